package screen

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// Every code point alone, between letters and twice: the result is neutral, and
// a second pass changes nothing.
func TestEveryCodePoint(t *testing.T) {
	kept := 0
	for r := rune(0); r <= unicode.MaxRune; r++ {
		// The planes of ideographs, of nothing and of private use hold one kind
		// each: a sample does.
		if r > 0x1ffff && r&0xfffe != 0xfffe && (r < 0xe0000 || r > 0xe0fff) && r%101 != 0 {
			continue
		}
		s := "a" + string(r) + "b" + string(r) + string(r) + " " + string(r)
		out := Neutralize(s)
		if out == s {
			kept++
			if utf8.ValidRune(r) && !unicode.IsGraphic(r) && r != '\n' && !isPrefix(r) {
				t.Fatalf("%U is kept", r)
			}
		}
		if Neutralize(out) != out {
			t.Fatalf("%U: %+q, then %+q", r, out, Neutralize(out))
		}
		if i := strings.IndexFunc(out, unicode.IsControl); i >= 0 && out[i] != '\n' {
			t.Fatalf("%U leaves a control in %+q", r, out)
		}
	}
	if kept < 60_000 {
		t.Errorf("only %d code points are kept: the tables are wrong", kept)
	}
}

// The classes of characters in every order. The fuzzer, which flips bytes,
// hardly ever meets two rare characters side by side.
func TestMixtures(t *testing.T) {
	alphabet := []rune("a1# \n\t\r—éПф表가\u00a0\u00ad" +
		"\u0301\u0308\u20dd\u20e3\u3099\u0e33\u0e48\u093f\u094d\u0d4d" + // marks
		"\u200b\u200c\u200d\u200c\u200d\u200c\u200d\u2060\u2061\ufeff\u034f" + // joiners, several times
		"\ufe0f\ufe0e\ufe00\U000e0100\u180b\u180e" + // selectors
		"❤⚠👩👨🏽🏿🔥🏴🇮🇷\U000e0067\U000e007f" +
		"یخسकषക\u1820\u0600\u06dd\u0d4e" + // joining letters, number signs
		"ᄀ각ᆨ\u1160\u115f\uff9e\u3164" +
		"\x1b\x9b\x07\u009b\u202e\u2066\u2028\ufff9\ue000\uffff\ufffd\u0378葛")
	rng := rand.New(rand.NewPCG(1, 2))
	n := 15_000
	if testing.Short() {
		n = 5_000
	}
	for range n {
		runes := make([]rune, 1+rng.IntN(24))
		few := alphabet
		if rng.IntN(2) == 0 { // long runs of a few characters
			i := rng.IntN(len(alphabet) - 4)
			few = alphabet[i : i+4]
			runes = make([]rune, 200)
		}
		for i := range runes {
			runes[i] = few[rng.IntN(len(few))]
		}
		s := string(runes)
		out := Neutralize(s)
		checkText(t, s, out)
		if again := Neutralize(out); again != out {
			t.Fatalf("not idempotent:\n%+q\n%+q\n%+q", s, out, again)
		}
		line := NeutralizeLine(s)
		checkText(t, s, line)
		if again := NeutralizeLine(line); again != line {
			t.Fatalf("NeutralizeLine is not idempotent:\n%+q\n%+q\n%+q", s, line, again)
		}
	}
}
