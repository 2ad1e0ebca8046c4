package store

import (
	"context"
	"slices"
	"time"

	"dateline/model"
	"dateline/model/query"
)

// Incoming is an entry of a feed and what was found in it; a nil Analysis is
// made later, see Outdated.
type Incoming struct {
	Entry    model.Entry
	Analysis *model.Analysis
	Page     bool // its page is to be fetched, if it is new; see Pages
}

// Ingested tells what a delivery brought.
type Ingested struct {
	New     []model.Item // in the order of the entries
	Changed []model.Item // articles that were there, and read otherwise now
}

// prepared is an entry packed for the library, outside of the transaction.
type prepared struct {
	entry      *model.Entry
	analysis   *model.Analysis
	guid, link any // keys
	hash       int64
	page       bool
	body       []byte
	found      []byte // the analysis
	title      string // for the index
	text       string
	names      string
}

func prepare(e *model.Entry, n *model.Analysis, guid, link any) prepared {
	raw := encodeBody(e)
	p := prepared{entry: e, analysis: n, guid: guid, link: link, hash: hashOf(e, raw), body: pack(bodyVersion, raw)}
	p.index()
	return p
}

// index prepares what the analysis and the index of words are given.
func (p *prepared) index() {
	a := p.entry.Article
	p.title = indexable(a.Title)
	if a.Doc != nil {
		p.text = indexable(a.Doc.Text)
	}
	if p.analysis != nil {
		p.found = pack(analysisVersion, encodeAnalysis(p.analysis))
		p.names = indexable(foundNames(p.analysis))
	}
}

// Ingest keeps what a feed delivered, and its state, in one transaction: all of
// it or, with an error, nothing. An entry is an article that is there when its
// guid or its link agrees; then it changes that one if it reads otherwise.
// Entries are expected in the order of the feed, newest first. Everything but
// the settings of state is set; see UpdateFeed. It is safe from a crash of the
// program at once, and from one of the machine after Settle.
func (l *Library) Ingest(ctx context.Context, feed int64, entries []Incoming, state *model.Feed) (Ingested, error) {
	list := make([]prepared, len(entries))
	guids, links := identities(feed, pointers(entries))
	for i := range entries {
		if err := ctx.Err(); err != nil {
			return Ingested{}, err
		}
		list[i] = prepare(&entries[i].Entry, entries[i].Analysis, guids[i], links[i])
		list[i].page = entries[i].Page
	}
	var out Ingested
	err := l.write(ctx, false, func(t *txn) error {
		if err := keepState(t, feed, state); err != nil {
			return err
		}
		engine, err := engineID(t, l.options.Engine)
		if err != nil {
			return err
		}
		in := ingest{l: l, t: t, feed: feed, engine: engine, now: l.now()}
		// The last is the oldest: ids rise with the order of a feed that gives no dates.
		for i := len(list) - 1; i >= 0; i-- {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := in.keep(&list[i]); err != nil {
				return err
			}
		}
		out = in.result()
		return in.finish()
	})
	if err != nil {
		return Ingested{}, err
	}
	if len(out.New)+len(out.Changed) > 0 {
		time.Sleep(turn)
	}
	return out, nil
}

// turn is how long a refresh leaves the library to other programs after a batch:
// as long as they wait between two tries.
const turn = 2 * time.Millisecond

func pointers(entries []Incoming) []*model.Entry {
	list := make([]*model.Entry, len(entries))
	for i := range entries {
		list[i] = &entries[i].Entry
	}
	return list
}

// ingest is one delivery on its way in.
type ingest struct {
	l       *Library
	t       *txn
	feed    int64
	engine  int64
	now     int64
	new     []model.Item
	changed []model.Item
}

// known is the row of an article that is there.
type known struct {
	id, hash, sort   int64
	full, read, star bool
}

func (in *ingest) find(guid, link any) (k known, found bool, err error) {
	const columns = "SELECT id, hash, sort, full, read, star FROM articles WHERE "
	for i, name := range [...]any{guid, link} {
		if name == nil {
			continue
		}
		q := columns + "guid = ?"
		if i == 1 {
			q = columns + "link = ? ORDER BY id LIMIT 1"
		}
		if found, err = in.t.row(q, []any{name}, &k.id, &k.hash, &k.sort, &k.full, &k.read, &k.star); err != nil || found {
			return k, found, err
		}
	}
	return k, false, nil
}

// forgotten tells whether retention has thrown an entry away, and notes that it
// is still delivered.
func (in *ingest) forgotten(p *prepared) (bool, error) {
	gone := false
	for _, name := range [...]any{p.guid, p.link} {
		if name == nil {
			continue
		}
		r, err := in.t.exec("UPDATE forgotten SET at = ? WHERE key = ?", in.now, name)
		if err != nil {
			return false, err
		}
		if n, _ := r.RowsAffected(); n > 0 {
			gone = true
		}
	}
	return gone, nil
}

func (in *ingest) keep(p *prepared) error {
	k, found, err := in.find(p.guid, p.link)
	switch {
	case err != nil:
		return err
	case found && k.hash == p.hash:
		return nil
	case found:
		return in.change(p, k)
	}
	if gone, err := in.forgotten(p); err != nil || gone {
		return err
	}
	return in.add(p)
}

// order is the place of an article in lists: its date, but never in the future,
// where it would stay on top; where it has none, the time it was first seen.
func order(a *model.Article, seen int64) int64 {
	if a.Precision == model.NoDate || a.Published.IsZero() {
		return seen
	}
	return min(a.Published.Unix(), seen)
}

// dates are the columns published, zone and precision.
func dates(a *model.Article) (published, zone int64, precision model.Precision) {
	if a.Precision == model.NoDate || a.Published.IsZero() {
		return 0, 0, model.NoDate
	}
	_, offset := a.Published.Zone()
	return a.Published.Unix(), int64(offset), a.Precision
}

func (in *ingest) add(p *prepared) error {
	a := p.entry.Article
	published, zone, precision := dates(a)
	sort := order(a, in.now)
	id, err := in.t.insert(`INSERT INTO articles (feed, guid, link, title, outlet, url, published, zone, precision, sort, seen, hash, lang)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		in.feed, p.guid, p.link, a.Title, a.Outlet, a.URL, published, zone, int(precision), sort, in.now, p.hash, query.PrimarySubtag(a.Language))
	if err != nil {
		return err
	}
	in.new = append(in.new, itemOf(id, a, false, false))
	if err := in.t.run("INSERT INTO bodies (article, data) VALUES (?, ?)", id, p.body); err != nil {
		return err
	}
	if p.page {
		if err := in.t.run("INSERT INTO pages (article, tries, next, shorter, error) VALUES (?, 0, 0, 0, '')", id); err != nil {
			return err
		}
	}
	return in.l.keepFound(in.t, id, sort, in.engine, p, false)
}

// change replaces what is there by what the feed says now. A full text that was
// fetched from the page stays, unless the feed's own is longer; a new headline
// is taken over in any case.
func (in *ingest) change(p *prepared, k known) error {
	a := p.entry.Article
	published, zone, precision := dates(a)
	sort := order(a, in.now)
	if precision == model.NoDate {
		sort = k.sort
	}
	if err := in.t.run("DELETE FROM pages WHERE article = ? AND shorter = 1", k.id); err != nil {
		return err
	}
	if k.full {
		kept, err := in.l.keepLonger(in.t, k.id, p)
		if err != nil {
			return err
		}
		k.full = kept
	}
	if err := in.t.run(`UPDATE articles SET title = ?, outlet = ?, url = ?, published = ?, zone = ?, precision = ?, sort = ?, full = ?, hash = ?, lang = ?,
		link = ifnull(?, link) WHERE id = ?`, a.Title, a.Outlet, a.URL, published, zone, int(precision), sort, k.full, p.hash, query.PrimarySubtag(a.Language), p.link, k.id); err != nil {
		return err
	}
	in.changed = append(in.changed, itemOf(k.id, a, k.read, k.star))
	if err := in.t.run("UPDATE bodies SET data = ? WHERE article = ?", p.body, k.id); err != nil {
		return err
	}
	return in.l.keepFound(in.t, k.id, sort, in.engine, p, true)
}

func (in *ingest) finish() error {
	if len(in.new)+len(in.changed) > 0 {
		if err := in.t.changed("articles"); err != nil {
			return err
		}
	}
	return in.t.changed("feeds")
}

// result turns the order around again.
func (in *ingest) result() Ingested {
	slices.Reverse(in.new)
	slices.Reverse(in.changed)
	return Ingested{New: in.new, Changed: in.changed}
}

// itemOf is the row of an article.
func itemOf(id int64, a *model.Article, read, star bool) model.Item {
	published, zone, precision := dates(a)
	return item(id, a.Title, a.Outlet, a.URL, published, zone, int(precision), read, star)
}

func item(id int64, title, outlet, url string, published, zone int64, precision int, read, star bool) model.Item {
	i := model.Item{ID: itemID(id), Title: title, Outlet: outlet, URL: url, Precision: model.Precision(precision), Read: read, Star: star}
	if i.Precision != model.NoDate {
		i.Published = inZone(published, 0, zone)
	}
	return i
}
