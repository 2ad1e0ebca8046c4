// Package export writes an article in the formats a reader keeps, sends and
// pipes, and saves it.
//
//	f, ok := export.Lookup("markdown")          // or by extension: "md"
//	data, err := f.Bytes(loaded)                // the whole of the article
//	name := export.FileName(loaded.Article, f)  // 2015-11-23-headline.md
//	err = export.Save(path, data)               // ErrExists: nothing was touched
//
// What it writes acts on no terminal: escape sequences and the characters that
// make a line read as another one are gone, in files too, for files are shown
// with cat. The JSON object is that of `dateline annotate`; its keys keep their
// meaning, and new ones may be added.
package export

import (
	"slices"
	"strings"

	"dateline/model"
)

// Format is one way to write an article.
type Format struct {
	Name      string // as it is typed and asked for
	Ext       string // of its files, with the dot
	MediaType string
	Help      string
	Many      bool // whether several articles may follow each other in one file
	write     func(model.Loaded) ([]byte, error)
}

// Formats are all formats, in the order in which they are offered. What offers,
// completes or documents formats goes by this table.
func Formats() []Format {
	return []Format{
		{"text", ".txt", "text/plain; charset=utf-8", "plain text, paragraphs unwrapped, links below", true, text},
		{"markdown", ".md", "text/markdown; charset=utf-8", "Markdown with the particulars as front matter", false, markdownOf},
		{"html", ".html", "text/html; charset=utf-8", "a page of its own, without scripts or anything to load", false, htmlOf},
		{"json", ".json", "application/json", "the text with what was found in it, as annotate prints it", true, jsonOf},
	}
}

// Names are the names of the formats.
func Names() (out []string) {
	for _, f := range Formats() {
		out = append(out, f.Name)
	}
	return out
}

// Lookup finds a format by its name or extension.
func Lookup(name string) (Format, bool) {
	name = strings.ToLower(strings.TrimPrefix(name, "."))
	if name == "htm" {
		name = "html"
	}
	all := Formats()
	i := slices.IndexFunc(all, func(f Format) bool { return f.Name == name || f.Ext == "."+name })
	if i < 0 {
		return Format{}, false
	}
	return all[i], true
}

// Bytes writes an article in UTF-8, with a newline at its end. The analysis may
// be nil; only JSON speaks of it.
func (f Format) Bytes(l model.Loaded) ([]byte, error) { return f.write(l) }

func jsonOf(l model.Loaded) ([]byte, error) {
	an := l.Analysis
	if an == nil {
		an = &model.Analysis{}
	}
	var e Encoder
	return e.EncodeArticle(l.Article, an, Published(l.Article), true)
}

// clean takes out what could act on a terminal or hide what a line says:
// controls but newline and tab, and the controls that embed or override a
// direction. Marks that only say which way a character runs stay, and so does
// every letter.
func clean(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	if strings.IndexFunc(s, harmful) < 0 {
		return s
	}
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n").Replace(s)
	return strings.Map(func(r rune) rune {
		if harmful(r) {
			return -1
		}
		return r
	}, s)
}

func harmful(r rune) bool {
	switch {
	case r == '\n' || r == '\t':
		return false
	case r < ' ' || r >= 0x7f && r < 0xa0:
		return true
	}
	return r == 0x2028 || r == 0x2029 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == 0xfeff || r == 0xfffe || r == 0xffff
}

// cleanLine is clean as one line with single spaces.
func cleanLine(s string) string { return strings.Join(strings.Fields(clean(s)), " ") }
