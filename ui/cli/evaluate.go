package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"dateline/articles/file"
	"dateline/model/analyze"
	"dateline/model/evaluate"
)

const evaluateHelp = `Measures what dateline finds against labelled news and prints precision,
recall and F1, and the speed of the analysis on one core (bytes of title and
text). FILE is JSONL, compressed with gzip or not, or - for standard input.

A labelled line: {"id": "a1", "date": "2015-11-23", "title": "…",
                  "dateline": "…", "source": "…", "text": "…",
                  "countries": ["IR"], "countries_optional": ["SY"],
                  "focus": "IR", "mentions": [{"start": 0, "end": 7,
                  "type": "PER", "country": "IR", "link": "Q348144"}]}

All keys but text may be missing; those that are there say what is measured.
Offsets count Unicode code points of the text.
  countries           which are mentioned, where mentions have a country;
                      else which the story is about; countries_optional are
                      neither right nor wrong
  focus               the country the story is mainly about
  mentions            spans of persons (PER) and organisations (ORG): exact
                      (core_start and core_end go before start and end), and
                      overlapping; then the title is not analysed
  link, leader,       whom a person is taken for: link is a Wikidata number,
  office_on_date      the others lists that are not empty for leaders, and
                      for leaders in office on the date

Offices are those of the date; a document without one is taken to be of
1 January 2010. SU, DD, YD, ZR, BU count as RU, DE, YE, CD, MM; CS, YU and AN
are left out. A line that cannot be read is one line on stderr; the rest goes
on, and the exit status is 3.`

const evaluateExamples = `# how well does it do on my corpus, and where does it fail?
dateline evaluate --errors 10 gold.jsonl
# what are the known names worth?
dateline evaluate --ablate gazetteer gold.jsonl.gz
# one number for a script
dateline evaluate --json gold.jsonl | jq '.files[].metrics[0].f1'`

type evaluateOptions struct {
	json        bool
	errors      int
	ignore      string
	ablate      []string
	corrections bool
}

// ablations are the parts that --ablate can leave out.
var ablations = [...]struct {
	name string
	part analyze.Parts
}{{"tagger", analyze.Tagger}, {"gazetteer", analyze.Gazetteer}}

func (s *session) evaluateCommand() *cobra.Command {
	var o evaluateOptions
	cmd := &cobra.Command{
		Use: "evaluate [FILE...]", Short: "measure what is found against labelled news",
		Long: evaluateHelp, Example: evaluateExamples, Args: cobra.ArbitraryArgs,
		ValidArgsFunction: completeFiles,
		RunE: s.do(func(ctx context.Context, cmd *cobra.Command, args []string) error {
			if err := o.check(); err != nil {
				return err
			}
			if len(args) == 0 {
				if s.StdinTerminal {
					return usageError("no labelled news to evaluate on, and standard input is a terminal")
				}
				args = []string{file.Stdin}
			}
			return s.evaluate(ctx, o, args)
		}),
	}
	f := cmd.Flags()
	f.SortFlags = false
	f.BoolVar(&o.json, "json", false, "print one JSON object")
	f.IntVar(&o.errors, "errors", 0, "show the N worst documents of each file")
	f.StringVar(&o.ignore, "ignore", "US", "also score countries without this one")
	f.StringSliceVar(&o.ablate, "ablate", nil, "also score without the tagger or the gazetteer")
	f.BoolVar(&o.corrections, "corrections", false, "apply your own corrections (see dateline corrections)")
	_ = cmd.RegisterFlagCompletionFunc("errors", cobra.NoFileCompletions)
	_ = cmd.RegisterFlagCompletionFunc("ignore", cobra.NoFileCompletions)
	_ = cmd.RegisterFlagCompletionFunc("ablate", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return []string{"tagger", "gazetteer"}, cobra.ShellCompDirectiveNoFileComp
	})
	return cmd
}

var countryCode = regexp.MustCompile(`^[A-Z]{2}$`)

func (o *evaluateOptions) check() error {
	o.ignore = strings.ToUpper(o.ignore)
	switch {
	case o.errors < 0:
		return usageError("--errors is a number of documents")
	case !countryCode.MatchString(o.ignore):
		return usageError(fmt.Sprintf("--ignore %q is not a country code of two letters", o.ignore))
	}
	for _, name := range o.ablate {
		if _, ok := part(name); !ok {
			return usageError("--ablate " + name + ": there are tagger and gazetteer")
		}
	}
	return nil
}

func part(name string) (analyze.Parts, bool) {
	for _, a := range ablations {
		if a.name == name {
			return a.part, true
		}
	}
	return 0, false
}

func (s *session) evaluate(ctx context.Context, o evaluateOptions, args []string) error {
	ctx, stop := interruptible(ctx)
	defer stop()
	// The speed is that of one core, the collector of garbage included.
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	corrections, err := s.loadCorrections(o.corrections)
	if err != nil {
		return err
	}
	bar := s.progress()
	defer bar.clear()
	var all []*measured
	bad := 0
	for _, path := range args {
		m, err := s.measureFile(ctx, o, corrections, path, bar)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		bar.clear()
		if err != nil {
			bad++
			s.report("%s: %v", name(path), err)
		}
		if m == nil {
			continue
		}
		bad += m.badLines
		if m.runs[0].report.Documents > 0 {
			all = append(all, m)
		}
	}
	if len(all) == 0 {
		if bad == 0 {
			return errors.New("no documents to evaluate on")
		}
		return failed
	}
	print := printScores
	if o.json {
		print = printScoresJSON
	}
	if err = print(s.Stdout, o, all); err != nil {
		return err
	}
	if bad > 0 {
		return partly
	}
	return nil
}

// name is what a person calls the file at path.
func name(path string) string {
	if path == file.Stdin {
		return "standard input"
	}
	return path
}

// measured is what was measured on one file.
type measured struct {
	name        string
	corrections *analyze.Corrections
	runs        []pass // the first with all parts, then one per --ablate
	badLines    int
}

// pass is a pass of the analysis over a file.
type pass struct {
	without string // the part that was left out, "" for none
	parts   analyze.Parts
	scorer  *evaluate.Scorer
	report  evaluate.Report
	spent   time.Duration // in the analysis
}

// measureFile measures on a file. What has been measured up to an error is
// returned with it.
func (s *session) measureFile(ctx context.Context, o evaluateOptions, corrections *analyze.Corrections, path string, bar *progress) (*measured, error) {
	r, size := s.Stdin, int64(0)
	if path != file.Stdin {
		f, err := os.Open(path)
		if err != nil {
			return nil, reason(err)
		}
		defer f.Close()
		info, err := f.Stat()
		if err != nil {
			return nil, reason(err)
		}
		if info.IsDir() {
			return nil, errors.New("a folder, not a file")
		}
		r, size = f, info.Size()
	}
	bar.begin(filepath.Base(name(path)), size)
	in, err := evaluate.NewReader(bar.reading(r))
	if err != nil {
		return nil, unreadable(err)
	}
	m := &measured{name: name(path), corrections: corrections, runs: []pass{{}}}
	for _, without := range o.ablate {
		parts, _ := part(without)
		m.runs = append(m.runs, pass{without: without, parts: parts})
	}
	for i := range m.runs {
		m.runs[i].scorer = evaluate.NewScorer(o.ignore, i == 0 && o.errors > 0)
	}
	err = s.measureAll(ctx, in, m, bar)
	for i := range m.runs {
		m.runs[i].report = m.runs[i].scorer.Report(o.errors)
	}
	if full := &m.runs[0].report; err == nil && full.Documents > 0 && len(full.Rows) == 0 {
		full.Documents = 0
		err = errors.New("no labels in it: no countries, focus or mentions")
	}
	return m, err
}

// unreadable says why a source cannot be read on.
func unreadable(err error) error {
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return errors.New("cut short")
	}
	return reason(err)
}

// measureAll analyses every document of in, one after another.
func (s *session) measureAll(ctx context.Context, in *evaluate.Reader, m *measured, bar *progress) error {
	for n := 1; ; n++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		d, line, err := in.Next()
		var bad *evaluate.LineError
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case errors.As(err, &bad):
			bar.clear()
			s.report("%s: %v", m.name, bad)
			m.badLines++
			continue
		case err != nil:
			return unreadable(err)
		}
		input := d.Input()
		input.Corrections, input.Story = m.corrections, d.ID
		for i := range m.runs {
			r := &m.runs[i]
			input.Without = r.parts
			start := s.Now()
			found := s.analyzeInput(input)
			r.spent += s.Now().Sub(start)
			r.scorer.Add(d, line, found)
		}
		bar.show(n, s.Now())
	}
}
