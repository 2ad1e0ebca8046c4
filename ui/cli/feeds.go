package cli

import (
	"bufio"
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"dateline/articles/library"
	"dateline/model"
	"dateline/ui/cli/annotate"
	"dateline/ui/screen"
)

func (s *session) feedsCommand() *cobra.Command {
	var asJSON, offered bool
	cmd := &cobra.Command{
		Use: "feeds", Short: "list the feeds, or set one up",
		Long: `Lists the feeds by folder and name: number, unread and all articles, the
last time it could be had, name and address. The line below says what is
wrong with a feed.

With --catalogue it lists feeds of world news that can be followed, all or
those with some words: a language, a country, an outlet. Nothing is fetched.`,
		Example: `dateline feeds
# follow what there is in Spanish
dateline feeds --catalogue spanish --json | jq -r .url | xargs dateline add
# those that failed three times in a row or more
dateline feeds --json | jq -r 'select(.failures >= 3) | .url'`,
		Args: cobra.ArbitraryArgs,
		RunE: s.do(func(ctx context.Context, _ *cobra.Command, args []string) error {
			if offered {
				return s.listCatalogue(args, asJSON)
			}
			if len(args) > 0 {
				return usageError("no command " + oneLine(args[0]) + "; there is set")
			}
			return s.looking(ctx, func(ctx context.Context, news *library.News) (err error) {
				var list []model.FeedCount
				if news != nil {
					list, err = news.Feeds(ctx)
				}
				if err != nil {
					return err
				}
				return s.listFeeds(list, asJSON)
			})
		}),
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "one JSON object a line")
	cmd.Flags().BoolVar(&offered, "catalogue", false, "feeds that can be followed, with the words that are given")
	cmd.AddCommand(s.feedsSetCommand())
	return cmd
}

// feedObject is a feed as --json prints it.
type feedObject struct {
	Number      int64    `json:"number"`
	URL         string   `json:"url"` // without a password
	Title       string   `json:"title"`
	Name        string   `json:"name"` // that the reader gave it
	Site        string   `json:"site"`
	Folder      string   `json:"folder"`
	Tags        []string `json:"tags"`
	Articles    int      `json:"articles"`
	Unread      int      `json:"unread"`
	Starred     int      `json:"starred"`
	LastSuccess string   `json:"last_success"` // RFC 3339, "" for never
	Next        string   `json:"next"`         // not fetched before
	Failures    int      `json:"failures"`     // in a row
	Error       string   `json:"error"`        // of the last time
	Gone        bool     `json:"gone"`         // not fetched any more
	Interval    int      `json:"interval"`     // seconds, 0 for that of the settings
	FullText    string   `json:"full_text"`    // on, off or default
	KeepDays    int      `json:"keep_days"`    // 0 for that of the settings, -1 for ever
}

func feedObjectOf(f *model.FeedCount) feedObject {
	return feedObject{
		f.ID, library.ShownAddress(f.URL), f.Title, f.Name, f.Site, f.Folder, append([]string{}, f.Tags...), f.Articles, f.Unread, f.Starred,
		stamp(f.LastSuccess), stamp(f.NextFetch), f.Failures, f.LastError, f.Gone, int(f.Interval.Seconds()), f.FullText.String(), f.KeepDays,
	}
}

func (s *session) listFeeds(list []model.FeedCount, asJSON bool) error {
	out := bufio.NewWriter(s.Stdout)
	var encoder annotate.Encoder
	for i := range list {
		f := &list[i]
		if asJSON {
			line, err := encoder.Encode(feedObjectOf(f))
			if err != nil {
				return err
			}
			out.Write(line)
			continue
		}
		last, name := "never", f.Label()
		if !f.LastSuccess.IsZero() {
			last = f.LastSuccess.Local().Format("2 Jan 2006 15:04")
		}
		if f.Folder != "" {
			name = f.Folder + "/" + name
		}
		address := ""
		if f.Label() != f.URL {
			address = "  " + screen.NeutralizeLine(library.ShownAddress(f.URL))
		}
		fmt.Fprintf(out, "%4d  %5d of %-5d  %17s  %s%s\n", f.ID, f.Unread, f.Articles, last, screen.NeutralizeLine(library.ShownAddress(name)), address)
		switch {
		case f.Gone:
			fmt.Fprintf(out, "      ! not fetched any more: %s\n", oneLine(f.LastError))
		case f.LastError != "":
			fmt.Fprintf(out, "      ! %s\n", oneLine(f.LastError))
		}
	}
	if len(list) == 0 && !asJSON {
		fmt.Fprintln(out, noFeeds)
	}
	return out.Flush()
}
