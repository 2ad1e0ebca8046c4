package extract

import (
	"strings"
	"unicode/utf8"
)

// wrapWidth is the width at which the text is wrapped, in runes; 0 where it is
// not. It is wrapped if nearly all breaks within its chunks stand where the
// next word had no room.
func wrapWidth(chunks [][]line) int {
	width := 0
	for _, c := range chunks {
		if len(c) > 1 && longest(c) <= maxWrap {
			width = max(width, longest(c))
		}
	}
	if width < minWrap {
		return 0
	}
	breaks, full := 0, 0
	for _, c := range chunks {
		if len(c) < 2 || longest(c) > maxWrap {
			continue
		}
		for i := range len(c) - 1 {
			if c[i+1].indent > c[i].indent || listMark(c[i+1].text) >= 0 {
				continue // a new paragraph or item: no break by width
			}
			breaks++
			if isFull(c[i], c[i+1], width) {
				full++
			}
		}
	}
	if breaks == 0 || full*4 < breaks*3 {
		return 0
	}
	return width
}

func longest(c []line) int {
	n := 0
	for _, l := range c {
		n = max(n, l.width+l.indent)
	}
	return n
}

// isFull tells whether the first word of next would not have fitted on l. The
// slack is for texts wrapped by hand.
func isFull(l, next line, width int) bool {
	first, _, _ := strings.Cut(next.text, " ")
	return l.indent+l.width+1+utf8.RuneCountInString(first) > width-6
}
