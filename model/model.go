// Package model is the vocabulary of dateline: what an article, a mention and
// an entity are, and the few rules that hold for all of them. It knows no
// source, no screen and no clock.
package model

import (
	"time"

	"dateline/model/document"
)

// Span is a half-open byte range; see document.Span.
type Span = document.Span

// Image is a picture an article shows, named by its words.
type Image struct {
	URL     string // as given; "" where unknown
	Caption string
	Credit  string
}

// Precision says how much of a date is known.
type Precision uint8

// The precisions of a date.
const (
	NoDate Precision = iota
	Year
	Month
	Day
	Minute // date and time of day
)

// Article is one readable piece, as a source delivered it. Its strings are
// untrusted: they are neutralised where they reach a terminal, not here.
type Article struct {
	ID        string // stable within its source: edition file name, path, feed guid
	Title     string // the headline, not part of Doc
	Outlet    string
	Byline    string
	Dateline  string // place, date and agency before the lede, as given ("TEHRAN, Nov 23 -")
	Published time.Time
	Precision Precision // of Published; NoDate where none is known
	Language  string    // BCP 47, "" where unknown
	URL       string
	Images    []Image
	Doc       *document.Document // standfirst, headings, captions and body; never nil once loaded
	Sample    bool               // of the embedded sample edition
}

// Standfirst returns the summary under the headline, "" where there is none.
// It is part of Doc, so it has no field of its own that could disagree.
func (a *Article) Standfirst() string {
	if a.Doc == nil {
		return ""
	}
	for i := range a.Doc.Blocks {
		if b := &a.Doc.Blocks[i]; b.Kind == document.Standfirst {
			return a.Doc.Text[b.Start:b.End]
		}
	}
	return ""
}
