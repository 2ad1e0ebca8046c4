package model

import (
	"errors"
	"time"
)

// Feed is a subscription. What the network is told and what it answered last
// belong to it, so that the next refresh asks only for what is new.
type Feed struct {
	ID     int64  // of the library, 0 before it is kept
	URL    string // where it is fetched; http, https or file
	Title  string // as the feed calls itself
	Name   string // as the reader calls it, "" for Title
	Site   string // address of its page, "" where unknown
	Folder string // nested folders are joined with "/", "" for none
	Tags   []string

	Interval  time.Duration // between refreshes, 0 for the default
	FullText  Choice        // whether pages of articles are fetched in the background
	KeepDays  int           // 0 for the default, -1 for ever
	UserAgent string        // "" for the default
	Headers   []Header      // sent with each request, basic authorization included

	ETag         string // of the last answer
	LastModified string
	NextFetch    time.Time // not before; from Cache-Control, Retry-After and failures
	LastSuccess  time.Time
	LastError    string // one line, "" where the last fetch was well
	Failures     int    // in a row
	Gone         bool   // answered 410: not fetched any more
}

// Choice is what a reader says of a setting: on, off, or what the default is.
type Choice int8

// The choices.
const (
	Default Choice = 0
	On      Choice = 1
	Off     Choice = -1
)

func (c Choice) String() string {
	switch c {
	case On:
		return "on"
	case Off:
		return "off"
	}
	return "default"
}

// Or returns what is chosen, d by default.
func (c Choice) Or(d bool) bool {
	if c == Default {
		return d
	}
	return c == On
}

// Header is one line of a request.
type Header struct{ Name, Value string }

// Label is what the reader sees as the name of f.
func (f *Feed) Label() string {
	switch {
	case f.Name != "":
		return f.Name
	case f.Title != "":
		return f.Title
	}
	return f.URL
}

// FeedCount is a feed and how many articles of it there are.
type FeedCount struct {
	Feed
	Articles int
	Unread   int
	Starred  int
}

// Fetch says which feeds a refresh fetches; the zero value is all of them.
type Fetch struct {
	Feeds []int64 // only these; nil for all
	Story string  // only the feed that this article came from
	Due   bool    // only those that are due
}

// Refreshed sums up what a refresh of feeds did.
type Refreshed struct {
	Feeds     int // that were fetched
	New       int // articles
	Changed   int // articles that read otherwise now
	Unchanged int // feeds whose server had nothing new
	Waiting   int // feeds that were not due
	Gone      int // feeds that are not fetched any more
	Failures  []FeedFailure
}

// FeedFailure is a feed that could not be had, and why in one line without its
// address.
type FeedFailure struct {
	Feed Feed
	Err  error
}

// FeedChoice is a feed that a page names.
type FeedChoice struct{ URL, Title string }

// ErrFollowed says that a feed is in the library already.
var ErrFollowed = errors.New("followed already")

// Entry is an item as a feed delivered it.
type Entry struct {
	GUID       string // of the feed; "" where it gives none
	Article    *Article
	Summary    bool // Article.Doc is a summary of a longer page
	Enclosures []Enclosure
	SharedLink bool // other entries of the feed have this link too: it does not tell which one this is
	Clamped    bool // Article.Published is when the feed was read, since it says a later time
}

// Enclosure is a file that an entry carries.
type Enclosure struct {
	URL   string
	Type  string // media type, "" where unknown
	Bytes int64  // 0 where unknown
}
