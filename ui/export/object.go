package export

import (
	"math"
	"time"

	"dateline/model"
)

// Object is what was found in one article. Every key is always present, lists
// are [] and never null, numbers are rounded to four decimals.
type Object struct {
	ID        string  `json:"id"`
	Title     string  `json:"title"`
	Published string  `json:"published"` // as given, or as precise as the file says; "" where no date is known
	Language  string  `json:"language"`
	Dateline  *string `json:"dateline,omitempty"` // these two only with text: see Options.WithText
	Text      *string `json:"text,omitempty"`

	Countries     []Country      `json:"countries"`
	People        []Person       `json:"people"`
	Organizations []Organization `json:"organizations"`
	Places        []Place        `json:"places"`
	Mentions      []Mention      `json:"mentions"`
}

// Country is a country the text points to.
type Country struct {
	Code      string   `json:"code"` // ISO 3166-1 alpha-2, XK, or a historic code
	Name      string   `json:"name"`
	Mentions  int      `json:"mentions"`
	Salience  float64  `json:"salience"`
	Mentioned bool     `json:"mentioned"` // named in the text, not only implied by a person or an organ of state
	Involved  bool     `json:"involved"`  // the story is about it
	Via       []string `json:"via"`
}

// Person is a person of the text, with the offices the gazetteer knows.
type Person struct {
	ID       string   `json:"id"`
	Name     string   `json:"name"`
	Country  string   `json:"country"`
	Leader   bool     `json:"leader"`
	Offices  []Office `json:"offices"`
	Mentions int      `json:"mentions"`
	Salience float64  `json:"salience"`

	References []Reference `json:"references"` // phrases that mean the person by the office held on that day; no mentions
}

// Reference is a noun that means a person without a name ("president" in "the
// Russian president"): the half-open byte range [Start, End) in the UTF-8 of
// the field, and exactly those bytes in Text.
type Reference struct {
	Field string `json:"field"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// Office is one term in one office; newest first in a Person.
type Office struct {
	Title        string `json:"title"`
	Country      string `json:"country"`
	Organization string `json:"organization"`
	From         string `json:"from"`
	Until        string `json:"until"`
	Current      bool   `json:"current"` // held on the article's date
	AsOf         string `json:"asof"`    // until when an open end is known
}

// Organization is an organisation of the text; Country is set for organs of a
// state and for those whose name or entry in the gazetteer gives one.
type Organization struct {
	ID       string  `json:"id"`
	Name     string  `json:"name"`
	Country  string  `json:"country"`
	Mentions int     `json:"mentions"`
	Salience float64 `json:"salience"`
}

// Place is anything else with a location. Lat and Lon are degrees, WGS 84.
type Place struct {
	ID       string  `json:"id"`
	Name     string  `json:"name"`
	Country  string  `json:"country"`
	Lat      float64 `json:"lat"`
	Lon      float64 `json:"lon"`
	Mentions int     `json:"mentions"`
	Salience float64 `json:"salience"`
}

// Mention is one place that names something: the half-open byte range
// [Start, End) in the UTF-8 of the field, and exactly those bytes in Text.
type Mention struct {
	Field   string `json:"field"`
	Start   int    `json:"start"`
	End     int    `json:"end"`
	Text    string `json:"text"`
	Kind    string `json:"kind"`
	Name    string `json:"name"` // joins it to its entry in the list of its kind
	ID      string `json:"id"`
	Country string `json:"country"`
}

// Failure stands in the place of an article that could not be read.
type Failure struct {
	ID    string `json:"id"` // "" where it could not be told
	Error string `json:"error"`
}

// NewObject puts an analysis into the shape of the contract. published is the
// date as it is to be printed (see Published). With withText the object also
// carries the dateline and the text that the spans index.
func NewObject(a *model.Article, an *model.Analysis, published string, withText bool) *Object {
	o := newObject(a, an, published, withText)
	o.Mentions = make([]Mention, len(an.Mentions))
	for i := range an.Mentions {
		o.Mentions[i] = mention(an, &an.Mentions[i])
	}
	return o
}

// newObject is NewObject without the mentions.
func newObject(a *model.Article, an *model.Analysis, published string, withText bool) *Object {
	o := &Object{
		ID: a.ID, Title: a.Title, Published: published, Language: a.Language,
		Countries:     make([]Country, len(an.Countries)),
		People:        make([]Person, len(an.People)),
		Organizations: make([]Organization, len(an.Organizations)),
		Places:        make([]Place, len(an.Places)),
		Mentions:      []Mention{},
	}
	if withText {
		dateline, text := a.Dateline, ""
		if a.Doc != nil {
			text = a.Doc.Text
		}
		o.Dateline, o.Text = &dateline, &text
	}
	for i := range an.Countries {
		o.Countries[i] = country(&an.Countries[i])
	}
	for i := range an.People {
		o.People[i] = person(&an.People[i])
	}
	for _, r := range an.References {
		p := &o.People[r.Finding]
		p.References = append(p.References, Reference{r.Field.String(), r.Start, r.End, r.Text})
	}
	for i := range an.Organizations {
		f := &an.Organizations[i]
		o.Organizations[i] = Organization{f.Entity.ID, f.Entity.Name, f.Entity.Country, f.Mentions, round4(f.Salience)}
	}
	for i := range an.Places {
		f, e := &an.Places[i], &an.Places[i].Entity
		o.Places[i] = Place{e.ID, e.Name, e.Country, round4(e.Lat), round4(e.Lon), f.Mentions, round4(f.Salience)}
	}
	return o
}

func mention(an *model.Analysis, m *model.Mention) Mention {
	e := &an.Of(*m).Entity
	return Mention{m.Field.String(), m.Start, m.End, m.Text, m.Kind.String(), e.Name, e.ID, m.Country}
}

func country(f *model.Finding) Country {
	c := Country{f.Entity.Country, f.Entity.Name, f.Mentions, round4(f.Salience), f.Mentioned, f.Involved, make([]string, len(f.Via))}
	for i, v := range f.Via {
		c.Via[i] = string(v)
	}
	return c
}

func person(f *model.Finding) Person {
	e := &f.Entity
	p := Person{e.ID, e.Name, e.Country, e.Leader, make([]Office, len(e.Offices)), f.Mentions, round4(f.Salience), make([]Reference, 0, f.References)}
	for i, t := range e.Offices {
		p.Offices[i] = Office{t.Title, t.Country, t.Organization, t.From, t.Until, t.Current, t.AsOf}
	}
	return p
}

// round4 rounds to four decimals, and never gives a negative zero.
func round4(x float64) float64 { return math.Round(x*1e4)/1e4 + 0 }

// Published prints an article's date as precisely as it is known.
func Published(a *model.Article) string {
	switch a.Precision {
	case model.Year:
		return a.Published.Format("2006")
	case model.Month:
		return a.Published.Format("2006-01")
	case model.Day:
		return a.Published.Format(time.DateOnly)
	case model.Minute:
		return a.Published.Format(time.RFC3339)
	}
	return ""
}
