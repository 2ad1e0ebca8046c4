package prose

import (
	"strings"
	"testing"

	xansi "github.com/charmbracelet/x/ansi"
)

func TestLineBreaks(t *testing.T) {
	for _, c := range []struct {
		name  string
		text  string
		width int
		code  bool
		want  string // lines joined by |
	}{
		{"words", "the long way home", 8, false, "the long|way home"},
		{"exactly full", "the long", 8, false, "the long"},
		{"full and a space", "the long ", 8, false, "the long"},
		{"many spaces", "a   b          c", 6, false, "a   b|c"},
		{"leading space", "  a b", 3, false, "a b"},
		{"long word", "of constitutionality so", 8, false, "of|constitu|tionalit|y so"},
		{"hyphen", "a well-known man", 7, false, "a well-|known|man"},
		{"hyphen before a figure", "minus -50 and F-16s", 8, false, "minus|-50 and|F-16s"},
		{"dash", "home—again and", 8, false, "home—|again|and"},
		{"years", "in 2013–2021 he", 9, false, "in 2013–|2021 he"},
		{"slash", "and/or more", 5, false, "and/|or|more"},
		{"non-breaking space", "5\u00a0million men", 9, false, "5\u00a0million|men"},
		{"narrow no-break space", "10\u202f000 euros a", 9, false, "10\u202f000|euros a"},
		{"ideographic space", "東京\u3000大阪", 5, false, "東京|大阪"},
		{"ideographs", "東京は首都", 5, false, "東京|は首|都"},
		{"no line begins with a full stop", "東京は。首", 6, false, "東京|は。首"},
		{"no line ends with a bracket", "東京「は」", 6, false, "東京|「は」"},
		{"mixed", "in 東京 and", 5, false, "in 東|京|and"},
		{"hangul breaks at spaces", "한국 서울에서", 8, false, "한국|서울에서"},
		{"hard break", "one\ntwo three", 9, false, "one|two three"},
		{"empty line", "one\n\ntwo", 9, false, "one||two"},
		{"accent", "cafe\u0301s au lait", 5, false, "cafe\u0301s|au|lait"},
		{"flags", "🇰🇪🇳🇴🇯🇵", 5, false, "🇰🇪🇳🇴|🇯🇵"},
		{"wider than the width", "a漢b", 1, false, "a|漢|b"},
		{"marks in front", "\u0301\u200bab", 4, false, "ab"},
		{"zero-width space", "over\u200bflow", 6, false, "over\u200b|flow"},
		{"code keeps white space", "  if  x {\n\n}", 20, true, "  if  x {||}"},
		{"code breaks anywhere", "abcdefgh ij", 4, true, "abcd|efgh|ij"},
		{"code drops space at the end", "abcd    ef", 4, true, "abcd|ef"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var lines []string
			for from, more := 0, true; more; {
				var start, end int
				start, end, from, more = nextLine(c.text, from, c.width, c.code, xansi.GraphemeWidth)
				lines = append(lines, c.text[start:end])
			}
			if got := strings.Join(lines, "|"); got != c.want {
				t.Errorf("%q at %d:\n got %q\nwant %q", c.text, c.width, got, c.want)
			}
		})
	}
}

func TestShare(t *testing.T) {
	for _, c := range []struct {
		want, floor []int
		free        int
		get         []int
	}{
		{[]int{5, 40, 6}, []int{5, 7, 6}, 30, []int{5, 19, 6}},
		{[]int{30, 40, 6}, []int{8, 9, 6}, 35, []int{15, 14, 6}},
		{[]int{30, 40, 20}, []int{18, 9, 6}, 36, []int{18, 9, 9}},
		{[]int{3, 3}, []int{3, 3}, 6, []int{3, 3}},
	} {
		got := share(c.want, c.floor, c.free)
		for i := range got {
			if got[i] != c.get[i] {
				t.Errorf("share(%v, %v, %d) = %v, want %v", c.want, c.floor, c.free, got, c.get)
				break
			}
		}
	}
}
