package model

// FullText is what became of the wish for the full text of an article.
type FullText uint8

// The outcomes.
const (
	FullFetched FullText = iota // it came from the page and is stored now
	FullThere                   // it was there already
	FullShorter                 // the feed's own text is longer than the page
)
