package model

import "time"

// Desk is a saved query.
type Desk struct {
	ID       int64 // 0 before it is kept
	Name     string
	Query    string
	Mute     string // a query: what of it is left out, "" for nothing
	Best     bool   // the best first, else the newest
	Key      string // on which it opens, "" for none
	Position int    // among the desks
	Visited  time.Time
	Last     int64 // the last article that had come when it was visited; see query.Ask.Since
}

// SinceDesk is the ID of the desk of what came since the reader last looked. It and
// desks of the settings, which have lower ones, are not the library's to change.
const SinceDesk int64 = -1

// Fixed tells whether a desk cannot be changed where the others can.
func (d *Desk) Fixed() bool { return d.ID < 0 }

// DeskCount is a desk and what is to be read there, muted articles left out.
type DeskCount struct {
	Desk   Desk
	Unread int
	More   bool  // than that
	Err    error // why its query cannot be asked
}

// Mute is a query whose articles are left out.
type Mute struct {
	ID    int64
	Query string
	Desk  int64 // where; 0 for everywhere
	When  time.Time
}

// ReadingPlace is where reading stopped in an article: a block, and a byte of the plain
// text in case that its blocks are others by then.
type ReadingPlace struct {
	Block  int
	Offset int
}

// Snippet is a part of an article's text around words that were looked for.
type Snippet struct {
	Text    string
	Matches []Span // bytes of Text, in order
	Before  bool   // the text goes on before it
	After   bool   // and behind it
}
