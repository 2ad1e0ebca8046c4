package export

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"dateline/model"
)

func TestFileName(t *testing.T) {
	md, _ := Lookup("md")
	day := time.Date(2015, 11, 3, 23, 59, 0, 0, time.UTC)
	for _, c := range []struct {
		title     string
		precision model.Precision
		want      string
	}{
		{"Putin & Khamenei: don’t “meet”…", model.Day, "2015-11-03-putin-khamenei-dont-meet.md"},
		{"../../etc/passwd\x00", model.NoDate, "etc-passwd.md"},
		{`C:\a*b?"<>|`, model.Year, "2015-c-a-b.md"},
		{"CON", model.NoDate, "article-con.md"},
		{"com1", model.NoDate, "article-com1.md"},
		{"com1", model.Month, "2015-11-com1.md"},
		{"", model.NoDate, "article.md"},
		{"...", model.Minute, "2015-11-03-article.md"},
		{"-rf ~", model.NoDate, "rf.md"},
		{"Cafe\u0301 İran", model.NoDate, "café-iran.md"},
		{"ایران و روسیه", model.NoDate, "ایران-و-روسیه.md"},
		{"東京で会談", model.NoDate, "東京で会談.md"},
		{"line\nbreak\x1b[31m\u202e", model.NoDate, "line-break-31m.md"},
		{".hidden.", model.NoDate, "hidden.md"},
	} {
		if got := FileName(&model.Article{Title: c.title, Published: day, Precision: c.precision}, md); got != c.want {
			t.Errorf("%q: %q, want %q", c.title, got, c.want)
		}
	}
	for _, long := range []string{strings.Repeat("word ", 100), strings.Repeat("語", 300), strings.Repeat("x", 300)} {
		got := FileName(&model.Article{Title: long, Published: day, Precision: model.Day}, md)
		if len(got) > 110 || len(got) < 60 || !utf8.ValidString(got) || strings.Contains(got, "-.") {
			t.Errorf("%q", got)
		}
	}
}

func TestSave(t *testing.T) {
	dir := t.TempDir()
	path := Free(dir, "a.md")
	if err := Save(path, []byte("one")); err != nil {
		t.Fatal(err)
	}
	err := Save(path, []byte("two"))
	if !errors.Is(err, ErrExists) || err.Error() != "save: "+path+" is there already" {
		t.Errorf("%v", err)
	}
	if next := Free(dir, "a.md"); next != filepath.Join(dir, "a-2.md") {
		t.Errorf("the next one is %s", next)
	}
	if err := Replace(path, []byte("three")); err != nil {
		t.Fatal(err)
	}
	if b, _ := os.ReadFile(path); string(b) != "three" {
		t.Errorf("it holds %q", b)
	}
	if err := Replace(dir, nil); err == nil || !strings.Contains(err.Error(), "is no file") {
		t.Errorf("%v", err)
	}
	nowhere := filepath.Join(dir, "no", "a.md")
	if err := Save(nowhere, nil); err == nil || err.Error() != "save: "+nowhere+": no such file or directory" && runtime.GOOS != "windows" {
		t.Errorf("%v", err)
	}
	if runtime.GOOS != "windows" {
		dangling := filepath.Join(dir, "link.md")
		if err := os.Symlink(filepath.Join(dir, "elsewhere"), dangling); err != nil {
			t.Fatal(err)
		}
		if err := Save(dangling, nil); !errors.Is(err, ErrExists) {
			t.Errorf("a link to nothing: %v", err)
		}
	}
	if names := ls(t, dir); slices.ContainsFunc(names, func(n string) bool { return strings.HasPrefix(n, ".") }) {
		t.Errorf("left behind: %v", names)
	}
}

// Of many that save under one name one does.
func TestSaveOnlyOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.md")
	errs := make([]error, 16)
	var all sync.WaitGroup
	for i := range errs {
		all.Go(func() { errs[i] = Save(path, []byte{byte('a' + i)}) })
	}
	all.Wait()
	saved := 0
	for i, err := range errs {
		if err == nil {
			saved++
			if b, _ := os.ReadFile(path); string(b) != string(rune('a'+i)) {
				t.Errorf("%d has saved, and it holds %q", i, b)
			}
		} else if !errors.Is(err, ErrExists) {
			t.Error(err)
		}
	}
	if saved != 1 {
		t.Errorf("%d have saved", saved)
	}
}

func TestTemporary(t *testing.T) {
	path, remove, err := Temporary("a b.md", []byte("x"))
	if err != nil {
		t.Fatal(err)
	}
	if b, err := os.ReadFile(path); err != nil || string(b) != "x" || filepath.Base(path) != "a b.md" {
		t.Errorf("%q %v", b, err)
	}
	if info, err := os.Stat(filepath.Dir(path)); err != nil || info.Mode().Perm() != 0o700 && runtime.GOOS != "windows" {
		t.Errorf("%v %v", info, err)
	}
	remove()
	if _, err := os.Stat(filepath.Dir(path)); err == nil {
		t.Error("still there")
	}
}

func ls(t *testing.T, dir string) (out []string) {
	t.Helper()
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range list {
		out = append(out, e.Name())
	}
	return out
}
