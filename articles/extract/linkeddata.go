package extract

import (
	"cmp"
	"encoding/json"
	"strings"

	"golang.org/x/net/html"
)

// linkedData is what a page's JSON-LD says of the article on it.
type linkedData struct {
	title, outlet, author, published, summary, language, url string
}

// maxLinked bounds the JSON-LD that is read, in bytes.
const maxLinked = 1 << 20

// read takes over what one block of JSON-LD says. What is no JSON says nothing.
func (l *linkedData) read(source string) {
	if len(source) > maxLinked || l.title != "" {
		return
	}
	var v any
	if json.Unmarshal([]byte(source), &v) == nil {
		l.value(v, 0)
	}
}

// value looks for an article in lists and graphs.
func (l *linkedData) value(v any, depth int) {
	if depth > 4 || l.title != "" {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			l.value(e, depth+1)
		}
	case map[string]any:
		if !articleType(v["@type"]) {
			l.value(v["@graph"], depth+1)
			l.value(v["mainEntity"], depth+1)
			return
		}
		l.title = plainText(cmp.Or(jsonText(v["headline"]), jsonText(v["name"])))
		l.outlet = plainText(jsonText(v["publisher"]))
		l.author = plainText(jsonText(v["author"]))
		l.published = cmp.Or(jsonText(v["datePublished"]), jsonText(v["dateCreated"]))
		l.summary = plainText(jsonText(v["description"]))
		l.language = jsonText(v["inLanguage"])
		l.url = jsonText(v["url"])
	}
}

// articleType tells whether a type, or one of several, is that of an article.
func articleType(v any) bool {
	if list, ok := v.([]any); ok {
		for _, e := range list {
			if s, ok := e.(string); ok && articleType(s) {
				return true
			}
		}
		return false
	}
	s, _ := v.(string)
	return strings.HasSuffix(s, "Article") || strings.HasSuffix(s, "BlogPosting") || s == "Report" || s == "LiveBlogPosting"
}

// jsonText is a JSON value as words: a string, the name of a thing, several by
// commas.
func jsonText(v any) string {
	switch v := v.(type) {
	case string:
		return oneLine(v)
	case map[string]any:
		s, _ := v["name"].(string)
		return oneLine(s)
	case []any:
		var parts []string
		for _, e := range v {
			if _, nested := e.([]any); nested || len(parts) == 16 {
				continue
			}
			if s := jsonText(e); s != "" {
				parts = append(parts, s)
			}
		}
		return strings.Join(parts, ", ")
	}
	return ""
}

// plainText resolves the entities that many pages leave in their JSON.
func plainText(s string) string {
	if strings.IndexByte(s, '&') < 0 {
		return s
	}
	return oneLine(html.UnescapeString(s))
}
