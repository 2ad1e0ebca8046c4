package app

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"dateline/model"
	"dateline/model/document"
	"dateline/ui/screentest"
)

// now is the day the tests are read on.
var now = time.Date(2015, 11, 24, 9, 0, 0, 0, time.UTC)

// shelf is an articles service in memory.
type shelf struct {
	mu      sync.Mutex
	items   []model.Item
	loaded  map[string]model.Loaded
	steps   []model.Mark
	undone  []model.Mark
	blocked chan struct{} // where set, every call waits until it is closed or cancelled
	fails   []error
	slow    map[string]chan error // stories that wait for an answer given here
}

func (s *shelf) Name() string { return "Test shelf" }

func (s *shelf) wait(ctx context.Context) error {
	if s.blocked == nil {
		return ctx.Err()
	}
	select {
	case <-s.blocked:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (s *shelf) Load(ctx context.Context, cursor int) (model.Batch, error) {
	if err := s.wait(ctx); err != nil {
		return model.Batch{}, err
	}
	return model.Batch{Items: s.items, Failures: s.fails, Done: true}, nil
}

func (s *shelf) Open(ctx context.Context, id string) (model.Loaded, error) {
	if err := s.wait(ctx); err != nil {
		return model.Loaded{}, err
	}
	if c := s.slow[id]; c != nil {
		select {
		case err := <-c:
			if err != nil {
				return model.Loaded{}, err
			}
		case <-ctx.Done():
			return model.Loaded{}, ctx.Err()
		}
	}
	l, ok := s.loaded[id]
	if !ok {
		return l, fmt.Errorf("%s: no such story", id)
	}
	return l, nil
}

func (s *shelf) Mark(ctx context.Context, m model.Mark) (model.Step, error) {
	if err := s.wait(ctx); err != nil {
		return model.Step{}, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.steps, s.undone = append(s.steps, m), nil
	return s.apply(m, false), nil
}

// Correct finds the same as before: the library's own tests see to the rest.
func (s *shelf) Correct(ctx context.Context, c model.Correction) (model.Step, error) {
	if err := s.wait(ctx); err != nil {
		return model.Step{}, err
	}
	return model.Step{Correction: &c}, nil
}

func (s *shelf) apply(m model.Mark, invert bool) model.Step {
	step := model.Step{Read: m.Read, Star: m.Star}
	for i := range s.items {
		it := &s.items[i]
		for _, id := range m.IDs {
			if id != it.ID {
				continue
			}
			if m.Read != nil {
				it.Read = *m.Read != invert
			}
			if m.Star != nil {
				it.Star = *m.Star != invert
			}
			step.Items = append(step.Items, model.MarkState{ID: id, Read: it.Read, Star: it.Star})
		}
	}
	return step
}

func (s *shelf) Undo(ctx context.Context) (model.Step, error) {
	if err := s.wait(ctx); err != nil {
		return model.Step{}, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.steps) == 0 {
		return model.Step{Nothing: true}, nil
	}
	m := s.steps[len(s.steps)-1]
	s.steps, s.undone = s.steps[:len(s.steps)-1], append(s.undone, m)
	return s.apply(m, true), nil
}

func (s *shelf) Redo(ctx context.Context) (model.Step, error) {
	if err := s.wait(ctx); err != nil {
		return model.Step{}, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.undone) == 0 {
		return model.Step{Nothing: true}, nil
	}
	m := s.undone[len(s.undone)-1]
	s.undone, s.steps = s.undone[:len(s.undone)-1], append(s.steps, m)
	return s.apply(m, false), nil
}

// known are the entities of the test stories.
func known() map[string]model.Entity {
	term := func(title, role, country, from, until string, current bool) []model.Term {
		return []model.Term{{Office: model.Office{Title: title, Role: role, Country: country}, From: from, Until: until, Current: current}}
	}
	return map[string]model.Entity{
		"Norland":   {ID: "country:NO", Kind: model.Country, Name: "Norway", Country: "NO"},
		"Peruvia":   {ID: "country:PE", Kind: model.Country, Name: "Peru", Country: "PE"},
		"Fijia":     {ID: "country:FJ", Kind: model.Country, Name: "Fiji", Country: "FJ"},
		"Solberg":   {ID: "Q1", Kind: model.Person, Name: "Erna Solberg", Country: "NO", Leader: true, Offices: term("Prime Minister", "head_of_government", "NO", "2013-10-16", "2021-10-14", true)},
		"Ada Quill": {Kind: model.Person, Name: "Ada Quill"},
		"Reef Fund": {ID: "org:reef-fund", Kind: model.Organization, Name: "Reef Fund"},
		"Lima":      {ID: "geonames:3936456", Kind: model.Place, Name: "Lima", Country: "PE", Lat: -12.04, Lon: -77.03},
	}
}

// story makes an article of paragraphs in which every known name is a mention.
func story(id, title string, day int, paragraphs ...string) model.Loaded {
	var b document.Builder
	b.Leaf(document.Block{Kind: document.Standfirst})
	b.Text("A standfirst about "+strings.ToLower(title), 0, "")
	for _, p := range paragraphs {
		if h, ok := strings.CutPrefix(p, "## "); ok {
			b.Leaf(document.Block{Kind: document.Heading, Level: 2})
			b.Text(h, 0, "")
			continue
		}
		b.Leaf(document.Block{Kind: document.Paragraph})
		b.Text(p, 0, "")
	}
	a := &model.Article{ID: id, Title: title, Outlet: "The Test", Dateline: "LIMA", URL: "https://example.org/" + id,
		Published: time.Date(2015, 11, day, 12, 0, 0, 0, time.UTC), Precision: model.Day, Doc: b.Document()}
	return model.Loaded{Article: a, Analysis: analyse(a)}
}

func analyse(a *model.Article) *model.Analysis {
	an := &model.Analysis{Date: a.Published}
	index := map[string]int{}
	add := func(f model.Field, text string) {
		for i := 0; i < len(text); i++ {
			for name, e := range known() {
				if !strings.HasPrefix(text[i:], name) {
					continue
				}
				n, ok := index[name]
				list := map[model.Kind]*[]model.Finding{model.Country: &an.Countries, model.Person: &an.People,
					model.Organization: &an.Organizations, model.Place: &an.Places}[e.Kind]
				if !ok {
					n = len(*list)
					index[name] = n
					*list = append(*list, model.Finding{Entity: e, Mentioned: true, Involved: e.Country != "FJ", Salience: 0.5,
						Why: []string{"full name"}, First: len(an.Mentions)})
				}
				(*list)[n].Mentions++
				(*list)[n].InTitle = (*list)[n].InTitle || f == model.FieldTitle
				an.Mentions = append(an.Mentions, model.Mention{Field: f, Span: model.Span{Start: i, End: i + len(name)}, Text: name,
					Kind: e.Kind, Finding: n, Country: e.Country})
			}
		}
	}
	add(model.FieldTitle, a.Title)
	add(model.FieldDateline, a.Dateline)
	add(model.FieldText, a.Doc.Text)
	return an
}

func filler(n int) string {
	return strings.Repeat("The harbour lay quiet under a low sky while the boats waited for the tide to turn. ", n)
}

// stock fills a shelf: three long stories with entities, then n short ones.
func stock(n int) *shelf {
	s := &shelf{loaded: map[string]model.Loaded{}}
	put := func(l model.Loaded) {
		a := l.Article
		s.loaded[a.ID] = l
		s.items = append(s.items, model.Item{ID: a.ID, Title: a.Title, Outlet: a.Outlet, Published: a.Published, Precision: a.Precision, URL: a.URL})
	}
	put(story("one", "Norland and Peruvia sign a treaty on fishing", 23,
		"Solberg of Norland met Ada Quill in Lima. "+filler(4), "## The Reef Fund", "The Reef Fund pays. Solberg agreed. "+filler(20), "Fijia watched. "+filler(20), "At last Solberg left."))
	put(story("two", "Peruvia counts its votes", 22, "Lima was calm. "+filler(30)))
	put(story("three", "A long winter in Norland", 21, "Snow fell. "+filler(12)))
	for i := 0; i < n; i++ {
		id := fmt.Sprintf("more%d", i)
		put(story(id, fmt.Sprintf("Short story number %d", i), 20, filler(2)))
	}
	return s
}

func open(t testing.TB, s *shelf, w, h int) *screentest.Terminal {
	t.Helper()
	a := New(Options{Articles: s, Now: now, Zone: time.UTC})
	t.Cleanup(a.Close)
	return screentest.Start(t, a.Model(), screentest.Options{Width: w, Height: h, Graphemes: true})
}

// reading opens a shelf and waits until the first story is shown.
func reading(t testing.TB, s *shelf, w, h int) *screentest.Terminal {
	t.Helper()
	x := open(t, s, w, h)
	x.WaitFor("sign a t")
	if w >= 70 {
		x.WaitFor("A standfirst about norland")
	}
	x.Settle()
	return x
}
