package app

import (
	"errors"
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"dateline/model"
	"dateline/ui/keys"
	"dateline/ui/layout"
	"dateline/ui/list"
)

const (
	// pollEvery is how often a shared library is asked for changes.
	pollEvery = 500 * time.Millisecond
	// nearEnd is how many rows from the end of the list the next part is asked for.
	nearEnd = 100
	// farthest is how far a question for changes reaches; where more came than that
	// the list is loaded anew.
	farthest = 50_000
	// mostPolled is how many stories take part when other windows change marks.
	mostPolled = 2000
)

// sharing is what is known of articles that others change too. All is zero
// where nobody does.
type sharing struct {
	articles Shared
	version  string // of the library that the screen shows
	turn     int    // counts how often the list was loaded anew
	more     bool   // the list goes on at next
	asked    bool   // the next part is on its way
	next     int
	reach    int  // how many stories a question reaches further, where more came than it was about
	fresh    int  // stories that came and were not announced yet
	broken   bool // the last question was not answered
}

type pollMsg struct{}

// changesMsg brings the library as it is where it has changed.
type changesMsg struct {
	version    string
	items      []model.Item
	err        error
	turn, made int  // of the list and of its marks when it was asked
	beside     bool // it was asked beside the watch
}

// reloadedMsg brings the list anew.
type reloadedMsg struct {
	batch model.Batch
	err   error
}

// watch asks the library for changes after a while.
func (a *App) watch() tea.Cmd {
	if a.shared.articles == nil {
		return nil
	}
	ctx := a.ctx
	return func() tea.Msg {
		t := time.NewTimer(pollEvery)
		defer t.Stop()
		select {
		case <-t.C:
			return pollMsg{}
		case <-ctx.Done():
			return nil
		}
	}
}

// polled is how many stories a question for changes is about, of a list of so many.
func polled(listed int) int { return min(listed, mostPolled) + nearEnd }

func (a *App) poll() tea.Cmd {
	articles, ctx, m := a.shared.articles, a.ctx, changesMsg{version: a.shared.version, turn: a.shared.turn, made: a.marks.made}
	n := polled(a.list.Len()) + a.shared.reach
	return func() tea.Msg {
		m.version, m.items, m.err = articles.Changes(ctx, m.version, n)
		return m
	}
}

// catchUp asks for changes at once, beside the watch.
func (a *App) catchUp() tea.Cmd {
	if a.shared.articles == nil {
		return nil
	}
	ask := a.poll()
	return func() tea.Msg {
		m, _ := ask().(changesMsg)
		m.beside = true
		return m
	}
}

func (a *App) onChanges(m changesMsg) tea.Cmd {
	var cmd, total tea.Cmd
	switch {
	case m.err != nil:
		if !a.shared.broken && a.ctx.Err() == nil {
			a.opt.Log.Warn("changes not known", "err", m.err)
		}
		a.shared.broken = true
	case m.turn != a.shared.turn || m.made != a.marks.made || a.marks.busy:
		// The screen is ahead of it: the next question has the answer.
	case m.version != a.shared.version && !a.loading:
		a.shared.version, a.shared.broken = m.version, false
		total = a.total()
		if opened[*desksLayer](a) != nil {
			cmd = a.loadDesks()
		}
		if a.look.on {
			a.takeMarks(m.items)
			cmd = tea.Batch(cmd, a.find(again))
		} else {
			cmd = tea.Batch(cmd, a.takeIn(m.items))
		}
		cmd = tea.Batch(cmd, a.readAgain())
	}
	a.announce()
	if m.beside {
		return tea.Batch(cmd, total)
	}
	return tea.Batch(cmd, total, a.watch())
}

// takeIn lists what has come and shows the marks that others set. Nothing on the
// screen moves by it.
func (a *App) takeIn(items []model.Item) tea.Cmd {
	if a.list.Len() > 0 && len(items) > 0 && a.shared.reach < farthest && !a.listsOne(items) {
		// So many are new that they do not meet what is listed.
		a.shared.reach, a.shared.version = 4*(a.shared.reach+nearEnd), ""
		return a.catchUp()
	}
	if a.list.Len() == 0 && len(items) > 0 || a.gone(items) {
		a.shared.reach = 0
		return a.reload()
	}
	a.shared.reach = 0
	added := a.list.Insert(items)
	if !a.shared.more && !a.shared.asked { // what is older than all that is listed
		at := len(items)
		for at > 0 {
			if _, listed := a.list.Row(items[at-1].ID); listed {
				break
			}
			at--
		}
		a.list.Append(items[at:])
		added = append(added, items[at:]...)
	}
	a.takeMarks(items)
	if len(added) == 0 {
		return nil
	}
	a.shared.fresh += len(added)
	a.read(added)
	return tea.Batch(a.prepare(), a.scan())
}

// listsOne tells whether one of the stories is listed.
func (a *App) listsOne(items []model.Item) bool {
	for i := range items {
		if a.list.Place(items[i].ID) >= 0 {
			return true
		}
	}
	return false
}

// takeMarks shows the marks that others set.
func (a *App) takeMarks(items []model.Item) {
	for i := range items {
		it := &items[i]
		for _, l := range a.everyList() {
			if r, ok := l.Row(it.ID); ok && (r.Read != it.Read || r.Star != it.Star) {
				l.SetMarks(it.ID, it.Read, it.Star)
				l.Offer(it.ID)
			}
		}
	}
}

// gone tells whether a story that is listed was removed. One that is being read
// stays.
func (a *App) gone(items []model.Item) bool {
	there := make(map[string]bool, len(items))
	last := -1 // of the rows that items reach to
	for i := range items {
		there[items[i].ID] = true
		last = max(last, a.list.Place(items[i].ID))
	}
	if len(items) < polled(a.list.Len()) { // these are all that there are
		last = a.list.Len() - 1
	}
	reading := ""
	if a.focus != layout.Stories {
		reading = a.current
	}
	return a.list.Any(last+1, func(r *list.Row) bool { return !there[r.ID] && r.ID != reading })
}

// announce says once how many stories are new, when nothing else is being said.
func (a *App) announce() {
	if a.shared.fresh == 0 || a.message != "" || a.fetch.cancel != nil {
		return
	}
	n := fmt.Sprintf("%d new articles", a.shared.fresh)
	if a.shared.fresh == 1 {
		n = "1 new article"
	}
	a.shared.fresh = 0
	a.say(dot(n, a.keyIn(keys.Top, keys.List, "to the newest")))
}

// loadMore loads the next part of a shared list once the selection, or what a
// filter leaves, comes near the end.
func (a *App) loadMore() tea.Cmd {
	if !a.shared.more || a.shared.asked || a.narrow != nil && !a.asks() || a.list.Shown()-a.list.Cursor() > nearEnd {
		return nil
	}
	a.shared.asked = true
	if a.look.on {
		return a.findMore()
	}
	return a.load(a.shared.next)
}

// reload lists a shared library anew.
func (a *App) reload() tea.Cmd { return a.reloadTo(a.list.Len()) }

// reloadTo is reload for n stories.
func (a *App) reloadTo(n int) tea.Cmd {
	articles, ctx := a.shared.articles, a.ctx
	a.shared.turn++
	a.shared.asked = true
	return func() tea.Msg {
		b, err := articles.Reload(ctx, n)
		return reloadedMsg{b, err}
	}
}

func (a *App) onReloaded(m reloadedMsg) tea.Cmd {
	a.shared.asked, a.loading = false, false
	if m.err != nil {
		if !errors.Is(m.err, a.ctx.Err()) {
			a.fail(m.err.Error())
		}
		return nil
	}
	var fresh []model.Item
	for _, it := range m.batch.Items {
		if _, ok := a.list.Row(it.ID); !ok {
			fresh = append(fresh, it)
		}
	}
	a.list.Replace(m.batch.Items)
	a.read(fresh)
	a.shared.more, a.shared.next = !m.batch.Done, m.batch.Next
	a.shared.version = ""
	a.shared.fresh += len(fresh)
	if a.resume.story != "" {
		a.list.Select(a.resume.story)
		a.resume = resuming{}
	}
	a.pages.forget() // texts may have changed; the one on the screen stays
	if r := a.list.Selected(); r != nil && r.ID != a.current {
		return tea.Batch(a.showSelected(), a.scan())
	}
	return tea.Batch(a.prepare(), a.scan())
}

// enter shows a library in place of what is open.
func (a *App) enter(articles Shared) tea.Cmd {
	turn := a.known.turn
	a.unlook()
	a.queried, _ = articles.(Queried)
	a.opt.Articles, a.opt.Sample, a.opt.Hint = articles, false, ""
	a.shared = sharing{articles: articles, turn: a.shared.turn + 1}
	a.list = list.New(a.theme, a.method, a.opt.Now)
	a.known = newKnowledge()
	a.known.turn = turn + 1
	a.pages.forget()
	a.stopOpening()
	a.clearEntity()
	a.current, a.narrow, a.unread, a.loading, a.totals = "", nil, false, true, totals{}
	a.reader.Wait("")
	a.sidebar.SetAnalysis(nil)
	a.setFocus(layout.Stories)
	return tea.Batch(a.load(0), a.total(), a.watch())
}
