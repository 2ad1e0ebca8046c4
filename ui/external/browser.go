// Package external runs other programs for the reader: the browser. No shell is
// ever involved, and nothing but http, https and mailto addresses is handed on.
package external

import (
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
	"strings"
)

// Command is a program to run on an address: a plan, nothing has been started.
type Command struct {
	Path string   // as found on the search path
	Args []string // without the program's name; "%s" stands for the address
	// Terminal says that it draws on the terminal (w3m, lynx…), so the reader
	// must leave the screen to it until it ends.
	Terminal bool
}

// The errors of Browser, for the status line: what fails, why, what helps.
var (
	ErrNoBrowser = errors.New("no browser: set $BROWSER, or y copies the address")
	ErrRemote    = errors.New("no browser here: this SSH session has no display; y copies the address")
)

// Browser finds the browser to use: the first program of $BROWSER that look
// (exec.LookPath) finds, else what the system opens addresses with.
//
// $BROWSER is a colon-separated list of commands. %s in one stands for the
// address, which otherwise comes last; %c is a colon and %% a percent sign.
// Words may be quoted as in a shell. It also counts in an SSH session without a
// display, where the other ways are not tried.
func Browser(env func(string) string, look func(string) (string, error)) (Command, error) {
	return browser(runtime.GOOS, env, look)
}

func browser(goos string, env func(string) string, look func(string) (string, error)) (Command, error) {
	var missing []string
	for entry := range strings.SplitSeq(env("BROWSER"), ":") {
		words, ok := split(entry)
		if !ok {
			return Command{}, fmt.Errorf("no browser: a quote in $BROWSER is not closed: %s", entry)
		}
		if n := len(words); n > 0 && words[n-1] == "&" {
			words = words[:n-1] // a habit from shells; it runs in the background anyway
		}
		if len(words) == 0 {
			continue
		}
		path, err := look(words[0])
		if err != nil {
			missing = append(missing, words[0])
			continue
		}
		return Command{Path: path, Args: words[1:], Terminal: inTerminal(path)}, nil
	}
	display := env("DISPLAY") != "" || env("WAYLAND_DISPLAY") != ""
	if !display && (env("SSH_CONNECTION") != "" || env("SSH_TTY") != "") {
		return Command{}, ErrRemote
	}
	for _, words := range openers(goos, env("WSL_DISTRO_NAME") != "", display) {
		if path, err := look(words[0]); err == nil {
			return Command{Path: path, Args: words[1:], Terminal: inTerminal(words[0])}, nil
		}
	}
	if len(missing) > 0 {
		verb := "is"
		if len(missing) > 1 {
			verb = "are"
		}
		return Command{}, fmt.Errorf("no browser: $BROWSER names %s, which %s not installed; y copies the address", strings.Join(missing, ", "), verb)
	}
	return Command{}, ErrNoBrowser
}

// openers are the system's own ways, best first. Only macOS's open opens
// addresses: on Debian the same name runs mailcap entries.
func openers(goos string, wsl, display bool) [][]string {
	switch {
	case goos == "darwin":
		return [][]string{{"open"}}
	case goos == "windows":
		return [][]string{{"rundll32.exe", "url.dll,FileProtocolHandler"}}
	}
	var out [][]string
	if wsl {
		out = append(out, []string{"wslview"})
	}
	if display || wsl {
		return append(out, []string{"xdg-open"})
	}
	// A console without a display: xdg-open would look for these and run them
	// where nobody sees them.
	return append(out, []string{"www-browser"}, []string{"w3m"}, []string{"lynx"}, []string{"elinks"}, []string{"links"})
}

func inTerminal(path string) bool {
	switch strings.TrimSuffix(filepath.Base(path), ".exe") {
	case "w3m", "lynx", "elinks", "links", "links2", "browsh", "www-browser", "carbonyl", "cha", "edbrowse":
		return true
	}
	return false
}

// On returns the arguments to run the command on an address.
func (c Command) On(url string) []string {
	args := make([]string, 0, len(c.Args)+1)
	placed := false
	for _, a := range c.Args {
		var b strings.Builder
		for i := 0; i < len(a); i++ {
			if a[i] != '%' || i+1 == len(a) {
				b.WriteByte(a[i])
				continue
			}
			i++
			switch a[i] {
			case 's':
				b.WriteString(url)
				placed = true
			case 'c':
				b.WriteByte(':')
			case '%':
				b.WriteByte('%')
			default:
				b.WriteString(a[i-1 : i+1])
			}
		}
		args = append(args, b.String())
	}
	if !placed {
		args = append(args, url)
	}
	return args
}

// split cuts a command into words at white space, with the quoting of a shell
// and nothing else of it. It is false where a quote is not closed.
func split(s string) (words []string, ok bool) {
	var b strings.Builder
	var quote byte
	in := false
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case quote == 0 && (c == ' ' || c == '\t'):
			if in {
				words = append(words, b.String())
			}
			b.Reset()
			in = false
			continue
		case quote == 0 && (c == '\'' || c == '"'):
			quote = c
		case c == quote:
			quote = 0
		case c == '\\' && quote != '\'' && i+1 < len(s):
			i++
			b.WriteByte(s[i])
		default:
			b.WriteByte(c)
		}
		in = true
	}
	if in {
		words = append(words, b.String())
	}
	return words, quote == 0
}
