package app

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"dateline/ui/keys"
	"dateline/ui/layout"
	"dateline/ui/screen"
	"dateline/ui/status"
	"dateline/ui/theme"
)

// layer is what lies over the panes and takes the keys: a box, or a field in the
// footer. Of several the last one that was opened has them.
type layer interface {
	SetSize(w, h int) // of the whole screen
	SetTheme(t *theme.Theme, m screen.Method)
	// scopes are where a key is looked up while the layer is on top.
	scopes() []keys.Scope
	// key handles a key: act is what it means in the scopes, None for letters.
	key(a *App, act keys.Action, m tea.KeyPressMsg) tea.Cmd
	// paste takes text that is pasted.
	paste(a *App, msg tea.Msg) tea.Cmd
	// view draws the box; nil for a field in the footer.
	view(a *App) []string
	// footer says what the footer shows; a line that is not "" takes its place.
	footer(a *App, f *status.Footer) (line string)
	// scroll moves by d lines.
	scroll(a *App, d int)
	// click is a click on line y of the box.
	click(a *App, y int) tea.Cmd
	// leave is called when a click beside the layer closes it.
	leave(a *App)
}

// top is the layer that has the keys, nil where the panes have them.
func (a *App) top() layer {
	if len(a.layers) == 0 {
		return nil
	}
	return a.layers[len(a.layers)-1]
}

// open puts a layer over what is there.
func (a *App) open(l layer) {
	a.message, a.failure = "", false
	l.SetSize(a.w, a.h)
	a.layers = append(a.layers, l)
}

// shut takes a layer away.
func (a *App) shut(l layer) {
	a.layers = slices.DeleteFunc(a.layers, func(o layer) bool { return o == l })
}

// shutAll takes all layers away.
func (a *App) shutAll() { a.layers = nil }

// opened returns the layer of a type, the zero value where none is open.
func opened[L layer](a *App) (l L) {
	for _, o := range a.layers {
		if is, ok := o.(L); ok {
			return is
		}
	}
	return l
}

// dress gives the layers a theme that has changed.
func (a *App) dress() {
	for _, l := range a.layers {
		l.SetTheme(a.theme, a.method)
	}
}

// typing tells whether letters go into a field.
func (a *App) typing() bool {
	l := a.top()
	return l != nil && slices.Contains(l.scopes(), keys.Field)
}

// overlay draws the box that is open, nil where none is.
func (a *App) overlay() []string {
	if l := a.top(); l != nil {
		return l.view(a)
	}
	return nil
}

// clickLayer passes a click to the top layer, or closes it where the click is
// beside its box.
func (a *App) clickLayer(l layer, m tea.Mouse) tea.Cmd {
	box := l.view(a)
	if len(box) == 0 { // a field in the footer
		a.shut(l)
		l.leave(a)
		return nil
	}
	bx, by, bw := place(box, a.w, a.h-1, a.method)
	if !(layout.Rect{X: bx, Y: by, W: bw, H: len(box)}).Contains(m.X, m.Y) {
		l.leave(a)
		a.shutAll()
		return nil
	}
	return l.click(a, m.Y-by)
}
