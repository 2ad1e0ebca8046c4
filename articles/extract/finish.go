package extract

import (
	"cmp"
	"time"

	"dateline/model"
	"dateline/model/document"
)

// finish moves the dateline from the lede to its field and dates the article
// by what its text says, where its source has not said either.
func finish(a *model.Article, now time.Time) {
	var d dateline
	if lede := firstParagraph(a.Doc); lede != nil {
		if found, ok := splitDateline(a.Doc.Text[lede.Start:lede.End]); ok {
			d = found
			text := a.Doc.Text[lede.Start : lede.Start+d.end]
			cut(a.Doc, lede.Start, d.next)
			if a.Dateline == "" {
				a.Dateline = oneLine(text)
			}
			if a.Outlet == "" && agency(d.agency) {
				a.Outlet = d.agency
			}
		}
	}
	if a.Precision == model.NoDate {
		a.Published, a.Precision = publication(a.Doc, d, now)
	}
}

// liftHead moves bylines and dates that stand as paragraphs above the lede to
// their fields.
func liftHead(a *model.Article) {
	lift := make(map[int]bool)
	for i := range min(len(a.Doc.Blocks), 8) {
		b := &a.Doc.Blocks[i]
		if b.Kind != document.Paragraph {
			continue
		}
		text := a.Doc.Text[b.Start:b.End]
		if names, ok := byline(text); ok && i+1 < len(a.Doc.Blocks) {
			a.Byline = cmp.Or(a.Byline, names)
		} else if d, ok := dateLine(text); ok && i+1 < len(a.Doc.Blocks) {
			if a.Precision == model.NoDate {
				a.Published, a.Precision = d.time, d.precision
			}
		} else {
			break
		}
		lift[i] = true
	}
	if len(lift) > 0 {
		a.Doc = rebuild(a.Doc, "", func(i int, _ *document.Block) bool { return lift[i] })
	}
}

// firstParagraph is the lede: the first paragraph at the top level, if it
// comes before any list, quote or table.
func firstParagraph(d *document.Document) *document.Block {
	for i := range d.Blocks {
		switch b := &d.Blocks[i]; b.Kind {
		case document.Paragraph:
			return b
		case document.Standfirst, document.Figure, document.Caption, document.Credit, document.Heading, document.Rule:
		default:
			return nil
		}
	}
	return nil
}

// cut takes n bytes out of a document's text at a place within one leaf.
func cut(d *document.Document, at, n int) {
	d.Text = d.Text[:at] + d.Text[at+n:]
	shift := func(i int) int {
		if i <= at {
			return i
		}
		return max(at, i-n)
	}
	var move func(blocks []document.Block)
	move = func(blocks []document.Block) {
		for i := range blocks {
			b := &blocks[i]
			b.Start, b.End = shift(b.Start), shift(b.End)
			runs := b.Runs[:0]
			for _, r := range b.Runs {
				r.Start, r.End = shift(r.Start), shift(r.End)
				if r.Len() > 0 {
					runs = append(runs, r)
				}
			}
			b.Runs = runs
			move(b.Children)
		}
	}
	move(d.Blocks)
}

// publication finds the day an article was published on in its own text: in
// the dateline, else in captions, else in the body; the most precise date, of
// those the most frequent, of those the latest. A dateline without a year
// takes it from the dates elsewhere. Days after now are plans, not dates of
// publication.
func publication(d *document.Document, line dateline, now time.Time) (time.Time, model.Precision) {
	limit := now.AddDate(0, 0, 1)
	if w, ok := best(line.date, limit); ok {
		return w.time, w.precision
	}
	var captions, prose []when
	d.Leaves(func(_ int, leaf *document.Block) bool {
		found := datesIn(d.Text[leaf.Start:leaf.End])
		if leaf.Kind == document.Caption || leaf.Kind == document.Credit {
			captions = append(captions, found...)
		} else if leaf.Kind != document.Code {
			prose = append(prose, found...)
		}
		return true
	})
	if line.month != 0 {
		if t, ok := yearFor(line, captions, prose, limit); ok {
			return t, model.Day
		}
	}
	c, inCaption := best(captions, limit)
	p, inProse := best(prose, limit)
	switch {
	case inCaption && (!inProse || c.precision >= p.precision):
		return c.time, c.precision
	case inProse:
		return p.time, p.precision
	}
	return time.Time{}, model.NoDate
}

// best is the most precise date not after limit, of those the most frequent, of
// those the latest.
func best(dates []when, limit time.Time) (when, bool) {
	type day struct {
		t time.Time
		p model.Precision
	}
	count := make(map[day]int)
	for _, w := range dates {
		if !w.time.After(limit) {
			count[day{w.time.UTC(), w.precision}]++
		}
	}
	var top when
	most := 0
	for k, n := range count {
		switch {
		case k.p > top.precision, k.p == top.precision && n > most, k.p == top.precision && n == most && k.t.After(top.time):
			top, most = when{time: k.t, precision: k.p}, n
		}
	}
	return top, most > 0
}

// yearFor completes the day of a dateline by the year of the dates that the
// text gives: one of the same day if there is one, else the most frequent year.
func yearFor(line dateline, captions, prose []when, limit time.Time) (time.Time, bool) {
	count := make(map[int]int)
	for i, list := range [...][]when{captions, prose} {
		for _, w := range list {
			n := 1
			if w.time.Month() == line.month && (w.precision < model.Day || w.time.Day() == line.day) {
				n += 1000
			}
			if i == 0 {
				n += 10
			}
			count[w.time.Year()] += n
		}
	}
	var top time.Time
	most := 0
	for year, n := range count {
		t := time.Date(year, line.month, line.day, 0, 0, 0, 0, time.UTC)
		if t.Day() == line.day && !t.After(limit) && (n > most || n == most && t.After(top)) {
			top, most = t, n
		}
	}
	return top, most > 0
}
