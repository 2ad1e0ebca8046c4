package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"dateline/articles/library"
	"dateline/articles/store"
	"dateline/ui/cli/annotate"
)

const doctorHelp = `Reads the whole library and says what it holds and what is wrong with it: the
structure of the file, references, the index of words, the lists by name, the
numbers of articles, and texts that cannot be read. Without a flag it only
looks, and names the flag that mends. The exit status is 1 where something is
wrong.

--rebuild makes the index of words, the lists by name and the numbers anew
from the articles. --reanalyse finds anew who and where articles are about,
where that was done by another version of dateline, not yet, or before you
corrected a name in them. Both use the library in small steps, beside an open
reader; ctrl+c keeps what is done, and the next run goes on. --vacuum gives
the room of removed articles back to the disk; others wait meanwhile.`

const doctorExamples = `dateline doctor
# mend what it found
dateline doctor --rebuild
# after an update, or after corrections
dateline doctor --reanalyse
# in a script
dateline doctor --json | jq -r '.problems[]'`

type doctorOptions struct{ rebuild, reanalyse, vacuum, json bool }

func (s *session) doctorCommand() *cobra.Command {
	var o doctorOptions
	cmd := &cobra.Command{
		Use: "doctor", Short: "check the library, and mend it",
		Long: doctorHelp, Example: doctorExamples, Args: cobra.ArbitraryArgs,
		RunE: s.do(func(ctx context.Context, _ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usageError("doctor takes no arguments")
			}
			return s.doctor(ctx, o)
		}),
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	f := cmd.Flags()
	f.SortFlags = false
	f.BoolVar(&o.rebuild, "rebuild", false, "make the index of words, the lists by name and the numbers anew")
	f.BoolVar(&o.reanalyse, "reanalyse", false, "analyse again what another version analysed, or corrections touch")
	f.BoolVar(&o.vacuum, "vacuum", false, "give unused room back to the disk")
	f.BoolVar(&o.json, "json", false, "one JSON object")
	return cmd
}

// doctor mends what it was told to, and then looks. It makes no library.
func (s *session) doctor(ctx context.Context, o doctorOptions) error {
	path, err := s.libraryPath()
	if err != nil {
		return err
	}
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		if o.json {
			return s.printDoctor(doctorObject{Path: path, Problems: []string{}, Mend: []string{}}, true)
		}
		_, err := fmt.Fprintf(s.Stdout, "No library at %s. dateline add URL follows a first feed and makes it.\n", oneLine(path))
		return err
	}
	err = s.withNews(ctx, func(ctx context.Context, news *library.News) error {
		if err := s.mend(ctx, news, o); err != nil {
			return err
		}
		return s.look(ctx, news, path, o.json)
	})
	if errors.Is(err, store.ErrDamaged) || errors.Is(err, store.ErrForeign) {
		s.nameCopies(path)
	}
	return err
}

// nameCopies says which copies of the library upgrades have left beside it.
func (s *session) nameCopies(path string) {
	list, _ := filepath.Glob(path + ".version-*") // a bad pattern: none
	slices.Sort(list)
	for _, name := range list {
		if !strings.Contains(name, ".part-") {
			s.report("there is a copy of before an upgrade: %s", name)
		}
	}
}

// mend does the work that flags ask for.
func (s *session) mend(ctx context.Context, news *library.News, o doctorOptions) error {
	bar := s.progress()
	defer bar.clear()
	told := func(what string) func(done, total int) {
		return func(done, total int) {
			bar.what, bar.size, bar.read = what+" of "+amount(total, "article"), int64(total), int64(done)
			bar.show(done, time.Now())
		}
	}
	if o.rebuild {
		if err := news.Rebuild(ctx, told("rebuilt,")); err != nil {
			return err
		}
	}
	if o.reanalyse {
		_, kept, _, err := s.corrections()
		if err != nil {
			return err
		}
		n, err := news.Reanalyse(ctx, library.ReanalyseOptions{Corrected: kept, Wait: true}, told("analysed,"))
		bar.clear()
		if !o.json && n > 0 {
			if _, err := fmt.Fprintf(s.Stdout, "Analysed again: %s\n", amount(n, "article")); err != nil {
				return err
			}
		}
		if err != nil {
			return err
		}
	}
	if o.vacuum {
		return news.Vacuum(ctx)
	}
	return nil
}

// doctorObject is what --json prints.
type doctorObject struct {
	Path     string   `json:"path"`
	Version  int      `json:"version"` // of the schema; 0: there is no library
	Bytes    int64    `json:"bytes"`
	Log      int64    `json:"log_bytes"`
	Feeds    int      `json:"feeds"`
	Articles int      `json:"articles"`
	Unread   int      `json:"unread"`
	Starred  int      `json:"starred"`
	Names    int      `json:"names"`
	Outdated int      `json:"outdated"` // analyses
	Problems []string `json:"problems"`
	Mend     []string `json:"mend"` // flags of doctor
}

// checked checks; on a terminal it shows that it is at work, and for how long.
func (s *session) checked(ctx context.Context, news *library.News) (problems []string, err error) {
	bar := s.progress()
	defer bar.clear()
	bar.what = "checking the library, seconds:"
	begun, tick := time.Now(), time.NewTicker(time.Second)
	defer tick.Stop()
	done := make(chan struct{})
	go func() {
		problems, err = news.Check(ctx)
		close(done)
	}()
	for {
		select {
		case <-done:
			return problems, err
		case now := <-tick.C:
			bar.show(int(now.Sub(begun).Seconds()), now)
		}
	}
}

// look checks and prints. What SQLite cannot read any more is a problem as others
// are.
func (s *session) look(ctx context.Context, news *library.News, path string, asJSON bool) error {
	problems, err := s.checked(ctx, news)
	unreadable := errors.Is(err, store.ErrDamaged)
	if err != nil && !unreadable {
		return err
	}
	held, serr := news.Stats(ctx)
	if serr != nil && !errors.Is(serr, store.ErrDamaged) {
		return serr
	}
	o := doctorObject{Path: path, Version: held.Version, Bytes: held.Bytes, Log: held.Log, Feeds: held.Feeds, Articles: held.Articles, Unread: held.Unread,
		Starred: held.Starred, Names: held.Entities, Outdated: held.Outdated, Problems: []string{}, Mend: []string{}}
	for _, p := range problems {
		o.Problems = append(o.Problems, oneLine(p))
		if strings.Contains(p, "rebuild") && len(o.Mend) == 0 {
			o.Mend = append(o.Mend, "--rebuild")
		}
	}
	if unreadable {
		o.Problems = append(o.Problems, oneLine(strings.TrimPrefix(err.Error(), path+": ")))
	}
	if o.Outdated > 0 {
		o.Mend = append(o.Mend, "--reanalyse")
	}
	if err := s.printDoctor(o, asJSON); err != nil {
		return err
	}
	if len(o.Problems) == 0 {
		return nil
	}
	if len(problems) > 0 && !slices.Contains(o.Mend, "--rebuild") || unreadable {
		s.nameCopies(path)
	}
	return failed
}

func (s *session) printDoctor(o doctorObject, asJSON bool) error {
	if asJSON {
		var encoder annotate.Encoder
		line, err := encoder.Encode(o)
		if err == nil {
			_, err = s.Stdout.Write(line)
		}
		return err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "Library: %s (version %d, %.1f MB, %.1f MB of log)\n", oneLine(o.Path), o.Version, float64(o.Bytes)/1e6, float64(o.Log)/1e6)
	fmt.Fprintf(&b, "Holds: %s, %s (%d unread, %d starred), %s\n", amount(o.Feeds, "feed"), amount(o.Articles, "article"), o.Unread, o.Starred, amount(o.Names, "name"))
	if o.Outdated > 0 {
		fmt.Fprintf(&b, "Outdated: %s analysed by another version of dateline, or not yet\n", amount(o.Outdated, "article"))
	}
	for _, p := range o.Problems {
		fmt.Fprintf(&b, "Wrong: %s\n", p)
	}
	if len(o.Problems) == 0 {
		b.WriteString("Sound: the file, the index of words, the lists by name, the numbers, every text\n")
	}
	if len(o.Mend) > 0 {
		fmt.Fprintf(&b, "To mend: dateline doctor %s\n", strings.Join(o.Mend, " "))
	}
	_, err := s.Stdout.Write([]byte(b.String()))
	return err
}
