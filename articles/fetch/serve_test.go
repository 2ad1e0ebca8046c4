package fetch

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"fmt"
	"io"
	"log"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
)

// No test may leave a goroutine behind: neither ours nor one of net/http.
func TestMain(m *testing.M) {
	log.SetOutput(io.Discard) // net/http writes there what a lying server sent too much
	code := m.Run()
	if left := goroutines(); code == 0 && left != "" {
		fmt.Fprintf(os.Stderr, "goroutines left over:\n%s\n", left)
		code = 1
	}
	os.Exit(code)
}

// goroutines waits for the end of all goroutines that fetch or serve, and
// returns the stacks of those that stay.
func goroutines() string {
	for range 600 {
		if left := working(); left == "" {
			return ""
		}
		time.Sleep(50 * time.Millisecond)
	}
	return working()
}

func working() string {
	buf := make([]byte, 4<<20)
	stacks := strings.Split(string(buf[:runtime.Stack(buf, true)]), "\n\n")
	var left []string
	for _, s := range stacks[1:] { // the first is our own
		if strings.Contains(s, "net/http") || strings.Contains(s, "dateline/articles/fetch.(") || strings.Contains(s, "os/exec") {
			left = append(left, s)
		}
	}
	return strings.Join(left, "\n\n")
}

var discardLog = log.New(io.Discard, "", 0)

// quick has no spacing and small bodies. Its limits of time are those of the
// product: a test that waits for one sets that one, so that a machine that does
// much else never comes to another first.
var quick = Options{Spacing: -1, MaxFeed: 1 << 20, MaxPage: 1 << 19}

func client(t testing.TB, o Options) *Client {
	t.Helper()
	c := New(o)
	t.Cleanup(c.Close)
	return c
}

func serve(t testing.TB, h http.HandlerFunc) *httptest.Server {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s
}

// raw serves bytes as they are: what no http.Handler would send. speak gets
// each connection after the header of its first request has been read.
func raw(t testing.TB, speak func(net.Conn)) string {
	t.Helper()
	return listen(t, func(c net.Conn) {
		if _, err := http.ReadRequest(bufio.NewReader(c)); err == nil {
			speak(c)
		}
	})
}

// listen serves connections as they come, and returns an http: address.
func listen(t testing.TB, speak func(net.Conn)) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	all.Go(func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			all.Go(func() {
				defer c.Close()
				speak(c)
			})
		}
	})
	t.Cleanup(func() { l.Close(); all.Wait() })
	return "http://" + l.Addr().String() + "/feed"
}

// hold keeps a connection open until the other side closes it.
func hold(c net.Conn) {
	c.SetReadDeadline(time.Now().Add(30 * time.Second))
	io.Copy(io.Discard, c)
}

// authority signs certificates that a client with its pool trusts.
type authority struct {
	cert *x509.Certificate
	key  *ecdsa.PrivateKey
}

func newAuthority(t testing.TB) *authority {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "Test Authority"}, IsCA: true, BasicConstraintsValid: true,
		NotBefore: time.Now().Add(-48 * time.Hour), NotAfter: time.Now().Add(48 * time.Hour), KeyUsage: x509.KeyUsageCertSign,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return &authority{cert, key}
}

func (a *authority) pool() *x509.CertPool {
	p := x509.NewCertPool()
	p.AddCert(a.cert)
	return p
}

// issue makes a certificate for names, valid until then.
func (a *authority) issue(t testing.TB, until time.Time, names ...string) tls.Certificate {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(2), NotBefore: time.Now().Add(-24 * time.Hour), NotAfter: until,
		KeyUsage: x509.KeyUsageDigitalSignature, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}
	for _, n := range names {
		if ip := net.ParseIP(n); ip != nil {
			template.IPAddresses = append(template.IPAddresses, ip)
		} else {
			template.DNSNames = append(template.DNSNames, n)
		}
	}
	der, err := x509.CreateCertificate(rand.Reader, template, a.cert, &key.PublicKey, a.key)
	if err != nil {
		t.Fatal(err)
	}
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}
}

// serveTLS serves with a certificate, over HTTP/2 where the client wants it.
func serveTLS(t testing.TB, cert tls.Certificate, h http.HandlerFunc) *httptest.Server {
	t.Helper()
	s := httptest.NewUnstartedServer(h)
	s.TLS = &tls.Config{Certificates: []tls.Certificate{cert}}
	s.EnableHTTP2 = true
	s.Config.ErrorLog = discardLog
	s.StartTLS()
	t.Cleanup(s.Close)
	return s
}

func pack(t testing.TB, s []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write(s); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// wantError checks the words and the kind of an error.
func wantError(t testing.TB, err error, reason string, temporary bool) {
	t.Helper()
	var e *Error
	if !errors.As(err, &e) {
		t.Fatalf("error is %T %v, want %q", err, err, reason)
	}
	if e.Error() != reason {
		t.Errorf("error is %q, want %q", e.Error(), reason)
	}
	if e.Temporary != temporary {
		t.Errorf("%q: temporary is %v", e.Error(), e.Temporary)
	}
}

func get(t testing.TB, c *Client, req Request) Response {
	t.Helper()
	r, err := c.Get(context.Background(), req)
	if err != nil {
		t.Fatalf("%s: %v", req.URL, err)
	}
	return r
}

func getError(t testing.TB, c *Client, req Request) (Response, error) {
	t.Helper()
	r, err := c.Get(context.Background(), req)
	if err == nil {
		t.Fatalf("%s: no error, %d bytes", req.URL, len(r.Body))
	}
	if r.Body != nil {
		t.Errorf("%s: a body of %d bytes beside the error %v", req.URL, len(r.Body), err)
	}
	return r, err
}
