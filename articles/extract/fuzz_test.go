package extract

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzParse reads any bytes in any format: no panic, a sound document, valid
// UTF-8, and errors of one line that begin with the file's name.
func FuzzParse(f *testing.F) {
	for _, tt := range plainCases {
		f.Add(byte(0), []byte(tt.text))
	}
	for _, s := range []string{
		"---\ntitle: a: b\nimages: [{url: x}, y]\n---\n# T\n\n- a\n  1. b\n\n> c\n\n| d | e |\n|--|--|\n| f |\n\n![g](h \"i\")\n\n```go\nj\n```\n",
		"[a][b] *c **d*** `e` <f@g.h> &amp; \\* ~~i~~\n\n[b]: /j\n", "a  \nb\\\nc<br>\n\n---\n",
	} {
		f.Add(byte(1), []byte(s))
	}
	f.Add(byte(2), []byte(newsPage))
	f.Add(byte(2), []byte("<table><tr><td>a<p>b<td><ul><li>c</table><figure><img src=x><figcaption>d (Photo: e)</figure><pre>f\n<div>g</div></pre>"))
	f.Add(byte(2), []byte("<meta charset=shift_jis><p>\x93\xfa\x96\x7b"))
	f.Add(byte(3), []byte("[{\"text\":\"a\\n\\nb\",\"id\":1}]"))
	f.Add(byte(4), []byte("{\"text\":\"\\ud83d\"}\n{\"text\":\"a\"}"))
	f.Add(byte(0), []byte("\xff\xfea\x00b\x00\n\x00"))
	f.Add(byte(0), []byte("caf\xe9 \x93x\x94"))
	names := [...]string{"a.txt", "a.md", "a.html", "a.json", "a.jsonl", "a"}
	f.Fuzz(func(t *testing.T, format byte, data []byte) {
		name := names[int(format)%len(names)]
		records, err := Records(name, data)
		oneLineError(t, name, err)
		for _, r := range records {
			oneLineError(t, name, r.Err)
			if r.Err == nil {
				if err := r.Article.Doc.Check(); err != nil {
					t.Fatal(err)
				}
			}
		}
		a, err := Parse(name, data, now())
		if err != nil {
			oneLineError(t, name, err)
			if strings.Contains(err.Error(), "cannot be read") {
				t.Fatal(err) // a panic, recovered
			}
			return
		}
		if err := a.Doc.Check(); err != nil {
			t.Fatalf("%v\n%q\n%s", err, a.Doc.Text, outline(a.Doc))
		}
		for _, s := range []string{a.Doc.Text, a.Title, a.Outlet, a.Byline, a.Dateline} {
			if !utf8.ValidString(s) {
				t.Fatalf("not UTF-8: %q", s)
			}
		}
		if strings.ContainsAny(a.Title+a.Dateline+a.Outlet, "\n") {
			t.Fatalf("more than a line: %q %q %q", a.Title, a.Dateline, a.Outlet)
		}
		again, err := Parse(name, data, now())
		if err != nil || again.Doc.Text != a.Doc.Text || again.Title != a.Title || !again.Published.Equal(a.Published) {
			t.Fatalf("a second reading differs: %v", err)
		}
	})
}

func oneLineError(t *testing.T, name string, err error) {
	t.Helper()
	if err != nil && (!strings.HasPrefix(err.Error(), name+": ") || strings.Contains(err.Error(), "\n")) {
		t.Fatalf("error %q", err)
	}
}

// FuzzBounds holds boundNesting to what it promises: it cuts, it adds blank
// lines, and it leaves short texts alone.
func FuzzBounds(f *testing.F) {
	f.Add("> - 1. a", uint16(300))
	f.Add("\t", uint16(100))
	f.Add("[a]: b\n", uint16(600))
	f.Fuzz(func(t *testing.T, s string, n uint16) {
		if !utf8.ValidString(s) {
			return
		}
		text := strings.Repeat(s, int(n)%700) + "\n> word"
		got := boundNesting(text)
		if !utf8.ValidString(got) {
			t.Fatalf("%q became %q", text, got)
		}
		if !strings.HasSuffix(got, "\n> word") {
			t.Fatalf("lost the end of %q: %q", text, got)
		}
	})
}
