package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"dateline/articles/library"
	"dateline/articles/store"
	"dateline/model"
	"dateline/ui/cli/annotate"
	"dateline/ui/screen"
)

// muteOptions are the flags of mute.
type muteOptions struct {
	lift []int64
	desk string
	json bool
}

const muteHelp = `Mutes what a query finds: words, feed:NAME, person:NAME, country:NAME. Muted
articles are in no list, no number and no search, and come back when the mute
is lifted. Without a query it lists what is muted, each with a number.`

func (s *session) muteCommand() *cobra.Command {
	var o muteOptions
	cmd := &cobra.Command{
		Use: "mute [QUERY]", Short: "leave articles out, or list what is muted", Long: muteHelp,
		Example: "dateline mute football\ndateline mute 'feed:\"Daily Gossip\" -gas' --desk Europe\ndateline mute --lift 2",
		Args:    cobra.ArbitraryArgs, ValidArgsFunction: cobra.NoFileCompletions,
		RunE: s.do(func(ctx context.Context, _ *cobra.Command, args []string) error {
			text := oneLine(strings.Join(args, " "))
			switch {
			case text != "" && len(o.lift) > 0:
				return usageError("either a query or --lift")
			case text == "" && o.desk != "":
				return usageError("--desk goes with a query")
			case text == "" && len(o.lift) == 0:
				return s.looking(ctx, func(ctx context.Context, news *library.News) error { return s.listMutes(ctx, news, o.json) })
			}
			return s.changeDesks(ctx, func(ctx context.Context, r *library.NewsReader, list []model.Desk) error {
				if len(o.lift) > 0 {
					return s.liftMutes(ctx, r, o.lift)
				}
				m := model.Mute{Query: text}
				where := ""
				if o.desk != "" {
					d, err := deskOf(list, o.desk)
					if err != nil {
						return err
					}
					if d.Fixed() {
						return fmt.Errorf("the desk %s is not the library's; write mute = … below its [[desk]] in config.toml", oneLine(d.Name))
					}
					m.Desk, where = d.ID, " in "+oneLine(d.Name)
				}
				if _, err := r.Mute(ctx, &m); err != nil {
					return err
				}
				_, err := fmt.Fprintln(s.Stdout, "Muted"+where+": "+m.Query)
				return err
			})
		}),
	}
	f := cmd.Flags()
	f.SortFlags = false
	f.Int64SliceVar(&o.lift, "lift", nil, "show again what these numbers mute")
	f.StringVar(&o.desk, "desk", "", "mute it in this desk only")
	f.BoolVar(&o.json, "json", false, "one JSON object a line")
	f.Lookup("lift").DefValue = ""
	_ = cmd.RegisterFlagCompletionFunc("desk", s.completeDesks)
	_ = cmd.RegisterFlagCompletionFunc("lift", cobra.NoFileCompletions)
	return cmd
}

// muteObject is what is muted as --json prints it.
type muteObject struct {
	Number int64  `json:"number"`
	Query  string `json:"query"`
	Desk   string `json:"desk"` // "" for everywhere
	When   string `json:"when"` // RFC 3339
}

func (s *session) listMutes(ctx context.Context, news *library.News, asJSON bool) error {
	var list []model.Mute
	names := map[int64]string{}
	if news != nil {
		r := news.Reader(nil, nil)
		desks, err := r.Desks(ctx)
		if err == nil {
			list, err = r.Mutes(ctx)
		}
		if err != nil {
			return err
		}
		for _, d := range desks {
			names[d.ID] = oneLine(d.Name)
		}
	}
	out := bufio.NewWriter(s.Stdout)
	var encoder annotate.Encoder
	for i := range list {
		m := &list[i]
		where := names[m.Desk]
		if m.Desk != 0 && where == "" {
			where = "a desk that was removed"
		}
		if asJSON {
			line, err := encoder.Encode(muteObject{m.ID, m.Query, where, stamp(m.When)})
			if err != nil {
				return err
			}
			out.Write(line)
			continue
		}
		if where != "" {
			where = "  (in " + where + ")"
		}
		fmt.Fprintf(out, "%4d  %s%s\n", m.ID, oneLine(m.Query), where)
	}
	if len(list) == 0 && !asJSON {
		fmt.Fprintln(out, "Nothing is muted. dateline mute QUERY leaves out what a query finds.")
	}
	return out.Flush()
}

func (s *session) liftMutes(ctx context.Context, r *library.NewsReader, numbers []int64) error {
	bad := 0
	for _, n := range numbers {
		step, err := r.Unmute(ctx, n)
		if err != nil {
			if errors.Is(err, store.ErrNoMute) {
				err = fmt.Errorf("there is no mute %d; dateline mute lists them", n)
			}
			s.report("%v", err)
			bad++
			continue
		}
		if _, err := fmt.Fprintln(s.Stdout, "Lifted: "+screen.NeutralizeLine(step.Name)); err != nil {
			return err
		}
	}
	return partOf(bad, len(numbers))
}
