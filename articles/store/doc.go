// Package store keeps on disk what a reader has: feeds, articles with what was
// found in them, marks with their history, and corrections. Corrections are a
// file of their own (Corrections), a JSON object a line; all else is one SQLite
// file (Library) that several programs may use at once.
//
// For articles/library:
//
//	l, err := Open(ctx, path, Options{Now, Engine})  // makes, upgrades; ErrNewer, ErrDamaged, ErrForeign: not touched
//	id, added, err := l.AddFeed(ctx, feed)           // AddFeeds, UpdateFeed (settings), RemoveFeed (keeps stars), Feeds (with counts)
//	fresh, err := l.Fresh(ctx, id, entries)          // which entries are worth an analysis
//	got, err := l.Ingest(ctx, id, incoming, state)   // one transaction; nil incoming after a 304 or a failure sets the state only
//	err = l.Settle(ctx)                              // at the end of a refresh: all of it is on the disk
//	items, next, err := l.List(ctx, Filter{…}, at, n)  // newest first, by cursor; Search(words) the best first
//	items, next, err := l.ListQuery(ctx, Query{Node}, at, n) // the same for a query; Count(to a limit), SearchQuery (ranked), Snippet, Values (completion)
//	s, err := l.Open(ctx, id)                        // article, analysis (nil: to be made), enclosures
//	err = l.SetBody(ctx, id, article, analysis)      // the full text of its page
//	step, err := l.Mark(ctx, mark)                   // MarkAll(filter), MarkQuery, Tag, SaveDesk, Mute, RemoveFeed…: all are steps; Undo, Redo, Corrected (a correction as a step)
//	v, err := l.Changes(ctx)                         // poll it: v differs when any window changed something
//	n, err := l.Retain(ctx, days, count)
//	l.Check, l.Rebuild, l.Outdated + l.Reanalysed, l.Vacuum, l.Stats   // dateline doctor
//	l.Supersede, l.Behind, l.Caught, l.Claim, l.Release                // analyses made again, one program at a time
//	err = l.Flush(ctx); err = l.Close()
//
// IDs of articles are decimal numbers, never used twice.
//
// What is kept when: every transaction is whole and in order after a crash of
// the program. After a crash of the machine, marks are kept up to 300 ms before
// it, settings of feeds at once, and a refresh up to its last Settle.
package store
