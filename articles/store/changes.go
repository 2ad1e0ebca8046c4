package store

import "context"

// Version counts the changes of a library, by whichever program. Two that are
// equal mean that nothing has changed between them.
type Version struct {
	Articles int64 // new, changed or removed articles, and what was found in them
	Feeds    int64 // feeds, their settings and their state
	Marks    int64 // and tags of articles
	Desks    int64 // and what is muted
}

// poll is what Changes knows.
type poll struct {
	data    int64 // PRAGMA data_version
	version Version
}

// Changes tells how far the library is. It costs some microseconds while nothing
// changes, so that it can be asked several times a second.
func (l *Library) Changes(ctx context.Context) (Version, error) {
	l.polling.Lock()
	defer l.polling.Unlock()
	var data int64
	if err := l.watch.QueryRowContext(ctx, "PRAGMA data_version").Scan(&data); err != nil {
		return Version{}, wrap(l.path, err)
	}
	if data == l.polled.data {
		return l.polled.version, nil
	}
	var v Version
	const q = `SELECT (SELECT n FROM changes WHERE what = 'articles'), (SELECT n FROM changes WHERE what = 'feeds'),
		(SELECT n FROM changes WHERE what = 'marks'), ifnull((SELECT n FROM changes WHERE what = 'desks'), 0)`
	if err := l.watch.QueryRowContext(ctx, q).Scan(&v.Articles, &v.Feeds, &v.Marks, &v.Desks); err != nil {
		return Version{}, wrap(l.path, err)
	}
	// What is committed between the two questions is found by the next poll.
	l.polled = poll{data, v}
	return v, nil
}
