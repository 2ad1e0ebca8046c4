// Package cli is the command line: it wires the parts of the program together
// and gives every verb its flags, its output and its exit status.
//
// Exit statuses: 0 done, 1 failed, 2 wrong usage, 3 partly failed, 130
// interrupted. Every failure is one line on stderr that begins with
// "dateline: ".
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"charm.land/fang/v2"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"dateline/ui/screen"
)

// status is an exit status. As an error it says that everything has been
// reported already.
type status int

const (
	done        status = 0
	failed      status = 1
	wrongUsage  status = 2
	partly      status = 3
	interrupted status = 130
)

func (s status) Error() string { return fmt.Sprintf("exit status %d", int(s)) }

// usageError is a mistake of the person who typed the command.
type usageError string

func (e usageError) Error() string { return string(e) }

// session is one run of the program.
type session struct {
	Process
	services
	status  status
	log     *slog.Logger
	logPath string
	closers []io.Closer
	flags   *pflag.FlagSet // of the verb that runs
}

// Main runs the program with its arguments (without its own name) and returns
// the exit status.
func Main(args []string, p Process) int {
	return run(context.Background(), args, p, product(p.Now))
}

func run(ctx context.Context, args []string, p Process, with services) int {
	s := &session{Process: p, services: with, log: slog.New(slog.DiscardHandler)}
	root := s.root()
	if args == nil {
		args = []string{} // cobra would take those of the process
	}
	root.SetArgs(args)
	root.SetIn(p.Stdin)
	root.SetOut(s.helpWriter())
	root.SetErr(p.Stderr)
	err := fang.Execute(ctx, root,
		fang.WithoutVersion(),                            // finding out the version is left to those who ask
		fang.WithoutManpage(), fang.WithoutCompletions(), // ours report mistakes as all verbs do
		fang.WithColorSchemeFunc(helpColors),
		fang.WithErrorHandler(func(io.Writer, fang.Styles, error) {}))
	if err != nil { // of cobra itself: a verb that takes no arguments was given some
		s.settle(root, usageError(err.Error()))
	}
	return int(s.status)
}

// root makes the tree of commands. It does no other work: this stands in the
// way of the first paint.
func (s *session) root() *cobra.Command {
	var o readerOptions
	var version, noMouse bool
	cmd := &cobra.Command{
		Use:     "dateline [FILE...]",
		Short:   "A news reader that knows who and where",
		Long:    rootHelp,
		Example: rootExamples,
		Args:    cobra.ArbitraryArgs,
		RunE: s.do(func(ctx context.Context, cmd *cobra.Command, args []string) error {
			if version {
				_, err := fmt.Fprintln(s.Stdout, "dateline "+buildVersion())
				return err
			}
			if err := mistypedVerb(cmd, args); err != nil {
				return err
			}
			o.Mouse, o.Log, o.Process = !noMouse, s.log, s.Process
			if err := o.check(); err != nil {
				return err
			}
			if err := s.configure(&o); err != nil {
				return err
			}
			var some error // did not open
			if o.Args, some = s.readable(args); errors.Is(some, failed) {
				return some
			}
			if !s.StdoutTerminal {
				return errors.New("the reader needs a terminal; dateline show prints articles without one")
			}
			if err := s.runReader(ctx, o); err != nil {
				return err
			}
			return some
		}),
		ValidArgsFunction: completeFiles,
	}
	cmd.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		var invalid *pflag.InvalidValueError
		if errors.As(err, &invalid) {
			err = fmt.Errorf("%q is no value for --%s", invalid.GetValue(), invalid.GetFlag().Name)
		}
		s.settle(c, usageError(err.Error()))
		return nil // settled; an error would make fang ask the terminal for its colours
	})
	f := cmd.Flags()
	f.SortFlags = false
	f.StringVar(&o.Theme, "theme", "auto", "colours: "+themeNames())
	f.BoolVar(&noMouse, "no-mouse", false, "leave the mouse to the terminal")
	f.BoolVarP(&version, "version", "v", false, "print the version")
	cmd.PersistentFlags().StringVar(&s.logPath, "log", "", "write a log to this file")
	_ = cmd.RegisterFlagCompletionFunc("theme", completeThemes)
	cmd.AddCommand(s.addCommand(), s.removeCommand(), s.feedsCommand(), s.refreshCommand(), s.listCommand(), s.searchCommand(), s.desksCommand(), s.muteCommand(), s.importCommand(), s.exportCommand(), s.doctorCommand(),
		s.annotateCommand(), s.showCommand(), s.evaluateCommand(), s.correctionsCommand(), s.configCommand(), s.completionCommand(), s.manCommand())
	cmd.SetHelpCommand(s.helpCommand())
	return cmd
}

// do turns the body of a verb into what cobra runs. Its error is settled here:
// cobra and fang never see one.
func (s *session) do(body func(context.Context, *cobra.Command, []string) error) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		s.flags = cmd.Flags()
		err := s.openLog()
		if err == nil {
			err = body(cmd.Context(), cmd, args)
		}
		s.settle(cmd, err)
		for _, c := range s.closers {
			_ = c.Close()
		}
		return nil
	}
}

// typed returns the value of a flag that was typed; ok is false where it was not.
func (s *session) typed(flag string) (value string, ok bool) {
	f := s.flags.Lookup(flag)
	if f == nil || !f.Changed {
		return "", false
	}
	return f.Value.String(), true
}

// settle reports an error and sets the exit status.
func (s *session) settle(cmd *cobra.Command, err error) {
	var reported status
	var usage usageError
	switch {
	case err == nil:
	case errors.As(err, &reported):
		s.status = reported
	case errors.Is(err, syscall.EPIPE), errors.Is(err, io.ErrClosedPipe):
		// Whoever read our output has had enough: head, less, a closed tab.
	case errors.Is(err, context.Canceled):
		s.status = interrupted
	case errors.As(err, &usage):
		s.report("%s (see %s --help)", usage, cmd.CommandPath())
		s.status = wrongUsage
	default:
		s.report("%v", err)
		s.status = failed
	}
	s.log.Info("finished", "status", int(s.status))
}

// report writes one line to stderr, whatever names and texts are in it.
func (s *session) report(format string, args ...any) {
	line := oneLine(fmt.Sprintf(format, args...))
	s.log.Error(line)
	_, _ = fmt.Fprintf(s.Stderr, "dateline: %s\n", line)
}

func oneLine(s string) string {
	return strings.Join(strings.Fields(screen.Neutralize(s)), " ")
}

// openLog opens the file of --log, if there is one.
func (s *session) openLog() error {
	if s.logPath == "" {
		return nil
	}
	f, err := os.OpenFile(s.logPath, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return fmt.Errorf("log: %w", err)
	}
	s.closers = append(s.closers, f)
	s.log = slog.New(slog.NewTextHandler(f, nil))
	s.log.Info("started", "version", buildVersion())
	return nil
}

// interruptible returns a context that ctrl+c ends. A second ctrl+c ends the
// process, even where it waits for a pipe that nobody reads.
func interruptible(ctx context.Context) (context.Context, context.CancelFunc) {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt)
	context.AfterFunc(ctx, stop)
	return ctx, stop
}
