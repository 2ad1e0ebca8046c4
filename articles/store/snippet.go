package store

import (
	"context"
	"strings"
	"unicode/utf8"

	"dateline/model"
	"dateline/model/query"
)

// Snippet is a part of an article's text around words that were looked for.
type Snippet = model.Snippet

// snippetBytes is about how long a snippet is.
const snippetBytes = 240

// Snippet shows where an article has the words of a query: the part of its text
// with most of them. One without any is the beginning.
func (l *Library) Snippet(ctx context.Context, id string, n query.Node) (Snippet, error) {
	row, err := rowID(id)
	if err != nil {
		return Snippet{}, err
	}
	var data []byte
	if err := l.r.QueryRowContext(ctx, "SELECT data FROM bodies WHERE article = ?", row).Scan(&data); err != nil {
		return Snippet{}, l.queryError(ctx, err)
	}
	e, err := decodeBody(data)
	if err != nil {
		return Snippet{}, err
	}
	return Excerpt(e.Article.Doc.Text, n), nil
}

// Excerpt is the snippet of a text.
func Excerpt(text string, n query.Node) Snippet { return cut(text, query.Matches(n, text)) }

// cut takes the stretch of text in which most of the spans lie.
func cut(text string, spans []model.Span) Snippet {
	from, best := 0, 0
	for i := range spans {
		n := i
		for n < len(spans) && spans[n].End <= spans[i].Start+snippetBytes*3/4 {
			n++
		}
		if n-i > best {
			best, from = n-i, max(spans[i].Start-snippetBytes/4, 0)
		}
	}
	from = wordStart(text, from)
	to := min(from+snippetBytes, len(text))
	if to < len(text) {
		if at := strings.LastIndexAny(text[from:to], " \n"); at > snippetBytes/2 {
			to = from + at
		}
		for to > from && !utf8.RuneStart(text[to]) {
			to--
		}
	}
	s := Snippet{Before: from > 0, After: to < len(text)}
	s.Text = strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return ' '
		}
		return r
	}, text[from:to])
	for _, m := range spans {
		if m.Start >= from && m.End <= to {
			s.Matches = append(s.Matches, model.Span{Start: m.Start - from, End: m.End - from})
		}
	}
	return s
}

// wordStart is the beginning of the word at a place, or of the letter where words
// are long.
func wordStart(text string, at int) int {
	for at > 0 && !utf8.RuneStart(text[at]) {
		at--
	}
	if at > 0 {
		if n := strings.IndexAny(text[at:min(at+snippetBytes/8, len(text))], " \n"); n >= 0 {
			return at + n + 1
		}
	}
	return at
}
