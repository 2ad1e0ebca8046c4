package recognize

import (
	_ "embed"

	"dateline/model/recognize/wordset"
)

//go:generate go run ./gen

// The readable tables are tables/*.txt; their sources are named in package gen.
var (
	// commonWords are the English words that are written in lower case.
	//
	//go:embed data/words.bin
	commonWords wordset.Set
	// givenNames are first names of people.
	//
	//go:embed data/given.bin
	givenNames wordset.Set
)
