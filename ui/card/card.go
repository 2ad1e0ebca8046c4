// Package card is the overlay about one entity: who or what it is, the offices
// a person held, the facts of a country, where it stands in the story and
// which other stories have it.
package card

import (
	"fmt"
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"
	uv "github.com/charmbracelet/ultraviolet"

	"dateline/model"
	"dateline/ui/prose"
	"dateline/ui/screen"
	"dateline/ui/theme"
)

// Widest is the width of a card where the screen has room for it, in cells.
const Widest = 64

// Content is what a card shows.
type Content struct {
	Kind    model.Kind
	Finding *model.Finding
	Loaded  model.Loaded
	Index   int      // of Finding in its list
	Others  []string // headlines of other loaded stories with it
	Total   int      // how many of them there are in all
	Pending bool     // stories are still being read, Total may grow
}

// mostCounted is up to how many stories are counted.
const mostCounted = 1000

func (c *Content) total() string {
	if c.Total > mostCounted {
		return "more than 1,000"
	}
	return strconv.Itoa(c.Total)
}

// Card is the overlay.
type Card struct {
	c      Content
	theme  *theme.Theme
	method screen.Method
	w, h   int // the room of the whole screen
	top    int
	lines  []string
	inner  int
}

// New makes a card.
func New(c Content, t *theme.Theme, m screen.Method) *Card {
	return &Card{c: c, theme: t, method: m}
}

// Set changes what is shown, for a card that is open while stories arrive.
func (d *Card) Set(c Content) { d.c = c; d.build() }

// SetTheme changes the styles.
func (d *Card) SetTheme(t *theme.Theme, m screen.Method) { d.theme, d.method = t, m; d.build() }

// Content returns what is shown.
func (d *Card) Content() Content { return d.c }

// SetSize tells the size of the whole screen.
func (d *Card) SetSize(w, h int) { d.w, d.h = w, h; d.build() }

// Scroll moves by n lines and tells whether anything moved.
func (d *Card) Scroll(n int) bool {
	before := d.top
	d.top = min(max(0, d.top+n), max(0, len(d.lines)-d.room()))
	return d.top != before
}

func (d *Card) room() int { return max(1, d.h-4) }

// Page is how many lines fit.
func (d *Card) Page() int { return d.room() }

func (d *Card) build() {
	d.inner = max(8, min(Widest, d.w-2)-4)
	d.lines = nil
	e := &d.c.Finding.Entity
	switch d.c.Kind {
	case model.Country:
		d.country(e)
	case model.Person:
		d.person(e)
	case model.Organization:
		d.organization(e)
	case model.Place:
		d.place(e)
	}
	d.blank()
	d.inStory()
	d.others()
	d.Scroll(0)
}

func (d *Card) blank() {
	if n := len(d.lines); n > 0 && d.lines[n-1] != "" {
		d.lines = append(d.lines, "")
	}
}

func (d *Card) put(s string, st uv.Style, indent int) {
	o := prose.Options{Width: max(4, d.inner-indent), Method: d.method, Neutral: screen.Neutralize, Visual: d.theme.Visual}
	for i, l := range prose.Inline(s, nil, st, o).Lines {
		pad := indent
		if i > 0 {
			pad += 2
			if pad > d.inner/2 {
				pad = 0
			}
		}
		d.lines = append(d.lines, screen.Truncate(strings.Repeat(" ", pad)+l.Paint(nil), d.inner, d.method))
	}
}

// fact is a label and a value beside it; a long value goes on below itself.
func (d *Card) fact(label, value string) {
	if value == "" {
		return
	}
	const col = 12
	o := prose.Options{Width: max(4, d.inner-col), Method: d.method, Neutral: screen.Neutralize, Visual: d.theme.Visual}
	if d.inner < 30 {
		d.put(label+" "+value, d.theme.Text, 0)
		return
	}
	for i, l := range prose.Inline(value, nil, d.theme.Text, o).Lines {
		head := strings.Repeat(" ", col)
		if i == 0 {
			head = d.theme.Muted.Styled(screen.Pad(label, col, d.method))
		}
		d.lines = append(d.lines, head+l.Paint(nil))
	}
}

func (d *Card) inStory() {
	f := d.c.Finding
	times := "by its leaders or organs only"
	switch f.Mentions {
	case 0:
		if f.References > 0 {
			times = "by the office only"
		}
	case 1:
		times = "once"
	default:
		times = fmt.Sprintf("%d times", f.Mentions)
	}
	if own := d.own(); own < f.Mentions && own > 0 {
		times = fmt.Sprintf("%d by name, %d by its places", own, f.Mentions-own)
	}
	if f.InTitle {
		times += " · in the headline"
	}
	d.fact("this story", times)
	d.fact("also as", d.phrases())
	d.fact("why", strings.Join(f.Why, "; "))
	d.snippets()
}

// phrases lists the phrases that mean the person by the office: "“the Russian
// president”, 2 times".
func (d *Card) phrases() string {
	var phrases []string
	counts := map[string]int{}
	if d.c.Kind != model.Person {
		return ""
	}
	for _, r := range d.c.Loaded.Analysis.References {
		if r.Finding != d.c.Index {
			continue
		}
		phrase := r.Phrase
		if strings.HasPrefix(phrase, "The ") {
			phrase = "t" + phrase[1:]
		}
		if counts[phrase]++; counts[phrase] == 1 {
			phrases = append(phrases, phrase)
		}
	}
	for i, p := range phrases {
		phrases[i] = "“" + p + "”"
		if n := counts[p]; n > 1 {
			phrases[i] += fmt.Sprintf(", %d times", n)
		}
	}
	return strings.Join(phrases, "; ")
}

// own counts the mentions of the entity itself: a country is also pointed to
// by the places in it.
func (d *Card) own() int {
	n := 0
	for _, m := range d.c.Loaded.Analysis.Mentions {
		if m.Kind == d.c.Kind && m.Finding == d.c.Index {
			n++
		}
	}
	return n
}

func (d *Card) others() {
	d.blank()
	switch {
	case d.c.Total == 0 && d.c.Pending:
		d.put("Looking through the other stories…", d.theme.Muted, 0)
		return
	case d.c.Total == 0:
		d.put("In no other story here.", d.theme.Muted, 0)
		return
	case d.c.Total == 1:
		d.put("In 1 other story here:", d.theme.Muted, 0)
	default:
		d.put("In "+d.c.total()+" other stories here:", d.theme.Muted, 0)
	}
	for _, h := range d.c.Others {
		d.lines = append(d.lines, "  "+d.order(screen.Truncate(h, max(1, d.inner-2), d.method)))
	}
	if more := d.c.Total - len(d.c.Others); more > 0 && d.c.Total <= mostCounted {
		d.put(fmt.Sprintf("and %d more", more), d.theme.Muted, 2)
	}
}

// View draws the box: its lines, all of the same width, for the middle of the
// screen. keys say what to press, the most useful first; those that fit are the
// last line. scroll says how one scrolls.
func (d *Card) View(keys []string, scroll string) []string {
	body := d.lines
	if d.top < len(body) {
		body = body[d.top:]
	}
	more := false
	if len(body) > d.room() {
		body, more = body[:d.room()], true
	}
	body = append([]string(nil), body...)
	body = append(body, d.theme.Muted.Styled(d.fitting(keys)))
	for i := range body {
		body[i] = screen.Pad(body[i], d.inner, d.method)
	}
	box := lipgloss.NewStyle().Border(lipgloss.RoundedBorder()).Padding(0, 1)
	if d.theme.Line.Fg != nil {
		box = box.BorderForeground(d.theme.Line.Fg)
	}
	lines := strings.Split(box.Render(strings.Join(body, "\n")), "\n")
	lines[0] = d.titleLine()
	if hint := " " + scroll + " "; scroll != "" && (more || d.top > 0) {
		rest := d.inner + 1 - screen.Width(hint, d.method)
		lines[len(lines)-1] = d.theme.Line.Styled("╰"+strings.Repeat("─", max(0, rest))) + d.theme.Muted.Styled(hint) + d.theme.Line.Styled("─╯")
	}
	return lines
}

// fitting joins the hints that fit into a line.
func (d *Card) fitting(hints []string) string {
	line := ""
	for _, h := range hints {
		longer := line + "   " + h
		if line == "" {
			longer = h
		}
		if screen.Width(longer, d.method) <= d.inner {
			line = longer
		}
	}
	return line
}

// titleLine is the upper border with the name in it.
func (d *Card) titleLine() string {
	e := &d.c.Finding.Entity
	name := d.order(screen.Truncate(screen.NeutralizeLine(e.Name), max(1, d.inner-2), d.method))
	st := d.theme.Entity(d.c.Kind, e.Leader)
	st.Attrs &^= uv.AttrFaint
	rest := d.inner + 2 - 2 - screen.Width(name, d.method)
	line := d.theme.Line
	return line.Styled("╭") + " " + st.Styled(name) + " " + line.Styled(strings.Repeat("─", max(0, rest))+"╮")
}
