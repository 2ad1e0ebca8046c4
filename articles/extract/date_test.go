package extract

import (
	"fmt"
	"strings"
	"testing"

	"dateline/model"
	"dateline/model/document"
)

func TestParseDate(t *testing.T) {
	for s, want := range map[string]string{
		"":                                "",
		"soon":                            "",
		"2015":                            "2015",
		"2015-11":                         "2015-11",
		"2015-11-23":                      "2015-11-23",
		" 2015-11-23 ":                    "2015-11-23",
		"20151123":                        "2015-11-23",
		"2015-11-23T14:05:00Z":            "2015-11-23T14:05Z",
		"2015-11-23T14:05:00.123Z":        "2015-11-23T14:05Z",
		"2015-11-23T14:05:00+01:00":       "2015-11-23T14:05+01:00",
		"2015-11-23T14:05:00+0100":        "2015-11-23T14:05+01:00",
		"2015-11-23T14:05+01:00":          "2015-11-23T14:05+01:00",
		"2015-11-23T14:05":                "2015-11-23T14:05Z",
		"2015-11-23 14:05:00":             "2015-11-23T14:05Z",
		"2015-11-23 14:05:00 +0300":       "2015-11-23T14:05+03:00",
		"Mon, 23 Nov 2015 14:05:00 +0000": "2015-11-23T14:05Z",
		"Mon, 23 Nov 2015 14:05:00 GMT":   "2015-11-23T14:05Z",
		"November 23, 2015":               "2015-11-23",
		"Monday, November 23 2015":        "2015-11-23",
		"23 novembre 2015":                "2015-11-23",
		"0000-00-00":                      "",
		"2015-13-01":                      "",
		"2015-02-30":                      "",
		strings.Repeat("2015 ", 1000):     "",
	} {
		a := &model.Article{}
		a.Published, a.Precision = parseDate(s)
		if got := date(a); got != want {
			t.Errorf("%.40q = %s, want %s", s, got, want)
		}
	}
}

func TestDatesIn(t *testing.T) {
	for text, want := range map[string]string{
		"":                                  "",
		"It happened in 2015.":              "",
		"on November 23, 2015, in Tehran":   "2015-11-23",
		"on Nov. 23, 2015":                  "2015-11-23",
		"NOVEMBER 23, 2015":                 "2015-11-23",
		"on 23 November 2015.":              "2015-11-23",
		"the 23rd of November, 2015":        "2015-11-23",
		"on the 1st of May 1999":            "1999-05-01",
		"November 2015":                     "2015-11",
		"(November 2015)":                   "2015-11",
		"between May 2014 and June 3, 2015": "2014-05 2015-06-03",
		"2015-11-23 and 2015/11/24":         "2015-11-23 2015-11-24",
		"2015-11-23T10:00:00Z":              "2015-11-23",
		"23.11.2015":                        "2015-11-23",
		"3.4.2015":                          "2015-04-03",
		"23/11/2015, 11/23/2015":            "2015-11-23 2015-11-23",
		"3/4/2015":                          "", // of April, or March?
		"4/4/2015":                          "2015-04-04",
		"le 1er novembre 2015":              "2015-11-01",
		"el 23 de noviembre de 2015":        "2015-11-23",
		"am 23. November 2015":              "2015-11-23",
		"23 ноября 2015 года":               "2015-11-23",
		"23 Kasım 2015":                     "2015-11-23",
		"23 نوفمبر 2015":                    "2015-11-23",
		"2015年11月23日":                       "2015-11-23",
		"于2015年11月":                         "2015-11",
		"Monday":                            "",
		"November 23":                       "",
		"a crowd of 2015 people":            "",
		"$2015, 2015%, A2015, 2015x":        "",
		"November 31, 2015":                 "",
		"February 29, 2015; 29 Feb 2016":    "2016-02-29",
		"in May. 2015 was dry":              "2015-05",
		"He left in May! 2015 was dry":      "",
		"in May\n\n2015 was dry":            "",
		"1850-11-23, 2101-01-01":            "",
		"12015-11-23":                       "",
		"room 23, 2015 guests":              "",
	} {
		var got []string
		for _, w := range datesIn(text) {
			got = append(got, date(&model.Article{Published: w.time, Precision: min(w.precision, model.Day)}))
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%q = %q, want %q", text, s, want)
		}
	}
}

// The day of publication is the one of the dateline, else of a caption, else of
// the body; the most precise, then the most frequent, then the latest.
func TestPublication(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"dateline with a year", "LOWTOWN, 5 January 2016 (Reuters) - It began on December 1, 2015.", "2016-01-05"},
		{"dateline and the same day elsewhere", "LOWTOWN, Jan 5 (Reuters) - On March 3, 2014 it rained, as on January 5, 2011.", "2011-01-05"},
		{"dateline and the year elsewhere", "LOWTOWN, Nov 5 (Reuters) - It rained in March 2014, in May 2014 and on June 1, 2012.", "2014-11-05"},
		{"dateline, no year that is not in the future", "LOWTOWN, Nov 5 (Reuters) - It will end in March 2017.", ""},
		{"caption before body", "It rained on March 3, 2014 and March 3, 2014.\n\nThe mayor speaks at the bridge, January 5, 2016. (Photo: AFP)\n\nThe end is near.", "2016-01-05"},
		{"a day before a month", "It rained in March 2014, in March 2014 and on May 6, 2012.", "2012-05-06"},
		{"the most frequent day", "It rained on May 6, 2012, on May 7, 2012, and much on May 6, 2012.", "2012-05-06"},
		{"the latest of two days", "It rained on May 6, 2012, and on May 7, 2012.", "2012-05-07"},
		{"a plan is no date", "It rained on May 6, 2012, and will on May 7, 2022.", "2012-05-06"},
		{"a month where there is no day", "It rained in May 2012.", "2012-05"},
		{"a weekday is no date", "It rained on Monday.", ""},
	} {
		a := mustParse(t, "story.txt", "It is raining again\n\n"+tt.text+"\n")
		if got := date(a); got != tt.want {
			t.Errorf("%s: %s, want %s\n%s", tt.name, got, tt.want, outline(a.Doc))
		}
	}
}

func TestDateline(t *testing.T) {
	for text, want := range map[string]string{
		"TEHRAN, Nov 23 (Reuters) - Russian planes flew.":     "TEHRAN, Nov 23 (Reuters) -|Reuters",
		"TEHRAN, Nov. 23 (Xinhua) -- Planes flew.":            "TEHRAN, Nov. 23 (Xinhua) --|Xinhua",
		"TEHRAN, Nov 23 - Planes flew.":                       "TEHRAN, Nov 23 -|",
		"TEHRAN, November 23, 2015 — Planes flew.":            "TEHRAN, November 23, 2015 —|",
		"LONDON — Police said so.":                            "LONDON —|",
		"LONDON—Police said so.":                              "LONDON—|",
		"LONDON (AP) — “Police” said so.":                     "LONDON (AP) —|AP",
		"London (AFP) - Police said so.":                      "London (AFP) -|AFP",
		"(Reuters) - Police said so.":                         "(Reuters) -|Reuters",
		"PARIS/LONDON, Nov 23 (Reuters) – Police said so.":    "PARIS/LONDON, Nov 23 (Reuters) –|Reuters",
		"NEW YORK – 23 people came.":                          "NEW YORK –|",
		"SAN FRANCISCO, Calif. (AP) _ Police said so.":        "SAN FRANCISCO, Calif. (AP) _|AP",
		"Tehran, Iran — Planes flew.":                         "Tehran, Iran —|",
		"Tehran, 23 November 2015 (IRNA) – Planes flew.":      "Tehran, 23 November 2015 (IRNA) –|IRNA",
		"MOSCOW, November 23. /TASS/. Planes flew.":           "MOSCOW, November 23. /TASS/.|TASS",
		"MOSCOW. Nov 23 (Interfax) - Planes flew.":            "MOSCOW. Nov 23 (Interfax) -|Interfax",
		"PORT-AU-PRINCE, Haiti (AP) — Police said so.":        "PORT-AU-PRINCE, Haiti (AP) —|AP",
		"N'DJAMENA, Nov 23 (Reuters) - Police said so.":       "N'DJAMENA, Nov 23 (Reuters) -|Reuters",
		"SÃO PAULO (EFE) - Police said so.":                   "SÃO PAULO (EFE) -|EFE",
		"NATO — the alliance — met.":                          "",
		"BREAKING — Police said so.":                          "",
		"He said - The end.":                                  "",
		"The bridge — Lowtown's only one — stays closed.":     "",
		"Putin, Rouhani - Friends of a kind.":                 "",
		"A well-known man came.":                              "",
		"Police (Reuters) said so.":                           "",
		"In Paris, London — The great cities of old — it ra.": "",
		"I — The first chapter.":                              "",
		"- Police said so.":                                   "",
		"(see below) - Police said so.":                       "",
		"TEHRAN, Nov 23 (Reuters) -":                          "",
		"WORLD WAR II, 1939 TO 1945, A HISTORY — It began.":   "",
		"": "",
	} {
		got := ""
		if d, ok := splitDateline(text); ok {
			got = text[:d.end] + "|" + d.agency
			if rest := text[d.next:]; rest == "" || rest[0] == ' ' || rest[0] == '-' {
				t.Errorf("%q: the lede is %q", text, rest)
			}
		}
		if got != want {
			t.Errorf("%q = %q, want %q", text, got, want)
		}
	}
}

// Cutting the dateline out moves every offset behind it.
func TestCut(t *testing.T) {
	var w document.Builder
	w.Leaf(document.Block{Kind: document.Standfirst})
	w.Text("Before", 0, "")
	w.Leaf(document.Block{Kind: document.Paragraph})
	w.Text("LOW", document.Strong, "")
	w.Text("TOWN — It", 0, "")
	w.Text(" rained", document.Emphasis, "u")
	w.Open(document.Block{Kind: document.Quote})
	w.Leaf(document.Block{Kind: document.Paragraph})
	w.Text("After", 0, "")
	d := w.Document()
	p := d.Blocks[1]
	cut(d, p.Start, len("LOWTOWN — "))
	if err := d.Check(); err != nil {
		t.Fatal(err)
	}
	if d.Text != "Before\n\nIt rained\n\nAfter" {
		t.Errorf("text is %q", d.Text)
	}
	got := ""
	for _, r := range d.Blocks[1].Runs {
		got += fmt.Sprintf("%q/%d%s ", d.Text[r.Start:r.End], r.Style, r.Link)
	}
	if want := `"It "/0 "rained"/1u `; got != want {
		t.Errorf("runs are %s, want %s", got, want)
	}
	if q := d.Blocks[2]; d.Text[q.Start:q.End] != "After" {
		t.Errorf("the quote is %q", d.Text[q.Start:q.End])
	}
}
