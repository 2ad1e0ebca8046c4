package export

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestEncodeEscapes(t *testing.T) {
	var e Encoder
	for in, want := range map[string]string{
		"plain <b>&amp;</b>":       `"plain <b>&amp;</b>"`,
		"Élysée 東京 🙂":              `"Élysée 東京 🙂"`,
		"\x1b]52;c;eA==\a":         `"\u001b]52;c;eA==\u0007"`,
		"a\x7fb":                   `"a\u007fb"`,
		"\u0080\u0085\u009b31m":    `"\u0080\u0085\u009b31m"`,
		"\u00a0\u00bf":             "\"\u00a0\u00bf\"",
		"\u061c\u200e\u200f":       `"\u061c\u200e\u200f"`,
		"\u202a\u202b\u202c\u202d": `"\u202a\u202b\u202c\u202d"`,
		"\u202e\u2066\u2067":       `"\u202e\u2066\u2067"`,
		"\u2068\u2069":             `"\u2068\u2069"`,
		"\u2028\u2029":             `"\u2028\u2029"`,
		"\u200d\u202f\u2070\u2065": "\"\u200d\u202f\u2070\u2065\"",
		"\u0610\u061b":             "\"\u0610\u061b\"",
		`\u009b "quoted"`:          `"\\u009b \"quoted\""`,
		"":                         `""`,
	} {
		out, err := e.Encode(in)
		if err != nil || string(out) != want+"\n" {
			t.Errorf("Encode(%q) = %s, %v; want %s", in, out, err, want)
		}
	}
}

// safe tells whether printing s leaves a terminal alone.
func safe(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool {
		return r != '\n' && unicode.IsControl(r) || r == 0x2028 || r == 0x2029 || unicode.Is(unicode.Bidi_Control, r)
	})
}

func FuzzEncode(f *testing.F) {
	for _, s := range []string{"", "Tehran", "\u009b\u202e\u2028<&>", "\xc2", "é\x7f\u061c", "\\u202e"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			t.Skip("articles are UTF-8")
		}
		var e Encoder
		out, err := e.Encode(Mention{Text: s, Name: s})
		if err != nil {
			t.Fatal(err)
		}
		if !safe(string(out)) {
			t.Fatalf("%q can act on a terminal", out)
		}
		var back Mention
		if err := json.Unmarshal(out, &back); err != nil || back.Text != s || back.Name != s {
			t.Fatalf("%q came back as %q, %v", s, back.Text, err)
		}
	})
}

func BenchmarkEncode(b *testing.B) {
	o := Object{Countries: []Country{}, Mentions: make([]Mention, 60)}
	for i := range o.Mentions {
		o.Mentions[i] = Mention{"text", i * 40, i*40 + 6, "Tehran", "place", "Tehran", "geonames:112931", "IR"}
	}
	var e Encoder
	b.ReportAllocs()
	for b.Loop() {
		out, err := e.Encode(&o)
		if err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(len(out)))
	}
}
