package cli

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/articles/library"
	"dateline/articles/store"
	"dateline/model"
	"dateline/model/analyze"
)

// struck runs statements on a library that nobody has open.
func struck(t *testing.T, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, q := range statements {
		if _, err := db.Exec(q); err != nil {
			t.Fatal(err)
		}
	}
}

// stocked is a library of stories that engine has analysed.
func stocked(t *testing.T, engine string, list ...store.Incoming) (front, string) {
	t.Helper()
	s := newShelf(t)
	if err := os.MkdirAll(filepath.Dir(s.path), 0o700); err != nil {
		t.Fatal(err)
	}
	l, err := store.Open(context.Background(), s.path, store.Options{Now: time.Now, Engine: engine})
	if err != nil {
		t.Fatal(err)
	}
	delivered(t, l, list...)
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	return front{environ: []string{"XDG_DATA_HOME=" + s.home, "XDG_CONFIG_HOME=" + t.TempDir()}, now: time.Now}, s.path
}

// What is wrong is said and not touched, and the flag that is named mends it.
func TestDoctor(t *testing.T) {
	f, path := stocked(t, analyze.Engine, threeStories()...)
	sound := func(got outcome) bool {
		return got.status == 0 && got.stderr == "" && strings.Contains(got.stdout, "Holds: 1 feed, 3 articles (3 unread, 0 starred), ") && strings.Contains(got.stdout, "\nSound: ")
	}
	if got := f.start(t, "doctor"); !sound(got) || !strings.HasPrefix(got.stdout, "Library: "+path+" (version ") {
		t.Errorf("%+v", got)
	}
	struck(t, path, "DELETE FROM search WHERE rowid > 1", "UPDATE counts SET unread = 7")
	for range 2 {
		got := f.start(t, "doctor")
		if got.status != 1 || !strings.Contains(got.stdout, "Wrong: 2 articles are not in the index of words; rebuild it\nWrong: the numbers of ") ||
			!strings.HasSuffix(got.stdout, "To mend: dateline doctor --rebuild\n") {
			t.Errorf("%+v", got)
		}
	}
	o := lines[doctorObject](t, f.start(t, "doctor", "--json"))[0]
	if len(o.Problems) != 2 || !slices.Equal(o.Mend, []string{"--rebuild"}) || o.Articles != 3 || o.Path != path {
		t.Errorf("%+v", o)
	}
	if got := f.start(t, "doctor", "--rebuild", "--vacuum"); !sound(got) {
		t.Errorf("%+v", got)
	}
	struck(t, path, "UPDATE bodies SET data = x'00' WHERE article = 2")
	for _, flags := range [][]string{nil, {"--rebuild"}, {"--reanalyse"}} {
		got := f.start(t, append([]string{"doctor"}, flags...)...)
		if got.status != 1 || strings.Count(got.stdout, "Wrong: ") != 1 || !strings.Contains(got.stdout, "Wrong: texts that cannot be read: 1 (of article 2); a copy") || strings.Contains(got.stdout, "To mend") {
			t.Errorf("%s: %+v", flags, got)
		}
	}
}

// Where there is no library none is made, and what is none is not touched.
func TestDoctorWithout(t *testing.T) {
	f := reading(t)
	path := filepath.Join(strings.TrimPrefix(f.environ[0], "XDG_DATA_HOME="), "dateline", store.LibraryName)
	f.expect(t, "doctor", outcome{0, "No library at " + path + ". dateline add URL follows a first feed and makes it.\n", ""})
	f.expect(t, "doctor x", outcome{2, "", "dateline: doctor takes no arguments (see dateline doctor --help)\n"})
	if _, err := os.Stat(path); err == nil {
		t.Error("it was made")
	}
	text := strings.Repeat("a note\n", 200)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{path, path + ".version-1"} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, args := range []string{"doctor", "doctor --rebuild --reanalyse --vacuum", "doctor --json"} {
		got := f.start(t, strings.Fields(args)...)
		if got.status != 1 || got.stdout != "" || !strings.Contains(got.stderr, path+": not a library of dateline, or damaged from its beginning; nothing was changed") ||
			!strings.Contains(got.stderr, "there is a copy of before an upgrade: "+path+".version-1\n") {
			t.Errorf("%s: %+v", args, got)
		}
	}
	if now, err := os.ReadFile(path); err != nil || string(now) != text {
		t.Error("it was touched", err)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	g, newer := stocked(t, analyze.Engine, threeStories()...)
	struck(t, newer, "PRAGMA user_version = 99")
	if got := g.start(t, "doctor", "--rebuild"); got.status != 1 || !strings.Contains(got.stderr, "written by a newer dateline") || strings.Count(got.stderr, "\n") != 1 {
		t.Errorf("%+v", got)
	}
}

// After an update of the engine all is analysed again; what was stopped goes on.
func TestDoctorReanalyse(t *testing.T) {
	var list []store.Incoming
	for n := 450; n > 0; n-- {
		in := told(n, fmt.Sprint("Story ", n), "filler")
		if n%3 > 0 {
			in.Analysis = nil
		}
		list = append(list, in)
	}
	list[0] = told(450, "Putin visits Helsinki", "HELSINKI, Finland — Vladimir Putin met Sauli Niinisto on Saturday.")
	list[0].Analysis = &model.Analysis{}
	f, _ := stocked(t, "an older engine", list...)
	if got := f.start(t, "doctor"); got.status != 0 || !strings.Contains(got.stdout, "Outdated: 450 articles analysed by another version") ||
		!strings.HasSuffix(got.stdout, "To mend: dateline doctor --reanalyse\n") {
		t.Errorf("%+v", got)
	}
	ctx, stop := context.WithCancel(context.Background())
	news, err := library.OpenNews(ctx, library.NewsOptions{Path: filepath.Join(strings.TrimPrefix(f.environ[0], "XDG_DATA_HOME="), "dateline", store.LibraryName)})
	if err != nil {
		t.Fatal(err)
	}
	n, err := news.Reanalyse(ctx, library.ReanalyseOptions{}, func(done, total int) { stop() })
	if n != 100 || err == nil {
		t.Fatal(n, err)
	}
	if err := news.Close(); err != nil {
		t.Fatal(err)
	}
	if got := f.start(t, "doctor", "--reanalyse"); got.status != 0 || !strings.HasPrefix(got.stdout, "Analysed again: 350 articles\n") || strings.Contains(got.stdout, "Outdated") {
		t.Errorf("%+v", got)
	}
	if got := f.start(t, "doctor", "--reanalyse"); strings.Contains(got.stdout, "again") {
		t.Errorf("%+v", got)
	}
}
