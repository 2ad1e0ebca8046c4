package query

import (
	"slices"
	"strings"
	"time"

	"dateline/model"
	"dateline/model/gazetteer"
	"dateline/model/words"
)

// Doc is what a query asks about an article.
type Doc struct {
	Title, Text string
	Entities    []Entity
	Feed        []string // the label and the address of its feed
	Folder      string   // of its feed, with / between the levels
	Tags        []string // of the article and of its feed
	Read        bool
	Starred     bool
	Full        bool // its body came from its page
	Lang        string
	Time        time.Time // its place in lists

	columns [3][]string // title, text and names as words, once asked for
}

// Entity is one that an article names.
type Entity struct {
	Key      model.EntityKey
	Name     string
	Involved bool // of a country
}

// NewDoc returns what is known of an article by itself, and by its analysis where
// that is not nil.
func NewDoc(a *model.Article, n *model.Analysis) *Doc {
	d := &Doc{Title: a.Title, Lang: a.Language, Time: a.Published}
	if a.Outlet != "" {
		d.Feed = []string{a.Outlet}
	}
	if a.Doc != nil {
		d.Text = a.Doc.Text
	}
	if n == nil {
		return d
	}
	for _, list := range [][]model.Finding{n.Countries, n.People, n.Organizations, n.Places} {
		for i := range list {
			e := &list[i].Entity
			d.Entities = append(d.Entities, Entity{e.Key(), e.Name, list[i].Involved})
		}
	}
	return d
}

// Match tells whether an article is what a query asks for. It finds what the
// library finds for the same query, and keeps the words of d in it: d is for one
// goroutine at a time and not changed between calls.
func Match(n Node, d *Doc, now time.Time) bool {
	switch n := n.(type) {
	case nil:
		return true
	case And:
		for _, n := range n.Nodes {
			if !Match(n, d, now) {
				return false
			}
		}
		return true
	case Or:
		return slices.ContainsFunc(n.Nodes, func(n Node) bool { return Match(n, d, now) })
	case Not:
		return !Match(n.Node, d, now)
	case Text:
		return d.text(n)
	case Names:
		return slices.ContainsFunc(d.Entities, func(e Entity) bool { return e.fits(n) })
	case Label:
		return d.label(n)
	case Is:
		switch n.State {
		case Unread:
			return !d.Read
		case Read:
			return d.Read
		case Starred:
			return d.Starred
		}
		return n.State == Full && d.Full
	case Lang:
		return PrimarySubtag(d.Lang) == n.Code
	case When:
		switch n.Field {
		case After:
			return !d.Time.Before(n.Time)
		case Before:
			return d.Time.Before(n.Time)
		}
		return !d.Time.Before(now.Add(-n.Age))
	}
	return false
}

// PrimarySubtag returns the language of a BCP 47 tag, in lower case: pt of pt-BR.
func PrimarySubtag(tag string) string {
	primary, _, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(tag), "_", "-"), "-")
	return primary
}

func (e *Entity) fits(n Names) bool {
	kind := kindOf(n.Field)
	if kind == model.Country && !e.Involved {
		return false
	}
	if slices.Contains(n.Keys, e.Key) {
		return true
	}
	if e.Key.Kind != kind || len(n.Keys) > 0 && n.Field != Person && n.Field != Org && n.Field != Place {
		return false
	}
	name, wanted := nameWords(e.Name), nameWords(n.Value)
	for _, w := range wanted {
		if !slices.Contains(name, w) {
			return false
		}
	}
	return len(wanted) > 0
}

func nameWords(s string) []string {
	return strings.FieldsFunc(gazetteer.Fold(s), func(r rune) bool { return !words.IsWord(r) })
}

func kindOf(f Field) model.Kind {
	switch f {
	case Leader, Person:
		return model.Person
	case Org:
		return model.Organization
	case Place:
		return model.Place
	}
	return model.Country
}

func (d *Doc) label(n Label) bool {
	value := gazetteer.Fold(n.Value)
	switch n.Field {
	case Feed:
		return slices.ContainsFunc(d.Feed, func(s string) bool { return strings.Contains(gazetteer.Fold(s), value) })
	case Folder:
		f := gazetteer.Fold(d.Folder)
		return f == value || strings.HasPrefix(f, value+"/")
	}
	return slices.ContainsFunc(d.Tags, func(s string) bool { return gazetteer.Fold(s) == value })
}

// text looks for a phrase. The names that were found count as one text, each on
// a line of its own.
func (d *Doc) text(n Text) bool {
	typed := make([]string, len(n.Words))
	prefix := false
	for i, w := range n.Words {
		typed[i], prefix = w.Text, w.Prefix
	}
	prepared, open, _ := words.Phrase(strings.Join(typed, " "), prefix)
	phrase := words.Tokens(prepared)
	if len(phrase) == 0 {
		return false
	}
	if d.columns[0] == nil {
		var names strings.Builder
		for _, e := range d.Entities {
			names.WriteString(e.Name + "\n")
		}
		for i, s := range []string{d.Title, d.Text, names.String()} {
			d.columns[i] = append([]string{}, words.Tokens(words.Prepare(s))...)
		}
	}
	for i, column := range d.columns {
		if i > 0 && n.Title {
			break
		}
		for at := 0; at+len(phrase) <= len(column); at++ {
			if begins(column[at:], phrase, open) {
				return true
			}
		}
	}
	return false
}

// begins tells whether words begin with a phrase, whose last word may be open.
func begins(list, phrase []string, open bool) bool {
	last := len(phrase) - 1
	return slices.Equal(list[:last], phrase[:last]) && (list[last] == phrase[last] || open && strings.HasPrefix(list[last], phrase[last]))
}
