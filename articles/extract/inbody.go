package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// isCaption tells whether a paragraph describes a picture.
func (s *structure) isCaption(at, end int) bool {
	p := &s.paras[at]
	if p.shape != prose || p.lines > 6 || len(p.text) > 800 || at+1 >= end {
		return false
	}
	if strings.HasPrefix(p.text, "Image caption") {
		return true
	}
	if text, who := splitCredit(p.text); who != "" && text != "" && at+1 < end {
		if mark, _, _ := strings.Cut(p.text[len(text):], who); strings.TrimSpace(mark) != "(" || !stopped(text) || captionScore(text) >= 2 {
			return true
		}
	}
	if strings.HasSuffix(p.text, ":") || strings.HasSuffix(p.text, ",") {
		return false
	}
	score := captionScore(p.text)
	beside := at > 0 && (s.roles[at-1] == credit || s.roles[at-1] == caption) || s.creditAt(at+1, end)
	n := utf8.RuneCountInString(p.text)
	if !fullStop(p.text) {
		under := at > 0 && s.roles[at-1] == heading
		switch {
		case beside && s.stops:
			return n >= 15
		case under:
			return n > 30 && score >= 1
		case !s.stops:
			return score >= 3 && n > 30
		}
		return n > 30 && (score >= 2 || (score >= 1 && n > 80))
	}
	return score >= 3 || (score >= 2 && beside)
}

// ownCredit tells whether a paragraph ends with the credit of a picture.
func (s *structure) ownCredit(at int) bool {
	text, who := splitCredit(s.paras[at].text)
	return who != "" && text != ""
}

func (s *structure) creditAt(at, end int) bool {
	if at >= end || s.paras[at].shape != prose {
		return false
	}
	_, ok := creditLine(s.paras[at].text)
	return ok
}

// inBody says what a paragraph after the preamble is.
func (s *structure) inBody(at, end int) role {
	p := &s.paras[at]
	if p.shape != prose {
		return body
	}
	if _, ok := creditLine(p.text); ok {
		return credit
	}
	switch {
	case s.ownCredit(at) && s.isCaption(at, end):
		return caption
	case s.creditAt(at+1, end) && !fullStop(p.text) && (captionScore(p.text) > 0 || utf8.RuneCountInString(p.text) > 40) && s.isCaption(at, end):
		return caption
	case s.isHeading(at, end) && (captionScore(p.text) < 2 || allCaps(p.text)):
		return heading
	case s.isCaption(at, end):
		return caption
	case s.isHeading(at, end):
		return heading
	}
	return body
}

// isHeading tells whether a line heads what follows: short, without a full
// stop, and above text that is none of this.
func (s *structure) isHeading(at, end int) bool {
	p := &s.paras[at]
	n := utf8.RuneCountInString(p.text)
	if p.shape != prose || p.lines > 1 || n > 80 || strings.Count(p.text, " ") > 11 || fullStop(p.text) {
		return false
	}
	if _, ok := splitDateline(p.text); ok {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(p.text)
	if strings.ContainsRune(",;:-–—…!", last) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(p.text, "\"'“‘«„¿¡("))
	if !unicode.IsLetter(first) && !unicode.IsDigit(first) || unicode.IsLower(first) {
		return false
	}
	if stopped(p.text) && (n > 60 || strings.ContainsAny(p.text[:1], "\"'") || strings.HasPrefix(p.text, "“")) {
		return false // a question that somebody asks
	}
	if at > 0 && s.roles[at-1] == heading {
		return false
	}
	next := s.textBelow(at+1, end)
	if next == nil {
		return false
	}
	below := utf8.RuneCountInString(next.text)
	if !s.stops {
		return n <= 40 && below >= 3*n
	}
	return next.shape == item || stopped(next.text) || below > 80
}

// textBelow is the next paragraph that is no picture's caption or credit.
func (s *structure) textBelow(at, end int) *para {
	for i := at; i < end && i < at+4; i++ {
		p := &s.paras[i]
		if p.shape == rule {
			return nil
		}
		if p.shape != prose {
			return p
		}
		if _, ok := creditLine(p.text); ok || captionScore(p.text) >= 1 && !fullStop(p.text) {
			continue
		}
		return p
	}
	return nil
}
