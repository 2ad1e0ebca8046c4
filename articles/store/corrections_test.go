package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"dateline/model"
)

func sample(surface string) model.Correction {
	return model.Correction{When: time.Date(2015, 11, 24, 9, 0, 0, 0, time.UTC), Story: "a.txt", Surface: surface,
		Kind: model.Person, From: "Q1", FromName: "Somebody", ToKind: model.Place, To: "geonames:1", ToName: "Sömewhere \u202e<&>\n"}
}

func keep(t *testing.T, s *Corrections, c model.Correction) model.Correction {
	t.Helper()
	c, err := s.Append(c)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func read(t *testing.T, s *Corrections, wantBad ...string) []Kept {
	t.Helper()
	list, bad, err := s.Read()
	if err != nil {
		t.Fatal(err)
	}
	if len(bad) != len(wantBad) {
		t.Fatalf("bad lines: %v, want %v", bad, wantBad)
	}
	for i, b := range bad {
		if want := s.Path() + ": " + wantBad[i]; b.Error() != want {
			t.Errorf("%q, want %q", b, want)
		}
	}
	return list
}

// What is kept comes back as it was, and is the reader's alone.
func TestKeeping(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data", "dateline")
	s := NewCorrections(filepath.Join(dir, FileName))
	if list := read(t, s); len(list) != 0 {
		t.Fatalf("before the first: %v", list)
	}
	if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("reading made the folder: %v", err)
	}
	noName := model.Correction{When: sample("").When, Surface: "Mark", Kind: model.Person, FromName: "Mark"}
	want := []model.Correction{keep(t, s, sample("Park")), keep(t, s, noName), keep(t, s, sample("park"))}
	list := read(t, s)
	if got := Live(list); !reflect.DeepEqual(got, want) {
		t.Errorf("\n got %+v\nwant %+v", got, want)
	}
	if err := s.Undo(want[0].ID); err != nil {
		t.Fatal(err)
	}
	if err := s.Undo(want[2].ID, want[1].ID); err != nil {
		t.Fatal(err)
	}
	if err := s.Redo(want[1].ID); err != nil {
		t.Fatal(err)
	}
	list = read(t, s)
	if got := Live(list); !reflect.DeepEqual(got, want[1:2]) || list[1].Number != 2 || len(list) != 3 {
		t.Errorf("after undo and redo: %+v", list)
	}
	for path, mode := range map[string]fs.FileMode{dir: 0o700, s.Path(): 0o600} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != mode {
			t.Errorf("%s: %v, %v", path, info.Mode(), err)
		}
	}
}

// A line that says nothing is told by its number; the others hold.
func TestBadLines(t *testing.T) {
	s := NewCorrections(filepath.Join(t.TempDir(), FileName))
	one, _ := encode(&model.Correction{ID: "one", Surface: "Park", Kind: model.Person, ToKind: model.Person})
	text := "{not json\n\n" + string(one) + "[1]\n{\"id\":\"x\"}\n{\"id\":\"x\",\"surface\":\"a\",\"was\":{\"kind\":\"river\"}}\n\xff\n" +
		"{\"id\":\"nobody\",\"undone\":true}\n" + string(one) + "{\"surface\":\"a\",\"was\":{\"kind\":\"place\"}}\n" +
		"{\"id\":\"later\",\"surface\":\"b\",\"was\":{\"kind\":\"place\"},\"shape\":\"of a later version\"}\n{\"id\":\"to"
	if err := os.WriteFile(s.Path(), []byte(text), 0o640); err != nil {
		t.Fatal(err)
	}
	bad := []string{"line 1: not JSON", "line 4: not a correction", "line 5: no correction", `line 6: no kind "river"`, "line 7: not UTF-8",
		`line 8: no correction "nobody" before it`, `line 9: a second correction "one"`, "line 10: no id", "line 12: not JSON"}
	if list := read(t, s, bad...); len(list) != 2 || list[0].ID != "one" || list[1].ID != "later" || list[1].Number != 2 {
		t.Fatalf("%+v", list)
	}
	// The half line at the end does not swallow the next.
	keep(t, s, sample("Next"))
	if list := read(t, s, bad...); len(list) != 3 || list[2].Surface != "Next" {
		t.Fatalf("%+v", list)
	}
	if info, _ := os.Stat(s.Path()); info.Mode().Perm() != 0o640 {
		t.Errorf("the mode became %v", info.Mode())
	}
}

func TestCannotKeep(t *testing.T) {
	dir := t.TempDir()
	occupied := filepath.Join(dir, "occupied")
	if err := os.WriteFile(occupied, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s := NewCorrections(filepath.Join(occupied, FileName))
	if _, err := s.Append(sample("Park")); err == nil || strings.Contains(err.Error(), "\n") || !strings.Contains(err.Error(), "not a directory") {
		t.Errorf("a file in the place of the folder: %v", err)
	}
	s = NewCorrections(dir)
	if _, _, err := s.Read(); err == nil || err.Error() != dir+": not a file" {
		t.Errorf("a folder in the place of the file: %v", err)
	}
	if _, err := s.Append(sample("Park")); err == nil {
		t.Error("a folder took a correction")
	}
	if _, err := os.Stat("/dev/full"); err == nil { // a disk without room, on Linux
		s = NewCorrections("/dev/full")
		if _, err := s.Append(sample("Park")); err == nil || err.Error() != "/dev/full: no space left on device" {
			t.Errorf("a full disk: %v", err)
		}
	}
	if os.Getuid() == 0 {
		return // whom no mode keeps out
	}
	locked := filepath.Join(dir, "locked")
	if err := os.Mkdir(locked, 0o500); err != nil {
		t.Fatal(err)
	}
	s = NewCorrections(filepath.Join(locked, FileName))
	if _, err := s.Append(sample("Park")); err == nil || err.Error() != s.Path()+": permission denied" {
		t.Errorf("a folder that cannot be written to: %v", err)
	}
}

const appended = 200

// TestTwoPrograms lets three processes and some goroutines add and undo at once:
// no line may be lost or torn.
func TestTwoPrograms(t *testing.T) {
	if path := os.Getenv("DATELINE_STORE_CHILD"); path != "" {
		s := NewCorrections(path)
		for i := range appended {
			c := keep(t, s, sample(fmt.Sprintf("%s-%d-%s", os.Getenv("DATELINE_STORE_NAME"), i, strings.Repeat("x", i))))
			if i%2 == 0 {
				if err := s.Undo(c.ID); err != nil {
					t.Fatal(err)
				}
			}
		}
		return
	}
	s := NewCorrections(filepath.Join(t.TempDir(), "d", FileName))
	var wg sync.WaitGroup
	for i := range 3 {
		wg.Go(func() {
			cmd := exec.Command(os.Args[0], "-test.run", "^TestTwoPrograms$")
			cmd.Env = append(os.Environ(), "DATELINE_STORE_CHILD="+s.Path(), fmt.Sprintf("DATELINE_STORE_NAME=child%d", i))
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("child %d: %v\n%s", i, err, out)
			}
		})
	}
	for i := range 3 {
		wg.Go(func() {
			for n := range appended {
				if _, err := s.Append(sample(fmt.Sprintf("own%d-%d", i, n))); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	list := read(t, s)
	seen := map[string]bool{}
	for _, k := range list {
		seen[k.Surface] = true
	}
	if len(seen) != 6*appended || len(Live(list)) != 6*appended-3*appended/2 {
		t.Errorf("%d corrections, %d of them live", len(seen), len(Live(list)))
	}
}
