package app

import (
	"fmt"
	"strings"
	"time"

	"charm.land/lipgloss/v2"

	"dateline/model"
	"dateline/ui/menu"
	"dateline/ui/reader"
	"dateline/ui/screen"
)

// title says how many feeds there are and how many of them fail.
func (l *feedsLayer) title(a *App) string {
	bad := 0
	for i := range l.feeds {
		if l.feeds[i].LastError != "" {
			bad++
		}
	}
	s := "Feeds"
	if n := len(l.feeds); n > 0 {
		s = count(n, "feed")
	}
	if bad > 0 {
		s += fmt.Sprintf(" · %d failing", bad)
	}
	if l.filter != "" {
		s += " · with “" + screen.NeutralizeLine(l.filter) + "”"
	}
	if f := &a.fetch; f.cancel != nil {
		if f.total > 1 {
			s += fmt.Sprintf(" · fetching, %d of %d done", f.done, f.total)
		} else {
			s += " · fetching"
		}
	}
	return s
}

// columns are the widths of the numbers at the right.
type columns struct{ unread, all, age int }

func (l *feedsLayer) columns() (c columns) {
	for i := range l.feeds {
		f := &l.feeds[i]
		c.unread = max(c.unread, len(fmt.Sprint(f.Unread)))
		c.all = max(c.all, len(fmt.Sprint(f.Articles)))
		c.age = max(c.age, len(l.ago(&f.Feed)))
	}
	return c
}

// roomy is the width of a screen from which the numbers of a feed and why it fails
// have room beside its name.
const roomy = 60

func (l *feedsLayer) row(f *model.FeedCount, c columns) menu.Row {
	if l.w < roomy {
		r := menu.Row{Left: " ", First: l.theme.Error, Text: shortAddress(f.Label()), Style: l.theme.Text, Right: fmt.Sprintf("%*d", c.unread, f.Unread)}
		if f.LastError != "" {
			r.Left = "!"
		}
		if f.Unread > 0 {
			r.Style = l.theme.Unread
		}
		return r
	}
	r := menu.Row{Left: "  " + shortAddress(f.Label()), First: l.theme.Text, Text: reader.Host(f.URL), Style: l.theme.Muted}
	if f.Unread > 0 {
		r.First = l.theme.Unread
	}
	if f.LastError != "" {
		r.Left = "! " + shortAddress(f.Label())
		r.Text, r.Style = screen.NeutralizeLine(f.LastError), l.theme.Error
	}
	r.Right = fmt.Sprintf("%*d of %-*d  %*s", c.unread, f.Unread, c.all, f.Articles, c.age, l.ago(&f.Feed))
	return r
}

// lowly is the height of a screen below which a feed has one line less.
const lowly = 16

// describe writes what is known of the selected feed below the list.
func (l *feedsLayer) describe() {
	room := l.Inner()
	var lines []string
	put := func(s string) { lines = append(lines, screen.Truncate(s, room, l.method)) }
	f := l.selected()
	switch {
	case len(l.feeds) == 0:
		l.SetFoot(nil)
		return
	case f == nil:
		l.SetFoot(make([]string, 2+l.reason))
		return
	}
	put(shortAddress(f.URL))
	put(l.theme.Muted.Styled(screen.Truncate(l.facts(f), room, l.method)))
	for _, s := range l.why(&f.Feed) {
		put(l.theme.Error.Styled(screen.Truncate(s, room, l.method)))
	}
	for len(lines) < 2+l.reason {
		lines = append(lines, "")
	}
	l.SetFoot(lines)
}

// why says in one line or two why a feed cannot be had, in none where it can.
func (l *feedsLayer) why(f *model.Feed) []string {
	var s string
	switch {
	case f.Gone:
		s = "Not fetched any more: " + f.LastError
	case f.Failures > 1:
		s = fmt.Sprintf("Failed %d times: %s", f.Failures, f.LastError)
	case f.LastError != "":
		s = "Failed: " + f.LastError
	default:
		return nil
	}
	s = screen.NeutralizeLine(s)
	lines := strings.Split(lipgloss.Wrap(s, l.Inner(), ""), "\n")
	switch {
	case l.h < lowly:
		return []string{s}
	case len(lines) > 2:
		return []string{lines[0], strings.Join(lines[1:], " ")}
	}
	return lines
}

// facts are numbers and settings of a feed in a line, the ones most wanted first.
func (l *feedsLayer) facts(f *model.FeedCount) string {
	s := fmt.Sprintf("%d unread of %s", f.Unread, count(f.Articles, "article"))
	if f.Starred > 0 {
		s += fmt.Sprintf(" · %d starred", f.Starred)
	}
	switch age := l.ago(&f.Feed); age {
	case "never":
		s += " · never fetched"
	case "now":
		s += " · fetched just now"
	default:
		s += " · fetched " + age + " ago"
	}
	if f.Interval > 0 {
		s += " · every " + span(f.Interval)
	}
	switch {
	case f.KeepDays > 0:
		s += " · kept for " + count(f.KeepDays, "day")
	case f.KeepDays < 0:
		s += " · kept for ever"
	}
	if len(f.Tags) > 0 {
		s += " · " + strings.Join(f.Tags, ", ")
	}
	if n := len(f.Headers); n > 0 {
		s += " · " + count(n, "header")
	}
	return screen.NeutralizeLine(s)
}

// ago is how long ago a feed could last be had: "now", "5m", "3h", "2d", "never".
func (a *App) ago(f *model.Feed) string {
	if f.LastSuccess.IsZero() {
		return "never"
	}
	d := a.opt.Now.Add(time.Since(a.started)).Sub(f.LastSuccess)
	if d < time.Minute {
		return "now"
	}
	return span(d)
}

// span is a length of time in its largest unit.
func span(d time.Duration) string {
	switch {
	case d < time.Hour:
		return fmt.Sprintf("%dm", int(d.Minutes()))
	case d < 48*time.Hour:
		return fmt.Sprintf("%dh", int(d.Hours()))
	}
	return fmt.Sprintf("%dd", int(d.Hours())/24)
}
