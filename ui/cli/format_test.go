package cli

import (
	"strings"
	"testing"
)

func TestShowFormat(t *testing.T) {
	folder(t, map[string]string{"story.md": "---\ntitle: A *headline*\nbyline: Ann Lee\n---\n\nThe [link](https://example.org/) of Tehran.\n", "other.txt": "Other\n\nOne sentence of it.\n"})
	for format, want := range map[string]string{
		"text":     "A *headline*\n\nAnn Lee\n\nThe link of Tehran.\n\n* * *\n\n[1] link: https://example.org/\n",
		"markdown": "---\ntitle: \"A *headline*\"\nbyline: \"Ann Lee\"\n---\n\n# A \\*headline\\*\n\nThe [link](https://example.org/) of Tehran.\n",
		"md":       "---\ntitle: ",
		"html":     "<!DOCTYPE html>\n<html",
		"json":     `{"id":`,
	} {
		for _, f := range []front{{}, {terminal: true, width: 60}} {
			got := f.start(t, "show", "--format", format, "story.md")
			if got.status != 0 || got.stderr != "" || !strings.HasPrefix(got.stdout, want) || strings.Contains(got.stdout, "\x1b") {
				t.Errorf("%s: %+v", format, got)
			}
		}
	}
	if got := (front{}).start(t, "show", "--format", "json", "story.md", "other.txt"); got.status != 0 || strings.Count(got.stdout, "\n") != 2 || !strings.Contains(got.stdout, "}\n{") {
		t.Errorf("two: %+v", got)
	}
	for _, c := range []struct{ args, want string }{
		{"show --format pdf story.md", "no format pdf; there are text, markdown, html, json"},
		{"show --format text --width 60 story.md", "--width does not go with --format"},
		{"show --format html story.md other.txt", "html is of one"},
	} {
		if got := (front{}).start(t, strings.Fields(c.args)...); got.status != 2 || !strings.Contains(got.stderr, c.want) {
			t.Errorf("%s: %+v", c.args, got)
		}
	}
}
