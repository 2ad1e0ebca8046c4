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
	"bufio"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"slices"
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

// feedAddress checks the address of a feed: one that may be fetched. Programs
// (exec:) are never taken from a list.
func feedAddress(s string) (string, error) {
	s = strings.TrimSpace(s)
	if len(s) > maxURL {
		return "", errors.New("the address is longer than any")
	}
	if len(s) > 5 && strings.EqualFold(s[:5], "feed:") {
		if rest, ok := strings.CutPrefix(s[5:], "//"); ok {
			s = "http://" + rest
		} else {
			s = s[5:]
		}
	}
	u, err := url.Parse(s)
	if err != nil {
		return "", fmt.Errorf("address %s is none", quoted(clip(s, 120)))
	}
	u.Scheme = strings.ToLower(u.Scheme)
	switch u.Scheme {
	case "http", "https":
		if u.Hostname() == "" {
			return "", fmt.Errorf("address %s has no host", quoted(clip(s, 120)))
		}
		u.Host = strings.ToLower(u.Host)
	case "file":
		if u.Path == "" || u.Host != "" && u.Host != "localhost" {
			return "", fmt.Errorf("address %s is no file here", quoted(clip(s, 120)))
		}
	default:
		return "", fmt.Errorf("address %s is not one of http, https or file", quoted(clip(s, 120)))
	}
	return u.String(), nil
}

// tagsOf reads the category of an outline: parted by commas; a path of it
// begins with a slash.
func tagsOf(s string) (out []string) {
	for _, part := range strings.Split(clip(s, 10_000), ",") {
		out = append(out, strings.TrimLeft(part, "/ \t"))
	}
	return out
}

// joined adds tags to a list that has each once.
func joined(list, more []string) []string {
	for _, t := range more {
		t = clip(oneLine(t), maxName)
		if t != "" && len(list) < maxTags && !slices.Contains(list, t) {
			list = append(list, t)
		}
	}
	return list
}

// attributes are the attributes of an outline by their names in lower case,
// since programs do not agree on xmlUrl.
func attributes(t xml.StartElement) map[string]string {
	out := make(map[string]string, len(t.Attr))
	for _, a := range t.Attr[:min(len(t.Attr), 64)] {
		if name := strings.ToLower(a.Name.Local); out[name] == "" {
			out[name] = a.Value
		}
	}
	return out
}

func first(list ...string) string {
	for _, s := range list {
		if strings.TrimSpace(s) != "" {
			return s
		}
	}
	return ""
}

// quoted writes a name on one line; a nameless outline has no name to say.
func quoted(s string) string {
	if s == "" {
		return "without a name"
	}
	return fmt.Sprintf("%q", s)
}

func oneLine(s string) string {
	return strings.Join(strings.Fields(strings.ToValidUTF8(s, "\uFFFD")), " ")
}

// clip cuts s to n bytes at most, on the border of a rune.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(s[:n], "")
}

// newCleaner leaves out the control characters that XML does not have, and
// what stands before the first element.
func newCleaner(r io.Reader) io.Reader {
	b := bufio.NewReaderSize(r, 32<<10)
	for {
		head, err := b.Peek(2)
		if len(head) == 0 || head[0] == '<' || err == nil && (head[0] >= 0xfe || head[0] == 0 || head[1] == 0) {
			break // the beginning, or UTF-16
		}
		if _, err := b.Discard(1); err != nil {
			break
		}
	}
	if head, _ := b.Peek(2); len(head) == 2 && (head[0] >= 0xfe || head[0] == 0 || head[1] == 0) {
		if u, err := charset.NewReader(b, ""); err == nil {
			return &cleaner{r: u}
		}
	}
	return &cleaner{r: b}
}

type cleaner struct{ r io.Reader }

func (c *cleaner) Read(p []byte) (int, error) {
	for {
		n, err := c.r.Read(p)
		kept := 0
		for _, b := range p[:n] {
			if b >= ' ' || b == '\t' || b == '\n' || b == '\r' {
				p[kept] = b
				kept++
			}
		}
		if kept > 0 || err != nil {
			return kept, err
		}
	}
}
