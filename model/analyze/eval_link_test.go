package analyze_test

import (
	"os"
	"strings"
	"testing"

	"dateline/model"
	"dateline/model/analyze"
)

// TestEvalLeaders prints how well leaders are linked: of the mentions that the
// labels link to a leader whom the tables may know, how many have that entity;
// and how many mentions of somebody else were taken for a leader.
func TestEvalLeaders(t *testing.T) {
	if testing.Short() {
		t.Skip("measures only")
	}
	var c tally
	inOffice, officeRight, unjudged := 0, 0, 0
	for _, d := range loadGold(t, "aida_testa.jsonl", 0) {
		in := d.input()
		in.Title = ""
		a := analyze.Analyze(in)
		offsets := byteOffsets(d.Text)
		gold := map[model.Span]goldMention{}
		for _, m := range d.Mentions {
			gold[model.Span{Start: offsets[m.Start], End: offsets[m.End]}] = m
		}
		for _, m := range a.Mentions {
			if m.Kind != model.Person || !a.Of(m).Entity.Leader {
				continue
			}
			g := gold[m.Span]
			switch e := a.Of(m).Entity; {
			case g.Link == e.ID:
				c.right++
				if len(g.Held) > 0 {
					inOffice++
					for _, o := range e.Offices {
						if o.Current {
							officeRight++
							break
						}
					}
				}
			case g.Link == "" || strings.HasPrefix(e.ID, "person:"):
				unjudged++ // no number here or there to compare
			default:
				c.wrong++
				if os.Getenv("VERBOSE") != "" {
					t.Logf("%s wrong %q = %s %s, labelled %s", d.ID, m.Text, e.Name, e.ID, g.Link)
				}
			}
			delete(gold, m.Span)
		}
		for s, m := range gold {
			if len(m.Leader) > 0 {
				c.missed++
				if os.Getenv("VERBOSE") != "" {
					t.Logf("%s missed %q %s", d.ID, d.Text[s.Start:s.End], m.Link)
				}
			}
		}
	}
	t.Logf("aida_testa.jsonl leaders %v; in office by the labels and here %d of %d; without a number to compare %d", c, officeRight, inOffice, unjudged)
}
