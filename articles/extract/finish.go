package extract

import (
	"strings"
	"time"

	"dateline/model"
	"dateline/model/document"
)

// stripTags is the text of a piece of raw HTML.
func stripTags(s string) string {
	var b strings.Builder
	for len(s) > 0 {
		i := strings.IndexByte(s, '<')
		if i < 0 {
			break
		}
		j := strings.IndexByte(s[i:], '>')
		if j < 0 {
			break
		}
		b.WriteString(s[:i])
		s = s[i+j+1:]
	}
	b.WriteString(s)
	return b.String()
}
func splitCredit(s string) (string, string)            { return s, "" }
func finish(a *model.Article, now time.Time)           {}
func parseHTML(s string, now time.Time) *model.Article { return parsePlain(s, now) }
func parsePlain(s string, now time.Time) *model.Article {
	title, body, _ := strings.Cut(strings.TrimSpace(s), "\n")
	return &model.Article{Title: title, Doc: document.FromPlain(body)}
}
