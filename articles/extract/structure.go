package extract

import (
	"strings"
	"unicode/utf8"
)

// role is what a paragraph of a plain text is.
type role uint8

const (
	body role = iota
	headline
	standfirst
	heading
	caption
	credit   // of a picture
	writers  // byline
	dateOnly // a date by itself
	origin   // agency line at the end
)

// structure says what each paragraph is. Nothing marks it in a plain text, so
// each rule asks for evidence on both sides: how the line is made, and what
// comes before and after it.
type structure struct {
	paras []para
	roles []role
	// stops tells that prose in this text ends with full stops, so that a line
	// without one is something else.
	stops bool
}

func analyseStructure(paras []para) []role {
	s := &structure{paras: paras, roles: make([]role, len(paras)), stops: usesStops(paras)}
	end := s.tail()
	at := s.preamble(end)
	for ; at < end; at++ {
		s.roles[at] = s.inBody(at, end)
	}
	return s.roles
}

// usesStops tells whether most long paragraphs end with a full stop.
func usesStops(paras []para) bool {
	long, with := 0, 0
	for i := range paras {
		if p := &paras[i]; p.shape == prose && len(p.text) >= 80 {
			long++
			if stopped(p.text) {
				with++
			}
		}
	}
	return with*2 > long
}

// tail marks the agency lines at the end and returns where the text before
// them ends.
func (s *structure) tail() int {
	end := len(s.paras)
	for end > 1 {
		p := &s.paras[end-1]
		if p.shape == rule {
			end--
			continue
		}
		if p.shape == item {
			if _, ok := agencyLine(p.raw); !ok || (end > 1 && s.paras[end-2].shape == item) {
				break
			}
			p.text, p.shape = p.raw, prose // "- Reuters" is no list
		}
		if _, ok := agencyLine(p.text); !ok || p.shape == verse {
			break
		}
		s.roles[end-1] = origin
		end--
	}
	if end < len(s.paras) && s.roles[end] != origin {
		for end < len(s.paras) && s.roles[end] != origin { // rules at the end stay where they are
			end++
		}
	}
	return end
}

// preamble marks what stands above the body and returns where that begins.
func (s *structure) preamble(end int) int {
	at := 0
	for at < end-1 && s.meta(at) { // a date or a byline above the headline
		at++
	}
	if at >= end || !s.isHeadline(at, end) {
		for i := range at { // no headline: a letter with its date, which stays in it
			s.roles[i] = body
		}
		return 0
	}
	s.roles[at] = headline
	at++
	if at < end && s.paras[at].shape == rule { // ===== under it
		s.roles[at] = headline
		at++
	}
	for first := true; at < end; at++ {
		switch {
		case s.meta(at):
		case s.roles[at-1] == credit && captionScore(s.paras[at].text) > 0 && s.isCaption(at, end):
			s.roles[at] = caption
		case first && s.isStandfirst(at, end):
			s.roles[at] = standfirst
			first = false
		case s.isCaption(at, end):
			s.roles[at] = caption
			first = false
		default:
			return at
		}
	}
	return at
}

// meta marks bylines, dates and credits.
func (s *structure) meta(at int) bool {
	p := &s.paras[at]
	if p.shape != prose {
		return false
	}
	if _, ok := byline(p.text); ok {
		s.roles[at] = writers
		return true
	}
	if _, ok := dateLine(p.text); ok {
		s.roles[at] = dateOnly
		return true
	}
	if _, ok := creditLine(p.text); ok {
		s.roles[at] = credit
		return true
	}
	return false
}

// isHeadline tells whether the first paragraph is one: short, no sentence, and
// followed by something.
func (s *structure) isHeadline(at, end int) bool {
	p := &s.paras[at]
	n := utf8.RuneCountInString(p.text)
	if p.shape != prose || p.lines > 3 || n > 180 {
		return false
	}
	if strings.HasSuffix(p.text, ",") || strings.HasSuffix(p.text, ":") || strings.HasSuffix(p.text, ";") {
		return false // Dear Anna,
	}
	if _, ok := splitDateline(p.text); ok {
		return false
	}
	if fullStop(p.text) {
		return false
	}
	if at+1 >= end {
		return n <= 120
	}
	if next := &s.paras[at+1]; !s.stops && next.shape == prose && !stopped(p.text) {
		// No full stops anywhere: only a line shorter than the text is a headline.
		return n <= 100 && (n < utf8.RuneCountInString(next.text) || at+2 < end)
	}
	return true
}

// fullStop tells whether s ends with a full stop that ends a sentence: not
// that of "U.S." or "Jr.", and not a question or exclamation mark, which
// headlines have as well.
func fullStop(s string) bool {
	if !stopped(s) {
		return false
	}
	s = strings.TrimRight(s, " \"'”’»)]")
	r, size := utf8.DecodeLastRuneInString(s)
	if r == '?' || r == '!' || r == '？' || r == '！' || r == '؟' || r == '…' {
		return false
	}
	if r != '.' || strings.HasSuffix(s, "...") {
		return !strings.HasSuffix(s, "...")
	}
	word := s[strings.LastIndexAny(s, " -")+1 : len(s)-size]
	if strings.Contains(word, ".") {
		return false // U.S.
	}
	switch word {
	case "Jr", "Sr", "Inc", "Ltd", "Co", "Corp", "St", "Dr", "Mr", "Mrs":
		return false
	}
	return true
}

// isStandfirst tells whether the paragraph under the headline sums the story
// up rather than begins it.
func (s *structure) isStandfirst(at, end int) bool {
	p := &s.paras[at]
	n := utf8.RuneCountInString(p.text)
	if p.shape != prose || p.lines > 5 || n < 20 || n > 350 || at+1 >= end {
		return false
	}
	if _, ok := splitDateline(p.text); ok {
		return false
	}
	next := &s.paras[at+1]
	_, dated := splitDateline(next.text)
	announced := dated || (next.shape == prose && isMeta(next.text)) // what opens a body comes next
	if !fullStop(p.text) {
		if strings.HasSuffix(p.text, ":") || strings.HasSuffix(p.text, ",") {
			return false
		}
		words := strings.Count(p.text, " ") + 1
		if caption, c := splitCredit(p.text); c != "" && caption != "" {
			return false
		}
		if !s.stops {
			return announced || n*3 < utf8.RuneCountInString(next.text)*2
		}
		return announced || (words >= 5 && next.shape == prose && utf8.RuneCountInString(next.text) >= 60)
	}
	return n <= 200 && s.leadsToBody(at+1, end) && sentences(p.text) == 1
}

// leadsToBody tells whether only bylines, dates and credits lie between here
// and a lede that is marked as such: by one of them, or by its dateline.
func (s *structure) leadsToBody(at, end int) bool {
	marked := false
	for ; at < end; at++ {
		p := &s.paras[at]
		if p.shape != prose {
			return false
		}
		_, by := byline(p.text)
		_, date := dateLine(p.text)
		if by || date {
			marked = true
			continue
		}
		if _, ok := creditLine(p.text); ok {
			continue
		}
		_, ok := splitDateline(p.text)
		return marked || ok
	}
	return false
}

// sentences counts the sentences of s, roughly: full stops before a space and
// a capital.
func sentences(s string) int {
	n := 1
	for i := 0; i+2 < len(s); i++ {
		if (s[i] == '.' || s[i] == '!' || s[i] == '?') && s[i+1] == ' ' && s[i+2] >= 'A' && s[i+2] <= 'Z' && i > 0 && s[i-1] >= 'a' {
			n++
		}
	}
	return n
}
