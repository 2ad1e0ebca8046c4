package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"path"
	"slices"
	"strings"
	"testing"
)

const module = "dateline"

// pkg is what `go list -json` says of a package; test files are not in Imports.
type pkg struct {
	ImportPath string
	Name       string
	Imports    []string
}

// inFolder tells whether a path of this module is dir or lies below it.
func inFolder(p, dir string) bool {
	return p == dir || strings.HasPrefix(p, dir+"/")
}

func in(p string, dirs ...string) bool {
	return slices.ContainsFunc(dirs, func(d string) bool { return inFolder(p, d) })
}

// broken names the rule that an import breaks, "" if none. Both are paths
// within the module ("ui/app"), or an import path of others ("os/exec").
func broken(from, to string, own bool) string {
	if own {
		return brokenWithin(from, to)
	}
	switch {
	case in(from, "model") && !allowedInModel(from, to):
		return "model imports the standard library without os, net and database/sql, golang.org/x/text, uax29 and (gazetteer) vellum"
	case strings.HasPrefix(to, "charm.land/") && !in(from, "ui"):
		return "charm.land only under ui"
	case in(to, "github.com/charmbracelet") && !in(from, "ui"):
		return "terminal libraries only under ui"
	case to == "database/sql" && from != "articles/store":
		return "database/sql only in articles/store"
	case to == "net/http" && !in(from, "articles/fetch", "ui/sshd"):
		return "net/http only in articles/fetch and ui/sshd"
	case to == "os/exec" && !in(from, "articles/fetch", "ui/external"):
		return "os/exec only in articles/fetch and ui/external"
	case (to == "os" || to == "io/ioutil") && from != "" &&
		!in(from, "articles/file", "articles/fetch", "articles/store", "ui/config", "ui/cli", "ui/export", "ui/screentest"): // the last is for tests only
		return "files are read and written by articles/{file,fetch,store} and ui/{config,cli,export}"
	case to == "C":
		return "no cgo"
	}
	return ""
}

func brokenWithin(from, to string) string {
	panes := []string{"ui/list", "ui/reader", "ui/sidebar", "ui/worldmap", "ui/search", "ui/help", "ui/status", "ui/card", "ui/choose"}
	switch {
	case from == "":
		if to != "ui/cli" {
			return "main imports ui/cli only"
		}
	case in(from, "ui/cli"): // wires everything
	case in(to, "ui/cli") || to == "":
		return "nobody imports ui/cli but main"
	case in(from, "ui/sshd"):
		if !in(to, "ui/app", "ui/config") {
			return "ui/sshd imports ui/app and ui/config"
		}
	case in(to, "ui/sshd"):
		return "ui/sshd is imported by ui/cli only"
	case in(from, "ui/app"):
		if in(to, "articles") {
			return "the interface declares what it needs; ui/cli gives it articles/library"
		}
	case in(from, panes...) && (in(to, panes...) || in(to, "ui/app")):
		return "a pane imports no other pane and not the app"
	case in(from, "ui"):
		if in(to, "articles") {
			return "only ui/cli imports articles"
		}
		if in(to, "ui/app") && from != "ui/screentest" {
			return "ui/app is imported by ui/cli, ui/sshd and screen tests only"
		}
	case in(from, "articles"):
		if in(to, "ui") {
			return "articles never imports ui"
		}
		if in(to, "articles") && !in(from, "articles/library") {
			return "only articles/library imports other articles packages"
		}
	case in(from, "model") && !in(to, "model"):
		return "model imports neither articles nor ui"
	}
	return ""
}

// allowedInModel tells whether a package of model may import one of others.
func allowedInModel(from, to string) bool {
	switch {
	case in(to, "os", "net", "database/sql", "syscall", "io/ioutil", "log", "log/slog", "plugin"):
		return false
	case in(to, "golang.org/x/text", "github.com/clipperhouse/uax29"):
		return true
	case in(to, "github.com/blevesearch/vellum"):
		return from == "model/gazetteer"
	}
	return !strings.Contains(strings.Split(to, "/")[0], ".") // the standard library
}

// generator tells whether go:generate runs a package: those are exempt, but
// nobody may import them.
func generator(p pkg) bool {
	base := path.Base(p.ImportPath)
	return p.Name == "main" && (base == "gen" || base == "train")
}

func TestImportDirections(t *testing.T) {
	out, err := exec.Command("go", "list", "-json=ImportPath,Name,Imports", module+"/...").Output()
	if err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			t.Fatalf("go list: %s", exit.Stderr)
		}
		t.Skipf("go list: %v", err)
	}
	dec := json.NewDecoder(bytes.NewReader(out))
	var packages []pkg
	for {
		var p pkg
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		packages = append(packages, p)
	}
	if len(packages) < 10 {
		t.Fatalf("only %d packages were listed", len(packages))
	}
	for _, p := range packages {
		if generator(p) {
			continue
		}
		from := strings.TrimPrefix(strings.TrimPrefix(p.ImportPath, module), "/")
		if p.Name == "main" && from != "" {
			t.Errorf("%s: a second program", from)
		}
		for _, imported := range p.Imports {
			to, own := strings.CutPrefix(imported+"/", module+"/")
			to = strings.TrimSuffix(to, "/")
			if !own {
				to = imported
			}
			if rule := broken(from, to, own); rule != "" {
				t.Errorf("%s imports %s: %s", from, to, rule)
			}
			if base := path.Base(imported); own && (base == "gen" || base == "train") {
				t.Errorf("%s imports the generator %s", from, to)
			}
		}
	}
}

// The rules notice what they are there for.
func TestImportRules(t *testing.T) {
	for _, c := range []struct {
		from, to string
		own, bad bool
	}{
		{"", "ui/cli", true, false}, {"", "ui/app", true, true}, {"", "model", true, true},
		{"ui/cli", "articles/library", true, false}, {"ui/cli", "ui/app", true, false}, {"ui/cli/annotate", "model", true, false},
		{"ui/app", "ui/list", true, false}, {"ui/app", "ui/cli", true, true}, {"ui/app", "articles/library", true, true}, {"ui/app", "ui/sshd", true, true},
		{"ui/list", "ui/theme", true, false}, {"ui/list", "model", true, false}, {"ui/list", "ui/reader", true, true}, {"ui/list", "ui/app", true, true},
		{"ui/prose", "articles/file", true, true}, {"ui/theme", "ui/app", true, true}, {"ui/sshd", "ui/app", true, false}, {"ui/sshd", "ui/list", true, true},
		{"articles/file", "model", true, false}, {"articles/file", "articles/extract", true, true}, {"articles/library", "articles/file", true, false},
		{"articles/library", "ui/theme", true, true}, {"model/link", "articles/file", true, true}, {"model/link", "model/gazetteer", true, false}, {"model", "ui/dates", true, true},
		{"model/link", "os", false, true}, {"model/link", "net/url", false, true}, {"model/link", "strings", false, false}, {"model/link", "golang.org/x/text/cases", false, false},
		{"model/gazetteer", "github.com/blevesearch/vellum", false, false}, {"model/link", "github.com/blevesearch/vellum", false, true}, {"model", "charm.land/lipgloss/v2", false, true},
		{"articles/extract", "charm.land/glamour/v2", false, true}, {"ui/prose", "charm.land/glamour/v2", false, false}, {"articles/extract", "github.com/charmbracelet/x/ansi", false, true},
		{"articles/extract", "os", false, true}, {"articles/file", "os", false, false}, {"ui/app", "os", false, true}, {"ui/cli", "os", false, false},
		{"ui/cli", "os/exec", false, true}, {"ui/external", "os/exec", false, false}, {"articles/extract", "net/http", false, true}, {"articles/store", "database/sql", false, false},
		{"articles/library", "database/sql", false, true}, {"ui/prose", "C", false, true},
	} {
		if got := broken(c.from, c.to, c.own) != ""; got != c.bad {
			t.Errorf("%q imports %q: broken is %v, %q", c.from, c.to, got, broken(c.from, c.to, c.own))
		}
	}
}
