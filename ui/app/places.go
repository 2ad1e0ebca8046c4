package app

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"dateline/model"
	"dateline/model/document"
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

// offsetOf is the byte of a text where reading stopped, -1 in its head. Where the text
// has changed so that another block is there, the block counts.
func offsetOf(doc *document.Document, at model.ReadingPlace) int {
	switch {
	case at == (model.ReadingPlace{}):
		return -1
	case doc.BlockAt(at.Offset) != at.Block && at.Block >= 0 && at.Block < len(doc.Blocks):
		return doc.Blocks[at.Block].Start
	}
	return at.Offset
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
	if a.places.shown == a.current && was != nil {
		a.reader.SetPage(p)
		return
	}
	a.reader.SetPage(p)
	a.places.shown = a.current
	if at := a.places.known[a.current]; at != (model.ReadingPlace{}) {
		a.reader.ScrollTo(p.LineOf(offsetOf(p.Loaded.Article.Doc, at)))
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
