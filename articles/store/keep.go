package store

import "dateline/model"

// keepLonger gives p the full text that is stored where it is longer than what
// the feed delivered, and tells whether it did. Its analysis, which was of the
// feed's text, is then to be made again.
func (l *Library) keepLonger(t *txn, id int64, p *prepared) (bool, error) {
	var data []byte
	if found, err := t.row("SELECT data FROM bodies WHERE article = ?", []any{id}, &data); err != nil || !found {
		return false, err
	}
	old, err := decodeBody(data)
	if err != nil { // unreadable: the feed's is better than none
		return false, nil
	}
	if doc := p.entry.Article.Doc; doc != nil && len(doc.Text) > len(old.Article.Doc.Text) {
		return false, nil
	}
	a := *p.entry.Article
	a.Doc, a.Images = old.Article.Doc, old.Article.Images
	e := *p.entry
	e.Article, e.Summary = &a, false
	hash, guid, link := p.hash, p.guid, p.link
	*p = prepared{entry: &e, guid: guid, link: link, hash: hash, body: pack(bodyVersion, encodeBody(&e))}
	p.index()
	return true, nil
}

// keepFound puts an article into the index and keeps its analysis.
func (l *Library) keepFound(t *txn, id, sort, engine int64, p *prepared, old bool) error {
	if p.analysis == nil {
		engine = notAnalysed
	}
	q := "INSERT INTO analyses (article, engine, data) VALUES (?, ?, ?)"
	words := "INSERT INTO search (rowid, title, text, names) VALUES (?, ?, ?, ?)"
	if old {
		q = "INSERT OR REPLACE INTO analyses (article, engine, data) VALUES (?, ?, ?)"
		words = "INSERT OR REPLACE INTO search (rowid, title, text, names) VALUES (?, ?, ?, ?)"
	}
	if p.found == nil {
		p.found = []byte{}
	}
	if err := t.run(q, id, engine, p.found); err != nil {
		return err
	}
	if err := l.keepMentions(t, id, sort, p.analysis, old); err != nil {
		return err
	}
	t.last(words, id, p.title, p.text, p.names)
	return nil
}

// keepState sets what a refresh says of a feed. The address changes with a
// permanent redirect, unless another feed has the new one.
func keepState(t *txn, id int64, f *model.Feed) error {
	if f == nil {
		var there bool
		if found, err := t.row("SELECT 1 FROM feeds WHERE id = ?", []any{id}, &there); err != nil || !found {
			return either(err, ErrNoFeed)
		}
		return nil
	}
	r, err := t.exec(`UPDATE feeds SET title = ?, site = ?, etag = ?, last_modified = ?, next_fetch = ?, last_success = ?, last_error = ?,
		failures = ?, gone = ? WHERE id = ?`, f.Title, f.Site, f.ETag, f.LastModified, seconds(f.NextFetch), seconds(f.LastSuccess),
		f.LastError, f.Failures, f.Gone, id)
	if err != nil {
		return err
	}
	if n, err := r.RowsAffected(); err != nil || n == 0 {
		return either(err, ErrNoFeed)
	}
	if f.URL == "" {
		return nil
	}
	return t.run("UPDATE OR IGNORE feeds SET url = ? WHERE id = ? AND url <> ?", f.URL, id, f.URL)
}
