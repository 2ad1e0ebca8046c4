// Package theme holds the semantic styles of the screen. A Theme is a value:
// two sessions with two themes can live in one process.
package theme

import (
	"image/color"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"dateline/model"
)

// Theme gives every role its style. Styles hold full colour; the program's
// writer brings them down to what the terminal can show.
type Theme struct {
	Name string
	Dark bool

	// Visual puts what is written from right to left into the order of the screen,
	// for a terminal that has none of its own.
	Visual bool

	Text     uv.Style // the terminal's own
	Headline uv.Style // of the article
	Unread   uv.Style // headline in the list
	Seen     uv.Style // headline of a read story
	Muted    uv.Style // what one may skip
	Accent   uv.Style // focus: title of the focused pane, bar of the selected row
	Line     uv.Style // thin rules between panes
	Dot      uv.Style // unread mark
	Star     uv.Style
	Heading  uv.Style
	Link     uv.Style
	Quote    uv.Style
	Code     uv.Style
	Match    uv.Style // found words
	Found    uv.Style // the found words one stands on
	Key      uv.Style // a key in the footer or help
	Error    uv.Style
	Bar      uv.Style // filled part of a salience bar
	BarRest  uv.Style

	Country      uv.Style
	Leader       uv.Style
	Person       uv.Style
	Organization uv.Style
	Place        uv.Style
}

// Names lists the themes that New knows, for help and completion.
func Names() []string { return []string{"auto", "dark", "light", "mono"} }

// New returns the theme of a name. "auto" is the terminal's 16 colours for a
// background that is dark or not; dark and light say so themselves. ok is false
// for an unknown name.
func New(name string, dark bool) (t Theme, ok bool) {
	switch name {
	case "", "auto":
		return terminal(dark), true
	case "dark":
		return terminal(true), true
	case "light":
		return terminal(false), true
	case "mono":
		return mono(dark), true
	}
	return Theme{}, false
}

func fg(c color.Color, attrs uint8) uv.Style { return uv.Style{Fg: c, Attrs: attrs} }

// terminal uses the sixteen colours a reader has chosen for the terminal:
// bright ones on a dark background, normal ones on a light one.
func terminal(dark bool) Theme {
	pick := func(onDark, onLight ansi.BasicColor) color.Color {
		if dark {
			return onDark
		}
		return onLight
	}
	blue := pick(ansi.BrightBlue, ansi.Blue)
	cyan := pick(ansi.BrightCyan, ansi.Cyan)
	grey := color.Color(ansi.BrightBlack)
	t := mono(dark)
	t.Name = "auto"
	t.Accent = fg(blue, uv.AttrBold)
	t.Muted = fg(grey, 0)
	t.Seen = fg(grey, 0)
	t.Line = fg(grey, uv.AttrFaint)
	t.Dot = fg(blue, 0)
	t.Star = fg(pick(ansi.BrightYellow, ansi.Yellow), 0)
	t.Heading = fg(nil, uv.AttrBold)
	t.Link = uv.Style{Fg: blue}
	t.Quote = fg(grey, uv.AttrItalic)
	t.Code = fg(pick(ansi.Green, ansi.Green), 0)
	t.Match = uv.Style{Fg: ansi.Black, Bg: pick(ansi.Yellow, ansi.BrightYellow)}
	t.Found = uv.Style{Fg: ansi.Black, Bg: pick(ansi.BrightYellow, ansi.Yellow), Attrs: uv.AttrBold}
	t.Key = fg(blue, 0)
	t.Error = fg(pick(ansi.BrightRed, ansi.Red), 0)
	t.Bar = fg(blue, 0)
	t.BarRest = fg(grey, uv.AttrFaint)
	t.Country = fg(cyan, uv.AttrBold)
	t.Leader = uv.Style{Fg: pick(ansi.BrightYellow, ansi.Red), Underline: uv.UnderlineSingle}
	t.Person = fg(pick(ansi.BrightYellow, ansi.Red), 0)
	t.Organization = fg(pick(ansi.BrightMagenta, ansi.Magenta), uv.AttrItalic)
	t.Place = uv.Style{Fg: cyan, UnderlineColor: grey, Underline: uv.UnderlineSingle, Attrs: uv.AttrFaint}
	return t
}

// mono uses no colour at all: every kind still has its own weight or line.
func mono(dark bool) Theme {
	return Theme{
		Name: "mono", Dark: dark,
		Headline: uv.Style{Attrs: uv.AttrBold},
		Unread:   uv.Style{},
		Seen:     uv.Style{Attrs: uv.AttrFaint},
		Muted:    uv.Style{Attrs: uv.AttrFaint},
		Accent:   uv.Style{Attrs: uv.AttrBold},
		Line:     uv.Style{Attrs: uv.AttrFaint},
		Heading:  uv.Style{Attrs: uv.AttrBold},
		Link:     uv.Style{Underline: uv.UnderlineSingle},
		Quote:    uv.Style{Attrs: uv.AttrItalic},
		Match:    uv.Style{Attrs: uv.AttrReverse},
		Found:    uv.Style{Attrs: uv.AttrReverse | uv.AttrBold},
		Key:      uv.Style{Attrs: uv.AttrBold},
		Error:    uv.Style{Attrs: uv.AttrBold},
		BarRest:  uv.Style{Attrs: uv.AttrFaint},

		Country:      uv.Style{Attrs: uv.AttrBold},
		Leader:       uv.Style{Underline: uv.UnderlineSingle},
		Person:       uv.Style{},
		Organization: uv.Style{Attrs: uv.AttrItalic},
		Place:        uv.Style{Underline: uv.UnderlineSingle, Attrs: uv.AttrFaint},
	}
}

// Entity returns the style of mentions of a kind; leaders are persons with a
// style of their own.
func (t *Theme) Entity(k model.Kind, leader bool) uv.Style {
	switch {
	case k == model.Country:
		return t.Country
	case k == model.Person && leader:
		return t.Leader
	case k == model.Person:
		return t.Person
	case k == model.Organization:
		return t.Organization
	}
	return t.Place
}

// Over lays style s over base: colours of s win, attributes add up. It keeps a
// bold heading bold where a mention in it has only a colour.
func Over(base, s uv.Style) uv.Style {
	if s.Fg != nil {
		base.Fg = s.Fg
	}
	if s.Bg != nil {
		base.Bg = s.Bg
	}
	if s.UnderlineColor != nil {
		base.UnderlineColor = s.UnderlineColor
	}
	if s.Underline != uv.UnderlineNone {
		base.Underline = s.Underline
	}
	base.Attrs |= s.Attrs
	return base
}
