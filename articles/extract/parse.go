// Package extract turns the bytes of one article (plain text, Markdown, a
// saved web page, a line of JSON) into a model.Article. It is pure: bytes in,
// article out; it opens nothing and follows no address.
package extract

import (
	"fmt"
	"path"
	"strings"
	"time"

	"dateline/model"
	"dateline/model/document"
)

// Format is how the bytes of an article are to be read.
type Format uint8

// The formats.
const (
	Plain Format = iota
	Markdown
	HTML
	JSON  // one article or an array of them
	Lines // JSONL: one article a line
)

// FormatOf tells the format by the file name and, where that says nothing, by
// the first bytes.
func FormatOf(name string, data []byte) Format {
	switch strings.ToLower(path.Ext(name)) {
	case ".txt", ".text":
		return Plain
	case ".md", ".markdown", ".mkd":
		return Markdown
	case ".html", ".htm", ".xhtml", ".shtml":
		return HTML
	case ".json":
		return JSON
	case ".jsonl", ".ndjson":
		return Lines
	}
	head := strings.ToLower(strings.TrimLeft(string(data[:min(len(data), 1024)]), "\ufeff \t\r\n"))
	switch {
	case strings.HasPrefix(head, "{\""), strings.HasPrefix(head, "{ \""):
		return Lines
	case strings.HasPrefix(head, "<!doctype html"), strings.HasPrefix(head, "<html"), strings.HasPrefix(head, "<?xml") && strings.Contains(head, "<html"):
		return HTML
	case strings.HasPrefix(head, "---\n"), strings.HasPrefix(head, "---\r\n"):
		return Markdown
	}
	return Plain
}

// Parse reads one article in any format but JSON and Lines, which hold many
// (see Records). name says the format by its ending and becomes the ID; now
// is the latest day an article can be dated. Errors are one line that begins
// with name.
func Parse(name string, data []byte, now time.Time) (a *model.Article, err error) {
	// The parsers of others are given whatever a stranger wrote: a panic in
	// one costs that article, not the program.
	defer func() {
		if r := recover(); r != nil {
			a, err = nil, fmt.Errorf("%s: cannot be read (%.80v)", name, r)
		}
	}()
	format := FormatOf(name, data)
	text, err := decode(data, format == HTML)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if strings.TrimSpace(text) == "" {
		return nil, fmt.Errorf("%s: empty file", name)
	}
	switch format {
	case Markdown:
		a = parseMarkdown(text, now)
	case HTML:
		a = parseHTML(text, now)
	default:
		a = parsePlain(text, now)
	}
	a.ID = name
	if a.Doc == nil {
		a.Doc = new(document.Document)
	}
	if a.Title == "" && a.Doc.Text == "" && len(a.Images) == 0 {
		return nil, fmt.Errorf("%s: nothing to read in it", name)
	}
	return a, nil
}
