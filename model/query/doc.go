// Package query is the language in which a reader asks for articles.
//
// # Grammar
//
//	query    = [ or ]                            nothing asks for everything
//	or       = and { "OR" and }
//	and      = not { [ "AND" ] not }             side by side is both
//	not      = { "-" | "NOT" } term
//	term     = "(" [ or ] ")" | [ field ":" ] value
//	value    = word [ "*" ] | phrase [ "*" ] | "(" or ")"
//	phrase   = `"` any text, with \" for a quote and \\ for a backslash `"`
//	word     = what is neither space, bracket nor quote
//
// OR, AND and NOT are in capitals, fields in any case; OR binds weaker than side
// by side: a b OR c is (a b) OR c. The brackets of a field hold values of it:
// country:(iran OR iraq). A word that punctuation divides is a phrase, as the
// index of the library divides it: foo-bar is "foo bar". Words are compared
// without case and accents. A * lets the last word end in any
// way. Letters before a colon are a field, or an error; put the words in quotes
// to look for them (an address with :// is no field).
//
// # Fields
//
//	country:iran      involves the country: by code, name, older name or adjective
//	leader:putin      names the holder of an office, by any spelling that is known
//	person:"li wei"   names a person
//	org:opec          names an organisation
//	place:tehran      names a town, province or landscape
//	region:sahel      involves a country of a region or union (see Regions)
//	feed:bbc          of feeds with that in their label or address
//	folder:world      of feeds in that folder or below it
//	tag:energy        with that tag, or of a feed with it
//	is:unread         in a state: unread, read, starred, full
//	lang:es           in a language, by its code or English name
//	after:2015-11-01  from the beginning of that day, month or year on; today, yesterday
//	before:2015       before the beginning of it
//	newer:2d          of the last hours (12h), days (2d), weeks (1w), months of 30 days (3m), years of 365 (1y)
//	title:"gas forum" has the words in its headline
//
// A country, region, language, state, date or field that does not exist is an
// error with the one that may be meant. People, organisations, places, feeds and
// tags are the library's: a name that only it knows is no error.
package query
