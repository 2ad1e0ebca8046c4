package cli

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"dateline/articles/library"
	"dateline/model"
	"dateline/ui/screen"
)

const feedsSetHelp = `Changes what you say of feeds. FEED is the number, the address or the name
that dateline feeds shows. What is not named stays as it is; --name "",
--folder "", --tag "", --header "", --interval 0 and --keep-days 0 take a
setting back.

Headers are sent to the feed's own host only. Basic authorization may also
stand in the address of a feed: https://name:password@example.org/feed.`

const feedsSetExamples = `dateline feeds set 3 --name Mondo --folder World/Europe --tag gas --tag oil
dateline feeds set 'BBC News' --interval 2h --keep-days 14
dateline feeds set 'BBC News' --full-text on
dateline feeds set 5 --header 'Authorization: Bearer abc'`

type feedSettings struct {
	name, folder, userAgent string
	tags, headers           []string
	interval                time.Duration
	keepDays                int
	fullText                string
}

func (s *session) feedsSetCommand() *cobra.Command {
	var o feedSettings
	cmd := &cobra.Command{
		Use: "set FEED...", Short: "name feeds, put them into folders, set them up",
		Long: feedsSetHelp, Example: feedsSetExamples, Args: cobra.ArbitraryArgs,
		RunE: s.do(func(ctx context.Context, cmd *cobra.Command, args []string) error {
			changes, err := o.changes(cmd.Flags())
			switch {
			case err != nil:
				return err
			case len(args) == 0:
				return usageError("which one? give its number, address or name")
			case len(changes) == 0:
				return usageError("nothing to change; name a setting, such as --name")
			}
			return s.withNews(ctx, func(ctx context.Context, news *library.News) error {
				return s.setFeeds(ctx, news, args, changes)
			})
		}),
		ValidArgsFunction: s.completeFeeds,
	}
	f := cmd.Flags()
	f.SortFlags = false
	f.StringVar(&o.name, "name", "", "what you call it")
	f.StringVar(&o.folder, "folder", "", "where it stands: World/Europe")
	f.StringArrayVar(&o.tags, "tag", nil, "a tag; all of them are replaced")
	f.DurationVar(&o.interval, "interval", 0, "how long after a fetch it is due again: 30m, 2h")
	f.IntVar(&o.keepDays, "keep-days", 0, "for how many days its articles are kept, -1 for ever")
	f.StringVar(&o.fullText, "full-text", "", "whether pages are fetched where it has summaries only: on, off, default")
	f.StringVar(&o.userAgent, "user-agent", "", "what its server is told that dateline is")
	f.StringArrayVar(&o.headers, "header", nil, "a line of its requests, Name: value; all of them are replaced")
	f.Lookup("interval").DefValue, f.Lookup("keep-days").DefValue = "", ""
	for _, name := range []string{"name", "folder", "tag", "interval", "keep-days", "user-agent", "header"} {
		_ = cmd.RegisterFlagCompletionFunc(name, cobra.NoFileCompletions)
	}
	_ = cmd.RegisterFlagCompletionFunc("full-text", cobra.FixedCompletions([]string{"on", "off", "default"}, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

// changes are what the flags that were typed do to a feed.
func (o *feedSettings) changes(flags *pflag.FlagSet) (list []func(*model.Feed), err error) {
	headers, err := headersOf(o.headers)
	choice, isChoice := map[string]model.Choice{"on": model.On, "off": model.Off, "default": model.Default}[o.fullText]
	switch {
	case err != nil:
		return nil, err
	case o.interval < 0 || o.interval > 0 && o.interval < time.Minute:
		return nil, usageError("--interval is at least 1m, or 0 for that of the settings")
	case flags.Changed("full-text") && !isChoice:
		return nil, usageError("--full-text is on, off or default")
	case o.keepDays < -1:
		return nil, usageError("--keep-days is a number of days, -1 for ever, or 0 for that of the settings")
	}
	for _, c := range []struct {
		flag string
		do   func(*model.Feed)
	}{
		{"name", func(f *model.Feed) { f.Name = oneLine(o.name) }},
		{"folder", func(f *model.Feed) { f.Folder = strings.Trim(oneLine(o.folder), "/") }},
		{"tag", func(f *model.Feed) { f.Tags = nonEmpty(o.tags) }},
		{"interval", func(f *model.Feed) { f.Interval = o.interval }},
		{"keep-days", func(f *model.Feed) { f.KeepDays = o.keepDays }},
		{"full-text", func(f *model.Feed) { f.FullText = choice }},
		{"user-agent", func(f *model.Feed) { f.UserAgent = oneLine(o.userAgent) }},
		{"header", func(f *model.Feed) { f.Headers = headers }},
	} {
		if flags.Changed(c.flag) {
			list = append(list, c.do)
		}
	}
	return list, nil
}

// nonEmpty leaves out what is empty.
func nonEmpty(list []string) (out []string) {
	for _, s := range list {
		if s = oneLine(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// headersOf reads lines such as "Name: value".
func headersOf(list []string) (out []model.Header, err error) {
	for _, line := range nonEmpty(list) {
		name, value, ok := strings.Cut(line, ":")
		if name = strings.TrimSpace(name); !ok || name == "" || strings.Contains(name, " ") {
			return nil, usageError("--header is a name, a colon and a value") // which may be a secret
		}
		out = append(out, model.Header{Name: name, Value: strings.TrimSpace(value)})
	}
	return out, nil
}

func (s *session) setFeeds(ctx context.Context, news *library.News, feeds []string, changes []func(*model.Feed)) error {
	return s.eachFeed(ctx, feeds, "Changed: ", func(what string) (model.Feed, error) {
		return news.Change(ctx, what, func(f *model.Feed) {
			for _, change := range changes {
				change(f)
			}
		})
	})
}

// eachFeed does something with every feed that was named, says what was done
// with which, and reports those that are not there.
func (s *session) eachFeed(ctx context.Context, feeds []string, done string, do func(what string) (model.Feed, error)) error {
	bad := 0
	for _, what := range feeds {
		f, err := do(what)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			s.report("%v", noFeed(what, err))
			bad++
			continue
		}
		if _, err := fmt.Fprintln(s.Stdout, done+screen.NeutralizeLine(library.ShownAddress(f.Label()))); err != nil {
			return err
		}
	}
	return partOf(bad, len(feeds))
}

// partOf is the status of a verb of whose n pieces some were bad.
func partOf(bad, n int) error {
	switch bad {
	case 0:
		return nil
	case n:
		return failed
	}
	return partly
}
