package recognize

// Dialects counts the words that only local news of the United States, or of
// Britain, uses, and their monies. A small town is named in such news without
// its state.
func (t *Text) Dialects() (us, gb int) {
	dollars, pounds := 0, 0
	for n := range t.Segments {
		sg := &t.Segments[n]
		for i := sg.From; i < sg.To; i++ {
			k := &t.Tokens[i]
			switch {
			case k.Kind == Punct:
				if k.Mark == '$' && (i == sg.From || k.Has(Spaced)) {
					dollars = 1 // it pays for things everywhere
				} else if k.Mark == 0 && k.End-k.Start == 2 && t.Fields[sg.Field][k.Start:k.End] == "£" {
					pounds++
				}
			case k.Is(BritishCue):
				gb++
			case k.Is(UnitedStatesCue), t.streetNumber(i), t.civicPair(i), t.county(i), t.residence(i):
				us++
			}
		}
	}
	if us == 0 {
		dollars = 0 // Australia and Canada count in them as well
	}
	return us + dollars, gb + pounds
}

// streetNumber tells whether token i shortens a street behind a name: "7
// Linden St.", "Third Ave.".
func (t *Text) streetNumber(i int) bool {
	k := &t.Tokens[i]
	return k.Has(Dotted) && k.Is(Feature) && i > 0 && t.Tokens[i-1].Capital() && !t.saint(i)
}

// saint tells whether the St. at token i begins the name of a saint: "East St.
// Louis".
func (t *Text) saint(i int) bool {
	if t.Tokens[i].Hash != hashSt || i+1 >= len(t.Tokens) {
		return false
	}
	n := &t.Tokens[i+1]
	return n.Capital() && n.Has(Spaced) && !n.Has(HardNewline) && !n.Is(Function|Feature|Direction)
}

var hashSt = hash([]byte("st."))

// partyTag tells whether token i opens the mark of an American politician:
// "R-Nome", "D-Calif.".
func (t *Text) partyTag(i int) bool {
	k := &t.Tokens[i]
	if k.Shape != Initial || i+2 >= len(t.Tokens) || t.Tokens[i+1].Mark != '-' || !t.Tokens[i+2].Capital() || k.End != t.Tokens[i+1].Start {
		return false
	}
	return k.Hash == hashR || k.Hash == hashD
}

// PartyMark tells whether the mark of an American politician stands before a
// place: "R-Nome".
func (t *Text) PartyMark(p *Proposal) bool { return p.From >= 2 && t.partyTag(p.From-2) }

var hashR, hashD = hash([]byte("r")), hash([]byte("d"))

// civicPair tells whether tokens i and i+1 are what towns of North America
// have: "Middle School", "School District", "Main Street".
func (t *Text) civicPair(i int) bool {
	if i+1 >= len(t.Tokens) {
		return false
	}
	first := t.Tokens[i].Hash
	switch t.Tokens[i+1].Hash {
	case hashSchool, hashSchools:
		return first == hashHigh || first == hashMiddle || first == hashElementary || first == hashPublic && t.Tokens[i].Capital()
	case hashBoard, hashDistrict:
		return first == hashSchool
	case hashStreet, hashSt:
		return first == hashMain
	case hashHome:
		return first == hashFuneral
	case hashJury:
		return first == hashGrand
	}
	return false
}

var (
	hashSchool, hashSchools  = hash([]byte("school")), hash([]byte("schools"))
	hashHigh, hashMiddle     = hash([]byte("high")), hash([]byte("middle"))
	hashElementary           = hash([]byte("elementary"))
	hashPublic, hashMain     = hash([]byte("public")), hash([]byte("main"))
	hashCity, hashTown       = hash([]byte("city")), hash([]byte("town"))
	hashVillage              = hash([]byte("village"))
	hashBoard, hashDistrict  = hash([]byte("board")), hash([]byte("district"))
	hashStreet               = hash([]byte("street"))
	hashFuneral, hashHome    = hash([]byte("funeral")), hash([]byte("home"))
	hashGrand, hashJury      = hash([]byte("grand")), hash([]byte("jury"))
	hashCounty, hashCounties = hash([]byte("county")), hash([]byte("counties"))
)

// residence tells whether token i is the "of" between an age and a home:
// "Una Prewitt, 61, of Troy", "58, also of Troy".
func (t *Text) residence(i int) bool {
	if !t.Tokens[i].Is(Of) || i < 2 {
		return false
	}
	j := i - 1
	if t.Tokens[j].Hash == hashAlso || t.Tokens[j].Hash == hashBoth {
		j--
	}
	if j < 2 || t.Tokens[j].Mark != ',' || t.Tokens[j-2].Mark != ',' && t.Tokens[j-2].Hash != hashAnd {
		return false
	}
	n := &t.Tokens[j-1]
	return n.Kind == Number && n.End-n.Start <= 2
}

var hashAlso, hashBoth = hash([]byte("also")), hash([]byte("both"))

// Home tells whether a location is where somebody lives or serves, as only
// towns are in local news: "61, of Troy", "Una Prewitt, 61, Troy",
// "Peru man", "downtown Troy", "City of Troy", "Cuba middle school".
func (t *Text) Home(p *Proposal) bool {
	if p.Local || t.Attributive(p) {
		return true
	}
	if p.From > 0 {
		b := &t.Tokens[p.From-1]
		if t.residence(p.From-1) || b.Hash == hashDowntown {
			return true
		}
		if p.From > 3 && b.Mark == ',' && t.Tokens[p.From-3].Mark == ',' {
			if n := &t.Tokens[p.From-2]; n.Kind == Number && n.End-n.Start == 2 {
				return true
			}
		}
		if h := t.Tokens[max(p.From-2, 0)].Hash; b.Is(Of) && (h == hashCity || h == hashTown || h == hashVillage) {
			return true
		}
	}
	return p.To+1 < len(t.Tokens) && t.civicPair(p.To)
}

var hashDowntown = hash([]byte("downtown"))

// Attributive tells whether a word for an inhabitant stands right behind a
// location: "a Peru woman" is of a town, one of the state is Peruvian.
func (t *Text) Attributive(p *Proposal) bool {
	end := t.Segments[p.Segment].To
	if p.To >= end || t.Tokens[p.To-1].Has(Owner) {
		return false
	}
	n := &t.Tokens[p.To]
	return n.Is(Inhabitant) && n.Shape == Lower && n.Has(Spaced)
}

// InLonger tells whether a capitalised word stands right behind a location
// that no class explains: "Marlow Quern" is another place than Marlow.
func (t *Text) InLonger(p *Proposal) bool {
	end := t.Segments[p.Segment].To
	if p.To >= end || t.Tokens[p.To-1].Has(Owner) {
		return false
	}
	n := &t.Tokens[p.To]
	return n.Kind == Word && n.Shape == Title && n.Has(Spaced) && !n.Has(HardNewline|Headline|Opens) &&
		n.Class&^(Past|FamilyFirst|GivenPlace) == 0
}

// county tells whether token i is the County of a name before it, or ends a
// list of them: "Custer County", "Custer and Fallon counties".
func (t *Text) county(i int) bool {
	k := &t.Tokens[i]
	if i == 0 || !k.Has(Spaced) || (k.Hash != hashCounty || !k.Capital()) && k.Hash != hashCounties {
		return false
	}
	b := &t.Tokens[i-1]
	return b.Kind == Word && b.Shape == Title && !b.Is(Function)
}
