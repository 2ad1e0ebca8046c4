package app

import (
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
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
		return a.toField(m)
	case tea.WindowSizeMsg:
		a.resize(m.Width, m.Height)
		return a.show(a.current)
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
	case stepMsg:
		return a.onStep(m)
	case pollMsg:
		return a.poll()
	case changesMsg:
		return a.onChanges(m)
	case reloadedMsg:
		return a.onReloaded(m)
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
	t, ok := theme.New(a.opt.Theme, dark)
	if !ok || t.Dark == a.theme.Dark {
		return nil
	}
	a.theme = &t
	a.list.SetTheme(a.theme)
	a.reader.SetTheme(a.theme)
	a.sidebar.SetTheme(a.theme)
	if a.card != nil {
		a.card.SetTheme(a.theme, a.method)
	}
	if a.picker != nil {
		a.picker.SetTheme(a.theme, a.method)
	}
	if a.asking.chooser != nil {
		a.asking.chooser.SetTheme(a.theme, a.method)
	}
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
	if a.card != nil {
		a.card.SetTheme(a.theme, method)
	}
	if a.picker != nil {
		a.picker.SetTheme(a.theme, method)
	}
	if a.asking.chooser != nil {
		a.asking.chooser.SetTheme(a.theme, method)
	}
	return a.show(a.current)
}

// scopes are where a key is looked up, from the innermost outwards.
func (a *App) scopes() []keys.Scope {
	switch {
	case a.finding, a.asking.chooser != nil:
		return []keys.Scope{keys.Field}
	case a.picker != nil:
		return []keys.Scope{keys.Field, keys.Picker}
	case a.card != nil:
		return []keys.Scope{keys.CardScope, keys.Everywhere}
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
	case a.finding:
		return a.findKey(act, m)
	case a.asking.chooser != nil:
		return a.askKey(act, m)
	case a.picker != nil:
		return a.pickerKey(act, m)
	}
	a.message, a.failure = "", false
	if a.card != nil {
		return a.cardKey(act)
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

// toField passes pasted text to the field that is open.
func (a *App) toField(msg tea.Msg) tea.Cmd {
	switch {
	case a.finding:
		return a.findInput(msg)
	case a.asking.chooser != nil:
		return a.asking.chooser.Update(msg)
	case a.picker != nil:
		return a.picker.Update(msg)
	}
	return nil
}

// newField makes the one-line input of the footer.
func (a *App) newField(prompt, placeholder string) textinput.Model {
	f := textinput.New()
	f.Prompt = prompt
	f.Placeholder = placeholder
	st := f.Styles()
	st.Cursor.Blink = false
	f.SetStyles(st)
	f.SetWidth(max(1, a.w-24))
	return f
}
