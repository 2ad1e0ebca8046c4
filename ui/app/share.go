package app

import (
	"context"
	"errors"
	"slices"

	tea "charm.land/bubbletea/v2"

	"dateline/model"
	"dateline/ui/clipboard"
	"dateline/ui/export"
	"dateline/ui/external"
	"dateline/ui/keys"
	"dateline/ui/layout"
	"dateline/ui/screen"
)

// answer is a message that knows what is to be done with it.
type answer interface{ answer(a *App) tea.Cmd }

// wayOut is what is remembered of how stories left the reader, for the session.
type wayOut struct {
	line  string // that was piped to last
	piped string // the format it was piped in, "" for none yet
	saved string // the format that was saved last
}

// withOwn adds the reader's own commands to the bindings.
func withOwn(bindings []keys.Binding, commands []external.Program) []keys.Binding {
	bindings = slices.Clone(bindings)
	for i, c := range commands {
		name := screen.NeutralizeLine(c.Name)
		bindings = append(bindings, keys.OwnBinding(i, name, name+" (a command of your own)", c.Key))
	}
	return bindings
}

// doShare carries out what takes a story out of the reader.
func (a *App) doShare(act keys.Action) tea.Cmd {
	if why := a.whyNotShare(act); why != "" {
		a.say("Not now: " + why + ".")
		return nil
	}
	switch act {
	case keys.SaveAs:
		return a.withStory((*App).openSave)
	case keys.Pipe:
		return a.withStory((*App).openPipe)
	case keys.Editor:
		return a.withStory(func(a *App, l model.Loaded) tea.Cmd { return a.onCopy(external.Editor, "markdown", l) })
	case keys.Pager:
		return a.withStory(func(a *App, l model.Loaded) tea.Cmd { return a.onCopy(external.Pager, "text", l) })
	case keys.Pictures:
		return a.withStory((*App).openPictures)
	}
	if i := int(act) - int(keys.Own); i >= 0 && i < len(a.opt.Commands) {
		p := a.opt.Commands[i]
		return a.withStory(func(a *App, l model.Loaded) tea.Cmd { return a.runOwn(p, l) })
	}
	return nil
}

// whyNotShare says why a story cannot leave the reader that way, "" where it can.
func (a *App) whyNotShare(act keys.Action) string {
	program := act == keys.Pipe || act == keys.Editor || act == keys.Pager || act >= keys.Own
	switch {
	case !program && act != keys.SaveAs && act != keys.Pictures:
	case a.storyMeant() == "":
		return "no story is listed"
	case program && a.opt.Environ == nil:
		return "no other program is run here"
	}
	return ""
}

// storyMeant is the story that an action is about: the one that is read, in the
// list the selected one.
func (a *App) storyMeant() string {
	if a.focus != layout.Stories {
		return a.current
	}
	if r := a.list.Selected(); r != nil {
		return r.ID
	}
	return ""
}

// storyMsg brings a story that an action wants.
type storyMsg struct {
	loaded model.Loaded
	err    error
	then   func(*App, model.Loaded) tea.Cmd
}

// withStory does something with the story that is meant: at once where it is on
// the screen.
func (a *App) withStory(then func(*App, model.Loaded) tea.Cmd) tea.Cmd {
	id := a.storyMeant()
	if p := a.reader.Page(); p != nil && id == a.current {
		return then(a, p.Loaded)
	}
	articles, ctx := a.opt.Articles, a.ctx
	a.say("The article is on its way.")
	return func() tea.Msg {
		l, err := articles.Open(ctx, id)
		return storyMsg{l, err, then}
	}
}

func (m storyMsg) answer(a *App) tea.Cmd {
	if m.err != nil {
		if !errors.Is(m.err, context.Canceled) {
			a.fail(m.err.Error())
		}
		return nil
	}
	if a.top() != nil { // the reader has gone on to something else
		return nil
	}
	a.message, a.failure = "", false
	return m.then(a, m.loaded)
}

// ranMsg says how another program has ended.
type ranMsg struct {
	external.Result
	beside bool // it ran in the background
}

func (m ranMsg) answer(a *App) tea.Cmd {
	switch {
	case m.Err != nil:
		a.opt.Log.Warn("a program failed", "err", m.Err)
		a.fail(m.Err.Error())
	case m.Said != "":
		a.say(m.Name + ": " + m.Said)
	case m.beside:
		a.say(m.Name + " is done.")
	}
	return nil
}

func ended(r external.Result) tea.Msg { return ranMsg{r, false} }

// onFile is external.Editor or external.Pager.
type onFile func(context.Context, export.Format, model.Loaded, []string, func(external.Result) tea.Msg) (tea.Cmd, error)

func (a *App) onCopy(open onFile, format string, l model.Loaded) tea.Cmd {
	f, _ := export.Lookup(format)
	cmd, err := open(a.ctx, f, l, a.opt.Environ, ended)
	if err != nil {
		a.fail(err.Error())
	}
	return cmd
}

// runOwn runs a command of the reader's own.
func (a *App) runOwn(p external.Program, l model.Loaded) tea.Cmd {
	cmd, err := p.Command(a.ctx, l, a.opt.Environ, func(r external.Result) tea.Msg { return ranMsg{r, !p.Terminal} })
	if err != nil {
		a.fail(err.Error())
		return nil
	}
	if !p.Terminal {
		a.say(p.Name + " runs…")
	}
	return cmd
}

// copyText puts a text on the clipboard. Where there is none, none says so.
func (a *App) copyText(text string, none func(why string)) tea.Cmd {
	if a.opt.Environ == nil {
		a.say("Copied " + text)
		return tea.SetClipboard(text)
	}
	cmd, err := clipboard.Copy(text, a.opt.Environ)
	switch {
	case errors.Is(err, clipboard.ErrNone):
		none("This terminal has no clipboard for programs.")
	case err != nil:
		none("Not copied: " + err.Error() + ".")
	default:
		a.say("Copied " + text)
	}
	return cmd
}
