package library

import (
	"context"
	"errors"
	"net/url"
	"strings"

	"dateline/articles/extract"
	"dateline/articles/feed"
	"dateline/articles/fetch"
	"dateline/articles/store"
	"dateline/model"
	"dateline/model/analyze"
)

var (
	// ErrNoFullText is under every error that says why there is no full text of a
	// story that is there.
	ErrNoFullText = errors.New("no full text")

	errNoPage = errors.New("the story has no web address")
)

// FullText fetches the page of an article and keeps what is readable in it, if
// that is longer than what the feed gave. It is fetched once; force fetches it
// again. The error is one line, or that of ctx.
func (n *News) FullText(ctx context.Context, id string, force bool) (model.Loaded, model.FullText, error) {
	return n.fullText(ctx, id, force, n.analyse)
}

func (n *News) fullText(ctx context.Context, id string, force bool, analyse func(*model.Article) *model.Analysis) (model.Loaded, model.FullText, error) {
	s, err := n.store.Open(ctx, id)
	if err != nil {
		return model.Loaded{}, 0, err
	}
	there := model.Loaded{Article: s.Article, Analysis: s.Analysis, Enclosures: s.Enclosures}
	if !force {
		if s.Full {
			return there, model.FullThere, nil
		}
		if shorter, err := n.store.PageShorter(ctx, id); err != nil || shorter {
			return there, model.FullShorter, err
		}
	}
	full, err := n.page(ctx, s)
	if err != nil {
		return there, 0, err
	}
	if !longer(full, s.Article) && !s.Full {
		return there, model.FullShorter, n.store.KeepShorter(ctx, id)
	}
	merged := *s.Article
	merged.Doc, merged.Images, merged.Dateline = full.Doc, full.Images, full.Dateline
	if full.Language != "" {
		merged.Language = full.Language
	}
	var found *model.Analysis
	if err := n.inTurn(ctx, "its page cannot be analysed", func() error { found = analyse(&merged); return nil }); err != nil {
		return there, 0, err
	}
	if err := n.store.SetBody(ctx, id, full, found); err != nil {
		return there, 0, err
	}
	if s, err = n.store.Open(context.WithoutCancel(ctx), id); err != nil { // it is kept: say so
		return there, 0, err
	}
	return model.Loaded{Article: s.Article, Analysis: s.Analysis, Enclosures: s.Enclosures}, model.FullFetched, nil
}

// longer tells whether a page says more than the feed.
func longer(page, given *model.Article) bool {
	return given.Doc == nil || len(strings.TrimSpace(page.Doc.Text)) > len(strings.TrimSpace(given.Doc.Text))
}

// noFullText is why there is none, in one line.
type noFullText struct{ why error }

func (e *noFullText) Error() string   { return ErrNoFullText.Error() + ": " + e.why.Error() }
func (e *noFullText) Unwrap() []error { return []error{ErrNoFullText, e.why} }

// page fetches the page of an article and extracts its readable part.
func (n *News) page(ctx context.Context, s *store.Stored) (*model.Article, error) {
	if s.Article.URL == "" {
		return nil, &noFullText{errNoPage}
	}
	req, err := n.pageRequest(ctx, s)
	if err != nil {
		return nil, err
	}
	r, err := n.client.Get(ctx, req)
	if err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, &noFullText{err}
	}
	var full *model.Article
	err = n.inTurn(ctx, "its page cannot be read", func() error {
		full, err = extract.Page(r.Body, r.ContentType, r.URL, n.options.Now())
		return err
	})
	if err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, &noFullText{err}
	}
	feed.CleanLinks(full.Doc)
	for i := range full.Images {
		full.Images[i].URL = feed.CleanURL(full.Images[i].URL)
	}
	return full, nil
}

// pageRequest is what asks for the page of an article. What the reader said of
// the feed, secrets perhaps, goes to the feed's own host only.
func (n *News) pageRequest(ctx context.Context, s *store.Stored) (fetch.Request, error) {
	req := fetch.Request{URL: s.Article.URL, Kind: fetch.Page}
	if s.Feed == 0 {
		return req, nil
	}
	f, err := n.store.Feed(ctx, s.Feed)
	switch {
	case errors.Is(err, store.ErrNoFeed): // removed meanwhile
		return req, nil
	case err != nil:
		return req, err
	}
	own(&req, &f)
	return req, nil
}

// own gives a request what belongs to the feed, where that is at the same place.
func own(req *fetch.Request, f *model.Feed) {
	page, err := url.Parse(req.URL)
	if err != nil {
		return
	}
	from, err := url.Parse(f.URL)
	if err != nil || from.Scheme != page.Scheme || !strings.EqualFold(from.Host, page.Host) {
		return
	}
	req.Headers, req.UserAgent = f.Headers, f.UserAgent
	if page.User == nil && from.User != nil {
		page.User = from.User
		req.URL = page.String()
	}
}

// FullText is News.FullText with the corrections as they are now.
func (r *NewsReader) FullText(ctx context.Context, id string) (model.Loaded, model.FullText, error) {
	r.mu.Lock()
	compiled := r.said.compiled
	r.mu.Unlock()
	l, outcome, err := r.news.fullText(ctx, id, false, func(a *model.Article) *model.Analysis {
		return analyze.Corrected(a, r.news.options.Now(), compiled())
	})
	if err != nil {
		return model.Loaded{}, 0, err
	}
	if outcome != model.FullFetched { // with the corrections of now
		l, err = r.Open(ctx, id)
		return l, outcome, err
	}
	return r.opened.same(id, l), outcome, nil
}
