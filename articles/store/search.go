package store

import (
	"context"

	"dateline/model"
)

// Search returns the articles that have all the words, the best first: a word
// of the headline counts most, then a name that was found. Words are compared
// without case and accents; "several words" in quotes are a phrase, and a * at
// the end of a word stands for any ending.
func (l *Library) Search(ctx context.Context, words string, limit int) ([]model.Item, error) {
	m := match(words)
	if m == "" {
		return nil, nil
	}
	const q = itemColumns + `(SELECT rowid AS id, rank FROM search WHERE search MATCH ? AND rank MATCH 'bm25(8, 1, 4)' ORDER BY rank LIMIT ?) s
		JOIN articles a ON a.id = s.id ORDER BY s.rank, a.sort DESC`
	rows, err := l.r.QueryContext(ctx, q, m, limit)
	if err != nil {
		return nil, wrap(l.path, err)
	}
	items, _, err := scanItems(rows, limit)
	return items, wrap(l.path, err)
}
