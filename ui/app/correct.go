package app

import (
	"context"
	"errors"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"dateline/model"
	"dateline/model/gazetteer"
	"dateline/ui/choose"
	"dateline/ui/correction"
	"dateline/ui/keys"
	"dateline/ui/layout"
	"dateline/ui/screen"
)

// spot is a place in an article that outlasts a new analysis of it.
type spot struct {
	on      bool
	article *model.Article
	field   model.Field
	start   int
}

// named returns the mention that a correction of the focused entity is about:
// the focused one, or where the entity was chosen in the sidebar the first with
// the fullest name. ok is false for a country that only its leaders or places
// point to.
func (a *App) named() (m model.Mention, ok bool) {
	an := a.analysis()
	if an == nil || !a.entity.on {
		return m, false
	}
	own := func(i int) bool {
		return an.Mentions[i].Kind == a.entity.ref.Kind && an.Mentions[i].Finding == a.entity.ref.Finding
	}
	if i := a.reader.Focus(); !a.entity.whole && i >= 0 {
		// A phrase that refers to a person holds no name to correct.
		mark := a.reader.Page().Marks[i]
		if at := slices.Index(an.Mentions, mark); at >= 0 && own(at) {
			return mark, true
		}
	}
	most := 0
	for i := range an.Mentions {
		if n := len(strings.Fields(an.Mentions[i].Text)); n > most && own(i) {
			m, most = an.Mentions[i], n
		}
	}
	return m, most > 0
}

// whyNotCorrect says why the focused entity cannot be corrected, "" where it can.
func (a *App) whyNotCorrect(act keys.Action) string {
	f := a.focused()
	if f == nil {
		return a.picksFirst()
	}
	if _, ok := a.named(); !ok {
		return "the story does not name " + screen.NeutralizeLine(f.Entity.Name) + "; correct the person or place that points to it"
	}
	if act == keys.NotThis && f.Entity.ID == "" {
		s := "dateline knows nobody of that name"
		if hint := a.inCard(keys.ThisIs, "says who or what it is"); hint != "" {
			s += "; " + hint
		}
		return s
	}
	return ""
}

// about is a correction of the focused entity as far as it is known already.
func (a *App) about() model.Correction {
	m, _ := a.named()
	e := &a.focused().Entity
	return model.Correction{Story: a.reader.Page().Loaded.Article.ID, Surface: m.Text, Kind: m.Kind, From: e.ID, FromName: e.Name}
}

// notThis says that a name does not stand for the focused entity.
func (a *App) notThis() tea.Cmd {
	if why := a.whyNotCorrect(keys.NotThis); why != "" {
		a.say("Not now: " + why + ".")
		return nil
	}
	c := a.about()
	c.ToKind = model.Unknown(c.Kind)
	return a.correct(c)
}

// ask opens the overlay that asks what a name stands for.
func (a *App) ask() {
	if why := a.whyNotCorrect(keys.ThisIs); why != "" {
		a.say("Not now: " + why + ".")
		return
	}
	c := a.about()
	e := &a.focused().Entity
	q := choose.Question{Surface: c.Surface, Name: c.Surface, Taken: e.Key(), Date: a.analysis().Date, Story: a.namesakes(c.Surface)}
	if gazetteer.Fold(e.Name) == gazetteer.Fold(c.Surface) {
		q.Name = e.Name // TEHRAN, in a dateline
	}
	a.open(&askLayer{choose.New(q, a.theme, a.method), c})
}

// mostNamesakes is how many others of a story an overlay offers.
const mostNamesakes = 5

// namesakes are the other persons, organisations and places of the story with a
// word of the name in theirs.
func (a *App) namesakes(surface string) (out []choose.Item) {
	an := a.analysis()
	words := strings.Fields(gazetteer.Fold(surface))
	for _, k := range []model.Kind{model.Person, model.Organization, model.Place} {
		for i := range an.Findings(k) {
			f := &an.Findings(k)[i]
			if f == a.focused() || len(out) == mostNamesakes || !sharesWord(words, f.Entity.Name) {
				continue
			}
			out = append(out, choose.Item{Kind: k, ID: f.Entity.ID, Name: f.Entity.Name, What: "in this story", Leader: f.Entity.Leader})
		}
	}
	return out
}

func sharesWord(words []string, name string) bool {
	for _, w := range strings.Fields(gazetteer.Fold(name)) {
		for _, v := range words {
			if v == w {
				return true
			}
		}
	}
	return false
}

// correct makes a correction; what it changes is shown once the library has it.
func (a *App) correct(c model.Correction) tea.Cmd {
	a.shutAll()
	a.say("Correcting…")
	articles := a.opt.Articles
	return a.enqueue(stepDone, func(ctx context.Context) (model.Step, error) { return articles.Correct(ctx, c) })
}

// onCorrected shows the stories as they are with or without a correction.
func (a *App) onCorrected(kind stepKind, step model.Step) tea.Cmd {
	c := step.Correction
	s, head, again := correction.Done(c), "", a.undoable("")
	switch kind {
	case stepUndone:
		s, head, again = correction.Undone(c), "Undone: ", dot("", a.does(keys.Redo, "redoes"))
	case stepRedone:
		head = "Redone: "
	}
	if step.Unkept == nil {
		a.sayFitting(head+s+" in what you read"+again, head+s+again, s+again, s)
	} else {
		a.opt.Log.Warn("correction not kept", "err", step.Unkept)
		a.unkept = step.Unkept
		reason := step.Unkept
		if inner := errors.Unwrap(reason); inner != nil {
			reason = inner // the file's name is told when the reader is left
		}
		a.fail("For this session only (" + reason.Error() + "): " + s + again)
	}
	return a.reanalyse()
}

// sayFitting says the first of some wordings that the footer has room for, else
// the last.
func (a *App) sayFitting(wordings ...string) {
	room := a.w - 3
	if a.frame.Mode != layout.Narrow {
		room -= screen.Width(a.right(), a.method)
	}
	for _, s := range wordings {
		a.say(s)
		if screen.Width(a.message, a.method) <= room {
			return
		}
	}
}

// reanalyse shows and reads everything anew: what is known of the stories is out
// of date. The story on the screen stays until it is there again, and its place
// and focus hold.
func (a *App) reanalyse() tea.Cmd {
	if page, i := a.reader.Page(), a.reader.Focus(); page != nil && i >= 0 && i < len(page.Marks) {
		m := page.Marks[i]
		a.refocus = spot{true, page.Loaded.Article, m.Field, m.Start}
	}
	a.pages.forget()
	a.stopOpening()
	a.known.forget(a.current)
	return tea.Batch(a.show(a.current), a.scan())
}

// restoreFocus focuses what now stands where the focus was before a correction,
// without moving the article or saying so. It tells whether anything does.
func (a *App) restoreFocus() bool {
	at := a.refocus
	a.refocus = spot{}
	page := a.reader.Page()
	if !at.on || page.Loaded.Article.ID != at.article.ID {
		return false
	}
	for _, i := range page.Order {
		m := page.Marks[i]
		if m.Field == at.field && m.Start == at.start {
			top, message, failure := a.reader.Top(), a.message, a.failure
			a.focusMention(i)
			a.reader.ScrollTo(top)
			a.message, a.failure = message, failure
			return true
		}
	}
	return false
}
