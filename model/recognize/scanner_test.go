package recognize

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"

	"dateline/model/recognize/wordset"
)

func TestScan(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Iran's bid", "Iran 's bid"},
		{"Iran’s bid", "Iran ’s bid"},
		{"US-Russia", "US - Russia"},
		{"the U.S. and U.N.-led", "the U.S. and U.N. - led"},
		{"J.K. Rowling, J. Smith", "J.K. Rowling , J. Smith"},
		{"Mr. Smith ended it.", "Mr. Smith ended it ."},
		{"Sen. O'Brien d'Ivoire don't", "Sen. O'Brien d'Ivoire don't"},
		{"AT&T and P & G", "AT&T and P & G"},
		{"Marlowe Inc.'s", "Marlowe Inc. 's"},
		{"3M sold 1,200.50 (G20)", "3M sold 1,200.50 ( G20 )"},
		{"a -- b — c", "a -- b — c"},
		{"Élysée “ça”", "Élysée “ ça ”"},
		{"Nov. 3, Pa.", "Nov. 3 , Pa."},
		{"北京 met", "北 京 met"}, // UAX #29: without a dictionary every ideograph is a word
		{"東京タワー", "東 京 タワー"},
		{"عربي جديد", "عربي جديد"},
		{"한국어 뉴스", "한국어 뉴스"},
	} {
		s := scanner{lex: sharedLexicon()}
		var got []string
		for _, k := range s.scan(nil, c.text, 0, len(c.text)) {
			got = append(got, c.text[k.Start:k.End])
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q: got %q, want %q", c.text, strings.Join(got, " "), c.want)
		}
	}
}

func TestShapes(t *testing.T) {
	for word, want := range map[string]Shape{
		"iran": Lower, "Iran": Title, "McCain": Title, "NATO": Upper, "U.S.": Upper, "J.": Initial, "A": Initial,
		"G20": Upper, "北京": NoCase, "Élysée": Title, "élan": Lower, "É.": Initial,
	} {
		s := scanner{lex: sharedLexicon()}
		k := s.scan(nil, word, 0, len(word))
		if len(k) == 0 || k[0].Shape != want {
			t.Errorf("%q: %+v, want shape %d", word, k, want)
		}
	}
}

func TestOpenings(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"One two. Three four", "One Three"},
		{"He met Mr. Smith there. They spoke", "He They"},
		{"\"Go home,\" he said", "Go"},
		{"1. First", "First"},
		{"• Item one", "Item"},
		{"TEHRAN (Reuters) - Talks began", "TEHRAN Talks"},
		{"Note: Take care", "Note Take"},
		{"He left the U.S. Senate. \"No!\" cried Gen. Poe", "He No"},
		{"It grew 3.5 pct. The rest? None... Then came St. Denis of Acme Corp. He won", "It The None Then He"},
	} {
		s := scanner{lex: sharedLexicon()}
		tokens := s.scan(nil, c.text, 0, len(c.text))
		sentenceStarts(tokens, c.text, 0, len(c.text))
		openings(tokens)
		var got []string
		for _, k := range tokens {
			if k.Has(Opens) {
				got = append(got, c.text[k.Start:k.End])
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q: got %q, want %q", c.text, strings.Join(got, " "), c.want)
		}
	}
}

func TestHardBreak(t *testing.T) {
	wide := strings.Repeat("word ", 30)
	wrapped := "The minister said on Monday that the talks with\nTurkey had been useful and that they would go on\nuntil Friday.\nAnkara said nothing."
	for _, c := range []struct {
		name, text string
		want       []bool // by newline
	}{
		{"lower case goes on", "one\ntwo", []bool{false}},
		{"not wrapped", wide + "\n" + wide, []bool{true}},
		{"a short line before a wide one", "short\n" + wide + "x", []bool{true}},
		{"wrapped by hand, then a new paragraph", wrapped, []bool{false, false, true}},
		{"rows of a table", "Leeds 3 2 1\nEverton 3 1 0\nArsenal 3 0 0", []bool{true, true}},
		{"set in", "Prices rose in Ghana and\n    Ivory Coast said no more", []bool{true}},
	} {
		var got []bool
		width := lineWidth(c.text)
		for line, i := 0, 0; i < len(c.text); i++ {
			if c.text[i] == '\n' {
				got = append(got, hardBreak(c.text, line, i, width))
				line = i + 1
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

// TestWordSetsAreFresh packs the readable tables again.
func TestWordSetsAreFresh(t *testing.T) {
	for _, name := range []string{"words", "given"} {
		table, err := os.ReadFile("tables/" + name + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		packed, err := os.ReadFile("data/" + name + ".bin")
		if err != nil {
			t.Fatal(err)
		}
		words := strings.Fields(string(table))
		if !bytes.Equal(wordset.Pack(words), packed) {
			t.Errorf("data/%s.bin is stale: run go generate ./model/recognize", name)
		}
		set := wordset.Set(packed)
		for _, w := range words {
			if !set.Has([]byte(w)) {
				t.Fatalf("%s: %q is missing", name, w)
			}
		}
		for _, w := range []string{"xqzzt", "", "tehran", "vvvvvv"} {
			if set.Has([]byte(w)) {
				t.Errorf("%s: %q is in the set", name, w)
			}
		}
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		New()
	}
}
