package recognize

// Sight tells how a location stands among its neighbours, where that means
// something else than the place itself.
type Sight uint8

// The sights.
const (
	Plain     Sight = iota
	Districts       // "Custer and Fallon counties": not the towns of those names
	Currency        // "US$40", "40 US dollars"
	NamedFor        // "Irish setter", "German shepherd": named for a people
	Native          // "Oneida Indians", "Indian reservation": of America
	NotTown         // "Ibn Tarif", "the Sejm", "-on-the-Hill": no town, but maybe a state
	Credit          // "(Tomas Granada/EPA)": a photographer's
	Name            // "Troy Daniel": a person's
)

// Sight looks around a location.
func (t *Text) Sight(p *Proposal) Sight {
	end := t.Segments[p.Segment].To
	from := t.Segments[p.Segment].From
	switch {
	case t.currency(p, from, end):
		return Currency
	case t.districts(p, end):
		return Districts
	case t.credit(p, from, end):
		return Credit
	case t.named(p, from, end):
		return Name
	case t.native(p, from, end):
		return Native
	case t.notTown(p, from, end):
		return NotTown
	case p.To < end && t.Tokens[p.To].Is(Fare) && t.Tokens[p.To].Shape == Lower && t.Tokens[p.To].Has(Spaced):
		return NamedFor
	}
	return Plain
}

// currency tells whether p is the first part of the name of a money.
func (t *Text) currency(p *Proposal, from, end int) bool {
	if p.To >= end {
		return false
	}
	n := &t.Tokens[p.To]
	if n.Mark == '$' && !n.Has(Spaced) {
		return true
	}
	return (n.Hash == hashDollars || n.Hash == hashDollar) && n.Shape == Lower && p.From > from && t.Tokens[p.From-1].Kind == Number
}

var hashDollar, hashDollars = hash([]byte("dollar")), hash([]byte("dollars"))

// native tells whether p, the people of India elsewhere, is one of the first
// peoples of America: a nation of theirs stands before it, or a word for what
// they have behind it.
func (t *Text) native(p *Proposal, from, end int) bool {
	k := &t.Tokens[p.From]
	if p.To-p.From != 1 || k.Hash != hashIndian && k.Hash != hashIndians {
		return false
	}
	if p.To < end {
		switch n := &t.Tokens[p.To]; n.Hash {
		case hashTribe, hashTribes, hashTribal, hashReservation, hashReservations, hashCasino, hashCasinos, hashMound, hashMounds:
			return true
		}
	}
	if p.From == from {
		return false
	}
	b := &t.Tokens[p.From-1]
	return b.Kind == Word && b.Shape == Title && !b.Has(Headline) && !b.Is(Function|Direction|Month|Weekday|Language|Common) && k.Has(Spaced)
}

var (
	hashIndian, hashIndians           = hash([]byte("indian")), hash([]byte("indians"))
	hashTribe, hashTribes, hashTribal = hash([]byte("tribe")), hash([]byte("tribes")), hash([]byte("tribal"))
	hashReservation, hashReservations = hash([]byte("reservation")), hash([]byte("reservations"))
	hashCasino, hashCasinos           = hash([]byte("casino")), hash([]byte("casinos"))
	hashMound, hashMounds             = hash([]byte("mound")), hash([]byte("mounds"))
)

// maxList bounds how far the end of a list of districts is looked for.
const maxList = 14

// districts tells whether p is one of the names before "counties" or
// "parishes", or the one before "county".
func (t *Text) districts(p *Proposal, end int) bool {
	for i := p.To; i < end && i < p.To+maxList; i++ {
		k := &t.Tokens[i]
		switch {
		case k.Kind == Word && k.Shape == Lower && (k.Hash == hashCounties || k.Hash == hashParishes || k.Hash == hashTownships):
			return true
		case i == p.To && k.Hash == hashCounty && k.Shape == Lower && !t.Tokens[p.To-1].Has(Owner):
			return true
		case i == p.To && k.Mark != ',' && k.Hash != hashAnd:
			return false
		case k.Mark == ',' || k.Hash == hashAnd || k.Capital() && !k.Is(Function|Month|Weekday):
		default:
			return false
		}
	}
	return false
}

var hashParishes, hashTownships = hash([]byte("parishes")), hash([]byte("townships"))

// credit tells whether p is the surname in the credit of a photograph: a name,
// a stroke and its agency in brackets.
func (t *Text) credit(p *Proposal, from, end int) bool {
	if p.To >= end || p.From < from+2 || t.Tokens[p.To].Mark != '/' {
		return false
	}
	b := &t.Tokens[p.From-1]
	return b.Kind == Word && b.Shape == Title && !b.Is(Function) && t.Tokens[p.From-2].Mark == '('
}

// named tells whether p is the first name of a person whose second is a given
// name too, or is what somebody goes by.
func (t *Text) named(p *Proposal, from, end int) bool {
	if p.To-p.From != 1 || t.Tokens[p.From].Has(Owner|Headline|Shouted) {
		return false
	}
	if p.From-1 > from && t.Tokens[p.From-1].Hash == hashAs && t.Tokens[p.From-2].Hash == hashKnown {
		return true
	}
	k := &t.Tokens[p.From]
	christened := k.Is(GivenPlace | GivenName)
	if christened && p.From-1 > from && t.Tokens[p.From-1].Mark == ',' && t.Tokens[p.From-2].Is(Kin) && t.Tokens[p.From-2].Shape == Lower {
		return true // "his daughter, Florence,"
	}
	if p.To >= end {
		return false
	}
	if christened && !k.Is(FamilyFirst) && t.InLonger(p) && t.Tokens[p.To].Shape == Title {
		return true
	}
	n := &t.Tokens[p.To]
	if n.Kind != Word || n.Shape != Title || !n.Has(Spaced) || n.Has(HardNewline) || n.Is(Function|Month|Weekday|Feature|Facility|OrgHead|Office|Honorific|Direction|NotPerson) {
		return false
	}
	return n.Is(GivenName) && !n.Is(Common|GivenPlace) || t.inPeople(p, from, end) || t.aged(p.To+1, end)
}

// inPeople tells whether p and the capitalised word behind it stand in a list
// of such pairs: "Ann Kerr, Chad Pell, Lena Voss".
func (t *Text) inPeople(p *Proposal, from, end int) bool {
	i, j := p.From, p.To+1
	if i-3 < from || j >= end || t.Tokens[i-1].Mark != ',' || t.Tokens[j].Mark != ',' && t.Tokens[j].Hash != hashAnd {
		return false
	}
	a, b := &t.Tokens[i-3], &t.Tokens[i-2]
	pair := i-4 >= from && t.Tokens[i-4].Mark == ',' && a.Shape == Title
	if !b.Capital() || b.Shape != Title || !(pair || a.Is(GivenName) && a.Capital() || a.Shape == Initial || a.Has(Dotted) && a.Shape == Upper) {
		return false
	}
	return j+2 < end && t.Tokens[j+1].Capital() && (t.Tokens[j+2].Capital() || t.Tokens[j].Hash == hashAnd)
}

// aged tells whether an age follows the capitalised words from token i on:
// "Prewitt, 61,".
func (t *Text) aged(i, end int) bool {
	if i < end && t.Tokens[i].Capital() && t.Tokens[i].Shape == Title && t.Tokens[i].Has(Spaced) {
		i++
	}
	if i+2 >= end || t.Tokens[i].Mark != ',' || t.Tokens[i+2].Mark != ',' && t.Tokens[i+2].Mark != '.' {
		return false
	}
	n := &t.Tokens[i+1]
	return n.Kind == Number && n.End-n.Start == 2
}

var hashAs, hashKnown = hash([]byte("as")), hash([]byte("known"))

// notTown tells whether the surroundings of p are such as no town has: an
// article with nothing behind the name that it belongs to, a particle that
// leads on to the rest of a name, or a hyphen that does.
func (t *Text) notTown(p *Proposal, from, end int) bool {
	first := &t.Tokens[p.From]
	article := p.From > from && t.Tokens[p.From-1].Is(Article)
	if i := p.From - 1; i-1 >= from && t.Tokens[i].Mark == '-' && hyphenated(t.Tokens, i) && hyphenated(t.Tokens, p.From) && t.Tokens[i-1].Is(Function|Particle) {
		return true // "…-on-the-Hill"
	}
	if p.From-1 > from && t.Tokens[p.From-1].Hash == hashTo && t.Tokens[p.From-2].Hash == hashAccording {
		return true // towns that are no capital say nothing
	}
	if p.To >= end {
		return article
	}
	n := &t.Tokens[p.To]
	if n.Capital() && n.Has(Spaced) && t.Fields[p.Field][t.Tokens[p.To-1].End-1] == 's' && t.saintly(p) {
		return true // "St. John’s Church"
	}
	if p.To-p.From == 1 && first.Is(Particle) && n.Capital() && n.Has(Spaced) {
		return true
	}
	if n.Mark == '-' && p.To+2 < end && hyphenated(t.Tokens, p.To) && t.Tokens[p.To+1].Is(Function|Particle) && t.Tokens[p.To+2].Mark == '-' {
		return true
	}
	if n.Hash == hashAnd || n.Hash == hashOr || n.Hash == hashTo || n.Mark == '/' || n.Mark == '-' {
		return false // "the London and New York markets"
	}
	return article && !p.Adjunct && !n.Capital() && !first.Has(Owner)
}

var hashOr, hashTo, hashAccording = hash([]byte("or")), hash([]byte("to")), hash([]byte("according"))

// saintly tells whether p is named for a saint whose own it is.
func (t *Text) saintly(p *Proposal) bool {
	h := t.Tokens[p.From].Hash
	if p.To-p.From < 2 || h != hashSt && h != hashBareSt && h != hashSaint {
		return false
	}
	last := &t.Tokens[p.To-1]
	return last.Kind == PossessiveS || last.Has(Owner)
}

var hashBareSt, hashSaint = hash([]byte("st")), hash([]byte("saint"))
