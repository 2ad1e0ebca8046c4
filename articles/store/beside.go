package store

import (
	"context"
	"encoding/json"
)

// Beside is what is known of an article that its row does not say.
type Beside struct {
	Feed      int64    // 0 where that was removed
	Tags      []string // of the article itself
	Countries []string // codes of those that it involves, the most involved first
}

// Beside returns what is known beside the rows of articles, by their IDs.
func (l *Library) Beside(ctx context.Context, ids []string) (map[string]Beside, error) {
	codes, err := l.Codes(ctx, ids)
	if err != nil {
		return nil, err
	}
	rowIDs := make([]int64, 0, len(ids))
	out := make(map[string]Beside, len(ids))
	for _, id := range ids {
		n, err := rowID(id)
		if err != nil {
			return nil, err
		}
		rowIDs = append(rowIDs, n)
		out[id] = Beside{Countries: codes[id]}
	}
	list, err := json.Marshal(rowIDs)
	if err != nil {
		return nil, err
	}
	rows, err := l.r.QueryContext(ctx, `SELECT a.id, ifnull(a.feed, 0), ifnull(l.tag, '') FROM json_each(?) j CROSS JOIN articles a ON a.id = j.value
		LEFT JOIN labels l ON l.article = a.id ORDER BY a.id, l.folded`, string(list))
	if err != nil {
		return nil, l.queryError(ctx, err)
	}
	defer rows.Close()
	for rows.Next() {
		var id, feed int64
		var tag string
		if err := rows.Scan(&id, &feed, &tag); err != nil {
			return nil, l.queryError(ctx, err)
		}
		b := out[itemID(id)]
		b.Feed = feed
		if tag != "" {
			b.Tags = append(b.Tags, tag)
		}
		out[itemID(id)] = b
	}
	return out, l.queryError(ctx, rows.Err())
}
