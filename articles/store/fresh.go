package store

import (
	"context"
	"database/sql"

	"dateline/model"
)

// Fresh tells which entries of a delivery Ingest would keep, new or changed:
// only these are worth an analysis. It takes no lock.
func (l *Library) Fresh(ctx context.Context, feed int64, entries []model.Entry) ([]bool, error) {
	fresh := make([]bool, len(entries))
	list := make([]*model.Entry, len(entries))
	for i := range entries {
		list[i] = &entries[i]
	}
	guids, links := identities(feed, list)
	const q = `SELECT (SELECT hash FROM articles WHERE guid = ?1), (SELECT hash FROM articles WHERE link = ?2 ORDER BY id LIMIT 1),
		EXISTS (SELECT 1 FROM forgotten WHERE key IN (?1, ?2))`
	stmt, err := l.r.PrepareContext(ctx, q)
	if err != nil {
		return nil, wrap(l.path, err)
	}
	defer stmt.Close()
	for i, e := range list {
		var byGUID, byLink sql.NullInt64
		var forgotten bool
		err := stmt.QueryRowContext(ctx, guids[i], links[i]).Scan(&byGUID, &byLink, &forgotten)
		if err != nil {
			return nil, wrap(l.path, err)
		}
		hash := hashOf(e, encodeBody(e))
		switch {
		case byGUID.Valid:
			fresh[i] = byGUID.Int64 != hash
		case byLink.Valid:
			fresh[i] = byLink.Int64 != hash
		default:
			fresh[i] = !forgotten
		}
	}
	return fresh, nil
}
