package model

import "time"

// Item is a row of a list of articles: what can be shown before an article is
// opened or analysed.
type Item struct {
	ID        string
	Title     string
	Outlet    string
	Published time.Time
	Precision Precision
	URL       string
	Sample    bool // of the embedded sample edition
	Read      bool
	Star      bool
}

// Batch is a part of a list, in list order.
type Batch struct {
	Items    []Item
	Failures []error // one clear line each: what could not be read and why; the rest goes on
	Next     int     // cursor of the batch that follows
	Done     bool
	Cut      bool // of a search: only those of the hits that came last were ranked
}

// Totals are numbers of all articles that can be listed.
type Totals struct {
	Stories, Unread int
	Most            int // they were counted no further: Most+1 is more; 0 where all were counted
}

// Value is something that the field of a query can be asked for.
type Value struct {
	Text  string // as a query has it
	About string // what it means, "" where it says so itself
	N     int    // articles that have it, -1 where they are not counted
}

// Loaded is an article with what was found in it.
type Loaded struct {
	Article    *Article
	Analysis   *Analysis
	Enclosures []Enclosure // files that came with it
	Tags       []string    // that the reader put on it
}

// Mark is one change of a reader's marks; nil leaves a mark as it is.
type Mark struct {
	IDs  []string
	Read *bool
	Star *bool
}

// Step is a done, undone or redone change: the marks as they are now and how
// many rows it really changed, or the correction that it was.
type Step struct {
	Items   []MarkState // only rows that changed
	Read    *bool       // what the step set (before inversion), nil if not touched
	Star    *bool
	Nothing bool // there was nothing to undo or redo

	Correction *Correction // set where the step was one; stories opened before it are out of date
	Unkept     error       // why the correction holds for this session only, nil where it was kept

	What  StepKind // of a step that changed no marks and is no correction
	Name  string   // of the tag, feed or desk, or the query that is muted; "" where there are several
	Count int      // articles that were tagged, or that went or came with a feed
	Back  bool     // the thing is there now: a feed that was removed is back, a new desk that was undone is gone, a tag is on
	Not   error    // why the step could not be taken back or done again; the history goes on behind it
}

// StepKind is what a step was that changed no marks.
type StepKind string

// The kinds of steps.
const (
	StepTags StepKind = "tags"
	StepMute StepKind = "mute"
	StepDesk StepKind = "desk"
	StepFeed StepKind = "feed" // it was removed
)

// MarkState is the state of one row's marks.
type MarkState struct {
	ID   string
	Read bool
	Star bool
}
