package cli

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"dateline/articles/library"
	"dateline/ui/cli/annotate"
)

const refreshHelp = `Fetches the feeds that are due and keeps what is new in them, with who and
where it is about. Servers are asked for what has changed only, as often as
they allow, and a feed that fails is left alone for a while. --feed fetches
one feed now (its number, address or name; may be repeated), --force all.

Where a feed gives summaries only and full_text is on (in the settings, or for
the feed: dateline feeds set --full-text on) the pages of its new articles are
fetched, too. A page that fails is tried again by later refreshes, 6 times in
some 40 hours; one that is not there, or has nothing to read, is not.

A feed that cannot be had is one line on stderr and disturbs no other; the
exit status is 3 then, or 1 where none could be had. One that is broken and
could be read all the same is a line, too, when something in it is new, and
no failure. ctrl+c keeps what is there by then.

--watch refreshes again and again. A feed is due each time then, but one that
has an interval of its own, or whose server asks for a longer pause, keeps
that; --feed fetches its feed each time in any case. --force is for the
first time only.

--json prints an object for each feed that was fetched, one a line.`

const refreshExamples = `dateline refresh
# this feed, now
dateline refresh --feed 'BBC News'
# beside an open reader, or in a service
dateline refresh --watch 15m
# which feeds fail?
dateline refresh --json | jq -r 'select(.error != "") | [.url, .error] | @tsv'`

type refreshOptions struct {
	feeds []string
	force bool
	json  bool
	watch time.Duration
}

func (s *session) refreshCommand() *cobra.Command {
	var o refreshOptions
	cmd := &cobra.Command{
		Use: "refresh", Short: "fetch what is new",
		Long: refreshHelp, Example: refreshExamples, Args: cobra.ArbitraryArgs,
		RunE: s.do(func(ctx context.Context, cmd *cobra.Command, args []string) error {
			switch {
			case len(args) > 0:
				return usageError("refresh takes no arguments; --feed names a feed")
			case cmd.Flags().Changed("watch") && o.watch < time.Minute:
				return usageError("--watch is at least 1m")
			}
			return s.withNews(ctx, func(ctx context.Context, news *library.News) error {
				return s.refresh(ctx, news, o)
			})
		}),
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	f := cmd.Flags()
	f.SortFlags = false
	f.StringArrayVar(&o.feeds, "feed", nil, "only this feed: its number, address or name")
	f.BoolVar(&o.force, "force", false, "fetch feeds that are not due, too")
	f.BoolVar(&o.json, "json", false, "one JSON object a feed")
	f.DurationVar(&o.watch, "watch", 0, "refresh again and again, this often: 15m, 1h")
	f.Lookup("watch").DefValue = "" // once: 0s would be no help
	_ = cmd.RegisterFlagCompletionFunc("feed", s.completeFeeds)
	_ = cmd.RegisterFlagCompletionFunc("watch", cobra.NoFileCompletions)
	return cmd
}

// refresh refreshes once, or until ctrl+c.
func (s *session) refresh(ctx context.Context, news *library.News, o refreshOptions) error {
	what := library.RefreshOptions{Force: o.force || len(o.feeds) > 0}
	for _, name := range o.feeds {
		f, err := news.Find(ctx, name)
		if err != nil {
			return noFeed(name, err)
		}
		what.Feeds = append(what.Feeds, f.ID)
	}
	if o.watch == 0 {
		return s.refreshOnce(ctx, news, what, o.json)
	}
	what.Interval = o.watch * 9 / 10 // due when their turn comes again, though fetched a little after it
	tick := time.NewTicker(o.watch)
	defer tick.Stop()
	for {
		err := s.refreshOnce(ctx, news, what, o.json)
		if err != nil && !errors.Is(err, failed) && !errors.Is(err, partly) { // feeds that fail are tried again
			return err
		}
		what.Force = len(o.feeds) > 0
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-tick.C:
		}
	}
}

// refreshedObject is a feed as --json prints it.
type refreshedObject struct {
	Number    int64  `json:"number"`
	URL       string `json:"url"`
	Title     string `json:"title"`
	New       int    `json:"new"`       // articles
	Changed   int    `json:"changed"`   // articles that read otherwise now
	Unchanged bool   `json:"unchanged"` // the server had nothing new
	Full      int    `json:"full"`      // articles whose full text came from their pages
	Failed    int    `json:"full_failed"`
	Error     string `json:"error"`
	// What was wrong with a feed that was kept all the same.
	Warnings []string `json:"warnings"`
	Next     string   `json:"next"` // RFC 3339: not fetched before
}

func (s *session) refreshOnce(ctx context.Context, news *library.News, what library.RefreshOptions, asJSON bool) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	var mu sync.Mutex // the bar and the lines come from different goroutines
	bar := s.progress()
	var encoder annotate.Encoder
	what.Pages = func(done, total int) {
		mu.Lock()
		defer mu.Unlock()
		bar.what, bar.size, bar.read = "of "+amount(total, "page"), int64(total), int64(done)
		bar.show(done, time.Now())
	}
	report, err := news.Refresh(ctx, what, func(done, total int) {
		mu.Lock()
		defer mu.Unlock()
		bar.what, bar.size, bar.read = "of "+amount(total, "feed"), int64(total), int64(done)
		bar.show(done, time.Now())
	}, func(r library.Refreshed) {
		mu.Lock()
		defer mu.Unlock()
		bar.clear()
		o := refreshedObject{
			Number: r.Feed.ID, URL: library.ShownAddress(r.Feed.URL), Title: library.ShownAddress(r.Feed.Label()),
			New: len(r.New), Changed: len(r.Changed), Unchanged: r.Unchanged, Next: stamp(r.Feed.NextFetch),
			Full: r.Full, Failed: r.FullFailed, Warnings: append([]string{}, r.Warnings...),
		}
		if r.Err != nil {
			s.feedFailed(r.Feed.URL, r.Err)
			o.Error = oneLine(r.Err.Error())
		} else if len(r.Warnings) > 0 && o.New+o.Changed > 0 { // else it was said before
			s.feedWarned(r.Feed, r.Warnings)
		}
		if !asJSON {
			return
		}
		line, err := encoder.Encode(o)
		if err == nil {
			_, err = s.Stdout.Write(line)
		}
		if err != nil {
			stop(err) // whoever reads has had enough
		}
	})
	bar.clear()
	if !asJSON {
		text := summed(report)
		if err == nil && report == (library.Report{}) {
			text = noFeeds
		}
		if _, err := fmt.Fprintln(s.Stdout, text); err != nil {
			return err
		}
	}
	switch {
	case err != nil:
		return err
	case report.Failed == 0:
		return nil
	case report.Failed == report.Feeds:
		return failed
	}
	return partly
}

// summed is a report in one line.
func summed(r library.Report) string {
	text := amount(r.New, "new article") + " in " + amount(r.Feeds, "feed")
	for _, part := range []struct {
		n    int
		what string
	}{{r.Changed, "changed"}, {r.Unchanged, "with nothing new"}, {r.Failed, "failed"}, {r.Waiting, "not due yet"}, {r.Gone, "gone for good"}} {
		if part.n > 0 {
			text += fmt.Sprintf(", %d %s", part.n, part.what)
		}
	}
	if r.Full+r.FullFailed > 0 {
		text += "; " + amount(r.Full, "full text")
	}
	if r.FullFailed > 0 {
		text += ", " + amount(r.FullFailed, "page") + " failed"
	}
	return text
}

// stamp is a time as JSON has it, "" for none.
func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}
