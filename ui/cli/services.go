package cli

import (
	"time"

	"dateline/articles/extract"
	"dateline/articles/fetch"
	"dateline/articles/file"
	"dateline/model"
	"dateline/model/analyze"
)

// services are the parts below the user interface that the verbs use.
type services struct {
	// parse makes an article of the bytes of a file; the name says of which format.
	parse func(name string, data []byte) (*model.Article, error)
	// analyze finds out whom an article is about; day is used where it has no date.
	analyze func(a *model.Article, day time.Time) *model.Analysis
	// analyzeInput is the same for what is no article of ours.
	analyzeInput func(analyze.Input) *model.Analysis
	// corrected is analyze with a reader's corrections.
	corrected func(a *model.Article, day time.Time, c *analyze.Corrections) *model.Analysis
	// fetch are the limits of fetching; the zero value is the product's.
	fetch fetch.Options
}

// product are the services of the program itself.
func product(now func() time.Time) services {
	return services{
		parse: func(name string, data []byte) (*model.Article, error) {
			return extract.Parse(name, data, now())
		},
		analyze:      analyze.Of,
		analyzeInput: analyze.Analyze,
		corrected:    analyze.Corrected,
	}
}

// read reads the article in a file.
func (s services) read(path string) (*model.Article, error) {
	data, err := file.Read(path, nil)
	if err != nil {
		return nil, err
	}
	return s.parse(path, data)
}
