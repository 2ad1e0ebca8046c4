package extract

import (
	"strings"
	"time"

	"dateline/model"
	"dateline/model/document"
)

// parsePlain reads a plain text: headline first, standfirst, credits and
// captions, body with short lines as section headings, agency line. A text
// without these is its paragraphs.
func parsePlain(text string, now time.Time) *model.Article {
	if strings.ContainsAny(text, "\f\v\u2028\u2029\u0085") {
		text = strings.NewReplacer("\f", "\n", "\v", "\n", "\u2028", "\n", "\u2029", "\n\n", "\u0085", "\n").Replace(text)
	}
	f, text := cutHeader(text)
	a := &model.Article{}
	f.apply(a)
	paras := layout(text)
	roles := analyseStructure(paras)
	if a.Title != "" { // the header names the headline: the first line is text
		for i, r := range roles {
			if r == headline && !strings.EqualFold(paras[i].text, a.Title) {
				roles[i] = body
			}
		}
	}
	w := &plain{article: a}
	w.pictures(paras, roles)
	if f.standfirst != "" {
		w.leaf(document.Standfirst, f.standfirst)
	}
	for i := range paras {
		w.para(paras, roles, i)
	}
	w.closeList()
	a.Doc = w.Document()
	finish(a, now)
	return a
}

// cutHeader takes lines like "Title: …", "Date: …" and "Source: …" off the top:
// the format of mail and of text archives. At least two of them in one block
// make a header.
func cutHeader(text string) (f front, rest string) {
	rest = text
	n := 0
	for {
		line, after, found := strings.Cut(rest, "\n")
		key, value, ok := strings.Cut(strings.TrimSpace(line), ":")
		if !ok || !headerKey(key) || len(line) > 500 {
			if n < 2 || strings.TrimSpace(line) != "" {
				return front{}, text
			}
			return f, after
		}
		switch key = strings.ToLower(key); key {
		case "subject":
			key = "title"
		case "from":
			key = "byline"
		}
		f.set(key, strings.Join(strings.Fields(value), " "))
		n++
		rest = after
		if !found {
			return front{}, text // nothing below it
		}
	}
}

func headerKey(key string) bool {
	switch strings.ToLower(key) {
	case "title", "headline", "subject", "date", "published", "source", "outlet", "publisher", "author", "byline", "from", "to", "cc", "url", "link",
		"language", "summary", "dateline", "section", "message-id", "content-type", "mime-version":
		return true
	}
	return false
}

// plain writes the paragraphs of a plain text into a Document.
type plain struct {
	document.Builder
	article *model.Article
	credits map[int][]string // by the paragraph of the caption they belong to, or of their own
	list    bool
}

// pictures pairs captions with credits: credits stand beside their caption, or
// together at the top in the order of the captions to come. A credit that says
// again what is already said of the pictures is left out.
func (w *plain) pictures(paras []para, roles []role) {
	w.credits = make(map[int][]string)
	var waiting []int // paragraphs of credits without a caption yet
	lastCaption := -2
	for i, r := range roles {
		switch r {
		case credit:
			if lastCaption == i-1 && len(w.credits[lastCaption]) == 0 {
				who, _ := creditLine(paras[i].text)
				w.credits[lastCaption] = append(w.credits[lastCaption], who)
				continue
			}
			waiting = append(waiting, i)
		case caption:
			lastCaption = i
			text, who := splitCredit(paras[i].text)
			if who != "" {
				w.credits[i] = append(w.credits[i], who)
				paras[i].text = text
				continue
			}
			if len(waiting) > 0 && !w.creditFollows(roles, i, waiting) {
				who, _ := creditLine(paras[waiting[0]].text)
				w.credits[i] = append(w.credits[i], who)
				waiting = waiting[1:]
			}
		}
	}
	seen := make(map[string]bool)
	for _, list := range w.credits {
		for _, who := range list {
			seen[who] = true
		}
	}
	for _, i := range waiting {
		if who, _ := creditLine(paras[i].text); !seen[who] {
			seen[who] = true
			w.credits[i] = append(w.credits[i], who)
		}
	}
}

// creditFollows tells whether caption i has a credit of its own below, so that
// one waiting from far above is not its.
func (w *plain) creditFollows(roles []role, i int, waiting []int) bool {
	return i+1 < len(roles) && roles[i+1] == credit && waiting[len(waiting)-1] != i-1
}

func (w *plain) leaf(kind document.Kind, text string) {
	w.Leaf(document.Block{Kind: kind, Level: 2})
	for i, part := range strings.Split(text, "\n") {
		if i > 0 {
			w.Break()
		}
		w.Text(part, 0, "")
	}
	w.EndLeaf()
}

// para writes one paragraph as what it is.
func (w *plain) para(paras []para, roles []role, i int) {
	p := &paras[i]
	if p.shape != item || roles[i] != body {
		w.closeList()
	}
	switch roles[i] {
	case headline:
		if w.article.Title == "" {
			w.article.Title = oneLine(p.text)
		}
	case standfirst:
		w.leaf(document.Standfirst, p.text)
	case heading:
		w.leaf(document.Heading, p.text)
	case writers:
		names, _ := byline(p.text)
		if w.article.Byline == "" {
			w.article.Byline = names
		}
	case dateOnly:
		if d, _ := dateLine(p.text); w.article.Precision < d.precision {
			w.article.Published, w.article.Precision = d.time, d.precision
		}
	case origin:
		w.leaf(document.Credit, p.text)
		if outlet, _ := agencyLine(p.text); w.article.Outlet == "" {
			w.article.Outlet = outlet
		}
	case caption, credit:
		w.figure(roles[i], p.text, w.credits[i])
	default:
		w.body(paras, i)
	}
}

func (w *plain) figure(r role, text string, credits []string) {
	img := model.Image{Credit: strings.Join(credits, ", ")}
	if r == caption {
		img.Caption = strings.TrimSpace(strings.TrimPrefix(text, "Image caption"))
	}
	if img == (model.Image{}) {
		return
	}
	w.article.Images = append(w.article.Images, img)
	writeFigure(&w.Builder, "", img.Caption, img.Credit)
}

func (w *plain) body(paras []para, i int) {
	p := &paras[i]
	switch p.shape {
	case rule:
		w.Rule()
	case item:
		alone := (i == 0 || paras[i-1].shape != item) && (i+1 == len(paras) || paras[i+1].shape != item)
		if alone {
			w.closeList()
			w.leaf(document.Paragraph, p.raw)
			return
		}
		if w.list && (p.mark == 0) != (paras[i-1].mark == 0) {
			w.closeList()
		}
		if !w.list {
			w.Open(document.Block{Kind: document.List, Ordered: p.mark > 0, Level: p.mark})
			w.list = true
		}
		w.Open(document.Block{Kind: document.Item})
		w.leaf(document.Paragraph, p.text)
		w.Close()
	default:
		w.leaf(document.Paragraph, p.text)
	}
}

func (w *plain) closeList() {
	if w.list {
		w.Close()
		w.list = false
	}
}

// oneLine folds white space.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
