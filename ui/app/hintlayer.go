package app

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"dateline/ui/keys"
	"dateline/ui/layout"
	"dateline/ui/reader"
	"dateline/ui/screen"
	"dateline/ui/status"
	"dateline/ui/theme"
)

// hintLetters are the letters of hints, those under the fingers first. q is not
// among them: it leaves.
const hintLetters = "asdfjklghweruiopcvnmtyxbz"

// hintLayer is the letters over all links and names in sight.
type hintLayer struct {
	targets []reader.Target
	labels  []string
	typed   string // of a label of two letters
}

// openHints puts letters on what can be opened.
func (a *App) openHints() {
	if why := a.whyNotLinks(keys.Hints); why != "" {
		a.say("Not now: " + why + ".")
		return
	}
	if a.focus != layout.Article {
		a.setFocus(layout.Article)
	}
	l := &hintLayer{}
	if !l.label(a.reader.Targets()) {
		a.say("No link and no name is in sight.")
		return
	}
	a.open(l)
}

// label gives the targets letters; false where there are none.
func (l *hintLayer) label(targets []reader.Target) bool {
	l.labels, l.typed = hintLabels(len(targets)), ""
	l.targets = targets[:len(l.labels)]
	return len(targets) > 0
}

// hintAgain puts the letters where what they stand on has moved.
func (a *App) hintAgain() {
	if l := opened[*hintLayer](a); l != nil && !l.label(a.reader.Targets()) {
		a.shut(l)
	}
}

// hintLabels are n labels, or as many as there are: of one letter, or where that
// is not enough all of two.
func hintLabels(n int) (labels []string) {
	const l = hintLetters
	if n <= len(l) {
		return strings.Split(l, "")[:n]
	}
	for i := 0; i < len(l)*len(l) && i < n; i++ {
		labels = append(labels, string([]byte{l[i/len(l)], l[i%len(l)]}))
	}
	return labels
}

// whyNotLinks says why links cannot be shown, "" where they can.
func (a *App) whyNotLinks(keys.Action) string {
	if a.reader.Page() == nil {
		return "no article is open"
	}
	return ""
}

func (l *hintLayer) scopes() []keys.Scope { return []keys.Scope{keys.HintScope} }

func (l *hintLayer) key(a *App, act keys.Action, m tea.KeyPressMsg) tea.Cmd {
	if act == keys.Cancel {
		a.shut(l)
		return nil
	}
	key := m.String()
	letter := strings.ToLower(key)
	if len(letter) != 1 || !strings.Contains(hintLetters, letter) {
		a.say(keys.Show(key) + " is no letter on the screen; esc takes them away.")
		return nil
	}
	typed := l.typed + letter
	for i, label := range l.labels {
		switch {
		case label == typed:
			a.shut(l)
			if key != letter {
				return a.copyTarget(l.targets[i])
			}
			return a.openTarget(l.targets[i])
		case strings.HasPrefix(label, typed):
			l.typed = typed
			return nil
		}
	}
	a.say(typed + " stands nowhere; esc takes the letters away.")
	l.typed = ""
	return nil
}

func (l *hintLayer) paste(*App, tea.Msg) tea.Cmd { return nil }
func (l *hintLayer) view(*App) []string          { return nil }

// over writes the letters over the rows of the screen.
func (l *hintLayer) over(a *App, rows []string) {
	for i, t := range l.targets {
		y := a.frame.Article.Y + t.Y
		if y >= len(rows) || !strings.HasPrefix(l.labels[i], l.typed) {
			continue
		}
		label := a.theme.Found.Styled(l.labels[i][len(l.typed):])
		rows[y] = screen.Overlay(rows[y], label, a.frame.Article.X+t.X, a.w, a.method)
	}
}

func (l *hintLayer) footer(_ *App, f *status.Footer) string {
	f.Hints = []status.Hint{{Key: "letter", Label: "opens"}, {Key: "shift+letter", Label: "copies"}, {Key: "esc", Label: "back"}}
	return ""
}

func (l *hintLayer) SetSize(w, h int)                     {}
func (l *hintLayer) SetTheme(*theme.Theme, screen.Method) {}
func (l *hintLayer) scroll(a *App, _ int)                 { a.shut(l) }
func (l *hintLayer) click(*App, int) tea.Cmd              { return nil }
func (l *hintLayer) leave(*App)                           {}

// openTarget opens a link in the browser, or the card of a name.
func (a *App) openTarget(t reader.Target) tea.Cmd {
	if t.Mention < 0 {
		return a.browseTo(t.Link)
	}
	a.focusMention(t.Mention)
	return a.openCard()
}

// copyTarget copies the address of a link, or a name.
func (a *App) copyTarget(t reader.Target) tea.Cmd {
	if t.Mention < 0 {
		return a.copyAddress(t.Link)
	}
	m := a.reader.Page().Marks[t.Mention]
	name := screen.NeutralizeLine(a.analysis().Of(m).Entity.Name)
	return a.copyText(name, func(why string) { a.say(why) })
}
