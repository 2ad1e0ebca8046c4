package app

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"dateline/model"
	"dateline/ui/card"
	"dateline/ui/keys"
	"dateline/ui/layout"
	"dateline/ui/office"
	"dateline/ui/screen"
	"dateline/ui/sidebar"
)

// entityFocus is the entity that article and sidebar both show as focused.
type entityFocus struct {
	on    bool
	ref   sidebar.Ref
	whole bool // chosen in the sidebar: no single mention is meant
}

func (a *App) analysis() *model.Analysis {
	if p := a.reader.Page(); p != nil {
		return p.Loaded.Analysis
	}
	return nil
}

func (a *App) focused() *model.Finding {
	an := a.analysis()
	if an == nil || !a.entity.on {
		return nil
	}
	return &an.Findings(a.entity.ref.Kind)[a.entity.ref.Finding]
}

// walk goes to the next (dir 1) or previous (dir -1) mention of the article.
func (a *App) walk(dir int) {
	an := a.analysis()
	if an == nil {
		a.say("The article is on its way.")
		return
	}
	m, ok := a.reader.NextMention(dir)
	if !ok {
		a.say("Nothing is named in this article.")
		return
	}
	if a.focus != layout.Article {
		a.setFocus(layout.Article)
	}
	a.focusMention(m)
}

// focusMention focuses a mention in the article and its entity in the sidebar.
func (a *App) focusMention(m int) {
	a.reader.SetFocus(m)
	mark := a.reader.Page().Marks[m]
	ref := sidebar.Ref{Kind: mark.Kind, Finding: mark.Finding}
	a.entity = entityFocus{on: true, ref: ref}
	a.sidebar.Select(ref)
	a.tellEntity()
}

// enterSidebar selects the first entity where none is, and leaves the article
// where it is.
func (a *App) enterSidebar() {
	if _, ok := a.sidebar.Selected(); ok || !a.sidebar.Move(1) {
		return
	}
	if ref, ok := a.sidebar.Selected(); ok {
		top := a.reader.Top()
		a.focusRef(ref)
		a.reader.ScrollTo(top)
	}
}

// focusRef focuses an entity chosen in the sidebar and its first mention.
func (a *App) focusRef(ref sidebar.Ref) {
	page := a.reader.Page()
	if page == nil {
		return
	}
	a.entity = entityFocus{on: true, ref: ref, whole: true}
	a.sidebar.Select(ref)
	a.reader.SetFocus(-1)
	for _, i := range page.Order {
		if m := page.Marks[i]; m.Kind == ref.Kind && m.Finding == ref.Finding {
			a.reader.SetFocus(i)
			break
		}
	}
	a.tellEntity()
}

// tellEntity says in the footer who is focused and which mention of how many.
func (a *App) tellEntity() {
	f := a.focused()
	if f == nil {
		return
	}
	an := a.analysis()
	s := f.Entity.Name
	switch {
	case a.entity.ref.Kind == model.Person:
		s = office.Line(&f.Entity, an.Date)
	case a.entity.ref.Kind == model.Place && f.Entity.Country != "":
		s += ", " + office.CountryName(f.Entity.Country)
	case a.entity.ref.Kind == model.Organization && f.Entity.Country != "":
		s += " (" + office.CountryName(f.Entity.Country) + ")"
	}
	at, of := 0, 0
	page := a.reader.Page()
	for _, i := range page.Order {
		if m := page.Marks[i]; m.Kind == a.entity.ref.Kind && m.Finding == a.entity.ref.Finding {
			of++
			if i == a.reader.Focus() {
				at = of
			}
		}
	}
	if at > 0 {
		s += fmt.Sprintf(" · %d of %d", at, of)
	}
	a.say(s)
}

// clearEntity focuses no entity and tells whether there was one.
func (a *App) clearEntity() bool {
	was := a.entity.on
	a.entity = entityFocus{}
	a.reader.SetFocus(-1)
	a.sidebar.Clear()
	return was
}

// openCard shows the card of the focused entity.
func (a *App) openCard() tea.Cmd {
	if a.focused() == nil {
		if a.analysis() == nil {
			a.say("The article is on its way.")
		} else {
			a.say(colon("No entity is focused", a.does(keys.NextEntity, "picks one")))
		}
		return nil
	}
	l := &cardLayer{Card: card.New(a.cardContent(), a.theme, a.method)}
	a.open(l)
	return a.askOthers(l)
}

// shownOthers is how many headlines of other stories a card lists.
const shownOthers = 5

func (a *App) cardContent() card.Content {
	f := a.focused()
	c := card.Content{
		Kind: a.entity.ref.Kind, Finding: f, Index: a.entity.ref.Finding,
		Loaded: a.reader.Page().Loaded, Pending: a.loading || a.known.pending(),
	}
	if a.asks() { // far more than is loaded may have it: the library is asked
		c.Pending = true
		return c
	}
	for _, id := range a.known.stories[f.Entity.Key()] {
		if id == a.current {
			continue
		}
		c.Total++
		if r, ok := a.list.Row(id); ok && len(c.Others) < shownOthers {
			c.Others = append(c.Others, r.Title)
		}
	}
	return c
}

// refreshCard brings an open card up to date while stories are read.
func (a *App) refreshCard() {
	if l := opened[*cardLayer](a); l != nil && a.focused() != nil && !a.asks() {
		l.Set(a.cardContent())
	}
}

// narrowTo lists only the stories with the focused entity.
func (a *App) narrowTo() tea.Cmd {
	f := a.focused()
	if f == nil {
		a.say(colon("No entity is focused", listed(a.does(keys.NextEntity, "picks one"), a.does(keys.Narrow, "then lists only its stories"))))
		return nil
	}
	key := f.Entity.Key()
	if a.narrow != nil && a.narrow.key == key {
		a.say(sentence("Already only stories with "+f.Entity.Name+".", a.does(keys.Back, "widens")))
		return nil
	}
	n := &narrowing{key: key, name: screen.NeutralizeLine(f.Entity.Name), ids: map[string]bool{a.current: true}}
	for _, id := range a.known.stories[key] {
		n.ids[id] = true
	}
	a.narrow = n
	if a.asks() {
		a.shutAll()
		return a.relook(dot("Only the %s with "+strings.ReplaceAll(n.name, "%", "%%"), a.does(keys.Back, "widens")))
	}
	a.refilter()
	a.list.Select(a.current)
	a.shutAll()
	s := fmt.Sprintf("Only the %d stories with %s", a.list.Shown(), n.name)
	if a.list.Shown() == 1 {
		s = "Only this story has " + n.name
	}
	s = dot(s, a.does(keys.Back, "widens"))
	if a.loading || a.known.pending() {
		s += " · still reading the others"
	}
	a.say(s)
	return a.prepare()
}

// widen lists all stories again, not only those with one entity.
func (a *App) widen() tea.Cmd {
	a.narrow = nil
	a.say("All stories again.")
	if a.asks() {
		return a.relook("")
	}
	a.refilter()
	return a.showSelected()
}
