package list

import (
	"slices"

	"dateline/model"
)

// Replace lists other rows, most of which are there already: those keep what is
// known of them. The selected story stays selected and where it is on the
// screen; where it is gone, the next one that is not is selected.
func (l *List) Replace(items []model.Item) {
	old, shown, cursor, before := l.rows, l.shown, l.cursor, l.cursor-l.top
	index := l.index
	l.rows, l.shown, l.index = nil, nil, make(map[string]int, len(items))
	l.Append(items)
	for i := range l.rows {
		if at, ok := index[l.rows[i].ID]; ok {
			l.rows[i].Codes, l.rows[i].Known = old[at].Codes, old[at].Known
		}
	}
	at := make(map[int]int, len(l.shown)) // row -> place in shown
	for n, i := range l.shown {
		at[i] = n
	}
	l.cursor = max(0, min(cursor, len(l.shown)-1))
	for _, i := range slices.Concat(tail(shown, cursor), shown[:min(cursor, len(shown))]) {
		if row, ok := l.index[old[i].ID]; ok {
			if n, ok := at[row]; ok {
				l.cursor = n
				break
			}
		}
	}
	l.top = max(0, l.cursor-max(0, before))
	l.scroll()
}

func tail(list []int, from int) []int {
	if from >= len(list) {
		return nil
	}
	return list[from:]
}
