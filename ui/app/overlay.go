package app

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"dateline/ui/help"
	"dateline/ui/keys"
	"dateline/ui/layout"
	"dateline/ui/screen"
)

// cardKey handles a key while a card is open: it takes all keys.
func (a *App) cardKey(act keys.Action) tea.Cmd {
	switch act {
	case keys.Back, keys.Quit:
		a.card = nil
		a.tellEntity()
	case keys.Narrow, keys.NotThis, keys.ThisIs:
		return a.do(act)
	case keys.Suspend:
		return tea.Suspend
	case keys.Down, keys.Up, keys.HalfDown, keys.HalfUp, keys.PageDown, keys.PageUp, keys.Top, keys.Bottom:
		if !a.card.Scroll(amount(act, a.card.Page(), 1<<20)) {
			a.say(sentence("The card goes no further.", a.does(keys.Back, "closes it")))
		}
	case keys.NextEntity, keys.PrevEntity:
		dir := 1
		if act == keys.PrevEntity {
			dir = -1
		}
		a.walk(dir)
		if a.focused() == nil { // its story went away meanwhile
			a.card = nil
			return nil
		}
		a.card.Set(a.cardContent())
	case keys.Help:
		a.openHelp()
	default:
		a.say(colon("A card is open", listed(a.does(keys.Back, "closes it"), a.inCard(keys.Narrow, "lists its stories"))))
	}
	return nil
}

// openFind opens the field that finds words in the article.
func (a *App) openFind() tea.Cmd {
	if a.reader.Page() == nil {
		a.say("The article is on its way.")
		return nil
	}
	if a.focus != layout.Article {
		a.setFocus(layout.Article)
	}
	a.field = a.newField("/", "find in the article")
	a.finding, a.findFrom = true, a.reader.Top()
	a.message = ""
	return a.field.Focus()
}

func (a *App) findKey(act keys.Action, m tea.KeyPressMsg) tea.Cmd {
	switch act {
	case keys.Accept:
		a.finding = false
		if words, at, of := a.reader.Find(); words == "" || of == 0 {
			a.reader.ClearFind()
			a.say("Not found: " + words)
			if words == "" {
				a.say("Nothing to find.")
			}
		} else {
			a.tellMatch(at, of)
		}
		return nil
	case keys.Cancel:
		a.finding = false
		a.reader.ClearFind()
		a.reader.ScrollTo(a.findFrom)
		a.say("The find is over.")
		return nil
	case keys.Down:
		a.reader.NextMatch(1)
		return nil
	case keys.Up:
		a.reader.NextMatch(-1)
		return nil
	}
	return a.findInput(m)
}

func (a *App) findInput(msg tea.Msg) tea.Cmd {
	before := a.field.Value()
	var cmd tea.Cmd
	a.field, cmd = a.field.Update(msg)
	if v := a.field.Value(); v != before {
		a.reader.ScrollTo(a.findFrom) // more letters look on from where the find began
		a.reader.SetFind(v)
	}
	return cmd
}

func (a *App) tellMatch(at, of int) {
	words, _, _ := a.reader.Find()
	a.say(dot(fmt.Sprintf("%s · %d of %d", words, at, of), listed(a.both(keys.NextMatch, keys.PrevMatch, "walk"), a.does(keys.Back, "ends"))))
}

func (a *App) nextMatch(dir int) {
	at, of := a.reader.NextMatch(dir)
	if of == 0 {
		a.say(colon("No find is on", a.finds("starts one")))
		return
	}
	a.tellMatch(at, of)
}

// openHelp lists the keys of the pane that has the focus.
func (a *App) openHelp() {
	scope := a.paneScope()
	if a.card != nil {
		scope = keys.CardScope
	}
	var items []help.Item
	for _, b := range a.keys.Bindings(scope, keys.Everywhere) {
		if len(b.Keys) == 0 {
			continue
		}
		items = append(items, help.Item{Action: b.Action, Key: showKeys(b.Keys, a.method), Text: b.Help, Why: a.why(b.Action)})
	}
	title := map[keys.Scope]string{keys.List: "Keys in the list of stories", keys.Article: "Keys in the article",
		keys.SidebarScope: "Keys among those involved", keys.CardScope: "Keys in a card"}[scope]
	a.picker = help.New(title, "type to search, enter does it, esc closes", items, a.theme, a.method)
	a.picker.SetSize(a.w, a.h)
}

// openPalette lists every action by name.
func (a *App) openPalette() {
	var items []help.Item
	seen := map[keys.Action]bool{}
	for _, b := range a.opt.Keys {
		if b.Hidden || seen[b.Action] {
			continue
		}
		seen[b.Action] = true
		items = append(items, help.Item{Action: b.Action, Key: a.keys.Key(b.Action, b.Scope), Text: b.Help, Why: a.why(b.Action)})
	}
	a.picker = help.New("Commands", "type to search, enter does it, esc closes", items, a.theme, a.method)
	a.picker.SetSize(a.w, a.h)
}

// showKeys spells the first two keys of a list, or one where two are too long
// for the column.
func showKeys(list []string, m screen.Method) string {
	s := keys.Show(list[0])
	if len(list) > 1 {
		if two := s + " " + keys.Show(list[1]); screen.Width(two, m) <= help.KeyColumn {
			return two
		}
	}
	return s
}

// why says why an action is not available now, "" where it is.
func (a *App) why(act keys.Action) string {
	switch act {
	case keys.Card, keys.Narrow:
		if !a.entity.on {
			return a.picksFirst()
		}
	case keys.NotThis, keys.ThisIs:
		return a.whyNotCorrect(act)
	case keys.NextMatch, keys.PrevMatch:
		if _, _, of := a.reader.Find(); of == 0 {
			return orElse(a.finds("finds first"), "nothing was looked for")
		}
	case keys.Reload:
		if a.shared.articles == nil {
			return "only feeds bring new articles"
		}
	case keys.CopyLink, keys.Browser:
		if r := a.list.Selected(); r == nil || r.URL == "" {
			return "this story has no address"
		}
	case keys.Open, keys.Read, keys.Star, keys.MarkAll:
		if a.list.Selected() == nil {
			return "no story is listed"
		}
	}
	return ""
}

func (a *App) pickerKey(act keys.Action, m tea.KeyPressMsg) tea.Cmd {
	switch act {
	case keys.Accept:
		it, ok := a.picker.Selected()
		if !ok {
			return nil
		}
		a.picker, a.card, a.message = nil, nil, ""
		return a.do(it.Action)
	case keys.Back:
		a.picker = nil
	case keys.Cancel:
		if !a.picker.Clear() {
			a.picker = nil
		}
	case keys.Down, keys.Up, keys.PageDown, keys.PageUp:
		a.picker.Move(amount(act, a.picker.Page(), 0))
	default:
		return a.picker.Update(m)
	}
	return nil
}

// place returns where a box stands: the middle of w × h cells.
func place(box []string, w, h int, m screen.Method) (x, y, bw int) {
	bw = screen.Width(box[0], m)
	return max(0, (w-bw)/2), max(0, (h-len(box))/2), bw
}

// lay puts a box over the middle of the screen, row by row.
func lay(rows []string, box []string, w int, m screen.Method) {
	if len(box) == 0 {
		return
	}
	x, y, bw := place(box, w, len(rows), m)
	for i, line := range box {
		if y+i >= len(rows) {
			break
		}
		if x > 0 && x+bw < w { // a blank column keeps the words below apart from the border
			rows[y+i] = screen.Overlay(rows[y+i], " "+line+" ", x-1, w, m)
			continue
		}
		rows[y+i] = screen.Overlay(rows[y+i], line, x, w, m)
	}
}
