package store

import (
	"context"
	"encoding/json"
	"strconv"

	"dateline/model"
)

// Codes returns the countries that articles involve, the most involved first, by
// the IDs of the articles: what a list shows beside them. An article that
// involves none, or is not analysed yet, has an empty list.
func (l *Library) Codes(ctx context.Context, ids []string) (map[string][]string, error) {
	codes := make(map[string][]string, len(ids))
	rowIDs := make([]int64, 0, len(ids))
	for _, id := range ids {
		n, err := rowID(id)
		if err != nil {
			return nil, err
		}
		codes[id] = nil
		rowIDs = append(rowIDs, n)
	}
	list, err := json.Marshal(rowIDs)
	if err != nil {
		return nil, err
	}
	rows, err := l.r.QueryContext(ctx, `SELECT m.article, e.country FROM json_each(?) j CROSS JOIN mentions m ON m.article = j.value
		JOIN entities e ON e.id = m.entity WHERE m.involved = 1 AND e.kind = ? ORDER BY m.article, m.salience DESC, m.mentions DESC, e.key`,
		string(list), int(model.Country))
	if err != nil {
		return nil, wrap(l.path, err)
	}
	defer rows.Close()
	for rows.Next() {
		var article int64
		var code string
		if err := rows.Scan(&article, &code); err != nil {
			return nil, wrap(l.path, err)
		}
		id := strconv.FormatInt(article, 10)
		codes[id] = append(codes[id], code)
	}
	return codes, wrap(l.path, rows.Err())
}
