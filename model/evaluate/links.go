package evaluate

import (
	"strings"

	"dateline/model"
)

// WrongLink is a person that was taken for somebody whom the labels do not
// name there.
type WrongLink struct {
	Line     int    // of the file
	Doc      string // ID of the document
	Text     string // of our mention
	Name, ID string // whom it was taken for
	Want     string // the number that is labelled, "" for nobody known
}

// number tells whether a link is a Wikidata number.
func number(id string) bool {
	if len(id) < 2 || id[0] != 'Q' {
		return false
	}
	return strings.Trim(id[1:], "0123456789") == ""
}

// verdict is how a labelled mention was linked.
type verdict uint8

const (
	unlinked verdict = iota
	unjudged         // to a person whose ID is no number
	wronglyLinked
	rightlyLinked
)

// addLinks compares whom our persons stand for with the labels. A mention of
// ours is judged by the labelled mention with the same span, else by the one it
// overlaps most; a leader found where nothing is labelled is a wrong link, too.
// An ID that is no number cannot be compared and is counted apart.
func (s *Scorer) addLinks(d *Doc, a *model.Analysis, f *faulty) {
	if !linked(d) {
		return
	}
	verdicts := make([]verdict, len(d.Mentions))
	for i := range a.Mentions {
		m := &a.Mentions[i]
		if m.Kind != model.Person || m.Field != model.FieldText {
			continue
		}
		e := &a.Of(*m).Entity
		if e.ID == "" {
			continue
		}
		at := d.labelled(m.Span)
		if v := s.judge(d, at, m, e, f); at >= 0 {
			verdicts[at] = max(verdicts[at], v)
		}
	}
	for i, v := range verdicts {
		g := &d.Mentions[i]
		if g.noLink || !g.Leader && !g.InOffice {
			continue
		}
		if v == unlinked || v == wronglyLinked {
			s.tally[Leaders].Missed++
			f.add(Leaders, nil, []string{d.Text[g.Start:g.End] + " " + g.Link})
		}
		if g.InOffice {
			switch v {
			case rightlyLinked:
				s.tally[InOffice].Right++
			case wronglyLinked:
				s.tally[InOffice].Add(Tally{Wrong: 1, Missed: 1})
			case unlinked:
				s.tally[InOffice].Missed++
			}
		}
	}
}

// linked tells whether the persons of d have links.
func linked(d *Doc) bool {
	for i := range d.Mentions {
		if m := &d.Mentions[i]; m.Type == "PER" && number(m.Link) {
			return true
		}
	}
	return false
}

// labelled returns the index of the labelled mention that a span of ours is
// judged by, -1 for none.
func (d *Doc) labelled(span model.Span) int {
	best, most := -1, 0
	for i := range d.Mentions {
		g := &d.Mentions[i]
		if g.noLink || !g.Overlaps(span) {
			continue
		}
		if g.Span == span {
			return i
		}
		if common := min(g.End, span.End) - max(g.Start, span.Start); common > most {
			best, most = i, common
		}
	}
	return best
}

// judge counts the link of our mention m to e, judged by labelled mention at.
func (s *Scorer) judge(d *Doc, at int, m *model.Mention, e *model.Entity, f *faulty) verdict {
	want, leader := "", e.Leader
	if at >= 0 {
		want = d.Mentions[at].Link
		leader = leader || d.Mentions[at].Leader
	}
	if !number(e.ID) {
		s.report.Unjudged++
		return unjudged
	}
	if e.ID == want {
		s.tally[PersonLinks].Right++
		if leader {
			s.tally[Leaders].Right++
		}
		return rightlyLinked
	}
	if number(want) {
		s.tally[PersonLinks].Wrong++
	}
	if e.Leader {
		s.tally[Leaders].Wrong++
		f.add(Leaders, []string{m.Text + "=" + e.Name}, nil)
	}
	if e.Leader || number(want) {
		s.report.WrongLinks = append(s.report.WrongLinks, WrongLink{f.line, f.id, m.Text, e.Name, e.ID, want})
	}
	return wronglyLinked
}
