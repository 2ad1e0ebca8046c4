package app

import (
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"dateline/ui/keys"
	"dateline/ui/layout"
	"dateline/ui/theme"
)

func (a *App) update(msg tea.Msg) tea.Cmd {
	cmd := a.handle(msg)
	if more := a.loadMore(); more != nil {
		return tea.Batch(cmd, more)
	}
	return cmd
}

func (a *App) handle(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case tea.KeyPressMsg:
		return a.key(m)
	case tea.PasteMsg:
		if l := a.top(); l != nil {
			return l.paste(a, m)
		}
	case tea.WindowSizeMsg:
		a.resize(m.Width, m.Height)
		return a.show(a.current)
	case tea.ColorProfileMsg: // what only a colour tells apart needs another sign where there is none
		a.colourless = m.Profile <= colorprofile.ASCII
		return a.setDark(a.theme.Dark)
	case tea.BackgroundColorMsg:
		return a.setDark(m.IsDark())
	case tea.ModeReportMsg:
		return a.setMethod(m)
	case tea.MouseClickMsg:
		return a.click(m.Mouse())
	case tea.MouseWheelMsg:
		return a.wheel(m.Mouse())
	case batchMsg:
		return a.onBatch(m)
	case pageMsg:
		return a.onPage(m)
	case scannedMsg:
		return a.onScanned(m)
	case codesMsg:
		return a.onCodes(m)
	case othersMsg:
		a.onOthers(m)
	case stepMsg:
		return a.onStep(m)
	case pollMsg:
		return a.poll()
	case changesMsg:
		return a.onChanges(m)
	case reloadedMsg:
		return a.onReloaded(m)
	case lookedMsg:
		return a.onLooked(m)
	case valuesMsg:
		return a.onValues(m)
	case desksMsg:
		return a.onDesks(m)
	case deskMsg:
		return a.onDesk(m)
	case mutesMsg:
		a.onMutes(m)
	case tagsMsg:
		a.onTags(m)
	case placedMsg:
		a.onPlaced(m)
	case totalsMsg:
		a.onTotals(m)
	case foundMsg:
		return m.layer.onFound(a, m)
	case foundCountMsg:
		m.layer.onCounted(m)
	case snippetsMsg:
		m.layer.onSnippets(m)
	case foundCountedMsg:
		if m.turn == a.shared.turn {
			a.look.count = m.count
		}
	case fetchingMsg:
		return a.onFetching(m)
	case fetchedMsg:
		return a.onFetched(m)
	case fullTextMsg:
		return a.onFullText(m)
	case readAgainMsg:
		return a.onReadAgain(m)
	case offeredMsg:
		m.layer.know(m.feeds)
	case feedsMsg:
		m.layer.take(a, m)
	case feedDoneMsg:
		return a.onFeedDone(m)
	case followedMsg:
		return a.onFollowed(m)
	case fetchDueMsg:
		return tea.Batch(a.fetchDue(), a.fetchLater())
	case answer:
		return m.answer(a)
	case browsedMsg:
		if m.err != nil {
			a.fail(m.err.Error())
		}
	}
	return nil
}

// setDark restyles for a background that was told late; a theme that was
// chosen wins over it.
func (a *App) setDark(dark bool) tea.Cmd {
	name := a.opt.Theme
	if a.colourless {
		name = "mono"
	}
	t, ok := theme.New(name, dark)
	if !ok || t.Dark == a.theme.Dark && t.Name == a.theme.Name {
		return nil
	}
	t.Visual = a.theme.Visual
	a.theme = &t
	a.list.SetTheme(a.theme)
	a.reader.SetTheme(a.theme)
	a.sidebar.SetTheme(a.theme)
	a.dress()
	return a.show(a.current)
}

// setMethod follows the terminal: where it reports mode 2027 the renderer
// counts graphemes, elsewhere it goes by wcwidth, and the panes must agree.
func (a *App) setMethod(m tea.ModeReportMsg) tea.Cmd {
	if m.Mode != ansi.ModeUnicodeCore {
		return nil
	}
	method := ansi.WcWidth
	if m.Value == ansi.ModeReset || m.Value == ansi.ModeSet || m.Value == ansi.ModePermanentlySet {
		method = ansi.GraphemeWidth
	}
	if method == a.method {
		return nil
	}
	a.method = method
	a.list.SetMethod(method)
	a.reader.SetMethod(method)
	a.sidebar.SetMethod(method)
	a.dress()
	return a.show(a.current)
}

// scopes are where a key is looked up, from the innermost outwards.
func (a *App) scopes() []keys.Scope {
	if l := a.top(); l != nil {
		return l.scopes()
	}
	return []keys.Scope{a.paneScope(), keys.Everywhere}
}

func (a *App) paneScope() keys.Scope {
	switch a.focus {
	case layout.Article:
		return keys.Article
	case layout.Involved:
		return keys.SidebarScope
	}
	return keys.List
}

func (a *App) key(m tea.KeyPressMsg) tea.Cmd {
	a.look.telling = ""   // another key has more to say than the answer to one before
	a.resume = resuming{} // where the reader goes is not disturbed
	act := a.keys.Resolve(m.String(), a.scopes()...)
	switch {
	case act == keys.Interrupt:
		return a.quit()
	case act == keys.Redraw:
		return tea.ClearScreen
	case a.frame.Mode == layout.TooSmall:
		if act == keys.Quit {
			return a.quit()
		}
		return nil
	}
	l := a.top()
	if l != nil && a.typing() {
		return l.key(a, act, m)
	}
	a.message, a.failure = "", false
	if l != nil {
		return l.key(a, act, m)
	}
	if act == keys.None {
		a.say(sentence(keys.Show(m.String())+" does nothing here.", a.does(keys.Help, "lists the keys")))
		return nil
	}
	return a.do(act)
}

func (a *App) quit() tea.Cmd {
	a.cancel()
	a.quiet = true
	return tea.Quit
}
