package app

import (
	tea "charm.land/bubbletea/v2"

	"dateline/ui/keys"
	"dateline/ui/layout"
)

// atTop tells whether there is nothing that back could leave.
func (a *App) atTop() bool {
	return a.top() == nil && !a.zen && a.narrow == nil && a.look.text == "" && a.focus == layout.Stories && !a.reader.Finding()
}

// back undoes one layer: a refresh one waits for, find, narrowing, the focused entity, zen, the pane.
// (Overlays and fields take their keys before this.)
func (a *App) back() tea.Cmd {
	switch {
	case a.stopFullText():
	case a.stopFetch():
	case a.look.found != nil && a.focus == layout.Stories && a.narrow == nil:
		return a.unfilter()
	case a.reader.ClearFind():
		if a.look.found != nil {
			a.look.found.quiet = a.current
		}
		a.say("The find is over.")
	case a.narrow != nil:
		return a.widen()
	case a.look.text != "" && a.focus == layout.Stories:
		return a.unfilter()
	case a.focus == layout.Article && a.clearEntity():
		a.say("No entity is focused.")
	case a.zen:
		return a.toggleZen()
	case a.focus == layout.Involved:
		if a.frame.Mode == layout.Medium {
			a.sideMedium = false
		}
		a.setFocus(layout.Article)
		return a.show(a.current)
	case a.focus == layout.Article:
		a.setFocus(layout.Stories)
	default:
		a.say(colon("This is the list of stories", a.does(keys.Quit, "quits")))
	}
	return nil
}

func (a *App) cycle(d int) tea.Cmd {
	panes := []layout.Pane{layout.Stories, layout.Article, layout.Involved}
	if a.frame.Sidebar.Empty() && a.frame.Mode != layout.Narrow && !a.zen {
		panes = panes[:2]
	}
	for i, p := range panes {
		if p == a.focus {
			return a.pane(panes[(i+d+len(panes))%len(panes)])
		}
	}
	return a.pane(layout.Stories)
}

func (a *App) pane(p layout.Pane) tea.Cmd {
	if p == a.focus {
		a.say([]string{"This is the list of stories.", "This is the article.", "This is who and where is involved."}[p])
	}
	if p != layout.Article {
		a.zen = false
	}
	a.setFocus(p)
	if p == layout.Involved {
		a.enterSidebar()
	}
	return a.show(a.current)
}

func (a *App) toggleSidebar() tea.Cmd {
	switch {
	case a.frame.Mode == layout.Narrow:
		if a.focus == layout.Involved {
			return a.pane(layout.Article)
		}
		return a.pane(layout.Involved)
	case a.frame.Mode == layout.Medium:
		a.sideMedium = !a.sideMedium
	default:
		a.sideWide = !a.sideWide
	}
	if a.focus == layout.Involved {
		a.focus = layout.Article
	}
	a.setFocus(a.focus)
	return a.show(a.current)
}

func (a *App) toggleZen() tea.Cmd {
	a.zen = !a.zen
	if a.zen && a.focus == layout.Stories {
		a.focus = layout.Article
	}
	a.setFocus(a.focus)
	if a.zen {
		a.say(dot("Only the article", a.does(keys.Zen, "brings the panes back")))
	}
	return a.show(a.current)
}
