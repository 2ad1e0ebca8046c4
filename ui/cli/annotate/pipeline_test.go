package annotate

import (
	"context"
	"errors"
	"io"
	"math/rand/v2"
	"runtime"
	"sync/atomic"
	"testing"
	"time"
)

type task struct{ in, out int }

func noIdle() error { return nil }

// count is a Next that numbers its tasks.
func count(n int) func(*task) (int, error) {
	i := 0
	return func(t *task) (int, error) {
		if i == n {
			return 0, io.EOF
		}
		i++
		t.in = i
		return 1, nil
	}
}

func TestPipelineKeepsTheOrder(t *testing.T) {
	const n = 10_000
	want := 0
	err := Pipeline[task]{
		Workers: 8, Window: 32, Bytes: 1 << 20,
		New: func() *task { return new(task) }, Next: count(n), Idle: noIdle,
		Work: func(t *task) {
			for range rand.IntN(50) {
				runtime.Gosched()
			}
			t.out = t.in * 3
		},
		Emit: func(task *task) error {
			want++
			if task.in != want || task.out != want*3 {
				t.Fatalf("got task %+v, want number %d", task, want)
			}
			return nil
		},
	}.Run(t.Context())
	if err != nil || want != n {
		t.Fatalf("%d tasks, %v", want, err)
	}
}

// One slow job holds the others back only as far as the window reaches.
func TestPipelineIsBounded(t *testing.T) {
	const workers, window = 4, 10
	var taken, handedOn, most atomic.Int64
	next := count(500)
	err := Pipeline[task]{
		Workers: workers, Window: window, Bytes: 1 << 20,
		New: func() *task { return new(task) }, Idle: noIdle,
		Next: func(t *task) (int, error) {
			n, err := next(t)
			if under := taken.Add(1) - handedOn.Load(); under > most.Load() {
				most.Store(under)
			}
			return n, err
		},
		Work: func(t *task) {
			if t.in%100 == 1 {
				time.Sleep(5 * time.Millisecond)
			}
		},
		Emit: func(*task) error { handedOn.Add(1); return nil },
	}.Run(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if got := most.Load(); got > 2*workers+window+1 {
		t.Errorf("%d jobs under way, at most %d may be", got, 2*workers+window)
	}
}

func TestPipelineBoundsBytes(t *testing.T) {
	var under, most atomic.Int64
	next := count(200)
	err := Pipeline[task]{
		Workers: 4, Window: 100, Bytes: 1000,
		New: func() *task { return new(task) }, Idle: noIdle,
		Next: func(t *task) (int, error) {
			_, err := next(t)
			return 400, err
		},
		Work: func(*task) {
			if n := under.Add(1); n > most.Load() {
				most.Store(n)
			}
			time.Sleep(100 * time.Microsecond)
		},
		Emit: func(*task) error { under.Add(-1); return nil },
	}.Run(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if most.Load() > 2 {
		t.Errorf("%d jobs of 400 bytes were under way, 1000 bytes are allowed", most.Load())
	}
}

func TestPipelineLetsOneLargeJobThrough(t *testing.T) {
	done := 0
	err := Pipeline[task]{
		Workers: 2, Window: 2, Bytes: 10, New: func() *task { return new(task) }, Idle: noIdle, Work: func(*task) {},
		Next: func() func(*task) (int, error) {
			next := count(5)
			return func(t *task) (int, error) { _, err := next(t); return 1000, err }
		}(),
		Emit: func(*task) error { done++; return nil },
	}.Run(t.Context())
	if err != nil || done != 5 {
		t.Fatalf("%d jobs, %v", done, err)
	}
}

func TestPipelineErrors(t *testing.T) {
	broken := errors.New("broken")
	base := func() Pipeline[task] {
		return Pipeline[task]{
			Workers: 3, Window: 5, Bytes: 100, New: func() *task { return new(task) },
			Next: count(1000), Idle: noIdle, Work: func(*task) {}, Emit: func(*task) error { return nil },
		}
	}
	p := base()
	p.Emit = func(task *task) error {
		if task.in == 20 {
			return broken
		}
		return nil
	}
	if err := p.Run(t.Context()); !errors.Is(err, broken) {
		t.Errorf("Emit: %v", err)
	}
	p = base()
	p.Idle = func() error { return broken }
	p.Work = func(*task) { time.Sleep(time.Millisecond) }
	if err := p.Run(t.Context()); !errors.Is(err, broken) {
		t.Errorf("Idle: %v", err)
	}
	p, emitted := base(), 0
	next := count(7)
	p.Next = func(t *task) (int, error) {
		n, err := next(t)
		if errors.Is(err, io.EOF) {
			err = broken
		}
		return n, err
	}
	p.Emit = func(*task) error { emitted++; return nil }
	if err := p.Run(t.Context()); !errors.Is(err, broken) || emitted != 7 {
		t.Errorf("Next: %v after %d of 7 results", err, emitted)
	}
}

// ctrl+c ends a run that waits for a terminal or a pipe.
func TestPipelineStopsWhileItWaits(t *testing.T) {
	never := make(chan struct{})
	t.Cleanup(func() { close(never) })
	for name, p := range map[string]Pipeline[task]{
		"for input": {Next: func(*task) (int, error) { <-never; return 0, io.EOF }, Work: func(*task) {}},
		"for work":  {Next: count(100), Work: func(*task) { <-never }},
	} {
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
		p.Workers, p.Window, p.Bytes, p.New, p.Idle = 2, 2, 3, func() *task { return new(task) }, noIdle
		p.Emit = func(*task) error { return nil }
		if err := p.Run(ctx); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%s: %v", name, err)
		}
		cancel()
	}
}
