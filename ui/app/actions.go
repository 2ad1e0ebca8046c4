package app

import (
	tea "charm.land/bubbletea/v2"

	"dateline/ui/keys"
	"dateline/ui/layout"
)

// do carries out an action, whether it came from a key, the palette or the
// mouse.
func (a *App) do(act keys.Action) tea.Cmd {
	switch act {
	case keys.Down, keys.Up, keys.Top, keys.Bottom, keys.HalfDown, keys.HalfUp, keys.PageDown, keys.PageUp:
		return a.move(act)
	case keys.Open:
		return a.openSelected()
	case keys.Card:
		return a.openCard()
	case keys.Back:
		return a.back()
	case keys.Quit:
		if a.atTop() {
			return a.quit()
		}
		return a.back()
	case keys.NextPane:
		return a.cycle(1)
	case keys.PrevPane:
		return a.cycle(-1)
	case keys.Pane1:
		return a.pane(layout.Stories)
	case keys.Pane2:
		return a.pane(layout.Article)
	case keys.Pane3:
		return a.pane(layout.Involved)
	case keys.Sidebar:
		return a.toggleSidebar()
	case keys.Zen:
		return a.toggleZen()
	case keys.Narrower:
		return a.setMeasure(-1)
	case keys.Wider:
		return a.setMeasure(1)
	case keys.NextStory:
		return a.step(1)
	case keys.PrevStory:
		return a.step(-1)
	case keys.NextUnread:
		return a.stepUnread(1)
	case keys.PrevUnread:
		return a.stepUnread(-1)
	case keys.NextEntity:
		a.walk(1)
	case keys.PrevEntity:
		a.walk(-1)
	case keys.Narrow:
		return a.narrowTo()
	case keys.NotThis:
		return a.notThis()
	case keys.ThisIs:
		a.ask()
	default:
		return a.doMore(act)
	}
	return nil
}

func (a *App) doMore(act keys.Action) tea.Cmd {
	switch act {
	case keys.Filter:
		return a.openFilter()
	case keys.Search:
		return a.openSearch()
	case keys.Order:
		return a.toggleOrder()
	case keys.Find:
		return a.openFind()
	case keys.NextMatch:
		a.nextMatch(1)
	case keys.PrevMatch:
		a.nextMatch(-1)
	case keys.Read:
		return a.toggleRead()
	case keys.Star:
		return a.toggleStar()
	case keys.MarkAll:
		return a.markAll()
	case keys.UnreadOnly:
		return a.toggleUnread()
	case keys.Undo:
		return a.undo()
	case keys.Redo:
		return a.redo()
	case keys.Refresh:
		return a.fetchStory()
	case keys.RefreshAll:
		return a.fetchAll()
	case keys.Desks:
		return a.openDesks()
	case keys.Mute:
		return a.openMutes()
	case keys.Tags:
		return a.openTags()
	case keys.FullText:
		return a.fetchFullText()
	case keys.AddFeed:
		return a.openAdd()
	case keys.FeedList:
		return a.openFeeds()
	case keys.RemoveFeed, keys.RenameFeed, keys.FilterFeeds,
		keys.NewDesk, keys.EditDesk, keys.RemoveDesk, keys.DeskDown, keys.DeskUp, keys.AddMute, keys.LiftMute, keys.MuteWhere:
		a.say("Not now: " + a.why(act) + ".")
	case keys.Hints:
		a.openHints()
	case keys.LinkList:
		a.openLinks()
	case keys.CopyLink:
		return a.copyLink()
	case keys.Browser:
		return a.browse()
	case keys.Address:
		return a.showStoryAddress()
	case keys.Palette:
		a.openPalette()
	case keys.Help:
		a.openHelp()
	case keys.Mouse:
		a.mouse = !a.mouse
		if a.mouse {
			a.say("The mouse is on; shift+drag selects text.")
		} else {
			a.say("The mouse is off; the terminal selects text.")
		}
	case keys.Suspend:
		return tea.Suspend
	case keys.Redraw:
		return tea.ClearScreen
	case keys.Interrupt:
		return a.quit()
	default:
		return a.doShare(act)
	}
	return nil
}

// amount returns how far a movement goes in a pane that shows page steps of n.
func amount(act keys.Action, page, all int) int {
	switch act {
	case keys.Down:
		return 1
	case keys.Up:
		return -1
	case keys.HalfDown:
		return max(1, page/2)
	case keys.HalfUp:
		return -max(1, page/2)
	case keys.PageDown:
		return max(1, page)
	case keys.PageUp:
		return -max(1, page)
	case keys.Top:
		return -all
	case keys.Bottom:
		return all
	}
	return 0
}

func (a *App) move(act keys.Action) tea.Cmd {
	moved := false
	var cmd tea.Cmd
	down := act == keys.Down || act == keys.HalfDown || act == keys.PageDown || act == keys.Bottom
	switch a.focus {
	case layout.Stories:
		moved = a.list.Move(amount(act, a.list.Page(), a.list.Shown()))
		if moved {
			cmd = a.showSelected()
		}
	case layout.Article:
		// A page leaves two lines in view, so that the eye finds its place.
		moved = a.reader.Scroll(amount(act, max(1, a.reader.Height()-2), a.reader.Lines()))
	case layout.Involved:
		moved = a.sidebar.Move(amount(act, a.sidebar.Page(), a.sidebar.Len()))
		if ref, ok := a.sidebar.Selected(); ok && moved {
			a.focusRef(ref)
		}
	}
	if !moved {
		a.sayEdge(down)
	}
	return cmd
}

// sayEdge says why a movement moved nothing.
func (a *App) sayEdge(down bool) {
	switch {
	case a.focus == layout.Stories && a.list.Shown() == 0:
		a.say("There is nothing to move in.")
	case a.focus == layout.Article && down:
		a.say(sentence("The end of the article.", a.does(keys.NextStory, "reads the next story")))
	case down && a.focus == layout.Stories && a.more() != "":
		a.say("The end of the list. " + a.more() + ".")
	case down:
		a.say("The end of the list.")
	default:
		a.say("The top.")
	}
}

func (a *App) openSelected() tea.Cmd {
	r := a.list.Selected()
	if r == nil {
		a.say("No story is selected.")
		return nil
	}
	a.setFocus(layout.Article)
	return tea.Batch(a.show(r.ID), a.markRead(r.ID))
}

// step goes to the next or previous story; the one that is left is read.
func (a *App) step(d int) tea.Cmd {
	from := a.list.Selected()
	if from == nil || a.list.Nth(d) == nil {
		if from == nil {
			a.say("No story is listed.")
		} else if d > 0 {
			a.say("This is the last story.")
		} else {
			a.say("This is the first story.")
		}
		return nil
	}
	passed := a.markRead(from.ID)
	a.list.Move(d)
	to := a.list.Selected().ID
	cmds := []tea.Cmd{passed, a.show(to)}
	if a.focus == layout.Article {
		cmds = append(cmds, a.markRead(to))
	}
	return tea.Batch(cmds...)
}

func (a *App) stepUnread(dir int) tea.Cmd {
	d, ok := a.list.Unread(dir)
	if !ok {
		if dir > 0 {
			a.say("No unread story below.")
		} else {
			a.say("No unread story above.")
		}
		return nil
	}
	a.list.Move(d)
	return a.openSelected()
}
