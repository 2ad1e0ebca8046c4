// Package fetch brings the bytes of feeds and pages: over HTTP and HTTPS, from
// files named by file: addresses, and from programs that print a feed. It is
// the only package that speaks HTTP, and it understands no feed: what it gives
// back is bytes and what the server said about them.
//
//	client := fetch.New(fetch.Options{UserAgent: "dateline/1.0"})
//	defer client.Close()
//	r, err := client.Get(ctx, fetch.Request{URL: address, ETag: etag, LastModified: modified})
//	err = client.Refresh(ctx, feeds, force, each, progress) // many at once
//	r, err = client.Exec(ctx, argv)                         // a program of the configuration
//	when := fetch.Backoff(url, failures, time.Now())
//
// A failure is an *Error, whose text is one line for people, or the error of
// the caller's context. Whatever a server does, a call ends in bounded time
// and holds a bounded number of bytes. A Client is safe for concurrent use.
package fetch

import (
	"crypto/tls"
	"crypto/x509"
	"net"
	"net/http"
	"net/url"
	"time"

	// The environment's proxies, read once a client: net/http reads them once a process.
	"golang.org/x/net/http/httpproxy"

	"dateline/model"
)

// Options are the limits of a client. The zero value of each means its default.
type Options struct {
	UserAgent string         // "dateline (feed reader)"
	RootCAs   *x509.CertPool // the system's

	Parallel int // feeds at once, and as many pages: 16
	PerHost  int // requests to one host at once: 2
	// Spacing lies between the starts of two requests to one host: 250 ms, but
	// none to this machine itself. A positive one holds for every host, a
	// negative one means none.
	Spacing time.Duration

	Connect time.Duration // name and connection: 10 s
	TLS     time.Duration // handshake: 10 s
	Header  time.Duration // from the request to the end of the header: 20 s
	Idle    time.Duration // between two pieces of the body: 20 s
	Total   time.Duration // the whole body, or a whole program: 60 s

	MaxFeed int64 // bytes of a feed, unpacked: 20 MB
	MaxPage int64 // bytes of a page, unpacked: 10 MB
}

// Kind says what a request wants.
type Kind uint8

// The kinds of a request. Only feeds may lie in files.
const (
	Feed Kind = iota
	Page
)

// Request is what to bring.
type Request struct {
	URL          string // http, https or (feeds only) file; user:password@ is basic authorization
	ETag         string // of the answer that one has, "" for none
	LastModified string
	Headers      []model.Header // credentials: they go to the URL's own host only
	UserAgent    string         // "" for the client's
	Kind         Kind
}

// Response is what came. With an error it holds what is known all the same:
// Status, URL, Gone and NextFetch, but never a part of a body.
type Response struct {
	Status int // 0 where there was no answer; 200 and 304 for files and programs too
	Body   []byte
	URL    string // where the body came from, without credentials
	// Permanent is the address that permanent redirects alone led to, credentials
	// included, "" where there were none. It never lies on another host where
	// the request had credentials, and never leaves https.
	Permanent string

	ETag         string
	LastModified string
	ContentType  string
	NotModified  bool      // Body is empty: nothing is new
	Gone         bool      // 410, with an error that says so: do not ask again
	NextFetch    time.Time // not before, zero where the server did not say

	Elapsed time.Duration // from the first request, without waiting for one's turn
	Bytes   int64         // of the body as sent, packed
}

// Client fetches. Its connections are kept and shared.
type Client struct {
	options   Options
	transport *http.Transport
	hosts     *hosts
	lanes     [2]chan struct{} // by Kind: pages never wait for feeds, nor feeds for pages
}

// New makes a client. The proxies of the environment are those of this moment.
func New(o Options) *Client {
	o = o.withDefaults()
	proxy := httpproxy.FromEnvironment().ProxyFunc()
	c := &Client{options: o, hosts: newHosts(o.PerHost, o.Spacing)}
	for i := range c.lanes {
		c.lanes[i] = make(chan struct{}, o.Parallel)
	}
	c.transport = &http.Transport{
		Proxy:                  func(r *http.Request) (*url.URL, error) { return proxy(r.URL) },
		DialContext:            (&net.Dialer{Timeout: o.Connect, KeepAlive: 30 * time.Second}).DialContext,
		TLSClientConfig:        &tls.Config{RootCAs: o.RootCAs, MinVersion: tls.VersionTLS12},
		TLSHandshakeTimeout:    o.TLS,
		ResponseHeaderTimeout:  o.Header,
		MaxResponseHeaderBytes: maxHeader,
		MaxIdleConns:           4 * o.Parallel,
		MaxIdleConnsPerHost:    o.PerHost,
		IdleConnTimeout:        30 * time.Second,
		ForceAttemptHTTP2:      true,
		// Unpacked here, because servers lie about what they packed.
		DisableCompression: true,
		HTTP2:              &http.HTTP2Config{SendPingTimeout: 15 * time.Second, PingTimeout: 10 * time.Second},
	}
	return c
}

// Close ends the connections that are kept. Calls that run are not disturbed.
func (c *Client) Close() { c.transport.CloseIdleConnections() }

const (
	maxHeader    = 256 << 10
	maxRedirects = 10
)

func (o Options) withDefaults() Options {
	set(&o.UserAgent, "dateline (feed reader)")
	set(&o.Parallel, 16)
	set(&o.PerHost, 2)
	set(&o.Connect, 10*time.Second)
	set(&o.TLS, 10*time.Second)
	set(&o.Header, 20*time.Second)
	set(&o.Idle, 20*time.Second)
	set(&o.Total, 60*time.Second)
	set(&o.MaxFeed, 20<<20)
	set(&o.MaxPage, 10<<20)
	return o
}

// set gives v its default where it has none.
func set[T comparable](v *T, to T) {
	var zero T
	if *v == zero {
		*v = to
	}
}

func (o *Options) maxBytes(k Kind) int64 {
	if k == Page {
		return o.MaxPage
	}
	return o.MaxFeed
}
