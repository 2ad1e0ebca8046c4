package store

import (
	"context"
	"os/exec"
	"slices"
	"testing"
	"time"

	"dateline/model"
)

// A mark does not wait long for two refreshes that never pause.
func TestMarkWhileRefreshing(t *testing.T) {
	path := stocked(t)
	var list []*exec.Cmd
	for _, name := range []string{"a", "b"} {
		c := child(path, "ingest", name, 100_000)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		list = append(list, c)
	}
	defer func() {
		for _, c := range list {
			_ = c.Process.Kill()
			_ = c.Wait()
		}
	}()
	l := opened(t, path)
	var took []time.Duration
	for i := range 150 {
		star := i%2 == 0
		begin := time.Now()
		must(l.Mark(context.Background(), model.Mark{IDs: []string{"3"}, Star: &star}))(t)
		took = append(took, time.Since(begin))
		time.Sleep(5 * time.Millisecond)
	}
	slices.Sort(took)
	t.Logf("a mark took %v, one of twenty more than %v, at most %v", took[75], took[142], took[149])
	// Without turns a mark waits until a refresh fails to get the lock: for seconds
	// each. The machine may be busy.
	if took[75] > 2*time.Second {
		t.Error("too long")
	}
}
