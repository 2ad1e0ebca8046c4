package recognize

import "dateline/model"

// shortForms finds organisations where the article calls them by a part of
// their names: "the Commission", once the European Commission is named, and
// "Veltrex" for Veltrex Inc.
func (r *Recognizer) shortForms() {
	clear(r.heads)
	clear(r.firms)
	for n := range r.proposals {
		if p := &r.proposals[n]; p.Kind == model.Organization && p.To-p.From > 1 && !p.Team {
			r.enterShortForms(n, p)
		}
	}
	if len(r.heads) == 0 && len(r.firms) == 0 {
		return
	}
	tokens := r.text.Tokens
	for s := range r.text.Segments {
		sg := &r.text.Segments[s]
		for i := sg.From; i < sg.To; i++ {
			t := &tokens[i]
			if t.Kind != Word || t.Shape < Title || t.Has(Shouted|Headline) {
				continue
			}
			if n, ok := r.heads[t.Hash]; ok && r.shortHead(sg, i) {
				r.shorten(s, i, n)
			} else if n, ok := r.firms[t.Hash]; ok && r.shortFirm(sg, i) {
				r.shorten(s, i, n)
			}
		}
	}
}

// enterShortForms notes by what words proposal n may be called.
func (r *Recognizer) enterShortForms(n int, p *Proposal) {
	tokens := r.text.Tokens
	last := &tokens[p.To-1]
	if last.Is(OrgHead) && !last.Is(OrgSuffix) {
		r.heads[last.Hash] = n
	}
	for i := p.From + 1; i < p.To; i++ {
		if tokens[i].Is(Of) && tokens[i].Shape == Lower {
			if head := &tokens[i-1]; head.Is(OrgHead|OrgOpener|StateOrgan) || i-1 > p.From {
				r.heads[head.Hash] = n
			}
			break
		}
	}
	first := &tokens[p.From]
	if last.Is(OrgSuffix) && !first.Is(Common|GivenName|Direction|NotPerson|Function) && first.Shape >= Title && first.Shape != Initial {
		if c := r.names16[p.From]; c&(nameCountry|nameDemonym|nameCity|nameRegion) == 0 {
			r.firms[first.Hash] = n
		}
	}
}

// shortHead tells whether the head word at token i stands for a body by
// itself: "the Commission said".
func (r *Recognizer) shortHead(sg *Segment, i int) bool {
	return r.afterArticle(i, sg.From) && r.aloneInCapitals(sg, i) && r.replaceable(i)
}

// shortFirm tells whether the word at token i is a firm's name cut short.
func (r *Recognizer) shortFirm(sg *Segment, i int) bool {
	return !r.afterArticle(i, sg.From) && r.aloneInCapitals(sg, i) && r.replaceable(i)
}

// replaceable tells whether nothing sure covers token i.
func (r *Recognizer) replaceable(i int) bool {
	c := r.cover[i]
	if c == 0 {
		return true
	}
	p := &r.proposals[c-1]
	return p.To-p.From == 1 && p.Kind != model.Country && len(p.Candidates) == 0 && p.TitleTo == p.TitleFrom
}

// shorten makes token i a mention of the organisation of proposal n.
func (r *Recognizer) shorten(seg, i, n int) {
	if c := r.cover[i]; c != 0 {
		r.drop(int(c - 1))
	}
	r.add(Proposal{Segment: seg, From: i, To: i + 1, Kind: model.Organization, Source: FromRegister, Nation: None})
	r.proposals[len(r.proposals)-1].Same = n
}
