package reader

import "strings"

// retold shows the same story with another text, such as its full one, and tells
// whether p is that. The words at the top of the window stay there where the new
// text has them, else the window stays where it is.
func (r *Reader) retold(p *Page) bool {
	old, now := r.page.Loaded.Article, p.Loaded.Article
	if old.ID == "" || old.ID != now.ID || old.Doc == nil || now.Doc == nil {
		return false
	}
	anchor, lead, to := -1, 0, r.top
	if at := r.page.Anchor(r.top); at > 0 {
		if anchor = sameWords(old.Doc.Text, at, now.Doc.Text); anchor >= 0 {
			lead = r.page.LineOf(at) - r.top
			to = p.LineOf(anchor) - lead
		}
	}
	words := r.words
	r.page, r.top, r.focus, r.anchor, r.lead = p, to, -1, anchor, lead
	r.clearFind()
	if words != "" {
		r.words, r.matches = words, p.Search(words)
		r.match = min(0, r.matches.Len()-1)
	}
	r.waiting, r.failed, r.bidi = "", "", p.opt.Bidi
	r.clamp()
	if r.held = r.top; anchor < 0 {
		r.held = -1 // the line counts, not the words
	}
	return true
}

// sameWords returns where text has the words that old has at a position, -1 where
// it has not.
func sameWords(old string, at int, text string) int {
	const enough = 60 // bytes that no two sentences share
	rest := old[min(at, len(old)):]
	line, _, _ := strings.Cut(rest, "\n")
	line = strings.TrimSpace(line)
	if len(line) > enough {
		line = line[:enough]
		line = line[:max(strings.LastIndexByte(line, ' '), 1)]
	}
	if len(line) < 8 {
		return -1
	}
	return strings.Index(text, line)
}
