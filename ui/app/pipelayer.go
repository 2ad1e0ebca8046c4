package app

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"dateline/model"
	"dateline/ui/export"
	"dateline/ui/external"
	"dateline/ui/keys"
	"dateline/ui/screen"
	"dateline/ui/status"
)

// pipeLayer is the field for a command line that gets the story.
type pipeLayer struct {
	fieldLayer
	loaded  model.Loaded
	formats []export.Format
	at      int // of formats
}

// openPipe opens the field with what was piped to last.
func (a *App) openPipe(l model.Loaded) tea.Cmd {
	p := &pipeLayer{fieldLayer: newField("| ", "command"), loaded: l, formats: export.Formats()}
	p.field.SetValue(a.out.line)
	p.field.CursorEnd()
	p.at = max(0, slices.IndexFunc(p.formats, func(f export.Format) bool { return f.Name == a.out.piped }))
	a.open(p)
	return nil
}

// SetSize leaves room for the name of the format.
func (l *pipeLayer) SetSize(w, _ int) { l.widen(w - 27) }

func (l *pipeLayer) key(a *App, act keys.Action, m tea.KeyPressMsg) tea.Cmd {
	switch act {
	case keys.Accept:
		return l.accept(a)
	case keys.Cancel:
		a.shut(l)
		return nil
	case keys.Down:
		l.at = (l.at + 1) % len(l.formats)
		return nil
	case keys.Up:
		l.at = (l.at + len(l.formats) - 1) % len(l.formats)
		return nil
	}
	return l.paste(a, m)
}

func (l *pipeLayer) paste(_ *App, msg tea.Msg) tea.Cmd {
	_, cmd := l.update(msg)
	return cmd
}

// accept gives the terminal to the command line.
func (l *pipeLayer) accept(a *App) tea.Cmd {
	a.shut(l)
	line, f := l.field.Value(), l.formats[l.at]
	if strings.TrimSpace(line) == "" {
		a.say("Nothing was piped: there was no command.")
		return nil
	}
	a.out.line, a.out.piped = line, f.Name
	cmd, err := external.Pipe(a.ctx, line, f, l.loaded, a.opt.Environ, ended)
	if err != nil {
		a.fail(err.Error())
	}
	return cmd
}

func (l *pipeLayer) footer(a *App, _ *status.Footer) string {
	next := l.formats[(l.at+1)%len(l.formats)].Name
	right := l.formats[l.at].Name + " · tab " + next
	if screen.Width(right, a.method) > a.w/2 {
		right = l.formats[l.at].Name
	}
	return l.line(a, right)
}

func (l *pipeLayer) leave(*App) {}
