package fetch

import (
	"context"
	"net"
	"net/url"
	"strings"
	"sync"
	"time"
)

// hosts keeps the manners towards each host: few requests at once, spaced, and
// none while it has asked to be left alone.
type hosts struct {
	atOnce  int
	spacing time.Duration // as in Options

	mu  sync.Mutex
	all map[string]*host
}

type host struct {
	slots chan struct{}
	users int       // inside or waiting: a host without any can be forgotten
	next  time.Time // the next request starts no sooner
	rest  time.Time // asked by the host itself (429)
}

const (
	politeSpacing = 250 * time.Millisecond
	someRest      = time.Minute      // where it does not say how long
	maxRest       = 15 * time.Minute // of a whole host, on the word of one address
	manyHosts     = 1000             // known ones, before the idle are forgotten
)

func newHosts(atOnce int, spacing time.Duration) *hosts {
	return &hosts{atOnce: atOnce, spacing: spacing, all: map[string]*host{}}
}

// hostKey names the host of u. Its standard ports are one host.
func hostKey(u *url.URL) string {
	name, port := strings.ToLower(u.Hostname()), u.Port()
	if port == "" || port == "80" || port == "443" {
		return name
	}
	return net.JoinHostPort(name, port)
}

func (h *hosts) space(key string) time.Duration {
	switch {
	case h.spacing < 0, key == "": // files have no host
		return 0
	case h.spacing > 0:
		return h.spacing
	case thisMachine(key):
		return 0
	}
	return politeSpacing
}

func thisMachine(key string) bool {
	name := key
	if host, _, err := net.SplitHostPort(key); err == nil {
		name = host
	}
	ip := net.ParseIP(name)
	return name == "localhost" || ip != nil && ip.IsLoopback()
}

// enter waits for the turn of a request to the host key: first for a place at
// the host, then for its time, and only then for one of the client's places in
// lane. Who holds a place in a lane waits for nothing, so no slow host
// can keep the others from theirs. Both places are given back by what enter
// returns; neither is nil.
func (h *hosts) enter(ctx context.Context, key string, lane chan struct{}) (leaveHost, leaveLane func(), err error) {
	nothing := func() {}
	to := h.host(key)
	select {
	case to.slots <- struct{}{}:
	case <-ctx.Done():
		h.forget(key, to)
		return nothing, nothing, ctx.Err()
	}
	leaveHost = func() { <-to.slots; h.forget(key, to) }
	for {
		wait, rest := h.wait(key, to, false)
		switch {
		case !rest.IsZero():
			leaveHost()
			return nothing, nothing, resting(rest)
		case wait > 0:
			if err := sleep(ctx, wait); err != nil {
				leaveHost()
				return nothing, nothing, err
			}
			continue
		}
		select {
		case lane <- struct{}{}:
		case <-ctx.Done():
			leaveHost()
			return nothing, nothing, ctx.Err()
		}
		// The other request to this host may have started meanwhile.
		if wait, rest = h.wait(key, to, true); wait == 0 && rest.IsZero() {
			return leaveHost, func() { <-lane }, nil
		}
		<-lane
	}
}

// wait says how long the next request has to, or until when the host rests.
// With start the request starts now if it may.
func (h *hosts) wait(key string, to *host, start bool) (time.Duration, time.Time) {
	h.mu.Lock()
	defer h.mu.Unlock()
	now := time.Now()
	if now.Before(to.rest) {
		return 0, to.rest
	}
	if now.Before(to.next) {
		return to.next.Sub(now), time.Time{}
	}
	if start {
		to.next = now.Add(h.space(key))
	}
	return 0, time.Time{}
}

// rest leaves a host alone until then, or for a while where it is zero.
func (h *hosts) rest(key string, until time.Time) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if to := h.all[key]; to != nil {
		now := time.Now()
		if until.IsZero() {
			until = now.Add(someRest)
		}
		if latest := now.Add(maxRest); until.After(latest) {
			until = latest
		}
		to.rest = until
	}
}

func (h *hosts) host(key string) *host {
	h.mu.Lock()
	defer h.mu.Unlock()
	to := h.all[key]
	if to == nil {
		if len(h.all) >= manyHosts {
			h.sweep()
		}
		to = &host{slots: make(chan struct{}, h.atOnce)}
		h.all[key] = to
	}
	to.users++
	return to
}

func (h *hosts) forget(key string, to *host) {
	h.mu.Lock()
	defer h.mu.Unlock()
	to.users--
	if to.idle(time.Now()) {
		delete(h.all, key)
	}
}

func (h *hosts) sweep() {
	now := time.Now()
	for key, to := range h.all {
		if to.idle(now) {
			delete(h.all, key)
		}
	}
}

func (to *host) idle(now time.Time) bool {
	return to.users == 0 && !now.Before(to.next) && !now.Before(to.rest)
}

// sleep waits for d, or for the end of ctx.
func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
