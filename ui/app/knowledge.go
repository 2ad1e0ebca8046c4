package app

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"dateline/model"
	"dateline/ui/list"
)

// knowledge is what is known of all loaded stories: the countries each is
// about, and which stories an entity is in. Stories are read in the background,
// one small batch after another.
type knowledge struct {
	all     []string // stories that are loaded, each once
	listed  map[string]bool
	queue   []string // those not read yet
	turn    int      // counts up where all that is known is out of date
	left    bool     // a story has lost what the list is narrowed to
	running bool
	learnt  map[string]bool
	codes   map[string][]string // of those that were read
	stories map[model.EntityKey][]string
}

func newKnowledge() knowledge {
	return knowledge{listed: map[string]bool{}, learnt: map[string]bool{}, codes: map[string][]string{}, stories: map[model.EntityKey][]string{}}
}

// scannedMsg brings what was found in some stories.
type scannedMsg struct {
	turn  int
	ids   []string
	found []*model.Analysis // nil where a story could not be read
}

// scanBatch is how many stories one background command reads.
const scanBatch = 4

// scan reads the next stories of the queue in the background. A shared library
// knows the countries of its stories: none of them is opened for that.
func (a *App) scan() tea.Cmd {
	k := &a.known
	if k.running {
		return nil
	}
	if a.shared.articles != nil {
		return a.askCodes()
	}
	var ids []string
	for len(k.queue) > 0 && len(ids) < scanBatch {
		id := k.queue[0]
		k.queue = k.queue[1:]
		if !k.learnt[id] {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	k.running = true
	articles, ctx, turn := a.opt.Articles, a.ctx, k.turn
	return func() tea.Msg { return scan(ctx, articles, ids, turn) }
}

// codesBatch is of how many stories the countries are asked at a time.
const codesBatch = 500

// codesMsg brings the countries of stories.
type codesMsg struct {
	turn  int
	ids   []string
	codes map[string][]string
	err   error
}

func (a *App) askCodes() tea.Cmd {
	k := &a.known
	n := min(len(k.queue), codesBatch)
	if n == 0 {
		return nil
	}
	m := codesMsg{turn: k.turn, ids: k.queue[:n:n]}
	k.queue = k.queue[n:]
	k.running = true
	articles, ctx := a.shared.articles, a.ctx
	return func() tea.Msg {
		m.codes, m.err = articles.Codes(ctx, m.ids)
		return m
	}
}

func (a *App) onCodes(m codesMsg) tea.Cmd {
	if m.turn != a.known.turn { // of before a correction
		return nil
	}
	a.known.running = false
	if m.err != nil {
		if a.ctx.Err() == nil {
			a.opt.Log.Warn("countries not known", "err", m.err)
		}
		return nil
	}
	for _, id := range m.ids {
		if a.known.learnt[id] { // it was opened meanwhile
			continue
		}
		a.known.codes[id] = m.codes[id]
		for _, l := range a.everyList() {
			l.SetCodes(id, m.codes[id])
		}
	}
	return a.scan()
}

func scan(ctx context.Context, articles Articles, ids []string, turn int) tea.Msg {
	m := scannedMsg{turn: turn, ids: ids, found: make([]*model.Analysis, len(ids))}
	for i, id := range ids {
		if l, err := articles.Open(ctx, id); err == nil {
			m.found[i] = l.Analysis
		}
	}
	return m
}

func (a *App) onScanned(m scannedMsg) tea.Cmd {
	if m.turn != a.known.turn { // found before a correction
		return nil
	}
	a.known.running = false
	for i, id := range m.ids {
		if m.found[i] == nil {
			a.known.learnt[id] = true
			continue
		}
		a.learn(id, m.found[i])
	}
	a.refreshCard()
	if a.known.left && !a.known.pending() {
		a.known.left = false
		a.refilter()
		a.list.Select(a.current)
	}
	return a.scan()
}

// forget lets all stories be read anew, the one of an ID first. What is running
// is not waited for.
func (k *knowledge) forget(first string) {
	all, listed, turn := k.all, k.listed, k.turn
	*k = newKnowledge()
	k.all, k.listed, k.turn = all, listed, turn+1
	k.queue = append([]string{first}, all...)
}

// learn takes in what was found in a story. Rows of the list keep their place.
func (a *App) learn(id string, found *model.Analysis) {
	if a.known.learnt[id] {
		return
	}
	a.known.learnt[id] = true
	var codes []string
	for i := range found.Countries {
		if found.Countries[i].Involved {
			codes = append(codes, found.Countries[i].Entity.Country)
		}
	}
	a.known.codes[id] = codes
	for _, l := range a.everyList() {
		l.SetCodes(id, codes)
	}
	has := false // what the list is narrowed to
	for _, k := range []model.Kind{model.Country, model.Person, model.Organization, model.Place} {
		fs := found.Findings(k)
		for i := range fs {
			if k == model.Country && !fs[i].Mentioned {
				continue
			}
			key := fs[i].Entity.Key()
			a.known.stories[key] = append(a.known.stories[key], id)
			has = has || a.narrow != nil && a.narrow.key == key
		}
	}
	switch {
	case has:
		a.narrow.ids[id] = true
		a.list.Offer(id)
	case a.narrow != nil && a.narrow.ids[id]: // before a correction it had
		delete(a.narrow.ids, id)
		a.known.left = true
	}
}

// pending tells whether stories are still being read.
func (k *knowledge) pending() bool { return k.running || len(k.queue) > 0 }

// narrowing lists only the stories with one entity.
type narrowing struct {
	key  model.EntityKey
	name string
	ids  map[string]bool
}

// refilter applies narrowing and unread-only to the list.
func (a *App) refilter() {
	if a.narrow == nil && !a.unread || a.asks() {
		a.list.Filter(nil)
		return
	}
	narrow, unread, current := a.narrow, a.unread, a.current
	a.list.Filter(func(r *list.Row) bool {
		if r.ID == current { // what one is reading stays
			return true
		}
		if narrow != nil && !narrow.ids[r.ID] {
			return false
		}
		return !unread || !r.Read
	})
}
