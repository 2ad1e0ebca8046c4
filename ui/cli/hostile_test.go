package cli

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"dateline/ui/cli/annotate"
)

// hostile are texts that no newspaper prints. They are made to make an analysis
// look back, around, or for room.
func hostile() map[string]string {
	return map[string]string{
		"nothing":           "",
		"only white space":  strings.Repeat(" \n\t", 50_000),
		"no spaces":         strings.Repeat("TehranParisPutin", 60_000),
		"one letter":        strings.Repeat("A", 1_000_000),
		"only capitals":     strings.Repeat("PUTIN MEETS ROUHANI IN TEHRAN AS OPEC WAITS ", 20_000),
		"only digits":       strings.Repeat("1234567890 2-1 ", 60_000),
		"only marks":        strings.Repeat("«»—…()[]{}<>'\"", 50_000),
		"the same name":     strings.Repeat("Bush ", 100_000),
		"capitalised words": strings.Repeat("Foo Bar Baz Qux ", 50_000),
		"scores":            "SOCCER - RESULTS.\n" + strings.Repeat("Leeds 2 Everton 0 ", 30_000),
		"Arabic":            strings.Repeat("الرئيس الإيراني حسن روحاني في طهران. ", 20_000),
		"Hebrew":            strings.Repeat("ראש הממשלה בנימין נתניהו. ", 20_000),
		"Chinese":           strings.Repeat("中国国家主席习近平访问东京。", 20_000),
		"Thai":              strings.Repeat("ประเทศไทยและญี่ปุ่น", 20_000),
		"Devanagari":        strings.Repeat("प्रधानमंत्री नरेन्द्र मोदी ", 20_000),
		"emoji":             strings.Repeat("👩‍👩‍👧‍👦🇮🇷", 20_000),
		"combining marks":   "a" + strings.Repeat("\u0301", 500_000),
		"HTML by mistake":   strings.Repeat("<p>Putin flew to <b>Tehran</b>.</p><script>x</script>", 10_000),
		"bidi and controls": strings.Repeat("\u202eIran\u202c\x00\x1b[31m\u200b", 20_000),
	}
}

// TestHostileTexts: whatever a line holds, it gets an object whose spans are
// exact, and the next line is none the worse for it.
func TestHostileTexts(t *testing.T) {
	var in strings.Builder
	texts := hostile()
	names := make([]string, 0, len(texts))
	for name, text := range texts {
		line, err := json.Marshal(map[string]string{"id": name, "text": text})
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, name)
		in.Write(line)
		in.WriteString("\n{\"id\":\"after\",\"text\":\"Rouhani spoke in Tehran.\",\"published\":\"2015-11-23\"}\n")
	}
	got := front{stdin: strings.NewReader(in.String())}.start(t, "annotate")
	if got.status != 0 || got.stderr != "" {
		t.Fatalf("status %d: %s", got.status, got.stderr)
	}
	lines := strings.Split(strings.TrimSpace(got.stdout), "\n")
	if len(lines) != 2*len(names) {
		t.Fatalf("%d objects for %d lines", len(lines), 2*len(names))
	}
	for i, line := range lines {
		var o annotate.Object
		if err := json.Unmarshal([]byte(line), &o); err != nil {
			t.Fatalf("%v: %.200s", err, line)
		}
		if i%2 == 1 {
			if len(o.People) != 1 || o.People[0].ID != "Q348144" || len(o.Countries) != 1 {
				t.Errorf("behind %s: %s", names[i/2], line)
			}
			continue
		}
		text := texts[o.ID]
		for _, m := range o.Mentions {
			if m.Field != "text" || m.Start < 0 || m.End > len(text) || text[m.Start:m.End] != m.Text {
				t.Fatalf("%s: mention %+v", o.ID, m)
			}
		}
	}
}

// TestBrokenTexts: what is no text is refused in one line, and harms nothing.
func TestBrokenTexts(t *testing.T) {
	folder(t, map[string]string{
		"binary.txt": "\x7fELF\x00\x01\x02" + strings.Repeat("\x00\xff", 4000),
		"good.txt":   "Rouhani spoke in Tehran.",
	})
	if err := os.WriteFile("huge.txt", []byte(strings.Repeat("Rouhani spoke in Tehran. ", 2_000_000)), 0o600); err != nil {
		t.Fatal(err)
	}
	got := front{}.start(t, "annotate", "binary.txt", "huge.txt", "good.txt")
	if got.status != 3 || strings.Count(got.stderr, "\n") != 2 || !strings.Contains(got.stderr, "binary.txt: ") || !strings.Contains(got.stderr, "huge.txt: ") {
		t.Errorf("status %d, %q", got.status, got.stderr)
	}
	if !strings.Contains(got.stdout, `"Q348144"`) {
		t.Errorf("the good file: %q", got.stdout)
	}
	// Bytes that are no UTF-8, half a surrogate, a line of 50 MB.
	long := `{"id":"long","text":"` + strings.Repeat("Bush ", 10_000_000) + `"}`
	in := "{\"id\":\"bad\",\"text\":\"Iran\xff\"}\n{\"id\":\"half\",\"text\":\"\\ud800\"}\n" + long + "\n{\"id\":\"ok\",\"text\":\"Iran\"}\n"
	got = front{stdin: strings.NewReader(in)}.start(t, "annotate", "-")
	if got.status != 3 || strings.Count(got.stderr, "\n") != 3 || strings.Count(got.stdout, "\n") != 4 || !strings.Contains(got.stderr, "line 3: longer than 10 MB") {
		t.Errorf("status %d, %s\n%s", got.status, got.stderr, got.stdout)
	}
}

// TestTenMegabytesOfOneLine holds the whole process to 200 MB on the longest
// line that it takes, in the shapes that find the most.
func TestTenMegabytesOfOneLine(t *testing.T) {
	if testing.Short() || raceOn {
		t.Skip("memory is measured without the race detector")
	}
	bin := compiled(t, "dateline")
	dir := t.TempDir()
	for name, unit := range map[string]string{
		"prose":  "Russian President Vladimir Putin flew to Tehran on Monday and met Mr Rouhani, who had asked OPEC and the United Nations for patience. The two men spoke for an hour about the price of oil and then walked through the garden. ",
		"names":  "George Bush met Laura Bush. ",
		"scores": "Leeds 2 Everton 0 ",
	} {
		size := 10_000_000
		if name != "prose" {
			size = 3_000_000 // they find a name every few bytes
		}
		path := filepath.Join(dir, name+".txt")
		text := "SOCCER - RESULTS.\n"
		if name != "scores" {
			text = ""
		}
		if err := os.WriteFile(path, []byte(text+strings.Repeat(unit, size/len(unit))), 0o600); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(bin, "annotate", path)
		peak := peakMemory(t, cmd)
		t.Logf("%s: %d MB at the peak", name, peak)
		if peak >= 200 {
			t.Errorf("%s: %d MB at the peak", name, peak)
		}
	}
}

// peakMemory runs a program and returns the most memory it had, in MB.
func peakMemory(t *testing.T, cmd *exec.Cmd) int {
	t.Helper()
	peak, err := peakOf(t, cmd)
	if err != nil {
		t.Fatal(err)
	}
	return peak
}

// peakOf is peakMemory of a program that may fail. What the system says of an
// ended child counts its parent's memory before the exec in, so it is asked while
// it runs.
func peakOf(t *testing.T, cmd *exec.Cmd) (peak int, err error) {
	t.Helper()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- cmd.Wait() }()
	status := fmt.Sprintf("/proc/%d/status", cmd.Process.Pid)
	if _, err := os.Stat(status); err != nil {
		t.Skip("no /proc to read memory from")
	}
	for {
		select {
		case err := <-done:
			return peak, err
		case <-time.After(5 * time.Millisecond):
			data, _ := os.ReadFile(status)
			if _, rest, ok := strings.Cut(string(data), "VmHWM:"); ok {
				kb, _ := strconv.Atoi(strings.Fields(rest)[0])
				peak = max(peak, kb>>10)
			}
		}
	}
}
