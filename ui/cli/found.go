package cli

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"dateline/articles/library"
	"dateline/model"
	"dateline/model/query"
	"dateline/ui/cli/annotate"
	"dateline/ui/screen"
	"dateline/ui/snippet"
	"dateline/ui/theme"
)

// foundPrinter prints what list and search find.
type foundPrinter struct {
	*printer
	s       *session
	o       *findOptions
	words   query.Node // whose matches are highlighted
	out     *bufio.Writer
	encoder annotate.Encoder
	wide    int // cells of a line, 0 for any number
	n       int // printed so far
}

func (s *session) foundPrinter(o *findOptions, words query.Node) (*foundPrinter, error) {
	p, err := s.printer("auto", 0)
	if err != nil {
		return nil, err
	}
	f := &foundPrinter{printer: p, s: s, o: o, words: words, out: bufio.NewWriter(s.Stdout)}
	if p.painted && s.Width != nil {
		f.wide = s.Width()
	}
	return f, nil
}

// print prints what is asked for; news is nil where there is no library.
func (p *foundPrinter) print(ctx context.Context, news *library.News, ask query.Ask) error {
	var more, cut bool
	var err error
	if news != nil {
		choice := library.Selection{Limit: p.o.limit, Beside: p.o.json || p.painted, Snippets: p.o.search}
		more, cut, err = news.Select(ctx, ask, choice, p.article)
	}
	if err == nil && p.n == 0 && !p.o.json {
		err = p.nothing(ctx, news)
	}
	if err == nil && more && p.painted && !p.o.json {
		err = p.rest(ctx, news, ask)
	}
	if flushed := p.out.Flush(); err == nil {
		err = flushed
	}
	if err == nil && cut {
		_, err = fmt.Fprintln(p.s.Stderr, "Only the newest 10,000 hits were ranked; --sort newest lists all.")
	}
	return err
}

// nothing says why nothing is listed.
func (p *foundPrinter) nothing(ctx context.Context, news *library.News) error {
	there := 0
	if news != nil {
		var err error
		if there, err = news.CountAll(ctx, query.Ask{Muted: true}, 1); err != nil {
			return err
		}
	}
	says := "No article is found."
	if there == 0 {
		says = "No articles. dateline refresh fetches them; dateline add URL follows a feed first."
	}
	_, err := fmt.Fprintln(p.out, says)
	return err
}

// mostCounted is up to how many articles are counted.
const mostCounted = 1000

// rest says how many there are, where not all are listed.
func (p *foundPrinter) rest(ctx context.Context, news *library.News, ask query.Ask) error {
	n, err := news.CountAll(ctx, ask, mostCounted)
	if err != nil {
		return err
	}
	all := fmt.Sprint(n)
	if n > mostCounted {
		all = "1,000+"
	}
	_, err = p.out.Write(p.down(p.theme.Muted.Styled(fmt.Sprintf("%d of %s; --limit lists more", p.n, all)) + "\n"))
	return err
}

// article prints one.
func (p *foundPrinter) article(a *library.Selected) error {
	p.n++
	if p.o.json {
		return p.object(a)
	}
	lines := p.row(a)
	if p.o.search {
		for _, line := range p.snippet(a.Snippet) {
			lines += line + "\n"
		}
	}
	_, err := p.out.Write(p.down(lines))
	return err
}

// Cells before the headline: number, day and marks.
const beforeTitle = 6 + 2 + 11 + 2 + 2 + 1

// row is the line of an article.
func (p *foundPrinter) row(a *library.Selected) string {
	unread, star, day := "•", " ", ""
	if a.Read {
		unread = " "
	}
	if a.Star {
		star = "*"
	}
	if a.Precision != model.NoDate {
		day = a.Published.Format("2 Jan 2006")
	}
	title, outlet := oneLine(a.Title), oneLine(a.Outlet)
	if title == "" {
		title = "Untitled"
	}
	if !p.painted {
		if outlet != "" {
			outlet = "  (" + outlet + ")"
		}
		return fmt.Sprintf("%6s  %11s  %s%s %s%s\n", a.ID, day, unread, star, title, outlet)
	}
	t := &p.theme
	style := t.Unread
	if a.Read {
		style = t.Seen
	}
	behind := strings.TrimSpace(outlet + "  " + strings.Join(a.Countries[:min(len(a.Countries), 4)], " "))
	if p.wide > 0 {
		room := max(p.wide-beforeTitle, 20)
		if w := screen.Width(behind, ansi.GraphemeWidth); room-w-2 < 30 {
			behind = screen.Truncate(behind, max(room-32, 0), ansi.GraphemeWidth)
		}
		if w := screen.Width(behind, ansi.GraphemeWidth); w > 0 {
			room -= w + 2
		}
		title = screen.Truncate(title, room, ansi.GraphemeWidth)
	}
	if behind != "" {
		behind = "  " + t.Muted.Styled(behind)
	}
	return t.Muted.Styled(fmt.Sprintf("%6s  %11s", a.ID, day)) + "  " + t.Dot.Styled(unread) + t.Star.Styled(star) + " " +
		snippet.Styled(title, model.Span{End: len(title)}, query.Matches(p.words, title), style, theme.Over(style, t.Match)) + behind + "\n"
}

// snippet are the lines below that of an article.
func (p *foundPrinter) snippet(s model.Snippet) (lines []string) {
	text, spans := snippet.Shown(s)
	if text == "" {
		return nil
	}
	if !p.painted {
		return []string{"        " + text}
	}
	indent, room := strings.Repeat(" ", beforeTitle), measure
	if p.wide > 0 {
		indent = indent[:min(beforeTitle, max(2, p.wide/8))]
		room = max(20, p.wide-len(indent))
	}
	for _, part := range snippet.Wrap(text, room, ansi.GraphemeWidth) {
		lines = append(lines, indent+snippet.Styled(text, part, spans, p.theme.Muted, p.theme.Match))
	}
	return lines
}

// itemObject is an article of list as --json prints it.
type itemObject struct {
	ID        string   `json:"id"`
	Title     string   `json:"title"`
	Outlet    string   `json:"outlet"`
	Published string   `json:"published"` // as in annotate
	URL       string   `json:"url"`
	Feed      string   `json:"feed"` // its name, "" where it was removed
	Read      bool     `json:"read"`
	Starred   bool     `json:"starred"`
	Tags      []string `json:"tags"`      // of the article itself
	Countries []string `json:"countries"` // codes of those it involves, the most involved first
}

// foundObject is an article of search as --json prints it.
type foundObject struct {
	itemObject
	Snippet string       `json:"snippet"`
	Matches []matchRange `json:"matches"`
}

// matchRange is where a snippet has a word of the query, in bytes of UTF-8.
type matchRange struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

func (p *foundPrinter) object(a *library.Selected) error {
	it := itemObject{
		a.ID, a.Title, a.Outlet, annotate.Published(&model.Article{Published: a.Published, Precision: a.Precision}), a.URL,
		a.Feed, a.Read, a.Star, append([]string{}, a.Tags...), append([]string{}, a.Countries...),
	}
	var value any = it
	if p.o.search {
		f := foundObject{it, a.Snippet.Text, []matchRange{}}
		for _, m := range a.Snippet.Matches {
			f.Matches = append(f.Matches, matchRange{m.Start, m.End})
		}
		value = f
	}
	line, err := p.encoder.Encode(value)
	if err == nil {
		_, err = p.out.Write(line)
	}
	return err
}

// mostCompleted is how many values are offered to the shell.
const mostCompleted = 50

// queryValues are what the end of a query can go on with: of the library, where
// there is one, and what is known without it.
func (s *session) queryValues(ctx context.Context, c query.Completing) ([]model.Value, error) {
	path, err := s.libraryPath()
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(path); err != nil {
		return library.KnownValues(c.Field, c.Prefix, mostCompleted), nil
	}
	news, err := library.OpenNews(ctx, library.NewsOptions{Path: path, Now: s.Now})
	if err != nil {
		return nil, err
	}
	defer news.Close()
	return news.Values(ctx, c.Field, c.Prefix, mostCompleted)
}
