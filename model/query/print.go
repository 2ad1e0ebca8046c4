package query

import "strings"

// String writes a query that parses to the same tree, as Normal makes it.
func String(n Node) string {
	var b strings.Builder
	n = Normal(n)
	if a, ok := n.(And); ok && len(a.Nodes) == 0 {
		return ""
	}
	write(&b, n, 0)
	return b.String()
}

// How strongly what stands around a node binds it.
const (
	byNothing = iota
	byOr
	byAnd
	byNot
)

func write(b *strings.Builder, n Node, bound int) {
	switch n := n.(type) {
	case And:
		writeAll(b, n.Nodes, " ", byAnd, bound >= byAnd || len(n.Nodes) == 0)
	case Or:
		if len(n.Nodes) == 0 {
			b.WriteString("-()")
			return
		}
		writeAll(b, n.Nodes, " OR ", byOr, bound >= byOr)
	case Not:
		b.WriteByte('-')
		write(b, n.Node, byNot)
	case Text:
		if n.Title {
			b.WriteString("title:")
		}
		writeWords(b, n.Words, n.Title)
	case Names:
		writeValue(b, n.Field, n.Value)
	case Label:
		writeValue(b, n.Field, n.Value)
	case Is:
		writeValue(b, IsField, n.State.String())
	case Lang:
		writeValue(b, LangField, n.Code)
	case When:
		writeValue(b, n.Field, n.Value)
	}
}

func writeAll(b *strings.Builder, nodes []Node, between string, bound int, brackets bool) {
	if brackets {
		b.WriteByte('(')
	}
	for i, n := range nodes {
		if i > 0 {
			b.WriteString(between)
		}
		write(b, n, bound)
	}
	if brackets {
		b.WriteByte(')')
	}
}

func writeWords(b *strings.Builder, words []Word, title bool) {
	quote := len(words) != 1 || !title && isKeyword(words[0].Text)
	if quote {
		b.WriteByte('"')
	}
	for i, w := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.Text)
		if w.Prefix {
			b.WriteByte('*')
		}
	}
	if quote {
		b.WriteByte('"')
	}
}

func isKeyword(s string) bool { return s == "OR" || s == "AND" || s == "NOT" }

func writeValue(b *strings.Builder, f Field, v string) {
	b.WriteString(f.String())
	b.WriteByte(':')
	writeQuoted(b, v)
}

func writeQuoted(b *strings.Builder, v string) {
	if v != "" && !strings.ContainsFunc(v, mustQuote) {
		b.WriteString(v)
		return
	}
	b.WriteByte('"')
	for i := range len(v) {
		if v[i] == '"' || v[i] == '\\' {
			b.WriteByte('\\')
		}
		b.WriteByte(v[i])
	}
	b.WriteByte('"')
}
