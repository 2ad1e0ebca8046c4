package file

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
)

// tree writes files below a new folder and returns it.
func tree(t *testing.T, names ...string) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range names {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("text"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// below are the paths relative to dir, with slashes.
func below(t *testing.T, dir string, paths []string) []string {
	t.Helper()
	out := make([]string, len(paths))
	for i, p := range paths {
		rel, err := filepath.Rel(dir, p)
		if err != nil {
			t.Fatal(err)
		}
		out[i] = filepath.ToSlash(rel)
	}
	return out
}

func TestListFolder(t *testing.T) {
	dir := tree(t, "10.txt", "2.txt", "a.MD", "b.markdown", "c.html", "d.htm", "e.json", "f.jsonl", "g.jpg", "h", ".hidden.txt", ".git/i.txt", "sub/2/j.txt", "sub/10/k.txt", "z.txt~")
	for link, to := range map[string]string{"sub/loop": "..", "l.txt": "2.txt", "m.txt": "nowhere"} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	groups, err := List(context.Background(), []string{dir})
	if err != nil || len(groups) != 1 || !groups[0].Folder || len(groups[0].Failures) > 0 {
		t.Fatalf("%+v, %v", groups, err)
	}
	want := []string{"2.txt", "10.txt", "a.MD", "b.markdown", "c.html", "d.htm", "e.json", "f.jsonl", "l.txt", "m.txt", "sub/2/j.txt", "sub/10/k.txt"}
	if got := below(t, dir, groups[0].Files); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestListPaths(t *testing.T) {
	dir := tree(t, "a.txt", "story", "empty/.keep")
	p := func(name string) string { return filepath.Join(dir, name) }
	groups, err := List(context.Background(), []string{p("story"), "-", p("nosuch.txt"), p("empty"), p("a.txt")})
	if err != nil || len(groups) != 5 {
		t.Fatalf("%+v, %v", groups, err)
	}
	for i, want := range []struct{ files, failure string }{
		{p("story"), ""},
		{"-", ""},
		{"", p("nosuch.txt") + ": no such file or folder"},
		{"", p("empty") + ": no articles in this folder (looked for .txt .md .markdown .html .htm .json .jsonl)"},
		{p("a.txt"), ""},
	} {
		g := groups[i]
		failure := ""
		if len(g.Failures) > 0 {
			failure = g.Failures[0].Error()
		}
		if strings.Join(g.Files, " ") != want.files || failure != want.failure || len(g.Failures) > 1 {
			t.Errorf("%s: %q, %q; want %q, %q", g.Path, g.Files, failure, want.files, want.failure)
		}
	}
	if !errors.Is(groups[2].Failures[0], fs.ErrNotExist) {
		t.Error("the failure does not wrap fs.ErrNotExist")
	}
}

func TestListFolderBehindLink(t *testing.T) {
	dir := tree(t, "real/a.txt")
	link := filepath.Join(dir, "link")
	if err := os.Symlink("real", link); err != nil {
		t.Fatal(err)
	}
	groups, err := List(context.Background(), []string{link})
	if err != nil || len(groups[0].Files) != 1 {
		t.Errorf("%+v, %v", groups, err)
	}
}

func TestListCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := List(ctx, []string{t.TempDir()}); !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v", err)
	}
}

func TestCompare(t *testing.T) {
	names := []string{"", "01", "1", "2", "2a", "2b", "10", "a", "a1", "a2", "a10", "a10b", "a99999999999999999999", "b"}
	for i, a := range names {
		for j, b := range names {
			got := Compare(a, b)
			if (got < 0) != (i < j) || (got > 0) != (i > j) {
				t.Errorf("Compare(%q, %q) = %d", a, b, got)
			}
		}
	}
}

func TestRead(t *testing.T) {
	dir := t.TempDir()
	write := func(name, data string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	largest := strings.Repeat("a", MaxSize)
	for _, tt := range []struct{ name, data, want string }{
		{"story.txt", "Bridge stays closed\n", ""},
		{"one.txt", "a", ""},
		{"large.txt", largest, ""},
		{"wide.txt", "\xff\xfea\x00b\x00", ""},
		{"wider.txt", "\xff\xfe\x00\x00a\x00\x00\x00", ""},
		{"unmarked.txt", "B\x00r\x00i\x00d\x00g\x00e\x00\n\x00", ""},
		{"empty.txt", "", "empty file"},
		{"photo.jpg", "\xff\xd8\xff\xe0\x00\x10JFIF", "not a text (JPEG image)"},
		{"photo.txt", "\x89PNG\r\n\x1a\nxx", "not a text (PNG image)"},
		{"story.pdf", "%PDF-1.7\n", "not a text (PDF; save its text first, for example with pdftotext)"},
		{"story.docx", "PK\x03\x04\x14", "not a text (ZIP archive or office document)"},
		{"story.gz", "\x1f\x8b\x08", "not a text (gzip archive; unpack it first)"},
		{"photo.webp", "RIFF\x10\x00\x00\x00WEBPVP8 ", "not a text (WebP image)"},
		{"film.mp4", "\x00\x00\x00\x20ftypisom", "not a text (video or HEIC image)"},
		{"data.txt", "a\x00b\x01\x02", "not a text (binary data)"},
		{"huge.txt", largest + strings.Repeat("a", 2<<20), "12.0 MB is over the limit of 10 MB"},
		{"huge.jpg", "\xff\xd8\xff" + largest, "not a text (JPEG image)"},
	} {
		path := write(tt.name, tt.data)
		got, err := Read(path, nil)
		if tt.want == "" {
			if err != nil || string(got) != tt.data {
				t.Errorf("%s: %d bytes, %v", tt.name, len(got), err)
			}
			continue
		}
		if err == nil || err.Error() != path+": "+tt.want {
			t.Errorf("%s: %v, want %s", tt.name, err, tt.want)
		}
	}
}

func TestReadForbidden(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("the superuser may read everything")
	}
	path := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(path, []byte("x"), 0); err != nil {
		t.Fatal(err)
	}
	if _, err := Read(path, nil); err == nil || err.Error() != path+": no permission to read it" {
		t.Errorf("error is %v", err)
	}
}

// endless is a stream that never ends.
type endless struct{ read int }

func (e *endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	e.read += len(p)
	return len(p), nil
}

func TestReadStdin(t *testing.T) {
	got, err := Read(Stdin, iotest.OneByteReader(strings.NewReader("Bridge stays closed")))
	if err != nil || string(got) != "Bridge stays closed" {
		t.Errorf("%q, %v", got, err)
	}
	e := &endless{}
	for _, tt := range []struct {
		r    io.Reader
		want string
	}{
		{strings.NewReader(""), "standard input: empty"},
		{nil, "standard input: not available here"},
		{e, "standard input: over the limit of 10 MB"},
		{iotest.ErrReader(errors.New("line went dead")), "standard input: line went dead"},
		{io.MultiReader(strings.NewReader(strings.Repeat("a", 600)), iotest.ErrReader(errors.New("line went dead"))), "standard input: line went dead"},
	} {
		if _, err := Read(Stdin, tt.r); err == nil || err.Error() != tt.want {
			t.Errorf("%v, want %s", err, tt.want)
		}
	}
	if e.read > 2*MaxSize {
		t.Errorf("read %d bytes of an endless stream", e.read)
	}
}
