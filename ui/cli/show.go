package cli

import (
	"bufio"
	"context"
	"errors"
	"io"

	"github.com/spf13/cobra"

	"dateline/articles/file"
	"dateline/model"
	"dateline/model/analyze"
)

const showHelp = `Prints articles as the reader shows them: with their entities highlighted
on a terminal, as plain text on a pipe (unwrapped, unless --width is given).
A number that is no file is a story of the library (dateline list --json has
the numbers); --full fetches its full text from its page, once.

With --format the whole of an article is printed to be kept or handed on:
`

const showExamples = `dateline show story.html
# a saved page as text of 72 columns
dateline show --width 72 story.html | lpr
# a saved page as Markdown, with its links
dateline show --format markdown story.html > story.md
# a story of the library, whole
dateline show --full 1042`

func (s *session) showCommand() *cobra.Command {
	var width int
	var full bool
	var themeName, format string
	cmd := &cobra.Command{
		Use: "show [FILE|NUMBER...]", Short: "print articles to read them here",
		Long: showHelp + formatHelp(), Example: showExamples, Args: cobra.ArbitraryArgs,
		ValidArgsFunction: completeFiles,
		RunE: s.do(func(ctx context.Context, cmd *cobra.Command, args []string) error {
			switch {
			case cmd.Flags().Changed("width") && (width < 1 || width > 1000):
				return usageError("--width is a number of columns from 1 to 1000")
			case len(args) == 0 && s.StdinTerminal:
				return usageError("no file to show, and standard input is a terminal")
			case len(args) == 0:
				args = []string{file.Stdin}
			}
			p, err := s.printer(themeName, width)
			if err != nil {
				return err
			}
			if err := p.as(format, cmd.Flags().Changed); err != nil {
				return err
			}
			if ofLibrary, err := storyNumbers(args, full); err != nil {
				return err
			} else if ofLibrary {
				return s.showStories(ctx, p, args, full)
			}
			return s.show(ctx, p, args)
		}),
	}
	f := cmd.Flags()
	f.SortFlags = false
	f.IntVar(&width, "width", 0, "columns of a line (of the terminal, at most 80)")
	f.BoolVar(&full, "full", false, "fetch the full text of stories of the library first")
	f.StringVar(&themeName, "theme", "auto", "colours: "+themeNames())
	formatFlag(cmd, &format)
	_ = cmd.RegisterFlagCompletionFunc("width", cobra.NoFileCompletions)
	_ = cmd.RegisterFlagCompletionFunc("theme", completeThemes)
	return cmd
}

func (s *session) show(ctx context.Context, p *printer, args []string) error {
	ctx, stop := interruptible(ctx)
	defer stop()
	groups, err := file.List(ctx, args)
	if err != nil {
		return err
	}
	in := newInput(s.Stdin, groups)
	defer in.close()
	find := func(a *model.Article) *model.Analysis { return s.analyze(a, s.Now()) }
	if p.painted {
		if _, list := s.readersCorrections(); len(list) > 0 { // as the reader shows it
			c := analyze.Compile(list)
			find = func(a *model.Article) *model.Analysis { return s.corrected(a, s.Now(), c) }
		}
	}
	out := bufio.NewWriter(s.Stdout)
	shown, failures := 0, 0
	for j := new(job); ; {
		if err := ctx.Err(); err != nil {
			return err
		}
		if _, err := in.next(j); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return err
		}
		a, _ := s.article(j)
		if a == nil {
			failures++
			s.report("%v", j.failure)
			continue
		}
		var found *model.Analysis
		if p.painted || p.analysed() {
			found = find(a)
		}
		text, err := p.shown(a, found)
		if err != nil {
			return err
		}
		if shown++; shown > 1 {
			if err := p.another(); err != nil {
				return err
			}
			text = p.between() + text
		}
		if _, err := out.Write(p.down(text)); err != nil {
			return err
		}
		if err := out.Flush(); err != nil {
			return err
		}
	}
	switch {
	case failures > 0 && shown == 0:
		return failed
	case failures > 0:
		return partly
	}
	return nil
}
