package cli

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"
)

// gasFeed has four stories whose words, countries and days differ.
const gasFeed = `<rss version="2.0"><channel><title>World</title><link>https://world.example/</link><description>d</description>
<item><title>Gas exporters gather in Tehran</title><guid isPermaLink="false">1</guid><link>https://world.example/1</link><pubDate>Mon, 23 Nov 2015 08:00:00 GMT</pubDate>
 <description>The gas summit in Tehran, the capital of Iran, began on Monday. Iran expects ministers of eleven countries.</description></item>
<item><title>Voters in Argentina go to the polls</title><guid isPermaLink="false">2</guid><link>https://world.example/2</link><pubDate>Sun, 22 Nov 2015 08:00:00 GMT</pubDate>
 <description>Argentina votes. Prices of gas were no matter of the campaign in Argentina.</description></item>
<item><title>Ｆｌｏｏｄｓ in 東京</title><guid isPermaLink="false">3</guid><link>https://world.example/3</link><pubDate>Sat, 21 Nov 2015 08:00:00 GMT</pubDate>
 <description>東京都は大雨に見舞われた。</description></item>
<item><title>Élections in France</title><guid isPermaLink="false">4</guid><link>https://world.example/4</link><pubDate>Fri, 20 Nov 2015 08:00:00 GMT</pubDate>
 <description>France votes in December, &lt;b&gt;red&lt;/b&gt;&#x1b;[31m or blue.</description></item>
</channel></rss>`

// finding is a front whose library has the stories of gasFeed.
func finding(t *testing.T) front {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, gasFeed) }))
	t.Cleanup(s.Close)
	f := reading(t)
	f.add(t, s.URL+"/feed")
	return f
}

// titles are the first words of the headlines that a verb printed with --json.
func titles(t *testing.T, got outcome) string {
	t.Helper()
	var out []string
	for _, it := range lines[foundObject](t, got) {
		out = append(out, strings.Fields(it.Title)[0])
	}
	return strings.Join(out, " ")
}

func TestListQuery(t *testing.T) {
	f := finding(t)
	for args, want := range map[string]string{
		"":                            "Gas Voters Ｆｌｏｏｄｓ Élections",
		"gas":                         "Gas Voters",
		"GAS -argentina":              "", // a flag, see below
		"-- -argentina":               "Gas Ｆｌｏｏｄｓ Élections",
		"country:iran":                "Gas",
		"country:(ir OR ar)":          "Gas Voters",
		"elections":                   "Élections",
		"floods":                      "Ｆｌｏｏｄｓ",
		"ＩＲＡＮ":                        "Gas",
		"ｶﾞｽ":                         "",
		"東京":                          "Ｆｌｏｏｄｓ",
		"before:2015-11-22":           "Ｆｌｏｏｄｓ Élections",
		"title:gas":                   "Gas",
		"feed:world votes":            "Voters Élections",
		"is:read":                     "",
		"votes --sort best --limit 2": "Élections Voters",
		"--unread gas --limit 1":      "Gas",
	} {
		got := f.start(t, append(strings.Fields("list --json"), strings.Fields(args)...)...)
		if strings.HasPrefix(args, "GAS") {
			if got.status != 2 || !strings.Contains(got.stderr, "shorthand") {
				t.Errorf("%s: %+v", args, got)
			}
			continue
		}
		if found := titles(t, got); got.status != 0 || found != want {
			t.Errorf("list %s: %s, not %s (%+v)", args, found, want, got)
		}
	}
	f.expect(t, "list zeppelin", outcome{0, "No article is found.\n", ""})
	f.expect(t, "list zeppelin --json", outcome{0, "", ""})
	f.expect(t, "search", outcome{2, "", "dateline: search needs a query: words, or fields as in country:iran (see dateline search --help)\n"})
	f.expect(t, "list gas --sort worst", outcome{2, "", "dateline: --sort is newest or best, not worst (see dateline list --help)\n"})
	reading(t).expect(t, "search gas", outcome{0, "No articles. dateline refresh fetches them; dateline add URL follows a feed first.\n", ""})
}

func TestSearch(t *testing.T) {
	f := finding(t)
	f.expect(t, "search iran summit", outcome{0, `     4  23 Nov 2015  •  Gas exporters gather in Tehran  (World)
        The gas summit in Tehran, the capital of Iran, began on Monday. Iran expects ministers of eleven countries.
`, ""})
	got := lines[foundObject](t, f.start(t, "search", "iran", "summit", "--json"))
	if len(got) != 1 || got[0].Feed != "World" || !reflect.DeepEqual(got[0].Countries, []string{"IR"}) || got[0].Tags == nil || got[0].Published != "2015-11-23T08:00:00Z" {
		t.Fatalf("%+v", got)
	}
	var hits []string
	for _, m := range got[0].Matches {
		hits = append(hits, got[0].Snippet[m.Start:m.End])
	}
	if strings.Join(hits, " ") != "summit Iran Iran" {
		t.Errorf("matches %q", hits)
	}
	if got := titles(t, f.start(t, "search", "gas", "--json")); got != "Gas Voters" {
		t.Errorf("the best first: %s", got)
	}
	if got := titles(t, f.start(t, "search", "gas", "--json", "--limit", "1", "--sort", "newest")); got != "Gas" {
		t.Errorf("--limit: %s", got)
	}
}

// TestSearchOnTerminal: colours and highlights on a terminal, and none elsewhere or
// where NO_COLOR is set; no line is wider than the screen.
func TestSearchOnTerminal(t *testing.T) {
	f := finding(t)
	for _, width := range []int{120, 80, 50} {
		on := f
		on.terminal, on.width = true, width
		got := on.start(t, "search", "gas", "--limit", "1").stdout
		if !strings.Contains(got, "\x1b[") || !strings.Contains(got, "1 of 2; --limit lists more") {
			t.Errorf("%q", got)
		}
		on.environ = append([]string{"NO_COLOR=1"}, f.environ...)
		for _, args := range []string{"search gas", "list", "search red"} {
			got := on.start(t, strings.Fields(args)...).stdout
			for line := range strings.Lines(got) {
				if n := len([]rune(strip(line))); n > width+1 {
					t.Errorf("%s at %d: a line of %d: %q", args, width, n, line)
				}
			}
			if strings.Contains(got, "\x1b[31m") || strings.Contains(got, "\x1b[3") {
				t.Errorf("%s: colour all the same: %q", args, got)
			}
		}
	}
	if got := f.start(t, "search", "red").stdout; strings.Contains(got, "\x1b") {
		t.Errorf("an escape sequence on a pipe: %q", got)
	}
}

// strip takes away what styles a line.
func strip(line string) string {
	for {
		i := strings.IndexByte(line, '\x1b')
		if i < 0 {
			return line
		}
		n := strings.IndexByte(line[i:], 'm')
		line = line[:i] + line[i+n+1:]
	}
}

// TestBadQueries: every mistake is told with its place, and never crashes.
func TestBadQueries(t *testing.T) {
	full, empty := finding(t), reading(t)
	for _, c := range []struct{ query, stderr string }{
		{"gas (iran", "dateline: query: at 10: ) expected, to close the ( at 5\n  gas (iran\n"},
		{"contry:iran", "dateline: query: at 1: no field contry: did you mean country?\n  contry:iran\n  ^^^^^^\n"},
		{"gas after:2015-13-45", "  gas after:2015-13-45\n            ^^^^^^^^^^\n"},
		{`title:"gas forum`, "dateline: query: at 17: \" expected, to close the \" at 7\n"},
		{"OR", "dateline: query: at 1:"},
		{"gas )", "dateline: query: at 5:"},
		{"country:atlantis", "  country:atlantis\n          ^^^^^^^^\n"},
		{"is:\x1b[31mred", "dateline: query: at 4:"},
		{strings.Repeat("a ", 100) + "is:nothing", "\n  …"},
		{"votes\x00", "dateline: query: at 6: the control character U+0000 cannot be looked for\n"},
		{strings.Repeat("(", 5000), "dateline: query: at "},
	} {
		for _, f := range []front{full, empty} {
			for _, verb := range []string{"list", "search"} {
				got := f.start(t, verb, "--", c.query)
				if got.status != 2 || got.stdout != "" || !strings.Contains(got.stderr, c.stderr) || !strings.Contains(got.stderr, "^") || strings.Contains(got.stderr, "\x1b") {
					t.Errorf("%s %.80q: %+v", verb, c.query, got)
				}
			}
		}
	}
	// What is odd and no mistake.
	for query, want := range map[string]string{"-gas": "Ｆｌｏｏｄｓ Élections", "NOT (gas OR france)": "Ｆｌｏｏｄｓ", "": "Gas Voters Ｆｌｏｏｄｓ Élections"} {
		if got := titles(t, full.start(t, "list", "--json", "--", query)); got != want {
			t.Errorf("%q: %s, not %s", query, got, want)
		}
	}
	many := make([]string, 10_000)
	for i := range many {
		many[i] = fmt.Sprintf("word%d", i)
	}
	for _, text := range []string{strings.Join(many, " "), strings.Join(many, " OR "), "-" + strings.Join(many, " -")} {
		got := full.start(t, "list", "--json", "--", text)
		if got.status != 0 && (got.status != 2 || strings.Count(got.stderr, "\n") > 3) {
			t.Errorf("10,000 terms: %.300q", got.stderr)
		}
	}
}

func TestCompleteQuery(t *testing.T) {
	full, empty := finding(t), reading(t)
	for word, want := range map[string]string{
		"country:ar":     "country:argentina\tAR 1 article\n",
		"con":            "",
		"cou":            "country:\t",
		"gas\x20is:un":   "gas is:unread\n",
		"-feed:wor":      "-feed:World\t4 articles\n",
		"after:t":        "after:today\n",
		"title:g":        "",
		`country:"unite`: `country:"united kingdom"`,
	} {
		args := []string{"__complete", "list", "--", word}
		if got := full.start(t, args...); got.status != 0 || !strings.Contains(got.stdout, want) || want == "" && !strings.HasPrefix(got.stdout, ":") {
			t.Errorf("%q: %q", word, got.stdout)
		}
		if got := empty.start(t, args...); got.status != 0 || strings.Contains(got.stdout, "article") {
			t.Errorf("%q without a library: %+v", word, got)
		}
	}
	if got := full.start(t, "__complete", "search", "--sort", ""); !strings.HasPrefix(got.stdout, "newest\nbest\n") {
		t.Errorf("--sort: %q", got.stdout)
	}
}
