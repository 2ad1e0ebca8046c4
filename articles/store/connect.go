package store

import (
	"context"
	"database/sql"
	"net/url"
	"strconv"
	"time"
)

// patience is how long a connection waits for another program's transaction.
// Transactions are one batch of a refresh or a few marks, far shorter.
const patience = 10 * time.Second

// readers is how many lists and articles are read at once.
const readers = 3

// cacheWriter and cacheReader bound the memory of a connection, in KiB.
const (
	cacheWriter = 8 << 10
	cacheReader = 2 << 10
)

// dsn is the name of the file at path for the driver.
func dsn(path string, more url.Values, pragmas ...string) string {
	q := url.Values{}
	for k, v := range more {
		q[k] = v
	}
	q["_pragma"] = append([]string{"busy_timeout(" + strconv.Itoa(int(patience.Milliseconds())) + ")"}, pragmas...) // the last one holds
	return (&url.URL{Scheme: "file", Path: path, RawQuery: q.Encode()}).String()
}

// open returns a pool of at most n connections.
func open(name string, n int) (*sql.DB, error) {
	db, err := sql.Open("sqlite", name)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(n)
	db.SetMaxIdleConns(n)
	return db, nil
}

// openReaders opens the connections that only read.
func openReaders(path string) (*sql.DB, error) {
	return open(dsn(path, nil, "query_only(1)", "cache_size(-"+strconv.Itoa(cacheReader)+")"), readers+1)
}

// writer is the one connection that writes. It is used by who holds lock.
type writer struct {
	db    *sql.DB
	conn  *sql.Conn
	lock  chan struct{} // one token
	stmts map[string]*sql.Stmt
	full  bool // PRAGMA synchronous is FULL, else NORMAL
}

func openWriter(ctx context.Context, path string) (*writer, error) {
	// Waiting is left to retry: SQLite waits up to 100 ms between two tries, and
	// a mark would find the lock of a busy refresh taken again each time.
	db, err := open(dsn(path, nil, "busy_timeout(0)", "foreign_keys(1)", "synchronous(FULL)", "wal_autocheckpoint(4000)",
		"journal_size_limit(67108864)", "cache_size(-"+strconv.Itoa(cacheWriter)+")"), 1)
	if err != nil {
		return nil, err
	}
	var conn *sql.Conn
	err = retry(ctx, func() (err error) {
		if conn == nil {
			conn, err = db.Conn(ctx)
		}
		if err == nil {
			var mode string // the change to WAL does not wait for locks by itself
			err = conn.QueryRowContext(ctx, "PRAGMA journal_mode(WAL)").Scan(&mode)
		}
		return err
	})
	if err != nil {
		db.Close()
		return nil, err
	}
	return &writer{db: db, conn: conn, lock: make(chan struct{}, 1), stmts: map[string]*sql.Stmt{}, full: true}, nil
}

// retry calls f again while another program holds a lock, for as long as
// patience lasts.
func retry(ctx context.Context, f func() error) error {
	deadline := time.Now().Add(patience)
	for {
		err := f()
		if err == nil || code(err) != codeBusy || time.Now().After(deadline) {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(time.Millisecond):
		}
	}
}

// close closes the connection. The lock is held.
func (w *writer) close() error {
	for _, s := range w.stmts {
		s.Close()
	}
	w.conn.Close()
	return w.db.Close()
}

// stmt returns the prepared statement of q.
func (w *writer) stmt(q string) (*sql.Stmt, error) {
	if s := w.stmts[q]; s != nil {
		return s, nil
	}
	s, err := w.conn.PrepareContext(context.Background(), q)
	if err == nil {
		w.stmts[q] = s
	}
	return s, err
}

// synchronous sets how a commit is kept: FULL waits for the disk, NORMAL leaves
// that to the next commit that is FULL.
func (w *writer) synchronous(full bool) error {
	if w.full == full {
		return nil
	}
	q := "PRAGMA synchronous(NORMAL)"
	if full {
		q = "PRAGMA synchronous(FULL)"
	}
	_, err := w.conn.ExecContext(context.Background(), q)
	if err == nil {
		w.full = full
	}
	return err
}

// txn is a transaction of the writer. Its statements do not end with the
// context: a transaction is short, and is asked between its steps.
type txn struct {
	ctx   context.Context
	w     *writer
	words []statement
	tally map[int64]often // by entity
}

type statement struct {
	q    string
	args []any
}

// last runs a statement of the index of words at the end of the transaction. The
// index writes what it has gathered whenever a statement on another table begins
// that may fail half-way: article by article that would be twice the work.
func (t *txn) last(q string, args ...any) { t.words = append(t.words, statement{q, args}) }

// finish runs what was put off.
func (t *txn) finish() error {
	if err := t.tallied(); err != nil {
		return err
	}
	for _, s := range t.words {
		if err := t.run(s.q, s.args...); err != nil {
			return err
		}
	}
	return t.run("COMMIT")
}

func (t *txn) exec(q string, args ...any) (sql.Result, error) {
	s, err := t.w.stmt(q)
	if err != nil {
		return nil, err
	}
	return s.Exec(args...)
}

// run is exec where nobody asks for the result.
func (t *txn) run(q string, args ...any) error {
	_, err := t.exec(q, args...)
	return err
}

// insert is exec for the id of the row.
func (t *txn) insert(q string, args ...any) (int64, error) {
	r, err := t.exec(q, args...)
	if err != nil {
		return 0, err
	}
	return r.LastInsertId()
}

func (t *txn) query(q string, args ...any) (*sql.Rows, error) {
	s, err := t.w.stmt(q)
	if err != nil {
		return nil, err
	}
	return s.Query(args...)
}

// row scans the one row of q; found is false where there is none.
func (t *txn) row(q string, args []any, dest ...any) (found bool, err error) {
	rows, err := t.query(q, args...)
	if err != nil {
		return false, err
	}
	defer rows.Close()
	if !rows.Next() {
		return false, rows.Err()
	}
	return true, rows.Scan(dest...)
}

// changed counts up what another window hears of.
func (t *txn) changed(what string) error {
	return t.run("UPDATE changes SET n = n + 1 WHERE what = ?", what)
}
