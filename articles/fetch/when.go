package fetch

import (
	"errors"
	"hash/fnv"
	"net/http"
	"strconv"
	"strings"
	"time"
)

const (
	firstBackoff = 5 * time.Minute
	maxBackoff   = 24 * time.Hour
	maxFresh     = 24 * time.Hour     // a feed that claims a year is asked daily
	maxRetry     = 7 * 24 * time.Hour // of Retry-After
)

// Backoff says when a feed that failed so often in a row is to be tried again:
// after 5 minutes, doubled with each failure up to a day. Up to a quarter is
// taken off by the address, so that feeds that failed together do not return
// together; the same address gets the same answer.
func Backoff(url string, failures int, now time.Time) time.Time {
	if failures <= 0 {
		return now
	}
	delay := maxBackoff
	if failures < 10 { // 5 min × 2⁹ is more than a day
		delay = min(delay, firstBackoff<<(failures-1))
	}
	h := fnv.New32a()
	h.Write([]byte(url))
	off := time.Duration(h.Sum32()%1000) * (delay / 4000)
	return now.Add(delay - off)
}

// nextFetch reads from an answer when to ask again, zero where it does not say
// or says that it may be asked at once.
func nextFetch(status int, h http.Header, now time.Time) time.Time {
	if status >= 400 {
		return retryAfter(h.Get("Retry-After"), now)
	}
	age, ok := maxAge(h)
	if !ok {
		age, ok = untilExpires(h, now)
	}
	if !ok || age <= 0 {
		return time.Time{}
	}
	return now.Add(min(age, maxFresh))
}

// maxAge is what Cache-Control says; ok is false where it says nothing.
func maxAge(h http.Header) (age time.Duration, ok bool) {
	for _, part := range strings.Split(strings.Join(h.Values("Cache-Control"), ","), ",") {
		name, value, _ := strings.Cut(strings.TrimSpace(part), "=")
		switch strings.ToLower(name) {
		case "no-store", "no-cache":
			return 0, true
		case "max-age":
			if d, valid := seconds(strings.Trim(value, `"`)); valid {
				age, ok = d, true
			}
		}
	}
	if already, valid := seconds(h.Get("Age")); ok && valid {
		age -= already
	}
	return age, ok
}

// untilExpires measures by the server's own clock where it tells the time.
func untilExpires(h http.Header, now time.Time) (time.Duration, bool) {
	value := h.Get("Expires")
	if value == "" {
		return 0, false
	}
	expires, err := http.ParseTime(value)
	if err != nil {
		return 0, true // "0" and "-1" mean that it has expired
	}
	if date, err := http.ParseTime(h.Get("Date")); err == nil {
		now = date
	}
	return expires.Sub(now), true
}

func retryAfter(value string, now time.Time) time.Time {
	delay, ok := seconds(value)
	if !ok {
		at, err := http.ParseTime(value)
		if err != nil {
			return time.Time{}
		}
		delay = at.Sub(now)
	}
	if delay <= 0 {
		return time.Time{}
	}
	return now.Add(min(delay, maxRetry))
}

// seconds reads a number of them; one too large to count is a long time.
func seconds(s string) (time.Duration, bool) {
	n, err := strconv.ParseInt(strings.TrimSpace(s), 10, 64)
	if err != nil && !errors.Is(err, strconv.ErrRange) || n < 0 {
		return 0, false
	}
	const most = 10 * 365 * 24 * 60 * 60
	return time.Duration(min(n, most)) * time.Second, true
}
