package fetch

import (
	"context"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/textproto"
	"net/url"
	"slices"
	"strings"
	"time"

	// What may stand in a header, by the rules that net/http itself sends by.
	"golang.org/x/net/http/httpguts"

	"dateline/model"
)

// Get brings one address, following its redirects. It returns an *Error, or
// the error of ctx once that has ended.
func (c *Client) Get(ctx context.Context, req Request) (Response, error) {
	r, leave, err := c.get(ctx, req)
	leave()
	return r, err
}

// get is Get that keeps its place among the requests at once until leave, so
// that no more answers than that are held while they are worked on.
func (c *Client) get(ctx context.Context, req Request) (r Response, leave func(), err error) {
	leave = func() {}
	t, err := c.newTrip(req)
	if err != nil {
		return Response{}, leave, err
	}
	lane := c.lanes[req.Kind]
	if t.url.Scheme == "file" {
		leaveHost, leave, err := c.hosts.enter(ctx, "", lane)
		if err != nil {
			return Response{}, leave, err
		}
		defer leaveHost()
		r, err = readFile(t.url, req, c.options.MaxFeed)
		return r, leave, err
	}
	for {
		var leaveHost func()
		key := hostKey(t.url)
		leaveHost, leave, err = c.hosts.enter(ctx, key, lane)
		if err != nil {
			return t.failed(), leave, err
		}
		to, err := t.hop(ctx)
		if err != nil && t.r.Status == http.StatusTooManyRequests {
			c.hosts.rest(key, t.r.NextFetch)
		}
		leaveHost()
		if err == nil && to != "" {
			leave() // never held while waiting for another host
			leave = func() {}
			if err = t.follow(to); err == nil {
				continue
			}
		}
		if err != nil {
			return t.failed(), leave, err
		}
		return t.r, leave, nil
	}
}

// trip is one Get on its way along the redirects.
type trip struct {
	client  *Client
	req     Request
	cookies http.CookieJar // as long as the trip: some addresses redirect to themselves to set one

	url       *url.URL // of the next request, without credentials
	user      *url.Userinfo
	trusted   bool     // still at the host that the credentials are for
	permanent bool     // redirected permanently only, so far
	seen      []string // redirecting addresses, since the last new cookie
	hops      int
	r         Response
}

func (c *Client) newTrip(req Request) (*trip, error) {
	u, err := parse(req)
	if err != nil {
		return nil, err
	}
	t := &trip{client: c, req: req, user: u.User, trusted: true, permanent: true}
	u.User, u.Fragment = nil, ""
	t.url = u
	t.cookies, _ = cookiejar.New(nil) // without options it has no error
	for _, h := range req.Headers {
		if err := checkHeader(h); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// parse reads the address of req and refuses what is never fetched.
func parse(req Request) (*url.URL, error) {
	u, err := url.Parse(strings.TrimSpace(req.URL))
	if err != nil {
		return nil, &Error{Reason: "not an address", Hint: "check it for spaces and odd characters", Err: err}
	}
	switch {
	case u.Scheme == "file" && req.Kind == Feed:
		return u, nil
	case u.Scheme == "":
		return nil, &Error{Reason: "an address without http:// or https://", Hint: "write it out in full"}
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, &Error{Reason: plain(u.Scheme) + ": addresses are not fetched", Hint: "http and https are, and file for feeds"}
	case u.Hostname() == "":
		return nil, &Error{Reason: "an address without a host", Hint: "write it out in full"}
	}
	return u, nil
}

// ownHeaders are set by the client alone.
var ownHeaders = [...]string{"Host", "Connection", "Content-Length", "Transfer-Encoding", "Accept-Encoding", "If-None-Match", "If-Modified-Since", "Range", "Te", "Trailer", "Upgrade"}

// secret tells whether a header may be a credential: all but those may.
func secret(h model.Header) bool {
	switch textproto.CanonicalMIMEHeaderKey(h.Name) {
	case "Accept", "Accept-Language", "User-Agent":
		return false
	}
	return true
}

func checkHeader(h model.Header) error {
	name := textproto.CanonicalMIMEHeaderKey(h.Name)
	switch {
	case !httpguts.ValidHeaderFieldName(h.Name):
		return &Error{Reason: "no header can be called " + plain(h.Name), Hint: "letters, digits and hyphens only"}
	case !httpguts.ValidHeaderFieldValue(h.Value):
		return &Error{Reason: "the value of header " + name + " has characters that cannot be sent", Hint: "one line of text"}
	case slices.Contains(ownHeaders[:], name):
		return &Error{Reason: "header " + name + " cannot be set", Hint: "remove it from the feed's headers"}
	}
	return nil
}

// request makes the next request of the trip.
func (t *trip) request(ctx context.Context) (*http.Request, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, t.url.String(), nil)
	if err != nil {
		return nil, &Error{Reason: "not an address", Hint: "check it for spaces and odd characters", Err: err}
	}
	r.Header.Set("Accept", accepted[t.req.Kind])
	r.Header.Set("Accept-Encoding", "gzip")
	r.Header.Set("User-Agent", t.client.options.UserAgent)
	for _, h := range t.req.Headers {
		if t.trusted || !secret(h) {
			r.Header.Set(h.Name, h.Value)
		}
	}
	if t.req.UserAgent != "" {
		r.Header.Set("User-Agent", t.req.UserAgent)
	}
	if t.trusted && t.user != nil && r.Header.Get("Authorization") == "" {
		password, _ := t.user.Password()
		r.SetBasicAuth(t.user.Username(), password)
	}
	for _, k := range t.cookies.Cookies(t.url) {
		r.AddCookie(k)
	}
	if t.req.ETag != "" {
		r.Header.Set("If-None-Match", t.req.ETag)
	}
	if t.req.LastModified != "" {
		r.Header.Set("If-Modified-Since", t.req.LastModified)
	}
	return r, nil
}

var accepted = [...]string{
	Feed: "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.5, */*;q=0.1",
	Page: "text/html, application/xhtml+xml;q=0.9, */*;q=0.1",
}

// hop sends one request and reads its answer into t.r, or returns the address
// that it redirects to.
func (t *trip) hop(ctx context.Context) (to string, err error) {
	o := &t.client.options
	began := time.Now()
	defer func() { t.r.Elapsed += time.Since(began) }()
	own, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	request, err := t.request(own)
	if err != nil {
		return "", err
	}
	// The transport limits each step, but neither a silent proxy nor a chain of
	// redirects that each take their time.
	limit := o.Connect + o.TLS + o.Header
	limit = min(limit, 2*limit-t.r.Elapsed)
	silent := time.AfterFunc(limit, func() { stop(noAnswer(limit)) })
	answer, err := t.client.transport.RoundTrip(request) // http.Client would follow redirects in its own way
	silent.Stop()
	if err != nil {
		return "", t.explain(ctx, own, err)
	}
	defer answer.Body.Close()
	t.note(answer)
	if redirects(answer.StatusCode) {
		t.permanent = t.permanent && (answer.StatusCode == http.StatusMovedPermanently || answer.StatusCode == http.StatusPermanentRedirect)
		discard(answer, stop)
		t.remember(answer)
		return answer.Header.Get("Location"), noPlace(answer)
	}
	if err := t.judge(answer); err != nil || t.r.NotModified {
		discard(answer, stop)
		return "", err
	}
	t.r.Body, t.r.Bytes, err = readBody(answer, o, o.maxBytes(t.req.Kind), stop)
	if err == nil && own.Err() != nil {
		// A server that sees the connection being given up ends its answer properly,
		// and that end can still be read: what is there is a part.
		t.r.Body, err = nil, own.Err()
	}
	if err != nil {
		return "", t.explain(ctx, own, err)
	}
	return "", nil
}

// remember keeps the address as one that redirects, unless it set a cookie: it
// may answer otherwise now.
func (t *trip) remember(a *http.Response) {
	if set := a.Cookies(); len(set) > 0 {
		t.cookies.SetCookies(t.url, set)
		t.seen = nil
		return
	}
	t.seen = append(t.seen, t.url.String())
}

// note keeps what the header of an answer says.
func (t *trip) note(a *http.Response) {
	h := a.Header
	t.r.Status, t.r.URL = a.StatusCode, t.url.String()
	t.r.ETag, t.r.LastModified = plainValue(h.Get("ETag")), plainValue(h.Get("Last-Modified"))
	t.r.ContentType = h.Get("Content-Type")
	t.r.NextFetch = nextFetch(a.StatusCode, h, time.Now())
}

// judge says whether an answer that redirects nowhere has something to read.
func (t *trip) judge(a *http.Response) error {
	asked := t.req.ETag != "" || t.req.LastModified != ""
	switch {
	case a.StatusCode == http.StatusNotModified && asked:
		t.r.NotModified = true
		set(&t.r.ETag, t.req.ETag)
		set(&t.r.LastModified, t.req.LastModified)
		return nil
	case a.StatusCode == http.StatusOK || a.StatusCode == http.StatusNonAuthoritativeInfo:
		return unreadable(t.req.Kind, a.Header.Get("Content-Type"))
	}
	t.r.Gone = a.StatusCode == http.StatusGone
	err := statusError(a.StatusCode)
	if t.hops > 0 {
		err.Reason += ", redirected to " + plain(t.url.String())
	}
	return err
}

// discard reads a short rest of an answer that nobody wants, so that its
// connection can be used again. It takes half a second at most.
func discard(a *http.Response, stop context.CancelCauseFunc) {
	const short = 4 << 10
	if a.ContentLength > 0 && a.ContentLength <= short {
		t := time.AfterFunc(500*time.Millisecond, func() { stop(nil) })
		defer t.Stop()
		io.Copy(io.Discard, a.Body)
	}
}

// failed is what is known of an answer that cannot be used.
func (t *trip) failed() Response {
	r := t.r
	r.Body, r.ETag, r.LastModified, r.NotModified, r.Permanent = nil, "", "", false, ""
	return r
}
