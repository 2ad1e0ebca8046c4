package query

import (
	"cmp"
	"slices"
	"strings"

	"dateline/model"
	"dateline/model/words"
)

// Matches is where text has the words that a query asks for, in order and without
// overlaps.
func Matches(n Node, text string) (spans []model.Span) {
	var list []placed
	for _, t := range Wanted(n) {
		typed := make([]string, len(t.Words))
		for i, w := range t.Words {
			typed[i] = w.Text
		}
		phrase := strings.Join(typed, " ")
		if strings.ContainsFunc(phrase, words.IsPacked) { // no spaces: it stands there as it is
			for at := 0; phrase != ""; {
				i := strings.Index(text[at:], phrase)
				if i < 0 {
					break
				}
				spans = append(spans, model.Span{Start: at + i, End: at + i + len(phrase)})
				at += i + len(phrase)
			}
			continue
		}
		if list == nil {
			list = placedWords(text)
		}
		spans = append(spans, stand(list, placedWords(phrase), len(t.Words) > 0 && t.Words[len(t.Words)-1].Prefix)...)
	}
	slices.SortFunc(spans, func(a, b model.Span) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End)) })
	end := 0
	return slices.DeleteFunc(spans, func(s model.Span) bool {
		if s.Start < end {
			return true
		}
		end = s.End
		return false
	})
}

// Wanted are the words that an article may be found by: not those it must not have.
func Wanted(n Node) []Text { return wanted(n, nil) }

func wanted(n Node, list []Text) []Text {
	switch n := n.(type) {
	case Text:
		return append(list, n)
	case And:
		for _, m := range n.Nodes {
			list = wanted(m, list)
		}
	case Or:
		for _, m := range n.Nodes {
			list = wanted(m, list)
		}
	}
	return list
}

// placed is a word of a text, as words are compared.
type placed struct {
	model.Span
	word string
}

func placedWords(text string) (list []placed) {
	for at := 0; at < len(text); {
		start := strings.IndexFunc(text[at:], words.IsWord)
		if start < 0 {
			break
		}
		start += at
		end := strings.IndexFunc(text[start:], func(r rune) bool { return !words.IsWord(r) })
		if end < 0 {
			end = len(text) - start
		}
		at = start + end
		if w := words.Tokens(words.Prepare(text[start:at])); len(w) == 1 {
			list = append(list, placed{model.Span{Start: start, End: at}, w[0]})
		}
	}
	return list
}

// stand finds where phrase stands in a text; the last word may go on.
func stand(text, phrase []placed, open bool) (spans []model.Span) {
	if len(phrase) == 0 {
		return nil
	}
	for i := 0; i+len(phrase) <= len(text); i++ {
		j := 0
		for ; j < len(phrase); j++ {
			w := text[i+j].word
			if w != phrase[j].word && !(open && j == len(phrase)-1 && strings.HasPrefix(w, phrase[j].word)) {
				break
			}
		}
		if j == len(phrase) {
			spans = append(spans, model.Span{Start: text[i].Start, End: text[i+j-1].End})
		}
	}
	return spans
}
