package store

import (
	"context"
	"database/sql"
	"errors"
	"sync"
	"time"
)

// LibraryName is the file of the library in dateline's data folder.
const LibraryName = "library.db"

// Options are what a Library is opened with.
type Options struct {
	Now    func() time.Time // nil for time.Now
	Engine string           // version of what made the analyses that are given to be kept
}

// Library is an open library file. It may be used from many goroutines, and the
// file from many processes, at once.
type Library struct {
	path    string
	options Options
	w       *writer
	r       *sql.DB

	watch   *sql.Conn // of r, for Changes
	polling sync.Mutex
	polled  poll

	entities entityCache // guarded by w.lock

	mu     sync.Mutex
	timer  *time.Timer // runs while marks wait for the disk
	failed error       // of the flush that the timer ran
	dirty  bool        // something was written that the disk may not have yet
	closed bool
}

// Open opens the library at path, and makes one where there is none. A library
// of an older version is upgraded, after a copy of it was put beside it. One
// that is damaged (ErrDamaged), of a newer version (ErrNewer) or no library at
// all (ErrForeign) is not touched.
func Open(ctx context.Context, path string, o Options) (*Library, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	l := &Library{path: path, options: o}
	if err := l.open(ctx); err != nil {
		return nil, wrap(path, err)
	}
	return l, nil
}

func (l *Library) open(ctx context.Context) (err error) {
	abs, version, err := inspect(ctx, l.path)
	if err != nil {
		return err
	}
	if l.w, err = openWriter(ctx, abs); err != nil {
		return err
	}
	if version < newest() {
		err = upgrade(ctx, l.w, abs, version)
	}
	if err == nil {
		l.r, err = openReaders(abs)
	}
	if err == nil {
		l.watch, err = l.r.Conn(ctx)
	}
	if err == nil {
		err = l.begin(ctx)
	}
	if err != nil {
		if l.r != nil {
			l.r.Close()
		}
		return errors.Join(err, l.w.close())
	}
	return nil
}

// begin reads what tells a sound library from a damaged one at a glance.
func (l *Library) begin(ctx context.Context) error {
	_, err := l.Changes(ctx)
	return err
}

// Path is where the library is.
func (l *Library) Path() string { return l.path }

// now is the time in whole seconds.
func (l *Library) now() int64 { return l.options.Now().Unix() }

// write runs f in a transaction; with an error nothing of it is kept. Where full
// is set it waits until the disk has it, and all that was written before.
func (l *Library) write(ctx context.Context, full bool, f func(*txn) error) error {
	select {
	case l.w.lock <- struct{}{}:
		defer func() { <-l.w.lock }()
	case <-ctx.Done():
		return ctx.Err()
	}
	return l.locked(ctx, full, f)
}

// locked is write for who holds the lock.
func (l *Library) locked(ctx context.Context, full bool, f func(*txn) error) error {
	l.mu.Lock()
	closed := l.closed
	l.mu.Unlock()
	if closed {
		return ErrClosed
	}
	err := l.w.transact(ctx, full, f)
	if err != nil {
		l.entities.forget()
		return wrap(l.path, err)
	}
	l.entities.settle()
	l.mu.Lock()
	l.dirty = !full
	l.mu.Unlock()
	return nil
}

func (w *writer) transact(ctx context.Context, full bool, f func(*txn) error) error {
	if err := w.synchronous(full); err != nil {
		return err
	}
	begin := func() error {
		_, err := w.conn.ExecContext(ctx, "BEGIN IMMEDIATE")
		return err
	}
	if err := retry(ctx, begin); err != nil {
		return err
	}
	t := &txn{ctx: ctx, w: w}
	err := func() (err error) {
		done := false
		defer func() { // a panic of f must not leave the library locked
			if !done {
				_, _ = w.conn.ExecContext(context.Background(), "ROLLBACK")
			}
		}()
		if err = f(t); err == nil {
			err = t.finish()
		}
		done = err == nil
		return err
	}()
	return err
}

// markSync is the longest that a mark waits for the disk.
const markSync = 300 * time.Millisecond

// soon lets all that was written go to the disk within markSync, with one wait
// for it however many marks there are.
func (l *Library) soon() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.timer != nil || l.closed {
		return
	}
	l.timer = time.AfterFunc(markSync, func() {
		l.mu.Lock()
		l.timer = nil
		l.mu.Unlock()
		if err := l.flush(context.Background()); err != nil && !errors.Is(err, ErrClosed) {
			l.mu.Lock()
			l.failed = err
			l.mu.Unlock()
		}
	})
}

// Flush returns once the disk has all that was written. It also returns the
// error of an earlier flush that nobody has waited for.
func (l *Library) Flush(ctx context.Context) error {
	l.mu.Lock()
	failed := l.failed
	l.failed = nil
	if l.timer != nil {
		l.timer.Stop()
		l.timer = nil
	}
	l.mu.Unlock()
	return errors.Join(failed, l.flush(ctx))
}

// flush commits something: that commit waits for all that came before it.
func (l *Library) flush(ctx context.Context) error {
	return l.write(ctx, true, func(t *txn) error {
		return t.run("INSERT INTO meta VALUES ('flushed', '1') ON CONFLICT DO UPDATE SET value = CAST(value AS INTEGER) + 1")
	})
}

// Settle ends a refresh: the disk has all of it when it returns, and the log is
// written back into the library.
func (l *Library) Settle(ctx context.Context) error {
	if err := l.Flush(ctx); err != nil {
		return err
	}
	select {
	case l.w.lock <- struct{}{}:
		defer func() { <-l.w.lock }()
	case <-ctx.Done():
		return ctx.Err()
	}
	return l.checkpoint(ctx, "PRAGMA wal_checkpoint(PASSIVE)")
}

// checkpoint writes the log back, as far as other programs let it. The lock is
// held.
func (l *Library) checkpoint(ctx context.Context, pragma string) error {
	var busy, log, done int
	err := l.w.conn.QueryRowContext(ctx, pragma).Scan(&busy, &log, &done)
	return wrap(l.path, err)
}

// Close waits until the disk has everything and closes the file.
func (l *Library) Close() error {
	l.mu.Lock()
	if l.closed {
		l.mu.Unlock()
		return nil
	}
	dirty := l.dirty || l.failed != nil
	l.mu.Unlock()
	var err error
	if dirty { // who has only read needs no room on the disk
		err = l.Flush(context.Background())
	}
	l.w.lock <- struct{}{}
	l.mu.Lock()
	l.closed = true
	if l.timer != nil {
		l.timer.Stop()
	}
	l.mu.Unlock()
	<-l.w.lock
	l.polling.Lock()
	l.watch.Close()
	l.polling.Unlock()
	return errors.Join(err, wrap(l.path, l.r.Close()), wrap(l.path, l.w.close()))
}
