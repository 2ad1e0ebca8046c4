// Package opml reads and writes lists of feeds, as readers of news exchange
// them. It is pure: it fetches nothing, and lists that a list includes are not
// followed.
//
//	feeds, problems := opml.Read(r)      // problems: one line each
//	err := opml.Write(w, title, feeds)
//
// Nested outlines are folders, categories are tags, and what Write wrote Read
// reads again as it was: URL, Title, Name, Site, Folder and Tags.
package opml

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"

	"golang.org/x/net/html/charset" // the encodings that old readers wrote

	"dateline/model"
)

// Bounds. What is beyond them is left out and said.
const (
	MaxBytes    = 10 << 20
	MaxFeeds    = 50_000
	maxFolders  = 32  // folders within each other; deeper ones belong to the last of them
	maxName     = 300 // bytes of a name
	maxURL      = 4096
	maxTags     = 32
	maxProblems = 200 // lines; more say nothing new
)

// Read reads a list of feeds in its order, each address once. What is wrong
// with the list is told in one line each; whatever can be read is returned. A
// feed that stands in several folders belongs to the first, and the others
// become tags of it.
func Read(r io.Reader) ([]model.Feed, []error) {
	limited := &io.LimitedReader{R: r, N: MaxBytes}
	d := xml.NewDecoder(newCleaner(limited))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = charset.NewReaderLabel
	l := &list{known: make(map[string]int)}
	err := l.read(d)
	switch {
	case limited.N == 0 && more(r):
		l.problem("the list is larger than %d MB: the rest is left out", MaxBytes>>20)
	case err != nil && !l.opml:
		l.problem("this is no list of feeds (OPML)")
	case err != nil:
		l.problem("the list cannot be read to its end: %.100s", oneLine(err.Error()))
	case !l.opml:
		l.problem("this is no list of feeds (OPML)")
	}
	if n := l.untold; n > 0 {
		l.problems = append(l.problems, fmt.Errorf("and %d problems more", n))
	}
	return l.feeds, l.problems
}

// more tells whether r has more to give.
func more(r io.Reader) bool {
	n, _ := io.ReadFull(r, make([]byte, 1))
	return n > 0
}

// list is one reading of one list.
type list struct {
	opml     bool
	folders  []string // of the outlines that are open; "" for one that is no folder
	open     int      // outlines that are open, counted past the bound too
	ignored  int      // outlines that are open in one that is commented out
	feeds    []model.Feed
	known    map[string]int
	problems []error
	untold   int
	full     bool
}

func (l *list) problem(format string, args ...any) {
	if len(l.problems) >= maxProblems {
		l.untold++
		return
	}
	l.problems = append(l.problems, fmt.Errorf(format, args...))
}

// read goes through the elements. It does not recurse, so nothing can nest too
// deeply for it.
func (l *list) read(d *xml.Decoder) error {
	for {
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			if l.open > 0 {
				return errors.New("it ends before its end")
			}
			return nil
		}
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch strings.ToLower(t.Name.Local) {
			case "opml":
				l.opml = true
			case "outline":
				if l.opml {
					l.start(t)
				}
			case "html":
				if !l.opml {
					return errors.New("a web page")
				}
			}
		case xml.EndElement:
			if strings.EqualFold(t.Name.Local, "outline") {
				l.end()
			}
		}
	}
}

// start reads an outline: a feed, a folder, or what is neither.
func (l *list) start(t xml.StartElement) {
	l.open++
	a := attributes(t)
	if l.ignored > 0 || strings.EqualFold(a["iscomment"], "true") {
		l.ignored++
		return
	}
	name := clip(oneLine(first(a["text"], a["title"])), maxName)
	kind := strings.ToLower(a["type"])
	address := a["xmlurl"]
	if address == "" && (kind == "rss" || kind == "atom" || kind == "feed") {
		address = a["url"]
	}
	folder := ""
	switch {
	case kind == "include":
		l.problem("outline %s includes another list, which is not followed", quoted(name))
	case address != "":
		l.feed(address, name, a)
	case kind == "link" && a["url"] != "": // a bookmark
	default:
		folder = name
	}
	if len(l.folders) < maxOutlines {
		l.folders = append(l.folders, folder)
	}
}

// maxOutlines is how many open outlines are remembered.
const maxOutlines = 10_000

func (l *list) end() {
	if l.open == 0 {
		return
	}
	if l.ignored > 0 {
		l.ignored--
	} else if l.open == len(l.folders) {
		l.folders = l.folders[:len(l.folders)-1]
	}
	l.open--
}

// folder is the path of the folders that are open.
func (l *list) folder() string {
	var names []string
	for _, f := range l.folders {
		for _, part := range strings.Split(f, "/") {
			if part = strings.TrimSpace(part); part != "" && len(names) < maxFolders {
				names = append(names, part)
			}
		}
	}
	return strings.Join(names, "/")
}

// feed adds a feed.
func (l *list) feed(address, name string, a map[string]string) {
	u, err := feedAddress(address)
	if err != nil {
		l.problem("outline %s: %v", quoted(name), err)
		return
	}
	folder, tags := l.folder(), tagsOf(a["category"])
	if at, ok := l.known[u]; ok {
		f := &l.feeds[at]
		if f.Folder == "" {
			f.Folder = folder
		} else if folder != "" && folder != f.Folder {
			tags = append(tags, strings.ReplaceAll(folder, ",", " "))
		}
		f.Tags = joined(f.Tags, tags)
		return
	}
	if len(l.feeds) >= MaxFeeds {
		if !l.full {
			l.problem("more than %d feeds: the rest is left out", MaxFeeds)
		}
		l.full = true
		return
	}
	f := model.Feed{URL: u, Title: name, Folder: folder, Tags: joined(nil, tags)}
	if title := clip(oneLine(a["title"]), maxName); title != "" && title != name { // text is the reader's own name for it
		f.Title, f.Name = title, name
	}
	if s, err := url.Parse(strings.TrimSpace(a["htmlurl"])); err == nil && s.Host != "" && len(a["htmlurl"]) <= maxURL && (s.Scheme == "http" || s.Scheme == "https") {
		f.Site = s.String()
	}
	l.known[u] = len(l.feeds)
	l.feeds = append(l.feeds, f)
}
