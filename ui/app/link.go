package app

import (
	tea "charm.land/bubbletea/v2"

	"dateline/ui/screen"
)

// browsedMsg says how opening an address in the browser went.
type browsedMsg struct{ err error }

// BrowseDone makes the message that a Browse command ends with.
func BrowseDone(err error) tea.Msg { return browsedMsg{err} }

// address returns the address of the selected story as it may be shown and
// copied, "" where it has none.
func (a *App) address() string {
	r := a.list.Selected()
	if r == nil {
		return ""
	}
	u, ok := screen.NeutralizeURL(r.URL)
	if !ok {
		return ""
	}
	return u
}

func (a *App) copyLink() tea.Cmd {
	u := a.address()
	if u == "" {
		a.say("This story has no address to copy.")
		return nil
	}
	a.say("Copied " + u)
	return tea.SetClipboard(u)
}

func (a *App) browse() tea.Cmd {
	u := a.address()
	switch {
	case u == "":
		a.say("This story has no address to open.")
		return nil
	case a.opt.Browse == nil:
		a.say("No browser here: y copies " + u)
		return nil
	}
	cmd, err := a.opt.Browse(u)
	if err != nil {
		a.fail(err.Error())
		return nil
	}
	a.say("Opening " + u)
	return cmd
}
