package app

import (
	"encoding/json"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dateline/articles/library"
	"dateline/articles/store"
	"dateline/model"
	"dateline/ui/screentest"
)

// news are stories for the real library: what a correction changes in them is
// what the real analysis finds.
var news = []struct{ title, text string }{
	{"A vow before the talks", "President Park said on Tuesday that South Korea would answer in time. " + filler(3) + "\n\nLater President Park left for Busan. " + filler(6)},
	{"A budget for the navy", "President Park signed the budget of South Korea in Seoul. " + filler(3)},
	{"A visit in full", "President Park Geun-hye flew to Lima. Later Park spoke. " + filler(3)},
	{"Georgia counts", "Officials in Georgia counted for days, said Georgian newspapers. " + filler(3)},
	{"A mill is sold", "Ms Ada Quill bought the mill, said Ms Quill. " + filler(3)},
}

// readNews opens the news in the reader.
func readNews(t *testing.T, keep library.Keeper, w, h int) *screentest.Terminal {
	t.Helper()
	var lines strings.Builder
	for _, n := range news {
		line, err := json.Marshal(map[string]string{"title": n.title, "text": n.text, "published": "2015-11-23"})
		if err != nil {
			t.Fatal(err)
		}
		lines.Write(append(line, '\n'))
	}
	l := library.Open(library.Options{Now: func() time.Time { return now }, Paths: []string{"-"}, Stdin: strings.NewReader(lines.String()), Keep: keep})
	a := New(Options{Articles: l, Now: now, Zone: time.UTC})
	t.Cleanup(a.Close)
	x := screentest.Start(t, a.Model(), screentest.Options{Width: w, Height: h, Graphemes: true})
	x.WaitFor("A vow before")
	x.Settle()
	return x
}

func kept(t *testing.T, s *store.Corrections) []model.Correction {
	t.Helper()
	list, bad, err := s.Read()
	if err != nil || len(bad) > 0 {
		t.Fatal(bad, err)
	}
	return store.Live(list)
}

// TestNotThisOne: ! takes a name back, in the story on the screen and in all
// others, and keeps it; u brings it back.
func TestNotThisOne(t *testing.T) {
	t.Parallel()
	file := store.NewCorrections(filepath.Join(t.TempDir(), "dateline", store.FileName))
	x := readNews(t, file, 120, 30)
	x.Press("2", "e")
	has(t, x, "Park Geun-hye, President of South Korea")
	x.Press("enter")
	has(t, x, "! not this one   c this is…", "In 2 other stories here")
	x.Press("!")
	x.WaitFor("“Park” is no longer Park Geun-hye in what you read · u undoes")
	x.WaitGone("Park Geun-hye, P")
	x.Settle()
	x.Press("enter") // the focus stays on the name, which is nobody's now
	has(t, x, "╭ Park ─", "No office known", "corrected by you; named twice", "In 1 other story here")
	hasNot(t, x, "! not this one")
	x.Press("!")
	has(t, x, "Not now: dateline knows nobody of that name; c says who or what it is")
	x.Press("esc", "J")
	x.WaitFor("signed the budget")
	hasNot(t, x, "Geun-hye")
	x.Press("J")
	x.WaitFor("flew to Lima")
	has(t, x, "Park Geun-hye     ", "KR South Korea") // who is named in full stays
	if got := kept(t, file); len(got) != 1 || got[0].Surface != "Park" || got[0].From != "Q138048" || got[0].Story != "-#1" || !got[0].When.Equal(now) {
		t.Errorf("kept: %+v", got)
	}
	x.Press("u") // J marked stories read meanwhile: steps go back one by one
	x.WaitFor("Undone: 1 story unread")
	x.Press("u", "u", "u")
	x.WaitFor("Undone: “Park” is Park Geun-hye again in what you read · ctrl+r redoes")
	if got := kept(t, file); len(got) != 0 {
		t.Errorf("kept after undo: %+v", got)
	}
	x.Press("K", "K")
	x.WaitFor("said on Tuesday")
	x.WaitFor("Park Geun-hye")
	x.Press("ctrl+r")
	x.Sync()
	has(t, x, "Nothing to redo") // K has marked
}

// TestThisIs: c lists what a name can stand for, typing searches, enter chooses.
func TestThisIs(t *testing.T) {
	t.Parallel()
	file := store.NewCorrections(filepath.Join(t.TempDir(), store.FileName))
	x := readNews(t, file, 120, 30)
	x.Press("J", "J", "J")
	x.WaitFor("Georgian newspapers")
	x.Press("2", "e")
	has(t, x, "Georgia · 1 of")
	x.Press("enter", "c")
	has(t, x, "“Georgia” is …", "region in United States", "an unknown person", "No name", "it is this")
	x.Press("down", "up", "esc")
	has(t, x, "! not this one") // back in the card
	x.Press("c", "enter")
	x.WaitFor("“Georgia” is now Georgia (United States) in what you read")
	x.Settle()
	has(t, x, "US United S")
	hasNot(t, x, "GE Georgia")
	x.Press("e", "enter", "c")
	x.Type("tbil")
	has(t, x, "Tbilisi", "city in")
	x.Press("enter")
	x.WaitFor("is now Tbilisi")
	x.Settle()
	x.Press("u")
	x.WaitFor("Undone: “Georgia” is Georgia (United States) again")
	x.Press("u")
	x.WaitFor("is Georgia (country) again")
	x.WaitFor("GE Georgia")
	x.Press("ctrl+r")
	x.WaitFor("Redone: “Georgia” is now Georgia (United States) in what you read · u undoes")
	x.WaitGone("GE Georgia")
	if got := kept(t, file); len(got) != 1 || got[0].To != "admin1:US.GA" || got[0].ToKind != model.Place {
		t.Errorf("kept: %+v", got)
	}
}

// TestThisIsNobodyKnown: a typed name that the tables lack, and no name at all.
func TestThisIsNobodyKnown(t *testing.T) {
	file := store.NewCorrections(filepath.Join(t.TempDir(), store.FileName))
	x := readNews(t, file, 80, 24)
	x.Press("J", "J", "J", "J")
	x.WaitFor("bought the mill")
	x.Press("2", "e", "enter", "c")
	x.Type("Zzyzx Mills")
	has(t, x, "an unknown organisation")
	x.Press("down", "enter")
	x.WaitFor("“Ada Quill” is now Zzyzx Mills")
	x.Settle()
	x.Press("enter")
	has(t, x, "╭ Zzyzx Mills", "Not in dateline's tables")
	x.Press("c", "pgdown", "pgdown", "enter")
	x.WaitFor("“Ada Quill” is no longer a name")
	x.Settle()
	x.Press("e")
	has(t, x, "Zzyzx Mills") // Ms Quill is still it
	got := kept(t, file)
	if len(got) != 2 || got[0].To != "" || got[0].ToName != "Zzyzx Mills" || got[0].ToKind != model.Organization || !got[1].NoName() || got[1].ToName != "" {
		t.Errorf("kept: %+v", got)
	}
}

// TestCorrectFromTheSidebar: who is chosen among those involved is meant by the
// fullest name that the story has.
func TestCorrectFromTheSidebar(t *testing.T) {
	file := store.NewCorrections(filepath.Join(t.TempDir(), store.FileName))
	x := readNews(t, file, 120, 30)
	x.Press("J", "J")
	x.WaitFor("flew to Lima")
	x.Press("3", "g", "j")
	for range 4 {
		if x.Sync(); strings.Contains(x.Row(29), "Park Geun-hye, P") {
			break
		}
		x.Press("j")
	}
	x.Press("enter", "!")
	x.WaitFor("“Park Geun-hye” is no longer Park Geun-hye (President of South Korea 2013–2017)")
	x.Settle()
	hasNot(t, x, "KR South Korea")
	if got := kept(t, file); len(got) != 1 || got[0].Surface != "Park Geun-hye" {
		t.Errorf("kept: %+v", got)
	}
}

// full keeps nothing.
type full struct{}

func (full) Append(c model.Correction) (model.Correction, error) {
	return c, &pathError{errors.New("no space left on device")}
}
func (full) Undo(...string) error { return nil }
func (full) Redo(...string) error { return nil }

type pathError struct{ error }

func (e *pathError) Unwrap() error { return e.error }

func TestCorrectionThatIsNotKept(t *testing.T) {
	x := readNews(t, full{}, 120, 30)
	x.Press("2", "e", "enter", "!")
	x.WaitFor("For this session only (no space left on device): “Park” is no longer Park Geun-hye · u undoes")
	x.WaitGone("Park Geun-hye, P")
	x.Press("u")
	x.WaitFor("“Park” is Park Geun-hye again")
}

// TestCorrectionFromHelp: the keys of the card stand in its help and in the
// palette, which says why they do nothing now.
func TestCorrectionFromHelp(t *testing.T) {
	x := readNews(t, nil, 120, 30)
	x.Press(":")
	x.Type("does not stand for")
	has(t, x, "Not now: e picks an entity first")
	x.Press("enter")
	has(t, x, "Not now: e picks an entity first.")
	x.Press("2", "e", "enter", "?")
	has(t, x, "Keys in a card", "whom or what the name")
	x.Type("whom or what")
	x.Press("enter")
	has(t, x, "“Park” is …")
	x.Press("esc", "3", "j")
	x.Settle()
	x.Press("g", "enter", "!")
	x.Sync()
	hasNot(t, x, "Correcting…")
}

// TestCorrectionWhileNarrowed: a story that lost the entity leaves the list.
func TestCorrectionWhileNarrowed(t *testing.T) {
	x := readNews(t, nil, 120, 30)
	x.Press("2", "e", "x")
	x.WaitFor("Only the 3 stories with Park Geun-hye")
	x.Press("enter", "!")
	x.WaitFor("2 of 5 stories")
	has(t, x, "A visit in full", "A vow before")
	hasNot(t, x, "A budget for")
}

// TestFromBeforeACorrection: pages and findings that were on their way when
// something was corrected are not taken in.
func TestFromBeforeACorrection(t *testing.T) {
	s := stock(0)
	a := New(Options{Articles: s, Now: now})
	defer a.Close()
	a.resize(120, 30)
	a.onBatch(batchMsg{batch: must(s.Load(a.ctx, 0))})
	oldPage := a.build(a.ctx, a.pageKey("one"))().(pageMsg)
	oldFound := scan(a.ctx, s, []string{"one", "two"}, a.known.turn)
	norway := model.EntityKey{Kind: model.Country, ID: "country:NO"}

	s.loaded["one"] = story("one", "Nobody is named", 23, filler(3))
	a.onCorrected(stepDone, model.Step{Correction: &model.Correction{Surface: "Norland", ToKind: model.Place}})
	a.onPage(oldPage)
	a.onScanned(oldFound.(scannedMsg))
	if p := a.reader.Page(); p != nil || len(a.known.stories[norway]) > 0 {
		t.Errorf("shown: %v, known: %v", p, a.known.stories)
	}
	newPage := a.build(a.ctx, a.pageKey("one"))().(pageMsg)
	a.onPage(newPage)
	a.onScanned(scan(a.ctx, s, []string{"two", "three"}, a.known.turn).(scannedMsg))
	if a.reader.Page() != newPage.page || len(a.known.stories[norway]) != 1 {
		t.Errorf("the new page is not shown, or the findings not known: %v", a.known.stories[norway])
	}
	a.onPage(oldPage)
	if a.reader.Page() != newPage.page || a.pages.get(newPage.key) == nil {
		t.Error("an old page took the place of the new one")
	}
}
