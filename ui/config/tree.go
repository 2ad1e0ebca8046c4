package config

import (
	"bytes"
	"errors"
	"strconv"
	"strings"

	// go-toml is kept well, has no dependencies, and of the two common TOML
	// libraries it is the one that tells where every key and value stands.
	toml "github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"
)

// kind is what a value of the file is.
type kind uint8

const (
	otherKind kind = iota // a fraction or a date: no setting is one
	textKind
	numberKind
	boolKind
	listKind
	tableKind
)

// node is a value of the file with its line.
type node struct {
	kind   kind
	line   int
	text   string // of text; how any other value is written
	number int64
	yes    bool
	items  []*node // of a list
	names  []string
	fields map[string]*node // of a table, in the order of names
}

func newTable(line int) *node { return &node{kind: tableKind, line: line, fields: map[string]*node{}} }

// what says in words what a value is.
func (n *node) what() string {
	switch n.kind {
	case textKind:
		return "a text"
	case numberKind:
		return "a number"
	case boolKind:
		return n.text
	case listKind:
		return "a list"
	case tableKind:
		return "a section"
	}
	return n.text
}

// tree reads TOML. Where the text breaks off with a mistake, the tree of what is
// before it is returned, too, so that its own mistakes can be told.
func tree(data []byte) (*node, Problems) {
	var problems Problems
	var all map[string]any // the library's own checks: grammar, double keys
	if err := toml.Unmarshal(data, &all); err != nil {
		line, text := 1, err.Error()
		var d *toml.DecodeError
		if errors.As(err, &d) {
			line, _ = d.Position()
		}
		problems.add(line, "%s", strings.TrimPrefix(text, "toml: "))
	}
	t := &treeBuilder{data: data, root: newTable(1)}
	t.parser.Reset(data)
	at := t.root
	for t.parser.NextExpression() {
		e := t.parser.Expression()
		switch e.Kind {
		case unstable.KeyValue:
			t.put(at, e)
		case unstable.Table:
			at, _ = t.descend(t.root, e.Key(), false)
		case unstable.ArrayTable:
			at, _ = t.descend(t.root, e.Key(), true)
		}
	}
	return t.root, problems
}

type treeBuilder struct {
	data   []byte
	parser unstable.Parser
	root   *node

	counted, lines int // how many newlines are before which byte
}

// line returns the line of a place in the file. Places come in rising order but
// for a few, so that counting goes on from the last one.
func (t *treeBuilder) line(r unstable.Range) int {
	at := int(r.Offset)
	if at < t.counted {
		t.counted, t.lines = 0, 0
	}
	t.lines += bytes.Count(t.data[t.counted:at], []byte("\n"))
	t.counted = at
	return t.lines + 1
}

// descend goes down a dotted key, and makes the tables on the way that are not
// there. The last one is a new item of a list where list is set.
func (t *treeBuilder) descend(at *node, key unstable.Iterator, list bool) (last *node, line int) {
	for key.Next() {
		k := key.Node()
		name := string(k.Data)
		line = t.line(k.Raw)
		next := at.fields[name]
		switch {
		case list && key.IsLast():
			if next == nil || next.kind != listKind {
				next = &node{kind: listKind, line: line}
				at.set(name, next)
			}
			next.items = append(next.items, newTable(line))
		case next == nil || next.kind != tableKind && next.kind != listKind:
			next = newTable(line)
			at.set(name, next)
		}
		if next.kind == listKind {
			if len(next.items) == 0 || next.items[len(next.items)-1].kind != tableKind {
				next.items = append(next.items, newTable(line)) // the library has reported it
			}
			next = next.items[len(next.items)-1]
		}
		at = next
	}
	return at, line
}

func (n *node) set(name string, v *node) {
	if _, ok := n.fields[name]; !ok {
		n.names = append(n.names, name)
	}
	n.fields[name] = v
}

// put adds a key with its value to a table.
func (t *treeBuilder) put(at *node, e *unstable.Node) {
	key := e.Key()
	for key.Next() {
		k := key.Node()
		name, line := string(k.Data), t.line(k.Raw)
		if key.IsLast() {
			at.set(name, t.value(e.Value(), line))
			return
		}
		next := at.fields[name]
		if next == nil || next.kind != tableKind {
			next = newTable(line)
			at.set(name, next)
		}
		at = next
	}
}

// value makes a node of a value whose key stands on a line.
func (t *treeBuilder) value(v *unstable.Node, line int) *node {
	n := &node{line: line, text: string(v.Data)}
	switch v.Kind {
	case unstable.String:
		n.kind = textKind
	case unstable.Bool:
		n.kind, n.yes = boolKind, n.text == "true"
	case unstable.Integer:
		n.kind = numberKind
		n.number, _ = strconv.ParseInt(n.text, 0, 64) // the library has checked it
	case unstable.Array:
		n.kind = listKind
		for it := v.Children(); it.Next(); {
			c := it.Node()
			at := line
			if c.Raw.Length > 0 {
				at = t.line(c.Raw)
			}
			n.items = append(n.items, t.value(c, at))
		}
	case unstable.InlineTable:
		n.kind, n.fields = tableKind, map[string]*node{}
		for it := v.Children(); it.Next(); {
			t.put(n, it.Node())
		}
	}
	return n
}
