package reader

import (
	"fmt"
	"image/color"

	uv "github.com/charmbracelet/ultraviolet"

	glamour "charm.land/glamour/v2/ansi"
	"github.com/charmbracelet/x/ansi"

	"dateline/ui/prose"
	"dateline/ui/theme"
)

// Style spells a theme in Glamour's terms. The document itself has no colour
// and no margin: padding cells would each carry an escape sequence of their own.
func Style(t *theme.Theme) glamour.StyleConfig {
	yes := true
	indent := uint(0)
	bar := "│ "
	one := uint(1)
	item := uint(2)
	heading := glamour.StyleBlock{StylePrimitive: primitive(t.Heading)}
	heading.Bold = &yes
	c := glamour.StyleConfig{
		Document:   glamour.StyleBlock{Margin: &indent},
		Paragraph:  glamour.StyleBlock{},
		BlockQuote: glamour.StyleBlock{StylePrimitive: primitive(t.Quote), Indent: &one, IndentToken: &bar},
		List:       glamour.StyleList{LevelIndent: item},
		Heading:    heading,
		Emph:       glamour.StylePrimitive{Italic: &yes},
		Strong:     glamour.StylePrimitive{Bold: &yes},
		Strikethrough: glamour.StylePrimitive{
			CrossedOut: &yes,
		},
		HorizontalRule: glamour.StylePrimitive{Format: "\n· · ·\n"},
		Item:           glamour.StylePrimitive{BlockPrefix: "• "},
		Enumeration:    glamour.StylePrimitive{BlockPrefix: ". "},
		Link:           primitive(t.Link),
		LinkText:       primitive(t.Link),
		Code:           glamour.StyleBlock{StylePrimitive: primitive(t.Code)},
		CodeBlock:      glamour.StyleCodeBlock{StyleBlock: glamour.StyleBlock{StylePrimitive: primitive(t.Code)}},
		Table:          glamour.StyleTable{},
	}
	return c
}

// codeStyles are the styles of the words of code, made of roles that every theme
// has: without colours the weight and the slant still tell them apart.
func codeStyles(t *theme.Theme) prose.CodeStyles {
	comment := t.Muted
	comment.Attrs |= uv.AttrItalic
	literal := uv.Style{Fg: t.Link.Fg}
	return prose.CodeStyles{
		Keyword: uv.Style{Attrs: uv.AttrBold}, Comment: comment, String: literal, Number: literal,
	}
}

func primitive(s uv.Style) glamour.StylePrimitive {
	p := glamour.StylePrimitive{Color: colour(s.Fg), BackgroundColor: colour(s.Bg)}
	yes := true
	if s.Attrs&uv.AttrBold != 0 {
		p.Bold = &yes
	}
	if s.Attrs&uv.AttrItalic != 0 {
		p.Italic = &yes
	}
	if s.Attrs&uv.AttrFaint != 0 {
		p.Faint = &yes
	}
	if s.Underline != uv.UnderlineNone {
		p.Underline = &yes
	}
	return p
}

// colour spells a colour as Glamour reads it: a palette index or #rrggbb.
func colour(c color.Color) *string {
	var s string
	switch v := c.(type) {
	case nil:
		return nil
	case ansi.BasicColor:
		s = fmt.Sprint(uint8(v))
	case ansi.IndexedColor:
		s = fmt.Sprint(uint8(v))
	default:
		r, g, b, _ := c.RGBA()
		s = fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
	}
	return &s
}
