package extract

import (
	"errors"
	"fmt"
	"mime"
	"net/url"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"

	"dateline/model"
)

// ErrNothing says that a web page has no readable part.
var ErrNothing = errors.New("nothing readable found on its page")

// Page reads a web page as its server sent it: what is readable in it, without
// what stands around. address is where it came from, contentType what the server
// says that it is. now is the latest day it can be dated.
func Page(data []byte, contentType, address string, now time.Time) (a *model.Article, err error) {
	defer func() { // as in Parse
		if r := recover(); r != nil {
			a, err = nil, fmt.Errorf("its page cannot be read (%.80v)", r)
		}
	}()
	if what := noPage(data, contentType); what != "" {
		return nil, fmt.Errorf("its page is %s: open it in the browser", what)
	}
	text, err := decode(asServed(data, contentType), true)
	if err != nil {
		return nil, fmt.Errorf("its page is %w", err)
	}
	if a = parsePage(text, address, now); a == nil || strings.TrimSpace(a.Doc.Text) == "" {
		return nil, ErrNothing
	}
	return a, nil
}

// parsePage is parseHTML for a page whose address is known; nil where nothing in
// it is meant to be read.
func parsePage(text, address string, now time.Time) *model.Article {
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return nil
	}
	about := aboutPage(root)
	from := absolute(address)
	if about.base == nil || about.url == "" {
		about.base = based(root, from)
	}
	unveil(root)
	return assemble(root, about, now, false)
}

// based is what relative links of a page from an address are relative to.
func based(root *html.Node, from *url.URL) *url.URL {
	e := find(root, func(n *html.Node) bool { return n.Data == "base" && attribute(n, "href") != "" })
	if e == nil || from == nil {
		return from
	}
	u, err := from.Parse(strings.TrimSpace(attribute(e, "href")))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return from
	}
	return u
}

// noPage says what an answer is where it is no web page.
func noPage(data []byte, contentType string) string {
	if strings.HasPrefix(string(data[:min(len(data), 5)]), "%PDF-") {
		return "a PDF"
	}
	media, _, err := mime.ParseMediaType(contentType)
	if err != nil {
		return ""
	}
	switch {
	case media == "text/html", media == "application/xhtml+xml", media == "text/plain", media == "application/xml", media == "text/xml", media == "application/octet-stream":
		return ""
	case strings.HasSuffix(media, "json"):
		return "JSON"
	}
	return "no web page (" + oneLine(media) + ")"
}

// asServed decodes what a server declares and the page itself does not; else it
// leaves data as it is.
func asServed(data []byte, contentType string) []byte {
	_, params, err := mime.ParseMediaType(contentType)
	if err != nil || params["charset"] == "" || utf8.Valid(data) || mostlyUTF8(data) {
		return data
	}
	if e, _ := byteOrderMark(data); e != nil {
		return data
	}
	e, name := charset.Lookup(params["charset"])
	if e == nil || name == "utf-8" || strings.HasPrefix(name, "utf-16") {
		return data
	}
	return []byte(convert(e, data))
}
