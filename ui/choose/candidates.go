package choose

import (
	"strings"
	"time"

	"dateline/model"
	"dateline/model/gazetteer"
	"dateline/ui/correction"
)

// Item is one thing that the name can stand for.
type Item struct {
	Kind   model.Kind // NoKind: it is no name at all
	ID     string     // "" for a thing that dateline does not know
	Name   string
	What   string // who or what that is, in a few words
	Leader bool
}

// Question is the name that is asked about.
type Question struct {
	Surface string
	Name    string          // as an unknown thing of that name would be called
	Taken   model.EntityKey // what it was taken for: no answer to choose
	Date    time.Time       // of the story
	Story   []Item          // others of the same story that the name may belong to
}

// most is how many entities of the gazetteer are listed.
const most = 60

// answers lists what may be meant: others of the story, what the gazetteer has
// for the name, or for typed words by their beginning, and last what it does not
// know.
func (q *Question) answers(typed string) []Item {
	typed = strings.Join(strings.Fields(typed), " ")
	var out []Item
	found, name := gazetteer.Lookup(q.Surface), strings.Join(strings.Fields(q.Name), " ")
	if typed == "" {
		out = append(out, q.Story...)
	} else {
		found, name = gazetteer.Search(typed, most), typed
		for _, it := range q.Story {
			if strings.Contains(gazetteer.Fold(it.Name), gazetteer.Fold(typed)) {
				out = append(out, it)
			}
		}
	}
	seen := map[string]bool{}
	for _, it := range out {
		seen[it.ID] = true
	}
	for _, c := range found[:min(most, len(found))] {
		e := gazetteer.Entity(c.Ref, q.Date)
		if seen[e.ID] || e.Key() == q.Taken {
			continue
		}
		seen[e.ID] = true
		out = append(out, Item{Kind: e.Kind, ID: e.ID, Name: e.Name, What: correction.What(c.Ref, q.Date), Leader: e.Leader})
	}
	for _, k := range []model.Kind{model.Person, model.Organization, model.Place} {
		if it := (Item{Kind: k, Name: name, What: correction.Unknown(k)}); q.Taken != (model.EntityKey{Kind: k, ID: "?" + name}) {
			out = append(out, it)
		}
	}
	return append(out, Item{Name: "No name", What: "it names nothing"})
}
