package library

import (
	"bytes"
	"context"
	"fmt"
	"io"

	"dateline/articles/fetch"
	"dateline/articles/opml"
	"dateline/model"
)

// Imported tells what a list of feeds brought.
type Imported struct {
	New      int
	Known    int     // feeds that were there already, and are as they were
	Problems []error // one line each: what of the list could not be taken
}

// Import follows the feeds of a list in OPML. Nothing is fetched: the next
// refresh does that. A list that was imported before changes nothing.
func (n *News) Import(ctx context.Context, r io.Reader) (Imported, error) {
	return n.importList(ctx, r, true)
}

// ImportFrom is Import of a list on the web. It may name feeds of the web only:
// a stranger's list has no say in which files are read.
func (n *News) ImportFrom(ctx context.Context, address string) (Imported, error) {
	r, err := n.client.Get(ctx, fetch.Request{URL: address, Kind: fetch.Page})
	if err != nil {
		return Imported{}, err
	}
	return n.importList(ctx, bytes.NewReader(r.Body), false)
}

func (n *News) importList(ctx context.Context, r io.Reader, files bool) (got Imported, err error) {
	list, problems := opml.Read(r)
	got.Problems = problems
	wanted := list[:0]
	for _, f := range list {
		if !files && !onTheWeb(f.URL) {
			got.Problems = append(got.Problems, fmt.Errorf("%s: a list from the web cannot name files", ShownAddress(f.URL)))
			continue
		}
		wanted = append(wanted, f)
	}
	added, err := n.store.AddFeeds(ctx, wanted)
	for _, a := range added {
		if a.New {
			got.New++
		} else {
			got.Known++
		}
	}
	return got, err
}

// Export writes the feeds as a list in OPML, but for those of programs: they are
// of this machine's settings.
func (n *News) Export(ctx context.Context, w io.Writer) error {
	counted, err := n.store.Feeds(ctx)
	if err != nil {
		return err
	}
	var list []model.Feed
	for i := range counted {
		if !ofProgram(&counted[i].Feed) {
			list = append(list, counted[i].Feed)
		}
	}
	return opml.Write(w, "dateline", list)
}
