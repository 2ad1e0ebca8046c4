package query

import (
	"time"

	"dateline/model"
)

// Node is a part of a query: one of the types below, as a value.
type Node interface{ node() }

// And holds where all of its nodes do; without any it always holds.
type And struct{ Nodes []Node }

// Or holds where one of its nodes does; without any it never holds.
type Or struct{ Nodes []Node }

// Not holds where its node does not.
type Not struct{ Node Node }

// Text holds where an article has the words one behind the other: anywhere in
// its headline, its text and the names found in it, or in the headline alone.
// Words are compared as model/gazetteer.Fold does: without case, accents, width.
type Text struct {
	Title bool // only in the headline
	Words []Word
}

// Word is one word. Prefix is set for the last word of a Text at most.
type Word struct {
	Text   string // as typed
	Prefix bool   // any ending: "sanct*"
}

// Names holds where an article names one of the entities; for countries, where it
// involves one of them. Keys are those that the gazetteer knows by Value; where
// there are none, or the field is Person, Org or Place, an entity of the library
// whose name has all words of Value as words counts too.
type Names struct {
	Field Field // Country, Leader, Person, Org, Place or Region
	Value string
	Keys  []model.EntityKey // sorted, each once
}

// Label holds for articles of feeds with that name (a part of its label or
// address), in that folder or one below it, or with that tag (of the article or
// of its feed). Values are compared without case and accents.
type Label struct {
	Field Field // Feed, Folder or Tag
	Value string
}

// Is holds for articles in a state.
type Is struct{ State State }

// Lang holds for articles in a language: its primary subtag, in lower case.
type Lang struct{ Code string }

// When holds for articles by their place in lists (the date, but never later than
// when they came).
type When struct {
	Field Field // After: Time <= date; Before: date < Time; Newer: now - Age <= date
	Time  time.Time
	Age   time.Duration
	Value string // as typed
}

func (And) node()   {}
func (Or) node()    {}
func (Not) node()   {}
func (Text) node()  {}
func (Names) node() {}
func (Label) node() {}
func (Is) node()    {}
func (Lang) node()  {}
func (When) node()  {}

// Field is what stands before a colon.
type Field uint8

// The fields of the language.
const (
	NoField Field = iota
	Country
	Leader
	Person
	Org
	Place
	Region
	Feed
	Folder
	Tag
	IsField
	LangField
	After
	Before
	Newer
	Title
)

// State is a value of is:.
type State uint8

// The states of an article.
const (
	NoState State = iota
	Unread
	Read
	Starred
	Full // its body came from its page, not from the feed
)
