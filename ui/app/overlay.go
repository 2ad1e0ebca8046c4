package app

import (
	"dateline/ui/keys"
	"dateline/ui/screen"
)

// why says why an action is not available now, "" where it is.
func (a *App) why(act keys.Action) string {
	switch act {
	case keys.Card, keys.Narrow:
		if !a.entity.on {
			return a.picksFirst()
		}
	case keys.NotThis, keys.ThisIs:
		return a.whyNotCorrect(act)
	case keys.NextMatch, keys.PrevMatch:
		if _, _, of := a.reader.Find(); of == 0 {
			return orElse(a.finds("finds first"), "nothing was looked for")
		}
	case keys.RemoveFeed, keys.RenameFeed, keys.FilterFeeds:
		if opened[*feedsLayer](a) == nil {
			return orElse(a.does(keys.FeedList, "lists the feeds first"), "the list of feeds is not open")
		}
	case keys.Refresh, keys.RefreshAll, keys.AddFeed, keys.FeedList:
		return a.whyNotFetch(act)
	case keys.FullText:
		return a.whyNoFullText()
	case keys.Filter, keys.Search:
		if a.queried == nil {
			return "what is open cannot be asked"
		}
	case keys.Desks:
		return a.whyNoDesks()
	case keys.NewDesk, keys.EditDesk, keys.RemoveDesk, keys.DeskDown, keys.DeskUp:
		if opened[*desksLayer](a) == nil {
			return orElse(a.whyNoDesks(), orElse(a.does(keys.Desks, "lists the desks first"), "the list of desks is not open"))
		}
	case keys.Mute:
		return a.whyNoMutes()
	case keys.Tags:
		return a.whyNoTags()
	case keys.AddMute, keys.LiftMute, keys.MuteWhere:
		if opened[*mutesLayer](a) == nil {
			return orElse(a.whyNoMutes(), orElse(a.does(keys.Mute, "lists what is muted first"), "the list of what is muted is not open"))
		}
	case keys.Hints, keys.LinkList:
		return a.whyNotLinks(act)
	case keys.CopyLink, keys.Browser, keys.Address:
		if r := a.list.Selected(); r == nil || r.URL == "" {
			return "this story has no address"
		}
	case keys.Open, keys.Read, keys.Star, keys.MarkAll:
		if a.list.Selected() == nil {
			return "no story is listed"
		}
	default:
		return a.whyNotShare(act)
	}
	return ""
}

// place returns where a box stands: the middle of w × h cells.
func place(box []string, w, h int, m screen.Method) (x, y, bw int) {
	bw = screen.Width(box[0], m)
	return max(0, (w-bw)/2), max(0, (h-len(box))/2), bw
}

// lay puts a box over the middle of the screen, row by row.
func lay(rows []string, box []string, w int, m screen.Method) {
	if len(box) == 0 {
		return
	}
	x, y, bw := place(box, w, len(rows), m)
	for i, line := range box {
		if y+i >= len(rows) {
			break
		}
		if x > 0 && x+bw < w { // a blank column keeps the words below apart from the border
			rows[y+i] = screen.Overlay(rows[y+i], " "+line+" ", x-1, w, m)
			continue
		}
		rows[y+i] = screen.Overlay(rows[y+i], line, x, w, m)
	}
}
