package feed

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
	ext "github.com/mmcdole/gofeed/extensions"
	"golang.org/x/text/language" // BCP 47, which feeds write in many ways

	"dateline/model"
	"dateline/model/document"
)

const maxEnclosures = 32 // of an entry

// entry makes an entry of what the feed delivered.
func (w *reader) entry(f *gofeed.Feed, i item) model.Entry {
	a := &model.Article{
		Title:    w.line(i.Title, 1000),
		Outlet:   w.line(i.source, 300),
		Byline:   w.byline(f, i),
		Language: languageOf(i.language, f.Language),
		URL:      w.link(i),
	}
	if a.Outlet == "" {
		a.Outlet = w.result.Feed.Title
	}
	a.Published, a.Precision = w.published(i)
	e := model.Entry{GUID: clip(oneLine(i.GUID), 1000), Article: a, Clamped: a.Published.Equal(w.now)} // as notAfter does
	e.Summary = w.write(a, i)
	e.Enclosures = w.enclosures(i)
	if a.Title == "" {
		a.Title = headlineFrom(a.Doc)
	}
	if w.options.Finish != nil {
		w.options.Finish(a)
	}
	if a.Doc == nil {
		a.Doc = new(document.Document)
	}
	return e
}

// link is the address of an entry's page: the first of those it gives that
// leads to one.
func (w *reader) link(i item) string {
	given := make([]string, 0, 4+len(i.Links))
	if orig := i.Extensions["feedburner"]["origLink"]; len(orig) > 0 {
		given = append(given, orig[0].Value)
	}
	given = append(append(given, i.Link), i.Links...)
	bad := false
	for _, s := range given {
		if s = strings.TrimSpace(s); s == "" {
			continue
		}
		if u := resolve(s, w.base); u != "" {
			return CleanURL(u)
		}
		bad = true
	}
	if bad {
		w.counts[badLink]++
	}
	return ""
}

// published is the date of an entry: the first that it gives which is one, not
// later than now.
func (w *reader) published(i item) (time.Time, model.Precision) {
	given := []string{i.Published, i.Updated}
	if dc := i.DublinCoreExt; dc != nil {
		given = append(given, dc.Date...)
	}
	for _, name := range [...]string{"issued", "created", "modified", "date"} {
		for _, e := range i.Extensions["dcterms"][name] {
			given = append(given, e.Value)
		}
	}
	tried := false
	for _, s := range given {
		if strings.TrimSpace(s) == "" {
			continue
		}
		tried = true
		if t, p, ok := parseDate(s); ok && t.Unix() != 0 {
			return w.notAfter(t, p)
		}
	}
	for _, t := range [...]*time.Time{i.PublishedParsed, i.UpdatedParsed} {
		if t != nil && t.Year() >= 1900 && t.Unix() != 0 {
			return w.notAfter(*t, model.Minute)
		}
	}
	if tried {
		w.counts[badDate]++
	}
	return time.Time{}, model.NoDate
}

// notAfter keeps a date that is not in the future. Clocks differ by minutes and
// days begin earlier elsewhere: that is not worth a word.
func (w *reader) notAfter(t time.Time, p model.Precision) (time.Time, model.Precision) {
	if !t.After(w.now) {
		return t, p
	}
	if t.After(w.now.Add(14 * time.Hour)) {
		w.counts[futureDate]++
	}
	return w.now, model.Minute
}

var address = regexp.MustCompile(`\S+@\S+`)

// byline is who wrote an entry; addresses are no names. What a format lets
// entries take from their feed is taken from it.
func (w *reader) byline(f *gofeed.Feed, i item) string {
	people := i.Authors
	if len(people) == 0 && w.kind != rssFeed {
		people = f.Authors
	}
	given := []string{}
	for _, p := range people {
		given = append(given, p.Name)
	}
	if i.author != "" && strings.Join(given, "") == "" {
		given = []string{strings.Trim(address.ReplaceAllString(i.author, ""), " <>")}
	}
	if dc := i.DublinCoreExt; dc != nil && i.author == "" && len(dc.Creator) > 0 {
		given = dc.Creator
	}
	var names []string
	seen := make(map[string]bool)
	for _, s := range given {
		s = w.line(s, 200)
		if len(s) > 3 && strings.EqualFold(s[:3], "by ") {
			s = strings.TrimSpace(s[3:])
		}
		if s == "" || strings.Contains(s, "@") || seen[s] || len(names) >= 20 {
			continue
		}
		seen[s] = true
		names = append(names, s)
	}
	return strings.Join(names, ", ")
}

// languageOf is the first of some tags that is one, in its usual spelling.
func languageOf(tags ...string) string {
	for _, s := range tags {
		s = strings.TrimSpace(strings.ReplaceAll(s, "_", "-"))
		if s == "" || len(s) > 35 {
			continue
		}
		if t, err := language.Raw.Parse(s); err == nil && t != language.Und {
			return t.String()
		}
	}
	return ""
}

// enclosures are the files an entry carries, each once.
func (w *reader) enclosures(i item) []model.Enclosure {
	var out []model.Enclosure
	seen := make(map[string]bool)
	add := func(address, kind, size string) {
		u := CleanURL(resolve(address, w.base))
		if u == "" || seen[u] || len(out) >= maxEnclosures {
			return
		}
		seen[u] = true
		n, err := strconv.ParseInt(strings.TrimSpace(size), 10, 64)
		if err != nil || n < 0 {
			n = 0
		}
		out = append(out, model.Enclosure{URL: u, Type: clip(oneLine(kind), 100), Bytes: n})
	}
	for _, e := range i.Enclosures {
		add(e.URL, e.Type, e.Length)
	}
	for _, m := range mediaOf(i.Extensions, "content") {
		if kind, medium := m.Attrs["type"], m.Attrs["medium"]; medium == "video" || medium == "audio" ||
			strings.HasPrefix(kind, "video/") || strings.HasPrefix(kind, "audio/") {
			add(m.Attrs["url"], kind, m.Attrs["fileSize"])
		}
	}
	return out
}

// mediaOf are the elements of Media RSS with a name, in groups too.
func mediaOf(e ext.Extensions, name string) []ext.Extension {
	out := e["media"][name]
	for _, g := range e["media"]["group"] {
		out = append(out[:len(out):len(out)], g.Children[name]...)
	}
	return out
}

// id is what an article is called within its feed.
func (w *reader) id(e model.Entry) string {
	guid, link := Key(e)
	if guid != "" {
		return guid
	}
	if link != "" {
		return link
	}
	sum := sha256.Sum256([]byte(e.Article.Title + "\x00" + e.Article.URL + "\x00" + e.Article.Doc.Text))
	return hex.EncodeToString(sum[:12])
}
