package cli

import (
	"encoding/pem"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/ui/screentest"
)

// TestEndToEndFeeds is the built program and a server that speaks TLS: a bare
// host is followed as https, and what the settings say is fetched unasked.
func TestEndToEndFeeds(t *testing.T) {
	t.Parallel()
	site := serve(t)
	srv := httptest.NewTLSServer(site.Config.Handler)
	defer srv.Close()
	dir := t.TempDir()
	cert := filepath.Join(dir, "cert.pem")
	if err := os.WriteFile(cert, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: srv.Certificate().Raw}), 0o600); err != nil {
		t.Fatal(err)
	}
	env := []string{"SSL_CERT_FILE=" + cert, "XDG_DATA_HOME=" + filepath.Join(dir, "data"), "XDG_CONFIG_HOME=" + dir}
	bin := built(t)
	window := func() *screentest.Process {
		return screentest.StartCommand(t, screentest.Command{Path: bin, Env: env}, screentest.Options{Width: 120, Height: 40, Graphemes: true})
	}
	p := window()
	p.WaitFor("Kabor")
	p.Press("a")
	p.WaitFor("Follow feeds")
	p.Type(strings.TrimPrefix(srv.URL, "https://") + "/feed/World")
	p.Press("enter")
	p.WaitFor("Followed: World · 3 articles")
	p.WaitFor("3 stories   3 unread")
	p.Press("esc")
	leave(t, p)

	if err := os.MkdirAll(filepath.Join(dir, "dateline"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "dateline", "config.toml"), []byte("[feeds]\nautomatic = \"15m\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	f := front{environ: env[1:], stdin: strings.NewReader(`<opml version="2.0"><body><outline text="Sport" xmlUrl="` + srv.URL + `/feed/Sport"/></body></opml>`)}
	f.expect(t, "import -", outcome{0, "Added: 1 feed\n", ""})
	p = window()
	p.WaitFor("6 stories   6 unread") // World is not due
	p.WaitFor("3 new articles · g to the newest")
	p.Press("D")
	p.WaitFor("3 of 3  now")
	leave(t, p)
	if n := site.unchanged.Load(); n != 0 {
		t.Errorf("%d feeds were asked that were not due", n)
	}
}
