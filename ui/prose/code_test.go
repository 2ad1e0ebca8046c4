package prose_test

import (
	"strings"
	"testing"
	"time"

	uv "github.com/charmbracelet/ultraviolet"

	"dateline/model/document"
	"dateline/ui/prose"
	"dateline/ui/screen"
)

func codeBlock(language, text string) *document.Document {
	return built(func(b *document.Builder) {
		b.Leaf(document.Block{Kind: document.Code, Language: language})
		b.Text(text, 0, "")
	})
}

func codeOptions(width int) prose.Options {
	o := options(width)
	o.Neutral = screen.Neutralize
	o.Code = prose.CodeStyles{Keyword: uv.Style{Attrs: uv.AttrBold}, Comment: uv.Style{Attrs: uv.AttrItalic},
		String: uv.Style{Underline: uv.UnderlineSingle}, Number: uv.Style{Attrs: uv.AttrFaint}}
	return o
}

func TestCodeIsHighlighted(t *testing.T) {
	for _, c := range []struct{ language, text, bold, italic, underlined string }{
		{"go", "func f() int {\n\treturn 12 // the twelve\n}\n", "funcintreturn", "// the twelve", ""},
		{"python", "def f(x):\n    '''doc'''\n    return \"a\" # no\n", "defreturn", "# no", "'''doc'''\"a\""},
		{"JSON", "{\"a\": [1, true]}", "\"a\"true", "", ""},
		{"no such language", "func f() // x", "", "", ""},
		{"", "func f() // x", "", "", ""},
	} {
		doc := codeBlock(c.language, c.text)
		p := prose.Render(doc, nil, codeOptions(60))
		var bold, italic, underlined strings.Builder
		for n := range p.Lines {
			for _, s := range p.Lines[n].Segs {
				if s.Style.Attrs&uv.AttrBold != 0 {
					bold.WriteString(strings.TrimSpace(s.Text))
				}
				if s.Style.Attrs&uv.AttrItalic != 0 {
					italic.WriteString(s.Text)
				}
				if s.Style.Underline != 0 {
					underlined.WriteString(s.Text)
				}
			}
		}
		if bold.String() != c.bold || italic.String() != c.italic || underlined.String() != c.underlined {
			t.Errorf("%s: keywords %q, comments %q, strings %q", c.language, bold.String(), italic.String(), underlined.String())
		}
		checkPage(t, doc, p, codeOptions(60))
		if got := shown(p); got != squeeze(c.text) {
			t.Errorf("%s: shows %q", c.language, got)
		}
	}
}

// TestHostileCode: code that lexers choke on is shown whole and in time.
func TestHostileCode(t *testing.T) {
	for _, c := range []struct{ language, text string }{
		{"go", strings.Repeat("\"", 40000)}, {"c", strings.Repeat("/*", 30000)}, {"html", strings.Repeat("<a b=", 10000)},
		{"markdown", strings.Repeat("*_`[(", 10000)}, {"perl", strings.Repeat("s/((((", 8000)}, {"go", strings.Repeat("x ", 1<<20)},
		{"python", "\xff\xfe'\x1b[31m" + strings.Repeat("(", 50000)}, {strings.Repeat("go", 1000), "x"}, {"../../go", "x"}, {"c", "a\r\nb\r\n"},
	} {
		doc := codeBlock(c.language, c.text)
		began := time.Now()
		p := prose.Render(doc, nil, codeOptions(80))
		if d := time.Since(began); d > 20*time.Second {
			t.Errorf("%.10s: %v", c.language, d)
		}
		checkPage(t, doc, p, codeOptions(80))
		want := prose.Render(codeBlock("", c.text), nil, codeOptions(80))
		if shown(p) != shown(want) {
			t.Errorf("%.10s: %.20q is shown otherwise than without a language", c.language, c.text)
		}
	}
}
