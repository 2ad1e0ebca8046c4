package feed

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/mmcdole/gofeed" // knows what every element of every format means
	"github.com/mmcdole/gofeed/atom"
	"github.com/mmcdole/gofeed/json"
	"github.com/mmcdole/gofeed/rss"
)

// parse reads a decoded document.
func (w *reader) parse(text string) error {
	if strings.Contains(text, "\r") {
		text = strings.ReplaceAll(text, "\r\n", "\n")
	}
	head := strings.TrimLeft(text, "\ufeff \t\r\n\x00")
	switch {
	case head == "":
		return ErrEmpty
	case head[0] == '{' || head[0] == '[':
		return w.parseJSON(head)
	}
	at := rootAt(text)
	if at < 0 {
		return notAFeed(head)
	}
	if looksLikePage(text[:at]) {
		return ErrPage
	}
	fix := repair{in: text, at: at}
	fix.run()
	if fix.items > MaxItems {
		w.warn("%d entries: the first %d are kept", fix.items, MaxItems)
	}
	if fix.cut {
		w.cut()
	}
	if err := w.translate(fix.out); err != nil {
		return err
	}
	return w.anything(fix.cut)
}

// anything tells a feed from its empty frame, which other kinds of document
// have too.
func (w *reader) anything(cut bool) error {
	switch f := &w.result.Feed; {
	case len(w.result.Entries) > 0 || f.Title != "" || f.Site != "":
		return nil
	case cut:
		return errors.New("the answer ends before anything is in it")
	}
	return ErrNoFeed
}

// looksLikePage tells a web page by its beginning, or by what stands before the
// root of what would be a feed.
func looksLikePage(head string) bool {
	const far = 64 << 10
	head = comment.ReplaceAllString(strings.ToLower(head[:min(len(head), far)]), "")
	for _, sign := range [...]string{"<!doctype html", "<html", "<head>", "<body"} {
		if strings.Contains(head, sign) {
			return true
		}
	}
	return false
}

var comment = regexp.MustCompile(`(?s)<!--.*?-->`)

// notAFeed names what a document without the root of a feed is.
func notAFeed(text string) error {
	head := strings.ToLower(text[:min(len(text), 4096)])
	for _, c := range [...]struct{ sign, what string }{
		{"<opml", "a list of feeds (OPML): import it"},
		{"<urlset", "a site map"}, {"<sitemapindex", "a site map"},
	} {
		if strings.Contains(head, c.sign) && !strings.Contains(head, "<html") {
			return fmt.Errorf("%w, but %s", ErrNoFeed, c.what)
		}
	}
	switch {
	case looksLikePage(text):
		return ErrPage
	case strings.HasPrefix(text, "\x1f\u2039"), strings.HasPrefix(text, "\x1f\uFFFD"), strings.HasPrefix(text, "PK\x03\x04"):
		return fmt.Errorf("%w, but compressed data", ErrNoFeed)
	case strings.ContainsAny(head, "\x00\x01\x02\x03\x04\x05\x06\x7f"):
		return fmt.Errorf("%w, but binary data", ErrNoFeed)
	}
	return ErrNoFeed
}

// translate gives a sound document to gofeed and takes the entries from it.
func (w *reader) translate(data []byte) error {
	p := gofeed.NewParser()
	p.KeepOriginalFeed = true // what the formats do not have in common: kinds of text, sources
	p.RSSTranslator = &gofeed.DefaultRSSTranslator{DisableContentImageScan: true}
	found, err := p.Parse(bytes.NewReader(data))
	if err != nil {
		return fmt.Errorf("%w (%.120s)", ErrNoFeed, oneLine(err.Error()))
	}
	switch found.FeedType {
	case "atom":
		w.kind = atomFeed
	case "json":
		w.kind = jsonFeed
	}
	w.head(found)
	for i, item := range found.Items {
		if i == MaxItems {
			break
		}
		w.result.Entries = append(w.result.Entries, w.entry(found, w.delivered(found, item, i)))
	}
	return nil
}

// head reads what a feed says of itself.
func (w *reader) head(found *gofeed.Feed) {
	f := &w.result.Feed
	f.Title = w.line(found.Title, 300)
	site := found.Link
	if site == "" && len(found.Links) > 0 && found.Links[0] != found.FeedLink {
		site = found.Links[0] // of Atom, without a rel
	}
	f.Site = resolve(site, w.base)
	// Relative links of RSS belong to its site; a local file has no other base.
	if site := webAddress(f.Site); site != nil && (w.kind == rssFeed || w.base == nil) {
		w.base = site
	}
}

// item is an entry in the words of its feed.
type item struct {
	*gofeed.Item
	bodies   []body // the first that says most is taken
	source   string // name of the outlet it was taken from
	author   string // as given
	language string
}

// body is one of the texts an entry carries.
type body struct {
	text    string
	plain   bool // is no HTML
	content bool // meant to be the whole
}

// delivered adds what only the format itself tells.
func (w *reader) delivered(found *gofeed.Feed, i *gofeed.Item, at int) item {
	out := item{Item: i}
	if i.DublinCoreExt != nil {
		out.language = first(i.DublinCoreExt.Language)
	}
	switch f := found.OriginalFeed().(type) {
	case *rss.Feed:
		from := f.Items[at]
		if from.Source != nil {
			out.source = from.Source.Title
		}
		out.author = from.Author
		out.bodies = []body{{text: i.Content, content: true}, {text: i.Description}}
		if v := from.Custom["encoded"]; v != "" && i.Content == "" {
			out.bodies[0].text = v
		}
		if g := from.GUID; g != nil && i.Link == "" && webAddress(g.Value) != nil && !strings.EqualFold(g.IsPermalink, "false") {
			i.Link = g.Value
		}
	case *atom.Feed:
		from := f.Entries[at]
		if from.Source != nil {
			out.source = from.Source.Title
		}
		b := body{text: i.Content, content: true}
		if c := from.Content; c != nil {
			b.plain = (c.Type == "text" || c.Type == "text/plain") && !markup(c.Value)
			if c.Src != "" && i.Link == "" {
				i.Link = c.Src
			}
		}
		out.bodies = []body{b, {text: i.Description}}
	case *json.Feed:
		from := f.Items[at]
		out.language = from.Language
		out.bodies = []body{{text: from.ContentHTML, content: true}, {text: from.Summary, plain: true}}
		if from.ContentHTML == "" {
			out.bodies[0] = body{text: from.ContentText, content: true, plain: true}
		}
		if i.Link == "" {
			i.Link = from.ExternalURL
		}
	}
	return out
}

func first(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}
