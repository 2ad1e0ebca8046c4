package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// stripTags is the text of a piece of HTML, entities resolved: what stands
// between tags, not what stands in scripts and styles. Block elements part it
// by blank lines. It uses no tree, so it reads what nests too deeply for one.
func stripTags(s string) string {
	var b strings.Builder
	skip := atom.Atom(0)
	z := html.NewTokenizer(strings.NewReader(s))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			if skip == 0 {
				b.Write(z.Text())
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			a := atom.Lookup(name)
			if skip == 0 && dropped(a) && !void(a) {
				skip = a
			}
			b.WriteString(gap(a))
		case html.EndTagToken:
			name, _ := z.TagName()
			a := atom.Lookup(name)
			if a == skip {
				skip = 0
			}
			b.WriteString(gap(a))
		}
	}
}

// gap is the white space that a tag leaves between what stands around it.
func gap(a atom.Atom) string {
	switch {
	case a == atom.Br:
		return "\n"
	case a == atom.Td || a == atom.Th:
		return " "
	case block(a):
		return "\n\n"
	}
	return ""
}

// dropped tells whether an element holds nothing to read.
func dropped(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Head, atom.Title, atom.Meta, atom.Link, atom.Iframe,
		atom.Object, atom.Embed, atom.Button, atom.Input, atom.Select, atom.Option, atom.Textarea, atom.Nav, atom.Canvas, atom.Audio,
		atom.Video, atom.Dialog, atom.Datalist, atom.Rt, atom.Rp, atom.Frameset, atom.Noframes, atom.Map, atom.Area:
		return true
	}
	return false
}

// void tells which of the dropped elements have no end tag.
func void(a atom.Atom) bool {
	switch a {
	case atom.Meta, atom.Link, atom.Embed, atom.Input, atom.Area, atom.Img, atom.Br, atom.Hr, atom.Wbr, atom.Base, atom.Source, atom.Track, atom.Col:
		return true
	}
	return false
}

// block tells whether an element begins and ends on a line of its own.
func block(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Main, atom.Header, atom.Footer, atom.Aside, atom.Address, atom.Hgroup,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol, atom.Menu, atom.Dir, atom.Li, atom.Dl, atom.Dt, atom.Dd,
		atom.Blockquote, atom.Pre, atom.Table, atom.Thead, atom.Tbody, atom.Tfoot, atom.Tr, atom.Caption, atom.Figure, atom.Figcaption,
		atom.Hr, atom.Details, atom.Summary, atom.Fieldset, atom.Legend, atom.Form, atom.Center, atom.Body, atom.Html, atom.Listing, atom.Xmp:
		return true
	}
	return false
}
