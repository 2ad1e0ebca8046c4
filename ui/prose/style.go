package prose

import (
	"strings"

	"charm.land/glamour/v2/ansi"
	"charm.land/lipgloss/v2"
	uv "github.com/charmbracelet/ultraviolet"
)

// DefaultStyle is a calm style of the terminal's own colours, which reads well
// on light and dark backgrounds.
func DefaultStyle(dark bool) ansi.StyleConfig {
	yes := true
	one, two := uint(1), uint(2)
	grey, link, code := "8", "12", "10"
	if !dark {
		link, code = "4", "2"
	}
	bar := "│ "
	return ansi.StyleConfig{
		BlockQuote: ansi.StyleBlock{
			StylePrimitive: ansi.StylePrimitive{Italic: &yes},
			Indent:         &one,
			IndentToken:    &bar,
		},
		List:           ansi.StyleList{LevelIndent: 2},
		Heading:        ansi.StyleBlock{StylePrimitive: ansi.StylePrimitive{Bold: &yes}},
		Emph:           ansi.StylePrimitive{Italic: &yes},
		Strong:         ansi.StylePrimitive{Bold: &yes},
		Strikethrough:  ansi.StylePrimitive{CrossedOut: &yes},
		HorizontalRule: ansi.StylePrimitive{Color: &grey, Format: "* * *"},
		Item:           ansi.StylePrimitive{BlockPrefix: "• "},
		Enumeration:    ansi.StylePrimitive{BlockPrefix: ". "},
		LinkText:       ansi.StylePrimitive{Color: &link, Underline: &yes},
		Code:           ansi.StyleBlock{StylePrimitive: ansi.StylePrimitive{Color: &code}},
		CodeBlock: ansi.StyleCodeBlock{StyleBlock: ansi.StyleBlock{
			StylePrimitive: ansi.StylePrimitive{Color: &code}, Margin: &two,
		}},
	}
}

// roles are the styles of what Glamour has no element for.
type roles struct {
	standfirst, caption, credit uv.Style
	bar, rule                   uv.Style
	ruleText                    string
}

func newRoles(o *Options) roles {
	r := roles{standfirst: o.Standfirst, caption: o.Caption, credit: o.Credit}
	if r.standfirst.IsZero() {
		r.standfirst.Attrs = uv.AttrItalic
	}
	if r.caption.IsZero() {
		r.caption.Attrs = uv.AttrItalic | uv.AttrFaint
	}
	if r.credit.IsZero() {
		r.credit.Attrs = uv.AttrFaint
	}
	if isZero(&o.Style) {
		o.Style = DefaultStyle(true)
	}
	quote := o.Style.BlockQuote.StylePrimitive
	quote.Italic = nil
	r.bar = primitive(quote)
	if r.bar.IsZero() {
		r.bar.Attrs = uv.AttrFaint
	}
	r.rule = primitive(o.Style.HorizontalRule)
	r.ruleText = strings.TrimSpace(o.Style.HorizontalRule.Format)
	if r.ruleText == "" || strings.Contains(r.ruleText, "{{") {
		r.ruleText = "* * *"
	}
	return r
}

// isZero tells whether no style was given: one without any prefix for the item
// of a list cannot have been meant.
func isZero(c *ansi.StyleConfig) bool {
	return c.Item.BlockPrefix == "" && c.Enumeration.BlockPrefix == "" &&
		c.BlockQuote.IndentToken == nil && c.Heading.Bold == nil && c.Emph.Italic == nil
}

// primitive reads a style of Glamour's.
func primitive(p ansi.StylePrimitive) uv.Style {
	var s uv.Style
	if p.Color != nil {
		s.Fg = lipgloss.Color(*p.Color)
	}
	if p.BackgroundColor != nil {
		s.Bg = lipgloss.Color(*p.BackgroundColor)
	}
	if p.Underline != nil && *p.Underline {
		s.Underline = uv.UnderlineSingle
	}
	for _, a := range []struct {
		on   *bool
		attr uint8
	}{
		{p.Bold, uv.AttrBold}, {p.Italic, uv.AttrItalic}, {p.Faint, uv.AttrFaint},
		{p.CrossedOut, uv.AttrStrikethrough}, {p.Inverse, uv.AttrReverse},
	} {
		if a.on != nil && *a.on {
			s.Attrs |= a.attr
		}
	}
	return s
}

// over lays a style over another: attributes add up, colours replace.
func over(base, top uv.Style) uv.Style {
	base.Attrs |= top.Attrs
	if top.Fg != nil {
		base.Fg = top.Fg
	}
	if top.Bg != nil {
		base.Bg = top.Bg
	}
	if top.Underline != uv.UnderlineNone {
		base.Underline, base.UnderlineColor = top.Underline, top.UnderlineColor
	}
	return base
}

// asked returns the style as Glamour is asked to render it.
//
// Its Faint is cascaded but never written, so it travels as Blink, which no
// page uses, and is turned back by the reader of its output. The tokens of
// quotes stand between keepers, which tells a bar that goes down the whole
// quote from the indent of an item that is only its first line's.
func asked(c ansi.StyleConfig) ansi.StyleConfig {
	c.Document = ansi.StyleBlock{}
	c.Paragraph.Margin = nil
	c.CodeBlock.Theme, c.CodeBlock.Chroma = "", nil
	c.HorizontalRule = ansi.StylePrimitive{Prefix: "\n" + slot, Suffix: "\n"}
	token := " "
	if c.BlockQuote.IndentToken != nil {
		token = *c.BlockQuote.IndentToken
	}
	token = keeper + token + keeper
	c.BlockQuote.IndentToken = &token
	if c.BlockQuote.Indent == nil {
		one := uint(1)
		c.BlockQuote.Indent = &one
	}
	for _, p := range []*ansi.StylePrimitive{
		&c.Paragraph.StylePrimitive, &c.BlockQuote.StylePrimitive, &c.List.StylePrimitive,
		&c.Heading.StylePrimitive, &c.H1.StylePrimitive, &c.H2.StylePrimitive, &c.H3.StylePrimitive,
		&c.H4.StylePrimitive, &c.H5.StylePrimitive, &c.H6.StylePrimitive,
		&c.Text, &c.Strikethrough, &c.Emph, &c.Strong, &c.Item, &c.Enumeration, &c.LinkText,
		&c.Code.StylePrimitive, &c.CodeBlock.StylePrimitive,
	} {
		p.Upper, p.Lower, p.Title, p.Format = nil, nil, nil, ""
		p.Blink = p.Faint
	}
	return c
}
