package cli

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"dateline/ui/config"
	"dateline/ui/keys"
	"dateline/ui/spelling"
)

const configHelp = `The settings are in $XDG_CONFIG_HOME/dateline/config.toml (~/.config where
that is not set). All of it is optional, and without the file everything has
its default. A flag wins over the environment, DATELINE_THEME and
DATELINE_MOUSE, and the environment over the file. NO_COLOR takes the
colours away, unless --theme dark or --theme light asks for them.

A mistake in the file is told with its line, and the reader does not open
(exit status 2) until it is mended. Commands for programs, such as
annotate --json, read no settings.`

const configExamples = `# begin a file of your own
mkdir -p ~/.config/dateline
dateline config default > ~/.config/dateline/config.toml
# is all of it right?
dateline config check
# edit it
$EDITOR "$(dateline config path)"`

func (s *session) configCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "config", Short: "print, find or check the settings",
		Long: configHelp, Example: configExamples,
		Args: cobra.ArbitraryArgs, // so that a mistake is reported as ours are
		RunE: s.do(func(_ context.Context, cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return cmd.Help()
			}
			var names []string
			for _, c := range cmd.Commands() {
				names = append(names, c.Name())
			}
			hint := "there are check, default and path"
			if near := spelling.Nearest(args[0], names); near != "" {
				hint = "did you mean " + near + "?"
			}
			return usageError("no command " + oneLine(args[0]) + "; " + hint)
		}),
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	cmd.AddCommand(
		s.configVerb("check", "find the mistakes in the settings", `Reads the settings and the variables of the environment as the reader does.
Every mistake is one line on stderr, and the exit status is 1.`, s.checkConfig),
		s.configVerb("default", "print a file with every setting", `Prints a file of settings that says what each one means and sets none: take
the # off what you change.`, func() error {
			_, err := s.Stdout.Write(config.DefaultFile())
			return err
		}),
		s.configVerb("path", "print where the settings are", `Prints the name of the file of settings, whether it exists or not.`, func() error {
			path, err := config.Path(s.variable)
			if err != nil {
				return err
			}
			_, err = fmt.Fprintln(s.Stdout, path)
			return err
		}))
	return cmd
}

func (s *session) configVerb(name, short, long string, body func() error) *cobra.Command {
	return &cobra.Command{
		Use: name, Short: short, Long: long, Args: cobra.ArbitraryArgs,
		RunE: s.do(func(_ context.Context, cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usageError(cmd.CommandPath() + " takes no arguments")
			}
			return body()
		}),
		ValidArgsFunction: cobra.NoFileCompletions,
	}
}

// settings reads the settings with the environment over them. Every mistake is
// reported, and the error is wrongUsage then: who runs a reader with mistaken
// settings wants to hear so before the screen is taken.
func (s *session) settings() (*config.Config, error) {
	c, err := s.readSettings()
	return c, s.mistakes(err)
}

// readSettings is settings without reporting anything.
func (s *session) readSettings() (*config.Config, error) {
	c := config.Default()
	var err error
	if path, nowhere := config.Path(s.variable); nowhere == nil { // nowhere to look is no mistake
		c, err = config.Load(path)
	}
	if err != nil {
		if more := config.Default().Environment(s.variable); more != nil {
			err = errors.Join(err, more)
		}
		return nil, err
	}
	return c, c.Environment(s.variable)
}

// cardKey returns the key of an action on a card, as the reader has it.
func (s *session) cardKey(act keys.Action) string {
	c, err := s.readSettings()
	if err != nil {
		c = config.Default()
	}
	return keys.New(c.Bindings()).Key(act, keys.CardScope)
}

// mistakes reports each of them. The result is wrongUsage for mistakes in what
// was read, failed for what could not be read, nil for none.
func (s *session) mistakes(err error) error {
	if err == nil {
		return nil
	}
	list := []error{err}
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		list = joined.Unwrap()
	}
	result := wrongUsage
	for _, e := range list {
		var problems config.Problems
		if !errors.As(e, &problems) {
			result = failed
			s.report("config: %v", e)
			continue
		}
		for _, p := range problems {
			s.report("%v", p)
		}
	}
	return result
}

func (s *session) checkConfig() error {
	if _, err := s.settings(); err != nil {
		return failed // all has been told
	}
	path, err := config.Path(s.variable)
	if err != nil {
		return err
	}
	text := "no mistakes"
	if _, err := os.Stat(path); err != nil {
		text = "there is no such file; every setting has its default"
	}
	_, err = fmt.Fprintf(s.Stdout, "%s: %s\n", path, text)
	return err
}
