package fetch

import (
	"net"
	"strconv"
	"syscall"
	"testing"
	"time"
)

// A machine that takes no connection, as behind a firewall: one whose queue of
// connections is full.
func TestNeverConnects(t *testing.T) {
	t.Parallel()
	fd, err := syscall.Socket(syscall.AF_INET, syscall.SOCK_STREAM, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer syscall.Close(fd)
	if err := syscall.Bind(fd, &syscall.SockaddrInet4{Addr: [4]byte{127, 0, 0, 1}}); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Listen(fd, 0); err != nil {
		t.Fatal(err)
	}
	bound, err := syscall.Getsockname(fd)
	if err != nil {
		t.Fatal(err)
	}
	address := "127.0.0.1:" + strconv.Itoa(bound.(*syscall.SockaddrInet4).Port)
	full := false
	for range 8 {
		c, err := net.DialTimeout("tcp", address, time.Second)
		if full = err != nil; full {
			break
		}
		defer c.Close()
	}
	if !full {
		t.Skip("this kernel's queues do not fill")
	}
	o := quick
	o.Connect = 500 * time.Millisecond
	_, err = getError(t, client(t, o), Request{URL: "http://" + address})
	wantError(t, err, "no connection within 500 ms", true)
}
