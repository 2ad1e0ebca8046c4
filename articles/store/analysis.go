package store

import (
	"dateline/model"
	"dateline/model/document"
)

const analysisVersion = 1

// encodeAnalysis writes an analysis of a. The words of mentions are not written:
// they are bytes of the article.
func encodeAnalysis(n *model.Analysis) []byte {
	var w encoder
	w.time(n.Date)
	for _, list := range [][]model.Finding{n.Countries, n.People, n.Organizations, n.Places} {
		w.count(len(list))
		for i := range list {
			w.finding(&list[i])
		}
	}
	w.count(len(n.Mentions))
	for i := range n.Mentions {
		m := &n.Mentions[i]
		w.byte(uint8(m.Field))
		w.span(m.Span)
		w.byte(uint8(m.Kind))
		w.count(m.Finding)
		w.string(m.Country)
	}
	w.count(len(n.References))
	for i := range n.References {
		r := &n.References[i]
		w.byte(uint8(r.Field))
		w.span(r.Span)
		w.string(r.Phrase)
		w.count(r.Finding)
	}
	return w.b
}

func (w *encoder) span(s document.Span) {
	w.int(int64(s.Start))
	w.int(int64(s.Len()))
}

func (w *encoder) finding(f *model.Finding) {
	w.entity(&f.Entity)
	w.count(f.Mentions)
	w.float(f.Salience)
	w.bool(f.InTitle)
	w.int(int64(f.First))
	w.count(f.References)
	w.count(len(f.Why))
	for _, s := range f.Why {
		w.string(s)
	}
	w.bool(f.Mentioned)
	w.bool(f.Involved)
	w.count(len(f.Via))
	for _, v := range f.Via {
		w.string(string(v))
	}
}

func (w *encoder) entity(e *model.Entity) {
	w.string(e.ID)
	w.byte(uint8(e.Kind))
	w.string(e.Name)
	w.string(e.Country)
	w.bool(e.Leader)
	w.count(len(e.Offices))
	for i := range e.Offices {
		t := &e.Offices[i]
		w.string(t.Title)
		w.string(t.Role)
		w.string(t.Country)
		w.string(t.Organization)
		w.string(t.From)
		w.string(t.Until)
		w.string(t.AsOf)
		w.bool(t.Current)
	}
	w.float(e.Lat)
	w.float(e.Lon)
}

// decodeAnalysis reads an analysis of a. One that does not fit a is an error.
func decodeAnalysis(data []byte, a *model.Article) (*model.Analysis, error) {
	raw, err := unpack(analysisVersion, data)
	if err != nil {
		return nil, err
	}
	r := decoder{b: raw}
	n := &model.Analysis{Date: r.time()}
	for _, list := range []*[]model.Finding{&n.Countries, &n.People, &n.Organizations, &n.Places} {
		for c := r.count(); c > 0 && r.err == nil; c-- {
			*list = append(*list, r.finding())
		}
	}
	for c := r.count(); c > 0 && r.err == nil; c-- {
		n.Mentions = append(n.Mentions, r.mention(n, a))
	}
	for c := r.count(); c > 0 && r.err == nil; c-- {
		f, s, text := r.words(a)
		n.References = append(n.References, model.Reference{Field: f, Span: s, Text: text, Phrase: r.string(), Finding: r.index(n.People)})
	}
	if r.err == nil && !r.firsts(n) {
		r.fail()
	}
	return n, r.err
}

// firsts tells whether the first mentions that the findings name are there.
func (r *decoder) firsts(n *model.Analysis) bool {
	for _, list := range [][]model.Finding{n.Countries, n.People, n.Organizations, n.Places} {
		for i := range list {
			if f := list[i].First; f < -1 || f >= len(n.Mentions) {
				return false
			}
		}
	}
	return true
}

// words reads a place in an article and returns what stands there.
func (r *decoder) words(a *model.Article) (f model.Field, s document.Span, text string) {
	f = model.Field(r.byte())
	switch f {
	case model.FieldTitle:
		text = a.Title
	case model.FieldDateline:
		text = a.Dateline
	case model.FieldText:
		if a.Doc != nil {
			text = a.Doc.Text
		}
	default:
		r.fail()
	}
	s = r.span(len(text), 0)
	return f, s, text[s.Start:s.End]
}

func (r *decoder) mention(n *model.Analysis, a *model.Article) model.Mention {
	f, s, text := r.words(a)
	m := model.Mention{Field: f, Span: s, Text: text, Kind: model.Kind(r.byte())}
	m.Finding = r.index(n.Findings(m.Kind))
	m.Country = r.string()
	return m
}

// index reads an index of list.
func (r *decoder) index(list []model.Finding) int {
	if len(list) == 0 {
		r.fail()
		return 0
	}
	return r.small(len(list) - 1)
}

func (r *decoder) finding() (f model.Finding) {
	f.Entity = r.entity()
	f.Mentions = r.small(maxUnpacked)
	f.Salience = r.float()
	f.InTitle = r.bool()
	f.First = int(int32(r.int()))
	f.References = r.small(maxUnpacked)
	for c := r.count(); c > 0 && r.err == nil; c-- {
		f.Why = append(f.Why, r.string())
	}
	f.Mentioned, f.Involved = r.bool(), r.bool()
	for c := r.count(); c > 0 && r.err == nil; c-- {
		f.Via = append(f.Via, model.Via(r.string()))
	}
	return f
}

func (r *decoder) entity() (e model.Entity) {
	e.ID = r.string()
	e.Kind = model.Kind(r.byte())
	e.Name, e.Country = r.string(), r.string()
	e.Leader = r.bool()
	for c := r.count(); c > 0 && r.err == nil; c-- {
		var t model.Term
		t.Title, t.Role, t.Country, t.Organization = r.string(), r.string(), r.string(), r.string()
		t.From, t.Until, t.AsOf = r.string(), r.string(), r.string()
		t.Current = r.bool()
		e.Offices = append(e.Offices, t)
	}
	e.Lat, e.Lon = r.float(), r.float()
	return e
}
