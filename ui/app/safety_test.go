package app

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"dateline/model"
	"dateline/model/document"
	"dateline/ui/screentest"
)

// evil is text that would act on a terminal that got it raw.
const evil = "A\x1b]0;owned\x07\x1b]52;c;b3duZWQ=\x07\x1b[?25l\x1b[2J\x1b[31m\u009b31m\x90q\x9c\u202eB\u2066C\u200b\x1b]8;;http://evil/\x07D"

// TestHostileStory puts such text into every string a story has, and walks
// through every view of it: the terminal must be as it was.
func TestHostileStory(t *testing.T) {
	var b document.Builder
	b.Leaf(document.Block{Kind: document.Standfirst})
	b.Text(evil, 0, "")
	b.Leaf(document.Block{Kind: document.Heading, Level: 2})
	b.Text(evil, 0, "")
	b.Leaf(document.Block{Kind: document.Paragraph})
	b.Text("Safe words and "+evil+" again ", 0, "javascript:"+evil)
	b.Text(evil, document.Strong, "https://example.org/"+evil)
	b.Leaf(document.Block{Kind: document.Code})
	b.Text(evil+"\n"+evil, 0, "")
	b.Open(document.Block{Kind: document.Figure, URL: evil})
	b.Leaf(document.Block{Kind: document.Caption})
	b.Text(evil, 0, "")
	b.Close()
	a := &model.Article{ID: evil, Title: evil, Outlet: evil, Byline: evil, Dateline: evil, URL: "https://example.org/" + evil,
		Published: time.Date(2015, 11, 23, 0, 0, 0, 0, time.UTC), Precision: model.Day, Doc: b.Document()}
	an := &model.Analysis{Date: a.Published}
	for i, k := range []model.Kind{model.Country, model.Person, model.Organization, model.Place} {
		f := model.Finding{Entity: model.Entity{ID: evil + k.String(), Kind: k, Name: evil, Leader: true,
			Offices: []model.Term{{Office: model.Office{Title: evil, Organization: evil}, From: "2012", Current: true}}},
			Mentions: 1, Salience: 1, Mentioned: true, Involved: true, Why: []string{evil}, First: i}
		switch k {
		case model.Country:
			f.Entity.Country = "IR"
			an.Countries = append(an.Countries, f)
		case model.Person:
			an.People = append(an.People, f)
		case model.Organization:
			an.Organizations = append(an.Organizations, f)
		case model.Place:
			an.Places = append(an.Places, f)
		}
		an.Mentions = append(an.Mentions, model.Mention{Field: model.FieldText, Span: model.Span{Start: i, End: i + 1}, Text: a.Doc.Text[i : i+1], Kind: k})
	}
	s := &shelf{loaded: map[string]model.Loaded{evil: {Article: a, Analysis: an}, "other": {Article: a, Analysis: an}}}
	for _, id := range []string{evil, "other"} {
		s.items = append(s.items, model.Item{ID: id, Title: evil, Outlet: evil, URL: a.URL, Published: a.Published, Precision: model.Day})
	}
	for _, size := range [][2]int{{120, 40}, {80, 24}, {40, 12}} {
		t.Run(fmt.Sprint(size), func(t *testing.T) { walkHostile(t, &shelf{loaded: s.loaded, items: slices.Clone(s.items)}, size) })
	}
}

// walkHostile goes through every view at one size.
func walkHostile(t *testing.T, s *shelf, size [2]int) {
	t.Parallel()
	a := New(Options{Articles: s, Now: now, Zone: time.UTC})
	t.Cleanup(a.Close)
	x := screentest.Start(t, a.Model(),
		screentest.Options{Width: size[0], Height: size[1], Graphemes: true})
	x.WaitFor("A")
	for _, keys := range [][]string{{"j"}, {"enter"}, {"e"}, {"enter"}, {"esc"}, {"e"}, {"enter"}, {"esc"}, {"e"}, {"e"}, {"enter"}, {"c"}, {"x", "down"}, {"esc"}, {"esc"}, {"!"}, {"E"}, {"enter"}, {"c"}, {"enter"}, {"u"}, {"E"}, {"enter"},
		{"j", "esc"}, {"x"}, {"i"}, {"3"}, {"j", "j"}, {"?"}, {"esc"}, {":"}, {"esc"}, {"1"}, {"z"}, {"esc", "esc"}} {
		x.Press(keys...)
		x.Sync()
		x.Settle()
		if c := x.Clipboard(); c != "" {
			t.Fatalf("%v at %v: the clipboard has %q", keys, size, c)
		}
		if title := x.Title(); len(title) > 0 && containsControl(title) || title == "owned" {
			t.Fatalf("%v at %v: the title is %q", keys, size, title)
		}
		if _, _, visible := x.Cursor(); visible {
			t.Fatalf("%v at %v: the cursor was shown", keys, size)
		}
	}
	x.Press("q", "q", "q", "q", "q")
	x.WaitEnd()
	if left := x.Altered(); len(left) > 0 {
		t.Errorf("at %v the terminal is left with %v", size, left)
	}
}

func containsControl(s string) bool {
	for _, r := range s {
		if r < 0x20 || r >= 0x7f && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
			return true
		}
	}
	return false
}
