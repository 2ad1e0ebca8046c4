package words

import (
	"slices"
	"strings"
	"testing"
)

func TestTokens(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "Gas forum": "gas|forum", "It’s the US-led": "it|s|the|us|led", "São Tomé": "sao|tome", "e\u0301te\u0301": "ete", "东京": "东京|京", "東京都は": "東京|京都|都は|は",
		"2015年": "2015|年", "ΣΊΣΥΦΟΣ σίσυφος": "σισυφοσ|σισυφοσ", "ПУТИН ёлка": "путин|елка", "Putin🙂₽500": "putin|500", "हिन्दी": "हिन्दी", "ſK": "sk", "ＡＢＣ　１２３": "abc|123", "Ｇａｓ": "gas", "É Ｅ\u0301": "e|e", "ｶﾞｽ": "ガス|ス", "ｰﾄ": "ート|ト", " — ": "",
	} {
		got := Tokens(Prepare(text))
		list := strings.Split(want, "|")
		if want == "" {
			list = nil
		}
		for i := range list { // the table is written in the usual small letters
			list[i] = strings.Map(fold, list[i])
		}
		if !slices.Equal(got, list) {
			t.Errorf("%q: %q, want %q", text, got, list)
		}
	}
}

func TestPhrase(t *testing.T) {
	for _, c := range []struct {
		phrase, want string
		open         bool
	}{
		{"gas forum", "gas forum", false}, {"東京", "東京", false}, {"都", "都", true}, {"東京都", "東京 京都", false}, {"2015 年", "2015  年", true}, {"São", "Sao", false}, {"ｇａｓ", "gas", false}, {"ﾄｳｷｮｳ", "トウ ウキ キョ ョウ", false}, {"ﾄ", "ト", true},
	} {
		got, open, ok := Phrase(c.phrase, false)
		if strings.Join(strings.Fields(got), " ") != strings.Join(strings.Fields(c.want), " ") || open != c.open || !ok {
			t.Errorf("%s: %q %v %v, want %q %v", c.phrase, got, open, ok, c.want, c.open)
		}
	}
	for _, s := range []string{"", " ", "🙂", "—", "\xff"} {
		if got, _, ok := Phrase(s, true); ok {
			t.Errorf("%q: %q", s, got)
		}
	}
}

// A stretch of signs, letters and broken bytes is prepared and cut.
func FuzzPrepare(f *testing.F) {
	f.Add("東京🙂 é\xff")
	f.Fuzz(func(t *testing.T, s string) {
		for _, w := range Tokens(Prepare(s)) {
			if w == "" || strings.ContainsFunc(w, func(r rune) bool { return !IsWord(r) }) {
				t.Fatalf("%q: the word %q", s, w)
			}
		}
	})
}
