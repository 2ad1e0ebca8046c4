package fetch

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"
	"unicode"
)

// Whatever bytes come, what is unpacked stays within its limit, and an error
// comes without a part of a body.
func FuzzUnpack(f *testing.F) {
	text := []byte(strings.Repeat("<item>news</item>", 20))
	for _, seed := range [][]byte{nil, text, pack(f, text), pack(f, pack(f, text)), append(pack(f, text), text...), pack(f, make([]byte, 9000)), pack(f, text)[:20], {0x1f, 0x8b}} {
		f.Add(seed, "gzip")
		f.Add(seed, "br")
	}
	f.Fuzz(func(t *testing.T, data []byte, encoding string) {
		const most = 4 << 10
		w := &wire{from: bytes.NewReader(data), most: most}
		body, err := unpack(w, encoding, most)
		if len(body) > most || w.n > int64(len(data)) || err != nil && body != nil {
			t.Fatalf("%d bytes of %d, %v", len(body), len(data), err)
		}
		var known *Error
		if err != nil && !errors.As(err, &known) && !errors.Is(err, io.ErrUnexpectedEOF) {
			t.Fatalf("%T %v", err, err)
		}
		if err == nil && !bytes.HasPrefix(data, []byte("\x1f\x8b")) && !bytes.Equal(body, data) {
			t.Fatalf("%q became %q", data, body)
		}
	})
}

// Whatever a header says, the next fetch is neither in the past nor too far off.
func FuzzNextFetch(f *testing.F) {
	f.Add(200, "max-age=3600, public", "60", "Mon, 23 Nov 2015 10:00:00 GMT", "120")
	f.Add(429, "", "", "", "Mon, 23 Nov 2015 13:00:00 GMT")
	f.Add(304, `max-age="9223372036854775807"`, "-9223372036854775808", "0", "")
	now := time.Date(2015, 11, 23, 12, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, status int, control, age, expires, retry string) {
		h := http.Header{"Cache-Control": {control}, "Age": {age}, "Expires": {expires}, "Retry-After": {retry}}
		if at := nextFetch(status, h, now); !at.IsZero() && (!at.After(now) || at.After(now.Add(maxRetry))) {
			t.Fatalf("%v", at)
		}
	})
}

// What comes from outside into an error cannot move a cursor or break a line.
func FuzzPlain(f *testing.F) {
	f.Add("a\x1b[2Jb\nc\u202e\x9b1m")
	f.Fuzz(func(t *testing.T, s string) {
		got := plain(s)
		for _, r := range got {
			if !unicode.IsPrint(r) {
				t.Fatalf("%q has %U", got, r)
			}
		}
		if n := len([]rune(got)); n > 120 {
			t.Fatalf("%d runes", n)
		}
	})
}
