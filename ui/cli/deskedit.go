package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"dateline/articles/library"
	"dateline/model"
	"dateline/ui/screen"
)

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
