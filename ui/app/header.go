package app

import (
	"fmt"

	"dateline/ui/layout"
	"dateline/ui/screen"
	"dateline/ui/status"
)

func (a *App) counts() string {
	if a.list.Len() == 0 {
		return ""
	}
	if a.look.on && (a.look.text != "" || a.asks()) {
		return a.look.counted()
	}
	if a.totals.known && a.shared.articles != nil {
		all, unread := a.totals.numbers()
		return all + "   " + unread
	}
	s, more := stories(a.list.Len()), ""
	if a.shared.more { // older ones are loaded on the way to them
		more = "+"
		s = number(a.list.Len()) + "+ stories"
	}
	if a.narrow != nil || a.unread {
		s = number(a.list.Shown()) + " of " + s
	}
	return s + "   " + number(a.list.UnreadCount()) + more + " unread"
}

func (a *App) header() string {
	if a.frame.Mode != layout.Narrow {
		open := screen.NeutralizeLine(a.opt.Articles.Name())
		if a.look.text != "" {
			open += " › " + screen.NeutralizeLine(a.look.text)
		}
		if a.narrow != nil {
			open += " › " + a.narrow.name
		}
		if a.unread {
			open += " › unread"
		}
		const around = len(" dateline") + 8 // the program's name and gaps
		if long := open + " · " + a.more(); a.more() != "" && a.narrow == nil && !a.look.on &&
			screen.Width(long+a.counts(), a.method)+around <= a.w {
			open = long
		}
		return status.Header(a.w, open, a.counts(), a.theme, a.method)
	}
	title := ""
	if r, ok := a.list.Row(a.current); ok {
		title = r.Title
	}
	switch a.focus {
	case layout.Article:
		return status.Breadcrumb(a.w, []string{"Stories", title}, a.percent(), a.theme, a.method)
	case layout.Involved:
		return status.Breadcrumb(a.w, []string{"Stories", title, "Involved"}, "", a.theme, a.method)
	}
	name := screen.NeutralizeLine(a.opt.Articles.Name())
	if a.look.text != "" {
		name = screen.NeutralizeLine(a.look.text)
	}
	if a.narrow != nil {
		name = a.narrow.name
	}
	return status.Breadcrumb(a.w, []string{"Stories", name}, a.narrowCounts(), a.theme, a.method)
}

// narrowCounts is the number that a narrow screen has room for.
func (a *App) narrowCounts() string {
	switch {
	case a.look.on && a.asks():
		return a.look.counted()
	case a.totals.known && a.shared.articles != nil:
		_, unread := a.totals.numbers()
		return unread
	}
	return number(a.list.UnreadCount()) + " unread"
}

func (a *App) percent() string {
	if a.reader.Page() == nil {
		return ""
	}
	return fmt.Sprintf("%d %%", a.reader.Percent())
}
