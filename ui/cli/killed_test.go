package cli

import (
	"bufio"
	"context"
	"encoding/pem"
	"flag"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"dateline/articles/store"
	"dateline/model"
	"dateline/model/analyze"
)

var kills = flag.Int("kills", 20, "how often a refresh is killed at least")

const (
	killFeeds = 30
	perIssue  = 4 // articles that each feed gains with an issue
)

// press is a server of many feeds; the n-th issue of each has n×perIssue
// articles, and n is its ETag.
type press struct {
	*httptest.Server
	issue atomic.Int64
}

func newPress(t *testing.T) *press {
	p := &press{}
	p.Server = secure(t, func(w http.ResponseWriter, r *http.Request) {
		n := p.issue.Load()
		tag := fmt.Sprintf(`"%d"`, n)
		w.Header().Set("ETag", tag)
		if r.Header.Get("If-None-Match") == tag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		_, _ = io.WriteString(w, feedOf(strings.TrimPrefix(r.URL.Path, "/"), int(n)*perIssue))
	})
	return p
}

// opml names its feeds.
func (p *press) opml() string {
	var b strings.Builder
	b.WriteString(`<opml version="2.0"><body>`)
	for i := range killFeeds {
		fmt.Fprintf(&b, `<outline text="F%d" xmlUrl="%s/F%d"/>`, i, p.URL, i)
	}
	return b.String() + "</body></opml>"
}

// certificate writes what a process needs to trust a server.
func certificate(t *testing.T, s *httptest.Server) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "ca.pem")
	data := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: s.Certificate().Raw})
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// refreshing is `dateline refresh` as a process of its own.
func (s shelf) refreshing(t *testing.T, ca string) *exec.Cmd {
	cmd := program(t, "refresh", "--force")
	cmd.Env = append(cmd.Env, "XDG_DATA_HOME="+s.home, "XDG_CONFIG_HOME="+s.home, "SSL_CERT_FILE="+ca, "SSL_CERT_DIR="+s.home)
	return cmd
}

// starAll is the other process: it gives a star to one article after the other,
// and says which when that is done.
func starAll(path string) int {
	ctx, yes := context.Background(), true
	l, err := store.Open(ctx, path, store.Options{Engine: analyze.Engine})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	most, err := strconv.Atoi(os.Getenv("DATELINE_TEST_MARKS"))
	if err != nil {
		most = math.MaxInt
	}
	for id := 1; id <= most; id++ {
		step, err := l.Mark(ctx, model.Mark{IDs: []string{fmt.Sprint(id)}, Star: &yes})
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		if len(step.Items) == 1 {
			fmt.Println(id)
		}
		time.Sleep(2 * time.Millisecond)
	}
	if err := l.Close(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// TestKilledRefresh kills the program at random moments of a refresh, and the
// one that sets stars beside it.
func TestKilledRefresh(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("kills processes")
	}
	rounds := *kills
	if raceOn {
		rounds = min(rounds, 5)
	}
	p := newPress(t)
	ca := certificate(t, p.Server)
	var f front
	var s shelf
	var whole time.Duration // that a refresh takes
	var tally killTally
	// More where chance has brought no kill in the middle.
	for round := 0; round < rounds || tally.midway == 0 && !raceOn && round < 10*rounds; round++ {
		if round%10 == 0 { // checking a library that grows takes ever longer
			p.issue.Store(1)
			s = newShelf(t)
			f = trusting(t, p.Server, false)
			f.environ = []string{"XDG_DATA_HOME=" + s.home, "XDG_CONFIG_HOME=" + s.home}
			with := f
			with.stdin = strings.NewReader(p.opml())
			with.expect(t, "import -", outcome{0, "Added: 30 feeds\n", ""})
			begun := time.Now()
			if out, err := s.refreshing(t, ca).CombinedOutput(); err != nil || string(out) != "120 new articles in 30 feeds\n" {
				t.Fatalf("%v: %s", err, out)
			}
			whole = time.Since(begun)
		}
		tally.rounds++
		p.issue.Add(1)
		said := s.killBoth(t, ca, rand.N(whole+whole/4))
		s.agrees(t, p.issue.Load(), said, &tally)
		f.expect(t, "refresh --force", outcome{0, f.after(t, int(p.issue.Load())), ""})
		if t.Failed() {
			t.Fatalf("in round %d", round)
		}
	}
	t.Logf("%d rounds: %d refreshes killed before their end, %d of them with some feeds kept; %d feeds were at the new issue, %d at the old one, %d stars: none lost, none half there",
		tally.rounds, tally.killed, tally.midway, tally.new, tally.old, tally.stars)
	if tally.midway == 0 && !raceOn {
		t.Error("no kill came in the middle of a refresh")
	}
}

type killTally struct{ rounds, killed, midway, new, old, stars int }

// after is what a refresh says that brings what the killed one did not: the
// library then has everything once.
func (f front) after(t *testing.T, issue int) string {
	t.Helper()
	missing, unchanged := 0, 0
	for _, o := range lines[feedObject](t, f.start(t, "feeds", "--json")) {
		missing += issue*perIssue - o.Articles
		if o.Articles == issue*perIssue {
			unchanged++
		}
	}
	text := amount(missing, "new article") + " in 30 feeds"
	if unchanged > 0 {
		text += fmt.Sprintf(", %d with nothing new", unchanged)
	}
	return text + "\n"
}

// killBoth starts a refresh and the setting of stars, kills both, and returns
// which stars were set.
func (s shelf) killBoth(t *testing.T, ca string, after time.Duration) (said []string) {
	t.Helper()
	window := program(t)
	window.Env = append(os.Environ(), "DATELINE_TEST_AS_WINDOW="+s.path)
	out, err := window.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	window.Stderr = os.Stderr
	refresh := s.refreshing(t, ca)
	if err := window.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewReader(out)
	read := func() bool {
		line, err := lines.ReadString('\n')
		if err == nil { // a line that was cut short was not said
			said = append(said, strings.TrimSpace(line))
		}
		return err == nil
	}
	read() // the window is open
	if err := refresh.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(after)
	_, _ = refresh.Process.Kill(), window.Process.Kill()
	for read() {
	}
	_, _ = refresh.Wait(), window.Wait()
	return said
}

// agrees checks what two killed processes have left.
func (s shelf) agrees(t *testing.T, issue int64, said []string, tally *killTally) {
	t.Helper()
	ctx, no := context.Background(), false
	l := s.open(t)
	defer l.Close()
	if problems, err := l.Check(ctx); err != nil || len(problems) > 0 {
		t.Errorf("the library is not sound: %v %v", problems, err)
	}
	feeds, err := l.Feeds(ctx)
	if err != nil {
		t.Fatal(err)
	}
	before := tally.new
	for i := range feeds {
		var n int64
		if _, err := fmt.Sscanf(feeds[i].ETag, `"%d"`, &n); err != nil || int64(feeds[i].Articles) != n*perIssue || n != issue && n != issue-1 {
			t.Errorf("feed %s has %d articles, and its ETag is %s in issue %d", feeds[i].URL, feeds[i].Articles, feeds[i].ETag, issue)
		}
		if n == issue {
			tally.new++
		} else {
			tally.old++
		}
	}
	switch got := tally.new - before; {
	case got == 0:
		tally.killed++
	case got < killFeeds:
		tally.killed++
		tally.midway++
	}
	step, err := l.MarkAll(ctx, store.Filter{Starred: true}, nil, &no)
	if err != nil {
		t.Fatal(err)
	}
	set := map[string]bool{}
	for _, it := range step.Items {
		set[it.ID] = true
	}
	for _, id := range said {
		if !set[id] {
			t.Errorf("the star of %s is lost", id)
		}
	}
	if len(set) > len(said)+1 {
		t.Errorf("%d stars are there, %d were set", len(set), len(said))
	}
	tally.stars += len(set)
}
