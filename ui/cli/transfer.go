package cli

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"dateline/articles/file"
	"dateline/articles/library"
	"dateline/articles/opml"
)

func (s *session) importCommand() *cobra.Command {
	return &cobra.Command{
		Use: "import FILE|-|URL", Short: "follow the feeds of an OPML list",
		Long: `Follows the feeds of a list in OPML, the format that readers of news export
their feeds in. Nested folders and categories are kept. Feeds that are
followed already stay as they are, so a list may be imported again. Nothing
is fetched before the next dateline refresh.

What of the list cannot be taken is one line each on stderr, and the exit
status is 3. A list from the web cannot name files.`,
		Example: "dateline import feeds.opml && dateline refresh\nnewsboat -e | dateline import -",
		Args:    cobra.ArbitraryArgs,
		RunE: s.do(func(ctx context.Context, _ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usageError("import takes one list: a file, - or an address")
			}
			return s.withNews(ctx, func(ctx context.Context, news *library.News) error {
				return s.importList(ctx, news, args[0])
			})
		}),
		ValidArgsFunction: completeFiles,
	}
}

func (s *session) importList(ctx context.Context, news *library.News, from string) error {
	var got library.Imported
	var err error
	switch {
	case from == file.Stdin:
		got, err = news.Import(ctx, s.Stdin)
	case strings.HasPrefix(from, "http://"), strings.HasPrefix(from, "https://"):
		if got, err = news.ImportFrom(ctx, from); err != nil {
			err = fmt.Errorf("%s: %w", library.ShownAddress(from), err)
		}
	default:
		var f *os.File
		if f, err = os.Open(from); err != nil {
			return err
		}
		defer f.Close()
		got, err = news.Import(ctx, f)
	}
	if err != nil {
		return err
	}
	for _, p := range got.Problems {
		s.report("%s: %v", library.ShownAddress(from), p)
	}
	if len(got.Problems) > 0 && got.New+got.Known == 0 {
		return failed
	}
	text := "Added: " + amount(got.New, "feed")
	if got.Known > 0 {
		text += fmt.Sprintf("; %d followed already", got.Known)
	}
	if _, err := fmt.Fprintln(s.Stdout, text); err != nil {
		return err
	}
	if len(got.Problems) > 0 {
		return partly
	}
	return nil
}

func (s *session) exportCommand() *cobra.Command {
	return &cobra.Command{
		Use: "export [FILE|-]", Short: "write the feeds as an OPML list",
		Long: `Writes the feeds as a list in OPML, with their names, folders and tags, to
FILE or to standard output. A password that is part of an address is in it;
headers are not.`,
		Example: "dateline export > feeds.opml",
		Args:    cobra.ArbitraryArgs,
		RunE: s.do(func(ctx context.Context, _ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usageError("export takes one file")
			}
			return s.looking(ctx, func(ctx context.Context, news *library.News) error {
				var list bytes.Buffer
				err := opml.Write(&list, "dateline", nil)
				if news != nil {
					list.Reset()
					err = news.Export(ctx, &list)
				}
				if err != nil {
					return err
				}
				if len(args) == 0 || args[0] == file.Stdin {
					_, err := s.Stdout.Write(list.Bytes())
					return err
				}
				return replaceFile(args[0], list.Bytes())
			})
		}),
		ValidArgsFunction: completeFiles,
	}
}

// replaceFile writes a file whole or not at all. Only its owner may read it: it
// may hold passwords.
func replaceFile(name string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(name), ".dateline-*")
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		_ = os.Remove(f.Name())
	}
	return err
}
