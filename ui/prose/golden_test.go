package prose_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/ui/prose"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden spells a page as text: mentions stand between the marks of their kind,
// the margin tells the block, and a bar shows where the width ends.
func golden(p *prose.Page, kind []int) string {
	var b strings.Builder
	for n := range p.Lines {
		l := &p.Lines[n]
		if l.Block < 0 {
			b.WriteString("   |\n")
			continue
		}
		fmt.Fprintf(&b, "%2d |", l.Block)
		last := -1
		for i := range l.Segs {
			s := &l.Segs[i]
			if s.Mention != last {
				if last >= 0 {
					b.WriteString(kinds[kind[last]].shut)
				}
				if s.Mention >= 0 {
					b.WriteString(kinds[kind[s.Mention]].open)
				}
				last = s.Mention
			}
			b.WriteString(s.Text)
		}
		if last >= 0 {
			b.WriteString(kinds[kind[last]].shut)
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	doc := article()
	spans, kind := mentions(doc.Text)
	for _, w := range []int{24, 40, 60, 80} {
		p := prose.Render(doc, spans, options(w))
		compare(t, fmt.Sprintf("article-%d.txt", w), golden(p, kind))
		if w != 60 {
			continue
		}
		var b strings.Builder
		for n := range p.Lines {
			b.WriteString(strings.ReplaceAll(p.Lines[n].Paint(nil), "\x1b", "␛") + "\n")
		}
		compare(t, "article-60-styles.txt", b.String())
	}
}

func compare(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got == string(want) {
		return
	}
	g, w := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i := range g {
		if i >= len(w) || g[i] != w[i] {
			other := "nothing"
			if i < len(w) {
				other = w[i]
			}
			t.Fatalf("%s, line %d:\n got %s\nwant %s\n(-update writes it anew)", file, i+1, g[i], other)
		}
	}
	t.Fatalf("%s: %d lines, want %d (-update writes it anew)", file, len(g), len(w))
}
