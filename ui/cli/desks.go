package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"dateline/articles/library"
	"dateline/model"
	"dateline/ui/cli/annotate"
)

const desksHelp = `Lists the desks, which are saved queries: number, unread articles (no further
than to 1,000), key, name, and query. The reader shows them on d. Those of the
settings ([[desk]] in config.toml) and "Since I last looked", what came since
the reader was open, have no number: they cannot be changed here.`

const desksExamples = `dateline desks
dateline desks add Gas 'gas (country:iran OR country:qatar)' --key y
dateline desks --json | jq -r 'select(.unread > 0) | .name'`

func (s *session) desksCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use: "desks", Short: "list the desks, make, change or remove one", Long: desksHelp, Example: desksExamples,
		Args: cobra.ArbitraryArgs,
		RunE: s.do(func(ctx context.Context, _ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usageError("no command " + oneLine(args[0]) + "; there are add, edit and remove")
			}
			return s.looking(ctx, func(ctx context.Context, news *library.News) error {
				if news == nil {
					return s.listDesks(nil, asJSON)
				}
				counts, err := news.Reader(nil, nil).DeskCounts(ctx)
				if err != nil {
					return err
				}
				return s.listDesks(counts, asJSON)
			})
		}),
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "one JSON object a line")
	cmd.AddCommand(s.deskAddCommand(), s.deskEditCommand(), s.deskRemoveCommand())
	return cmd
}

// deskObject is a desk as --json prints it.
type deskObject struct {
	Number  int64  `json:"number"` // 0 for one that cannot be changed
	Name    string `json:"name"`
	Query   string `json:"query"`
	Sort    string `json:"sort"` // "newest" or "best"
	Mute    string `json:"mute"`
	Key     string `json:"key"`
	Unread  int    `json:"unread"`  // to 1,000
	More    bool   `json:"more"`    // than that
	Visited string `json:"visited"` // RFC 3339, "" for never
	Error   string `json:"error"`   // why its query cannot be asked
}

func (s *session) listDesks(counts []model.DeskCount, asJSON bool) error {
	out := bufio.NewWriter(s.Stdout)
	var encoder annotate.Encoder
	wide := 0
	for i := range counts {
		wide = max(wide, utf8.RuneCountInString(oneLine(counts[i].Desk.Name)))
	}
	for i := range counts {
		c := &counts[i]
		d, number, unread := &c.Desk, "", strconv.Itoa(c.Unread)
		if !d.Fixed() {
			number = strconv.FormatInt(d.ID, 10)
		}
		if asJSON {
			o := deskObject{max(0, d.ID), d.Name, d.Query, sortNamed(d.Best), d.Mute, d.Key, c.Unread, c.More, stamp(d.Visited), ""}
			if c.Err != nil {
				o.Error = c.Err.Error()
			}
			line, err := encoder.Encode(o)
			if err != nil {
				return err
			}
			out.Write(line)
			continue
		}
		if c.More {
			unread = "1,000+"
		}
		name, about := oneLine(d.Name), oneLine(d.Query)
		if d.Mute != "" {
			about = strings.TrimSpace(about + "  (without " + oneLine(d.Mute) + ")")
		}
		line := fmt.Sprintf("%4s  %6s  %1s  %s%s  %s", number, unread, oneLine(d.Key), name, strings.Repeat(" ", wide-utf8.RuneCountInString(name)), about)
		fmt.Fprintln(out, strings.TrimRight(line, " "))
		if c.Err != nil {
			fmt.Fprintf(out, "      ! %s\n", oneLine(c.Err.Error()))
		}
	}
	if len(counts) == 0 && !asJSON {
		fmt.Fprintln(out, noFeeds)
	}
	return out.Flush()
}

func sortNamed(best bool) string {
	if best {
		return "best"
	}
	return "newest"
}

// changeDesks runs something on the desks of the library.
func (s *session) changeDesks(ctx context.Context, body func(context.Context, *library.NewsReader, []model.Desk) error) error {
	return s.withNews(ctx, func(ctx context.Context, news *library.News) error {
		r := news.Reader(nil, nil)
		list, err := r.Desks(ctx)
		if err != nil {
			return err
		}
		return body(ctx, r, list)
	})
}

// deskOf finds a desk by its number or its name.
func deskOf(list []model.Desk, what string) (model.Desk, error) {
	var named []model.Desk
	for _, d := range list {
		if d.ID > 0 && strconv.FormatInt(d.ID, 10) == what {
			return d, nil
		}
		if strings.EqualFold(oneLine(d.Name), oneLine(what)) {
			named = append(named, d)
		}
	}
	switch len(named) {
	case 0:
		return model.Desk{}, fmt.Errorf("there is no desk %s; dateline desks lists them", oneLine(what))
	case 1:
		return named[0], nil
	}
	return model.Desk{}, fmt.Errorf("%d desks are called %s; give a number", len(named), oneLine(what))
}

// ownKey says whose a key is already.
func ownKey(list []model.Desk, d *model.Desk) error {
	for i := range list {
		if d.Key != "" && list[i].Key == d.Key && list[i].ID != d.ID {
			return errors.New(d.Key + " is the key of " + oneLine(list[i].Name) + " already")
		}
	}
	return nil
}

// completeDesks completes the names of the desks that can be changed. It makes no
// library.
func (s *session) completeDesks(cmd *cobra.Command, _ []string, _ string) (out []string, _ cobra.ShellCompDirective) {
	const none = cobra.ShellCompDirectiveNoFileComp
	path, err := s.libraryPath()
	if err != nil {
		return nil, none
	}
	if _, err := os.Stat(path); err != nil {
		return nil, none
	}
	ctx := cmd.Context()
	news, err := library.OpenNews(ctx, library.NewsOptions{Path: path, Now: s.Now})
	if err != nil {
		return nil, none
	}
	defer news.Close()
	list, _ := news.Reader(nil, nil).Desks(ctx)
	for i := range list {
		if !list[i].Fixed() {
			out = append(out, oneLine(list[i].Name)+"\t"+oneLine(list[i].Query))
		}
	}
	return out, none
}
