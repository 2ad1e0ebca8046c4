package app

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"dateline/model"
	"dateline/ui/export"
	"dateline/ui/keys"
	"dateline/ui/menu"
	"dateline/ui/screen"
	"dateline/ui/status"
	"dateline/ui/theme"
)

// saveLayer asks as what and under which name a story is saved.
type saveLayer struct {
	*menu.Menu
	loaded  model.Loaded
	formats []export.Format
	folder  string
	busy    bool // the file is being written
}

// openSave proposes a name, with the format that was saved last.
func (a *App) openSave(story model.Loaded) tea.Cmd {
	l := &saveLayer{loaded: story, formats: export.Formats(), folder: a.path(a.opt.Folder)}
	last := orElse(a.out.saved, "markdown")
	at := max(0, slices.IndexFunc(l.formats, func(f export.Format) bool { return f.Name == last }))
	l.Menu = menu.New(menu.Options{Title: "Save in " + a.tilde(l.folder), Field: true, Placeholder: "name of the file"}, a.theme, a.method)
	l.SetTheme(a.theme, a.method)
	l.Select(at)
	l.SetValue(export.FileName(story.Article, l.formats[at]))
	a.open(l)
	return nil
}

func (l *saveLayer) SetTheme(t *theme.Theme, m screen.Method) {
	l.Menu.SetTheme(t, m)
	rows := make([]menu.Row, len(l.formats))
	for i, f := range l.formats {
		rows[i] = menu.Row{Left: f.Name, First: t.Key, Text: f.Help, Style: t.Muted}
	}
	l.SetRows(rows, false)
}

func (l *saveLayer) scopes() []keys.Scope { return []keys.Scope{keys.Field} }

func (l *saveLayer) key(a *App, act keys.Action, m tea.KeyPressMsg) tea.Cmd {
	switch act {
	case keys.Accept:
		return l.accept(a)
	case keys.Cancel:
		a.shut(l)
	case keys.Down, keys.Up, keys.PageDown, keys.PageUp:
		l.Move(amount(act, l.Page(), 0))
		l.rename()
	default:
		return l.paste(a, m)
	}
	return nil
}

func (l *saveLayer) paste(_ *App, msg tea.Msg) tea.Cmd {
	changed, cmd := l.Update(msg)
	if f, ok := export.Lookup(filepath.Ext(l.Value())); changed && ok {
		l.Select(slices.IndexFunc(l.formats, func(o export.Format) bool { return o.Name == f.Name }))
	}
	return cmd
}

func (l *saveLayer) format() export.Format {
	i, _ := l.Cursor()
	return l.formats[i]
}

// rename gives the name the extension of the format, unless it has one of the
// reader's own.
func (l *saveLayer) rename() {
	name := l.Value()
	if _, ok := export.Lookup(filepath.Ext(name)); ok && filepath.Ext(name) != "" {
		l.SetValue(strings.TrimSuffix(name, filepath.Ext(name)) + l.format().Ext)
	}
}

func (l *saveLayer) accept(a *App) tea.Cmd {
	name, f := strings.TrimSpace(l.Value()), l.format()
	switch {
	case l.busy:
		return nil
	case name == "":
		name = export.FileName(l.loaded.Article, f)
	case strings.HasSuffix(name, "/"):
		name += export.FileName(l.loaded.Article, f)
	case filepath.Ext(name) == "":
		name += f.Ext
	}
	path := a.path(name)
	if !filepath.IsAbs(path) {
		path = filepath.Join(l.folder, path)
	}
	return l.save(a, path, f, false)
}

// savedMsg says how saving went.
type savedMsg struct {
	layer  *saveLayer
	path   string
	format export.Format
	free   string // a name that is free, where path is taken
	err    error
}

// save writes the file off the screen's path.
func (l *saveLayer) save(_ *App, path string, f export.Format, over bool) tea.Cmd {
	l.busy = true
	m := savedMsg{layer: l, path: path, format: f}
	story := l.loaded
	return func() tea.Msg {
		if m.path, m.err = filepath.Abs(path); m.err != nil {
			return m
		}
		data, err := f.Bytes(story)
		switch {
		case err != nil:
			m.err = err
		case over:
			m.err = export.Replace(m.path, data)
		default:
			m.err = export.Save(m.path, data)
		}
		if errors.Is(m.err, export.ErrExists) {
			m.free = export.Free(filepath.Split(m.path))
		}
		return m
	}
}

func (m savedMsg) answer(a *App) tea.Cmd {
	l := m.layer
	l.busy = false
	switch {
	case errors.Is(m.err, export.ErrExists) && opened[*saveLayer](a) == l:
		a.openOptions("This file exists already", "do it", []option{
			{text: "Save as " + screen.NeutralizeLine(filepath.Base(m.free)), do: func(a *App) tea.Cmd { return l.save(a, m.free, m.format, false) }},
			{text: "Replace it", do: func(a *App) tea.Cmd { return l.save(a, m.path, m.format, true) }},
			{text: "Choose another name", do: func(*App) tea.Cmd { return nil }},
		})
	case m.err != nil:
		a.fail(m.err.Error())
	default:
		a.shut(l)
		a.out.saved = m.format.Name
		dir, name := filepath.Split(m.path)
		dir = a.tilde(filepath.Clean(dir))
		said := "Saved " + name + " in " + dir
		if screen.Width(said, a.method) > a.w-4 { // then where it is first
			if screen.Width(dir, a.method) > a.w/2 {
				dir = "…/" + filepath.Base(dir)
			}
			said = "Saved in " + dir + ": " + name
		}
		a.say(said)
	}
	return nil
}

func (l *saveLayer) view(*App) []string { return l.View() }

func (l *saveLayer) footer(_ *App, f *status.Footer) string {
	f.Right = ""
	f.Hints = []status.Hint{{Key: "enter", Label: "save"}, {Key: "↓ ↑", Label: "format"}, {Key: "esc", Label: "back"}}
	return ""
}

func (l *saveLayer) scroll(_ *App, d int) {
	l.Move(d)
	l.rename()
}

func (l *saveLayer) click(_ *App, y int) tea.Cmd {
	if row, ok := l.Hit(y); ok {
		l.Select(row)
		l.rename()
	}
	return nil
}

func (l *saveLayer) leave(*App) {}

// home is the reader's home folder, "" where it is not known.
func (a *App) home() string {
	for i := len(a.opt.Environ) - 1; i >= 0; i-- {
		if h, ok := strings.CutPrefix(a.opt.Environ[i], "HOME="); ok && filepath.IsAbs(h) {
			return filepath.Clean(h)
		}
	}
	return ""
}

// path is a path as it was typed, with ~ for home.
func (a *App) path(typed string) string {
	if rest, ok := strings.CutPrefix(typed, "~"); ok && (rest == "" || rest[0] == '/') && a.home() != "" {
		return filepath.Join(a.home(), rest)
	}
	return typed
}

// tilde is path the other way round, to be shown. The working directory goes by
// its name.
func (a *App) tilde(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	if home := a.home(); home != "" {
		if rest, ok := strings.CutPrefix(path, home); ok && (rest == "" || rest[0] == '/') {
			path = "~" + rest
		}
	}
	return screen.NeutralizeLine(path)
}
