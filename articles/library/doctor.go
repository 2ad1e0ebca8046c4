package library

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"dateline/articles/store"
	"dateline/model"
	"dateline/model/analyze"
)

const (
	reanalysing            = "reanalyse"      // the claim
	claimed                = 15 * time.Second // how long a batch may take before others take the work over
	reanalysedAtOnce       = 100              // articles of a transaction
	reanalysedAfterRefresh = 5 * time.Second
	claimedPoll            = 200 * time.Millisecond
)

// errNotAnalysed is the fault of articles, not of the library.
var errNotAnalysed = errors.New("not all could be analysed")

// Stats says what the library holds.
func (n *News) Stats(ctx context.Context) (store.Stats, error) { return n.store.Stats(ctx) }

// Check reads the whole library and returns what is wrong with it, a line each.
func (n *News) Check(ctx context.Context) ([]string, error) { return n.store.Check(ctx) }

// Rebuild makes the index of words, the lists by name and the numbers anew.
// Stopped, it goes on where it was when it is called again.
func (n *News) Rebuild(ctx context.Context, progress func(done, total int)) error {
	return n.store.Rebuild(ctx, progress)
}

// Vacuum gives the room of what was removed back to the disk.
func (n *News) Vacuum(ctx context.Context) error { return n.store.Vacuum(ctx) }

// ReanalyseOptions say what Reanalyse does.
type ReanalyseOptions struct {
	// Corrected are all corrections ever made: articles that they may say
	// something about are analysed again, too.
	Corrected []store.Kept
	For       time.Duration // it ends after this time; 0: when all is done
	Wait      bool          // for another program that is at it; else it is left to that one
}

// Reanalyse analyses the articles again whose analysis is missing or of another
// engine, and keeps what it found, in batches. Stopped, it goes on where it was
// when it is called again. One program does it at a time. It returns how many
// articles it has done, and the first that could not be analysed as an error
// after the others.
func (n *News) Reanalyse(ctx context.Context, o ReanalyseOptions, progress func(done, total int)) (int, error) {
	if o.Corrected == nil {
		if behind, err := n.store.Behind(ctx, analyze.Engine); err != nil || behind == 0 {
			return 0, err
		}
	}
	work := &reanalysis{n: n, who: rand.Text(), progress: progress}
	if ours, err := work.claim(ctx, o.Wait); err != nil || !ours {
		return 0, err
	}
	defer n.store.Release(context.WithoutCancel(ctx), reanalysing, work.who)
	if o.For > 0 {
		work.end = time.Now().Add(o.For)
	}
	err := work.all(ctx, o.Corrected)
	if settled := n.store.Settle(context.WithoutCancel(ctx)); err == nil {
		err = settled
	}
	return work.done, err
}

// reanalysis is one run of Reanalyse.
type reanalysis struct {
	n           *News
	who         string
	progress    func(done, total int)
	end         time.Time // zero: when all is done
	done, total int
	fault       error
}

// claim takes the work, or waits until it can be had.
func (w *reanalysis) claim(ctx context.Context, wait bool) (bool, error) {
	for {
		ours, err := w.n.store.Claim(ctx, reanalysing, w.who, time.Now().Add(claimed))
		if ours || err != nil || !wait {
			return ours, err
		}
		select {
		case <-ctx.Done():
			return false, ctx.Err()
		case <-time.After(claimedPoll):
		}
	}
}

func (w *reanalysis) all(ctx context.Context, corrected []store.Kept) (err error) {
	s := w.n.store
	if len(corrected) > 0 {
		said := corrections{}
		for i := range corrected {
			said.list = append(said.list, &correction{Correction: corrected[i].Correction, undone: corrected[i].Undone})
		}
		said.compile()
		text, err := json.Marshal(corrected)
		if err != nil {
			return err
		}
		sum := sha256.Sum256(append(text, analyze.Engine...))
		if err := s.Supersede(ctx, hex.EncodeToString(sum[:]), said.touch); err != nil {
			return err
		}
	}
	if w.total, err = s.Behind(ctx, analyze.Engine); err != nil {
		return err
	}
	var batch []store.Incoming
	for a, err := range s.Outdated(ctx, analyze.Engine) {
		if err != nil {
			return err
		}
		if batch = append(batch, store.Incoming{Entry: model.Entry{Article: a}}); len(batch) < reanalysedAtOnce {
			continue
		}
		if ours, err := w.batch(ctx, batch); err != nil || !ours {
			return err
		}
		if batch = batch[:0]; !w.end.IsZero() && time.Now().After(w.end) {
			return nil
		}
	}
	if ours, err := w.batch(ctx, batch); err != nil || !ours {
		return err
	}
	if w.fault != nil {
		return w.fault
	}
	return s.Caught(ctx)
}

// batch analyses articles and keeps what was found. It tells whether the work is
// still this program's.
func (w *reanalysis) batch(ctx context.Context, batch []store.Incoming) (bool, error) {
	if len(batch) == 0 {
		return true, nil
	}
	if err := w.n.analyseAll(ctx, batch); err != nil && w.fault == nil {
		w.fault = fmt.Errorf("%w: %w", errNotAnalysed, err)
	}
	if err := ctx.Err(); err != nil {
		return false, err
	}
	var list []store.Analyzed
	for i := range batch {
		if batch[i].Analysis != nil {
			list = append(list, store.Analyzed{Article: batch[i].Entry.Article, Analysis: batch[i].Analysis})
		}
	}
	ours, err := w.n.store.Claim(ctx, reanalysing, w.who, time.Now().Add(claimed))
	if err != nil || !ours { // slept too long: another program has gone on
		return false, err
	}
	if err := w.n.store.Reanalysed(ctx, analyze.Engine, list); err != nil {
		return false, err
	}
	w.done += len(list)
	if w.progress != nil {
		w.progress(w.done, max(w.done, w.total))
	}
	return true, nil
}
