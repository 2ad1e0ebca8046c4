package analyze

import (
	"iter"

	"dateline/model/document"
)

// longest is the size in bytes of the text that is recognised in one piece. No
// article is that long; what is (a year of a paper in one file) is read piece by
// piece, so that memory does not grow with it. Names that one piece introduces
// are not known in the next.
const longest = 256 << 10

// windows yields the pieces of a document's text, each but the last ended by
// white space where there is any: one empty span for all of a text that is not
// too long.
func windows(d *document.Document) iter.Seq[document.Span] {
	return func(yield func(document.Span) bool) {
		if d == nil || len(d.Text) <= longest {
			yield(document.Span{})
			return
		}
		for start := 0; start < len(d.Text); {
			end := min(start+longest, len(d.Text))
			if end < len(d.Text) {
				end = border(d.Text, start, end)
			}
			if !yield(document.Span{Start: start, End: end}) {
				return
			}
			start = end
		}
	}
}

// border returns where to cut text before end: behind a line, else behind a
// word, else behind a rune.
func border(text string, start, end int) int {
	const back = 4096 // bytes that are looked through
	space := 0
	for i := end; i > max(start, end-back); i-- {
		switch text[i-1] {
		case '\n':
			return i
		case ' ':
			if space == 0 {
				space = i
			}
		}
	}
	if space > 0 {
		return space
	}
	for end > start+1 && text[end]&0xC0 == 0x80 {
		end--
	}
	return end
}
