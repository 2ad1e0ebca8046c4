package store

import (
	"context"

	"dateline/model"
)

// ranked is how many articles are ranked: what every article says would take a
// second among a million.
const ranked = 5000

// Search returns the articles that have all the words, the best first: a word
// of the headline counts most, then a name that was found. Words are compared
// without case and accents; "several words" in quotes are a phrase, and a * at
// the end of a word stands for any ending. Of words that very many articles have,
// the 5,000 that came last are ranked.
func (l *Library) Search(ctx context.Context, words string, limit int) ([]model.Item, error) {
	m := match(words)
	if m == "" {
		return nil, nil
	}
	const q = itemColumns + `(SELECT id, score FROM (SELECT rowid AS id, bm25(search, 8, 1, 4) AS score FROM search WHERE search MATCH ?
		ORDER BY rowid DESC LIMIT ?) ORDER BY score LIMIT ?) s CROSS JOIN articles a ON a.id = s.id ORDER BY s.score, a.sort DESC`
	rows, err := l.r.QueryContext(ctx, q, m, ranked, limit)
	if err != nil {
		return nil, wrap(l.path, err)
	}
	items, _, err := scanItems(rows, limit)
	return items, wrap(l.path, err)
}
