package app

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"dateline/model"
	"dateline/ui/keys"
	"dateline/ui/layout"
	"dateline/ui/screen"
	"dateline/ui/sidebar"
	"dateline/ui/status"
)

func (a *App) view() tea.View {
	content := ""
	if !a.quiet { // what is drawn last could stay on the shell's screen
		content = strings.Join(a.rows(), "\n")
	}
	v := tea.NewView(content)
	v.AltScreen = true
	if a.mouse && opened[*addressLayer](a) == nil { // there the terminal selects text
		v.MouseMode = tea.MouseModeCellMotion
	}
	v.WindowTitle = "dateline"
	if r, ok := a.list.Row(a.current); ok && r.Title != "" {
		v.WindowTitle = screen.Title(r.Title + " — dateline")
	}
	return v
}

// rows draws the screen: exactly h rows of exactly w cells.
func (a *App) rows() []string {
	if a.frame.Mode == layout.TooSmall {
		return a.tooSmall()
	}
	rows := make([]string, 0, a.h)
	if !a.frame.Header.Empty() {
		rows = append(rows, a.header())
	}
	if !a.frame.Titles.Empty() {
		rows = append(rows, a.titles())
	}
	rows = append(rows, a.body()...)
	if l, ok := a.top().(interface{ over(*App, []string) }); ok {
		l.over(a, rows)
	}
	lay(rows, a.overlay(), a.w, a.method)
	return append(rows, a.footer())
}

func (a *App) tooSmall() []string {
	rows := make([]string, max(0, a.h))
	if len(rows) > 0 {
		rows[0] = screen.Truncate(fmt.Sprintf("%d×%d is too small: dateline needs %d×%d", a.w, a.h, layout.MinWidth, layout.MinHeight),
			max(0, a.w), a.method)
	}
	return rows
}

// titles is the row that names the panes; the focused one has the accent.
func (a *App) titles() string {
	f := a.frame
	name := func(s string, p layout.Pane, w, indent int) string {
		st := a.theme.Muted
		if p == a.focus {
			st = a.theme.Accent
		}
		return screen.Pad(strings.Repeat(" ", indent)+st.Styled(screen.Truncate(s, max(0, w-indent), a.method)), w, a.method)
	}
	margin, _ := f.Column()
	var parts []string
	if !f.List.Empty() {
		parts = append(parts, name("STORIES", layout.Stories, f.List.W, 3))
	}
	if !f.Article.Empty() {
		parts = append(parts, name("ARTICLE", layout.Article, f.Article.W, margin))
	}
	if !f.Sidebar.Empty() {
		parts = append(parts, name("INVOLVED", layout.Involved, f.Sidebar.W, 1))
	}
	return strings.Join(parts, a.separator())
}

func (a *App) separator() string { return a.theme.Line.Styled("│") }

// body joins the panes row by row.
func (a *App) body() []string {
	f := a.frame
	if f.Mode == layout.Narrow {
		switch {
		case !f.List.Empty():
			return a.list.Lines(a.emptyList())
		case !f.Sidebar.Empty():
			return a.sidebar.View(a.emptySidebar())
		}
		return a.reader.View()
	}
	var panes [][]string
	if !f.List.Empty() {
		panes = append(panes, a.list.Lines(a.emptyList()))
	}
	if !f.Article.Empty() {
		panes = append(panes, a.reader.View())
	}
	if !f.Sidebar.Empty() {
		panes = append(panes, a.sidebar.View(a.emptySidebar()))
	}
	line := a.separator()
	rows := panes[0]
	for _, p := range panes[1:] {
		for i := range rows {
			rows[i] += line + p[i]
		}
	}
	return rows
}

// emptyList says why no story is listed and which key comes next.
func (a *App) emptyList() string {
	switch {
	case a.loading && a.list.Len() == 0:
		return "Opening…"
	case a.look.on && a.look.count < 0:
		return "Looking…"
	case a.look.desk.ID == model.SinceDesk && a.narrow == nil:
		return sentence("Nothing has come since you last looked.", a.does(keys.Back, "shows all"))
	case a.look.text != "" && a.narrow == nil && a.unread:
		return sentence("No unread story is found.", listed(a.does(keys.UnreadOnly, "shows read ones"), a.does(keys.Back, "all others")))
	case a.look.text != "" && a.narrow == nil:
		return sentence("No story is found.", listed(a.keyIn(keys.Filter, keys.List, "changes the query"), a.does(keys.Back, "shows all")))
	case a.list.Len() == 0 && !a.look.on && a.shared.articles != nil:
		return sentence("No articles have come yet.", orElse(listed(a.does(keys.RefreshAll, "fetches the feeds"), a.does(keys.AddFeed, "follows another")), "dateline refresh brings them"))
	case a.list.Len() == 0 && !a.look.on:
		return sentence("There is nothing to read here.", a.does(keys.Quit, "quits"))
	case a.narrow != nil && a.unread:
		return sentence("No unread story has "+a.narrow.name+".", listed(a.does(keys.UnreadOnly, "shows read ones"), a.does(keys.Back, "all others")))
	case a.narrow != nil:
		return sentence("No story has "+a.narrow.name+".", a.does(keys.Back, "widens"))
	case a.unread:
		return sentence("No unread stories.", a.does(keys.UnreadOnly, "shows read ones"))
	}
	return ""
}

func (a *App) emptySidebar() string {
	if a.reader.Page() == nil {
		return ""
	}
	return "Nobody is named."
}

func (a *App) footer() string {
	f := status.Footer{Message: a.message, Error: a.failure, Right: a.right()}
	if a.message != "" && a.frame.Mode == layout.Narrow {
		f.Right = "" // a message needs the whole of a narrow line
	}
	switch l := a.top(); {
	case l != nil:
		if line := l.footer(a, &f); line != "" {
			return line
		}
	case f.Message == "" && a.progress() != "":
		f.Message = a.progress()
	case f.Message == "" && a.frame.Mode == layout.Narrow && a.focus == layout.Article && !a.zen:
		strip := sidebar.Strip(a.analysis(), max(0, a.w-4-screen.Width(f.Right, a.method)), a.theme)
		if strip != "" {
			f.Message = strip
		}
	default:
		f.Hints = a.hints()
	}
	return f.Line(a.w, a.theme, a.method)
}

// right is what the end of the footer always shows.
func (a *App) right() string {
	s := a.does(keys.Help, "help")
	if a.frame.Mode == layout.Narrow && a.focus == layout.Article && !a.zen && a.top() == nil {
		return strings.TrimSpace(a.does(keys.NextEntity, "entity") + "   " + s)
	}
	if p := a.percent(); p != "" && a.frame.Mode != layout.Narrow {
		s = p + "   " + s
	}
	return s
}

// cardKeys are the keys that only a card has, and the way out.
func (a *App) cardKeys() []string {
	var out []string
	if a.whyNotCorrect(keys.NotThis) == "" {
		out = append(out, a.inCard(keys.NotThis, "not this one"))
	}
	if a.whyNotCorrect(keys.ThisIs) == "" {
		out = append(out, a.inCard(keys.ThisIs, "this is…"))
	}
	out = append(out, a.inCard(keys.Narrow, "only its stories"), a.does(keys.Back, "back"))
	return slices.DeleteFunc(out, func(h string) bool { return h == "" })
}

// inCard says what a key of the card is good for, "" without a key.
func (a *App) inCard(act keys.Action, what string) string {
	if key := a.keys.Key(act, keys.CardScope); key != "" {
		return key + " " + what
	}
	return ""
}

// hints are the keys one most likely wants next.
func (a *App) hints() []status.Hint {
	return slices.DeleteFunc(a.wanted(), func(h status.Hint) bool { return h.Key == "" })
}

// hint is what an action is called in the footer.
type hint struct {
	label string
	act   keys.Action
}

// hinted are the hints of actions that have a key in a scope.
func (a *App) hinted(scope keys.Scope, list ...hint) (out []status.Hint) {
	for _, h := range list {
		if k := a.keys.Key(h.act, scope); k != "" {
			out = append(out, status.Hint{Key: k, Label: h.label})
		}
	}
	return out
}

func (a *App) wanted() []status.Hint {
	scope := a.paneScope()
	key := func(label string, acts ...keys.Action) status.Hint {
		var ks []string
		for _, act := range acts {
			if k := a.keys.Key(act, scope); k != "" {
				ks = append(ks, k)
			}
		}
		return status.Hint{Key: strings.Join(ks, " "), Label: label}
	}
	switch {
	case a.focus == layout.Stories:
		h := []status.Hint{key("move", keys.Down, keys.Up), key("read", keys.Open), key("entity", keys.NextEntity)}
		switch {
		case a.narrow != nil:
			h = append([]status.Hint{key("all stories", keys.Back)}, h...)
		case a.opt.Sample && a.opt.Feeds != nil:
			h = append(h, key("follow feeds", keys.AddFeed))
		}
		return append(h, key("quit", keys.Quit), key("star", keys.Star), key("unread only", keys.UnreadOnly), key("commands", keys.Palette))
	case a.focus == layout.Article:
		h := []status.Hint{key("scroll", keys.Down, keys.Up), key("entity", keys.NextEntity)}
		if a.entity.on {
			h = append(h, key("card", keys.Card), key("only these", keys.Narrow))
		}
		return append(h, key("find", keys.Find), key("next story", keys.NextStory), key("back", keys.Back), key("zen", keys.Zen))
	}
	return []status.Hint{key("move", keys.Down, keys.Up), key("card", keys.Card), key("only these", keys.Narrow), key("back", keys.Back)}
}
