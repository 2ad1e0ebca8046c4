package app

import (
	tea "charm.land/bubbletea/v2"

	"dateline/ui/screen"
)

// browsedMsg says how opening an address in the browser went.
type browsedMsg struct{ err error }

// BrowseDone makes the message that a Browse command ends with.
func BrowseDone(err error) tea.Msg { return browsedMsg{err} }

// copyLink copies the address of the selected story.
func (a *App) copyLink() tea.Cmd {
	r := a.list.Selected()
	if r == nil || r.URL == "" {
		a.say("This story has no address to copy.")
		return nil
	}
	return a.copyAddress(r.URL)
}

// browse opens the address of the selected story.
func (a *App) browse() tea.Cmd {
	r := a.list.Selected()
	if r == nil || r.URL == "" {
		a.say("This story has no address to open.")
		return nil
	}
	return a.browseTo(r.URL)
}

// copyAddress copies an address from outside, where it may be shown.
func (a *App) copyAddress(address string) tea.Cmd {
	u, ok := screen.NeutralizeURL(address)
	if !ok {
		a.say("Not an address of the web: " + screen.NeutralizeLine(address))
		return nil
	}
	return a.copyText(u, func(why string) { a.showAddress(u, why) })
}

// browseTo opens an address from outside in the browser. Only addresses of the
// web and of mail are; others are shown.
func (a *App) browseTo(address string) tea.Cmd {
	u, ok := screen.NeutralizeURL(address)
	switch {
	case !ok:
		a.say("Not opened, for it is no address of the web: " + screen.NeutralizeLine(address))
		return nil
	case a.opt.Browse == nil:
		a.showAddress(u, "There is no browser here.")
		return nil
	}
	cmd, err := a.opt.Browse(u)
	if err != nil {
		a.showAddress(u, unopened(err))
		return nil
	}
	a.say("Opening " + u)
	return cmd
}
