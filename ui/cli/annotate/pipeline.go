package annotate

import (
	"context"
	"errors"
	"io"
	"sync"
)

// Pipeline does work on many cores and hands the results on in input order, in
// constant memory: all jobs are made at the start and used again and again. A
// worker has at most two of them (one in hand, one waiting); the others are the
// window in which results wait for an earlier one. When all are taken the
// reading stops until a result has been handed on.
type Pipeline[T any] struct {
	Workers int
	Window  int // jobs beside those of the workers
	Bytes   int // bytes of input that may be under way; one job may always be
	New     func() *T

	// Next fills a job from the input and returns the size of what it took in
	// bytes, or io.EOF. Other errors end the run.
	Next func(*T) (size int, err error)
	// Work does one job; it is called from all workers.
	Work func(*T)
	// Emit hands a result on; an error ends the run.
	Emit func(job *T) error
	// Idle is called before waiting for a result, to flush what was emitted.
	Idle func() error
}

type slot[T any] struct {
	job  *T
	size int
	done chan struct{} // holds one value when the work is done
}

// Run returns when the input has ended and every result has been emitted, when
// an error came up, or when ctx is done (then it does not wait for a Next that
// still waits for input, nor for work under way).
func (p Pipeline[T]) Run(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	n := 2*p.Workers + p.Window
	free := make(chan *slot[T], n)
	for range n {
		free <- &slot[T]{job: p.New(), done: make(chan struct{}, 1)}
	}
	work := make(chan *slot[T], p.Workers)
	pending := make(chan *slot[T], n)
	quota := newQuota(ctx, p.Bytes)
	var failed error // of Next; read after pending is closed
	go func() {
		defer close(pending)
		defer close(work)
		failed = p.feed(ctx, quota, free, pending, work)
	}()
	for range p.Workers {
		go func() {
			for s := range work {
				if ctx.Err() != nil {
					return
				}
				p.Work(s.job)
				s.done <- struct{}{}
			}
		}()
	}
	for {
		s, ok, err := await(ctx, pending, p.Idle)
		if err != nil {
			return err
		}
		if !ok {
			return failed
		}
		if _, _, err := await(ctx, s.done, p.Idle); err != nil {
			return err
		}
		if err := p.Emit(s.job); err != nil {
			return err
		}
		quota.put(s.size)
		free <- s
	}
}

// feed reads the input into free slots.
func (p Pipeline[T]) feed(ctx context.Context, quota *quota, free <-chan *slot[T], pending, work chan<- *slot[T]) error {
	for {
		var s *slot[T]
		select {
		case s = <-free:
		case <-ctx.Done():
			return ctx.Err()
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		var err error
		if s.size, err = p.Next(s.job); err != nil {
			if errors.Is(err, io.EOF) {
				return nil
			}
			return err
		}
		if err := quota.take(ctx, s.size); err != nil {
			return err
		}
		pending <- s // has room for every slot
		select {
		case work <- s:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// await receives from c; where that means waiting, idle is called first.
func await[V any](ctx context.Context, c <-chan V, idle func() error) (v V, ok bool, err error) {
	if err := ctx.Err(); err != nil {
		return v, false, err
	}
	select {
	case v, ok = <-c:
		return v, ok, nil
	default:
	}
	if err := idle(); err != nil {
		return v, false, err
	}
	select {
	case v, ok = <-c:
		return v, ok, nil
	case <-ctx.Done():
		return v, false, ctx.Err()
	}
}

// quota bounds the bytes under way.
type quota struct {
	mu    sync.Mutex
	freed *sync.Cond
	used  int
	max   int
}

func newQuota(ctx context.Context, limit int) *quota {
	q := &quota{max: limit}
	q.freed = sync.NewCond(&q.mu)
	context.AfterFunc(ctx, func() {
		q.mu.Lock() // not between the look at ctx and the wait of take
		defer q.mu.Unlock()
		q.freed.Broadcast()
	})
	return q
}

// take waits until n bytes fit, or nothing else is under way.
func (q *quota) take(ctx context.Context, n int) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	for q.used > 0 && q.used+n > q.max {
		if err := ctx.Err(); err != nil {
			return err
		}
		q.freed.Wait()
	}
	q.used += n
	return nil
}

func (q *quota) put(n int) {
	q.mu.Lock()
	q.used -= n
	q.mu.Unlock()
	q.freed.Signal()
}
