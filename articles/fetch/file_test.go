package fetch

import (
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "my feed ü.xml")
	changed := time.Date(2015, 11, 23, 10, 0, 0, 0, time.UTC)
	write := func(s string, at time.Time) {
		t.Helper()
		if err := os.WriteFile(path, []byte(s), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, at, at); err != nil {
			t.Fatal(err)
		}
	}
	write("<rss/>", changed)
	c := client(t, quick)
	address := (&url.URL{Scheme: "file", Path: path}).String()
	r := get(t, c, Request{URL: address})
	if string(r.Body) != "<rss/>" || r.Status != 200 || r.URL != address || r.LastModified != "Mon, 23 Nov 2015 10:00:00 GMT" || r.ETag == "" || r.Bytes != 6 {
		t.Errorf("response is %+v", r)
	}
	again := get(t, c, Request{URL: address, ETag: r.ETag, LastModified: r.LastModified})
	if !again.NotModified || again.Body != nil || again.Status != http.StatusNotModified || again.ETag != r.ETag {
		t.Errorf("unchanged: %+v", again)
	}
	// Within the same second, which Last-Modified cannot tell.
	write("<rdf/>", changed.Add(5*time.Millisecond))
	if r := get(t, c, Request{URL: address, ETag: r.ETag, LastModified: r.LastModified}); string(r.Body) != "<rdf/>" {
		t.Errorf("changed: %+v", r)
	}
	write(string(pack(t, []byte("<rss>packed</rss>"))), changed)
	if r := get(t, c, Request{URL: "file://localhost" + (&url.URL{Path: path}).EscapedPath()}); string(r.Body) != "<rss>packed</rss>" {
		t.Errorf("packed: %+v", r)
	}
}

func TestFilesRefused(t *testing.T) {
	dir := t.TempDir()
	big, bomb := filepath.Join(dir, "big"), filepath.Join(dir, "bomb")
	if err := os.WriteFile(big, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(big, 500<<20); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(bomb, pack(t, make([]byte, 2<<20)), 0o600); err != nil {
		t.Fatal(err)
	}
	c := client(t, quick)
	for _, test := range []struct{ url, reason string }{
		{"file://" + dir, "a folder, not a file"},
		{"file://" + dir + "/none", "no such file"},
		{"file://" + big, "larger than 1 MB"},
		{"file://" + bomb, "larger than 1 MB"},
		{"file:///dev/zero", "not an ordinary file"},
		{"file://other.example/feed.xml", "a file: address names a file of this machine"},
		{"file:feed.xml", "a file: address names a file of this machine"},
		{"file://", "a file: address names a file of this machine"},
	} {
		_, err := getError(t, c, Request{URL: test.url})
		wantError(t, err, test.reason, false)
	}
	if os.Getuid() == 0 {
		return // root may read everything
	}
	if err := os.Chmod(bomb, 0); err != nil {
		t.Fatal(err)
	}
	_, err := getError(t, c, Request{URL: "file://" + bomb})
	wantError(t, err, "the file may not be read", false)
}

// Files are not spaced, and give their places back.
func TestManyFiles(t *testing.T) {
	c := client(t, Options{})
	began := time.Now()
	for range 50 {
		getError(t, c, Request{URL: "file:///none"})
	}
	if d := time.Since(began); d > 10*time.Second {
		t.Errorf("50 files took %v", d)
	}
}
