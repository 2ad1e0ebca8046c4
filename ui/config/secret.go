package config

import (
	"errors"
	"fmt"
	"log/slog"
	"strings"
)

// Secret is a password or token: written in the file, or better what a command
// prints, so that the file holds none:
//
//	password = "hunter2"
//	password = { command = ["pass", "show", "news"] }
//
// It never prints itself.
type Secret struct {
	value   string
	command []string
}

// NewSecret is a secret with a value.
func NewSecret(value string) Secret { return Secret{value: value} }

// IsZero tells whether there is no secret.
func (s Secret) IsZero() bool { return s.value == "" && len(s.command) == 0 }

func (s Secret) String() string { return "(secret)" }

// GoString keeps the secret out of %#v.
func (s Secret) GoString() string { return s.String() }

// LogValue keeps the secret out of logs.
func (s Secret) LogValue() slog.Value { return slog.StringValue(s.String()) }

// Reveal returns the secret. run runs a command without a shell and returns what
// it prints, of which the first line counts. Errors name the command and nothing
// that it printed.
func (s Secret) Reveal(run func(argv []string) ([]byte, error)) (string, error) {
	if len(s.command) == 0 {
		return s.value, nil
	}
	out, err := run(s.command)
	if err != nil {
		return "", fmt.Errorf("secret of %s: %w", s.command[0], err)
	}
	line, _, _ := strings.Cut(string(out), "\n")
	if line = strings.TrimSuffix(line, "\r"); line == "" {
		return "", errors.New("secret of " + s.command[0] + ": it printed nothing")
	}
	return line, nil
}

func (s *Secret) read(n *node, name string, p *Problems) {
	wrong := func(line int) {
		p.add(line, `%s is a text, or { command = ["program", "argument"] }`, name)
	}
	switch n.kind {
	case textKind:
		s.value = n.text
	case tableKind:
		c := n.fields["command"]
		if c == nil || len(n.names) != 1 {
			wrong(n.line)
			return
		}
		list, ok := texts(c, "command of "+name, p)
		if ok && (len(list) == 0 || list[0] == "") {
			p.add(c.line, "the command of %s is empty", name)
			return
		}
		s.command = list
	default:
		wrong(n.line)
	}
}
