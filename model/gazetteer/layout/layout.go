// Package layout is what the generator of the gazetteer and its reader agree
// on: how a name is folded into a key, how keys are hashed, and where the
// fields of the records lie. Numbers are little-endian.
package layout

// A hash is FNV-1a over the bytes of a key, so that a walk over a text gets the
// hash of every prefix for one step a byte.
const (
	hashStart uint32 = 2166136261
	hashPrime uint32 = 16777619
)

func step(h uint32, b byte) uint32 { return (h ^ uint32(b)) * hashPrime }

// The filter has two bits for every hash slot: a name ends here; a name goes
// on with another word. A third table has one bit a slot for first words.
const (
	FilterBits = 20 // slots of the prefix filter, two bits each
	FirstBits  = 19 // slots of the first-word filter, one bit each
	FilterSize = 1 << FilterBits / 4
	FirstSize  = 1 << FirstBits / 8
)

// The bits of a slot of the prefix filter.
const (
	Ends = 1 << iota
	GoesOn
)

// slot spreads a hash over 2^bits slots (the low bits of FNV are the weak ones).
func slot(h uint32, bits uint) uint32 { return (h * 0x9E3779B1) >> (32 - bits) }

// Prefix reads the two bits of hash h.
func Prefix(filter string, h uint32) int {
	s := slot(h, FilterBits)
	return int(filter[s>>2]>>(s&3*2)) & 3
}

// SetPrefix sets bits of hash h.
func SetPrefix(filter []byte, h uint32, bits int) {
	s := slot(h, FilterBits)
	filter[s>>2] |= byte(bits << (s & 3 * 2))
}

// First tells whether a name may begin with a word of hash h.
func First(filter string, h uint32) bool {
	s := slot(h, FirstBits)
	return filter[s>>3]>>(s&7)&1 != 0
}

// SetFirst marks the first word of a name.
func SetFirst(filter []byte, h uint32) {
	s := slot(h, FirstBits)
	filter[s>>3] |= 1 << (s & 7)
}

// The sizes of the records in bytes.
const (
	CandidateSize = 8
	CountrySize   = 64
	PersonSize    = 16
	TermSize      = 28
	OrgSize       = 18
	CitySize      = 24
	AdminSize     = 20
	RegionSize    = 20
	HolderSize    = 4
)

// The classes, in the high bits of a reference.
const (
	ClassCountry = iota + 1
	ClassPerson
	ClassOrganization
	ClassCity
	ClassAdmin1
	ClassRegion
	ClassShift = 28
)

// Where the fields of the records lie. "str" is an offset into the strings.
const (
	CandRef    = 0 // u32
	CandRole   = 4 // u8
	CandFlags  = 5 // u8
	CandWeight = 6 // u8

	CountryCode       = 0 // str, as all up to Demonym
	CountryISO3       = 4
	CountryName       = 8
	CountryOfficial   = 12
	CountryKind       = 16
	CountryRegion     = 20
	CountrySubregion  = 24
	CountryFrom       = 28
	CountryTo         = 32
	CountryCapitals   = 36 // lists are joined with |
	CountryBorders    = 40
	CountrySuccessors = 44
	CountryDemonym    = 48

	// All entities but countries begin so.
	EntityID      = 0 // str; cities: the GeoNames number
	EntityName    = 4 // str
	EntityCountry = 8 // u16, NoIndex for none

	PersonTerms = 12 // u32, index of the first term
	PersonCount = 10 // u16, number of terms

	TermTitle   = 0  // str
	TermRole    = 4  // str
	TermCountry = 8  // u16
	TermOrg     = 10 // u16
	TermFrom    = 12 // date
	TermUntil   = 16
	TermAsOf    = 20
	TermPerson  = 24 // u32

	OrgKind  = 12 // str
	OrgOrgan = 10 // u8, 1 for an organ of a state
	OrgSeat  = 16 // u16, the country of the home in the table, NoIndex for none

	CityAdmin      = 10 // u16, index of the first-level region
	CityPopulation = 12 // u32, with the bit Capital
	CityLat        = 16 // i32, in 1/100000 degree
	CityLon        = 20

	PlaceLat = 12 // of regions of both sorts
	PlaceLon = 16
)

// The bits of a candidate's flags.
const (
	FlagAmbiguous = 1 << iota
	FlagLast      // the last candidate of its list
)

// Capital is the bit of a city's population field that marks a capital.
const Capital = 1 << 31

// NoIndex stands for no country or no organisation in a 16-bit field.
const NoIndex = 0xFFFF

// The sections of the entities file, in order; its header holds the offset and
// the length in bytes of each as two 32-bit numbers.
const (
	SecStrings = iota
	SecCandidates
	SecCountries // in the order of their codes
	SecPersons
	SecTerms // of each person first those to show, then one per role
	SecOrgs
	SecCities
	SecAdmins
	SecRegions
	SecHolders // indexes of terms grouped by the body the office is of, 32 bits each
	SecBodies  // per country, then per organisation: first holder and count, 32 bits each
	SecGiven   // folded given names, sorted, each ended by a newline
	Sections
)

// HeaderSize is the length of the header of the entities file.
const HeaderSize = Sections * 8

// U16 reads a 16-bit number.
func U16(s string, at int) uint32 { return uint32(s[at]) | uint32(s[at+1])<<8 }

// U32 reads a 32-bit number.
func U32(s string, at int) uint32 {
	_ = s[at+3]
	return uint32(s[at]) | uint32(s[at+1])<<8 | uint32(s[at+2])<<16 | uint32(s[at+3])<<24
}

// Str reads the string at offset ref of the string section: its length as two
// bytes, then its bytes.
func Str(strings string, ref uint32) string {
	n := U16(strings, int(ref))
	return strings[ref+2 : ref+2+n]
}

// Date packs a day, a month (day 0) or a year (month 0); 0 is no date.
func Date(year, month, day int) uint32 {
	return uint32(year)<<9 | uint32(month)<<5 | uint32(day)
}

// Unpack is the reverse of Date.
func Unpack(d uint32) (year, month, day int) {
	return int(d >> 9), int(d >> 5 & 15), int(d & 31)
}
