package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// unveil gives pictures that a script would load their addresses, and takes away
// what a page lays over itself to ask for something.
func unveil(root *html.Node) {
	for c := root.FirstChild; c != nil; {
		next := c.NextSibling
		switch {
		case c.Type != html.ElementNode:
		case overlay(c):
			root.RemoveChild(c)
		case c.DataAtom == atom.Img:
			loaded(c)
		default:
			unveil(c)
		}
		c = next
	}
}

// overlay tells whether an element asks for consent, a subscription or the like.
func overlay(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Dialog:
		return true
	case atom.Div, atom.Section, atom.Aside, atom.Form:
	default:
		return false
	}
	if role := attribute(n, "role"); role == "dialog" || role == "alertdialog" {
		return true
	}
	name := strings.ToLower(attribute(n, "id") + " " + attribute(n, "class"))
	for _, word := range [...]string{"cookie-banner", "cookie-consent", "cookiebanner", "cookieconsent", "cookie-notice", "gdpr", "onetrust", "newsletter-signup", "newsletter-form", "consent-banner"} {
		if strings.Contains(name, word) {
			return true
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
