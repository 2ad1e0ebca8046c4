package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"dateline/model"
	"dateline/model/document"
	"dateline/model/tagger"
)

// labelled is a text with the names in it.
type labelled struct {
	text  string
	title string // in capitals or with every word capitalised; its names are in titleNames
	names []name
	heads []name
}

// name is a labelled span, in bytes.
type name struct {
	document.Span
	label tagger.Label // of its first word
}

// line is a line of a corpus file; offsets are code points. A person's core is
// the name without the title.
type line struct {
	Text     string
	Mentions []mention
}

type mention struct {
	Start, End int
	Type       string
	CoreStart  *int `json:"core_start"`
	CoreEnd    *int `json:"core_end"`
}

// labels are the types of the corpora that are learnt.
var labels = map[string]tagger.Label{
	"PER": tagger.BeginPerson, "ORG": tagger.BeginOrganization, "LOC": tagger.BeginPlace,
	"GPE": tagger.BeginOther, "MISC": tagger.BeginOther,
}

// sentencesPerText: the Groningen sentences stand in the order of their
// articles, whose borders are not given; so many in a row are read as one text.
const sentencesPerText = 12

// load reads both corpora.
func load(gmb, wikigold string) ([]labelled, error) {
	sentences, err := readLines(gmb)
	if err != nil {
		return nil, err
	}
	var docs []labelled
	for len(sentences) > 0 {
		n := min(sentencesPerText, len(sentences))
		docs = append(docs, join(sentences[:n], len(docs)))
		sentences = sentences[n:]
	}
	texts, err := readLines(wikigold)
	if err != nil {
		return nil, err
	}
	for i := range texts {
		docs = append(docs, join(texts[i:i+1], 1))
	}
	return docs, nil
}

func readLines(path string) ([]line, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var in io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if in, err = gzip.NewReader(f); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
	var lines []line
	scan := bufio.NewScanner(in)
	scan.Buffer(nil, 16<<20)
	for scan.Scan() {
		var l line
		if err := json.Unmarshal(scan.Bytes(), &l); err != nil {
			return nil, fmt.Errorf("%s: line %d: %w", path, len(lines)+1, err)
		}
		lines = append(lines, l)
	}
	return lines, scan.Err()
}

// join makes one text of lines. Every few texts get their first line as a
// headline as well, in capitals or in title case, since the corpora have none.
func join(lines []line, n int) labelled {
	var d labelled
	for _, l := range lines {
		if d.text != "" {
			d.text += "\n"
		}
		d.names = append(d.names, namesOf(l, len(d.text))...)
		d.text += l.Text
	}
	head := lines[0]
	if len(head.Text) > 120 || !ascii(head.Text) {
		return d
	}
	switch n % 6 {
	case 0:
		d.title = strings.ToUpper(head.Text)
	case 3:
		d.title = capitalised(head.Text)
	default:
		return d
	}
	d.heads = namesOf(head, 0)
	return d
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// capitalised begins every word of four letters or more with a capital.
func capitalised(s string) string {
	b := []byte(s)
	for i := range b {
		if (i == 0 || b[i-1] == ' ') && 'a' <= b[i] && b[i] <= 'z' && i+3 < len(b) && b[i+1] != ' ' && b[i+2] != ' ' && b[i+3] != ' ' {
			b[i] -= 'a' - 'A'
		}
	}
	return string(b)
}

// namesOf turns the labels of a line into spans of bytes, shifted by base.
func namesOf(l line, base int) []name {
	at := make([]int, 0, utf8.RuneCountInString(l.Text)+1)
	for i := range l.Text {
		at = append(at, i)
	}
	at = append(at, len(l.Text))
	var names []name
	for _, m := range l.Mentions {
		label, ok := labels[m.Type]
		if !ok {
			continue
		}
		from, to := m.Start, m.End
		if m.CoreStart != nil {
			from, to = *m.CoreStart, *m.CoreEnd
		}
		names = append(names, name{document.Span{Start: base + at[from], End: base + at[to]}, label})
	}
	return names
}

// of returns the names of a field.
func (d *labelled) of(f model.Field) []name {
	if f == model.FieldTitle {
		return d.heads
	}
	return d.names
}
