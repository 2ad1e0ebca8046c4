package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"

	"dateline/articles/library"
	"dateline/model/query"
	"dateline/ui/screen"
)

// findOptions are the flags of the verbs that list articles.
type findOptions struct {
	limit  int
	sort   string
	unread bool
	muted  bool
	json   bool
	search bool // the verb is search: with snippets
}

// sorts are the values of --sort.
var sorts = [...]string{"newest", "best"}

// queryHelp is the query language in short.
const queryHelp = `A query is words, "phrases in quotes", begin* and fields, all of which must
hold; OR, NOT (or -) and brackets join them:

  country:iran  region:sahel  leader:putin  person:"li wei"  org:opec
  place:tehran  feed:bbc  folder:world  tag:energy  lang:es  title:"gas forum"
  is:unread  is:read  is:starred  is:full
  after:2015-11-01  before:2015  newer:2d

Put a query with quotes or brackets between '…', and -- before one that
begins with -.`

const listHelp = `Lists articles of your feeds, the newest first, or those that a query finds:
number, day, a • where one is unread and a * where it has a star, headline and
outlet. Nothing is fetched.

` + queryHelp

const searchHelp = `Lists the articles that a query finds, the best first: what has the words in
its headline or more often, and what is newer. Below each stands where it
has them. Of very many hits only the newest 10,000 are ranked; that is said.

` + queryHelp

func (s *session) listCommand() *cobra.Command {
	o := &findOptions{limit: 50, sort: "newest"}
	cmd := &cobra.Command{
		Use: "list [QUERY]", Short: "list the newest articles, or a query's", Long: listHelp,
		Example: `dateline list --unread
dateline list 'country:iran newer:2d -title:football'
dateline list --limit 500 --json | jq -r '[.published, .url] | @tsv'`,
	}
	return s.findCommand(cmd, o)
}

func (s *session) searchCommand() *cobra.Command {
	o := &findOptions{limit: 20, sort: "best", search: true}
	cmd := &cobra.Command{
		Use: "search QUERY", Short: "find articles, the best first", Long: searchHelp,
		Example: `dateline search gas summit tehran
dateline search '"gas forum" OR gecf' --sort newest
dateline search --json country:ru sanctions | jq -r '[.title, .snippet] | @tsv'`,
	}
	return s.findCommand(cmd, o)
}

func (s *session) findCommand(cmd *cobra.Command, o *findOptions) *cobra.Command {
	cmd.Args = cobra.ArbitraryArgs
	cmd.RunE = s.do(func(ctx context.Context, _ *cobra.Command, args []string) error { return s.find(ctx, args, o) })
	cmd.ValidArgsFunction = s.completeQuery
	f := cmd.Flags()
	f.SortFlags = false
	f.IntVar(&o.limit, "limit", o.limit, "at most so many")
	f.StringVar(&o.sort, "sort", o.sort, "newest or best first")
	if !o.search {
		f.BoolVar(&o.unread, "unread", false, "only those that are unread")
	}
	f.BoolVar(&o.muted, "muted", false, "what is muted, too")
	f.BoolVar(&o.json, "json", false, "one JSON object a line")
	_ = cmd.RegisterFlagCompletionFunc("limit", cobra.NoFileCompletions)
	_ = cmd.RegisterFlagCompletionFunc("sort", cobra.FixedCompletions(sorts[:], cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

// find is the body of list and search.
func (s *session) find(ctx context.Context, args []string, o *findOptions) error {
	text := strings.Join(args, " ")
	switch {
	case o.search && strings.TrimSpace(text) == "":
		return usageError("search needs a query: words, or fields as in country:iran")
	case o.limit < 1:
		return usageError("--limit is at least 1")
	case o.sort != sorts[0] && o.sort != sorts[1]:
		return usageError("--sort is newest or best, not " + oneLine(o.sort))
	}
	now := s.Now()
	n, err := query.Parse(text, query.Options{Now: now, Zone: time.Local})
	if err != nil {
		return s.badQuery(text, err)
	}
	if o.unread {
		n = query.Normal(query.And{Nodes: []query.Node{n, query.Is{State: query.Unread}}})
	}
	ask := query.Ask{Node: n, Muted: o.muted, Best: o.sort == "best"}
	return s.looking(ctx, func(ctx context.Context, news *library.News) error {
		p, err := s.foundPrinter(o, n)
		if err != nil {
			return err
		}
		return p.print(ctx, news, ask)
	})
}

// shownAround is how many characters of a query stand before and behind a mistake.
const shownAround = 30

// badQuery says what is wrong with a query, and shows where.
func (s *session) badQuery(text string, err error) error {
	s.report("query: %v", err)
	var at *query.Error
	if !errors.As(err, &at) {
		return wrongUsage
	}
	before, wrong, behind := []rune(text[:at.Offset]), []rune(text[at.Offset:at.End]), []rune(text[at.End:])
	left, right := "", ""
	if len(before) > shownAround {
		left, before = "…", before[len(before)-shownAround:]
	}
	if len(wrong) > shownAround {
		wrong, behind, right = wrong[:shownAround], nil, "…"
	}
	if len(behind) > shownAround {
		behind, right = behind[:shownAround], "…"
	}
	start, there := "  "+left+shownQuery(before), shownQuery(wrong)
	const cells = ansi.WcWidth
	line := strings.TrimRight(start+there+shownQuery(behind)+right, " ")
	carets := strings.Repeat(" ", screen.Width(start, cells)) + strings.Repeat("^", max(1, screen.Width(there, cells)))
	_, _ = fmt.Fprintf(s.Stderr, "%s\n%s\n", line, carets)
	return wrongUsage
}

// shownQuery is a part of a query as it may be shown: white space and control
// characters are spaces.
func shownQuery(text []rune) string {
	return screen.Neutralize(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) {
			return ' '
		}
		return r
	}, string(text)))
}

// completeQuery completes the fields of a query and what they can be asked for. It
// makes no library.
func (s *session) completeQuery(cmd *cobra.Command, _ []string, word string) ([]string, cobra.ShellCompDirective) {
	const none = cobra.ShellCompDirectiveNoFileComp
	c := query.Complete(word, len(word))
	if c.Field == query.Title {
		return nil, none
	}
	directive := none
	if c.Field == query.NoField {
		directive |= cobra.ShellCompDirectiveNoSpace
	}
	values, err := s.queryValues(cmd.Context(), c)
	if err != nil {
		return nil, none
	}
	var out []string
	for _, v := range values {
		about := v.About
		if v.N >= 0 {
			about = strings.TrimSpace(about + " " + amount(v.N, "article"))
		}
		out = append(out, screen.NeutralizeLine(word[:c.Start]+v.Text+word[c.End:])+"\t"+screen.NeutralizeLine(about))
	}
	return out, directive
}
