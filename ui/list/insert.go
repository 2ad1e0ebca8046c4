package list

import (
	"dateline/model"
	"dateline/ui/screen"
)

// Insert adds those of items that are not listed yet, each before the listed one
// that follows it in items, and returns them. Those that nothing listed follows
// are left out: they belong behind what is there. The selected story stays where it
// is on the screen.
func (l *List) Insert(items []model.Item) (added []model.Item) {
	before := map[int][]model.Item{} // by the row they stand before
	n := len(items)                  // end of those that wait for a listed one
	at := -1
	for i := len(items) - 1; i >= 0; i-- {
		row, listed := l.index[items[i].ID]
		switch {
		case listed:
			at, n = row, i
		case at >= 0:
			before[at] = items[i:n:n]
		}
	}
	if len(before) == 0 {
		return nil
	}
	rows := make([]Row, 0, len(l.rows)+len(items))
	moved := make([]int, len(l.rows)) // where each row is now
	fresh := make(map[int]bool, len(items))
	for i := range l.rows {
		for _, it := range before[i] {
			if _, twice := l.index[it.ID]; twice {
				continue
			}
			l.index[it.ID] = len(rows)
			added = append(added, it)
			fresh[len(rows)] = true
			it.Title, it.Outlet = screen.NeutralizeLine(it.Title), screen.NeutralizeLine(it.Outlet)
			rows = append(rows, Row{Item: it})
		}
		moved[i] = len(rows)
		rows = append(rows, l.rows[i])
	}
	for i := range l.rows {
		l.index[l.rows[i].ID] = moved[i]
	}
	l.rows = rows
	l.show(moved, fresh)
	return added
}

// show lists what was shown before, at its new places, and between it those fresh
// rows that the filter keeps.
func (l *List) show(moved []int, fresh map[int]bool) {
	was := make(map[int]bool, len(l.shown))
	selected, above := -1, l.cursor-l.top
	for n, i := range l.shown {
		was[moved[i]] = true
		if n == l.cursor {
			selected = moved[i]
		}
	}
	l.shown = make([]int, 0, len(l.shown)+len(fresh))
	for i := range l.rows {
		if !was[i] && !(fresh[i] && (l.keep == nil || l.keep(&l.rows[i]))) {
			continue
		}
		if i == selected {
			l.cursor = len(l.shown)
		}
		l.shown = append(l.shown, i)
	}
	l.top = max(0, l.cursor-max(0, above))
	l.scroll()
}
