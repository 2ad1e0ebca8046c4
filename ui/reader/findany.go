package reader

import (
	"regexp"
	"strings"
	"unicode/utf8"

	folding "dateline/model/words"
)

// Needle is a phrase that is looked for as whole words.
type Needle struct {
	Words []string
	Open  bool // the last word may go on
}

// SearchAny returns where the article has any of the needles, ignoring case and
// accents. Between the words of a needle may stand anything but letters and digits.
func (p *Page) SearchAny(needles []Needle) Matches {
	m := Matches{page: p, ends: []int32{}}
	pattern := anyOf(needles)
	if pattern == nil {
		return m
	}
	hay := p.finds().text
	for at := 0; at <= len(hay); {
		found := pattern.FindSubmatchIndex(hay[at:])
		if found == nil {
			break
		}
		group := 2
		if found[group] < 0 {
			group = 4
		}
		start, end := at+found[group], at+found[group+1]
		m.at, m.ends = append(m.at, int32(start)), append(m.ends, int32(end))
		m.size = max(m.size, end-start)
		at = max(end, at+1) // what bounds this one may bound the next
	}
	return m
}

// mostNeedles is how many words are looked for at most.
const mostNeedles = 100

// anyOf is the pattern of needles: its first group is a word between what are no
// letters, its second one of a script without spaces. nil where there is nothing.
func anyOf(needles []Needle) *regexp.Regexp {
	var whole, packed []string
	for _, n := range needles[:min(len(needles), mostNeedles)] {
		var parts []string
		for _, w := range n.Words {
			if w = fold(strings.TrimSpace(w)); w != "" {
				parts = append(parts, regexp.QuoteMeta(w))
			}
		}
		if len(parts) == 0 {
			continue
		}
		text := strings.Join(n.Words, "")
		if first, _ := utf8.DecodeRuneInString(text); folding.IsPacked(first) {
			var letters []string
			for _, r := range fold(text) {
				letters = append(letters, regexp.QuoteMeta(string(r)))
			}
			packed = append(packed, strings.Join(letters, " ?")) // a line may end anywhere
			continue
		}
		one := strings.Join(parts, `[^\pL\pN\n]+`)
		if n.Open {
			one += `[\pL\pN]*`
		}
		whole = append(whole, one)
	}
	if len(whole)+len(packed) == 0 {
		return nil
	}
	never := `[^\x00-\x{10FFFF}]`
	join := func(list []string) string {
		if len(list) == 0 {
			return never
		}
		return strings.Join(list, "|")
	}
	return regexp.MustCompile(`(?:^|[^\pL\pN])(` + join(whole) + `)(?:$|[^\pL\pN])|(` + join(packed) + `)`)
}
