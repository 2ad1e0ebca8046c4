package prose

import (
	"hash/fnv"
	"strconv"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
	xansi "github.com/charmbracelet/x/ansi"
)

// Paint turns the line into text for the terminal. restyle is asked for the
// final style of each segment; nil takes them as they are. Links are OSC 8
// hyperlinks, one for all pieces of the same address. The line ends with all
// styles reset.
func (l *Line) Paint(restyle func(s *Seg) uv.Style) string {
	var b strings.Builder
	n := 0
	for i := range l.Segs {
		n += len(l.Segs[i].Text) + 12
	}
	b.Grow(n + 4)
	var pen uv.Style
	link := ""
	for i := range l.Segs {
		s := &l.Segs[i]
		st := s.Style
		if restyle != nil {
			st = restyle(s)
		}
		if s.Link != link {
			if link != "" {
				b.WriteString(xansi.ResetHyperlink())
			}
			link = ""
			if u := hyperlink(s.Link); u != "" {
				b.WriteString(u)
				link = s.Link
			}
		}
		if !st.Equal(&pen) {
			b.WriteString(st.Diff(&pen))
			pen = st
		}
		b.WriteString(s.Text)
	}
	if !pen.IsZero() {
		b.WriteString(xansi.ResetStyle)
	}
	if link != "" {
		b.WriteString(xansi.ResetHyperlink())
	}
	return b.String()
}

// maxAddress is what terminals accept as the address of a hyperlink.
const maxAddress = 2083

// hyperlink returns the sequence that begins a hyperlink to an address, "" for
// one that a terminal shall not open. Whatever is not printable ASCII is
// percent-encoded, so that an address cannot end the sequence.
func hyperlink(address string) string {
	if address == "" || len(address) > maxAddress || !webAddress(address) {
		return ""
	}
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := 0; i < len(address); i++ {
		if c := address[i]; c > 0x20 && c < 0x7f {
			b.WriteByte(c)
		} else {
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
		}
	}
	h := fnv.New32a()
	_, _ = h.Write([]byte(address))
	return xansi.SetHyperlink(b.String(), "id="+strconv.FormatUint(uint64(h.Sum32()), 36))
}

func webAddress(s string) bool {
	i := strings.IndexByte(s, ':')
	if i < 0 {
		return false
	}
	switch strings.ToLower(s[:i]) {
	case "http", "https":
		return strings.HasPrefix(s[i+1:], "//")
	case "mailto":
		return true
	}
	return false
}
