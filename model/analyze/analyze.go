// Package analyze is the one entry to what the model finds in an article:
// recognition, linking and salience in a row. It is pure: the same input gives
// the same Analysis on every machine, and it may be called from many
// goroutines at once.
package analyze

import (
	"sync"
	"time"

	"dateline/model"
	"dateline/model/document"
	"dateline/model/link"
	"dateline/model/recognize"
	"dateline/model/salience"
)

// Input is an article as it came. The standfirst is a block of Doc.
type Input struct {
	Title, Dateline, Outlet, Language string
	Doc                               *document.Document
	Date                              time.Time // the day offices are resolved for
	Without                           Parts     // what to do without, to measure what it is worth

	Corrections *Corrections // of the reader; nil for none
	Story       string       // ID of the article, which corrections may have been made in
}

// Parts is a set of parts of the analysis that can be left out.
type Parts uint8

// The parts.
const (
	// Tagger is the statistical tagger of persons and organisations.
	Tagger Parts = 1 << iota
	// Gazetteer is the matcher of known names. Without it only the names of
	// countries and their demonyms are known, and whatever the rules on the
	// form of a name find.
	Gazetteer
)

// worker is the memory of one call; it is reused and never seen outside.
type worker struct {
	recognizer *recognize.Recognizer
	linker     *link.Linker
	builder    builder
}

var workers = sync.Pool{New: func() any {
	return &worker{recognizer: recognize.New(), linker: link.New()}
}}

// Analyze finds whom and what an article names.
func Analyze(in Input) *model.Analysis {
	w := workers.Get().(*worker)
	defer workers.Put(w)
	found := w.recognizer.Recognize(recognize.Input{
		Title: in.Title, Dateline: in.Dateline, Language: in.Language, Doc: in.Doc,
		NoTagger: in.Without&Tagger != 0, NoGazetteer: in.Without&Gazetteer != 0,
	})
	links := w.linker.Resolve(found, in.Outlet, in.Date)
	w.builder.corrected = in.Corrections.apply(in.Story, found, links, w.linker)
	return w.builder.build(in, found, links, w.linker)
}

// Watch analyses an article and shows what the model of involvement sees of
// each country, for package main of model/salience/train. f is good for the
// call only.
func Watch(in Input, see func(code string, f *salience.Features, points int)) *model.Analysis {
	w := &worker{recognizer: recognize.New(), linker: link.New()}
	w.builder.watch = see
	found := w.recognizer.Recognize(recognize.Input{Title: in.Title, Dateline: in.Dateline, Language: in.Language, Doc: in.Doc})
	return w.builder.build(in, found, w.linker.Resolve(found, in.Outlet, in.Date), w.linker)
}

// Of analyses an article on its own date, or on fallback where it has none.
func Of(a *model.Article, fallback time.Time) *model.Analysis { return Corrected(a, fallback, nil) }

// Corrected is Of with a reader's corrections.
func Corrected(a *model.Article, fallback time.Time, c *Corrections) *model.Analysis {
	date := a.Published
	if a.Precision == model.NoDate || date.IsZero() {
		date = fallback
	}
	return Analyze(Input{Title: a.Title, Dateline: a.Dateline, Outlet: a.Outlet, Language: a.Language, Doc: a.Doc, Date: date,
		Corrections: c, Story: a.ID})
}
