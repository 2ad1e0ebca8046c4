package cli

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/creack/pty"

	"dateline/articles/store"
	"dateline/ui/app"
	"dateline/ui/screentest"
)

// compiled builds a package of the module and returns the program.
func compiled(tb testing.TB, pkg string) string {
	tb.Helper()
	builds.Lock()
	defer builds.Unlock()
	if out := builds.made[pkg]; out != "" {
		return out
	}
	if builds.dir == "" {
		dir, err := os.MkdirTemp("", "dateline-test")
		if err != nil {
			tb.Fatal(err)
		}
		builds.dir, builds.made = dir, map[string]string{}
	}
	out := filepath.Join(builds.dir, fmt.Sprintf("program%d", len(builds.made)))
	cmd := exec.Command("go", "build", "-o", out, pkg)
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if msg, err := cmd.CombinedOutput(); err != nil {
		tb.Fatalf("go build %s: %v\n%s", pkg, err, msg)
	}
	builds.made[pkg] = out
	return out
}

// builds are the programs that were built; TestMain removes them.
var builds struct {
	sync.Mutex
	dir  string
	made map[string]string
}

// firstPaint starts a program in a pty of 120×40 and returns how long it takes
// until it has written marker.
func firstPaint(tb testing.TB, marker string, env []string, name string, args ...string) time.Duration {
	tb.Helper()
	cmd := exec.Command(name, args...)
	cmd.Env = append(append(os.Environ(), "TERM=xterm-256color"), env...)
	start := time.Now()
	tty, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: 120, Rows: 40})
	if err != nil {
		tb.Fatal(err)
	}
	defer func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		_ = tty.Close()
	}()
	var seen []byte
	buf := make([]byte, 64<<10)
	for {
		n, err := tty.Read(buf)
		seen = append(seen, buf[:n]...)
		if bytes.Contains(seen, []byte(marker)) {
			return time.Since(start)
		}
		if err != nil || time.Since(start) > 20*time.Second {
			tb.Fatalf("%s never wrote %q: %q", name, marker, seen)
		}
	}
}

// BenchmarkStart times process start to first paint of the sample edition and of
// libraries of 26 and 10,000 stories, the latter also with a desk and a story as they were left, in turns with a one-frame Bubble Tea program of the same imports, and with
// newsboat (26 items in its cache) and less where they are installed. Each
// metric is the median in milliseconds.
//
//	go test ./ui/cli -run '^$' -bench Start -benchtime 40x
func BenchmarkStart(b *testing.B) {
	home := b.TempDir()
	env := []string{"HOME=" + home}
	type entrant struct {
		metric string
		run    func() time.Duration
	}
	reader, one := compiled(b, "dateline"), compiled(b, "./testdata/oneframe")
	list := []entrant{
		{"ms-reader", func() time.Duration { return firstPaint(b, "Kabor", env, reader) }},
		{"ms-oneframe", func() time.Duration { return firstPaint(b, "one frame", env, one) }},
	}
	for _, n := range []int{26, 10_000} {
		at := append(slices.Clone(env), "XDG_DATA_HOME="+filled(b, n).home)
		list = append(list, entrant{fmt.Sprintf("ms-library-%d", n), func() time.Duration { return firstPaint(b, "Headline", at, reader) }})
		left := b.TempDir()
		if err := (&session{}).writeState(filepath.Join(left, "dateline", "state.json"), app.State{Sidebar: true, Desk: 2, Name: "Unread", Story: "1", Row: min(n, 150)}, false); err != nil {
			b.Fatal(err)
		}
		again := append(slices.Clone(at), "XDG_STATE_HOME="+left)
		list = append(list, entrant{fmt.Sprintf("ms-left-as-it-was-%d", n), func() time.Duration { return firstPaint(b, "Headline", again, reader) }})
	}
	if path, err := exec.LookPath("newsboat"); err == nil {
		urls, cache := newsboat(b, home)
		list = append(list, entrant{"ms-newsboat", func() time.Duration {
			return firstPaint(b, "26 items", env, path, "-u", urls, "-c", cache)
		}})
	}
	if path, err := exec.LookPath("less"); err == nil {
		file := filepath.Join(home, "story.txt")
		if err := os.WriteFile(file, []byte(strings.Repeat("Kabor and some text\n", 400)), 0o600); err != nil {
			b.Fatal(err)
		}
		list = append(list, entrant{"ms-less", func() time.Duration { return firstPaint(b, "Kabor", env, path, file) }})
	}
	times := make([][]time.Duration, len(list))
	for _, e := range list {
		e.run() // warm
	}
	for b.Loop() {
		for i, e := range list {
			times[i] = append(times[i], e.run())
		}
	}
	for i, e := range list {
		slices.Sort(times[i])
		b.ReportMetric(float64(times[i][len(times[i])/2].Microseconds())/1000, e.metric)
	}
}

// filled is a library of n stories.
func filled(b *testing.B, n int) shelf {
	s := newShelf(b)
	l := s.open(b)
	for from := 0; from < n; from += 1000 {
		var list []store.Incoming
		for i := min(n, from+1000); i > from; i-- {
			list = append(list, told(i, fmt.Sprintf("Headline %d", i), "BERGEN, Norway — Prime Minister Erna Solberg spoke."))
		}
		delivered(b, l, list...)
	}
	if err := l.Close(); err != nil {
		b.Fatal(err)
	}
	return s
}

// newsboat fills a cache with one feed of 26 items.
func newsboat(b *testing.B, home string) (urls, cache string) {
	var feed strings.Builder
	feed.WriteString(`<rss version="2.0"><channel><title>26 items</title><link>http://localhost/</link><description>d</description>`)
	for i := range 26 {
		fmt.Fprintf(&feed, "<item><title>Story %d</title><link>http://localhost/%d</link><description>text</description></item>", i, i)
	}
	feed.WriteString("</channel></rss>")
	file := filepath.Join(home, "feed.xml")
	urls, cache = filepath.Join(home, "urls"), filepath.Join(home, "cache.db")
	for name, text := range map[string]string{file: feed.String(), urls: "file://" + file + "\n"} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	cmd := exec.Command("newsboat", "-u", urls, "-c", cache, "-x", "reload")
	cmd.Env = append(os.Environ(), "HOME="+home)
	if out, err := cmd.CombinedOutput(); err != nil {
		b.Skipf("newsboat cannot reload: %v %s", err, out)
	}
	return urls, cache
}

// BenchmarkKey presses keys in the built program at 120×40 and reports, per
// key, the processor time of the whole process and the bytes it wrote.
//
//	go test ./ui/cli -run '^$' -bench Key -benchtime 60x
func BenchmarkKey(b *testing.B) {
	program := compiled(b, "dateline")
	for _, k := range []struct {
		name  string
		enter []string
		press func(*screentest.Process, int)
	}{
		{"list-j", nil, func(p *screentest.Process, i int) { p.Press([]string{"j", "k"}[i/8%2]) }},
		{"article-j", []string{"enter"}, func(p *screentest.Process, i int) { p.Press([]string{"j", "k"}[i/8%2]) }},
		{"article-page", []string{"enter"}, func(p *screentest.Process, i int) { p.Press([]string{"pgdown", "pgup"}[i%2]) }},
		{"tab", nil, func(p *screentest.Process, _ int) { p.Press("tab") }},
		{"entity-e", []string{"enter"}, func(p *screentest.Process, _ int) { p.Press("e") }},
		{"zen-j", []string{"enter", "z"}, func(p *screentest.Process, i int) { p.Press([]string{"j", "k"}[i/8%2]) }},
		{"redraw", nil, func(p *screentest.Process, _ int) { p.Press("ctrl+l") }},
		{"resize", nil, func(p *screentest.Process, i int) { p.Resize(119+i%2, 40) }},
	} {
		b.Run(k.name, func(b *testing.B) {
			p := screentest.StartCommand(b, screentest.Command{Path: program}, screentest.Options{Width: 120, Height: 40})
			p.WaitFor("Kabor")
			p.Press(k.enter...)
			p.Settle()
			cpu, written, n := processorTime(b, p.Pid()), p.Bytes(), 0
			for b.Loop() {
				before, sent := p.Bytes(), time.Now()
				k.press(p, n)
				for p.Bytes() == before && time.Since(sent) < time.Second {
					time.Sleep(time.Millisecond)
				}
				p.Settle()
				n++
			}
			b.ReportMetric(float64(processorTime(b, p.Pid())-cpu)/float64(n)/1e6, "cpu-ms/key")
			b.ReportMetric(float64(p.Bytes()-written)/float64(n), "B/key")
		})
	}
}

// processorTime returns the time in nanoseconds that all threads of a process
// have run.
func processorTime(b *testing.B, pid int) (ns int64) {
	files, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/schedstat", pid))
	if len(files) == 0 {
		b.Skip("no /proc/PID/task/*/schedstat here")
	}
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			continue // the thread has ended
		}
		if n, err := strconv.ParseInt(strings.Fields(string(text))[0], 10, 64); err == nil {
			ns += n
		}
	}
	return ns
}
