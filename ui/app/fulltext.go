package app

import (
	"context"
	"errors"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"dateline/model"
	"dateline/ui/keys"
	"dateline/ui/screen"
)

// FullTexts is what Feeds also are where the pages of stories can be fetched.
type FullTexts interface {
	// FullText fetches the page of a story and keeps its text if that is longer
	// than what there is. The story is returned as it is then.
	FullText(ctx context.Context, id string) (model.Loaded, model.FullText, error)
}

// fullText is the page that is being fetched. There is one at a time.
type fullText struct {
	cancel context.CancelFunc // nil where none is
	id     string
	run    int
}

// fullTextMsg says what became of it.
type fullTextMsg struct {
	run     int
	id      string
	loaded  model.Loaded
	outcome model.FullText
	err     error
}

// whyNoFullText says why no full text can be fetched, "" where one can.
func (a *App) whyNoFullText() string {
	_, able := a.opt.Feeds.(FullTexts)
	switch {
	case !able || a.shared.articles == nil:
		return "this story came from no feed"
	case a.current == "":
		return "no story is selected"
	}
	return ""
}

// fetchFullText fetches the page of the story that is shown.
func (a *App) fetchFullText() tea.Cmd {
	if why := a.whyNoFullText(); why != "" {
		a.say("Not now: " + why + ".")
		return nil
	}
	if a.full.cancel != nil {
		if a.full.id == a.current {
			a.say(dot("It is being fetched already", a.does(keys.Back, "stops that")))
			return nil
		}
		a.full.cancel() // the reader has gone on
	}
	ctx, cancel := context.WithCancel(a.ctx)
	a.full = fullText{cancel: cancel, id: a.current, run: a.full.run + 1}
	from, _ := a.opt.Feeds.(FullTexts)
	m := fullTextMsg{run: a.full.run, id: a.current}
	return func() tea.Msg {
		m.loaded, m.outcome, m.err = from.FullText(ctx, m.id)
		return m
	}
}

// fullTextProgress is the line about a page that is awaited, "" where none is.
func (a *App) fullTextProgress() string {
	if a.full.cancel == nil {
		return ""
	}
	return dot("Fetching the full text…", a.does(keys.Back, "stops"))
}

// stopFullText gives up the page that is awaited and tells whether there was one.
func (a *App) stopFullText() bool {
	if a.full.cancel == nil {
		return false
	}
	a.full.cancel()
	a.full.cancel = nil
	a.full.run++
	a.say("Stopped; the story is as it was.")
	return true
}

func (a *App) onFullText(m fullTextMsg) tea.Cmd {
	if m.run != a.full.run {
		return nil
	}
	a.full.cancel()
	a.full.cancel = nil
	switch {
	case errors.Is(m.err, context.Canceled):
		return nil
	case m.err != nil:
		a.opt.Log.Warn("no full text", "id", m.id, "err", m.err)
		a.fail(screen.NeutralizeLine(m.err.Error()))
		return nil
	}
	a.sayFullText(m)
	if m.outcome == model.FullShorter {
		return nil
	}
	a.pages.forgetStory(m.id)
	cmds := []tea.Cmd{a.catchUp()}
	if m.id == a.current {
		a.stopOpening()
		cmds = append(cmds, a.show(m.id))
	}
	return tea.Batch(cmds...)
}

func (a *App) sayFullText(m fullTextMsg) {
	about := ""
	if m.id != a.current && m.loaded.Article != nil { // the reader has gone on
		about = " · " + screen.NeutralizeLine(m.loaded.Article.Title)
	}
	n := 0
	if m.loaded.Article != nil && m.loaded.Article.Doc != nil {
		n = len(strings.Fields(m.loaded.Article.Doc.Text))
	}
	count := fmt.Sprintf("%d words", n)
	if n == 1 {
		count = "1 word"
	}
	switch m.outcome {
	case model.FullShorter:
		a.say("The feed's own text is longer than the page: " + count + about)
	case model.FullThere:
		a.say("This is the full text already: " + count + about)
	default:
		a.say("Full text: " + count + about)
	}
}

// readAgainMsg brings the story on the screen as the library has it now.
type readAgainMsg struct {
	id     string
	loaded model.Loaded
	err    error
}

// readAgain looks whether the story on the screen has another text now: another
// window, or a refresh, may have fetched its full one.
func (a *App) readAgain() tea.Cmd {
	if a.current == "" || a.reader.Page() == nil {
		return nil
	}
	articles, ctx, m := a.opt.Articles, a.ctx, readAgainMsg{id: a.current}
	return func() tea.Msg {
		m.loaded, m.err = articles.Open(ctx, m.id)
		return m
	}
}

func (a *App) onReadAgain(m readAgainMsg) tea.Cmd {
	p := a.reader.Page()
	if m.err != nil || m.id != a.current || p == nil || p.Loaded.Article == m.loaded.Article || p.Loaded.Article.ID != m.loaded.Article.ID {
		return nil
	}
	a.pages.forgetStory(m.id)
	a.stopOpening()
	return a.show(m.id)
}
