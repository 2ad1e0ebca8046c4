package extract

import (
	"strings"

	"dateline/model"
)

// simpleFront reads front matter that is nothing but `key: value` lines whose
// values need no YAML to be understood, as most is: it costs a microsecond
// where YAML costs thirty, and the edition's list needs it 26 times before
// the first paint. ok is false at anything it is not sure of; for a head, only
// if that matters to a list.
func simpleFront(source string, head bool) (f front, ok bool) {
	skipping := false
	for len(source) > 0 {
		var line string
		line, source, _ = strings.Cut(source, "\n")
		if line == "" || skipping && (line[0] == ' ' || line[0] == '-') {
			continue
		}
		key, value, found := strings.Cut(line, ":")
		if !found || !word(key) {
			return front{}, false
		}
		key = strings.ToLower(key)
		value, plain := scalar(value)
		if skipping = !plain; skipping {
			if !head || listed(key) {
				return front{}, false
			}
			continue
		}
		f.set(key, value)
	}
	return f, true
}

// listed tells whether a list shows what stands under a key.
func listed(key string) bool {
	var f front
	f.set(key, "x")
	return f.title+f.outlet+f.published+f.language+f.url != ""
}

// scalar reads the part of a line behind the colon of its key; ok is false where
// YAML would have to tell what it means.
func scalar(s string) (value string, ok bool) {
	if s == "" || s[0] != ' ' {
		return "", false
	}
	s = strings.TrimSpace(s)
	if n := len(s); n >= 2 && (s[0] == '"' || s[0] == '\'') && s[n-1] == s[0] {
		inside := s[1 : n-1]
		return strings.TrimSpace(inside), strings.IndexByte(inside, s[0]) < 0 && !strings.ContainsAny(inside, "\\\t")
	}
	if s == "" || strings.IndexByte("\"'|>&*!{[]},#%@`?-~", s[0]) >= 0 || s == "null" || strings.HasSuffix(s, ":") ||
		strings.Contains(s, ": ") || strings.Contains(s, " #") || strings.ContainsAny(s, "\t\\") {
		return "", false
	}
	return s, true
}

// looseFront reads `key: value` lines of front matter that is broken YAML.
func looseFront(source string) (f front, ok bool) {
	for len(source) > 0 {
		var line string
		line, source, _ = strings.Cut(source, "\n")
		key, value, found := strings.Cut(line, ":")
		if !found || !word(key) {
			continue
		}
		ok = true
		value = strings.TrimSpace(value)
		if n := len(value); n >= 2 && (value[0] == '"' || value[0] == '\'') && value[n-1] == value[0] {
			value = value[1 : n-1]
		}
		f.set(strings.ToLower(key), strings.Join(strings.Fields(value), " "))
	}
	return f, ok
}

// word tells whether s is a plain key: letters, digits, _ and -.
func word(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i] | 0x20
		if (c < 'a' || c > 'z') && !digit(s[i]) && s[i] != '_' && s[i] != '-' {
			return false
		}
	}
	return s != ""
}

// apply moves what f says into a.
func (f *front) apply(a *model.Article) {
	a.Title, a.Outlet, a.Byline = f.title, f.outlet, f.byline
	a.Dateline, a.Language, a.URL = f.dateline, f.language, f.url
	a.Published, a.Precision = parseDate(f.published)
}

// Head reads only the front matter of a Markdown text: all that a list shows,
// without parsing the body. ok is false where it names no title; Parse can tell
// more.
func Head(text string) (a model.Article, ok bool) {
	source, _, found := cutFront(strings.TrimPrefix(text, "\ufeff"))
	if !found {
		return a, false
	}
	f, ok := simpleFront(source, true)
	if !ok {
		f, _ = parseFront(source)
	}
	f.apply(&a)
	return a, a.Title != ""
}
