package cli

import (
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"

	"dateline/articles/file"
	"dateline/model"
	"dateline/model/analyze"
	"dateline/ui/cli/annotate"
)

// worker turns jobs into results. It is used by many goroutines and not changed.
type worker struct {
	services
	options annotateOptions
	log     *slog.Logger
	// corrections of the reader; nil: none are applied.
	corrections *analyze.Corrections
	text        *printer // for --format text, else nil
}

// largeText is the size in bytes of a text for which memory is worth a pause.
const largeText = 2 << 20

// do never fails: what goes wrong is the result.
func (w worker) do(j *job) {
	defer func() {
		if p := recover(); p != nil {
			w.log.Error("panic", "article", j.id, "value", p, "stack", string(debug.Stack()))
			j.fail(fmt.Errorf("could not be analysed: %v", p))
		}
		if j.failure != nil {
			w.failed(j)
		}
	}()
	a, published := w.article(j)
	if a == nil {
		return
	}
	large := a.Doc != nil && len(a.Doc.Text) > largeText
	if large {
		j.data = nil // the article has a copy of its own
	}
	analysis := w.find(a)
	if large {
		debug.FreeOSMemory() // what the analysis has used, before its JSON comes
	}
	if w.text != nil {
		j.result = w.text.down(w.text.article(a, analysis, true) + w.text.summary(analysis))
		return
	}
	withText := j.kind != jsonValue || w.options.withText
	var err error
	if j.result, err = j.encoder.EncodeArticle(a, analysis, published, withText); err != nil {
		j.fail(err)
	}
}

// find analyses an article, with the reader's corrections where they are wanted.
func (w worker) find(a *model.Article) *model.Analysis {
	if w.corrections == nil {
		return w.analyze(a, w.options.day)
	}
	return w.corrected(a, w.options.day, w.corrections)
}

// article reads the article of a job, and its date as it is to be printed. It
// is nil where the job has a failure.
func (s services) article(j *job) (a *model.Article, published string) {
	var err error
	switch j.kind {
	case jsonValue:
		if j.failure != nil {
			return nil, ""
		}
		a, published, err = annotate.Decode(j.data)
		j.id = a.ID
		if err != nil {
			j.fail(err)
			return nil, ""
		}
		return a, published
	case fileAt:
		a, err = s.read(j.source)
	case textGiven:
		a, err = s.parse(j.source, j.data)
	case notOpened:
		return nil, ""
	}
	if err != nil {
		j.failure = err // names the file
		return nil, ""
	}
	a.ID = j.id
	return a, annotate.Published(a)
}

// failed makes the object that stands in the place of an article.
func (w worker) failed(j *job) {
	j.result = nil
	if w.text != nil {
		return
	}
	reason := errors.Unwrap(j.failure)
	var bad *file.Error
	if errors.As(j.failure, &bad) {
		reason = errors.New(bad.Reason)
	}
	if reason == nil {
		reason = j.failure
	}
	j.result, _ = j.encoder.Encode(annotate.Failure{ID: j.id, Error: reason.Error()})
}
