package query

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"
)

var noon = Options{Now: time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)}

// dump writes a tree in brackets, so that a table can say what is expected.
func dump(n Node) string {
	list := func(name string, nodes []Node) string {
		parts := make([]string, len(nodes))
		for i, n := range nodes {
			parts[i] = dump(n)
		}
		return name + "(" + strings.Join(parts, ", ") + ")"
	}
	switch n := n.(type) {
	case And:
		return list("and", n.Nodes)
	case Or:
		return list("or", n.Nodes)
	case Not:
		return "not(" + dump(n.Node) + ")"
	case Text:
		var words []string
		for _, w := range n.Words {
			s := w.Text
			if w.Prefix {
				s += "*"
			}
			words = append(words, s)
		}
		s := strings.Join(words, "_")
		if n.Title {
			return "title:" + s
		}
		return s
	case Names:
		var keys []string
		for _, k := range n.Keys {
			keys = append(keys, strings.TrimPrefix(k.ID, "country:"))
		}
		return fmt.Sprintf("%s:%s[%s]", n.Field, n.Value, strings.Join(keys, " "))
	case Label:
		return fmt.Sprintf("%s:%s", n.Field, n.Value)
	case Is:
		return "is:" + n.State.String()
	case Lang:
		return "lang:" + n.Code
	case When:
		if n.Field == Newer {
			return "newer:" + n.Age.String()
		}
		return n.Field.String() + ":" + n.Time.Format("2006-01-02")
	}
	return fmt.Sprintf("?%T", n)
}

func TestParse(t *testing.T) {
	for _, c := range [][2]string{
		// Words and phrases.
		{"", "and()"}, {" \t\n ", "and()"}, {"gas", "gas"}, {"gas forum", "and(gas, forum)"}, {"gas AND forum", "and(gas, forum)"},
		{`"gas forum"`, "gas_forum"}, {"sanct*", "sanct*"}, {`"gas fo*"`, "gas_fo*"}, {`"gas fo"*`, "gas_fo*"}, {"sanct**", "sanct*"},
		{"foo-bar", "foo_bar"}, {"foo-ba*", "foo_ba*"}, {"U.S.", "U_S"}, {"it's", "it_s"}, {"12:30", "12_30"}, {"https://a.org/b", "https_a_org_b"},
		{"東京都", "東京都"}, {"2015年", "2015_年"}, {"ไทย", "ไทย"}, {"Ünïted", "Ünïted"}, {"a & b", "and(a, b)"}, {"*", "!"}, {"oracle or", "and(oracle, or)"},
		{`"OR"`, "OR"}, {`a"b c"d`, "and(a, b_c, d)"}, {"C++", "C"}, {"a*b", "a_b"}, {`"a \"b\" c"`, "a_b_c"}, {"ORacle", "ORacle"},
		// OR, NOT and brackets.
		{"a OR b", "or(a, b)"}, {"a b OR c", "or(and(a, b), c)"}, {"a OR b c", "or(a, and(b, c))"}, {"a (b OR c)", "and(a, or(b, c))"},
		{"(a b) c", "and(a, b, c)"}, {"a OR (b OR c)", "or(a, b, c)"}, {"-a", "not(a)"}, {"NOT a", "not(a)"}, {"--a", "a"}, {"NOT -a", "a"},
		{"-(a b)", "not(and(a, b))"}, {`-"a b"`, "not(a_b)"}, {"a -b OR c", "or(and(a, not(b)), c)"}, {"NOT(a)", "not(a)"}, {"a AND -b", "and(a, not(b))"},
		{"()", "and()"}, {"a ()", "a"}, {"-()", "or()"}, {"a OR ()", "and()"}, {"a -()", "or()"}, {"((a))", "a"}, {"(a)(b)", "and(a, b)"}, {"not a", "and(not, a)"},
		// Names.
		{"country:IR", "country:IR[IR]"}, {"country:ir", "country:ir[IR]"}, {"COUNTRY:iran", "country:iran[IR]"}, {"country:IRN", "country:IRN[IR]"},
		{`country:"south korea"`, "country:south korea[KR]"}, {"country:uk", "country:uk[GB]"}, {"country:usa", "country:usa[US]"}, {"country:iranian", "country:iranian[IR]"},
		{"country:burma", "country:burma[BU MM]"}, {"-country:us", "not(country:us[US])"}, {"country:türkiye", "country:türkiye[TR]"},
		{"country:(iran OR iraq)", "or(country:iran[IR], country:iraq[IQ])"}, {"country:(-iran)", "not(country:iran[IR])"}, {"country:(iran iraq) a", "and(country:iran[IR], country:iraq[IQ], a)"},
		{"leader:putin", "leader:putin[Q7747]"}, {"leader:rohani", "leader:rohani[Q348144]"}, {"leader:nobody", "leader:nobody[]"}, {"person:nobody", "person:nobody[]"},
		{"org:UN", "org:UN[org:united-nations]"}, {`org:"european union"`, "org:european union[org:european-union]"}, {"organisation:un", "org:un[org:united-nations]"},
		{"org:nothing", "org:nothing[]"}, {"place:nowhereatall", "place:nowhereatall[]"}, {"place:tehran", "place:tehran[admin1:IR.26 geonames:112931]"},
		{"region:baltics", "region:baltics[EE LT LV]"}, {`region:"the Baltic States"`, "region:the Baltic States[EE LT LV]"}, {"region:G7", "region:G7[CA DE FR GB IT JP US]"},
		{"region:southeast-asia", "region:southeast-asia[BN ID KH LA MM MY PH SG TH TL VN]"},
		// Labels, states, languages, dates.
		{"feed:bbc", "feed:bbc"}, {`folder:"World/Near East"`, "folder:World/Near East"}, {"tag:(a OR b)", "or(tag:a, tag:b)"}, {`tag:"a  b "`, "tag:a b"},
		{"is:unread", "is:unread"}, {"is:READ", "is:read"}, {"is:starred is:full", "and(is:starred, is:full)"}, {"-is:read", "not(is:read)"},
		{"lang:es", "lang:es"}, {"lang:pt-BR", "lang:pt"}, {"lang:Spanish", "lang:es"}, {"language:eo", "lang:eo"},
		{"after:2015", "after:2015-01-01"}, {"after:2015-11", "after:2015-11-01"}, {"before:2015-11-02", "before:2015-11-02"}, {"after:today", "after:2026-11-25"}, {"after:YESTERDAY", "after:2026-11-24"},
		{"newer:12h", "newer:12h0m0s"}, {"newer:2d", "newer:48h0m0s"}, {"newer:1w", "newer:168h0m0s"}, {"newer:1m", "newer:720h0m0s"}, {"newer:1y", "newer:8760h0m0s"},
		{"title:gas", "title:gas"}, {`title:"gas forum"`, "title:gas_forum"}, {"title:sanct*", "title:sanct*"}, {"title:(a OR -b)", "or(title:a, not(title:b))"}, {"title:OR", "title:OR"},
	} {
		n, err := Parse(c[0], noon)
		got := "!"
		if err == nil {
			got = dump(n)
		}
		if got != c[1] {
			t.Errorf("%s: %s (%v), want %s", c[0], got, err, c[1])
			continue
		}
		if err != nil {
			continue
		}
		printed := String(n)
		if again, err := Parse(printed, noon); err != nil || !reflect.DeepEqual(again, n) {
			t.Errorf("%s: printed as %s, which is %s (%v)", c[0], printed, dump(again), err)
		}
	}
}

func TestErrors(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"(a", "at 3: ) expected, to close the ( at 1"}, {"é (a b", "at 7: ) expected, to close the ( at 3"}, {"a)", "at 2: a ) without its ("}, {")", "at 1: a ) without its ("},
		{`x "a`, `at 5: " expected, to close the " at 3`}, {`feed:"a`, `at 8: " expected, to close the " at 6`}, {`"a\"`, `at 5: " expected, to close the " at 1`},
		{"a OR", "at 5: a word, a phrase or field:value expected behind OR"}, {"OR a", "at 1: a word, a phrase or field:value expected"},
		{"a OR OR b", "at 6: a word, a phrase or field:value expected behind OR"}, {"(a OR)", "at 6: a word, a phrase or field:value expected behind OR"},
		{"NOT", "at 4: a word, a phrase or field:value expected behind NOT"}, {"a AND", "at 6: a word, a phrase or field:value expected behind AND"}, {"( OR a)", "at 3: a word, a phrase or field:value expected behind ("},
		{"a - b", "at 3: a lone -: a word, a phrase or field:value expected right behind it"}, {"-", "at 1: a lone -: a word, a phrase or field:value expected right behind it"},
		{"contry:iran", "at 1: no field contry: did you mean country?"}, {"xyzzyx:a", "at 1: no field xyzzyx; in quotes the words are looked for"},
		{"country:irann", `at 9: no country "irann"; did you mean iran?`}, {"country:qqqqqq", `at 9: no country "qqqqqq"`}, {"country:", "at 9: a country expected behind country:"},
		{"country: iran", "at 9: a country expected behind country:"}, {"country:(iran feed:b)", "at 15: no field can stand in the brackets of another"},
		{"region:sahell", `at 8: no region "sahell"; did you mean sahel?`}, {"region:midle-east", `at 8: no region "midle-east"; did you mean middle east?`},
		{"country:sahel", `at 9: "sahel" is a region: write region:sahel`}, {`region:"South Korea"`, `at 8: "South Korea" is a country: write country:"South Korea"`},
		{"lang:spanich", `at 6: no language "spanich"; did you mean spanish?`}, {"lang:xq", `at 6: no language "xq"`},
		{"is:unraed", `at 4: no state "unraed": an article is unread, read, starred or full`},
		{"after:2015-13-45", "at 7: 2015-13-45 is no date: write 2015-11-01, 2015-11, 2015, today or yesterday"}, {"after:0000", "at 7: 0000 is no date: write 2015-11-01, 2015-11, 2015, today or yesterday"},
		{"newer:2", "at 7: 2 is no age: write 12h, 2d, 1w, 3m or 1y"}, {"newer:0d", "at 7: 0d is no age: write 12h, 2d, 1w, 3m or 1y"}, {"newer:+1d", "at 7: +1d is no age: write 12h, 2d, 1w, 3m or 1y"},
		{"newer:9999y", "at 7: 9999y is no age: write 12h, 2d, 1w, 3m or 1y"}, {`feed:""`, "at 6: the name of a feed expected behind feed:"}, {`title:"?"`, "at 7: a word or a phrase expected behind title:"},
		{"&&", "at 1: nothing to look for: no letter and no digit"}, {"a\x00b", "at 2: the control character U+0000 cannot be looked for"}, {"a\x1bb", "at 2: the control character U+001B cannot be looked for"},
		{"é\xff", "at 2: not UTF-8: the byte 0xff"}, {strings.Repeat("(", 65) + "a", "at 65: brackets and negations are at most 64 deep"},
		{strings.Repeat("-", 100) + "a", "at 65: brackets and negations are at most 64 deep"}, {strings.Repeat("a ", 1001), "at 2001: a query has at most 1000 words and values"},
		{strings.Repeat("a", 70000), "at 65537: a query has at most 65536 bytes"},
	} {
		n, err := Parse(c.text, noon)
		if err == nil || err.Error() != c.want {
			t.Errorf("%.60q: %v %v, want %s", c.text, n, err, c.want)
			continue
		}
		var e *Error
		if !errors.As(err, &e) || e.Offset < 0 || e.End < e.Offset || e.End > len(c.text) {
			t.Errorf("%.60q: %d..%d is no part of it", c.text, e.Offset, e.End)
		}
	}
}

// A day begins where the reader is.
func TestZone(t *testing.T) {
	zone := time.FixedZone("", 9*3600)
	n, err := Parse("after:today", Options{Now: time.Date(2026, 11, 25, 20, 0, 0, 0, time.UTC), Zone: zone})
	if want := time.Date(2026, 11, 26, 0, 0, 0, 0, zone); err != nil || !n.(When).Time.Equal(want) {
		t.Errorf("%v (%v), want %v", n, err, want)
	}
}

func TestTyping(t *testing.T) {
	for _, c := range [][3]string{
		{"", "and()", ""}, {"g", "and()", "g"}, {"東", "東*", ""}, {"gas", "gas*", ""}, {"gas ", "gas", ""}, {"gas fo", "gas", "fo"}, {"gas for", "and(gas, for*)", ""}, {`"`, "and()", `"`}, {`"gas`, "gas*", ""},
		{`"gas fo`, "gas", ""}, {`"gas for`, "gas_for*", ""}, {`"gas `, "gas", ""}, {`"gas forum"`, "gas_forum", ""}, {"gas O", "gas", "O"}, {"gas OR", "gas", "OR"}, {"gas OR ", "gas", "OR "}, {"gas OR fou", "or(gas, fou*)", ""}, {"gas OR f", "gas", "f"},
		{"gas AND ", "gas", "AND "}, {"NOT", "and()", "NOT"}, {"a NO", "a", "NO"}, {"a -", "a", "-"}, {"a -f", "a", "-f"}, {"a -foo ", "and(a, not(foo))", ""}, {"a NOT fo", "a", "NOT fo"},
		{"a (", "a", "("}, {"a (b", "a", "(b"}, {"a (bcd", "and(a, bcd*)", ""}, {"a (b OR", "and(a, b)", "OR"}, {"a -(b ", "a", "-(b "}, {"a -(b c", "a", "-(b c"}, {"a -(b)", "and(a, not(b))", ""},
		{"a country:", "a", "country:"}, {"a country:ira", "a", "country:ira"}, {"a country:iran", "and(a, country:iran[IR])", ""}, {"country:(iran OR ir", "or(country:iran[IR], country:ir[IR])", ""},
		{"country:(iran OR iraqq", "country:iran[IR]", "iraqq"}, {"country:(", "and()", "country:("}, {"a -country:iran", "and(a, not(country:iran[IR]))", ""}, {"a -country:ira", "a", "-country:ira"}, {`country:"south ko`, "and()", `country:"south ko`},
		{"person:nob", "and()", "person:nob"}, {"person:nobody ", "person:nobody[]", ""}, {"feed:bb", "feed:bb", ""}, {"tag:lon", "and()", "tag:lon"}, {"tag:lon ", "tag:lon", ""},
		{"is:unr", "and()", "is:unr"}, {"is:unread", "is:unread", ""}, {"newer:2", "and()", "newer:2"}, {"newer:2d", "newer:48h0m0s", ""}, {"after:2015-1", "and()", "after:2015-1"},
		{"title:", "and()", "title:"}, {"title:ga", "and()", "title:ga"}, {"title:gas", "title:gas*", ""}, {`feed:"`, "and()", `feed:"`}, {"&", "and()", "&"}, {"é a -", "and(é, a)", "-"},
		{"OR", "and()", "OR"}, {"a http:", "a", "http:"}, {"a http:/", "a", "http:/"}, {"a http://b", "and(a, http)", ""}, {"a http://bcd", "and(a, http_bcd*)", ""},
	} {
		got, err := ParseTyping(c[0], noon)
		if err != nil || dump(got.Node) != c[1] || got.Pending != c[2] || got.Start != len(c[0])-len(c[2]) {
			t.Errorf("%s: %s, pending %q at %d (%v), want %s, %q", c[0], dump(got.Node), got.Pending, got.Start, err, c[1], c[2])
		}
	}
	// What no more letters will mend is told at once.
	for _, text := range []string{"contry:i", "country:irann ", "a)", "OR a", "country:zzz b", "a\x00"} {
		if got, err := ParseTyping(text, noon); err == nil {
			t.Errorf("%s: %s, want an error", text, dump(got.Node))
		}
	}
}

func BenchmarkParse(b *testing.B) {
	const text = `(country:iran OR leader:putin) region:sahel -is:read after:2015-11-01 title:"gas forum" sanct* org:opec`
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse(text, noon); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkMatch(b *testing.B) {
	n, err := Parse(`(country:iran OR leader:putin) -is:read "gas forum" sanct*`, noon)
	if err != nil {
		b.Fatal(err)
	}
	d := &Doc{Title: "Gas forum", Text: strings.Repeat("The ministers spoke of sanctions and gas at length. ", 60), Entities: []Entity{{countryKey("IR"), "Iran", true}}}
	b.ReportAllocs()
	for b.Loop() {
		if !Match(n, d, noon.Now) {
			b.Fatal("no match")
		}
	}
}
