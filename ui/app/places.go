package app

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"dateline/model"
	"dateline/ui/reader"
)

// Placed is what Articles also are where they know how far one has read.
type Placed interface {
	// Place is where reading an article stopped; ok is false where it never was.
	Place(ctx context.Context, id string) (p model.ReadingPlace, ok bool, err error)
	SetPlace(ctx context.Context, id string, p model.ReadingPlace) error
}

// places are where reading stopped in the stories that were opened.
type places struct {
	known  map[string]model.ReadingPlace
	unkept map[string]model.ReadingPlace // on their way to the library
	shown  string                        // the story that was put on its place
}

// placedMsg says that a place was kept, or why not.
type placedMsg struct {
	id  string
	at  model.ReadingPlace
	err error
}

func (a *App) placed() Placed {
	p, _ := a.opt.Articles.(Placed)
	return p
}

// placeNow is where reading the article on the screen is.
func (a *App) placeNow() model.ReadingPlace {
	page := a.reader.Page()
	offset := page.Anchor(a.reader.Top())
	if offset <= 0 {
		return model.ReadingPlace{} // its beginning
	}
	return model.ReadingPlace{Block: page.Loaded.Article.Doc.BlockAt(offset), Offset: offset}
}

// lineOf is the line of a page where reading stopped. Where the text has changed so
// that another block is there, the block counts.
func lineOf(p *reader.Page, at model.ReadingPlace) int {
	if at == (model.ReadingPlace{}) {
		return 0
	}
	doc := p.Loaded.Article.Doc
	if doc.BlockAt(at.Offset) != at.Block && at.Block >= 0 && at.Block < len(doc.Blocks) {
		return p.LineOf(doc.Blocks[at.Block].Start)
	}
	return p.LineOf(at.Offset)
}

// learnPlace takes in where reading a story stopped; what this window knows of it
// is newer.
func (a *App) learnPlace(id string, at model.ReadingPlace) {
	if a.places.known == nil {
		a.places.known, a.places.unkept = map[string]model.ReadingPlace{}, map[string]model.ReadingPlace{}
	}
	if _, ok := a.places.known[id]; !ok {
		a.places.known[id] = at
	}
}

// setPage shows a page of the current story: the first one where reading stopped,
// later ones where the one before them was.
func (a *App) setPage(p *reader.Page) {
	was := a.reader.Page()
	switch {
	case a.places.shown != a.current || was == nil:
		a.reader.SetPage(p)
		a.reader.ScrollTo(lineOf(p, a.places.known[a.current]))
		a.places.shown = a.current
	case was.Loaded.Article != p.Loaded.Article: // its text has come anew
		at := a.placeNow()
		a.reader.SetPage(p)
		a.reader.ScrollTo(lineOf(p, at))
	default:
		a.reader.SetPage(p)
	}
}

// leaveStory keeps where reading the current story stopped.
func (a *App) leaveStory() tea.Cmd {
	if a.reader.Page() == nil || a.places.shown != a.current {
		return nil
	}
	id, at, articles := a.current, a.placeNow(), a.placed()
	a.places.shown = ""
	if articles == nil {
		a.learnPlace(id, at)
		a.places.known[id] = at
		return nil
	}
	if at == a.places.known[id] {
		return nil
	}
	a.learnPlace(id, at)
	a.places.known[id], a.places.unkept[id] = at, at
	ctx := context.WithoutCancel(a.ctx)
	return func() tea.Msg { return placedMsg{id, at, articles.SetPlace(ctx, id, at)} }
}

func (a *App) onPlaced(m placedMsg) {
	if m.err != nil {
		a.opt.Log.Warn("reading place not kept", "id", m.id, "err", m.err)
		return
	}
	if a.places.unkept[m.id] == m.at {
		delete(a.places.unkept, m.id)
	}
}
