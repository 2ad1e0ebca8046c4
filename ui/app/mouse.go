package app

import (
	tea "charm.land/bubbletea/v2"

	"dateline/ui/layout"
)

// paneAt returns the pane under a cell.
func (a *App) paneAt(x, y int) (layout.Pane, bool) {
	f := a.frame
	switch {
	case f.Sidebar.Contains(x, y): // first: it may lie over the article
		return layout.Involved, true
	case f.List.Contains(x, y):
		return layout.Stories, true
	case f.Article.Contains(x, y):
		return layout.Article, true
	}
	return 0, false
}

func (a *App) click(m tea.Mouse) tea.Cmd {
	if m.Button != tea.MouseLeft || a.frame.Mode == layout.TooSmall {
		return nil
	}
	a.message = ""
	if l := a.top(); l != nil {
		if cmd := a.clickLayer(l, m); cmd != nil || len(l.view(a)) > 0 {
			return cmd
		}
	}
	p, ok := a.paneAt(m.X, m.Y)
	if !ok {
		return nil
	}
	had := a.focus == p
	frame := a.frame
	a.setFocus(p)
	switch p {
	case layout.Stories:
		row, ok := a.list.Hit(m.Y - frame.List.Y)
		if !ok {
			return nil
		}
		if row == a.list.Cursor() && had {
			return a.openSelected()
		}
		a.list.MoveTo(row)
		return a.showSelected()
	case layout.Article:
		if mention, ok := a.reader.MentionAt(m.X-frame.Article.X, m.Y-frame.Article.Y); ok {
			if had && mention == a.reader.Focus() {
				return a.openCard()
			}
			a.focusMention(mention)
		}
		return a.show(a.current)
	case layout.Involved:
		ref, ok := a.sidebar.Hit(m.X-frame.Sidebar.X, m.Y-frame.Sidebar.Y)
		if !ok {
			return nil
		}
		if had && a.entity.on && a.entity.ref == ref {
			return a.openCard()
		}
		a.focusRef(ref)
	}
	return nil
}

// wheelLines is how far one notch of the wheel scrolls.
const wheelLines = 3

func (a *App) wheel(m tea.Mouse) tea.Cmd {
	d := 0
	switch m.Button {
	case tea.MouseWheelDown:
		d = 1
	case tea.MouseWheelUp:
		d = -1
	}
	if d == 0 || a.frame.Mode == layout.TooSmall {
		return nil
	}
	if l := a.top(); l != nil {
		l.scroll(a, d*wheelLines)
		return nil
	}
	p, ok := a.paneAt(m.X, m.Y)
	if !ok {
		return nil
	}
	switch p {
	case layout.Stories:
		before := a.list.Cursor()
		a.list.Scroll(d)
		if a.list.Cursor() != before {
			return a.showSelected()
		}
	case layout.Article:
		a.reader.Scroll(d * wheelLines)
	case layout.Involved:
		a.sidebar.Scroll(d * wheelLines)
	}
	return nil
}
