package app

import (
	"context"
	"errors"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"dateline/model"
	"dateline/ui/keys"
	"dateline/ui/layout"
	"dateline/ui/reader"
	"dateline/ui/screen"
	"dateline/ui/theme"
)

// batchMsg brings a part of the list.
type batchMsg struct {
	batch model.Batch
	err   error
	turn  int // of the list; a part from before it was loaded anew is of no use
}

// pageMsg brings a page that was laid out, or why there is none.
type pageMsg struct {
	key  pageKey
	page *reader.Page
	at   model.ReadingPlace
	err  error
}

// opening is the slot of the page on its way to the screen.
type opening struct {
	key    pageKey
	cancel context.CancelFunc
}

func (a *App) load(cursor int) tea.Cmd {
	articles, ctx, turn := a.opt.Articles, a.ctx, a.shared.turn
	return func() tea.Msg {
		b, err := articles.Load(ctx, cursor)
		return batchMsg{b, err, turn}
	}
}

func (a *App) onBatch(m batchMsg) tea.Cmd {
	if m.turn != a.shared.turn {
		return nil
	}
	if m.err != nil {
		a.loading, a.shared.asked, a.shared.more = false, false, false // r asks again
		if !errors.Is(m.err, context.Canceled) {
			a.fail(m.err.Error())
		}
		return nil
	}
	for _, f := range m.batch.Failures {
		a.opt.Log.Warn("not opened", "err", f)
		a.failures = append(a.failures, f)
		a.fail(f.Error())
	}
	if n := len(a.failures); n > 1 && len(m.batch.Failures) > 0 {
		a.fail(fmt.Sprintf("%d stories could not be opened (all are listed at the end); the last: %v", n, a.failures[n-1]))
	}
	first := a.list.Len() == 0
	a.list.Append(m.batch.Items)
	a.read(m.batch.Items)
	var cmds []tea.Cmd
	switch {
	case first && m.batch.Done && a.list.Len() == 1: // a list of one needs no choosing
		cmds = append(cmds, a.openSelected())
	case first && a.list.Len() > 0:
		a.shared.more = a.shared.articles != nil && !m.batch.Done
		if n := a.resumed(); n > 0 {
			cmds = append(cmds, a.reloadTo(n))
		}
		cmds = append(cmds, a.showSelected())
	}
	switch {
	case m.batch.Done:
		a.loading, a.shared.more = false, false
		cmds = append(cmds, a.scan())
	case a.shared.articles != nil:
		a.loading = false
		a.shared.more, a.shared.asked, a.shared.next = true, false, m.batch.Next
		cmds = append(cmds, a.scan())
	default:
		cmds = append(cmds, a.load(m.batch.Next))
	}
	return tea.Batch(cmds...)
}

// read lets stories be read in the background; what is known of one that another
// query listed is shown.
func (a *App) read(items []model.Item) {
	for _, it := range items {
		if a.known.listed[it.ID] {
			if c, ok := a.known.codes[it.ID]; ok {
				a.list.SetCodes(it.ID, c)
			}
			continue
		}
		a.known.listed[it.ID] = true
		a.known.all = append(a.known.all, it.ID)
		a.known.queue = append(a.known.queue, it.ID)
	}
}

// pageKey is what a laid-out page depends on.
type pageKey struct {
	id     string
	width  int
	theme  string
	dark   bool
	method screen.Method
	turn   int // of what is known: a page from before a correction is of no use
}

func (a *App) pageKey(id string) pageKey {
	return pageKey{id, a.textWidth(), a.theme.Name, a.theme.Dark, a.method, a.known.turn}
}

// showSelected shows the selected story in the article pane.
func (a *App) showSelected() tea.Cmd {
	r := a.list.Selected()
	if r == nil {
		return nil
	}
	return a.show(r.ID)
}

// show puts a story into the article pane: at once where its page is cached,
// else its headline until the page comes.
func (a *App) show(id string) tea.Cmd {
	if id == "" {
		return nil
	}
	changed := id != a.current
	if changed {
		if cmd := a.leaveStory(); cmd != nil {
			return tea.Batch(cmd, a.show(id))
		}
	}
	a.current = id
	key := a.pageKey(id)
	if p := a.pages.get(key); p != nil {
		a.stopOpening()
		a.place(p)
		return a.prepare()
	}
	if changed {
		title := ""
		if r, ok := a.list.Row(id); ok {
			title = r.Title
		}
		a.reader.Wait(title)
		a.sidebar.SetAnalysis(nil)
		a.entity = entityFocus{}
	}
	if a.opening.key == key && a.opening.cancel != nil {
		return nil
	}
	a.stopOpening()
	ctx, cancel := context.WithCancel(a.ctx)
	a.opening = opening{key, cancel}
	return a.build(ctx, key)
}

// stopOpening gives up the page on its way: it is no longer wanted.
func (a *App) stopOpening() {
	if a.opening.cancel != nil {
		a.opening.cancel()
	}
	a.opening = opening{}
}

// build opens a story and lays it out, off the screen's path.
func (a *App) build(ctx context.Context, key pageKey) tea.Cmd {
	articles, placed, near := a.opt.Articles, a.placed(), -1
	known, ok := a.places.known[key.id]
	if key.id == a.current {
		near = a.reader.Place()
	}
	o := reader.Options{Width: key.width, Theme: copyTheme(a.theme), Method: key.method, Zone: a.opt.Zone, Bidi: a.opt.Bidi}
	return func() tea.Msg {
		l, err := articles.Open(ctx, key.id)
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return pageMsg{key: key, err: err}
		}
		m := pageMsg{key: key, at: known}
		if placed != nil && !ok {
			m.at, _, _ = placed.Place(ctx, key.id) // without it one begins at the top
		}
		if near < 0 {
			near = offsetOf(l.Article.Doc, m.at)
		}
		m.page, m.err = reader.BuildNear(ctx, l, o, near)
		return m
	}
}

// complete lays out the rest of a long article once what is in sight is shown.
func (a *App) complete() tea.Cmd {
	p := a.reader.Page()
	if p == nil || p.Whole() || a.opening.cancel != nil {
		return nil
	}
	key := a.pageKey(a.current)
	ctx, cancel := context.WithCancel(a.ctx)
	a.opening = opening{key, cancel}
	return func() tea.Msg {
		whole, err := p.Complete(ctx)
		return pageMsg{key: key, page: whole, err: err}
	}
}

// copyTheme gives a command its own theme: the app's may change meanwhile.
func copyTheme(t *theme.Theme) *theme.Theme { c := *t; return &c }

func (a *App) onPage(m pageMsg) tea.Cmd {
	if m.key.turn != a.known.turn {
		return nil
	}
	// What was given up says nothing of what is on its way under the same key.
	mine := m.key == a.opening.key && !errors.Is(m.err, context.Canceled)
	if mine {
		a.stopOpening()
	}
	if m.err != nil {
		delete(a.pages.busy, m.key)
		if mine && m.key.id == a.current && !errors.Is(m.err, context.Canceled) {
			a.reader.Fail(m.err.Error())
			a.opt.Log.Warn("not shown", "id", m.key.id, "err", m.err)
		}
		return nil
	}
	a.pages.put(m.key, m.page)
	a.learnPlace(m.key.id, m.at)
	a.learn(m.key.id, m.page.Loaded.Analysis)
	if m.key.id == a.current && m.key == a.pageKey(a.current) && a.reader.Page() != m.page {
		a.place(m.page)
		return a.prepare()
	}
	return nil
}

// place shows a page that is ready.
func (a *App) place(p *reader.Page) {
	changed := p.Loaded.Analysis != a.sidebar.Analysis()
	a.setPage(p)
	a.showFound()
	a.hintAgain()
	a.sidebar.SetAnalysis(p.Loaded.Analysis)
	if !changed {
		return
	}
	a.entity = entityFocus{}
	a.reader.SetFocus(-1)
	a.sidebar.Clear()
	if !a.restoreFocus() && a.focus == layout.Involved {
		a.enterSidebar()
	}
	if strings.TrimSpace(p.Loaded.Article.Doc.Text) == "" && a.shared.articles != nil && a.message == "" {
		a.say(sentence("This story came without a text.", a.does(keys.FullText, "fetches its page")))
	}
}

// prepare lays out the neighbours of the selected story, so that the next key
// finds them ready.
func (a *App) prepare() tea.Cmd {
	cmds := []tea.Cmd{a.complete()}
	for _, d := range []int{1, -1, 2} {
		r := a.list.Nth(d)
		if r == nil {
			continue
		}
		key := a.pageKey(r.ID)
		if a.pages.get(key) == nil && a.pages.start(key) {
			cmds = append(cmds, a.build(a.ctx, key))
		}
	}
	return tea.Batch(cmds...)
}
