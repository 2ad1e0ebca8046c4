package store

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"dateline/model"
)

const version1 = "testdata/version-1.db.gz"

var writeVersion1 = flag.Bool("version1", false, "write "+version1+" anew: only right as long as version 1 was never given out")

// TestVersion1 writes the library of version 1 that the other tests upgrade.
func TestVersion1(t *testing.T) {
	if !*writeVersion1 {
		t.Skip("-version1 writes it")
	}
	path := filepath.Join(t.TempDir(), LibraryName)
	l := opened(t, path)
	f := feed(t, l, "https://example.org/feed")
	got := ingested(t, l, f, analysed(entry(3, "Vladimir Putin went to Tehran."), entry(2, "Angela Merkel stayed in Berlin."), entry(1, "東京都は新しい計画を発表した。")))
	yes := true
	must(l.Mark(context.Background(), model.Mark{IDs: []string{got.New[0].ID}, Read: &yes, Star: &yes}))(t)
	for _, q := range []string{"DROP TABLE steps", "DROP TABLE forgotten", "PRAGMA user_version = 1", "VACUUM"} {
		if _, err := l.w.conn.ExecContext(context.Background(), q); err != nil {
			t.Fatal(err)
		}
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	z, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
	_, _ = z.Write(data)
	if err := errors.Join(z.Close(), os.WriteFile(version1, b.Bytes(), 0o644)); err != nil {
		t.Fatal(err)
	}
}

// old unpacks the library of version 1.
func old(t *testing.T) (path string, data []byte) {
	t.Helper()
	f, err := os.Open(version1)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	if data, err = io.ReadAll(z); err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(t.TempDir(), LibraryName)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path, data
}

// beside lists the files of a folder.
func beside(t *testing.T, path string) (list []string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		list = append(list, e.Name())
	}
	return list
}

// A library of version 1 is upgraded, and a copy of it stays beside it.
func TestUpgrade(t *testing.T) {
	ctx := context.Background()
	path, _ := old(t)
	for range 2 { // the second time there is nothing to do
		l := opened(t, path)
		equal(t, "list", list(t, l, Filter{}), []string{"Headline 3", "Headline 2", "Headline 1"})
		equal(t, "starred", list(t, l, Filter{Starred: true}), []string{"Headline 3"})
		equal(t, "iran", list(t, l, Filter{Country: "IR"}), []string{"Headline 3"})
		equal(t, "words", list(t, l, Filter{Words: "計画"}), []string{"Headline 1"})
		s := must(l.Open(ctx, "2"))(t)
		equal(t, "body", s.Article.Doc.Text, "Angela Merkel stayed in Berlin.")
		equal(t, "analysis", s.Analysis.People[0].Entity.Name, "Angela Merkel")
		equal(t, "nothing to undo", must(l.Undo(ctx))(t).Nothing, true)
		equal(t, "version", must(l.Stats(ctx))(t).Version, newest())
		sound(t, l)
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
	}
	equal(t, "files", beside(t, path), []string{"library.db", "library.db.version-1"})
	info, err := os.Stat(path + ".version-1")
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Fatal(info.Mode(), err)
	}
	// The copy is a library of version 1, and can be put back.
	if err := os.Rename(path+".version-1", path); err != nil {
		t.Fatal(err)
	}
	l := opened(t, path)
	equal(t, "list", len(list(t, l, Filter{})), 3)
	l.Close()
	equal(t, "files", beside(t, path), []string{"library.db", "library.db.version-1"})
}

// Programs that upgrade at once do it once.
func TestUpgradeAtOnce(t *testing.T) {
	path, _ := old(t)
	var group sync.WaitGroup
	for i := range 3 {
		group.Go(func() {
			if out, err := child(path, "ingest", fmt.Sprint("p", i), 2).CombinedOutput(); err != nil {
				t.Errorf("%v\n%s", err, out)
			}
		})
	}
	group.Wait()
	l := opened(t, path)
	equal(t, "articles", len(list(t, l, Filter{})), 3+3*2*perBatch)
	sound(t, l)
	for _, name := range beside(t, path) {
		if strings.Contains(name, "part") {
			t.Errorf("%s was left", name)
		}
	}
}

// What is no library of this program is not touched, and the error says what to
// do.
func TestNotTouched(t *testing.T) {
	change := func(f func(*Library) error) func(t *testing.T, path string) {
		return func(t *testing.T, path string) {
			l := opened(t, path)
			if err := f(l); err != nil {
				t.Fatal(err)
			}
			if err := l.Close(); err != nil {
				t.Fatal(err)
			}
		}
	}
	run := func(q string) func(*Library) error {
		return func(l *Library) error { _, err := l.w.conn.ExecContext(context.Background(), q); return err }
	}
	bytesAt := func(at int64, data string) func(t *testing.T, path string) {
		return func(t *testing.T, path string) {
			f, err := os.OpenFile(path, os.O_RDWR, 0)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := f.WriteAt([]byte(data), at); err != nil {
				t.Fatal(err)
			}
			f.Close()
		}
	}
	for _, c := range []struct {
		name string
		make func(t *testing.T, path string)
		want error
		says string
	}{
		{"newer", change(run("PRAGMA user_version = 99")), ErrNewer, fmt.Sprintf("written by a newer dateline (version 99, this one knows %d); nothing was changed: update dateline", newest())},
		{"another program's", change(run("PRAGMA application_id = 5")), ErrForeign, "not a library of dateline; nothing was changed"},
		{"text", func(t *testing.T, path string) {
			os.WriteFile(path, []byte(strings.Repeat("no library\n", 100)), 0o600)
		}, ErrForeign, "not a library of dateline, or damaged from its beginning; nothing was changed: put a copy back"},
		{"header", bytesAt(0, "garbage!"), ErrForeign, "move it away to begin a new library"},
		{"cut short", func(t *testing.T, path string) { os.Truncate(path, 20000) }, ErrDamaged, "put a copy back"},
		{"schema", bytesAt(100, strings.Repeat("\xff", 3000)), ErrDamaged, "put a copy back"},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := stocked(t)
			c.make(t, path)
			before, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			l, err := Open(context.Background(), path, options())
			if err == nil {
				l.Close()
			}
			if !errors.Is(err, c.want) || !strings.HasPrefix(err.Error(), path+": ") || !strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), "\n") {
				t.Fatal(err)
			}
			after, err := os.ReadFile(path)
			if err != nil || !bytes.Equal(before, after) {
				t.Fatal("the file was changed", err)
			}
			equal(t, "files", beside(t, path), []string{"library.db"})
		})
	}
	if _, err := Open(context.Background(), t.TempDir(), options()); !errors.Is(err, ErrForeign) {
		t.Errorf("a folder: %v", err)
	}
}

// Damage within is found by Check, and what it strikes says so.
func TestDamage(t *testing.T) {
	ctx := context.Background()
	path := stocked(t)
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	for at := info.Size() / 3; at < info.Size(); at += 4096 {
		if _, err := f.WriteAt(bytes.Repeat([]byte{0xee}, 512), at/4096*4096); err != nil {
			t.Fatal(err)
		}
	}
	f.Close()
	l, err := Open(ctx, path, options())
	if err != nil {
		if !errors.Is(err, ErrDamaged) {
			t.Fatal(err)
		}
		return
	}
	defer l.Close()
	problems, err := l.Check(ctx)
	if len(problems) == 0 && !errors.Is(err, ErrDamaged) {
		t.Fatal(problems, err)
	}
	failed := false
	for id := range marked {
		if _, err := l.Open(ctx, itemID(int64(id+1))); errors.Is(err, ErrDamaged) {
			failed = true
		}
	}
	if !failed {
		t.Error("every article can be opened")
	}
}

// What is lost of the index, the lists and the numbers is made anew, in parts.
func TestRebuild(t *testing.T) {
	ctx := context.Background()
	l := fresh(t)
	f := feed(t, l, "https://example.org/feed")
	var in []Incoming
	for n := 250; n > 0; n-- {
		in = append(in, Incoming{Entry: entry(n, "filler")})
	}
	ingested(t, l, f, append(in, analysed(entry(0, "Vladimir Putin went to Tehran."))...))
	sound(t, l)
	for _, q := range []string{"DELETE FROM search WHERE rowid > 100", "DELETE FROM mentions", "UPDATE counts SET unread = 3"} {
		if err := l.write(ctx, true, func(t *txn) error { return t.run(q) }); err != nil {
			t.Fatal(err)
		}
	}
	problems := must(l.Check(ctx))(t)
	if len(problems) != 3 || !strings.Contains(problems[0], "151 articles are not in the index of words; rebuild it") {
		t.Fatal(problems)
	}
	stopped, stop := context.WithCancel(ctx)
	if err := l.Rebuild(stopped, func(done, total int) { stop() }); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	var seen []int
	if err := l.Rebuild(ctx, func(done, total int) { seen = append(seen, done, total) }); err != nil {
		t.Fatal(err)
	}
	equal(t, "progress", seen, []int{251, 251})
	sound(t, l)
	equal(t, "words", list(t, l, Filter{Words: "tehran"}), []string{"Headline 0"})
	equal(t, "iran", list(t, l, Filter{Country: "IR"}), []string{"Headline 0"})
	equal(t, "words", len(list(t, l, Filter{Words: "filler"})), 250)
	if err := l.Vacuum(ctx); err != nil {
		t.Fatal(err)
	}
	sound(t, l)
}

// TestMigrationsAreCounted: a library knows how many it has had, so that one can
// only be added at the end.
func TestMigrationsAreCounted(t *testing.T) {
	list, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil || len(list) == 0 {
		t.Fatal(list, err)
	}
	for i, name := range list {
		if want := fmt.Sprintf("migrations/%04d.sql", i+1); name != want {
			t.Errorf("%s is number %d: it is called %s", name, i+1, want)
		}
	}
	for name := range fills {
		if !slices.Contains(list, name) {
			t.Errorf("%s is no migration", name)
		}
	}
}
