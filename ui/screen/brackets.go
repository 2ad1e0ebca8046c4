package screen

import "golang.org/x/text/unicode/bidi"

// maxBrackets is how deep brackets are matched, as UAX 9 has it.
const maxBrackets = 63

// brackets gives both of a pair the direction of what they hold: the rule N0.
func (l *levels) brackets() {
	type pair struct{ open, shut int }
	var pairs []pair
	var stack []int
	for i, r := range l.runes {
		p, _ := bidi.LookupRune(r)
		if !p.IsBracket() || l.class[i] != bidi.ON {
			continue
		}
		if p.IsOpeningBracket() {
			if len(stack) == maxBrackets {
				break
			}
			stack = append(stack, i)
			continue
		}
		for k := len(stack) - 1; k >= 0; k-- {
			if Mirrored(l.runes[stack[k]]) == r {
				pairs = append(pairs, pair{stack[k], i})
				stack = stack[:k]
				break
			}
		}
	}
	// They are resolved in the order of their opening ones.
	for i := 1; i < len(pairs); i++ {
		for j := i; j > 0 && pairs[j].open < pairs[j-1].open; j-- {
			pairs[j], pairs[j-1] = pairs[j-1], pairs[j]
		}
	}
	for _, p := range pairs {
		if to := l.within(p.open, p.shut); to != bidi.ON {
			l.setBracket(p.open, to)
			l.setBracket(p.shut, to)
		}
	}
}

// maxHeld is how far within brackets is looked, so that a heap of nested ones
// takes no time.
const maxHeld = 4096

func (l *levels) within(open, shut int) bidi.Class {
	other := false
	for i := open + 1; i < shut && i < open+maxHeld; i++ {
		switch side(l.class[i]) {
		case l.sos:
			return l.sos
		case bidi.L, bidi.R:
			other = true
		}
	}
	if !other {
		return bidi.ON
	}
	for i := open - 1; i >= 0 && i > open-maxHeld; i-- {
		if d := side(l.class[i]); d != bidi.ON {
			return d
		}
	}
	return l.sos
}

// setBracket sets a bracket and the marks on it.
func (l *levels) setBracket(i int, to bidi.Class) {
	l.class[i] = to
	for i++; i < len(l.class) && (l.first[i] == bidi.NSM || l.first[i] == bidi.BN); i++ {
		l.class[i] = to
	}
}

// Mirrored is what stands for r in text that goes from right to left: the other
// of a pair of brackets, r for all else.
func Mirrored(r rune) rune {
	switch r {
	case '«':
		return '»'
	case '»':
		return '«'
	}
	const pairs = "()[]{}<>‹›≤≥⟨⟩⟪⟫⟦⟧〈〉《》「」『』【】〔〕〖〗（）［］｛｝⁅⁆⁽⁾₍₎"
	if r != '(' && r != ')' && r != '<' && r != '>' && r != '[' && r != ']' && r != '{' && r != '}' && r < 0x2039 {
		return r
	}
	var before rune
	n := 0
	for _, p := range pairs {
		if n%2 == 1 {
			switch r {
			case p:
				return before
			case before:
				return p
			}
		}
		before = p
		n++
	}
	return r
}
