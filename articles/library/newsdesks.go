package library

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"dateline/articles/store"
	"dateline/model"
	"dateline/model/query"
)

// deskLimit is how far the articles of a desk are counted.
const deskLimit = 1000

// deskCounts are the last numbers, for as long as they hold.
type deskCounts struct {
	mu      sync.Mutex
	version store.Version
	minute  time.Time // for "newer:2h"
	counts  []model.DeskCount
}

// Desks returns the desks in their order: that of what is new, those of the
// library, those of the settings.
func (r *NewsReader) Desks(ctx context.Context) ([]model.Desk, error) {
	own, err := r.news.store.Desks(ctx)
	if err != nil {
		return nil, err
	}
	last, err := r.news.store.Looked(ctx)
	if err != nil {
		return nil, err
	}
	list := append([]model.Desk{{ID: model.SinceDesk, Name: "Since I last looked", Last: last}}, own...)
	return append(list, r.news.options.Desks...), nil
}

// fixed is why a desk cannot be changed, nil where it can.
func fixed(id int64, name string) error {
	switch {
	case id == model.SinceDesk:
		return errors.New("this desk always is as it is")
	case id < model.SinceDesk:
		return errors.New(strings.TrimSpace("the desk "+name) + " is from config.toml; change it there")
	}
	return nil
}

// SaveDesk keeps a desk, a new one where its ID is 0.
func (r *NewsReader) SaveDesk(ctx context.Context, d *model.Desk) (model.Step, error) {
	if err := fixed(d.ID, d.Name); err != nil {
		return model.Step{}, err
	}
	d.Name = strings.TrimSpace(d.Name)
	if d.Name == "" {
		return model.Step{}, errors.New("a desk needs a name")
	}
	for _, text := range []string{d.Query, d.Mute} {
		if _, err := query.Parse(text, query.Options{Now: r.news.options.Now()}); err != nil {
			return model.Step{}, fmt.Errorf("desk %s: %w", d.Name, err)
		}
	}
	if d.ID == 0 && d.Position == 0 {
		list, err := r.news.store.Desks(ctx)
		if err != nil {
			return model.Step{}, err
		}
		for i := range list {
			d.Position = max(d.Position, list[i].Position+1)
		}
	}
	return r.news.store.SaveDesk(ctx, d)
}

// MoveDesk moves a desk up or down among those of the library.
func (r *NewsReader) MoveDesk(ctx context.Context, id int64, by int) (model.Step, error) {
	if err := fixed(id, ""); err != nil {
		return model.Step{}, err
	}
	return r.news.store.MoveDesk(ctx, id, by)
}

// Look notes that a reader has looked at the library.
func (r *NewsReader) Look(ctx context.Context) error {
	_, err := r.news.store.Look(ctx)
	return err
}

// RemoveDesk removes a desk.
func (r *NewsReader) RemoveDesk(ctx context.Context, id int64) (model.Step, error) {
	if err := fixed(id, ""); err != nil {
		return model.Step{}, err
	}
	return r.news.store.RemoveDesk(ctx, id)
}

// VisitDesk notes that a desk was looked at and returns it as it was: its Last is
// for Ask.Since.
func (r *NewsReader) VisitDesk(ctx context.Context, id int64) (model.Desk, error) {
	switch {
	case id == model.SinceDesk:
		last, err := r.news.store.Look(ctx)
		r.desks.mu.Lock()
		r.desks.counts = nil
		r.desks.mu.Unlock()
		return model.Desk{ID: id, Name: "Since I last looked", Last: last}, err
	case id < model.SinceDesk:
		for _, d := range r.news.options.Desks {
			if d.ID == id {
				return d, nil
			}
		}
		return model.Desk{}, store.ErrNoDesk
	}
	return r.news.store.VisitDesk(ctx, id)
}

// DeskAsk is what a desk asks for.
func (r *NewsReader) DeskAsk(d *model.Desk) (query.Ask, error) {
	n, err := query.Parse(d.Query, query.Options{Now: r.news.options.Now()})
	if err != nil {
		return query.Ask{}, fmt.Errorf("desk %s: %w", d.Name, err)
	}
	if own := r.news.muted(nil, d.Mute); len(own) > 0 {
		hidden := query.Not{Node: own[0]}
		n = query.And{Nodes: []query.Node{n, hidden}}
	}
	a := query.Ask{Node: n, Desk: max(0, d.ID), Best: d.Best}
	if d.ID == model.SinceDesk {
		a.Since = d.Last
	}
	return a, nil
}

// DeskCounts tells how many unread articles each desk has, to a thousand. While
// nothing in the library changes it costs microseconds.
func (r *NewsReader) DeskCounts(ctx context.Context) ([]model.DeskCount, error) {
	v, err := r.news.store.Changes(ctx)
	if err != nil {
		return nil, err
	}
	c := &r.desks
	c.mu.Lock()
	defer c.mu.Unlock()
	minute := r.news.options.Now().Truncate(time.Minute)
	if c.counts != nil && c.version == v && c.minute.Equal(minute) {
		return c.counts, nil
	}
	desks, err := r.Desks(ctx)
	if err != nil {
		return nil, err
	}
	mutes, err := r.news.store.Mutes(ctx)
	if err != nil {
		return nil, err
	}
	counts, err := r.countDesks(ctx, desks, mutes)
	if err != nil {
		return nil, err
	}
	c.counts, c.version, c.minute = counts, v, minute
	return counts, nil
}

// atOnce is how many desks are counted at a time: the store reads three things at
// once, and a list may be wanted meanwhile.
const atOnce = 2

func (r *NewsReader) countDesks(ctx context.Context, desks []model.Desk, mutes []model.Mute) ([]model.DeskCount, error) {
	counts := make([]model.DeskCount, len(desks))
	errs := make([]error, atOnce)
	var group sync.WaitGroup
	for w := range atOnce {
		group.Go(func() {
			for i := w; i < len(desks) && errs[w] == nil; i += atOnce {
				counts[i], errs[w] = r.countDesk(ctx, &desks[i], mutes)
			}
		})
	}
	group.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return counts, nil
}

func (r *NewsReader) countDesk(ctx context.Context, d *model.Desk, mutes []model.Mute) (model.DeskCount, error) {
	c := model.DeskCount{Desk: *d}
	n, err := query.Parse(d.Query, query.Options{Now: r.news.options.Now()})
	if err != nil {
		c.Err = err
		return c, nil
	}
	unread := query.Node(query.Is{State: query.Unread})
	if n != nil {
		unread = query.And{Nodes: []query.Node{n, unread}}
	}
	q := store.Query{Node: unread}
	if d.ID == model.SinceDesk {
		q.Since = d.Last
	}
	c.Unread, c.More, err = r.news.store.Count(ctx, r.news.without(q, mutes, d.ID, d.Mute), deskLimit)
	return c, err
}

// Mutes returns what is muted.
func (r *NewsReader) Mutes(ctx context.Context) ([]model.Mute, error) { return r.news.store.Mutes(ctx) }

// Mute mutes what a query finds, everywhere where m.Desk is 0.
func (r *NewsReader) Mute(ctx context.Context, m *model.Mute) (model.Step, error) {
	m.Query = strings.TrimSpace(m.Query)
	if _, err := query.Parse(m.Query, query.Options{Now: r.news.options.Now()}); err != nil {
		return model.Step{}, fmt.Errorf("mute: %w", err)
	}
	if len(r.news.muted(nil, m.Query)) == 0 {
		return model.Step{}, errors.New("mute: this would leave out every article; name a word, a feed or a person")
	}
	return r.news.store.Mute(ctx, m)
}

// Unmute lifts a mute.
func (r *NewsReader) Unmute(ctx context.Context, id int64) (model.Step, error) {
	return r.news.store.Unmute(ctx, id)
}

// MoveMute mutes elsewhere what is muted.
func (r *NewsReader) MoveMute(ctx context.Context, id, desk int64) (model.Step, error) {
	return r.news.store.MoveMute(ctx, id, desk)
}

// Tag puts tags on articles and takes others off.
func (r *NewsReader) Tag(ctx context.Context, ids, on, off []string) (model.Step, error) {
	return r.news.store.Tag(ctx, ids, on, off)
}

// TagsOf are the tags of an article itself.
func (r *NewsReader) TagsOf(ctx context.Context, id string) ([]string, error) {
	return r.news.store.TagsOf(ctx, id)
}

// Place is where reading an article stopped; ok is false where it never was.
func (r *NewsReader) Place(ctx context.Context, id string) (p model.ReadingPlace, ok bool, err error) {
	return r.news.store.Place(ctx, id)
}

// SetPlace notes where reading an article stopped.
func (r *NewsReader) SetPlace(ctx context.Context, id string, p model.ReadingPlace) error {
	return r.news.store.SetPlace(ctx, id, p)
}
