package model

import "time"

// Correction is what a reader said about a name: that it does not stand for
// what it was taken for, what it does stand for, or that it is no name.
//
// It holds in every story in which the name stands for that thing: there all
// mentions of the thing change together, so that one story does not speak of
// two. Of a country only that name changes and what begins with it (Georgia,
// Georgian); what is no name changes alone. In other stories than its own a
// correction leaves alone a short name that the story also gives in full: "Park"
// is not the president, but where a story names her Park Geun-hye it means her.
type Correction struct {
	ID      string // made by whoever keeps it; "" before
	When    time.Time
	Story   string // ID of the article it was made in
	Surface string // the name as it stood there

	// What the name was taken for. From is "" for a thing that is not in the
	// gazetteer, which is then known by FromName.
	Kind     Kind
	From     string
	FromName string

	// What it is. NoKind: no name at all. To is "" for a thing that is not in
	// the gazetteer; ToName is then its name, or "" where the reader only said
	// what it is not.
	ToKind Kind
	To     string
	ToName string
}

// NoName tells whether the correction says that the surface names nothing.
func (c *Correction) NoName() bool { return c.ToKind == NoKind }

// NotThis tells whether the correction only says what the name is not.
func (c *Correction) NotThis() bool { return c.ToKind != NoKind && c.To == "" && c.ToName == "" }

// Unknown is the kind of a thing of kind k that nothing is known of: a country
// that is not in the tables is a place.
func Unknown(k Kind) Kind {
	if k == Country {
		return Place
	}
	return k
}

// KindOf returns the kind of a name that Kind.String gives; "" is NoKind.
func KindOf(name string) (k Kind, ok bool) {
	for i, n := range kindNames {
		if n == name {
			return Kind(i), true
		}
	}
	return NoKind, false
}
