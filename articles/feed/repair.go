package feed

import "strings"

// Bounds of the repair.
const (
	maxOpen  = 10_000 // elements that are remembered; what nests deeper is only text
	maxAttrs = 64     // of one element
	maxName  = 128    // bytes of a name
)

// repair makes XML that a strict parser reads out of what the world serves for
// it, in one pass: elements are closed and only closed once, references name
// characters that XML allows, attributes are quoted, comments, instructions and
// the document type are gone, and with the type every entity of its own. CDATA
// becomes plain character data. It is as large as the bounds allow and no
// deeper than maxDepth; items past MaxItems are left out.
type repair struct {
	in     string
	at     int
	out    []byte
	stack  []element
	names  map[string]int // how many elements of a name are open, in lower case
	root   string         // prefix of the root, with its colon
	items  int
	cut    bool // the document ends before its end
	quoted bool // what is written is the value of an attribute
	loose  bool // a declaration was never closed: the next > ends others
}

// element is one that is open.
type element struct {
	name   string
	lower  string
	start  int // where it begins in out
	item   bool
	silent bool // nested too deeply: its text only
}

// run repairs the document from its root on.
func (r *repair) run() {
	r.names = make(map[string]int)
	r.out = make([]byte, 0, len(r.in)+len(r.in)/8)
	for r.at < len(r.in) {
		i := strings.IndexByte(r.in[r.at:], '<')
		if i < 0 {
			i = len(r.in) - r.at
		}
		r.text(r.plainZone(bounded(r.in[r.at : r.at+i])))
		r.at += i
		if r.at < len(r.in) {
			r.markup()
		}
		if len(r.stack) == 0 && len(r.out) > 0 {
			return // the root is closed
		}
	}
	r.cut = true
	for len(r.stack) > 0 {
		if top := r.stack[len(r.stack)-1]; top.item { // half an item is none
			r.drop()
			continue
		}
		r.close()
	}
}

// plainZone writes the zone of a pubDate as a number, which means the same: the
// form with a number is the fourth that gofeed tries, the one with a name the
// hundred and eleventh.
func (r *repair) plainZone(s string) string {
	if n := len(r.stack); n > 0 && r.stack[n-1].lower == "pubdate" {
		if day, ok := strings.CutSuffix(strings.TrimRight(s, " \n\t"), " GMT"); ok {
			return day + " +0000"
		}
	}
	return s
}

// bounded cuts a text that is longer than any body; what is left still is, so
// that it is told when the body is cut to its bound.
func bounded(s string) string { return clip(s, 2*maxBody) }

// markup reads what begins with the < at r.at.
func (r *repair) markup() {
	rest := r.in[r.at:]
	switch {
	case strings.HasPrefix(rest, "<!--"):
		r.skip("-->", 4)
	case strings.HasPrefix(rest, "<![CDATA["):
		body, _, ended := strings.Cut(rest[9:], "]]>")
		r.literal(bounded(body))
		r.at += 9 + len(body)
		if ended {
			r.at += 3
		}
	case strings.HasPrefix(rest, "<!"):
		r.declaration(rest)
	case strings.HasPrefix(rest, "<?"):
		r.skip(">", 2)
	case strings.HasPrefix(rest, "</") && len(rest) > 2 && nameStart(rest[2]):
		name := nameAt(rest[2:])
		r.at += 2 + len(name)
		if i := strings.IndexByte(r.in[r.at:], '>'); i >= 0 {
			r.at += i + 1
		} else {
			r.at = len(r.in)
		}
		r.end(name)
	case len(rest) > 1 && nameStart(rest[1]):
		r.startTag(nameAt(rest[1:]))
	default:
		r.escape('<')
		r.at++
	}
}

// skip passes over what ends with mark, or over the rest.
func (r *repair) skip(mark string, from int) {
	if i := strings.Index(r.in[r.at+from:], mark); i >= 0 {
		r.at += from + i + len(mark)
		return
	}
	r.at = len(r.in)
}

// startTag reads a start tag whose name is known.
func (r *repair) startTag(name string) {
	r.at += 1 + len(name)
	attrs, closed, ok := r.attributes()
	if !ok { // cut in the tag
		r.at = len(r.in)
		return
	}
	lower := strings.ToLower(name)
	prefix, local := "", lower
	if i := strings.IndexByte(lower, ':'); i >= 0 {
		prefix, local = lower[:i+1], lower[i+1:]
	}
	if len(r.stack) == 0 {
		r.root = prefix
	}
	item := (local == "item" || local == "entry") && (prefix == "" || prefix == r.root || prefix == "rss:") && len(r.stack) > 0
	if item {
		r.toContainer()
		r.items++
	} else {
		r.endWords(lower)
	}
	if len(r.stack) >= maxOpen {
		return
	}
	if void(lower) || lower == "enclosure" && !closed && !r.endedLater() {
		if len(r.stack) < maxDepth {
			r.out = append(r.out, '<')
			r.out = append(append(r.out, name...), attrs...)
			r.out = append(r.out, "/>"...)
		}
		return
	}
	e := element{name: name, lower: lower, start: len(r.out), item: item, silent: len(r.stack) >= maxDepth}
	if !e.silent {
		r.out = append(r.out, '<')
		r.out = append(r.out, name...)
		r.out = append(r.out, attrs...)
		r.out = append(r.out, '>')
	}
	r.stack = append(r.stack, e)
	r.names[lower]++
	if closed {
		r.close()
	}
}

// endedLater tells whether the enclosure that was just read has an end tag. It
// should hold nothing; some hold elements, and some are never ended.
func (r *repair) endedLater() bool {
	const far = 4 << 10
	rest := r.in[r.at:min(len(r.in), r.at+far)]
	end := strings.Index(rest, "</enclosure")
	return end >= 0 && !strings.Contains(rest[:end], "<enclosure") && !strings.Contains(rest[:end], "</item")
}

// void tells which elements of unescaped HTML have no end tag.
func void(name string) bool {
	switch name {
	case "br", "hr", "img", "wbr", "input":
		return true
	}
	return false
}

// endWords closes an element of an item that holds words only when the next
// element of the item begins: its end tag is missing.
func (r *repair) endWords(next string) {
	n := len(r.stack)
	if n < 2 || !r.stack[n-2].item || !ofItem(next) {
		return
	}
	switch r.stack[n-1].lower {
	case "title", "link", "guid", "pubdate", "category", "comments", "id", "updated", "published":
		r.close()
	}
}

// ofItem tells whether an element is one that only items hold.
func ofItem(name string) bool {
	switch name {
	case "title", "link", "guid", "pubdate", "category", "comments", "id", "updated", "published", "author", "description", "enclosure", "summary",
		"content", "content:encoded", "dc:creator", "dc:date":
		return true
	}
	return false
}

// toContainer closes what is open down to what holds items: an item begins, so
// whatever is open within was never closed.
func (r *repair) toContainer() {
	for i := len(r.stack) - 1; i >= 0; i-- {
		switch strings.TrimPrefix(r.stack[i].lower, r.root) {
		case "channel", "rss", "rdf", "feed":
			for len(r.stack) > i+1 {
				r.close()
			}
			return
		}
	}
}

// end closes the innermost element of a name and what is open within it; an
// end tag of none is left out.
func (r *repair) end(name string) {
	lower := strings.ToLower(name)
	if r.names[lower] == 0 {
		return
	}
	for {
		top := r.stack[len(r.stack)-1].lower
		r.close()
		if top == lower {
			return
		}
	}
}

// close ends the innermost element.
func (r *repair) close() {
	e := r.stack[len(r.stack)-1]
	if e.item && r.items > MaxItems {
		r.drop()
		return
	}
	r.pop(e)
	if !e.silent {
		r.out = append(r.out, "</"...)
		r.out = append(r.out, e.name...)
		r.out = append(r.out, '>')
	}
}

// drop takes the innermost element out again.
func (r *repair) drop() {
	e := r.stack[len(r.stack)-1]
	r.pop(e)
	r.out = r.out[:e.start]
}

func (r *repair) pop(e element) {
	r.stack = r.stack[:len(r.stack)-1]
	if r.names[e.lower]--; r.names[e.lower] == 0 {
		delete(r.names, e.lower)
	}
}
