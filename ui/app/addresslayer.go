package app

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"dateline/ui/clipboard"
	"dateline/ui/keys"
	"dateline/ui/qr"
	"dateline/ui/screen"
	"dateline/ui/status"
	"dateline/ui/theme"
)

// addressLayer shows an address where neither clipboard nor browser takes it: in
// full, to be selected with the mouse, and as a QR code where there is room.
type addressLayer struct {
	address string // printable ASCII
	why     string // why it is shown, "" where it was asked for
	coded   bool   // only the code is shown
	both    bool   // the box has room for the code, too
	top     int    // first line in sight of what is too long
	w, h    int
	long    bool // it does not fit
	codes   map[codeSize][]string
	theme   *theme.Theme
	method  screen.Method
}

// codeSize is the room that a code has.
type codeSize struct{ w, h int }

// unopened is why a browser cannot be used, without what the box itself says.
func unopened(err error) string {
	s := err.Error()
	for _, more := range []string{"; y copies the address", ", or y copies the address"} {
		s = strings.TrimSuffix(s, more)
	}
	return strings.ToUpper(s[:1]) + s[1:] + "."
}

func (a *App) showStoryAddress() tea.Cmd {
	r := a.list.Selected()
	if r == nil || r.URL == "" {
		a.say("This story has no address to show.")
		return nil
	}
	u, ok := screen.NeutralizeURL(r.URL)
	if !ok {
		a.say("Not an address of the web: " + screen.NeutralizeLine(r.URL))
		return nil
	}
	a.showAddress(u, "")
	return nil
}

// showAddress opens the box, or where it is open already says why.
func (a *App) showAddress(address, why string) {
	why = screen.NeutralizeLine(why)
	if l := opened[*addressLayer](a); l != nil {
		a.say(why)
		return
	}
	a.open(&addressLayer{address: address, why: why, theme: a.theme, method: a.method})
}

func (l *addressLayer) SetSize(w, h int) { l.w, l.h = w, h }
func (l *addressLayer) SetTheme(t *theme.Theme, m screen.Method) {
	l.theme, l.method, l.codes = t, m, nil
}
func (l *addressLayer) scopes() []keys.Scope { return []keys.Scope{keys.BoxScope, keys.Everywhere} }

func (l *addressLayer) key(a *App, act keys.Action, _ tea.KeyPressMsg) tea.Cmd {
	switch act {
	case keys.Back, keys.Quit, keys.Address:
		a.shut(l)
	case keys.CopyLink:
		return a.copyAddress(l.address)
	case keys.Browser:
		return a.browseTo(l.address)
	case keys.PageDown, keys.PageUp:
		if l.both || l.code(l.w, l.h-1) == nil {
			l.scroll(a, amount(act, l.h-4, 0))
			return nil
		}
		l.coded = !l.coded
	case keys.Down, keys.Up, keys.HalfDown, keys.HalfUp, keys.Top, keys.Bottom:
		l.scroll(a, amount(act, l.h-4, len(l.address)))
	case keys.Suspend:
		return tea.Suspend
	default:
		a.say(colon("An address is shown", a.does(keys.Back, "closes it")))
	}
	return nil
}

func (l *addressLayer) paste(*App, tea.Msg) tea.Cmd { return nil }

// code is the QR code, nil where it has no room. It is made once for a room:
// that takes milliseconds.
func (l *addressLayer) code(w, h int) []string {
	at := codeSize{w, h}
	lines, known := l.codes[at]
	if known {
		return lines
	}
	if l.theme.Name == "mono" {
		lines, _ = qr.Plain(l.address, w, h, l.theme.Dark)
	} else {
		lines, _ = qr.Lines(l.address, w, h)
	}
	if len(l.codes) > 8 { // of sizes that the screen has had
		l.codes = nil
	}
	if l.codes == nil {
		l.codes = map[codeSize][]string{}
	}
	l.codes[at] = lines
	return lines
}

// view draws the box. It has no sides where the address takes several lines, so
// that they can be selected without them.
func (l *addressLayer) view(*App) []string {
	if l.coded {
		return l.code(l.w, l.h-1)
	}
	inner := max(8, min(l.w-4, max(len(l.address), 44)))
	sides := len(l.address) <= inner
	if !sides {
		inner = l.w
	}
	var body []string
	indent := 1
	if sides {
		indent = 0
	}
	if l.why != "" {
		for line := range strings.SplitSeq(lipgloss.Wrap(l.why, inner-2*indent, ""), "\n") {
			body = append(body, screen.Spaces(indent)+l.theme.Muted.Styled(line))
		}
		body = append(body, "")
	}
	for at := 0; at < len(l.address); at += inner {
		part := l.address[at:min(len(l.address), at+inner)]
		body = append(body, ansi.SetHyperlink(l.address, "id=address")+l.theme.Link.Styled(part)+ansi.ResetHyperlink())
	}
	room := max(1, l.h-3) // between the rules, above the footer
	code := l.code(inner, room-len(body)-1)
	l.both = code != nil
	if l.both {
		body = append(body, "")
		left := screen.Spaces((inner - screen.Width(code[0], l.method)) / 2)
		for _, line := range code {
			body = append(body, left+line)
		}
	}
	l.long = len(body) > room
	l.top = max(0, min(l.top, len(body)-room))
	return l.framed(body[l.top:min(len(body), l.top+room)], inner, sides)
}

func (l *addressLayer) framed(body []string, inner int, sides bool) []string {
	line := l.theme.Line
	title := " " + l.theme.Accent.Styled("Address") + " "
	rule := func(n int) string { return strings.Repeat("─", max(0, n)) }
	if !sides {
		out := []string{line.Styled("──") + title + line.Styled(rule(inner-11))}
		for _, b := range body {
			out = append(out, screen.Pad(b, inner, l.method))
		}
		return append(out, line.Styled(rule(inner)))
	}
	out := []string{line.Styled("╭") + title + line.Styled(rule(inner-7)+"╮")}
	for _, b := range body {
		out = append(out, line.Styled("│")+" "+screen.Pad(b, inner, l.method)+" "+line.Styled("│"))
	}
	return append(out, line.Styled("╰"+rule(inner+2)+"╯"))
}

func (l *addressLayer) footer(a *App, f *status.Footer) string {
	f.Right = ""
	var h []hint
	if a.opt.Environ == nil || clipboard.Supported(a.opt.Environ) {
		h = append(h, hint{"copy", keys.CopyLink})
	}
	if l.coded || !l.both && l.code(l.w, l.h-1) != nil {
		what := "QR code"
		if l.coded {
			what = "address"
		}
		h = append(h, hint{what, keys.PageDown})
	}
	if l.long && !l.coded {
		h = append(h, hint{"on", keys.Down})
	}
	f.Hints = a.hinted(keys.List, append(h, hint{"back", keys.Back})...)
	f.Hints = append(f.Hints, status.Hint{Key: "mouse", Label: "selects"})
	return ""
}

func (l *addressLayer) scroll(_ *App, d int)    { l.top = max(0, l.top+d) }
func (l *addressLayer) click(*App, int) tea.Cmd { return nil }
func (l *addressLayer) leave(*App)              {}
