package prose_test

import (
	"strings"
	"testing"
	"time"

	xansi "github.com/charmbracelet/x/ansi"

	"dateline/articles/extract"
	"dateline/ui/prose"
	"dateline/ui/screen"
)

// seeds are pieces of HTML as they come, and as they should not.
func seeds() []string {
	return []string{
		"<h2>Kenya</h2><p>The <b>minister</b> of <i>Kenya</i> said<br>so. <a href='https://a.example/x y'>Read</a></p>",
		"<ul><li>one<ul><li>two<ol start=9><li>nine<li>ten</ol></ul><li><blockquote>three</blockquote></ul>",
		"<table><tr><th>A<th>B<tr><td>1<td rowspan=2>x<tr><td>3</table>",
		"<pre><code class='language-go'>func main() {\n\treturn \"x\" // no\n}</code></pre><hr><p>after",
		"<figure><img src=a.jpg alt='a boat'><figcaption>A boat <cite>Agency</cite></figcaption></figure>",
		"<p dir=rtl>قال وزير خارجية <b>إير</b>ان (في موسكو) 12%</p><p>שלום Kenya</p><p>می\u200cخواهیم",
		"<p>co\u00adop\u200berate \u202eevil\u2069 &#27;]52;c;eA==&#7; &#x9b;31m \u2060x</p>",
		"<p>東京は、首都。「はい」</p><p>ประเทศไทยมีแม่น้ำ</p><p>👩\u200d👩\u200d👧🇳🇴 e\u0301 ﾊﾟ</p>",
		"<p>text<sup><a href='#fn1'>1</a></sup></p><ol><li id=fn1>A note <a href='#r1'>↩</a></ol>",
		"<img src=a><img src=b alt=c>", "<a href='javascript:x'>x</a> <a href='ht tp://x'>y</a>", "<p>" + strings.Repeat("x", 5000),
	}
}

// checkHTML lays a piece of HTML out and holds the page to what is true of every
// page, and mentions to the words they are.
func checkHTML(t *testing.T, text string, width, mode uint8) {
	t.Helper()
	doc, _, err := extract.Fragment(text, "https://a.example/")
	if err != nil {
		return
	}
	o := codeOptions(max(1, int(width)))
	o.Method = []xansi.Method{xansi.GraphemeWidth, xansi.WcWidth}[mode%2]
	o.Visual = mode/2%2 == 1
	spans := everyWord(doc.Text)
	p := prose.Render(doc, spans, o)
	checkPage(t, doc, p, o)
	for i, s := range spans {
		word := screen.Neutralize(doc.Text[s.Start:s.End])
		if strings.ContainsFunc(doc.Text[s.Start:s.End], odd) || o.Width < 10 || o.Visual && screen.HasRTL(doc.Text) {
			continue
		}
		if got := squeeze(under(p, p.Cells[i], o.Method)); !strings.Contains(got, squeeze(word)) { // a grapheme is taken whole
			t.Fatalf("width %d: %q stands on the cells of %q", o.Width, word, got)
		}
	}
}

func FuzzHTML(f *testing.F) {
	for i, s := range seeds() {
		f.Add(s, uint8(7+9*i), uint8(i))
	}
	f.Fuzz(func(t *testing.T, text string, width, mode uint8) {
		if len(text) <= 4096 {
			checkHTML(t, text, width, mode)
		}
	})
}

// TestHTML lays the seeds out at every width, in both orders and both ways of
// counting.
func TestHTML(t *testing.T) {
	for _, s := range seeds() {
		for w := 1; w < 120; w += 17 {
			for mode := range 4 {
				checkHTML(t, s, uint8(w), uint8(mode))
			}
		}
	}
}

// TestLargeHTML: what is large and nested ends, and is bounded.
func TestLargeHTML(t *testing.T) {
	for name, s := range map[string]string{
		"10,000 nested lists": strings.Repeat("<ul><li>x", 10000),
		"500 columns":         "<table>" + strings.Repeat("<tr>"+strings.Repeat("<td>cell", 500), 20) + "</table>",
		"a megabyte":          "<p>" + strings.Repeat("x", 1<<20),
		"a long Thai word":    "<p>" + strings.Repeat("ประเทศไทย", 1<<18/27),
		"much Hebrew":         "<p>" + strings.Repeat("(שלום) ", 1<<18/12),
		"soft hyphens":        "<p>" + strings.Repeat("x\u00ad", 1<<16),
		"word joiners":        "<p>" + strings.Repeat("x/\u2060x\u2060x y", 1<<15),
		"hard spaces":         "<p>" + strings.Repeat("x\u00a0", 1<<16),
		"quotes":              strings.Repeat("<blockquote>", 5000) + "x",
		"images":              strings.Repeat("<img src=a.jpg alt=x>", 5000),
	} {
		t.Run(name, func(t *testing.T) {
			doc, _, err := extract.Fragment(s, "")
			if err != nil {
				t.Skip(err)
			}
			o := codeOptions(80)
			o.Visual = true
			began := time.Now()
			p := prose.Render(doc, nil, o)
			if d := time.Since(began); d > 20*time.Second {
				t.Errorf("it takes %v", d)
			} else {
				t.Log(d)
			}
			checkPage(t, doc, p, o)
		})
	}
}
