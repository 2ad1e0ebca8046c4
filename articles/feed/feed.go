// Package feed turns the bytes of a feed into entries: RSS 0.9x to 2.0, RDF,
// Atom and JSON Feed, in whatever state a server sends them. It is pure: bytes
// in, model types out; it opens nothing and follows no address.
//
//	Parse     the entries of a feed, with what was wrong with it in a line each
//	Key       what tells an entry from others; SameEntry compares two
//	Discover  the feeds that a web page names
//	CleanURL  an address without what tracks its reader; CleanLinks for a body
//
// The bodies are HTML, and only the caller knows how that becomes a Document:
// see Options. Errors and warnings are one line without the feed's address,
// which the caller puts before them.
package feed

import (
	"errors"
	"fmt"
	"net/url"
	"time"

	"dateline/model"
	"dateline/model/document"
)

// Bounds. What is beyond them is left out with a warning.
const (
	MaxBytes = 16 << 20 // of a document
	MaxItems = 10_000   // of a document; the first are kept, which are the newest
	maxBody  = 4 << 20  // bytes of one body
	maxDepth = 128      // elements within each other
)

// The reasons for which bytes are no feed.
var (
	ErrEmpty  = errors.New("the answer is empty")
	ErrPage   = errors.New("this is a web page, not a feed")
	ErrNoFeed = errors.New("this is no feed (no RSS, RDF, Atom or JSON Feed)")
)

// Options are the parts of the work that belong to others.
type Options struct {
	// HTML turns a piece of HTML into a Document; relative addresses in it
	// belong to base. Nil keeps the words only.
	HTML func(html, base string) (*document.Document, []model.Image, error)
	// Finish may change an article when everything else in it is done: lift
	// the dateline out of its lede, say.
	Finish func(*model.Article)
}

// Result is what a feed holds.
type Result struct {
	Feed     model.Feed // Title and Site only
	Entries  []model.Entry
	Warnings []string // one line each: what was wrong and what became of it
	Cut      bool     // the feed ends before its end: there may be more in it the next time
}

// Parse reads a feed. base is the address it came from, contentType the header
// of the answer or "", now the latest time an entry can be dated.
//
// Whatever can be read is read: an error means that the bytes are no feed at
// all. Entries come in the order of the feed, each once (see SameEntry); every
// Article has a Doc.
func Parse(data []byte, base, contentType string, now time.Time, o Options) (r Result, err error) {
	// The parsers of others are given whatever a stranger wrote: a panic in
	// one costs that feed, not the program.
	defer func() {
		if p := recover(); p != nil {
			r, err = Result{}, fmt.Errorf("cannot be read (%.80v)", p)
		}
	}()
	w := &reader{options: o, now: now, base: webAddress(base)}
	if len(data) > MaxBytes {
		data = data[:MaxBytes]
		w.warn("larger than %d MB: the rest is left out", MaxBytes>>20)
	}
	text := toUTF8(data, contentType)
	if err := w.parse(text); err != nil {
		return Result{}, err
	}
	w.identities()
	w.count()
	return w.result, nil
}

// reader is one reading of one feed.
type reader struct {
	options Options
	now     time.Time
	base    *url.URL // nil where relative addresses lead nowhere
	kind    kind
	result  Result
	counts  [sorts]int // of what is told once for all entries
}

// kind is the family of a feed.
type kind uint8

const (
	rssFeed kind = iota
	atomFeed
	jsonFeed
)

// sort is a sort of defect that is counted.
type sort uint8

const (
	futureDate sort = iota
	badDate
	badLink
	longBody
	badItem
	twice
	sharedID
	sorts
)

func (w *reader) warn(format string, args ...any) {
	w.result.Warnings = append(w.result.Warnings, fmt.Sprintf(format, args...))
}

// cut notes that a feed ends before its end.
func (w *reader) cut() {
	w.result.Cut = true
	w.warn("the feed ends before its end: the entries before the cut are kept")
}

// count tells of the defects of entries, one line a sort.
func (w *reader) count() {
	for s, text := range [sorts]string{
		futureDate: "dated in the future: the time of reading is taken",
		badDate:    "with a date that is none: left undated",
		badLink:    "with a link that leads to no web page: left out",
		longBody:   "longer than 4 MB: cut",
		badItem:    "that cannot be read: left out",
		twice:      "in it twice: kept once",
		sharedID:   "with an id or link that many others have: told apart by the other",
	} {
		switch n := w.counts[s]; {
		case n == 1:
			w.warn("1 entry %s", text)
		case n > 1:
			w.warn("%d entries %s", n, text)
		}
	}
}
