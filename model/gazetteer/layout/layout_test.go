package layout

import (
	"strings"
	"testing"
)

func TestKey(t *testing.T) {
	for name, want := range map[string]string{
		"U.S.":                  "us",
		"U.S.S.R.":              "ussr",
		"US":                    "us",
		"Kim Jong-un":           "kim jong un",
		"Kim Jong Un":           "kim jong un",
		"Côte d’Ivoire":         "cote d'ivoire",
		"Saint\nPetersburg":     "saint petersburg",
		"St. Petersburg":        "st petersburg",
		"George W. Bush":        "george w bush",
		"J.P. Morgan":           "jp morgan",
		"People’s Republic":     "people's republic",
		"Workers' Party":        "workers party",
		"Washington, D.C.":      "washington, dc",
		"Trinidad & Tobago":     "trinidad and tobago",
		"AT&T":                  "at&t",
		"Łódź":                  "lodz",
		"Tromsø":                "tromso",
		"İstanbul":              "istanbul",
		"Straße":                "strasse",
		"OPEC+":                 "opec",
		"RFE/RL":                "rfe rl",
		"Guinea\u2011Bissau":    "guinea bissau",
		"Zel\u00adensky":        "zelensky",
		"Москва":                "москва",
		"three (in brackets)":   "",
		"two\n\nparagraphs":     "",
		"one sentence. Another": "",
	} {
		if got := Key(name); got != want {
			t.Errorf("Key(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestCursorBorders(t *testing.T) {
	for _, c := range []struct {
		text  string
		words []string // surface after each step
	}{
		{"Putin's visit", []string{"Putin", "Putin's", "Putin's visit"}},
		{"U.S.-led", []string{"U.S.", "U.S.-led"}},
		{"the U.S. The", []string{"the", "the U.S.", "the U.S. The"}},
		{"Iran.Russia", []string{"Iran", "Iran.Russia"}},
		{"Tehran. Russia", []string{"Tehran"}},
		{"Iran — Russia", []string{"Iran"}},
		{"Honduras' president", []string{"Honduras", "Honduras' president"}},
		{"Iran\n\nRussia", []string{"Iran"}},
		{"Iran", []string{"Iran"}},
		{"", nil},
		{"'", nil},
		{"\xff\xfe", nil},
	} {
		var cur Cursor
		cur.Reset(c.text, 0)
		var got []string
		for cur.Next() && len(got) < 3 {
			got = append(got, c.text[:cur.End])
		}
		if len(got) != len(c.words) {
			t.Errorf("%q: %q, want %q", c.text, got, c.words)
			continue
		}
		for i := range got {
			if got[i] != c.words[i] {
				t.Errorf("%q: %q, want %q", c.text, got, c.words)
			}
		}
	}
}

func TestEndlessWord(t *testing.T) {
	var c Cursor
	c.Reset(strings.Repeat("x", 1<<20), 0)
	if c.Next() || cap(c.Key) > 1<<10 {
		t.Errorf("an endless word is taken, %d bytes held", cap(c.Key))
	}
}

func TestUpper(t *testing.T) {
	for s, want := range map[string]bool{"US": true, "U.S.": true, "us": false, "Us": false, "G20": true, "ÖVP": true, "övp": false} {
		var c Cursor
		c.Reset(s, 0)
		c.Next()
		if c.Upper != want {
			t.Errorf("%q: %v", s, c.Upper)
		}
	}
}

func TestDate(t *testing.T) {
	if y, m, d := Unpack(Date(2015, 11, 23)); y != 2015 || m != 11 || d != 23 {
		t.Error(y, m, d)
	}
}

// FuzzCursor walks any text: it must end, move on, and stay on rune borders.
func FuzzCursor(f *testing.F) {
	for _, s := range []string{"U.S. and Côte d’Ivoire", "a's b", "\xff.", "A.B.C.", "x, y\n\nz", "n\u0303o"} {
		f.Add(s, 0)
	}
	f.Fuzz(func(t *testing.T, s string, at int) {
		if at < 0 || at > len(s) {
			return
		}
		var c Cursor
		c.Reset(s, at)
		last := at
		for c.Next() {
			if c.End < last || c.End > len(s) {
				t.Fatalf("%q from %d: end %d after %d", s, at, c.End, last)
			}
			if c.End == last && len(c.Key) > 4*len(s)+8 {
				t.Fatalf("%q from %d does not move on", s, at)
			}
			last = c.End
		}
	})
}
