package cli

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"
)

// TestBadFeedsMemory holds the whole program to its memory while it refreshes
// feeds that are made to take all there is, beside one of 10,000 items.
func TestBadFeedsMemory(t *testing.T) {
	if testing.Short() || raceOn {
		t.Skip("memory is measured without the race detector")
	}
	var many strings.Builder
	for i := range 10_000 {
		fmt.Fprintf(&many, "<item><title>Merkel in Paris, %d</title><guid>%d</guid><link>https://bad.example/%d</link><description>&lt;p&gt;Angela Merkel spoke in Paris.&lt;/p&gt;</description></item>", i, i, i)
	}
	serve := map[string]http.HandlerFunc{
		"endless": endless, "bomb": sends(bomb()), "laughs": sends(laughs()), "many": sends(rssOf(many.String())),
		"good": sends(feedOf("Good", 3)),
	}
	s := secure(t, func(w http.ResponseWriter, r *http.Request) { serve[strings.Split(r.URL.Path, "/")[1]](w, r) })
	outlines, failing := "", 0
	for i, name := range strings.Fields("endless bomb endless many endless bomb good endless laughs endless") {
		outlines += fmt.Sprintf(`<outline text="%s %d" xmlUrl="%s/%s/%d"/>`, name, i, s.URL, name, i)
		if name == "endless" || name == "bomb" {
			failing++
		}
	}
	home, ca := newShelf(t), certificate(t, s)
	f := trusting(t, s, false)
	f.environ = []string{"XDG_DATA_HOME=" + home.home, "XDG_CONFIG_HOME=" + home.home}
	with := f
	with.stdin = strings.NewReader(listOf(outlines))
	with.expect(t, "import -", outcome{0, "Added: 10 feeds\n", ""})
	cmd := home.refreshing(t, ca)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	begun := time.Now()
	peak, err := peakOf(t, cmd)
	took := time.Since(begun)
	if err == nil || out.String() != fmt.Sprintf("10004 new articles in 10 feeds, %d failed\n", failing) || strings.Count(errs.String(), ": larger than 20 MB\n") != failing ||
		strings.Count(errs.String(), "\n") != failing {
		t.Errorf("%v, %s%s", err, out.String(), errs.String())
	}
	t.Logf("%d MB at the peak, %v", peak, took.Round(10*time.Millisecond))
	if peak >= 200 {
		t.Errorf("%d MB at the peak", peak)
	}
	var listed bytes.Buffer
	if f.startTo(t, &listed, io.Discard, "list", "--limit", "20000", "--json"); bytes.Count(listed.Bytes(), []byte("\n")) != 10_004 {
		t.Errorf("%d articles are listed", bytes.Count(listed.Bytes(), []byte("\n")))
	}
}
