package cli

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/spf13/cobra"

	"dateline/ui/app"
	"dateline/ui/external"
	"dateline/ui/keys"
	"dateline/ui/screen"
	"dateline/ui/theme"
)

// readerOptions is what the reader is opened with.
type readerOptions struct {
	Args    []string // files, folders, "-"; none: the library, else the embedded edition
	Theme   string   // a name of theme.Names
	Mouse   bool
	Bidi    screen.Bidi
	Keys    []keys.Binding
	Own     []external.Program // commands of the reader's own
	Save    string             // the folder in which articles are saved
	Measure int
	Every   time.Duration // between refreshes that nobody asks for; 0 for none
	Log     *slog.Logger  // never nil
	Process
}

func (o *readerOptions) check() error {
	if !slices.Contains(theme.Names(), o.Theme) {
		return usageError("no theme " + o.Theme + "; there are " + themeNames())
	}
	return nil
}

// configure lays the flags that were typed over the settings.
func (s *session) configure(o *readerOptions) error {
	c, err := s.settings()
	if err != nil {
		return err
	}
	if _, ok := s.typed("theme"); !ok {
		o.Theme = string(c.Theme)
	}
	if _, ok := s.typed("no-mouse"); !ok {
		o.Mouse = c.Mouse
	}
	bidi, _ := screen.ParseBidi(string(c.Bidi)) // checked when it was read
	o.Bidi = bidi.Resolve(s.variable)
	o.Keys, o.Every, o.Save, o.Measure = c.Bindings(), c.Feeds.Automatic, c.SaveIn, c.Measure
	for _, own := range c.Command {
		o.Own = append(o.Own, external.Program(own))
	}
	return nil
}

func themeNames() string { return strings.Join(theme.Names(), ", ") }

func completeThemes(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return theme.Names(), cobra.ShellCompDirectiveNoFileComp
}

// runReader opens the reader and returns when it is left. The terminal is given
// back on every way out: Bubble Tea does so at a panic, SIGINT and SIGTERM, and
// a hang-up is turned into a quit here.
func (s *session) runReader(ctx context.Context, o readerOptions) error {
	if slices.Contains(o.Args, "-") && o.StdinTerminal {
		return usageError("- reads standard input, which is a terminal here: pipe a story into it")
	}
	src, err := s.source(ctx, o)
	if err != nil {
		return err
	}
	a := app.New(app.Options{
		Articles: src.articles, Feeds: src.feeds, Sample: src.sample, Every: o.Every, Hint: src.hint, Theme: o.Theme, NoMouse: !o.Mouse, Bidi: o.Bidi, Keys: o.Keys, Now: o.Now(), Log: o.Log,
		Environ: o.Environ, Commands: o.Own, Folder: o.Save, Measure: o.Measure,
		State: s.readState(len(o.Args) > 0),
		Browse: func(address string) (tea.Cmd, error) {
			return external.Browse(ctx, address, o.Environ, app.BrowseDone)
		},
	})
	defer a.Close()
	options := []tea.ProgramOption{
		tea.WithContext(ctx),
		tea.WithFPS(120), // halves the latency of a key for under a percent of a core
		tea.WithEnvironment(s.colorEnviron()),
		tea.WithOutput(o.Stdout),
	}
	if !slices.Contains(o.Args, "-") {
		options = append(options, tea.WithInput(o.Stdin))
	}
	background, quiet := context.WithCancel(ctx)
	defer quiet()
	go src.feeds.catchUp(background, beginCatchUp)
	p := tea.NewProgram(a.Model(), options...)
	stop := quitOnHangup(p)
	defer stop()
	_, err = p.Run()
	s.leave(a, len(o.Args) > 0)
	a.Close()
	quiet()
	err = errors.Join(err, src.feeds.close())
	for _, f := range a.Failures() {
		fmt.Fprintln(o.Stderr, "dateline: "+screen.NeutralizeLine(f.Error()))
	}
	return err
}
