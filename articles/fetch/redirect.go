package fetch

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

func redirects(status int) bool {
	switch status {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return true
	}
	return false
}

// noPlace is the error of a redirect that says not where to.
func noPlace(a *http.Response) error {
	if a.Header.Get("Location") != "" {
		return nil
	}
	return &Error{Status: a.StatusCode, Reason: "redirected without an address (" + statusText(a.StatusCode) + ")", Hint: "the server is set up wrongly; look for the feed's new address on its site"}
}

// follow makes to, the Location of an answer, the next address of the trip.
func (t *trip) follow(to string) error {
	status := t.r.Status
	t.r.ETag, t.r.LastModified, t.r.ContentType = "", "", "" // of the redirect, not of the feed
	next, err := t.url.Parse(strings.TrimSpace(to))
	switch {
	case err != nil:
		return &Error{Status: status, Reason: "redirected to something that is no address", Hint: "look for the feed's new address on its site", Err: err}
	case next.Scheme != "http" && next.Scheme != "https":
		return &Error{Status: status, Reason: "redirected to a " + plain(next.Scheme) + ": address, which is not followed", Hint: "look for the feed's new address on its site"}
	case next.Hostname() == "":
		return &Error{Status: status, Reason: "redirected to an address without a host", Hint: "look for the feed's new address on its site"}
	}
	next.User, next.Fragment = nil, "" // credentials come from the reader, not from a server
	t.hops++
	switch {
	case slices.Contains(t.seen, next.String()):
		return &Error{Status: status, Reason: "redirected in a circle", Hint: "look for the feed's new address on its site"}
	case t.hops > maxRedirects:
		return &Error{Status: status, Reason: "redirected more than " + strconv.Itoa(maxRedirects) + " times", Hint: "look for the feed's new address on its site"}
	}
	// Credentials once left behind are not taken up again: the other host
	// decides where the way goes on.
	t.trusted = t.trusted && sameOrigin(t.url, next)
	t.url = next
	t.settle()
	return nil
}

// settle keeps the address as the feed's new one, as long as that can be done
// without giving anything away.
func (t *trip) settle() {
	secrets := t.user != nil || slices.ContainsFunc(t.req.Headers, secret)
	downgraded := t.url.Scheme == "http" && strings.HasPrefix(strings.TrimSpace(t.req.URL), "https:")
	t.permanent = t.permanent && !downgraded && (t.trusted || !secrets)
	if t.permanent {
		kept := *t.url
		kept.User = t.user
		t.r.Permanent = kept.String()
	}
}

// sameOrigin tells whether what is meant for from may be sent to to: the same
// host and port, or the same host from http to https at their own ports.
func sameOrigin(from, to *url.URL) bool {
	if !strings.EqualFold(from.Hostname(), to.Hostname()) {
		return false
	}
	if from.Scheme == to.Scheme {
		return port(from) == port(to)
	}
	return from.Scheme == "http" && port(from) == "80" && port(to) == "443"
}

func port(u *url.URL) string {
	switch p := u.Port(); {
	case p != "":
		return p
	case u.Scheme == "https":
		return "443"
	}
	return "80"
}
