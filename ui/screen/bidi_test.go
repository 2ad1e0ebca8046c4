package screen

import (
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/bidi"
	"golang.org/x/text/unicode/norm"
)

func TestResolveBidi(t *testing.T) {
	for _, c := range []struct {
		b    Bidi
		env  map[string]string
		want Bidi
	}{
		{BidiAuto, nil, BidiVisual},
		{BidiAuto, map[string]string{"TERM": "xterm-256color", "TERM_PROGRAM": "ghostty"}, BidiVisual},
		{BidiAuto, map[string]string{"VTE_VERSION": "7600"}, BidiLogical},
		{BidiAuto, map[string]string{"VTE_VERSION": "5402"}, BidiVisual},
		{BidiAuto, map[string]string{"KONSOLE_VERSION": "230805"}, BidiLogical},
		{BidiAuto, map[string]string{"MLTERM": "3.9.3"}, BidiLogical},
		{BidiAuto, map[string]string{"TERM_PROGRAM": "mintty"}, BidiLogical},
		{BidiVisual, map[string]string{"VTE_VERSION": "7600"}, BidiVisual},
		{BidiLogical, nil, BidiLogical},
	} {
		if got := c.b.Resolve(func(s string) string { return c.env[s] }); got != c.want {
			t.Errorf("%v in %v: %v, want %v", c.b, c.env, got, c.want)
		}
	}
	for _, b := range []Bidi{BidiAuto, BidiVisual, BidiLogical} {
		if got, ok := ParseBidi(b.String()); !ok || got != b {
			t.Errorf("%v is read as %v, %v", b, got, ok)
		}
	}
	if _, ok := ParseBidi("both"); ok {
		t.Error("both is a way")
	}
}

// arrange sets a line in visual order, by letter.
func arrange(s string, rtl bool) string {
	at := Levels(s, rtl)
	var runes []rune
	var levels []uint8
	for i, r := range s {
		runes, levels = append(runes, r), append(levels, at[i])
	}
	var b strings.Builder
	for _, i := range Visual(levels) {
		if levels[i]%2 == 1 {
			b.WriteRune(Mirrored(runes[i]))
		} else {
			b.WriteRune(runes[i])
		}
	}
	return b.String()
}

// TestVisualOrder uses capitals for letters from right to left, as UAX 9 does.
func TestVisualOrder(t *testing.T) {
	hebrew := func(s string) string {
		return strings.Map(func(r rune) rune {
			if r >= 'A' && r <= 'Z' {
				return 'א' + r - 'A'
			}
			return r
		}, s)
	}
	for _, c := range []struct {
		in   string
		rtl  bool
		want string
	}{
		{"he said CAR, and", false, "he said RAC, and"},
		{"CAR MEANS car", true, "car SNAEM RAC"},
		{"CAR (car) BUS", true, "SUB (car) RAC"},
		{"[A(b]c)", true, "(c[b)A]"},
		{"CAR 123 BUS", true, "SUB 123 RAC"},
		{"CAR 12-34, 56%", true, "56% ,12-34 RAC"},
		{"(CAR) [BUS]", true, "[SUB] (RAC)"},
		{"see CAR 123 and", false, "see 123 RAC and"},
		{"a (CAR 1) b", false, "a (1 RAC) b"},
		{"«CAR!» B", true, "B «!RAC»"},
		{"1. CAR", true, "RAC .1"},
		{"one\nCAR two", false, "one\nRAC two"},
	} {
		if got := arrange(hebrew(c.in), c.rtl); got != hebrew(c.want) {
			t.Errorf("%q: got %q, want %q", c.in, got, hebrew(c.want))
		}
	}
}

// FuzzLevels compares the directions with those that x/text finds. Its brackets
// are left out: TestVisualOrder has them.
func FuzzLevels(f *testing.F) {
	for _, s := range []string{"abc אבג 12", "אב (a b) ג 1,2", "عدد ١٢ و 12%", "a(א)b", "[א(b]c)", "ש\u05c1לום a\u0301", "+1 א -2", "١,٢ 3.4"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ReplaceAll(NeutralizeLine(s), "\n", " ")
		if s == "" || len(s) > 500 || strings.ContainsFunc(s, func(r rune) bool {
			p, _ := bidi.LookupRune(r)
			return p.Class() == bidi.BN || p.Class() > bidi.BN || p.IsBracket() // x/text pairs them in its own way
		}) {
			t.Skip()
		}
		rtl := RightToLeft(s, false)
		at := Levels(s, rtl)
		var p bidi.Paragraph
		if _, err := p.SetString(s); err != nil {
			t.Skip()
		}
		o, err := p.Order()
		if err != nil {
			t.Skip()
		}
		runes := []rune(s)
		offsets := make([]int, 0, len(runes))
		for i := range s {
			offsets = append(offsets, i)
		}
		for n := range o.NumRuns() {
			run := o.Run(n)
			from, to := run.Pos()
			for i := from; i <= to; i++ {
				if i == len(runes)-1 && unicode.IsSpace(runes[i]) {
					continue
				}
				if got := at[offsets[i]]%2 == 1; got != (run.Direction() == bidi.RightToLeft) {
					t.Fatalf("%q: character %d has level %d, x/text has direction %v", s, i, at[offsets[i]], run.Direction())
				}
			}
		}
	})
}

// TestForms: a form of a letter is that letter, as Unicode has it.
func TestForms(t *testing.T) {
	n := 0
	for r := rune(0x600); r < 0x700; r++ {
		before, after := Joins(r)
		for _, j := range [][2]bool{{false, false}, {true, false}, {false, true}, {true, true}} {
			form := Shape(r, j[0] && before, j[1] && after)
			if form == r {
				continue
			}
			n++
			if got := norm.NFKC.String(string(form)); got != norm.NFKC.String(string(r)) {
				t.Errorf("%U as %v is %U, which is %q", r, j, form, got)
			}
		}
	}
	if n < 280 {
		t.Errorf("only %d forms", n)
	}
	for _, c := range []struct {
		r             rune
		before, after bool
		want          rune
	}{{'ب', false, false, 0xfe8f}, {'ب', true, false, 0xfe90}, {'ب', false, true, 0xfe91}, {'ب', true, true, 0xfe92},
		{'ا', true, true, 0xfe8e}, {'گ', false, true, 0xfb94}, {'ی', true, false, 0xfbfd}, {'غ', true, true, 0xfed0}, {'ي', true, true, 0xfef4}} {
		if got := Shape(c.r, c.before, c.after); got != c.want {
			t.Errorf("%q, %v, %v: %U, want %U", c.r, c.before, c.after, got, c.want)
		}
	}
	for _, r := range "آأإا" {
		if got := norm.NFKC.String(string(LamAlef(r, true))); got != norm.NFKC.String("ل"+string(r)) {
			t.Errorf("lam with %q is %q", r, got)
		}
	}
}
