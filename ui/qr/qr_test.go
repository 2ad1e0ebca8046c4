package qr

import (
	"image"
	"image/color"
	"strings"
	"testing"

	"github.com/charmbracelet/x/vt"
	goqr "github.com/piglig/go-qr"
)

// photo is what a camera sees of lines on a terminal: fg and bg are the
// terminal's own colours for what is not painted.
func photo(lines []string, fg, bg color.Color) image.Image {
	const scale = 4
	h := len(lines)
	w := 0
	e := vt.NewEmulator(200, h)
	for i, l := range lines {
		w = max(w, len([]rune(strings.TrimSuffix(strings.TrimPrefix(l, paint), plain))))
		if i > 0 {
			_, _ = e.WriteString("\r\n")
		}
		_, _ = e.WriteString(l)
	}
	img := image.NewRGBA(image.Rect(0, 0, (w+8)*scale, (2*h+8)*scale))
	for y := range img.Rect.Max.Y {
		for x := range img.Rect.Max.X {
			img.Set(x, y, bg)
		}
	}
	for y := range h {
		for x := range w {
			c := e.CellAt(x, y)
			f, b := c.Style.Fg, c.Style.Bg
			if f == nil {
				f = fg
			}
			if b == nil {
				b = bg
			}
			for half := range 2 {
				paint := b
				if c.Content == "█" || c.Content == "▀" && half == 0 || c.Content == "▄" && half == 1 {
					paint = f
				}
				for dy := range scale {
					for dx := range scale {
						img.Set((x+4)*scale+dx, (2*y+half+4)*scale+dy, paint)
					}
				}
			}
		}
	}
	return img
}

func TestCameraReadsIt(t *testing.T) {
	short := "https://example.org/story?a=1&b=2"
	long := "https://example.org/" + strings.Repeat("a-long-path/", 20)
	dark, light := color.RGBA{20, 20, 20, 255}, color.RGBA{250, 245, 230, 255}
	for _, text := range []string{short, long, "mailto:ü@例え.jp"} {
		for _, c := range []struct {
			name   string
			make   func() ([]string, bool)
			fg, bg color.Color
		}{
			{"painted on dark", func() ([]string, bool) { return Lines(text, 120, 60) }, light, dark},
			{"painted on light", func() ([]string, bool) { return Lines(text, 120, 60) }, dark, light},
			{"plain on dark", func() ([]string, bool) { return Plain(text, 120, 60, true) }, light, dark},
			{"plain on light", func() ([]string, bool) { return Plain(text, 120, 60, false) }, dark, light},
		} {
			lines, ok := c.make()
			if !ok {
				t.Fatalf("%s: does not fit", c.name)
			}
			if got, err := goqr.Decode(photo(lines, c.fg, c.bg)); err != nil || got != text {
				t.Errorf("%s: read %q, %v", c.name, got, err)
			}
		}
	}
}

func TestFits(t *testing.T) {
	const url = "https://example.org/story" // version 2: 25 modules
	for _, c := range []struct {
		w, h, width, height int
	}{{80, 24, 33, 17}, {33, 17, 33, 17}, {32, 17, 29, 15}, {29, 15, 29, 15}, {28, 40, 0, 0}, {80, 14, 0, 0}, {0, 0, 0, 0}, {-1, 5, 0, 0}} {
		lines, ok := Plain(url, c.w, c.h, false)
		if ok != (c.width > 0) || len(lines) != c.height {
			t.Errorf("in %d × %d: %v, %d lines", c.w, c.h, ok, len(lines))
		}
		for _, l := range lines {
			if n := len([]rune(l)); n != c.width {
				t.Errorf("in %d × %d: a line of %d cells", c.w, c.h, n)
			}
		}
	}
	for _, text := range []string{"", strings.Repeat("x", 5000)} {
		if _, ok := Lines(text, 1000, 1000); ok {
			t.Errorf("a code of %d bytes", len(text))
		}
	}
}

func BenchmarkLines(b *testing.B) {
	for b.Loop() {
		Lines("https://example.org/2015/11/23/world/middleeast/putin-khamenei-tehran.html", 80, 40)
	}
}
