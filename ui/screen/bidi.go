package screen

import (
	"strconv"
	"strings"
)

// Bidi says who puts text that is written from right to left into the order of
// the screen.
type Bidi uint8

// The ways. A terminal that knows the bidirectional algorithm must get text in
// its logical order, and one that does not must get it in the visual one, or it
// is read backwards.
const (
	BidiAuto    Bidi = iota // by what is known of the terminal
	BidiVisual              // this program does
	BidiLogical             // the terminal does
)

// ParseBidi reads a way as it is named in settings.
func ParseBidi(s string) (b Bidi, ok bool) {
	switch s {
	case "auto":
		return BidiAuto, true
	case "visual":
		return BidiVisual, true
	case "logical":
		return BidiLogical, true
	}
	return BidiAuto, false
}

// String names the way as settings do.
func (b Bidi) String() string {
	switch b {
	case BidiVisual:
		return "visual"
	case BidiLogical:
		return "logical"
	}
	return "auto"
}

// vteBidi is the first version of VTE that orders text (0.58).
const vteBidi = 5800

// Resolve decides for the terminal that an environment tells of: logical for
// those that are known to order text themselves, which are VTE's, Konsole,
// mlterm, mintty, Apple's and those within Emacs. A decision stays as it is.
func (b Bidi) Resolve(env func(name string) string) Bidi {
	if b != BidiAuto {
		return b
	}
	switch env("TERM_PROGRAM") {
	case "mintty", "Apple_Terminal", "mlterm":
		return BidiLogical
	}
	if v, err := strconv.Atoi(env("VTE_VERSION")); err == nil && v >= vteBidi {
		return BidiLogical
	}
	if env("KONSOLE_VERSION") != "" || env("MLTERM") != "" || env("INSIDE_EMACS") != "" ||
		strings.HasPrefix(env("TERM"), "mlterm") {
		return BidiLogical
	}
	return BidiVisual
}
