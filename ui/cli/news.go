package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"dateline/articles/library"
	"dateline/articles/store"
	"dateline/model"
	"dateline/model/analyze"
	"dateline/ui/screen"
)

// withNews runs the body of a verb on the library on disk, until ctrl+c.
func (s *session) withNews(ctx context.Context, body func(context.Context, *library.News) error) error {
	ctx, stop := interruptible(ctx)
	defer stop()
	news, err := s.openNews(ctx)
	if err != nil {
		return err
	}
	err = body(ctx, news)
	if closed := news.Close(); err == nil {
		err = closed
	}
	return err
}

// looking is withNews for verbs that only look. Where there is no library they
// make none, and body gets nil.
func (s *session) looking(ctx context.Context, body func(context.Context, *library.News) error) error {
	path, err := s.libraryPath()
	if err != nil {
		return err
	}
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		return s.withNews(ctx, body)
	}
	if _, err := s.settings(); err != nil { // as with a library
		return err
	}
	return body(ctx, nil)
}

// noFeeds is what is said where nothing is followed.
const noFeeds = "No feeds. dateline add URL follows one, dateline import FILE those of another reader; dateline feeds --catalogue lists some."

// openNews opens the library on disk, with the reader's settings and corrections.
func (s *session) openNews(ctx context.Context) (*library.News, error) {
	path, err := s.libraryPath()
	if err != nil {
		return nil, err
	}
	c, err := s.settings()
	if err != nil {
		return nil, err
	}
	_, kept, _, err := s.corrections()
	if err != nil {
		return nil, err
	}
	var programs []library.Program
	for _, e := range c.Exec {
		programs = append(programs, library.Program{Name: e.Name, Command: e.Command})
	}
	log.SetOutput(io.Discard) // net/http tells there what odd servers do
	limits := s.fetch
	limits.UserAgent = c.Feeds.UserAgent
	return library.OpenNews(ctx, library.NewsOptions{
		Path: path, Now: s.Now, Corrections: analyze.Compile(store.Live(kept)),
		Fetch: limits, Warned: s.feedWarned, Programs: programs, Interval: c.Feeds.Interval, KeepDays: c.Feeds.KeepDays, FullText: c.Feeds.FullText, Desks: c.Desks(),
	})
}

func (s *session) libraryPath() (string, error) {
	dir, err := s.dataFolder()
	return filepath.Join(dir, store.LibraryName), err
}

// feedFailed reports that a feed could not be had.
func (s *session) feedFailed(address string, err error) {
	s.report("feed %s: %v", library.ShownAddress(address), err)
}

// feedWarned reports what was wrong with a feed that was kept all the same.
func (s *session) feedWarned(f model.Feed, warnings []string) {
	s.report("feed %s: %s", library.ShownAddress(f.URL), strings.Join(warnings, "; "))
}

// noFeed makes the error of a feed that is not there one for people.
func noFeed(what string, err error) error {
	if errors.Is(err, store.ErrNoFeed) {
		return fmt.Errorf("there is no feed %s; dateline feeds lists them", library.ShownAddress(what))
	}
	return fmt.Errorf("feed %s: %w", library.ShownAddress(what), err)
}

// completeFeeds completes the names of the feeds. It makes no library.
func (s *session) completeFeeds(cmd *cobra.Command, _ []string, _ string) (out []string, _ cobra.ShellCompDirective) {
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
	list, _ := news.Feeds(ctx)
	for i := range list {
		out = append(out, screen.NeutralizeLine(library.ShownAddress(list[i].Label()))+"\t"+screen.NeutralizeLine(library.ShownAddress(list[i].URL)))
	}
	return out, none
}

// amount is a number of things: 1 feed, 2 feeds.
func amount(n int, thing string) string { return fmt.Sprintf("%d %s", n, plural(n, thing)) }
