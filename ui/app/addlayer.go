package app

import (
	"net/url"
	"strings"

	tea "charm.land/bubbletea/v2"

	"dateline/model"
	"dateline/model/catalogue"
	"dateline/ui/keys"
	"dateline/ui/menu"
	"dateline/ui/screen"
	"dateline/ui/status"
	"dateline/ui/theme"
)

// addLayer follows feeds: a field for an address above a list of feeds that can
// be followed, which what is typed narrows.
type addLayer struct {
	*menu.Menu
	theme  *theme.Theme
	method screen.Method
	w      int // of the screen

	offers   []offer // by row of the menu
	page     string  // whose feeds are listed; "" for the catalogue
	choices  []model.FeedChoice
	followed map[string]bool // by address

	stop func() // ends what is being fetched; nil where nothing is
	run  int    // counts what was fetched
}

// offer is a row: what it follows, nothing where it is a heading.
type offer struct {
	urls []string
	name string
}

// openAdd asks which feed to follow.
func (a *App) openAdd() tea.Cmd {
	if why := a.whyNotFetch(keys.AddFeed); why != "" {
		a.say("Not now: " + why + ".")
		return nil
	}
	l := &addLayer{theme: a.theme, method: a.method, followed: map[string]bool{}, Menu: menu.New(menu.Options{
		Title: "Follow feeds", Field: true, Placeholder: "address of a feed or a page, or: spanish, africa, bbc", Limit: 2000, Steady: true, Most: 30,
		Tallest: 16, Empty: "Nothing in the list has that. An address is followed as it is: example.org, https://example.org/feed.xml",
	}, a.theme, a.method)}
	l.list(true)
	a.open(l)
	ctx, feeds := a.ctx, a.opt.Feeds
	return func() tea.Msg {
		list, err := feeds.Feeds(ctx)
		if err != nil {
			return nil // then none is marked
		}
		return offeredMsg{l, list}
	}
}

// offeredMsg brings the feeds that are followed already.
type offeredMsg struct {
	layer *addLayer
	feeds []model.FeedCount
}

// know marks the feeds that are followed.
func (l *addLayer) know(feeds []model.FeedCount) {
	for i := range feeds {
		l.followed[feeds[i].URL] = true
	}
	l.list(false)
}

// list lists what can be followed.
func (l *addLayer) list(top bool) {
	var rows []menu.Row
	l.offers = l.offers[:0]
	put := func(r menu.Row, o offer) {
		rows, l.offers = append(rows, r), append(l.offers, o)
	}
	feed := func(name, what, right string, urls ...string) {
		mark := "  "
		if len(urls) == 1 && l.followed[urls[0]] {
			mark = "✓ "
		}
		r := menu.Row{Left: mark + name, First: l.theme.Text, Text: what, Style: l.theme.Muted, Right: right}
		if l.w < roomy {
			r.Left, r.Text, r.Style = mark[:len(mark)-1], name, l.theme.Text
		}
		put(r, offer{urls, name})
	}
	if l.page != "" {
		put(menu.Row{Head: true, Text: count(len(l.choices), "feed") + " of " + l.page}, offer{})
		var all []string
		for _, c := range l.choices {
			address := shortAddress(c.URL)
			name := screen.NeutralizeLine(c.Title)
			if name == "" {
				name, address = address, ""
			}
			feed(name, address, "", c.URL)
			all = append(all, c.URL)
		}
		feed("all of them", "", "", all...)
		l.SetRows(rows, top)
		return
	}
	typed := strings.TrimSpace(l.Value())
	if isAddress(typed) {
		r := menu.Row{Left: "  Follow", First: l.theme.Text, Text: shortAddress(typed), Style: l.theme.Text}
		if l.w < roomy {
			r.Left, r.Text = " ", "Follow "+r.Text
		}
		put(r, offer{[]string{typed}, ""})
	}
	region := ""
	for _, f := range catalogue.Find(typed) {
		if f.Region != region {
			region = f.Region
			put(menu.Row{Head: true, Text: region}, offer{})
		}
		feed(f.Outlet, f.What, f.LanguageName(), f.URL)
	}
	l.SetRows(rows, top)
}

// isAddress tells whether what was typed can be an address, and no words.
func isAddress(s string) bool {
	return strings.ContainsAny(s, ".:/") && !strings.ContainsAny(s, " \t") && strings.Trim(s, ".:/") != ""
}

// hasPassword tells whether there is a password in an address: it is not to be
// seen.
func hasPassword(s string) bool {
	u, err := url.Parse(s)
	return err == nil && u.User != nil
}

// shortAddress is an address for people: without https:// and a password.
func shortAddress(s string) string {
	if u, err := url.Parse(s); err == nil && u.User != nil {
		s = u.Redacted()
	}
	return screen.NeutralizeLine(strings.TrimSuffix(strings.TrimPrefix(s, "https://"), "/"))
}

func (l *addLayer) SetSize(w, h int) {
	l.w = w
	l.Menu.SetSize(w, h)
	l.list(false)
}

func (l *addLayer) SetTheme(t *theme.Theme, m screen.Method) {
	l.theme, l.method = t, m
	l.Menu.SetTheme(t, m)
	l.list(false)
}

func (l *addLayer) scopes() []keys.Scope { return []keys.Scope{keys.Field} }

func (l *addLayer) key(a *App, act keys.Action, m tea.KeyPressMsg) tea.Cmd {
	switch act {
	case keys.Accept:
		return l.accept(a)
	case keys.Cancel:
		l.back(a)
	case keys.Down, keys.Up, keys.PageDown, keys.PageUp:
		l.Move(amount(act, l.Page(), 0))
	default:
		return l.paste(a, m)
	}
	return nil
}

// back undoes one thing: what is fetched, the feeds of a page, what was typed,
// the box.
func (l *addLayer) back(a *App) {
	switch {
	case l.stop != nil:
		l.stop()
		l.stop = nil
		l.note("Stopped.", l.theme.Muted)
	case l.page != "":
		l.page = ""
		l.quiet()
		l.list(true)
	case l.Clear():
		l.quiet()
		l.list(true)
	default:
		a.shut(l)
	}
}

func (l *addLayer) paste(_ *App, msg tea.Msg) tea.Cmd {
	changed, cmd := l.Update(msg)
	if changed {
		l.page = ""
		if l.stop == nil {
			l.quiet()
		}
		l.list(true)
	}
	return cmd
}

func (l *addLayer) view(*App) []string { return l.View() }

func (l *addLayer) footer(_ *App, f *status.Footer) string {
	f.Message, f.Right = "", ""
	esc := "close"
	switch {
	case l.stop != nil:
		esc = "stop"
	case l.page != "":
		esc = "back"
	case l.Value() != "":
		esc = "clear"
	}
	f.Hints = []status.Hint{{Key: "enter", Label: "follow"}, {Key: "↓ ↑", Label: "move"}, {Key: "esc", Label: esc}}
	return ""
}

func (l *addLayer) scroll(_ *App, d int) { l.Move(d) }

// click chooses a row; a click on the chosen one follows it.
func (l *addLayer) click(a *App, y int) tea.Cmd {
	row, ok := l.Hit(y)
	if at, _ := l.Cursor(); ok && row == at {
		return l.accept(a)
	}
	if ok {
		l.Select(row)
	}
	return nil
}

func (l *addLayer) leave(*App) {
	if l.stop != nil {
		l.stop()
	}
}
