package link

import (
	"strings"

	"dateline/model"
	"dateline/model/gazetteer"
	"dateline/model/recognize"
)

// maxChain bounds how far a surname is followed to its full name.
const maxChain = 4

// person resolves proposal i.
func (l *Linker) person(i, depth int) {
	k := &l.links[i]
	if k.done {
		return
	}
	p := &l.proposals[i]
	*k = Link{Kind: model.Person, done: true, Name: l.text.Surface(p)}
	if l.text.OfFacility(p) {
		k.Kind = model.Place // "Charles de Gaulle airport"
		return
	}
	if !p.Surname {
		l.fullName(p, k)
		if k.Ref == 0 && p.Same != recognize.None && depth < maxChain {
			l.person(p.Same, depth+1)
			s := l.links[p.Same]
			k.Ref, k.Name, k.Country = s.Ref, s.Name, s.Country
		}
		return
	}
	own, cues := l.bestLeader(p)
	if l.text.Numbered(p) {
		own = 0 // "Elizabeth I": whom the mention cuts short
	}
	if p.Same != recognize.None && depth < maxChain {
		l.person(p.Same, depth+1)
		s := l.links[p.Same]
		if own != 0 && s.Ref != own && cues&InOffice != 0 && s.Cues&InOffice == 0 && l.namedInFull(own) {
			// Of two leaders of one surname, news calls the one in office by it.
			l.leader(k, own, cues)
			return
		}
		// "President Bush" beside "Laura Bush": an office of one's own decides.
		if own == 0 || cues&OfficeTitle == 0 || s.Ref == own || l.text.Title(&l.proposals[p.Same]) != "" && s.Ref != 0 {
			k.Ref, k.Name, k.Country, k.Drop = s.Ref, s.Name, s.Country, s.Drop
			return
		}
	}
	if own != 0 {
		l.leader(k, own, cues)
		return
	}
	k.Drop = p.Weak
}

// namedInFull tells whether the article names leader r by the full name, or by
// the office and the surname.
func (l *Linker) namedInFull(r gazetteer.Ref) bool {
	if len(l.inFull) == 0 {
		l.inFull[0] = true // built, if empty
		for i := range l.proposals {
			p := &l.proposals[i]
			if p.Kind != model.Person || p.Surname && p.TitleFrom == p.TitleTo {
				continue
			}
			title := strings.ToLower(l.text.Title(p))
			for _, c := range p.Candidates {
				if !p.Surname || titleFit(title, l.Entity(c.Ref), l.date.Year()) > 0 {
					l.inFull[c.Ref] = true
				}
			}
		}
	}
	return l.inFull[r]
}

func (l *Linker) leader(k *Link, r gazetteer.Ref, cues Cue) {
	k.Ref, k.Cues = r, cues
	k.Country = l.Entity(r).Country
}

// fullName links a person by the whole name, unless a namesake is likelier.
func (l *Linker) fullName(p *recognize.Proposal, k *Link) {
	cands := p.Candidates
	a := l.beside(p)
	need := 100
	if len(cands) == 0 {
		cands, need = l.otherForms(p)
	}
	if r, cues := l.bestOf(p, cands, &a, need); r != 0 {
		l.leader(k, r, cues|FullName)
		return
	}
	// Somebody in the news without an office: the whole name is all there is.
	for _, c := range p.Candidates {
		if c.Role != gazetteer.RoleSurname && c.Ref.Kind() == model.Person && len(l.Entity(c.Ref).Offices) == 0 {
			l.leader(k, c.Ref, FullName)
			return
		}
	}
}

// bestLeader returns the leader of a surname who fits best, zero where none
// fits well enough: much more has to speak for a leader than with a full name.
func (l *Linker) bestLeader(p *recognize.Proposal) (gazetteer.Ref, Cue) {
	if len(p.Candidates) == 0 {
		return 0, 0
	}
	a := l.beside(p)
	a.surname = true
	return l.bestOf(p, p.Candidates, &a, 300)
}

// perSole is what speaks for a surname that nobody else in office bears: when
// the day's papers write Zelensky, they need not say of what.
const perSole = 80

// soleRuler returns the one of cands who heads a state or body on the date, if
// no other of them holds an office then; zero for none.
func (l *Linker) soleRuler(cands []gazetteer.Candidate) (sole gazetteer.Ref) {
	for _, c := range cands {
		e := l.Entity(c.Ref)
		if _, inOffice, _ := l.distance(e); !e.Leader || !inOffice {
			continue
		}
		if sole != 0 && sole != c.Ref || !l.rules(e) {
			return 0
		}
		sole = c.Ref
	}
	return sole
}

// bestOf returns the candidate with the best score, where that is good enough.
// Two who hold office and fit equally well leave it open.
func (l *Linker) bestOf(p *recognize.Proposal, cands []gazetteer.Candidate, a *asked, need int) (best gazetteer.Ref, bestCues Cue) {
	bestScore, tie := 0, false
	everyday, given := a.surname && l.text.Everyday(p) && l.text.CapitalByPlace(p), a.surname && l.text.GivenOnly(p)
	sole := gazetteer.Ref(0)
	if a.surname {
		sole = l.soleRuler(cands)
	}
	for _, c := range cands {
		one := *a
		if a.surname {
			one.common = c.Ambiguous || everyday
		} else {
			one.common = l.commonName(p, c.Ref)
		}
		score, cues := l.leaderScore(c, &one)
		if c.Ref == sole && !one.common && !a.other && !l.inSport() {
			score += perSole
		}
		least := need
		if a.surname && cues&OfficeTitle == 0 {
			switch {
			case given && !c.Ambiguous:
				least += 50
			case everyday:
				least += 100
			case c.Ambiguous:
				least += 30
			}
		}
		if score < least || score < bestScore {
			continue
		}
		tie = score == bestScore
		best, bestScore, bestCues = c.Ref, score, cues
	}
	if tie && a.surname {
		return 0, 0
	}
	return best, bestCues
}
