package prose_test

import (
	"context"
	"slices"
	"testing"

	"dateline/ui/prose"
	"dateline/ui/screen"
)

// TestPart: the blocks that are laid out are those of the whole page, and the
// others hold the place of theirs.
func TestPart(t *testing.T) {
	doc := article()
	spans, _ := mentions(doc.Text)
	for _, w := range []int{24, 60} {
		o := options(w)
		o.Neutral = screen.Neutralize
		whole := prose.Render(doc, spans, o)
		for from := 0; from <= len(doc.Blocks); from += 3 {
			to := min(from+4, len(doc.Blocks))
			p, err := prose.New(o).Part(context.Background(), doc, spans, from, to)
			if err != nil {
				t.Fatal(err)
			}
			checkPage(t, doc, p, o)
			text := func(p *prose.Page, block int) (lines []string) {
				for n := range p.Lines {
					if p.Lines[n].Block == block {
						lines = append(lines, p.Lines[n].Text())
					}
				}
				return lines
			}
			for i := range doc.Blocks {
				if i >= from && i < to {
					if got, want := text(p, i), text(whole, i); !slices.Equal(got, want) {
						t.Fatalf("block %d of [%d, %d) is\n%q\nwant\n%q", i, from, to, got, want)
					}
				} else if n := p.LineAt(doc.Blocks[i].Start); doc.Blocks[i].Start < doc.Blocks[i].End && p.Lines[n].Block != i {
					t.Fatalf("block %d is said to begin on a line of block %d", i, p.Lines[n].Block)
				}
			}
		}
	}
}
