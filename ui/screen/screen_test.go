package screen

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

var methods = []Method{WcWidth, GraphemeWidth}

const (
	red  = "\x1b[31m"
	off  = "\x1b[0m"
	link = "\x1b]8;;https://example.org/\x1b\\"
	end  = "\x1b]8;;\x1b\\"
)

func TestWidth(t *testing.T) {
	tests := []struct {
		s             string
		wc, graphemes int
	}{
		{"", 0, 0},
		{"Tehran", 6, 6},
		{red + "Tehran" + off, 6, 6},
		{link + "Tehran" + end, 6, 6},
		{"\x1b[38;2;1;2;3;4mx\x1b[m", 1, 1},
		{"德黑兰", 6, 6},
		{"コメント", 8, 8},
		{"한국", 4, 4},
		{"e\u0301té", 3, 3},
		{"\U0001f468\u200d\U0001f469\u200d\U0001f467", 6, 2}, // a family
		{"👍🏿", 4, 2}, // a skin tone
		{"⚠️", 1, 2}, // an emoji selector
		{"🇮🇷", 2, 2}, // a flag
		{"می\u200cخواهم", 7, 7},
		{"a\nb", 2, 2},
		{"…–’“", 4, 4},
		{"\x1b[31", 0, 0}, // without an end
		{"\x1b]8;;x", 0, 0},
	}
	for _, tt := range tests {
		if got := Width(tt.s, WcWidth); got != tt.wc {
			t.Errorf("Width(%q, WcWidth) = %d, want %d", tt.s, got, tt.wc)
		}
		if got := Width(tt.s, GraphemeWidth); got != tt.graphemes {
			t.Errorf("Width(%q, GraphemeWidth) = %d, want %d", tt.s, got, tt.graphemes)
		}
	}
}

func TestTruncate(t *testing.T) {
	const family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
	tests := []struct {
		s    string
		w    int
		m    Method
		want string
	}{
		{"Tehran", 6, WcWidth, "Tehran"},
		{"Tehran", 5, WcWidth, "Tehr…"},
		{"Tehran", 1, WcWidth, "…"},
		{"Tehran", 0, WcWidth, ""},
		{"Tehran", -3, WcWidth, ""},
		{"", 3, WcWidth, ""},
		{red + "Tehran" + off, 6, WcWidth, red + "Tehran" + off},
		{red + "Tehran" + off, 4, WcWidth, red + "Teh…" + off},
		{red + "Teh" + off + link + "ran" + end, 4, WcWidth, red + "Teh" + off + link + "…" + end},
		{red + "Tehran" + off, 0, WcWidth, red + off},
		{"德黑兰", 6, WcWidth, "德黑兰"},
		{"德黑兰", 5, WcWidth, "德黑…"},
		{"德黑兰", 4, WcWidth, "德…"}, // three cells: a half does not fit
		{"德黑兰", 1, WcWidth, "…"},
		{"e\u0301te\u0301!", 3, WcWidth, "e\u0301t…"},
		{"e\u0301te\u0301", 3, WcWidth, "e\u0301te\u0301"},
		{family + "x", 3, GraphemeWidth, family + "x"},
		{family + "xy", 3, GraphemeWidth, family + "…"},
		{family + "x", 6, WcWidth, "…"}, // six cells and one do not fit, and a family is not cut in two
		{"abc" + family, 5, WcWidth, "abc…"},
	}
	for _, tt := range tests {
		got := Truncate(tt.s, tt.w, tt.m)
		if got != tt.want {
			t.Errorf("Truncate(%q, %d) = %q, want %q", tt.s, tt.w, got, tt.want)
		}
	}
}

func TestPadAndFill(t *testing.T) {
	for _, s := range []string{"", "Tehran", red + "Tehran" + off, "德黑兰", "👍🏿 ok", "e\u0301", "a long line that is cut somewhere"} {
		for _, m := range methods {
			for w := range 40 {
				if got := m.StringWidth(Pad(s, w, m)); got != w {
					t.Errorf("Pad(%q, %d, %v) is %d cells wide", s, w, m, got)
				}
			}
		}
	}
	for _, size := range [][2]int{{0, 0}, {1, 1}, {10, 3}, {3, 10}, {-1, -1}} {
		lines := Fill([]string{"one", red + "two" + off, "德黑兰", "four"}, size[0], size[1], WcWidth)
		if len(lines) != max(0, size[1]) {
			t.Errorf("%v: %d lines", size, len(lines))
		}
		for _, l := range lines {
			if Width(l, WcWidth) != max(0, size[0]) {
				t.Errorf("%v: line %q", size, l)
			}
		}
	}
}

func TestCut(t *testing.T) {
	tests := []struct {
		s           string
		left, right int
		want        string
	}{
		{"Tehran", 0, 6, "Tehran"},
		{"Tehran", 0, 99, "Tehran"},
		{"Tehran", 2, 4, "hr"},
		{"Tehran", 4, 2, ""},
		{"Tehran", 6, 9, ""},
		{red + "Tehran" + off, 2, 4, red + "hr" + off},
		{"a" + red + "b" + off + "c", 2, 3, red + off + "c"},
		{"德黑兰", 2, 4, "黑"},
		{"德黑兰", 1, 5, " 黑 "},
		{"德黑兰", 1, 2, " "},
		{"ae\u0301b", 1, 2, "e\u0301"},
		{"ae\u0301b", 2, 3, "b"},
	}
	for _, tt := range tests {
		if got := Cut(tt.s, tt.left, tt.right, WcWidth); got != tt.want {
			t.Errorf("Cut(%q, %d, %d) = %q, want %q", tt.s, tt.left, tt.right, got, tt.want)
		}
	}
}

func TestOverlay(t *testing.T) {
	got := Overlay(red+"abcdefghij"+off, "[XX]", 3, 10, WcWidth)
	if ansi.Strip(got) != "abc[XX]hij" {
		t.Errorf("Overlay gives %q", got)
	}
	if got := Overlay("德黑兰gas", "[]", 1, 9, WcWidth); ansi.Strip(got) != " [] 兰gas" || Width(got, WcWidth) != 9 {
		t.Errorf("over halves of wide characters it gives %q", got)
	}
	if got := Overlay("ab", "[]", 5, 10, WcWidth); ansi.Strip(got) != "ab   []" {
		t.Errorf("behind the end it gives %q", got)
	}
}

func TestJoinColumns(t *testing.T) {
	got := JoinColumns(3,
		Column{Lines: []string{"ab", "cd", "ef", "gh"}, Width: 2, Separator: "│"},
		Column{Lines: []string{red + "x" + off}, Width: 1},
		Column{Width: 2, Separator: "!"})
	want := "ab│" + red + "x" + off + "  !\ncd│   !\nef│   !"
	if got != want {
		t.Errorf("got %q\nwant %q", got, want)
	}
	if JoinColumns(0, Column{Lines: []string{"x"}, Width: 1}) != "" {
		t.Error("no rows, but text")
	}
}

func TestSpaces(t *testing.T) {
	for _, n := range []int{-1, 0, 1, 64, 320, 321, 1000} {
		if got := Spaces(n); got != strings.Repeat(" ", max(0, n)) {
			t.Errorf("Spaces(%d) has %d", n, len(got))
		}
	}
}

// Measuring agrees with the one of the renderer, and what is cut is never wider
// than told, holds every escape sequence of the input in order, and loses no
// more characters than it must.
func FuzzCells(f *testing.F) {
	for _, s := range []string{"Tehran", red + "Teh" + off + "ran", "德黑兰", "👩‍🚀 x", "e\u0301", link + "a" + end, "a\tb\nc", "\x1b", "\x1b[", "ᄀᄀ가", "क्षि"} {
		f.Add(s, 4, 2)
	}
	f.Fuzz(func(t *testing.T, text string, w, left int) {
		if w < 0 || w > 1000 || left < 0 || left > w || len(text) > 4<<10 {
			t.Skip()
		}
		neutral := Neutralize(text)
		s := red + neutral + off + link + "→" + end
		for _, m := range methods {
			full := Width(s, m)
			if want := m.StringWidth(s); full != want {
				t.Fatalf("Width(%q, %v) = %d, the renderer says %d", s, m, full, want)
			}
			short := Truncate(s, w, m)
			if got := Width(short, m); got > w {
				t.Fatalf("Truncate(%q, %d, %v) is %d cells wide: %q", s, w, m, got, short)
			}
			if full <= w && short != s {
				t.Fatalf("Truncate(%q, %d) changed what fits", s, w)
			}
			if onlyEscapes(short) != onlyEscapes(s) {
				t.Fatalf("Truncate(%q, %d) lost a sequence: %q", s, w, short)
			}
			if got := Width(Pad(s, w, m), m); got != w {
				t.Fatalf("Pad(%q, %d, %v) is %d cells wide", s, w, m, got)
			}
			part := Cut(s, left, w, m)
			if got, want := Width(part, m), max(0, min(full, w)-min(full, left)); got != want {
				t.Fatalf("Cut(%q, %d, %d, %v) is %d cells wide, want %d: %q", s, left, w, m, got, want, part)
			}
			if onlyEscapes(part) != onlyEscapes(s) {
				t.Fatalf("Cut(%q, %d, %d) lost a sequence: %q", s, left, w, part)
			}
		}
	})
}

func TestAllocations(t *testing.T) {
	plain := "Putin and Khamenei meet as gas exporters gather in Tehran"
	russian := "Путин и Хаменеи встретились в Тегеране"
	styled := red + "Putin" + off + " and Khamenei"
	checks := []struct {
		name string
		most float64
		f    func()
	}{
		{"Neutralize ASCII", 0, func() { Neutralize(plain) }},
		{"Neutralize other text", 0, func() { Neutralize(russian) }},
		{"NeutralizeLine", 0, func() { NeutralizeLine(russian) }},
		{"NeutralizeURL", 0, func() { NeutralizeURL("https://example.org/a?b=c") }},
		{"Width", 0, func() { Width(styled, WcWidth) }},
		{"Truncate of what fits", 0, func() { Truncate(plain, 80, WcWidth) }},
		{"Pad of what fits", 1, func() { Pad(styled, 80, WcWidth) }},
		{"JoinColumns", 1, func() {
			JoinColumns(2, Column{Lines: []string{plain, plain}, Width: len(plain), Separator: "│"}, Column{Width: 100})
		}},
	}
	for _, c := range checks {
		if got := testing.AllocsPerRun(100, c.f); got > c.most {
			t.Errorf("%s allocates %v times, at most %v expected", c.name, got, c.most)
		}
	}
}

func BenchmarkPad(b *testing.B) {
	for name, s := range map[string]string{
		"ascii":  "Putin and Khamenei meet as gas exporters gather",
		"styled": red + "Putin" + off + " and Khamenei meet as " + red + "gas" + off + " exporters gather",
		"wide":   "习近平会见马英九",
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Pad(s, 60, WcWidth)
			}
		})
	}
}

// A screen of 120×40: three panes joined.
func BenchmarkJoinColumns(b *testing.B) {
	pane := func(w int) Column {
		return Column{Lines: slices.Repeat([]string{Pad(red+"text"+off, w, WcWidth)}, 40), Width: w, Separator: "│"}
	}
	cols := []Column{pane(36), pane(53), pane(28)}
	b.ReportAllocs()
	for b.Loop() {
		JoinColumns(40, cols...)
	}
}

func BenchmarkNeutralize(b *testing.B) {
	for _, s := range []struct{ name, text string }{
		{"ascii", "Putin flew to Tehran on Monday, where seven presidents talk about gas. "},
		{"russian", "Путин прилетел в Тегеран, где семь президентов говорят о газе. "},
		{"chinese", "普京周一飞抵德黑兰，七国总统在此商讨天然气问题。"},
		{"hindi", "राष्ट्रपति पुतिन सोमवार को तेहरान पहुँचे। "},
		{"quotes", "“Putin’s flight” – to Tehran… costs €5. "},
		{"hostile", "a\x1b[31mb\u202ec\x9bd\u200be "},
	} {
		text := strings.Repeat(s.text, 4096/len(s.text)+1)
		b.Run(s.name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				Neutralize(text)
			}
		})
	}
}

func ExampleTruncate() {
	fmt.Println(Truncate("Putin flew to Tehran", 10, WcWidth))
	// Output: Putin fle…
}
