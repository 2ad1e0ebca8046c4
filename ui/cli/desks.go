package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"dateline/articles/library"
	"dateline/model"
	"dateline/ui/cli/annotate"
	"dateline/ui/screen"
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

// deskFlags are what can be said of a desk.
type deskFlags struct{ name, query, sort, mute, key string }

func (o *deskFlags) bind(cmd *cobra.Command, edit bool) {
	f := cmd.Flags()
	f.SortFlags = false
	if edit {
		f.StringVar(&o.name, "name", "", "what it is called")
		f.StringVar(&o.query, "query", "", "what it lists")
		_ = cmd.RegisterFlagCompletionFunc("name", cobra.NoFileCompletions)
		_ = cmd.RegisterFlagCompletionFunc("query", cobra.NoFileCompletions)
	}
	f.StringVar(&o.sort, "sort", "newest", "newest or best first")
	f.StringVar(&o.mute, "mute", "", "what is left out, a query too")
	f.StringVar(&o.key, "key", "", "a letter that opens it in the list of desks")
	_ = cmd.RegisterFlagCompletionFunc("sort", cobra.FixedCompletions([]string{"newest", "best"}, cobra.ShellCompDirectiveNoFileComp))
	_ = cmd.RegisterFlagCompletionFunc("mute", cobra.NoFileCompletions)
	_ = cmd.RegisterFlagCompletionFunc("key", cobra.NoFileCompletions)
}

// put lays what was typed over a desk.
func (o *deskFlags) put(cmd *cobra.Command, d *model.Desk) error {
	typed := cmd.Flags().Changed
	if o.sort != "newest" && o.sort != "best" {
		return usageError("--sort is newest or best")
	}
	if k := strings.TrimSpace(o.key); utf8.RuneCountInString(k) > 1 {
		return usageError("--key is one letter or digit")
	}
	if typed("name") {
		d.Name = oneLine(o.name)
	}
	if typed("query") {
		d.Query = oneLine(o.query)
	}
	if typed("sort") {
		d.Best = o.sort == "best"
	}
	if typed("mute") {
		d.Mute = oneLine(o.mute)
	}
	if typed("key") {
		d.Key = strings.TrimSpace(o.key)
	}
	return nil
}

func (s *session) deskAddCommand() *cobra.Command {
	var o deskFlags
	cmd := &cobra.Command{
		Use: "add NAME QUERY", Short: "make a desk of a query",
		Long:    "Makes a desk. The query is as after \\ in the reader; several words of it may\nstand without quotes.",
		Example: "dateline desks add Gas 'gas (country:iran OR country:qatar)' --key y\ndateline desks add Sahel region:sahel --mute football",
		Args:    cobra.ArbitraryArgs, ValidArgsFunction: cobra.NoFileCompletions,
		RunE: s.do(func(ctx context.Context, cmd *cobra.Command, args []string) error {
			if len(args) < 2 {
				return usageError("a desk is a name and a query")
			}
			d := model.Desk{Name: oneLine(args[0]), Query: oneLine(strings.Join(args[1:], " "))}
			if err := o.put(cmd, &d); err != nil {
				return err
			}
			return s.changeDesks(ctx, func(ctx context.Context, r *library.NewsReader, list []model.Desk) error {
				if i := slices.IndexFunc(list, func(o model.Desk) bool { return strings.EqualFold(o.Name, d.Name) }); i >= 0 {
					return fmt.Errorf("there is a desk %s already; dateline desks edit changes it", oneLine(list[i].Name))
				}
				if err := ownKey(list, &d); err != nil {
					return err
				}
				if _, err := r.SaveDesk(ctx, &d); err != nil {
					return err
				}
				_, err := fmt.Fprintln(s.Stdout, "Made: "+screen.NeutralizeLine(d.Name))
				return err
			})
		}),
	}
	o.bind(cmd, false)
	return cmd
}

func (s *session) deskEditCommand() *cobra.Command {
	var o deskFlags
	cmd := &cobra.Command{
		Use: "edit DESK", Short: "change a desk",
		Long:    "Changes a desk, by its number or name. What is not named stays as it is;\n--mute \"\" and --key \"\" take a setting back.",
		Example: "dateline desks edit Gas --query 'gas region:gulf' --sort best",
		Args:    cobra.ArbitraryArgs, ValidArgsFunction: s.completeDesks,
		RunE: s.do(func(ctx context.Context, cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usageError("which one? give its number or name")
			}
			return s.changeDesks(ctx, func(ctx context.Context, r *library.NewsReader, list []model.Desk) error {
				d, err := deskOf(list, args[0])
				if err != nil {
					return err
				}
				was := d
				if err := o.put(cmd, &d); err != nil {
					return err
				}
				if d == was {
					return usageError("nothing to change; name a setting, such as --query")
				}
				if err := ownKey(list, &d); err != nil {
					return err
				}
				if _, err := r.SaveDesk(ctx, &d); err != nil {
					return err
				}
				_, err = fmt.Fprintln(s.Stdout, "Changed: "+screen.NeutralizeLine(d.Name))
				return err
			})
		}),
	}
	o.bind(cmd, true)
	return cmd
}

func (s *session) deskRemoveCommand() *cobra.Command {
	return &cobra.Command{
		Use: "remove DESK...", Short: "remove desks",
		Long:    "Removes desks, by their numbers or names. In the reader u brings them back.",
		Example: "dateline desks remove Gas", Args: cobra.ArbitraryArgs, ValidArgsFunction: s.completeDesks,
		RunE: s.do(func(ctx context.Context, _ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usageError("which one? give its number or name")
			}
			return s.changeDesks(ctx, func(ctx context.Context, r *library.NewsReader, list []model.Desk) error {
				bad := 0
				for _, what := range args {
					d, err := deskOf(list, what)
					if err == nil {
						_, err = r.RemoveDesk(ctx, d.ID)
					}
					if err != nil {
						s.report("%v", err)
						bad++
						continue
					}
					if _, err := fmt.Fprintln(s.Stdout, "Removed: "+screen.NeutralizeLine(d.Name)); err != nil {
						return err
					}
				}
				return partOf(bad, len(args))
			})
		}),
	}
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
