package screentest

import (
	"fmt"
	"html"
	"image/color"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Size of a cell and of the frame around the picture, in pixels of the SVG.
const (
	cellWidth  = 8.4
	cellHeight = 18.0
	fontSize   = 14
	frame      = 14.0
)

// SVG draws the screen as a picture: for a README, made by the program itself
// and compared by a test like any golden. Runs of one style are one text
// element whose length is forced to its cells, so that any monospace font of
// the viewer keeps the columns.
func (d *Display) SVG(dark bool) string {
	d.mu.Lock()
	defer d.mu.Unlock()
	w, h := d.emu.Width(), d.emu.Height()
	p := svgPainter{d: d, fg: "#24292f", bg: "#ffffff", dark: dark}
	if dark {
		p.fg, p.bg = "#d0d4dc", "#16181d"
	}
	pw, ph := float64(w)*cellWidth+2*frame, float64(h)*cellHeight+2*frame
	fmt.Fprintf(&p.b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.1f %.1f" width="%.0f" height="%.0f">`+"\n", pw, ph, pw, ph)
	fmt.Fprintf(&p.b, `<rect width="100%%" height="100%%" rx="8" fill="%s"/>`+"\n", p.bg)
	fmt.Fprintf(&p.b, `<g font-family="ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="%d" fill="%s" xml:space="preserve">`+"\n", fontSize, p.fg)
	for y := 0; y < h; y++ {
		p.row(y, w)
	}
	p.b.WriteString("</g>\n</svg>\n")
	return p.b.String()
}

type svgPainter struct {
	d      *Display
	b      strings.Builder
	fg, bg string
	dark   bool
}

// row draws one row as runs of equal style.
func (p *svgPainter) row(y, w int) {
	for x := 0; x < w; {
		c := p.d.cell(x, y)
		style := c
		style.Content, style.Width = "", 0
		text, from := "", x
		for x < w {
			n := p.d.cell(x, y)
			content, cells := n.Content, n.Width
			n.Content, n.Width = "", 0
			if n != style && cells > 0 {
				break
			}
			if content == "" && cells > 0 {
				content = " "
			}
			text += content
			x += max(1, cells)
		}
		p.run(text, from, x-from, y, style)
	}
}

func (p *svgPainter) run(text string, x, cells, y int, c Cell) {
	fg, bg := p.colour(c.Fg, p.fg), p.colour(c.Bg, "")
	if c.Reverse {
		fg, bg = p.colour(c.Bg, p.bg), p.colour(c.Fg, p.fg)
	}
	left, top := frame+float64(x)*cellWidth, frame+float64(y)*cellHeight
	width := float64(cells) * cellWidth
	if bg != "" {
		fmt.Fprintf(&p.b, `<rect x="%.1f" y="%.1f" width="%.1f" height="%.0f" fill="%s"/>`+"\n", left, top, width, cellHeight, bg)
	}
	if strings.TrimSpace(text) == "" {
		return
	}
	fmt.Fprintf(&p.b, `<text x="%.1f" y="%.1f" textLength="%.1f"`, left, top+cellHeight*0.75, width)
	if fg != p.fg {
		fmt.Fprintf(&p.b, ` fill="%s"`, fg)
	}
	for _, a := range []struct {
		on   bool
		attr string
	}{{c.Bold, ` font-weight="bold"`}, {c.Italic, ` font-style="italic"`}, {c.Faint, ` opacity="0.7"`}, {c.Underline, ` text-decoration="underline"`}} {
		if a.on {
			p.b.WriteString(a.attr)
		}
	}
	fmt.Fprintf(&p.b, ">%s</text>\n", html.EscapeString(text))
}

// colour spells a colour; the sixteen of the terminal get calm ones.
func (p *svgPainter) colour(c color.Color, otherwise string) string {
	if c == nil {
		return otherwise
	}
	if b, ok := c.(ansi.BasicColor); ok {
		dark := [...]string{"#2a2e37", "#e06c75", "#98c379", "#d9b46a", "#61afef", "#c678dd", "#56b6c2", "#c8ccd4",
			"#7d8490", "#f0848c", "#a9d38a", "#e8c678", "#7bbcff", "#d691ea", "#6fcbd6", "#ffffff"}
		light := [...]string{"#24292f", "#b3202c", "#1a7f37", "#8a6100", "#0550ae", "#7a2ca0", "#10697a", "#6e7781",
			"#79808a", "#c93a45", "#2a8f47", "#a17400", "#1c6fd1", "#9040b8", "#1c8296", "#8c959f"}
		if p.dark {
			return dark[b]
		}
		return light[b]
	}
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}
