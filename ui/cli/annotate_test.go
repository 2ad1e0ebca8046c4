package cli

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"dateline/model"
	"dateline/ui/cli/annotate"
)

func TestAnnotateGolden(t *testing.T) {
	folder(t, map[string]string{"story.txt": story})
	line := `{"id":"a1","title":"Tehran talks","text":"Rouhani, an Iranian, spoke.\u202e\u009b<b>","published":"2015-11-23","dateline":"TEHRAN -","language":"en"}`
	const want = `{"id":"a1","title":"Tehran talks","published":"2015-11-23","language":"en",` +
		`"countries":[{"code":"IR","name":"Iran","mentions":2,"salience":0.5124,"mentioned":true,"involved":true,"via":["demonym","place"]}],` +
		`"people":[{"id":"Q348144","name":"Hassan Rouhani","country":"IR","leader":true,"offices":[{"title":"President","country":"IR","organization":"",` +
		`"from":"2013-08-03","until":"2021-08-03","current":true,"asof":""}],"mentions":1,"salience":0.3,"references":[]}],"organizations":[],` +
		`"places":[{"id":"geonames:112931","name":"Tehran","country":"IR","lat":35.6944,"lon":51.4215,"mentions":1,"salience":0.2}],` +
		`"mentions":[{"field":"title","start":0,"end":6,"text":"Tehran","kind":"place","name":"Tehran","id":"geonames:112931","country":"IR"},` +
		`{"field":"text","start":0,"end":7,"text":"Rouhani","kind":"person","name":"Hassan Rouhani","id":"Q348144","country":"IR"},` +
		`{"field":"text","start":12,"end":19,"text":"Iranian","kind":"country","name":"Iran","id":"country:IR","country":"IR"}]}`
	if got := (front{stdin: strings.NewReader(line)}).start(t, "annotate"); got.stdout != want+"\n" || got.stderr != "" || got.status != 0 {
		t.Errorf("got  %s\nwant %s\n(status %d, %s)", got.stdout, want, got.status, got.stderr)
	}
	withText := strings.Replace(want, `"language":"en",`, `"language":"en","dateline":"TEHRAN -","text":"Rouhani, an Iranian, spoke.\u202e\u009b<b>",`, 1)
	if got := (front{stdin: strings.NewReader(line)}).start(t, "annotate", "--with-text", "-"); got.stdout != withText+"\n" {
		t.Errorf("--with-text:\ngot  %s\nwant %s", got.stdout, withText)
	}
	const empty = `{"id":"","title":"","published":"","language":"","countries":[],"people":[],"organizations":[],"places":[],"mentions":[]}`
	if got := (front{stdin: strings.NewReader(`{"text":""}`)}).start(t, "annotate"); got.stdout != empty+"\n" {
		t.Errorf("an empty text: %s", got.stdout)
	}
}

func TestAnnotateFormats(t *testing.T) {
	folder(t, map[string]string{
		"story.txt": story, "two.jsonl": `{"id":"1","text":"Tehran"}` + "\n" + `{"id":"2","text":""}`, "none.jsonl": "\n",
		"list.json": `[ {"id":"x","text":"Iranian"}, {"id":"y"}, {"id":"z","text":"GECF"} ]`, "one.json": "\xEF\xBB\xBF{\n \"id\": \"o\",\n \"text\": \"GECF\"\n}\n",
	})
	ids := func(out string) (ids []string) {
		for _, line := range strings.Split(strings.TrimSpace(out), "\n") {
			var o struct{ ID string }
			if err := json.Unmarshal([]byte(line), &o); err != nil {
				t.Errorf("%q: %v", line, err)
			}
			ids = append(ids, o.ID)
		}
		return ids
	}
	all := []string{"annotate", "list.json", "story.txt", "two.jsonl", "one.json"}
	got := front{terminal: true}.start(t, append(all, "--json")...)
	if want := []string{"x", "y", "z", "story.txt", "1", "2", "o"}; !slices.Equal(ids(got.stdout), want) {
		t.Errorf("jsonl: %q", got.stdout)
	}
	if got.status != 3 || got.stderr != "dateline: list.json: article 2: no text\n" {
		t.Errorf("status %d, %q", got.status, got.stderr)
	}
	if plain := (front{}).start(t, all...); plain != got {
		t.Errorf("on a pipe jsonl is not the default: %q", plain.stdout)
	}
	array := front{}.start(t, append(all, "--format", "json")...)
	var elements []json.RawMessage
	if err := json.Unmarshal([]byte(array.stdout), &elements); err != nil || len(elements) != 7 {
		t.Fatalf("json: %v in %q", err, array.stdout)
	}
	for i, line := range strings.Split(strings.TrimSpace(got.stdout), "\n") {
		if string(elements[i]) != line {
			t.Errorf("json has %s where jsonl has %s", elements[i], line)
		}
	}
	if got := (front{}).start(t, "annotate", "--format", "json", "none.jsonl"); got.stdout != "[]\n" || got.status != 0 {
		t.Errorf("an array of nothing: %+v", got)
	}
	if got := (front{}).start(t, "annotate", "--format", "json", "missing.txt"); got.stdout != "[\n{\"id\":\"missing.txt\",\"error\":\"no such file or folder\"}\n]\n" || got.status != 1 {
		t.Errorf("an array of a failure: %+v", got)
	}
}

func TestAnnotateText(t *testing.T) {
	folder(t, map[string]string{"story.txt": story, "evil.txt": "Head\x1b]52;c;eA==\aline\n\nTeh\u202eran and Tehran \u009b31m are here, say the Iranian hosts of it.\n"})
	got := front{}.start(t, "annotate", "--format", "text", "story.txt")
	want := `Gas exporters meet in [Tehran|place geonames:112931]

An [Iranian|country IR] official opened the talks of the [GECF|organization] on Monday. Mr [Rouhani|person Q348144] is to speak on Tuesday, the hosts said.

[Tehran|place geonames:112931] was quiet.

Countries involved
  IR  Iran          3  0.51  demonym, place

People
  Hassan Rouhani    1  0.30  former President of Iran, 2013–2021

Organisations
  GECF              1  0.10

Places
  Tehran            2  0.20  IR
`
	if got.stdout != want || got.stderr != "" {
		t.Errorf("got\n%s\nwant\n%s%s", got.stdout, want, got.stderr)
	}
	if dated := (front{}).start(t, "annotate", "--format", "text", "--date", "2015-11-23", "story.txt"); !strings.Contains(dated.stdout, "0.30  President of Iran, 2013–2021") {
		t.Errorf("--date is not the date of an article without one:\n%s", dated.stdout)
	}
	for _, on := range []front{{}, {terminal: true, width: 60}} {
		out := on.start(t, "annotate", "--format", "text", "evil.txt").stdout
		if strings.Contains(out, "\x1b]52") || strings.ContainsAny(out, "\a\u202e\u009b") {
			t.Errorf("the text can act on a terminal: %q", out)
		}
	}
	screen := front{terminal: true, width: 24}.start(t, "annotate", "story.txt").stdout
	for _, line := range strings.Split(ansi.Strip(screen), "\n") {
		if ansi.StringWidth(line) > 24 {
			t.Errorf("a line of %d cells on a terminal of 24: %q", ansi.StringWidth(line), line)
		}
	}
	if !strings.Contains(screen, "\x1b[") || strings.Contains(screen, "|place") || !strings.Contains(screen, "Countries involved") {
		t.Errorf("a terminal gets\n%s", screen)
	}
}

func TestAnnotateBadLines(t *testing.T) {
	long := `{"id":"long","text":"` + strings.Repeat("x", annotate.MaxLine) + `"}`
	in := strings.Join([]string{
		`{"id":"a","text":"Tehran"}`, "", `{"id":"b"}`, `["c"]`, "{\"id\":\"d\",\"text\":\"\xff\"}", `{"id":"e","text":"\ud800"}`,
		long, `{"id":"f","text":"GECF"}`, `not json`, `{"id":"g\u001b[31m","text":false}`,
	}, "\n")
	got := front{stdin: strings.NewReader(in)}.start(t, "annotate")
	wantErr := `dateline: standard input: line 3: no text
dateline: standard input: line 4: not an object but an array
dateline: standard input: line 5: not UTF-8
dateline: standard input: line 6: not UTF-8: half of a surrogate pair, \ud800, at byte 19
dateline: standard input: line 7: longer than 10 MB
dateline: standard input: line 9: not JSON: invalid character 'o' in literal null (expecting 'u') at byte 2
dateline: standard input: line 10: text is not a string
`
	if got.stderr != wantErr || got.status != 3 {
		t.Errorf("status %d, stderr\n%s\nwant\n%s", got.status, got.stderr, wantErr)
	}
	var shape []string
	for _, line := range strings.Split(strings.TrimSpace(got.stdout), "\n") {
		var o map[string]any
		if err := json.Unmarshal([]byte(line), &o); err != nil {
			t.Fatal(err)
		}
		shape = append(shape, fmt.Sprintf("%v %v", o["id"], o["error"]))
	}
	want := []string{"a <nil>", "b no text", " not an object but an array", " not UTF-8", `e not UTF-8: half of a surrogate pair, \ud800, at byte 19`,
		" longer than 10 MB", "f <nil>", " not JSON: invalid character 'o' in literal null (expecting 'u') at byte 2", "g\x1b[31m text is not a string"}
	if !slices.Equal(shape, want) {
		t.Errorf("objects\n%q\nwant\n%q", shape, want)
	}
	if only := (front{stdin: strings.NewReader(`{"id":"x"}`)}).start(t, "annotate"); only.status != 3 {
		t.Errorf("only a bad line: status %d", only.status)
	}
}

// Standard input is lines if it begins with a brace, else one article.
func TestAnnotateStdin(t *testing.T) {
	for in, want := range map[string]string{
		"\n \t\n{\"id\":\"a\",\"text\":\"x\"}": `{"id":"a"`, "\xEF\xBB\xBF{\"id\":\"a\",\"text\":\"x\"}": `{"id":"a"`,
		story: `{"id":"-","title":"Gas exporters meet in Tehran"`, "[" + story: `{"id":"-"`,
	} {
		if got := (front{stdin: strings.NewReader(in)}).start(t, "annotate", "-"); !strings.HasPrefix(got.stdout, want) || got.status != 0 {
			t.Errorf("%.20q: %+v", in, got)
		}
	}
	for in, want := range map[string]string{
		"": "dateline: standard input: empty\n", " \n \n": "dateline: standard input: empty\n", "GIF89a....": "dateline: standard input: not a text (GIF image)\n",
		"x" + strings.Repeat("word ", annotate.MaxLine/5): "dateline: standard input: over the limit of 10 MB\n",
	} {
		if got := (front{stdin: strings.NewReader(in)}).start(t, "annotate"); got.stderr != want || got.status != 1 || !strings.HasPrefix(got.stdout, `{"id":"-","error":`) {
			t.Errorf("%.20q: status %d, %s%s", in, got.status, got.stderr, got.stdout)
		}
	}
}

func TestAnnotateFolder(t *testing.T) {
	folder(t, map[string]string{
		"in/b/2.txt": story, "in/b/10.txt": story, "in/a.md": "# Tehran\n\nA text of some words.", "in/c.jsonl": `{"id":"c","text":"x"}`,
		"in/.hidden.txt": story, "in/photo.jpg": "x", "in/d.txt": "", "none/readme.pdf": "x",
	})
	got := front{}.start(t, "annotate", "in", "none")
	var ids []string
	for _, line := range strings.Split(strings.TrimSpace(got.stdout), "\n") {
		var o struct{ ID string }
		_ = json.Unmarshal([]byte(line), &o)
		ids = append(ids, filepath.ToSlash(o.ID))
	}
	if want := []string{"in/a.md", "in/b/2.txt", "in/b/10.txt", "c", "in/d.txt", "none"}; !slices.Equal(ids, want) {
		t.Errorf("got %q, want %q", ids, want)
	}
	if got.status != 3 || strings.Count(got.stderr, "\n") != 2 {
		t.Errorf("status %d, %q", got.status, got.stderr)
	}
}

func TestAnnotateKeepsTheOrder(t *testing.T) {
	if runtime.GOMAXPROCS(0) < 2 {
		t.Log("on one core there is little to put in order")
	}
	const n = 10_000
	var in strings.Builder
	for i := range n {
		fmt.Fprintf(&in, `{"id":"%d","text":"%s"}`+"\n", i, strings.Repeat("Tehran and Iranian ", i%5))
	}
	slow := product(time.Now)
	slow.analyze = func(a *model.Article, day time.Time) *model.Analysis {
		for range rand.IntN(20) {
			runtime.Gosched()
		}
		return finder(a, day)
	}
	first := front{stdin: strings.NewReader(in.String()), with: &slow}.start(t, "annotate")
	lines := strings.Split(strings.TrimSpace(first.stdout), "\n")
	if len(lines) != n || first.status != 0 {
		t.Fatalf("%d lines, status %d", len(lines), first.status)
	}
	for i, line := range lines {
		if !strings.HasPrefix(line, fmt.Sprintf(`{"id":"%d",`, i)) {
			t.Fatalf("line %d is %.40s", i, line)
		}
	}
	second := front{stdin: strings.NewReader(in.String()), with: &slow}.start(t, "annotate")
	if second.stdout != first.stdout {
		t.Error("two runs gave different bytes")
	}
}

// lineSource makes n lines as they are read.
type lineSource struct {
	n    int
	rest []byte
	line []byte
}

func (l *lineSource) Read(p []byte) (int, error) {
	if len(l.rest) == 0 {
		if l.n == 0 {
			return 0, io.EOF
		}
		l.n--
		l.rest = l.line
	}
	n := copy(p, l.rest)
	l.rest = l.rest[n:]
	return n, nil
}

// heapWatch notes the live heap now and then while it is written to.
type heapWatch struct {
	lines, every int
	most         uint64
}

func (h *heapWatch) Write(p []byte) (int, error) {
	before := h.lines / h.every
	for _, c := range p {
		if c == '\n' {
			h.lines++
		}
	}
	if h.lines/h.every > before {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		h.most = max(h.most, m.HeapAlloc)
	}
	return len(p), nil
}

func TestAnnotateStreamsInConstantMemory(t *testing.T) {
	n := streamedLines
	if testing.Short() {
		n = min(n, 20_000)
	}
	line := []byte(`{"id":"a","title":"Tehran","text":"` + strings.Repeat("Rouhani and other Iranian hosts. ", 8) + `"}` + "\n")
	runtime.GC()
	var before runtime.MemStats
	runtime.ReadMemStats(&before)
	watch := &heapWatch{every: n / 20}
	if status := (front{stdin: &lineSource{n: n, line: line}}).startTo(t, watch, io.Discard, "annotate"); status != 0 || watch.lines != n {
		t.Fatalf("status %d after %d of %d lines", status, watch.lines, n)
	}
	const limit = 8 << 20 // the input is over 50 MB, the output 400
	if grown := int64(watch.most) - int64(before.HeapAlloc); grown > limit {
		t.Errorf("the heap grew by %d bytes", grown)
	}
}

// A line over the limit is not held while it is passed over.
func TestAnnotateRefusesHugeLinesUnbuffered(t *testing.T) {
	huge := io.MultiReader(strings.NewReader(`{"text":"`), &lineSource{n: 3000, line: []byte(strings.Repeat("x", 64<<10))}, strings.NewReader("\"}\n"+`{"id":"next","text":""}`))
	watch := &heapWatch{every: 1}
	var errs strings.Builder
	if status := (front{stdin: huge}).startTo(t, watch, &errs, "annotate"); status != 3 || watch.lines != 2 {
		t.Errorf("status %d, %d lines, %s", status, watch.lines, errs.String())
	}
	if watch.most > 60<<20 {
		t.Errorf("%d bytes of heap for a line of 190 MB", watch.most)
	}
}

// An object is written as soon as it is ready, not when a buffer is full.
func TestAnnotateAnswersAtOnce(t *testing.T) {
	ask, questions := io.Pipe()
	answers, say := io.Pipe()
	ready := make(chan int)
	asker, teller := front{stdin: ask}, t
	go func() {
		status := asker.startTo(teller, say, io.Discard, "annotate")
		_ = say.Close()
		ready <- status
	}()
	lines := bufio.NewScanner(answers)
	for i := range 5 {
		if _, err := fmt.Fprintf(questions, `{"id":"%d","text":"Tehran"}`+"\n", i); err != nil {
			t.Fatal(err)
		}
		if !lines.Scan() || !strings.HasPrefix(lines.Text(), fmt.Sprintf(`{"id":"%d"`, i)) {
			t.Fatalf("answer %d is %q", i, lines.Text())
		}
	}
	_ = questions.Close()
	if status := <-ready; status != 0 {
		t.Errorf("status %d", status)
	}
}

// fullPipe is a pipe whose reader has gone.
type fullPipe struct{ after int }

func (p *fullPipe) Write(b []byte) (int, error) {
	if p.after -= len(b); p.after < 0 {
		return 0, &os.PathError{Op: "write", Path: "|1", Err: syscall.EPIPE}
	}
	return len(b), nil
}

func TestAnnotateEndsQuietlyWhenNobodyReads(t *testing.T) {
	line := []byte(`{"id":"a","text":"Tehran"}` + "\n")
	var errs strings.Builder
	status := front{stdin: &lineSource{n: 100_000, line: line}}.startTo(t, &fullPipe{100_000}, &errs, "annotate")
	if status != 0 || errs.Len() > 0 {
		t.Errorf("status %d, %q", status, errs.String())
	}
	status = front{stdin: &lineSource{n: 10, line: line}}.startTo(t, failingWriter{}, &errs, "annotate")
	if status != 1 || errs.String() != "dateline: no space left on device\n" {
		t.Errorf("a full disk: status %d, %q", status, errs.String())
	}
}

type failingWriter struct{}

func (failingWriter) Write([]byte) (int, error) { return 0, errors.New("no space left on device") }

// A panic in the analysis of one article costs that article.
func TestAnnotateSurvivesAPanic(t *testing.T) {
	with := product(time.Now)
	with.analyze = func(a *model.Article, day time.Time) *model.Analysis {
		if a.ID == "bad" {
			panic("index out of range")
		}
		return finder(a, day)
	}
	in := `{"id":"good","text":"a"}` + "\n" + `{"id":"bad","text":"b"}` + "\n" + `{"id":"last","text":"c"}`
	got := front{stdin: strings.NewReader(in), with: &with}.start(t, "annotate")
	if got.status != 3 || got.stderr != "dateline: standard input: line 2: could not be analysed: index out of range\n" ||
		!strings.Contains(got.stdout, `{"id":"bad","error":"could not be analysed: index out of range"}`+"\n"+`{"id":"last"`) {
		t.Errorf("%+v", got)
	}
}

func BenchmarkAnnotateLines(b *testing.B) {
	line := []byte(`{"id":"a","title":"Tehran","text":"` + strings.Repeat("Rouhani and other Iranian hosts. ", 25) + `"}` + "\n")
	b.SetBytes(int64(len(line)))
	b.ReportAllocs()
	with := product(time.Now)
	with.analyze = func(*model.Article, time.Time) *model.Analysis { return &model.Analysis{} }
	p := Process{Stdin: &lineSource{n: b.N, line: line}, Stdout: io.Discard, Stderr: io.Discard, Now: time.Now, Width: func() int { return 0 }}
	run(b.Context(), []string{"annotate"}, p, with)
}
