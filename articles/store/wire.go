package store

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"io"
	"math"
	"sync"
	"time"
)

// errWire is a stored value that does not say what it should.
var errWire = errors.New("a stored value cannot be read")

// encoder writes values one after another, numbers as varints.
type encoder struct{ b []byte }

func (e *encoder) uint(n uint64)   { e.b = binary.AppendUvarint(e.b, n) }
func (e *encoder) int(n int64)     { e.b = binary.AppendVarint(e.b, n) }
func (e *encoder) count(n int)     { e.uint(uint64(n)) }
func (e *encoder) byte(c uint8)    { e.b = append(e.b, c) }
func (e *encoder) float(f float64) { e.b = binary.LittleEndian.AppendUint64(e.b, math.Float64bits(f)) }

func (e *encoder) string(s string) {
	e.count(len(s))
	e.b = append(e.b, s...)
}

func (e *encoder) bool(v bool) {
	var c uint8
	if v {
		c = 1
	}
	e.byte(c)
}

// time keeps the instant and the zone's distance from UTC; not its name.
func (e *encoder) time(t time.Time) {
	if t.IsZero() {
		e.byte(0)
		return
	}
	e.byte(1)
	_, zone := t.Zone()
	e.int(t.Unix())
	e.count(t.Nanosecond())
	e.int(int64(zone))
}

// decoder reads what encoder wrote. After the first fault it reads zeros, and
// err is set.
type decoder struct {
	b   []byte
	err error
}

func (d *decoder) fail() {
	d.err = errWire
	d.b = nil
}

func (d *decoder) uint() uint64 {
	v, n := binary.Uvarint(d.b)
	if n <= 0 {
		d.fail()
		return 0
	}
	d.b = d.b[n:]
	return v
}

func (d *decoder) int() int64 {
	v, n := binary.Varint(d.b)
	if n <= 0 {
		d.fail()
		return 0
	}
	d.b = d.b[n:]
	return v
}

// small reads a number that is at most limit.
func (d *decoder) small(limit int) int {
	v := d.uint()
	if v > uint64(limit) {
		d.fail()
		return 0
	}
	return int(v)
}

// count reads how many things follow, each of at least one byte: a number that
// lies cannot ask for more memory than there is data.
func (d *decoder) count() int {
	v := d.uint()
	if v > uint64(len(d.b)) { // of what is left after the number
		d.fail()
		return 0
	}
	return int(v)
}

func (d *decoder) byte() uint8 {
	if len(d.b) == 0 {
		d.fail()
		return 0
	}
	c := d.b[0]
	d.b = d.b[1:]
	return c
}

func (d *decoder) bool() bool { return d.byte() != 0 }

func (d *decoder) float() float64 {
	if len(d.b) < 8 {
		d.fail()
		return 0
	}
	f := math.Float64frombits(binary.LittleEndian.Uint64(d.b))
	d.b = d.b[8:]
	return f
}

func (d *decoder) string() string {
	n := d.count()
	s := string(d.b[:n])
	d.b = d.b[n:]
	return s
}

func (d *decoder) time() time.Time {
	if !d.bool() {
		return time.Time{}
	}
	sec, nano, zone := d.int(), d.small(999_999_999), d.int()
	return inZone(sec, int64(nano), zone)
}

// inZone is the time at sec, shown zone seconds east of UTC.
func inZone(sec, nano, zone int64) time.Time {
	t := time.Unix(sec, nano).UTC()
	if zone == 0 || zone <= -86400 || zone >= 86400 {
		return t
	}
	return t.In(time.FixedZone("", int(zone)))
}

// maxUnpacked bounds what a packed value may become: sources are 10 MB at most.
const maxUnpacked = 128 << 20

var deflaters = sync.Pool{New: func() any {
	w, _ := flate.NewWriter(nil, flate.BestSpeed) // a valid level
	return w
}}

// pack returns a version and the packed bytes of raw, with their number before
// them.
func pack(version byte, raw []byte) []byte {
	var b bytes.Buffer
	b.Grow(len(raw)/2 + 32)
	b.WriteByte(version)
	b.Write(binary.AppendUvarint(nil, uint64(len(raw))))
	w := deflaters.Get().(*flate.Writer)
	defer deflaters.Put(w)
	w.Reset(&b)
	_, _ = w.Write(raw) // a Buffer takes everything
	_ = w.Close()
	return b.Bytes()
}

// unpack is the reverse of pack.
func unpack(version byte, data []byte) ([]byte, error) {
	if len(data) == 0 || data[0] != version {
		return nil, errWire
	}
	size, n := binary.Uvarint(data[1:])
	if n <= 0 || size > maxUnpacked {
		return nil, errWire
	}
	data = data[1+n:]
	if size > uint64(len(data))*1100+64 { // more than deflate can do
		return nil, errWire
	}
	raw := make([]byte, size)
	r := flate.NewReader(bytes.NewReader(data))
	if _, err := io.ReadFull(r, raw); err != nil {
		return nil, errWire
	}
	return raw, nil
}
