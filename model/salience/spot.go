package salience

// Spot is one mention as salience sees it.
type Spot struct {
	Entity    int // index of the entity, as the caller numbers them
	Place     Place
	Paragraph int // of the body, counted from 0; 0 for the rest
	Share     int // of the mention's worth that goes to the entity, in per cent

	// Of mentions that count for a country only.
	Way      Way
	Listed   bool // one of three or more in a row: "Iran, Iraq, Syria and…"
	Locative bool // behind "in", "at", "near"
	Owner    bool // "Iran's"
}

// Place is where in an article a mention stands.
type Place uint8

// The places.
const (
	Body Place = iota
	Headline
	Standfirst
	Dateline
	Side // captions, credits, headings
	places
)

// Way is how a mention points to a country.
type Way uint8

// The ways. NoWay is that of a mention that counts for no country.
const (
	NoWay     Way = iota
	Name          // Iran
	People        // a demonym as a noun: Iranians, the Iranian
	Adjective     // a demonym before the word it qualifies: Iranian oil
	Metonym
	Capital
	City
	Region // and any other place
	Leader // in office on the day
	Former // a leader before or after that
	Organ  // of the state
	Seat   // an organisation that sits there or bears the country's name
	ways
)
