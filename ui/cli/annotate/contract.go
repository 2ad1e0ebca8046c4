package annotate

import (
	"dateline/model"
	"dateline/ui/export"
)

// The objects that are printed are those the reader saves.
type (
	// Encoder writes values as JSON, one a line.
	Encoder = export.Encoder
	// Object is what was found in one article.
	Object = export.Object
	// Failure stands in the place of an article that could not be read.
	Failure = export.Failure
)

// Published prints an article's date as precisely as it is known.
func Published(a *model.Article) string { return export.Published(a) }
