package app

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"dateline/model"
	"dateline/model/gazetteer"
	"dateline/model/query"
	"dateline/ui/keys"
	"dateline/ui/layout"
	"dateline/ui/menu"
	"dateline/ui/screen"
	"dateline/ui/status"
	"dateline/ui/theme"
)

// feedsLayer lists the feeds that are followed.
type feedsLayer struct {
	*menu.Menu
	theme  *theme.Theme
	method screen.Method
	w, h   int

	feeds  []model.FeedCount
	shown  []int // of feeds by row of the menu; -1 for a heading
	filter string
	reason int                      // lines for why a feed fails
	ago    func(*model.Feed) string // when a feed could last be had
}

// feedsMsg brings the feeds.
type feedsMsg struct {
	layer *feedsLayer
	list  []model.FeedCount
	err   error
}

// openFeeds lists the feeds.
func (a *App) openFeeds() tea.Cmd {
	if why := a.whyNotFetch(keys.FeedList); why != "" {
		a.say("Not now: " + why + ".")
		return nil
	}
	l := &feedsLayer{theme: a.theme, method: a.method, ago: a.ago, Menu: menu.New(menu.Options{
		Title: "Feeds", Empty: "Opening…", Most: 34, Widest: 104,
	}, a.theme, a.method)}
	a.open(l)
	l.list(nil)
	return l.ask(a)
}

// ask asks the library for the feeds.
func (l *feedsLayer) ask(a *App) tea.Cmd {
	ctx, feeds := a.ctx, a.opt.Feeds
	return func() tea.Msg {
		list, err := feeds.Feeds(ctx)
		return feedsMsg{l, list, err}
	}
}

// relistFeeds lists the feeds anew where they are on the screen.
func (a *App) relistFeeds() tea.Cmd {
	if l := opened[*feedsLayer](a); l != nil {
		return l.ask(a)
	}
	return nil
}

func (l *feedsLayer) take(a *App, m feedsMsg) {
	if m.err != nil {
		l.SetEmpty("The feeds cannot be listed.")
		a.fail(m.err.Error())
		return
	}
	l.SetEmpty(sentence("No feed is followed yet.", a.keyIn(keys.AddFeed, keys.FeedScope, "follows one")))
	was := l.selected()
	l.feeds = m.list
	l.list(was)
}

// list lists what the filter leaves and keeps the selected feed, if it is there.
func (l *feedsLayer) list(selected *model.FeedCount) {
	var rows []menu.Row
	l.shown = l.shown[:0]
	at, folder := -1, ""
	words := strings.Fields(gazetteer.Fold(l.filter))
	cols := l.columns()
	l.reason = 0
	for i := range l.feeds {
		l.reason = max(l.reason, len(l.why(&l.feeds[i].Feed)))
	}
	for i := range l.feeds {
		f := &l.feeds[i]
		if len(words) > 0 && !holds(gazetteer.Fold(f.Label()+" "+f.Folder+" "+f.URL), words) {
			continue
		}
		if f.Folder != folder {
			folder = f.Folder
			rows, l.shown = append(rows, menu.Row{Head: true, Text: screen.NeutralizeLine(folder)}), append(l.shown, -1)
		}
		if selected != nil && f.ID == selected.ID {
			at = len(rows)
		}
		rows, l.shown = append(rows, l.row(f, cols)), append(l.shown, i)
	}
	if len(rows) == 0 && len(l.feeds) > 0 {
		l.SetEmpty("No feed has these words.")
	}
	l.SetRows(rows, at < 0)
	if at >= 0 {
		l.Select(at)
	}
	l.describe()
}

// holds tells whether a text has all the words.
func holds(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// selected is the selected feed, nil where there is none.
func (l *feedsLayer) selected() *model.FeedCount {
	if i, ok := l.Cursor(); ok && l.shown[i] >= 0 {
		return &l.feeds[l.shown[i]]
	}
	return nil
}

func (l *feedsLayer) SetSize(w, h int) {
	l.w, l.h = w, h
	l.Menu.SetSize(w, h)
	l.list(l.selected())
}

func (l *feedsLayer) SetTheme(t *theme.Theme, m screen.Method) {
	l.theme, l.method = t, m
	l.Menu.SetTheme(t, m)
	l.list(l.selected())
}

func (l *feedsLayer) scopes() []keys.Scope { return []keys.Scope{keys.FeedScope, keys.Everywhere} }

func (l *feedsLayer) key(a *App, act keys.Action, m tea.KeyPressMsg) tea.Cmd {
	f := l.selected()
	switch act {
	case keys.Down, keys.Up, keys.HalfDown, keys.HalfUp, keys.PageDown, keys.PageUp, keys.Top, keys.Bottom:
		if !l.Move(amount(act, l.Page(), l.Len())) {
			a.say(colon("The list of feeds goes no further", a.keyIn(keys.Back, keys.FeedScope, "closes it")))
		}
		l.describe()
	case keys.Back, keys.Quit, keys.FeedList:
		l.back(a, act)
	case keys.Open, keys.Refresh, keys.RemoveFeed, keys.RenameFeed:
		if f == nil {
			a.say("No feed is selected.")
			return nil
		}
		return l.change(a, act, f)
	case keys.FilterFeeds:
		l.askFilter(a)
	case keys.RefreshAll, keys.AddFeed, keys.Help:
		return a.do(act)
	case keys.Suspend:
		return tea.Suspend
	default:
		a.say(colon("The list of feeds is open", listed(a.keyIn(keys.Back, keys.FeedScope, "closes it"), a.keyIn(keys.Help, keys.FeedScope, "lists its keys"))))
	}
	return nil
}

// back undoes one thing: a refresh that is waited for, the filter, the list.
func (l *feedsLayer) back(a *App, act keys.Action) {
	switch {
	case act == keys.Back && a.stopFetch():
	case act == keys.Back && l.filter != "":
		was := l.selected()
		l.filter = ""
		l.list(was)
	default:
		a.shut(l)
	}
}

func (l *feedsLayer) paste(*App, tea.Msg) tea.Cmd { return nil }
func (l *feedsLayer) view(a *App) []string {
	l.SetTitle(l.title(a))
	return l.View()
}

func (l *feedsLayer) footer(a *App, f *status.Footer) string {
	if f.Message == "" {
		f.Message = a.progress()
	}
	if f.Message != "" {
		f.Right = ""
		return ""
	}
	f.Right = a.keyIn(keys.Help, keys.FeedScope, "help")
	if l.Len() == 0 {
		f.Hints = a.hinted(keys.FeedScope, hint{"add", keys.AddFeed}, hint{"back", keys.Back})
		return ""
	}
	f.Hints = a.hinted(keys.FeedScope, hint{"its stories", keys.Open}, hint{"back", keys.Back}, hint{"refresh", keys.Refresh}, hint{"all", keys.RefreshAll}, hint{"add", keys.AddFeed},
		hint{"remove", keys.RemoveFeed}, hint{"rename", keys.RenameFeed}, hint{"filter", keys.FilterFeeds})
	return ""
}

func (l *feedsLayer) scroll(_ *App, d int) {
	l.Move(d)
	l.describe()
}

func (l *feedsLayer) click(_ *App, y int) tea.Cmd {
	if row, ok := l.Hit(y); ok {
		l.Select(row)
		l.describe()
	}
	return nil
}

func (l *feedsLayer) leave(*App) {}

// change shows the stories of a feed, refreshes, removes or renames it.
func (l *feedsLayer) change(a *App, act keys.Action, f *model.FeedCount) tea.Cmd {
	switch act {
	case keys.Open:
		return l.stories(a, f)
	case keys.RemoveFeed:
		l.askRemove(a, f)
	case keys.RenameFeed:
		l.askName(a, f)
	default:
		return a.startFetch(model.Fetch{Feeds: []int64{f.ID}}, true)
	}
	return nil
}

// stories lists only the stories of a feed, as the filter does: by its name, or by
// its address where others have the name in theirs.
func (l *feedsLayer) stories(a *App, f *model.FeedCount) tea.Cmd {
	if !a.asks() {
		a.say("Not now: the library is not what is open.")
		return nil
	}
	value, name := f.Label(), gazetteer.Fold(f.Label())
	for i := range l.feeds {
		o := &l.feeds[i]
		if o.ID != f.ID && !hasPassword(f.URL) && strings.Contains(gazetteer.Fold(o.Label()+"\n"+o.URL), name) {
			value = f.URL
		}
	}
	text := "feed:" + query.Quote(value)
	n, err := query.Parse(text, a.queryOptions())
	if err != nil {
		a.fail(err.Error())
		return nil
	}
	a.shutAll()
	a.narrow = nil
	a.setFocus(layout.Stories)
	cmd := a.lookAt(text, query.Ask{Node: n})
	a.look.telling = dot("%s · "+strings.ReplaceAll(shortAddress(f.Label()), "%", "%%"), a.does(keys.Back, "shows all"))
	return cmd
}

// feedDoneMsg says that a feed was changed.
type feedDoneMsg struct {
	done string
	err  error
}

// alter changes a feed in the library and says so.
func (a *App) alter(done string, do func(context.Context, Feeds) error) tea.Cmd {
	ctx, feeds := a.ctx, a.opt.Feeds
	return func() tea.Msg { return feedDoneMsg{done, do(ctx, feeds)} }
}

func (a *App) onFeedDone(m feedDoneMsg) tea.Cmd {
	if m.err != nil {
		a.opt.Log.Warn("feed not changed", "err", m.err)
		a.fail(m.err.Error())
	} else {
		a.say(m.done)
	}
	return tea.Batch(a.catchUp(), a.relistFeeds())
}
