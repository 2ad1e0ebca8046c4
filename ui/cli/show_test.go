package cli

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func TestShowPlain(t *testing.T) {
	folder(t, map[string]string{
		"page.md": "---\ntitle: A *title*\ndate: 2015-11-23\nbyline: Ann Author\n---\n# Headline\n\nFirst paragraph with **bold** and more words than fit on a line of forty.\n\n" +
			"- one item\n- another item that is longer than a line of forty columns\n\n> A quote of words.\n\n1. first\n2. second\n\n---\n\n| a | b |\n|---|---|\n| c | d |\n\nTehran is last.\n",
		"evil.txt": "Head\x1b]0;owned\aline\n\nBody \u202etext\u009b2J of the article is here.\n",
	})
	got := front{}.start(t, "show", "page.md")
	for _, want := range []string{"Monday 23 November 2015", "First paragraph with bold and more words than fit on a line of forty.\n", "\n- one item\n", "\n> A quote of words.\n", "1. first\n", "2. second\n", "* * *", "a\tb\nc\td", "Tehran is last.\n"} {
		if !strings.Contains(got.stdout, want) {
			t.Errorf("%q is not in\n%s", want, got.stdout)
		}
	}
	if strings.ContainsAny(got.stdout, "[\x1b") {
		t.Errorf("plain text is marked:\n%s", got.stdout)
	}
	narrow := front{}.start(t, "show", "--width", "40", "page.md").stdout
	for _, line := range strings.Split(narrow, "\n") {
		if ansi.StringWidth(line) > 40 && !strings.Contains(line, "\t") {
			t.Errorf("a line of %d cells: %q", ansi.StringWidth(line), line)
		}
	}
	if !strings.Contains(narrow, "- another item that is longer than a\n  line of forty columns\n") {
		t.Errorf("no hanging indent in\n%s", narrow)
	}
	for _, on := range []front{{}, {terminal: true, width: 50}} {
		if out := on.start(t, "show", "evil.txt").stdout; strings.Contains(out, "\x1b]0") || strings.ContainsAny(out, "\a\u202e\u009b") || !strings.Contains(ansi.Strip(out), "Head]0;ownedline") {
			t.Errorf("got %q", out)
		}
	}
}

func TestShowOnATerminal(t *testing.T) {
	folder(t, map[string]string{"story.txt": story, "more.jsonl": `{"id":"1","title":"First of them","text":"Tehran"}` + "\n" + `{"id":"2"}`})
	for _, width := range []int{24, 60, 200} {
		got := front{terminal: true, width: width}.start(t, "show", "story.txt")
		text := ansi.Strip(got.stdout)
		if got.status != 0 || !strings.Contains(strings.Join(strings.Fields(text), " "), "Mr Rouhani is to speak on Tuesday, the hosts said.") {
			t.Errorf("width %d: status %d\n%s", width, got.status, got.stdout)
		}
		for _, line := range strings.Split(text, "\n") {
			if ansi.StringWidth(line) > min(width, 80) {
				t.Errorf("width %d: a line of %d cells", width, ansi.StringWidth(line))
			}
		}
	}
	on := front{terminal: true, width: 80}
	color := on.start(t, "show", "story.txt").stdout
	if !strings.Contains(color, "\x1b[96;1mIranian") {
		t.Errorf("the country is not highlighted: %q", color)
	}
	if light := on.start(t, "show", "--theme", "light", "story.txt").stdout; !strings.Contains(light, "\x1b[36;1mIranian") {
		t.Errorf("light: %q", light)
	}
	on.environ = []string{"COLORFGBG=0;15"}
	if light := on.start(t, "show", "story.txt").stdout; !strings.Contains(light, "\x1b[36;1mIranian") {
		t.Errorf("a terminal that says it is light: %q", light)
	}
	on.environ = []string{"NO_COLOR=1"}
	if mono := on.start(t, "show", "story.txt").stdout; strings.Contains(mono, "96") || !strings.Contains(mono, "\x1b[1mIranian") {
		t.Errorf("NO_COLOR: %q", mono)
	}
	two := on.start(t, "show", "more.jsonl", "story.txt")
	if two.status != 3 || two.stderr != "dateline: more.jsonl: line 2: no text\n" || !strings.Contains(two.stdout, "First of them") || !strings.Contains(two.stdout, "─────") {
		t.Errorf("%+v", two)
	}
	if got := (front{stdin: strings.NewReader(story)}).start(t, "show", "-"); got.status != 0 || !strings.Contains(got.stdout, "Tehran was quiet.") {
		t.Errorf("stdin: %+v", got)
	}
}
