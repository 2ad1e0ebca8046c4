package feed

import (
	"net/url"
	"path"
	"strings"

	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Candidate is a feed that a page may have.
type Candidate struct {
	URL   string
	Title string // as the page calls it, "" where it does not
	Type  string // media type that the page gives, "" where it gives none
	Guess bool   // nothing on the page speaks of it: sites often have one there
}

const maxCandidates = 50

// Discover finds the feeds of a web page that came from base: those its head
// declares, then links that look like one, the page's own site first, feeds of
// comments last. Where there is neither, the places where sites often have one
// are guessed. Only addresses of the web are returned, each once.
func Discover(html []byte, base string) []Candidate {
	d := discovery{base: webAddress(base), seen: make(map[string]bool)}
	d.read(toUTF8(html[:min(len(html), MaxBytes)], ""))
	out := d.inOrder()
	if len(out) == 0 {
		out = d.guesses()
	}
	return out[:min(len(out), maxCandidates)]
}

// discovery is one reading of one page.
type discovery struct {
	base     *url.URL
	seen     map[string]bool
	declared []Candidate
	linked   []Candidate
	open     *Candidate // the link whose text is being read
	text     strings.Builder
}

// read goes through the tags of a page. It builds no tree, so nothing on the
// page can nest too deeply for it.
func (d *discovery) read(page string) {
	z := nethtml.NewTokenizer(strings.NewReader(page))
	for {
		switch z.Next() {
		case nethtml.ErrorToken:
			d.endLink()
			return
		case nethtml.TextToken:
			if d.open != nil && d.text.Len() < 200 {
				d.text.Write(z.Text())
			}
		case nethtml.EndTagToken:
			if name, _ := z.TagName(); atom.Lookup(name) == atom.A {
				d.endLink()
			}
		case nethtml.StartTagToken, nethtml.SelfClosingTagToken:
			name, more := z.TagName()
			a := atom.Lookup(name)
			if a != atom.Link && a != atom.A && a != atom.Base && a != atom.Img {
				continue
			}
			attrs := make(map[string]string)
			for more {
				var k, v []byte
				k, v, more = z.TagAttr()
				attrs[string(k)] = string(v)
			}
			d.tag(a, attrs)
		}
	}
}

func (d *discovery) tag(a atom.Atom, attrs map[string]string) {
	switch a {
	case atom.Base:
		if u := webAddress(resolve(attrs["href"], d.base)); u != nil {
			d.base = u
		}
	case atom.Img:
		if d.open != nil {
			d.text.WriteString(" " + attrs["alt"])
		}
	case atom.Link:
		if declaresFeed(attrs) {
			d.declared = d.add(d.declared, Candidate{URL: attrs["href"], Title: attrs["title"], Type: mediaType(attrs["type"])})
		}
	case atom.A:
		d.endLink()
		d.open = &Candidate{URL: attrs["href"], Title: attrs["title"], Type: mediaType(attrs["type"])}
	}
}

// endLink takes the link that has ended if it looks like one to a feed.
func (d *discovery) endLink() {
	if d.open == nil {
		return
	}
	c := *d.open
	d.open = nil
	text := oneLine(d.text.String())
	d.text.Reset()
	if c.URL == "" || !feedType(c.Type) && !feedAddress(c.URL, text) {
		return
	}
	if c.Title == "" {
		c.Title = text
	}
	d.linked = d.add(d.linked, c)
}

// add keeps a candidate that leads to the web and is not known yet.
func (d *discovery) add(list []Candidate, c Candidate) []Candidate {
	if c.URL = resolve(httpScheme(c.URL), d.base); c.URL == "" || len(list) >= 4*maxCandidates {
		return list
	}
	key := Canonical(c.URL)
	if d.seen[key] {
		return list
	}
	d.seen[key] = true
	c.Title = clip(oneLine(c.Title), 200)
	return append(list, c)
}

// httpScheme writes feed://host/x and feed:https://host/x as what they mean.
func httpScheme(s string) string {
	s = strings.TrimSpace(s)
	if len(s) < 5 || !strings.EqualFold(s[:5], "feed:") {
		return s
	}
	if rest, ok := strings.CutPrefix(s[5:], "//"); ok {
		return "http://" + rest
	}
	return s[5:]
}

// inOrder puts the best first: what is declared, then what is linked on the
// site itself, then elsewhere; of each kind, comments last.
func (d *discovery) inOrder() []Candidate {
	var out, elsewhere, comments []Candidate
	place := func(c Candidate, other bool) {
		switch lower := strings.ToLower(c.URL + " " + c.Title); {
		case strings.Contains(lower, "comment"):
			comments = append(comments, c)
		case other:
			elsewhere = append(elsewhere, c)
		default:
			out = append(out, c)
		}
	}
	for _, c := range d.declared {
		place(c, false)
	}
	for _, c := range d.linked {
		u := webAddress(c.URL)
		place(c, d.base != nil && u != nil && site(u.Hostname()) != site(d.base.Hostname()))
	}
	return append(append(out, elsewhere...), comments...)
}

// site is the last two labels of a host: www.x.org and feeds.x.org are one.
func site(host string) string {
	labels := strings.Split(strings.ToLower(host), ".")
	return strings.Join(labels[max(0, len(labels)-2):], ".")
}

// guesses are the places where sites often have a feed.
func (d *discovery) guesses() []Candidate {
	if d.base == nil {
		return nil
	}
	var out []Candidate
	for _, p := range [...]string{"/feed", "/rss", "/feed.xml", "/rss.xml", "/atom.xml", "/index.xml", "/feed.json"} {
		out = d.add(out, Candidate{URL: p, Guess: true})
	}
	return out
}

// declaresFeed tells whether a link element of the head is for a feed.
func declaresFeed(attrs map[string]string) bool {
	kind := mediaType(attrs["type"])
	for _, rel := range strings.Fields(strings.ToLower(attrs["rel"])) {
		switch rel {
		case "feed":
			return kind == "" || feedType(kind) || kind == "text/html"
		case "alternate":
			if feedType(kind) {
				return true
			}
			switch kind {
			case "application/json", "text/xml", "application/xml": // also of other things
				return feedAddress(attrs["href"], attrs["title"])
			}
		}
	}
	return false
}

// mediaType is a media type without its parameters.
func mediaType(s string) string {
	s, _, _ = strings.Cut(s, ";")
	return clip(strings.ToLower(strings.TrimSpace(s)), 100)
}

func feedType(kind string) bool {
	switch kind {
	case "application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml", "application/x-rss+xml", "text/rss+xml", "application/rss", "application/atom":
		return true
	}
	return false
}

// feedAddress tells whether a link looks like one to a feed, by where it leads
// and by its words.
func feedAddress(href, text string) bool {
	u, err := url.Parse(strings.ToLower(strings.TrimSpace(href)))
	if err != nil || u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https" && u.Scheme != "feed" {
		return false
	}
	if u.Scheme == "feed" || strings.HasPrefix(u.Host, "feeds.") || strings.HasPrefix(u.Host, "rss.") {
		return true
	}
	p := strings.TrimRight(u.Path, "/")
	name := path.Base(p)
	switch path.Ext(name) {
	case ".rss", ".atom", ".rdf":
		return true
	case ".xml", ".json":
		return strings.Contains(p, "feed") || strings.Contains(p, "rss") || strings.Contains(p, "atom") || feedWord(text)
	}
	switch name {
	case "feed", "rss", "atom", "rss2", "feed1", "feeds.xml":
		return true
	}
	for k, v := range u.Query() {
		for _, v := range v {
			if (k == "feed" || k == "format" || k == "type" || k == "output" || k == "alt") && (v == "rss" || v == "rss2" || v == "atom" || v == "rdf" || v == "json-feed") {
				return true
			}
		}
	}
	return feedWord(text) && u.Path != "" && (strings.Contains(p, "feed") || strings.Contains(p, "rss"))
}

// feedWord tells whether the words of a link speak of a feed.
func feedWord(text string) bool {
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return r < 'a' || r > 'z' }) {
		switch w {
		case "rss", "atom", "feed", "feeds", "xml", "webfeed", "newsfeed":
			return true
		}
	}
	return false
}
