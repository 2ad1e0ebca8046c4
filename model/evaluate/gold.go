package evaluate

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"dateline/model"
	"dateline/model/analyze"
	"dateline/model/document"
)

// MaxLine is the size in bytes over which a line is refused.
const MaxLine = 10 << 20

// Doc is one labelled document.
type Doc struct {
	ID                            string
	Date                          time.Time // a fixed day where none is labelled
	Title, Dateline, Source, Text string
	Countries                     []string  // nil where they are not labelled
	Optional                      []string  // neither right nor wrong
	Focus                         string    // "" where it is not labelled
	Mentions                      []Mention // nil where they are not labelled
}

// Mention is one labelled mention.
type Mention struct {
	model.Span        // bytes of Doc.Text, for a person without the title before the name
	Type       string // PER, ORG, LOC…
	Country    string
	Link       string // what it stands for, "" for nothing known
	Leader     bool   // it stands for a leader
	InOffice   bool   // and that leader was in office on the date

	noSpan bool // no span to find: a title without a name, or a second reading of the same words
	noLink bool // nobody has said what it stands for
}

// undated is the day of a document without a date: a measurement must not
// change with the day it is made on.
var undated = time.Date(2010, 1, 1, 0, 0, 0, 0, time.UTC)

// Input is what is to be analysed of d.
func (d *Doc) Input() analyze.Input {
	in := analyze.Input{Title: d.Title, Dateline: d.Dateline, Outlet: d.Source, Doc: document.FromPlain(d.Text), Date: d.Date}
	if d.Mentions != nil {
		in.Title = ""
	}
	return in
}

// Size is the number of bytes that are analysed of d, the dateline left out.
func (d *Doc) Size() int {
	if d.Mentions != nil {
		return len(d.Text)
	}
	return len(d.Title) + len(d.Text)
}

// LineError says what is wrong with one line. Reading can go on behind it.
type LineError struct {
	Line int // counted from 1
	Err  error
}

func (e *LineError) Error() string { return fmt.Sprintf("line %d: %v", e.Line, e.Err) }
func (e *LineError) Unwrap() error { return e.Err }

// Reader reads labelled documents.
type Reader struct {
	r    *bufio.Reader
	line int
	buf  []byte
}

// NewReader reads from r, which may be compressed with gzip: its first bytes
// tell.
func NewReader(r io.Reader) (*Reader, error) {
	in := bufio.NewReaderSize(r, 64<<10)
	if head, _ := in.Peek(2); bytes.Equal(head, []byte("\x1f\x8b")) {
		z, err := gzip.NewReader(in)
		if err != nil {
			return nil, err
		}
		in = bufio.NewReaderSize(z, 64<<10)
	}
	return &Reader{r: in}, nil
}

// Next returns the next document and its line. The error is io.EOF at the end,
// a LineError where a line is no labelled document, and any other where the
// source cannot be read on.
func (r *Reader) Next() (d *Doc, line int, err error) {
	for {
		text, err := r.read()
		if err != nil {
			return nil, r.line, err
		}
		if r.line == 1 {
			text = bytes.TrimPrefix(text, []byte("\xEF\xBB\xBF"))
		}
		if len(bytes.TrimSpace(text)) == 0 {
			continue
		}
		if d, err = decode(text); err != nil {
			return nil, r.line, &LineError{r.line, err}
		}
		return d, r.line, nil
	}
}

// read returns the next line. One over MaxLine is passed over without being held.
func (r *Reader) read() ([]byte, error) {
	r.buf = r.buf[:0]
	long := false
	for {
		part, more, err := r.r.ReadLine()
		if errors.Is(err, io.EOF) && (long || len(r.buf) > 0) {
			break
		}
		if err != nil {
			return nil, err
		}
		if long = long || len(r.buf)+len(part) > MaxLine; !long {
			r.buf = append(r.buf, part...)
		}
		if !more {
			break
		}
	}
	r.line++
	if long {
		return nil, &LineError{r.line, errors.New("longer than 10 MB")}
	}
	return r.buf, nil
}

// goldDoc is a line as it is written.
type goldDoc struct {
	ID              json.RawMessage // a string, or a number as it is written
	Date            string
	Title, Dateline string
	Source          string
	Text            *string
	Countries       []string
	Optional        []string `json:"countries_optional"`
	Focus           string
	Mentions        []goldMention
}

// goldMention is a mention as it is written; offsets are code points.
type goldMention struct {
	Start, End *int
	Type       string
	Text       *string
	Country    string
	Link       string
	CoreStart  *int            `json:"core_start"`
	CoreEnd    *int            `json:"core_end"`
	TitleOnly  bool            `json:"title_only"`
	NoCoNLL    bool            `json:"noconll"`
	NoLink     bool            `json:"nolink"`
	Leader     json.RawMessage // any list; only whether it is empty counts
	Held       json.RawMessage `json:"office_on_date"`
}

func decode(line []byte) (*Doc, error) {
	if !utf8.Valid(line) {
		return nil, errors.New("not UTF-8")
	}
	var g *goldDoc
	if err := json.Unmarshal(line, &g); err != nil {
		return nil, notLabels(err)
	}
	if g == nil {
		return nil, errors.New("not an object but null")
	}
	if g.Text == nil {
		return nil, errors.New("no text")
	}
	d := &Doc{Date: undated, Title: g.Title, Dateline: g.Dateline, Source: g.Source, Text: *g.Text,
		Countries: g.Countries, Optional: g.Optional, Focus: g.Focus}
	if json.Unmarshal(g.ID, &d.ID) != nil {
		d.ID = string(g.ID)
	}
	if err := d.setDate(g.Date); err != nil {
		return nil, err
	}
	if g.Mentions == nil {
		return d, nil
	}
	offsets := byteOffsets(d.Text)
	d.Mentions = make([]Mention, len(g.Mentions))
	for i := range g.Mentions {
		if err := g.Mentions[i].convert(&d.Mentions[i], d.Text, offsets); err != nil {
			return nil, fmt.Errorf("mention %d: %w", i+1, err)
		}
	}
	return d, nil
}

// notLabels says in the words of the format why a line cannot be decoded.
func notLabels(err error) error {
	var wrong *json.UnmarshalTypeError
	switch {
	case errors.As(err, &wrong) && wrong.Field == "":
		return fmt.Errorf("not an object but %s", wrong.Value)
	case errors.As(err, &wrong):
		return fmt.Errorf("%s cannot be a %s", strings.ToLower(wrong.Field), wrong.Value)
	}
	return fmt.Errorf("not JSON: %v", err)
}

// setDate takes a date as precise as it is.
func (d *Doc) setDate(s string) error {
	if s == "" {
		return nil
	}
	for _, layout := range [...]string{"2006-01-02", "2006-01", "2006", time.RFC3339} {
		if day, err := time.Parse(layout, s); err == nil {
			d.Date = day
			return nil
		}
	}
	return fmt.Errorf("%q is not a date (YYYY, YYYY-MM, YYYY-MM-DD or RFC 3339)", s)
}

// convert turns code points into bytes.
func (g *goldMention) convert(m *Mention, text string, offsets []int) error {
	if g.Start == nil || g.End == nil {
		return errors.New("no start and end")
	}
	span, err := byteSpan(*g.Start, *g.End, offsets)
	if err != nil {
		return err
	}
	if g.Text != nil && *g.Text != text[span.Start:span.End] {
		return fmt.Errorf("its text is %q, but %q stands there (offsets are code points)", *g.Text, text[span.Start:span.End])
	}
	if g.CoreStart != nil && g.CoreEnd != nil {
		if span, err = byteSpan(*g.CoreStart, *g.CoreEnd, offsets); err != nil {
			return err
		}
	}
	*m = Mention{Span: span, Type: g.Type, Country: g.Country, Link: g.Link, Leader: filled(g.Leader), InOffice: filled(g.Held),
		noSpan: g.TitleOnly || g.NoCoNLL, noLink: g.NoLink}
	if m.Link == "--NME--" { // as CoNLL-AIDA writes that there is none
		m.Link = ""
	}
	return nil
}

func byteSpan(start, end int, offsets []int) (model.Span, error) {
	if start < 0 || start >= end || end >= len(offsets) {
		return model.Span{}, fmt.Errorf("%d to %d is no stretch of a text of %d code points", start, end, len(offsets)-1)
	}
	return model.Span{Start: offsets[start], End: offsets[end]}, nil
}

// filled tells whether a list is there and holds something.
func filled(list json.RawMessage) bool {
	switch string(bytes.TrimSpace(list)) {
	case "", "null", "[]", "false":
		return false
	}
	return true
}

// byteOffsets maps code points to bytes, the end included.
func byteOffsets(text string) []int {
	at := make([]int, 0, utf8.RuneCountInString(text)+1)
	for i := range text {
		at = append(at, i)
	}
	return append(at, len(text))
}
