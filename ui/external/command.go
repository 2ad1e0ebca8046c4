package external

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"dateline/model"
	"dateline/ui/export"
	"dateline/ui/screen"
	"dateline/ui/spelling"
)

// Program is a command of the reader's own, from the settings.
type Program struct {
	Name string
	Key  string
	// Run is the program and its arguments. {url}, {title}… of Fields in an
	// argument stand for what they name; the result is one argument whatever is
	// in it. With Shell the first one is a line for sh, which finds the fields
	// as $DATELINE_URL… and the other arguments as $1, $2….
	Run      []string
	Stdin    string // the format that it gets on standard input, "" for none
	Shell    bool
	Terminal bool // it draws on the terminal, or asks there
}

// Fields are the names that stand for a part of the article in an argument, as
// {url}, and in the environment of every command, as DATELINE_URL.
func Fields() []string { return []string{"url", "title", "outlet", "date", "id", "file"} }

// Result is how a command has ended.
type Result struct {
	Name string
	Said string // the last line that a command in the background printed
	Err  error  // one line, for the status line
}

// Check tells what is wrong with a command, nil for nothing. Whether its
// programs are installed is told when it is run.
func (p Program) Check() error {
	_, known := export.Lookup(p.Stdin)
	switch {
	case strings.TrimSpace(p.Name) == "":
		return fmt.Errorf("the name is empty")
	case len(p.Run) == 0 || strings.TrimSpace(p.Run[0]) == "":
		return fmt.Errorf("%s has nothing to run", p.Name)
	case slices.ContainsFunc(p.Run, func(s string) bool { return strings.Contains(s, "\x00") }):
		return fmt.Errorf("%s has a NUL in what it runs", p.Name)
	case p.Stdin != "" && !known:
		return fmt.Errorf("%s: stdin is %q; there are %s", p.Name, p.Stdin, strings.Join(export.Names(), ", "))
	case hasField(p.Run[0]) && !p.Shell:
		return fmt.Errorf(`%s: write each argument by itself, as in ["program", "{url}"]`, p.Name)
	case p.Shell && hasField(p.Run[0]):
		f := firstField(p.Run[0])
		return fmt.Errorf(`%s: a shell would read what is in {%s}; write "$DATELINE_%s"`, p.Name, f, strings.ToUpper(f))
	}
	for _, arg := range p.Run {
		if wrong, near := misspelt(arg); near != "" {
			return fmt.Errorf("%s: there is no field {%s}; did you mean {%s}?", p.Name, wrong, near)
		}
	}
	return nil
}

// misspelt is a word in braces that is almost a field. Other braces are the
// program's own.
func misspelt(arg string) (word, near string) {
	for part := range strings.SplitSeq(arg, "{") {
		word, _, ok := strings.Cut(part, "}")
		if !ok || slices.Contains(Fields(), word) {
			continue
		}
		if near := spelling.Nearest(word, Fields()); near != "" {
			return word, near
		}
	}
	return "", ""
}

func firstField(s string) string {
	for _, f := range Fields() {
		if strings.Contains(s, "{"+f+"}") {
			return f
		}
	}
	return ""
}

func hasField(s string) bool { return firstField(s) != "" }

// Command plans a command of the reader's own on an article. One in the
// background runs beside the reader, and the message comes when it ends; what it
// prints is not shown but for its last line.
func (p Program) Command(ctx context.Context, l model.Loaded, environ []string, done func(Result) tea.Msg) (tea.Cmd, error) {
	if err := p.Check(); err != nil {
		return nil, err
	}
	t := &task{ctx: ctx, name: screen.NeutralizeLine(p.Name), article: l, environ: environ, done: done, terminal: p.Terminal, detached: !p.Terminal}
	if p.Stdin != "" {
		t.input, _ = export.Lookup(p.Stdin)
	}
	program := p.Run[0]
	if p.Shell {
		shell, args := shellLine(p.Run[0], environ)
		program, t.args = shell, append(args, p.Run[1:]...)
	} else {
		t.args = p.Run[1:]
	}
	t.needsFile = p.Shell && strings.Contains(p.Run[0], "DATELINE_FILE") ||
		slices.ContainsFunc(t.args, func(s string) bool { return strings.Contains(s, "{file}") })
	t.file = t.input
	if t.file.Name == "" {
		t.file, _ = export.Lookup("markdown")
	}
	var err error
	if t.path, err = exec.LookPath(program); err != nil {
		return nil, fmt.Errorf("%s: %s", t.name, notFound(program, err))
	}
	return t.cmd(), nil
}

// notFound says in few words why a program cannot be run.
func notFound(program string, err error) string {
	if filepath.Base(program) == program {
		return screen.NeutralizeLine(program) + " is not installed"
	}
	var e *exec.Error
	if errors.As(err, &e) { // it names the program once more, as does the next
		err = e.Err
	}
	var at *fs.PathError
	if errors.As(err, &at) {
		err = at.Err
	}
	return fmt.Sprintf("%s: %v", screen.NeutralizeLine(program), err)
}

// Pipe plans a line that the reader has typed: a shell runs it with the article
// in a format on its standard input and the terminal for what it prints. The
// reader comes back when enter is pressed, for most commands print and end.
func Pipe(ctx context.Context, line string, f export.Format, l model.Loaded, environ []string, done func(Result) tea.Msg) (tea.Cmd, error) {
	if strings.TrimSpace(line) == "" {
		return nil, fmt.Errorf("no command to pipe to")
	}
	shell, args := shellLine(line, environ)
	path, err := exec.LookPath(shell)
	if err != nil {
		return nil, fmt.Errorf("no shell: %s", notFound(shell, err))
	}
	t := &task{ctx: ctx, name: "| " + screen.NeutralizeLine(line), article: l, environ: environ, done: done, terminal: true, pause: true, literal: true,
		input: f, file: f, path: path, args: args, needsFile: strings.Contains(line, "DATELINE_FILE")}
	return t.cmd(), nil
}

// The errors of Editor and Pager, for the status line.
var (
	ErrNoEditor = fmt.Errorf("no editor: set $EDITOR")
	ErrNoPager  = fmt.Errorf("no pager: set $PAGER")
)

// Editor plans $VISUAL, else $EDITOR, on a temporary copy of an article. The
// copy is removed when the editor ends, so what is changed there is kept only
// where it is saved under another name.
func Editor(ctx context.Context, f export.Format, l model.Loaded, environ []string, done func(Result) tea.Msg) (tea.Cmd, error) {
	return onFile(ctx, []string{"VISUAL", "EDITOR"}, nil, ErrNoEditor, "the editor", f, l, environ, done)
}

// Pager plans $PAGER, else less or more, on a temporary copy of an article.
func Pager(ctx context.Context, f export.Format, l model.Loaded, environ []string, done func(Result) tea.Msg) (tea.Cmd, error) {
	return onFile(ctx, []string{"PAGER"}, []string{"less", "more"}, ErrNoPager, "the pager", f, l, environ, done)
}

// onFile plans the program that the first variable names, with the words after
// its name as arguments, else one of the fallbacks.
func onFile(ctx context.Context, variables, fallback []string, none error, what string, f export.Format, l model.Loaded, environ []string, done func(Result) tea.Msg) (tea.Cmd, error) {
	t := &task{ctx: ctx, article: l, environ: environ, done: done, terminal: true, literal: true, onFile: true, file: f, needsFile: true}
	env := lookup(environ)
	for _, v := range variables {
		words, ok := split(env(v))
		switch {
		case !ok:
			return nil, fmt.Errorf("a quote in $%s is not closed: %s", v, screen.NeutralizeLine(env(v)))
		case len(words) == 0:
			continue
		}
		path, err := exec.LookPath(words[0])
		if err != nil {
			return nil, fmt.Errorf("%w: $%s is %s", none, v, notFound(words[0], err))
		}
		t.path, t.args = path, words[1:]
		t.name = what + " " + filepath.Base(path)
		return t.cmd(), nil
	}
	for _, name := range fallback {
		if path, err := exec.LookPath(name); err == nil {
			t.path, t.name = path, what+" "+name
			return t.cmd(), nil
		}
	}
	return nil, none
}

// Image plans to show a picture: the system's own way to open an address, else
// the browser.
func Image(ctx context.Context, url string, environ []string, done func(error) tea.Msg) (tea.Cmd, error) {
	if strings.TrimSpace(url) == "" {
		return nil, fmt.Errorf("this picture has no address")
	}
	if _, ok := screen.NeutralizeURL(url); !ok {
		return nil, refused(url)
	}
	without := slices.DeleteFunc(slices.Clone(environ), func(e string) bool { return strings.HasPrefix(e, "BROWSER=") })
	if c, err := Browser(lookup(without), exec.LookPath); err == nil && !c.Terminal {
		return Browse(ctx, url, without, done)
	}
	return Browse(ctx, url, environ, done)
}

func shorten(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
