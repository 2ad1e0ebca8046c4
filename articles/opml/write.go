package opml

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"unicode"

	"dateline/model"
)

// Write writes a list of feeds. Folders stand where the first feed in them
// does, feeds in the order given, so the same feeds give the same bytes. What
// a request would carry (headers) is nobody else's business and left out.
func Write(w io.Writer, title string, feeds []model.Feed) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "%s<opml version=\"2.0\">\n  <head>\n    <title>%s</title>\n  </head>\n  <body>\n", xml.Header, escaped(oneLine(title)))
	root := &folder{}
	for i := range feeds {
		root.place(&feeds[i])
	}
	root.write(b, "    ")
	fmt.Fprint(b, "  </body>\n</opml>\n")
	if err := b.Flush(); err != nil {
		return fmt.Errorf("opml: %w", err)
	}
	return nil
}

// folder is a folder with what is in it, in order.
type folder struct {
	name    string
	items   []any // *model.Feed or *folder
	folders map[string]*folder
}

// place puts a feed into its folder below f.
func (f *folder) place(feed *model.Feed) {
	depth := 0
	for _, name := range strings.Split(feed.Folder, "/") {
		if name = oneLine(name); name == "" || depth >= maxFolders {
			continue
		}
		depth++
		inner := f.folders[name]
		if inner == nil {
			inner = &folder{name: name}
			if f.folders == nil {
				f.folders = make(map[string]*folder)
			}
			f.folders[name] = inner
			f.items = append(f.items, inner)
		}
		f = inner
	}
	f.items = append(f.items, feed)
}

func (f *folder) write(b *bufio.Writer, in string) {
	for _, item := range f.items {
		switch item := item.(type) {
		case *folder:
			name := escaped(item.name)
			fmt.Fprintf(b, "%s<outline text=\"%s\" title=\"%s\">\n", in, name, name)
			item.write(b, in+"  ")
			fmt.Fprintf(b, "%s</outline>\n", in)
		case *model.Feed:
			writeFeed(b, in, item)
		}
	}
}

func writeFeed(b *bufio.Writer, in string, f *model.Feed) {
	title := first(f.Title, f.Label())
	fmt.Fprintf(b, "%s<outline type=\"rss\" text=\"%s\" title=\"%s\" xmlUrl=\"%s\"", in, escaped(oneLine(f.Label())), escaped(oneLine(title)), escaped(f.URL))
	if f.Site != "" {
		fmt.Fprintf(b, " htmlUrl=\"%s\"", escaped(f.Site))
	}
	if len(f.Tags) > 0 {
		tags := make([]string, len(f.Tags))
		for i, t := range f.Tags {
			tags[i] = strings.ReplaceAll(t, ",", " ")
		}
		fmt.Fprintf(b, " category=\"%s\"", escaped(strings.Join(tags, ",")))
	}
	fmt.Fprint(b, "/>\n")
}

// escaped is s as XML writes it in an attribute. What a terminal would obey is
// written as a number: the list may be looked at.
func escaped(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a Builder takes everything
	s = b.String()
	if !strings.ContainsFunc(s, acts) {
		return s
	}
	b.Reset()
	for _, r := range s {
		if acts(r) {
			fmt.Fprintf(&b, "&#x%X;", r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// acts tells whether a terminal obeys a rune, or shows text in another order
// because of it. XML has no other controls than those.
func acts(r rune) bool {
	return r >= 0x7f && r <= 0x9f || unicode.Is(unicode.Bidi_Control, r)
}
