package library

import (
	"time"

	"dateline/model"
	"dateline/model/analyze"
)

// analysis is the analysis of articles whose offices are resolved for their own
// day, or for today where they have none.
func analysis(now func() time.Time) func(*model.Article, *analyze.Corrections) *model.Analysis {
	return func(a *model.Article, c *analyze.Corrections) *model.Analysis { return analyze.Corrected(a, now(), c) }
}
