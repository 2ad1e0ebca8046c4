package extract

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// unveil makes a page as its server sent it one that can be read without its
// scripts: pictures get their addresses, lines that are paragraphs become some,
// and what asks for something, or says again what the text says, is taken away.
func unveil(root *html.Node) {
	u := unveiler{}
	u.walk(root)
	if len(u.quotes) == 0 {
		return
	}
	text := words(root)
	for _, q := range u.quotes {
		if q.Parent != nil && strings.Count(text, strings.Trim(words(q), " .…\"'“”‘’«»„")) > 1 {
			q.Parent.RemoveChild(q)
		}
	}
}

type unveiler struct {
	quotes []*html.Node // that may stand in the text as well
}

func (u *unveiler) walk(n *html.Node) {
	for c := n.FirstChild; c != nil; {
		if c.Type == html.ElementNode && c.DataAtom == atom.P {
			splitLines(c)
		}
		next := c.NextSibling
		switch {
		case c.Type != html.ElementNode:
		case asks(c):
			n.RemoveChild(c)
		case c.DataAtom == atom.Img:
			loaded(c)
		default:
			if len(u.quotes) < mostQuotes && named(c, "pullquote", "pull-quote", "pull_quote", "pulledquote") {
				u.quotes = append(u.quotes, c)
			}
			u.walk(c)
		}
		c = next
	}
}

// mostQuotes is how many quotes of a page are looked for in its text.
const mostQuotes = 20

// mostAsked is how many bytes of text an element that asks for something has at
// most: some pages call all that is for subscribers a paywall, the story included.
const mostAsked = 800

// asks tells whether an element asks for consent, a subscription or the like, or
// is an advertisement.
func asks(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Dialog:
		return true
	case atom.Div, atom.Section, atom.Aside, atom.Form, atom.P, atom.Ul, atom.Span:
	default:
		return false
	}
	switch attribute(n, "role") {
	case "dialog", "alertdialog":
		return short(n)
	}
	switch {
	case named(n, "cookie", "cookies", "cookiebanner", "cookieconsent", "consent", "gdpr", "onetrust", "advert", "advertisement", "ad-slot", "adslot", "ad", "ads",
		"newsletter", "promo", "promobox", "paywall", "regwall", "subscribe", "subscription", "share-tools", "sharebar", "social-share"):
		return short(n)
	case n.DataAtom == atom.P || n.DataAtom == atom.Div:
		return n.FirstChild != nil && n.FirstChild == n.LastChild && n.FirstChild.Type == html.TextNode && advertisement(n.FirstChild.Data)
	}
	return false
}

// advertisement tells whether a text is what stands above one.
func advertisement(s string) bool {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "advertisement", "advertising", "anzeige", "werbung", "publicité", "publicidad", "pubblicità", "реклама", "story continues below advertisement":
		return true
	}
	return false
}

// named tells whether the id or a class of an element is one of the names, or
// begins with one and a hyphen or underscore.
func named(n *html.Node, names ...string) bool {
	for _, word := range strings.Fields(strings.ToLower(attribute(n, "id") + " " + attribute(n, "class"))) {
		for _, name := range names {
			if rest, ok := strings.CutPrefix(word, name); ok && (rest == "" || rest[0] == '-' || rest[0] == '_') {
				return true
			}
		}
	}
	return false
}

// loaded puts the address of a picture where one looks for it.
func loaded(n *html.Node) {
	src := strings.TrimSpace(attribute(n, "src"))
	if src != "" && !strings.HasPrefix(src, "data:") && !strings.Contains(src, "placeholder") {
		return
	}
	for _, key := range [...]string{"data-src", "data-original", "data-lazy-src", "data-original-src"} {
		if to := strings.TrimSpace(attribute(n, key)); to != "" {
			setAttribute(n, "src", to)
			return
		}
	}
	for _, key := range [...]string{"data-srcset", "data-lazy-srcset", "srcset"} {
		if to := largest(attribute(n, key)); to != "" {
			setAttribute(n, "src", to)
			return
		}
	}
}

// largest is the address of the largest picture of a srcset.
func largest(set string) (address string) {
	most := -1.0
	for _, candidate := range strings.Split(set, ", ") {
		f := strings.Fields(strings.TrimSuffix(strings.TrimSpace(candidate), ","))
		if len(f) == 0 {
			continue
		}
		size := 1.0
		if len(f) > 1 {
			size, _ = strconv.ParseFloat(strings.TrimRight(f[1], "wxh"), 64)
		}
		if size > most {
			address, most = f[0], size
		}
	}
	return address
}

func setAttribute(n *html.Node, key, value string) {
	for i := range n.Attr {
		if n.Attr[i].Key == key {
			n.Attr[i].Val = value
			return
		}
	}
	n.Attr = append(n.Attr, html.Attribute{Key: key, Val: value})
}

// splitLines makes paragraphs of what two line breaks part in one.
func splitLines(p *html.Node) {
	at, breaks := p, []*html.Node(nil)
	for c := p.FirstChild; c != nil; {
		next := c.NextSibling
		switch {
		case c.Type == html.ElementNode && c.DataAtom == atom.Br:
			breaks = append(breaks, c)
		case c.Type == html.TextNode && strings.TrimSpace(c.Data) == "":
		default:
			if len(breaks) > 1 {
				rest := &html.Node{Type: html.ElementNode, DataAtom: atom.P, Data: "p"}
				at.Parent.InsertBefore(rest, at.NextSibling)
				at = rest
				for _, b := range breaks {
					b.Parent.RemoveChild(b)
				}
			}
			breaks = breaks[:0]
		}
		if c.Parent == p && at != p {
			p.RemoveChild(c)
			at.AppendChild(c)
		}
		c = next
	}
}

// short tells whether an element has little text, and little else, in it.
func short(n *html.Node) bool {
	bytes, nodes := mostAsked, 400
	return spend(n, &bytes, &nodes)
}

func spend(n *html.Node, bytes, nodes *int) bool {
	if *nodes--; n.Type == html.TextNode {
		*bytes -= len(strings.TrimSpace(n.Data))
	}
	if *bytes < 0 || *nodes < 0 {
		return false
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if !spend(c, bytes, nodes) {
			return false
		}
	}
	return true
}
