package app

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"dateline/ui/keys"
	"dateline/ui/layout"
)

// setMeasure makes the lines of the article shorter (-1) or longer (1), from what
// they are on the screen: a measure that the pane has no room for is not felt.
func (a *App) setMeasure(dir int) tea.Cmd {
	now, step := a.textWidth(), layout.MeasureStep
	to := now/step*step + step
	if dir < 0 {
		to = (now+step-1)/step*step - step
	}
	to = max(layout.LeastMeasure, min(to, layout.MostMeasure))
	was := a.measure
	a.measure = to
	if got := a.textWidth(); got == now || dir < 0 && to > now {
		a.measure = was
		switch {
		case dir < 0:
			a.say(fmt.Sprintf("%d columns, the fewest.", now))
		case now >= layout.MostMeasure:
			a.say(fmt.Sprintf("%d columns, the most.", now))
		default:
			a.say(dot(fmt.Sprintf("%d columns: the pane has no more", now), a.widerBy()))
		}
		return nil
	}
	a.relayout()
	a.say(dot(fmt.Sprintf("%d columns", a.textWidth()), a.both(keys.Narrower, keys.Wider, "change it")))
	return a.show(a.current)
}

// widerBy says what gives the article more room, "" where nothing does.
func (a *App) widerBy() string {
	if a.zen || a.frame.Mode == layout.Narrow {
		return ""
	}
	return a.does(keys.Zen, "gives it the screen")
}
