package screen

import (
	"strings"
	"testing"
)

// heap is a base with n combining accents on it.
func heap(base string, n int) string { return base + strings.Repeat("\u0301", n) }

func TestNeutralize(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"plain", "Putin flew to Tehran.", "Putin flew to Tehran."},
		{"empty", "", ""},
		{"line feeds stay", "one\ntwo\n\nthree", "one\ntwo\n\nthree"},
		{"line ends", "a\r\nb\rc\vd\fe\u0085f\u2028g\u2029h", "a\nb\nc\nd\ne\nf\ng\nh"},
		{"tab", "a\tb", "a b"},

		{"colour", "\x1b[31mred\x1b[0m", "[31mred[0m"},
		{"clipboard, OSC 52", "x\x1b]52;c;ZWNobyBoaQ==\x07y", "x]52;c;ZWNobyBoaQ==y"},
		{"hyperlink, OSC 8", "\x1b]8;;http://evil.example\x1b\\bank\x1b]8;;\x1b\\", `]8;;http://evil.example\bank]8;;\`},
		{"window title", "\x1b]0;owned\x07", "]0;owned"},
		{"DCS", "\x1bP$q\"p\x1b\\", `P$q"p\`},
		{"APC, PM, SOS", "\x1b_a\x1b\\\x1b^b\x1b\\\x1bXc\x1b\\", `_a\^b\Xc\`},
		{"reset", "\x1bc", "c"},
		{"an OSC without end swallows nothing", "\x1b]2;the rest of the article", "]2;the rest of the article"},
		{"nested so that removing one makes another", "\x1b\x1b]\x07\x1b[2J", "][2J"},
		{"bell, backspace, shift out, delete", "a\ab\bc\x0ed\x0fe\x7ff\x00g", "abcdefg"},
		{"overprinting", "safe.txt\rexe", "safe.txt\nexe"},

		{"raw C1 CSI", "a\x9b31mb", "a�31mb"},
		{"raw C1 OSC", "\x9d52;c;eA==\x9c", "�52;c;eA==�"},
		{"encoded C1", "a\u009b31m\u009d0;x\u009c", "a�31m�0;x�"},
		{"broken UTF-8", "a\xc3(\xe2\x82 \xff", "a�(�� �"},
		{"overlong and surrogate", "\xc0\x9b\xed\xa0\x80", "�����"},
		{"a replacement character stays", "a�b", "a�b"},

		{"right-to-left override", "report\u202efdp.exe", "reportfdp.exe"},
		{"all bidi controls", "a\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061cb", "ab"},
		{"zero width", "Pu\u200bti\u2060n\ufeff\u2061\u2062\u2063\u2064", "Putin"},
		{"joiners between Latin letters", "Pu\u200dti\u200cn", "Putin"},
		{"soft hyphen", "Bundes\u00adrepublik", "Bundesrepublik"},
		{"no-break space stays", "5\u00a0%", "5\u00a0%"},
		{"annotation", "\ufff9a\ufffab\ufffbc", "abc"},
		{"private use and noncharacters", "a\ue000b\uf8ffc\ufdd0d\uffffe\U0010fffdf\U000e1000g", "a�b�c�d�e�f�g"},
		{"unassigned", "a\u0378b", "a�b"},
		{"tags", "a\U000e0001\U000e0041\U000e007fb", "ab"},
		{"fillers", "a\u3164b\uffa0c\u115f\u1160d", "a b cd"},
		{"invisible operators of math", "f\u2061(x)", "f(x)"},

		{"family", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f468\u200d\U0001f469\u200d\U0001f467"},
		{"heart on fire", "❤️‍🔥", "❤️‍🔥"},
		{"skin tones", "👩🏽‍🚀👍🏿", "👩🏽‍🚀👍🏿"},
		{"rainbow flag", "🏳️‍🌈", "🏳️‍🌈"},
		{"flags", "🇮🇷🇷🇺", "🇮🇷🇷🇺"},
		{"keycap", "1️⃣ #️⃣", "1️⃣ #️⃣"},
		{"emoji and text selector", "⚠️ ☎︎", "⚠️ ☎︎"},
		{"joiner after an emoji with nothing to join", "👩\u200d.", "👩."},
		{"joiner between two removed", "👩\u200d\u200b👩", "👩👩"},
		{"selector after a letter", "a\ufe0fb", "ab"},
		{"selector on a digit alone", "1\ufe0f2", "12"},
		{"run of selectors", "⚠\ufe0f\ufe0f\ufe0e\ufe01", "⚠\ufe0f"},
		{"ideographic variant", "葛\U000e0100飾", "葛\U000e0100飾"},
		{"ideographic selector on a letter", "a\U000e0100\U000e0101b", "ab"},
		{"selectors at the start", "\ufe0f\u200da", "a"},

		{"Persian", "می\u200cخواهم", "می\u200cخواهم"},
		{"Persian word end", "می\u200c و", "می و"},
		{"Arabic with marks", "مُحَمَّد", "مُحَمَّد"},
		{"Hindi half form", "क्\u200dष", "क्\u200dष"},
		{"Hindi", "राष्ट्रपति नरेन्द्र मोदी", "राष्ट्रपति नरेन्द्र मोदी"},
		{"Sinhala", "ශ්\u200dරී ලංකා", "ශ්\u200dරී ලංකා"},
		{"Malayalam chillu by virama and joiner", "അവന്\u200d പറഞ്ഞു", "അവന്\u200d പറഞ്ഞു"},
		{"Thai", "กำลังที่", "กำลังที่"},
		{"Khmer break", "ភាសា\u200bខ្មែរ", "ភាសាខ្មែរ"},
		{"Hebrew with points", "בְּרֵאשִׁ֖ית", "בְּרֵאשִׁ֖ית"},
		{"Korean", "박근혜 대통령", "박근혜 대통령"},
		{"Hangul in jamo", "한", "한"},
		{"Chinese, Japanese", "习近平会见马英九。安倍晋三「コメント」", "习近平会见马英九。安倍晋三「コメント」"},
		{"Vietnamese decomposed", "Trần", "Trần"},
		{"Russian, Greek, Armenian", "Путин Τσίπρας Երևան", "Путин Τσίπρας Երևան"},
		{"punctuation", "“It’s” – 50 € … «sí»", "“It’s” – 50 € … «sí»"},

		{"eight marks stay", heap("e", 8), heap("e", 8)},
		{"Zalgo", heap("e", 40) + "x", heap("e", 8) + "x"},
		{"mark at the start", "\u0301a", "a"},
		{"mark after a line feed or space", "a\n\u0301b \u0336c", "a\nb c"},
		{"mark on a no-break space", "\u00a0\u0301", "\u00a0\u0301"},
		{"enclosing mark", "a\u20dd", "a\u20dd"},
		{"endless conjunct", strings.Repeat("क्", 30) + "क",
			strings.Repeat(strings.Repeat("क्", 8)+"क", 3) + strings.Repeat("क्", 3) + "क"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Neutralize(tt.in); got != tt.want {
				t.Errorf("Neutralize(%+q)\n got %+q\nwant %+q", tt.in, got, tt.want)
			}
		})
	}
}
