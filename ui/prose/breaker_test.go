package prose

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
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
		{"zero-width space", "over\u200bflow", 6, false, "over|flow"},
		{"soft hyphen", "a constitu\u00adtionality", 11, false, "a constitu=|tionality"},
		{"soft hyphen without room", "a constitu\u00adtionality", 10, false, "a|constitu=|tionality"},
		{"soft hyphen that is not needed", "consti\u00adtution of", 12, false, "constitution|of"},
		{"word joiner", "in and/\u2060or so", 7, false, "in|and/or|so"},
		{"non-breaking hyphen", "the no\u2011fly zone", 7, false, "the|no\u2011fly|zone"},
		{"no break before closing punctuation", "qui vive ! dit", 9, false, "qui|vive !|dit"},
		{"guillemets", "il dit «\u00a0oui\u00a0» et", 11, false, "il dit|«\u00a0oui\u00a0» et"},
		{"bracket", "see the (old) law", 8, false, "see the|(old)|law"},
		{"address", "at https://a.example/one/two now", 19, false, "at|https://a.example/|one/two now"},
		{"percent", "of 12\u00a0% in 2013", 6, false, "of|12\u00a0%|in|2013"},
		{"figures", "cost $1,200.50 more", 9, false, "cost|$1,200.50|more"},
		{"ellipsis", "well… so", 5, false, "well…|so"},
		{"Chinese quotation", "他说“你好”了", 6, false, "他说|“你好”|了"},
		{"small kana", "キャット東", 8, false, "キャッ|ト東"},
		{"Thai", "ประเทศไทยมีแม่น้ำ", 6, false, "ประเทศ|ไทยมี|แม่น้ำ"},
		{"Thai vowel before its letter", "กกกกกเกก", 6, false, "กกกกก|เกก"},
		{"Lao", "ປະເທດລາວ", 5, false, "ປະເທດ|ລາວ"},
		{"Khmer", "ភាសាខ្មែរ", 3, false, "ភាសា|ខ្មែរ"},
		{"Burmese", "မြန်မာ", 3, false, "မြန်|မာ"},
		{"Tibetan", "བོད་ཡིག་", 4, false, "བོད་|ཡིག་"},
		{"emoji", "👍🏽👩\u200d🚀🇳🇴x", 5, false, "👍🏽👩\u200d🚀|🇳🇴x"},
		{"no widow", "one two three is of", 16, false, "one two three|is of"},
		{"a long last word may stand alone", "one two three thousand", 13, false, "one two three|thousand"},
		{"no widow at the price of a gap", "a considerable of", 14, false, "a considerable|of"},
		{"code keeps white space", "  if  x {\n\n}", 20, true, "  if  x {||}"},
		{"code breaks anywhere", "abcdefgh ij", 4, true, "abcd|efgh|ij"},
		{"code drops space at the end", "abcd    ef", 4, true, "abcd|ef"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var lines []string
			co := composer{o: &Options{}, doc: c.text, code: c.code}
			co.item(uv.Style{}, "")
			co.run(0, len(c.text), c.code)
			x := co.text()
			for _, m := range []xansi.Method{xansi.WcWidth, xansi.GraphemeWidth} {
				lines = nil
				for _, l := range newBreaker(x, m).all(func(int) int { return c.width }) {
					hyphen := ""
					if l.soft {
						hyphen = "="
					}
					lines = append(lines, x.text[l.start:l.end]+hyphen)
				}
			}
			if got := strings.Join(lines, "|"); got != c.want {
				t.Errorf("%q at %d:\n got %q\nwant %q", c.text, c.width, got, c.want)
			}
		})
	}
}

// TestShortWayIsUAX14: the short way through plain words finds what the long
// one finds.
func TestShortWayIsUAX14(t *testing.T) {
	const letters = "ab1  ,.;:'\"()-"
	quoted := regexp.MustCompile(`["'] +\(| -|1[^ab]* +\(`)
	r := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		b := make([]byte, 1+r.IntN(14))
		for i := range b {
			b[i] = letters[r.IntN(len(letters))]
		}
		s := strings.TrimSpace(string(b))
		if quoted.MatchString(s) {
			continue // uniseg holds them: by a rule that Unicode 15.1 dropped, and by mistake
		}
		g := &segments{s: s}
		for p := 0; p < len(s); {
			long := p
			for {
				long += g.segment(long)
				if long == len(s) || g.allowed(p, long) {
					break
				}
			}
			if short := g.plain(p, p); short != long {
				t.Fatalf("%q from %d: %d by the short way, %d by the long one", s, p, short, long)
			}
			p = long
		}
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
