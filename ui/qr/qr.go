// Package qr draws a text as a QR code of half blocks, for a telephone to take
// an address from a screen that has neither clipboard nor browser.
//
//	if lines, ok := qr.Lines(address, width, height); ok { … }
package qr

import (
	"strings"

	// Of the libraries this one is kept up, needs no other one, and reads codes,
	// too, so that tests can take ours at its word.
	goqr "github.com/piglig/go-qr"
)

// The colours of a painted code: black on white, whatever the theme is. Cameras
// want dark on light, and many read no other.
const (
	paint = "\x1b[30;107m"
	plain = "\x1b[m"
)

// Lines draws a text in at most w × h cells, black on white by the terminal's
// own colours. Every line has the same width. ok is false where the code does
// not fit or the text is too long for any code.
func Lines(text string, w, h int) (lines []string, ok bool) {
	m := modules(text, w, h)
	if m == nil {
		return nil, false
	}
	lines = draw(m, false)
	for i := range lines {
		lines[i] = paint + lines[i] + plain
	}
	return lines, true
}

// Plain is Lines without colours, for a terminal that shows none or a reader who
// wants none. dark says that the background is: then blocks are its light parts.
func Plain(text string, w, h int, dark bool) (lines []string, ok bool) {
	m := modules(text, w, h)
	if m == nil {
		return nil, false
	}
	return draw(m, dark), true
}

// modules is the smallest code with the widest margin that fits: four modules,
// as the standard asks for, or two, which cameras are content with. true is dark.
func modules(text string, w, h int) [][]bool {
	if text == "" {
		return nil
	}
	// The lowest correction: a screen is neither dirty nor torn. It is raised as
	// far as the code does not grow.
	code, err := goqr.EncodeText(text, goqr.Low)
	if err != nil {
		return nil
	}
	for _, margin := range []int{4, 2} {
		n := code.Size() + 2*margin
		if n > w || (n+1)/2 > h {
			continue
		}
		m := make([][]bool, n+n%2) // two rows a line
		for y := range m {
			m[y] = make([]bool, n)
			for x := range m[y] {
				// Beyond its border the library has light modules.
				m[y][x] = code.Module(x-margin, y-margin)
			}
		}
		return m
	}
	return nil
}

// draw puts two rows into a line. Blocks stand for dark modules, or for light
// ones where inverse is set.
func draw(m [][]bool, inverse bool) []string {
	lines := make([]string, 0, len(m)/2)
	for y := 0; y < len(m); y += 2 {
		var b strings.Builder
		for x := range m[y] {
			switch top, bottom := m[y][x] != inverse, m[y+1][x] != inverse; {
			case top && bottom:
				b.WriteRune('█')
			case top:
				b.WriteRune('▀')
			case bottom:
				b.WriteRune('▄')
			default:
				b.WriteByte(' ')
			}
		}
		lines = append(lines, b.String())
	}
	return lines
}
