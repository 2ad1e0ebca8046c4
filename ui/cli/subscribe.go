package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"dateline/articles/feed"
	"dateline/articles/library"
	"dateline/model"
	"dateline/ui/screen"
)

const addHelp = `Follows feeds: RSS, RDF, Atom and JSON Feed. URL is that of a feed or of a
web page that names one; without http:// it is https://. file:///path works
for feeds, too. What the feed holds now is kept at once.

A page that names several feeds is asked about; where there is nobody to
ask, they are listed, and --all follows all of them.

A feed that cannot be had is not followed: one line on stderr says why, the
others go on, and the exit status is 3, or 1 where none could be had.`

const addExamples = `dateline add https://www.theguardian.com/world/rss
# a page that names its feed
dateline add lemonde.fr
# every feed of a page
dateline add --all https://example.org/news`

func (s *session) addCommand() *cobra.Command {
	var all bool
	cmd := &cobra.Command{
		Use: "add URL...", Short: "follow feeds",
		Long: addHelp, Example: addExamples, Args: cobra.ArbitraryArgs,
		RunE: s.do(func(ctx context.Context, _ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usageError("which one? give the address of a feed or of a page")
			}
			return s.withNews(ctx, func(ctx context.Context, news *library.News) error {
				return s.add(ctx, news, args, all)
			})
		}),
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	cmd.Flags().BoolVar(&all, "all", false, "follow all feeds that a page names")
	return cmd
}

// add follows what is at the addresses, one after the other.
func (s *session) add(ctx context.Context, news *library.News, addresses []string, all bool) error {
	var good, bad int
	for i := 0; i < len(addresses); i++ {
		added, candidates, err := news.Add(ctx, addresses[i], all)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		good += len(added)
		if err := s.tellAdded(ctx, news, added); err != nil {
			return err
		}
		for _, e := range parts(err) {
			if !errors.Is(e, library.ErrFollowed) {
				s.feedFailed(addresses[i], e)
				bad++
				continue
			}
			good++
			if _, err := fmt.Fprintln(s.Stdout, "Unchanged: "+oneLine(e.Error())); err != nil {
				return err
			}
		}
		if len(candidates) == 0 {
			continue
		}
		chosen, err := s.choose(ctx, addresses[i], candidates)
		if err != nil {
			return err
		}
		if len(chosen) == 0 {
			bad++
		}
		addresses = append(addresses[:i+1:i+1], append(chosen, addresses[i+1:]...)...)
	}
	switch {
	case bad == 0:
		return nil
	case good == 0:
		return failed
	}
	return partly
}

// parts are the errors that an error joins.
func parts(err error) []error {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		return joined.Unwrap()
	}
	if err == nil {
		return nil
	}
	return []error{err}
}

// tellAdded says what is followed now and how much came with it.
func (s *session) tellAdded(ctx context.Context, news *library.News, added []model.Feed) error {
	if len(added) == 0 {
		return nil
	}
	list, err := news.Feeds(ctx)
	if err != nil {
		return err
	}
	for i := range added {
		count := 0
		for j := range list {
			if list[j].ID == added[i].ID {
				count = list[j].Articles
			}
		}
		if _, err := fmt.Fprintf(s.Stdout, "Added: %s (%s)\n", screen.NeutralizeLine(library.ShownAddress(added[i].Label())), amount(count, "article")); err != nil {
			return err
		}
	}
	return nil
}

// choose asks which of the feeds of a page are wanted. Where there is nobody to
// ask, it lists them, and none is.
func (s *session) choose(ctx context.Context, page string, list []feed.Candidate) ([]string, error) {
	ask := s.StdinTerminal && s.StderrTerminal
	hint := "; add one of them, or give --all:"
	if ask {
		hint = ":"
	}
	s.report("%s names %s%s", library.ShownAddress(page), amount(len(list), "feed"), hint)
	for i, c := range list {
		fmt.Fprintf(s.Stderr, "%4d  %s  %s\n", i+1, oneLine(c.URL), oneLine(c.Title))
	}
	if !ask {
		return nil, nil
	}
	fmt.Fprint(s.Stderr, "Which? Numbers, all, or nothing for none: ")
	answer := make(chan string, 1)
	go func() { // it may wait for ever, until the program ends
		line, _ := bufio.NewReader(s.Stdin).ReadString('\n')
		answer <- line
	}()
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case line := <-answer:
		return chosenOf(list, strings.Fields(strings.ReplaceAll(line, ",", " ")))
	}
}

func chosenOf(list []feed.Candidate, words []string) (chosen []string, err error) {
	if len(words) == 1 && strings.EqualFold(words[0], "all") {
		for _, c := range list {
			chosen = append(chosen, c.URL)
		}
		return chosen, nil
	}
	for _, w := range words {
		n, err := strconv.Atoi(w)
		if err != nil || n < 1 || n > len(list) {
			return nil, usageError(strconv.Quote(oneLine(w)) + " is no number of the list")
		}
		chosen = append(chosen, list[n-1].URL)
	}
	return chosen, nil
}

func (s *session) removeCommand() *cobra.Command {
	return &cobra.Command{
		Use: "remove FEED...", Short: "stop following feeds",
		Long: `Stops following feeds and removes their articles; those with a star stay.
FEED is the number, the address or the name that dateline feeds shows.`,
		Example: "dateline remove 3\ndateline remove 'BBC News' https://example.org/feed.xml",
		Args:    cobra.ArbitraryArgs,
		RunE: s.do(func(ctx context.Context, _ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usageError("which one? give its number, address or name")
			}
			return s.withNews(ctx, func(ctx context.Context, news *library.News) error {
				return s.remove(ctx, news, args)
			})
		}),
		ValidArgsFunction: s.completeFeeds,
	}
}

// remove removes what is there and reports what is not.
func (s *session) remove(ctx context.Context, news *library.News, feeds []string) error {
	return s.eachFeed(ctx, feeds, "Removed: ", func(what string) (model.Feed, error) { return news.Remove(ctx, what) })
}
