package external

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"dateline/ui/screentest"
)

func TestBrowser(t *testing.T) {
	const url = "https://example.org/a?b=c&d=$(id)"
	tests := []struct {
		name, goos string
		env        string // NAME=value, separated by |
		installed  string
		want       string // program and arguments, separated by |
		terminal   bool
		err        string
	}{
		{name: "BROWSER", env: "BROWSER=firefox|DISPLAY=:0", installed: "firefox xdg-open", want: "/bin/firefox|" + url},
		{name: "BROWSER wins over everything", goos: "darwin", env: "BROWSER=w3m", installed: "w3m open", want: "/bin/w3m|" + url, terminal: true},
		{name: "with the place of the address", env: "BROWSER=firefox --new-tab %s --raise", installed: "firefox", want: "/bin/firefox|--new-tab|" + url + "|--raise"},
		{name: "inside a word", env: `BROWSER=run "open %s now" 100%%`, installed: "run", want: "/bin/run|open " + url + " now|100%"},
		{name: "a colon", env: "BROWSER=run --proxy=host%c80", installed: "run", want: "/bin/run|--proxy=host:80|" + url},
		{name: "quotes", env: `BROWSER='my browser' -p "a b" c\ d ''`, installed: "my_browser", want: "/bin/my_browser|-p|a b|c d||" + url},
		{name: "second of the list", env: "BROWSER=missing %s::lynx -accept_all_cookies:firefox", installed: "lynx firefox", want: "/bin/lynx|-accept_all_cookies|" + url, terminal: true},
		{name: "a path", env: "BROWSER=/opt/b/browsh", installed: "/opt/b/browsh", want: "/opt/b/browsh|" + url, terminal: true},
		{name: "a shell's ampersand", env: "BROWSER=firefox %s &", installed: "firefox", want: "/bin/firefox|" + url},
		{name: "nothing a shell would run", env: "BROWSER=firefox; rm -rf $HOME", installed: "firefox;", want: "/bin/firefox;|rm|-rf|$HOME|" + url},
		{name: "in SSH BROWSER counts", env: "BROWSER=helper|SSH_CONNECTION=1 2 3 4", installed: "helper", want: "/bin/helper|" + url},

		{name: "X11", env: "DISPLAY=:0", installed: "xdg-open w3m", want: "/bin/xdg-open|" + url},
		{name: "Wayland", env: "WAYLAND_DISPLAY=wayland-0", installed: "xdg-open", want: "/bin/xdg-open|" + url},
		{name: "X11 over SSH", env: "DISPLAY=localhost:10.0|SSH_TTY=/dev/pts/1", installed: "xdg-open", want: "/bin/xdg-open|" + url},
		{name: "macOS", goos: "darwin", installed: "open xdg-open", want: "/bin/open|" + url},
		{name: "open is not macOS's on Linux", env: "DISPLAY=:0", installed: "open", err: ErrNoBrowser.Error()},
		{name: "WSL", env: "WSL_DISTRO_NAME=Debian", installed: "wslview xdg-open", want: "/bin/wslview|" + url},
		{name: "WSL without wslview", env: "WSL_DISTRO_NAME=Debian", installed: "xdg-open", want: "/bin/xdg-open|" + url},
		{name: "Windows", goos: "windows", installed: "rundll32.exe", want: "/bin/rundll32.exe|url.dll,FileProtocolHandler|" + url},
		{name: "console", env: "TERM=linux", installed: "xdg-open lynx links", want: "/bin/lynx|" + url, terminal: true},
		{name: "BROWSER not installed, the system's own", env: "BROWSER=netscape|DISPLAY=:0", installed: "xdg-open", want: "/bin/xdg-open|" + url},

		{name: "nothing", env: "DISPLAY=:0", err: "no browser: set $BROWSER, or y copies the address"},
		{name: "nothing on a console", installed: "xdg-open", err: "no browser: set $BROWSER, or y copies the address"},
		{name: "SSH", env: "SSH_CONNECTION=1 2 3 4", installed: "xdg-open w3m", err: "no browser here: this SSH session has no display; y copies the address"},
		{name: "SSH to a Mac", goos: "darwin", env: "SSH_TTY=/dev/ttys001", installed: "open", err: ErrRemote.Error()},
		{name: "not installed", env: "BROWSER=netscape:mosaic|DISPLAY=:0", err: "no browser: $BROWSER names netscape, mosaic, which are not installed; y copies the address"},
		{name: "one not installed", env: "BROWSER=netscape|DISPLAY=:0", err: "no browser: $BROWSER names netscape, which is not installed; y copies the address"},
		{name: "open quote", env: "BROWSER=firefox 'a", installed: "firefox", err: "no browser: a quote in $BROWSER is not closed: firefox 'a"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			goos := tt.goos
			if goos == "" {
				goos = "linux"
			}
			look := func(name string) (string, error) {
				name = strings.ReplaceAll(name, " ", "_")
				for have := range strings.FieldsSeq(tt.installed) {
					if have == name {
						if !strings.HasPrefix(name, "/") {
							name = "/bin/" + name
						}
						return name, nil
					}
				}
				return "", errors.New("not found")
			}
			c, err := browser(goos, lookup(strings.Split(tt.env, "|")), look)
			if tt.err != "" {
				if err == nil || err.Error() != tt.err {
					t.Fatalf("error %v, want %q", err, tt.err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if got := append([]string{c.Path}, c.On(url)...); !reflect.DeepEqual(got, strings.Split(tt.want, "|")) {
				t.Errorf("runs %q, want %q", got, tt.want)
			}
			if c.Terminal != tt.terminal {
				t.Errorf("Terminal is %v", c.Terminal)
			}
		})
	}
}

// The test binary plays the browser: it writes what it was given into a file.
func TestMain(m *testing.M) {
	switch out := os.Getenv("EXTERNAL_TEST_OUT"); {
	case out == "":
		os.Exit(m.Run())
	case os.Getenv("EXTERNAL_TEST_FAIL") != "":
		os.Exit(4)
	default:
		fmt.Println("written by the browser")
		_, ttyErr := os.OpenFile("/dev/tty", os.O_RDWR, 0)
		os.WriteFile(out+".tmp", fmt.Appendf(nil, "%q tty:%v", os.Args[1:], ttyErr == nil), 0o600)
		os.Rename(out+".tmp", out)
		if os.Getenv("EXTERNAL_TEST_STAY") != "" {
			time.Sleep(time.Second) // a browser that stays open; ends by itself
		}
	}
}

func asBrowser(t *testing.T, more ...string) (environ []string, out string) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	out = filepath.Join(t.TempDir(), "out")
	return append([]string{"BROWSER='" + self + "' --tab %s", "EXTERNAL_TEST_OUT=" + out, "GORACE=atexit_sleep_ms=0"}, more...), out
}

// written waits for what the browser leaves behind.
func written(t *testing.T, file string) string {
	t.Helper()
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(time.Millisecond) {
		if b, err := os.ReadFile(file); err == nil {
			return string(b)
		}
	}
	t.Fatal("the browser has not run")
	return ""
}

func TestOpenURL(t *testing.T) {
	environ, out := asBrowser(t)
	const url = "https://example.org/?q=a;b&c='d'"
	if err := OpenURL(context.Background(), url, environ); err != nil {
		t.Fatal(err)
	}
	got := written(t, out)
	if want := fmt.Sprintf("%q tty:false", []string{"--tab", url}); got != want {
		t.Errorf("the browser got %s, want %s", got, want)
	}
}

func TestOpenURLFails(t *testing.T) {
	environ, _ := asBrowser(t, "EXTERNAL_TEST_FAIL=1")
	c, err := Browser(lookup(environ), exec.LookPath)
	if err != nil {
		t.Fatal(err)
	}
	// Long enough for the slowest machine: it ends when the program does.
	err = c.start(context.Background(), "https://example.org/", environ, time.Minute)
	if err == nil || !strings.Contains(err.Error(), "exit status 4; y copies") || strings.Contains(err.Error(), "\n") {
		t.Errorf("error %v", err)
	}
	for _, bad := range []string{"file:///etc/passwd", "javascript:alert(1)", "--help", "", "https://a.example/\x1b]0;x\x07", "ssh://h"} {
		if err := OpenURL(context.Background(), bad, environ); !errors.Is(err, errAddress) {
			t.Errorf("%q: error %v", bad, err)
		}
	}
	if err := OpenURL(context.Background(), "https://example.org/", []string{"BROWSER=nowhere-installed", "SSH_TTY=x"}); !errors.Is(err, ErrRemote) {
		t.Errorf("error %v", err)
	}
}

// A browser that stays open is left alone: Start returns when told to, and the
// browser goes on.
func TestStartDoesNotWait(t *testing.T) {
	environ, out := asBrowser(t, "EXTERNAL_TEST_STAY=1")
	c, err := Browser(lookup(environ), exec.LookPath)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := c.start(ctx, "https://example.org/", environ, time.Minute); err != nil {
		t.Error(err)
	}
	written(t, out)
}

func TestBrowse(t *testing.T) {
	environ, out := asBrowser(t)
	type opened struct{ err error }
	cmd, err := Browse(context.Background(), "HTTPS://example.org/ü", environ, func(err error) tea.Msg { return opened{err} })
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(out); err == nil {
		t.Error("started before the command ran")
	}
	if msg := cmd(); msg != (opened{}) {
		t.Errorf("message %v", msg)
	}
	if got := written(t, out); !strings.Contains(got, "https://example.org/%C3%BC") {
		t.Errorf("the browser got %s", got)
	}
	if _, err := Browse(context.Background(), "gopher://h", environ, nil); !errors.Is(err, errAddress) {
		t.Errorf("error %v", err)
	}
}

// opener is a program with one key: o opens the address.
type opener struct {
	environ []string
	said    string
}

type done struct{ err error }

func (o *opener) Init() tea.Cmd { return nil }

func (o *opener) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case done:
		o.said = fmt.Sprint("done ", msg.err)
	case tea.KeyPressMsg:
		o.said = "opening"
		cmd, err := Browse(context.Background(), "https://example.org/", o.environ, func(err error) tea.Msg { return done{err} })
		if err != nil {
			o.said = err.Error()
		}
		return o, cmd
	}
	return o, nil
}

func (o *opener) View() tea.View {
	v := tea.NewView("reader " + o.said)
	v.AltScreen = true
	return v
}

// A terminal browser gets the screen, and the reader has it back afterwards;
// any other leaves no trace on it.
func TestBrowserAndScreen(t *testing.T) {
	for _, name := range []string{"w3m", "firefox"} {
		t.Run(name, func(t *testing.T) {
			self, err := os.Executable()
			if err != nil {
				t.Fatal(err)
			}
			link := filepath.Join(t.TempDir(), name)
			if err := os.Symlink(self, link); err != nil {
				t.Skip("no symbolic links here:", err)
			}
			environ, out := asBrowser(t, "BROWSER="+link)
			x := screentest.Start(t, &opener{environ: environ}, screentest.Options{Width: 60, Height: 6})
			x.WaitFor("reader")
			before := x.Bytes()
			x.Press("o")
			x.WaitFor("done <nil>")
			written(t, out)
			if !x.AltScreen() || strings.Contains(x.Screen(), "written by the browser") {
				t.Errorf("the screen is not the reader's:\n%s", x.Screen())
			}
			t.Log(x.Bytes()-before, "bytes")
			x.Press("o") // keys come through again
			x.Sync()
		})
	}
}
