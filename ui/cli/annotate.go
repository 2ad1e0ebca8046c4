package cli

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"runtime"
	"runtime/debug"
	"time"

	"github.com/spf13/cobra"

	"dateline/articles/file"
	"dateline/ui/cli/annotate"
)

const annotateHelp = `Prints the countries, people, organisations and places that articles name,
in the order of the input. FILE is a .txt, .md, .html, .json or .jsonl file,
a folder of those, or - for standard input: one JSON object a line if it
begins with {, else one article of text.

An input line:  {"id": "a1", "title": "…", "text": "…",
                 "published": "2015-11-23", "dateline": "…",
                 "language": "en"}

Formats: text marks the entities in the article and lists them below (on a
pipe as [Kremlin|country RU]); jsonl prints one object a line as soon as it
is ready, json one array. The default is text on a terminal, else jsonl.
Spans are byte ranges of the UTF-8 of the title, dateline or text.

What cannot be read is one line on stderr and an object {"id", "error"} in
its place; the rest goes on, and the exit status is 3.`

const annotateExamples = `# who and where is this about?
dateline annotate story.txt
# the countries of each story of a stream
dateline annotate < news.jsonl | jq -c '[.id, .countries[].code]'
# who held which office in 2003
dateline annotate --date 2003-05-01 --json story.txt`

type annotateOptions struct {
	format   string
	json     bool
	date     string
	withText bool
	theme    string
	correct  bool

	day time.Time // for articles without a date
}

func (s *session) annotateCommand() *cobra.Command {
	var o annotateOptions
	cmd := &cobra.Command{
		Use: "annotate [FILE...]", Short: "print who and where articles are about",
		Long: annotateHelp, Example: annotateExamples, Args: cobra.ArbitraryArgs,
		ValidArgsFunction: completeFiles,
		RunE: s.do(func(ctx context.Context, cmd *cobra.Command, args []string) error {
			if err := o.check(s, cmd.Flags().Changed); err != nil {
				return err
			}
			if len(args) == 0 {
				if s.StdinTerminal {
					return usageError("no file to annotate, and standard input is a terminal")
				}
				args = []string{file.Stdin}
			}
			return s.annotate(ctx, o, args)
		}),
	}
	f := cmd.Flags()
	f.SortFlags = false
	f.StringVar(&o.format, "format", "", "text, json or jsonl")
	f.BoolVar(&o.json, "json", false, "the same as --format jsonl")
	f.StringVar(&o.date, "date", "", "day of articles without a date, YYYY-MM-DD (today)")
	f.BoolVar(&o.withText, "with-text", false, "print the text that the spans index, too")
	_ = cmd.RegisterFlagCompletionFunc("format", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return []string{"text", "json", "jsonl"}, cobra.ShellCompDirectiveNoFileComp
	})
	f.BoolVar(&o.correct, "corrections", false, "apply what you corrected in the reader")
	f.StringVar(&o.theme, "theme", "auto", "colours of the text format: "+themeNames())
	_ = cmd.RegisterFlagCompletionFunc("date", cobra.NoFileCompletions)
	_ = cmd.RegisterFlagCompletionFunc("theme", completeThemes)
	return cmd
}

// check fills the defaults in; given tells whether a flag was typed.
func (o *annotateOptions) check(s *session, given func(flag string) bool) error {
	switch {
	case o.json && given("format") && o.format != "jsonl":
		return usageError("--json is --format jsonl; it does not go with --format " + o.format)
	case o.json:
		o.format = "jsonl"
	case !given("format") && s.StdoutTerminal:
		o.format = "text"
	case !given("format"):
		o.format = "jsonl"
	}
	switch o.format {
	case "text", "json", "jsonl":
	default:
		return usageError("no format " + o.format + "; there are text, json and jsonl")
	}
	o.day = s.Now()
	if given("date") {
		day, err := time.Parse(time.DateOnly, o.date)
		if err != nil {
			return usageError(fmt.Sprintf("--date %q is not a day (YYYY-MM-DD)", o.date))
		}
		o.day = day
	}
	return nil
}

// The bounds of what is under way at one time.
const (
	windowPerWorker = 16
	bytesUnderWay   = 16 << 20  // two lines of the largest size do not go at once
	memoryGoal      = 128 << 20 // the collector works harder above it, so that a stream of long lines stays below 200 MB
	keepPerJob      = 256 << 10 // larger buffers are given back after use
)

func (s *session) annotate(ctx context.Context, o annotateOptions, args []string) error {
	ctx, stop := interruptible(ctx)
	defer stop()
	if s.variable("GOMEMLIMIT") == "" {
		defer debug.SetMemoryLimit(debug.SetMemoryLimit(memoryGoal))
	}
	groups, err := file.List(ctx, args)
	if err != nil {
		return err
	}
	// It belongs to the pipeline, which may still wait for it when a run is
	// interrupted; it closes what it has read to the end itself.
	input := newInput(s.Stdin, groups)
	out := &output{w: bufio.NewWriterSize(s.Stdout, 64<<10), array: o.format == "json", report: s.report}
	work := worker{options: o, services: s.services, log: s.log}
	if work.corrections, err = s.loadCorrections(o.correct); err != nil {
		return err
	}
	if o.format == "text" {
		if work.text, err = s.printer(o.theme, 0); err != nil {
			return err
		}
		out.between = string(work.text.down(work.text.between()))
	}
	workers := runtime.GOMAXPROCS(0)
	if err := out.begin(); err != nil {
		return err
	}
	err = annotate.Pipeline[job]{
		Workers: workers, Window: windowPerWorker * workers, Bytes: bytesUnderWay,
		New:  func() *job { return &job{} },
		Next: input.next, Work: work.do, Emit: out.emit, Idle: out.w.Flush,
	}.Run(ctx)
	if err != nil {
		_ = out.w.Flush() // whole objects only: a half one is never in it
		return err
	}
	if err := out.end(); err != nil {
		return err
	}
	s.log.Info("annotated", "articles", out.good, "failures", out.bad)
	return out.status()
}

// output puts results behind each other and counts them.
type output struct {
	w         *bufio.Writer
	array     bool
	between   string // stands between two texts
	report    func(format string, args ...any)
	good, bad int
	badLines  int // of bad, those that were lines of a source that could be read
}

func (o *output) begin() error {
	if !o.array {
		return nil
	}
	_, err := o.w.WriteString("[")
	return err
}

func (o *output) end() error {
	if o.array {
		close := "]\n"
		if o.good+o.bad > 0 {
			close = "\n]\n"
		}
		if _, err := o.w.WriteString(close); err != nil {
			return err
		}
	}
	return o.w.Flush()
}

func (o *output) emit(j *job) error {
	result := j.result
	if o.good > 0 && j.failure == nil {
		if _, err := o.w.WriteString(o.between); err != nil {
			return err
		}
	}
	if o.array {
		separator := ",\n"
		if o.good+o.bad == 0 {
			separator = "\n"
		}
		if _, err := o.w.WriteString(separator); err != nil {
			return err
		}
		result = bytes.TrimSuffix(result, []byte("\n"))
	}
	if _, err := o.w.Write(result); err != nil {
		return err
	}
	if j.failure == nil {
		o.good++
	} else {
		o.bad++
		if j.kind == jsonValue {
			o.badLines++
		}
		o.report("%v", j.failure)
	}
	j.trim()
	return nil
}

// status is 3 where a part failed, and 1 where nothing could be opened at all.
func (o *output) status() error {
	switch {
	case o.bad == 0:
		return nil
	case o.good == 0 && o.badLines == 0:
		return failed
	}
	return partly
}
