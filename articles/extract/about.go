package extract

import (
	"cmp"
	"net/url"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dateline/model"
)

// about is what a page says of itself, in its meta elements, JSON-LD and marked
// elements.
type about struct {
	title, outlet, byline string
	summary, language     string
	url                   string
	base                  *url.URL // of relative links, nil where unknown
	published             time.Time
	precision             model.Precision
}

// aboutPage reads what a page says of itself. Where it says a thing twice, data
// for machines wins over marks for people, which are often cut short.
func aboutPage(root *html.Node) about {
	m := metadata{meta: make(map[string]string)}
	m.collect(root)
	var a about
	a.outlet = cmp.Or(m.linked.outlet, m.meta["og:site_name"], m.meta["application-name"])
	a.title = m.headline(a.outlet)
	a.byline = m.writers()
	a.summary = oneLine(cmp.Or(m.meta["og:description"], m.linked.summary, m.meta["description"], m.meta["twitter:description"]))
	a.language = language(cmp.Or(m.language, m.linked.language, m.meta["og:locale"], m.meta["content-language"]))
	for _, s := range [...]string{m.canonical, m.meta["og:url"], m.linked.url} {
		if u := absolute(s); u != nil {
			a.url, a.base = u.String(), u
			break
		}
	}
	if u, err := url.Parse(strings.TrimSpace(m.base)); err == nil && m.base != "" {
		if a.base != nil {
			u = a.base.ResolveReference(u)
		}
		if u.Host != "" {
			a.base = u
		}
	}
	for _, s := range append([]string{m.linked.published, m.meta["article:published_time"], m.meta["og:published_time"], m.meta["datepublished"],
		m.meta["parsely-pub-date"], m.meta["sailthru.date"], m.meta["dc.date.issued"], m.meta["dcterms.created"], m.meta["dc.date"],
		m.meta["pubdate"], m.meta["publishdate"], m.meta["publish-date"], m.meta["date"]}, m.times...) {
		if t, p := parseDate(s); p != model.NoDate {
			a.published, a.precision = t, p
			break
		}
	}
	return a
}

// metadata is collected in one walk over a page.
type metadata struct {
	meta      map[string]string // by lower-case name or property; the first wins
	linked    linkedData
	title     string   // of the window
	heads     []string // h1
	canonical string
	base      string
	language  string
	author    string   // an element marked as the byline
	times     []string // of time elements, those marked as the publication first
}

func (m *metadata) collect(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		m.element(c)
		m.collect(c)
	}
}

func (m *metadata) element(n *html.Node) {
	prop := strings.ToLower(attribute(n, "itemprop"))
	switch n.DataAtom {
	case atom.Html:
		m.language = attribute(n, "lang")
	case atom.Base:
		m.base = cmp.Or(m.base, attribute(n, "href"))
	case atom.Title:
		if m.title == "" && !within(n, atom.Svg, nil) {
			m.title = words(n)
		}
	case atom.H1:
		if text := words(n); text != "" && len(m.heads) < 4 {
			m.heads = append(m.heads, text)
		}
	case atom.Link:
		if strings.EqualFold(attribute(n, "rel"), "canonical") {
			m.canonical = cmp.Or(m.canonical, attribute(n, "href"))
		}
	case atom.Meta:
		key := strings.ToLower(cmp.Or(attribute(n, "property"), attribute(n, "name"), prop, attribute(n, "http-equiv")))
		if value := oneLine(attribute(n, "content")); value != "" && m.meta[key] == "" {
			m.meta[key] = value
		}
	case atom.Time:
		s := cmp.Or(attribute(n, "datetime"), words(n))
		if prop == "datepublished" || has(n, "pubdate") {
			m.times = append([]string{s}, m.times...)
		} else if len(m.times) < 8 {
			m.times = append(m.times, s)
		}
	case atom.Script:
		if strings.EqualFold(attribute(n, "type"), "application/ld+json") && n.FirstChild != nil {
			m.linked.read(n.FirstChild.Data)
		}
	default:
		if m.author == "" && (prop == "author" || attribute(n, "rel") == "author" || marked(n, "byline") || marked(n, "author")) {
			if text := words(n); len(text) <= 160 {
				m.author = text
			}
		}
	}
}

func has(n *html.Node, key string) bool {
	for i := range n.Attr {
		if n.Attr[i].Key == key {
			return true
		}
	}
	return false
}

// marked tells whether one of the classes of an element is name.
func marked(n *html.Node, name string) bool {
	for _, class := range strings.Fields(attribute(n, "class")) {
		if strings.EqualFold(class, name) {
			return true
		}
	}
	return false
}

// headline is the title of the story, without the name of the outlet that
// windows and shared links carry behind it.
func (m *metadata) headline(outlet string) string {
	given := cmp.Or(m.linked.title, m.meta["og:title"], m.meta["twitter:title"], m.title)
	// The one h1 that the window's title begins with is what readers saw.
	for _, h := range m.heads {
		if len(h) >= 8 && (strings.Contains(strings.ToLower(given), strings.ToLower(h)) || strings.Contains(strings.ToLower(m.title), strings.ToLower(h))) {
			return h
		}
	}
	if given == "" && len(m.heads) > 0 {
		return m.heads[0]
	}
	return oneLine(withoutOutlet(given, outlet))
}

// withoutOutlet drops " | Outlet" and the like from the end of a title. Where
// the outlet is not known, a last part of up to three words behind a bar is
// taken for it.
func withoutOutlet(title, outlet string) string {
	for _, sep := range [...]string{" | ", " — ", " – ", " - ", " :: ", " » "} {
		i := strings.LastIndex(title, sep)
		if i < 0 {
			continue
		}
		last := strings.TrimSpace(title[i+len(sep):])
		known := outlet != "" && (strings.EqualFold(last, outlet) || strings.HasPrefix(strings.ToLower(last), strings.ToLower(outlet)))
		if known || (sep == " | " && strings.Count(last, " ") < 3 && strings.Count(title[:i], " ") >= 3) {
			return withoutOutlet(strings.TrimSpace(title[:i]), outlet)
		}
	}
	return title
}

// writers is the byline, without "By" and without addresses.
func (m *metadata) writers() string {
	for _, s := range [...]string{m.linked.author, m.meta["author"], m.meta["article:author"], m.meta["parsely-author"], m.meta["dc.creator"], m.author} {
		s = oneLine(s)
		if names, ok := byline(s); ok {
			s = names
		}
		if s != "" && len(s) <= 160 && !strings.Contains(s, "://") && !strings.HasPrefix(s, "@") {
			return s
		}
	}
	return ""
}

// language is a tag as BCP 47 has it.
func language(s string) string {
	s = strings.ReplaceAll(strings.TrimSpace(s), "_", "-")
	if s, _, _ = strings.Cut(s, ","); len(s) > 35 || len(s) < 2 {
		return ""
	}
	for i := 0; i < len(s); i++ {
		if c := s[i]; c != '-' && !digit(c) && (c|0x20 < 'a' || c|0x20 > 'z') {
			return ""
		}
	}
	return s
}
