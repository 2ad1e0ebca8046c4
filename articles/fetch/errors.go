package fetch

import (
	"compress/flate"
	"compress/gzip"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"syscall"
	"time"
	"unicode"

	"golang.org/x/net/http/httpguts"
)

// Error is why something could not be fetched.
type Error struct {
	Reason    string // one line for people: what failed and why, without the address asked for
	Hint      string // what to do, "" for waiting
	Status    int    // of the answer, 0 where there was none
	Temporary bool   // may be well the next time, without anybody doing anything
	Err       error  // what lies under it, may be nil

	Until time.Time // with ErrResting: how long
}

func (e *Error) Error() string { return e.Reason }

func (e *Error) Unwrap() error { return e.Err }

// ErrResting is under the error of a request that was not sent, because the
// host had asked to be left alone for a while. It is no failure of the feed.
var ErrResting = errors.New("host is resting")

func resting(until time.Time) *Error {
	return &Error{Reason: "its host asked not to be asked before " + until.Format("15:04"), Temporary: true, Err: ErrResting, Until: until}
}

func noAnswer(d time.Duration) *Error {
	return &Error{Reason: "no answer within " + span(d), Temporary: true}
}

func stalled(d time.Duration) *Error {
	return &Error{Reason: "the answer stopped for " + span(d), Temporary: true}
}

func tooSlow(d time.Duration) *Error {
	return &Error{Reason: "the answer was not whole after " + span(d), Temporary: true}
}

func tooLarge(most int64) *Error {
	return &Error{Reason: "larger than " + size(most), Hint: "it may be no feed, or a smaller one is on its site"}
}

func brokenOff(got, of int64, err error) *Error {
	if strings.Contains(err.Error(), "chunk") {
		return &Error{Reason: "the answer is not proper HTTP", Temporary: true, Err: err}
	}
	reason := "the answer broke off after " + size(got)
	if of > got {
		reason += " of " + size(of)
	}
	return &Error{Reason: reason, Temporary: true, Err: err}
}

// damaged names an error of unpacking; others stay as they are.
func damaged(err error) error {
	if errors.Is(err, gzip.ErrHeader) || errors.Is(err, gzip.ErrChecksum) || isCorrupt(err) {
		return &Error{Reason: "damaged while packed (gzip)", Temporary: true, Err: err}
	}
	return err
}

func isCorrupt(err error) bool {
	var corrupt flate.CorruptInputError
	return errors.As(err, &corrupt)
}

func statusText(status int) string {
	return strings.TrimSpace(fmt.Sprintf("%d %s", status, http.StatusText(status)))
}

// statusError is the error of an answer without something to read. Its words
// are our own: those of the server may be anything.
func statusError(status int) *Error {
	e := &Error{Status: status, Reason: statusText(status)}
	switch {
	case status == http.StatusUnauthorized || status == http.StatusProxyAuthRequired:
		e.Hint = "give a name and password in its address or headers"
	case status == http.StatusForbidden:
		e.Hint = "the server refuses this reader; another user agent may help"
	case status == http.StatusNotFound:
		e.Hint = "look for its new address on its site"
	case status == http.StatusGone:
		e.Hint = "it has ended and is not fetched any more; remove it"
	case status == http.StatusRequestTimeout, status == http.StatusTooEarly, status == http.StatusTooManyRequests, status >= 500:
		e.Temporary = true
	case status == http.StatusNotModified:
		e.Reason, e.Temporary = "304 Not Modified without having been asked", true
	case status < 400:
		e.Reason, e.Temporary = statusText(status)+", nothing to read", true
	}
	return e
}

// explain says why a request of ctx failed, in words. own is the context that
// the limits end.
func (t *trip) explain(ctx, own context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	var known *Error
	if errors.As(context.Cause(own), &known) || errors.As(err, &known) {
		return known
	}
	e := t.certificate(err)
	if e == nil {
		e = t.connection(err)
	}
	if e == nil {
		e = &Error{Reason: plain(err.Error()), Temporary: true}
	}
	e.Err = err
	return e
}

// certificate explains what TLS says against a server, nil where it says nothing.
func (t *trip) certificate(err error) *Error {
	var (
		name      x509.HostnameError
		authority x509.UnknownAuthorityError
		invalid   x509.CertificateInvalidError
		verify    *tls.CertificateVerificationError
		record    tls.RecordHeaderError
		alert     tls.AlertError
	)
	const hint = "the connection is not safe, so nothing was read"
	switch {
	case errors.As(err, &name):
		return &Error{Reason: "certificate for " + subject(name.Certificate) + ", not for " + plain(t.url.Hostname()), Hint: hint}
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired:
		reason := "certificate expired on " + invalid.Cert.NotAfter.Format("2 January 2006")
		if time.Now().Before(invalid.Cert.NotBefore) {
			reason = "certificate not valid before " + invalid.Cert.NotBefore.Format("2 January 2006")
		}
		return &Error{Reason: reason, Hint: hint + "; is the clock right?"}
	case errors.As(err, &authority):
		return &Error{Reason: "certificate of an unknown authority", Hint: hint}
	case errors.As(err, &verify):
		return &Error{Reason: "bad certificate: " + plain(strings.TrimPrefix(verify.Err.Error(), "x509: ")), Hint: hint}
	case errors.As(err, &record):
		return &Error{Reason: "the server does not speak https here", Hint: "try the address with http://"}
	case errors.As(err, &alert):
		return &Error{Reason: "no safe connection: " + plain(strings.TrimPrefix(alert.Error(), "tls: ")), Hint: hint}
	}
	return nil
}

// subject names whom a certificate is for.
func subject(c *x509.Certificate) string {
	switch {
	case len(c.DNSNames) > 0:
		return plain(c.DNSNames[0])
	case len(c.IPAddresses) > 0:
		return c.IPAddresses[0].String()
	case c.Subject.CommonName != "":
		return plain(c.Subject.CommonName)
	}
	return "nobody"
}

// connection explains what went wrong below TLS, nil where nothing did.
func (t *trip) connection(err error) *Error {
	o := &t.client.options
	var (
		name *net.DNSError
		op   *net.OpError
		at   string
	)
	if errors.As(err, &op) && op.Op == "proxyconnect" {
		at = "the proxy: "
	}
	timeout, _ := errors.AsType[net.Error](err)
	e := &Error{Temporary: true}
	text := err.Error()
	switch {
	case errors.As(err, &name) && name.IsNotFound:
		e.Reason, e.Hint = "no host is called "+plain(name.Name), "check the address, and whether this machine is online"
	case errors.As(err, &name):
		e.Reason, e.Hint = "the name "+plain(name.Name)+" could not be looked up", "is this machine online?"
	case strings.Contains(text, "TLS handshake timeout"):
		e.Reason = "no safe connection within " + span(o.TLS)
	case strings.Contains(text, "awaiting response headers"):
		e.Reason = "no answer within " + span(o.Header)
	case timeout != nil && timeout.Timeout():
		e.Reason = "no connection within " + span(o.Connect)
	case errors.Is(err, syscall.ECONNREFUSED):
		e.Reason = "connection refused"
	case errors.Is(err, syscall.EHOSTUNREACH), errors.Is(err, syscall.ENETUNREACH):
		e.Reason, e.Hint = "host cannot be reached", "is this machine online?"
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, syscall.ECONNRESET), errors.Is(err, syscall.EPIPE), strings.Contains(text, "server closed idle connection"),
		strings.Contains(text, "stream error"), strings.Contains(text, "http2: "):
		e.Reason = "the connection was closed without an answer"
	case strings.Contains(text, "response headers exceeded"):
		e.Reason = "the header of the answer is larger than " + size(maxHeader)
	case strings.Contains(text, "malformed"), strings.Contains(text, "connection broken"):
		e.Reason, e.Temporary, e.Hint = "the answer is not proper HTTP", false, "check the address"
	default:
		return nil
	}
	e.Reason = at + e.Reason
	return e
}

// plain is s without what a terminal could obey, cut to a length that fits in a
// line.
func plain(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return -1
	}, strings.ToValidUTF8(s, ""))
	const most = 120
	if r := []rune(s); len(r) > most {
		s = string(r[:most-1]) + "…"
	}
	return strings.TrimSpace(s)
}

// plainValue is a value that can be sent back to its server, or nothing.
func plainValue(s string) string {
	const most = 1 << 10
	if len(s) > most || !httpguts.ValidHeaderFieldValue(s) {
		return ""
	}
	return s
}

func span(d time.Duration) string {
	if d < time.Second {
		return fmt.Sprintf("%d ms", d.Milliseconds())
	}
	return fmt.Sprintf("%g s", d.Seconds())
}

func size(n int64) string {
	switch {
	case n >= 1<<20:
		return fmt.Sprintf("%d MB", n>>20)
	case n >= 1<<10:
		return fmt.Sprintf("%d KB", n>>10)
	}
	return fmt.Sprintf("%d bytes", n)
}
