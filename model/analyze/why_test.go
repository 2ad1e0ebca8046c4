package analyze_test

import (
	"strings"
	"testing"
	"time"

	"dateline/model"
	"dateline/model/analyze"
	"dateline/model/document"
)

// whyStory is an article with one country of every sort: what it is about, what
// stands in a list, is named in passing, is known by its leader or only dates it.
var whyStory = analyze.Input{
	Title:    "Kenya opens its new railway",
	Dateline: "GENEVA, May 31 -",
	Date:     time.Date(2017, 5, 31, 0, 0, 0, 0, time.UTC),
	Doc: document.FromPlain(`Kenya opened a railway from Mombasa to Nairobi on Wednesday, and President Uhuru Kenyatta rode on the first train.

Kenyans had waited for it for years. The old line was slow, and in Mombasa the port was full of goods for the rest of the region.

The Kenyan parliament is to hear in June what it cost. A Chinese bank lent most of the money.

Goods for Uganda, Rwanda, Burundi and South Sudan will go by lorry for now. Mr Kenyatta said that he had spoken with Emmanuel Macron.

The line ends in Nairobi, where Kenya wants to build a dry port.`),
}

func countryFinding(t *testing.T, a *model.Analysis, code string) model.Finding {
	t.Helper()
	for _, f := range a.Countries {
		if f.Entity.Country == code {
			return f
		}
	}
	t.Fatalf("%s is not among the countries", code)
	return model.Finding{}
}

func TestWhyCountries(t *testing.T) {
	a := analyze.Analyze(whyStory)
	checkInvariants(t, whyStory, a)
	for _, c := range []struct {
		code     string
		involved bool
		why      string
	}{
		{"KE", true, "named 5 times, in the headline; Mombasa, Nairobi; President Uhuru Kenyatta"},
		{"CN", false, "named once, in passing"},
		{"UG", false, "named once, in a list"},
		{"FR", false, "President Emmanuel Macron, in passing"},
		{"CH", true, "dateline Geneva"}, // of a short story, as newswires count it
	} {
		f := countryFinding(t, a, c.code)
		if got := strings.Join(f.Why, "; "); got != c.why || f.Involved != c.involved {
			t.Errorf("%s: involved %v, %q; want %v, %q", c.code, f.Involved, got, c.involved, c.why)
		}
	}
	if a.Countries[0].Entity.Country != "KE" {
		t.Errorf("first is %s", a.Countries[0].Entity.Country)
	}
}

func TestWhyIsShort(t *testing.T) {
	in := analyze.Input{
		Title:    "France debates its budget",
		Dateline: "PARIS, March 3 -",
		Date:     time.Date(2014, 3, 3, 0, 0, 0, 0, time.UTC),
		Doc: document.FromPlain(`French President François Hollande spoke in Lyon, Marseille, Toulouse and Bordeaux about the budget.

France is to spend less, the Bank of France said in Paris. The French Senate votes on Tuesday.`),
	}
	f := countryFinding(t, analyze.Analyze(in), "FR")
	if len(f.Why) != 4 {
		t.Errorf("%d reasons: %q", len(f.Why), f.Why)
	}
	if got := strings.Count(f.Why[1], ",") + 1; got != 3 {
		t.Errorf("%d places: %q", got, f.Why[1])
	}
	for _, why := range f.Why {
		if len(why) > 60 {
			t.Errorf("long: %q", why)
		}
	}
}

// TestDatelineOfLongStory: the more there is of a story, the less its dateline says.
func TestDatelineOfLongStory(t *testing.T) {
	in := whyStory
	in.Doc = document.FromPlain(strings.Repeat("Kenya has one railway more, and Kenyans in Nairobi and Mombasa are glad of it.\n\n", 12))
	f := countryFinding(t, analyze.Analyze(in), "CH")
	if got := strings.Join(f.Why, "; "); f.Involved || got != "dateline Geneva only" {
		t.Errorf("involved %v, %q", f.Involved, got)
	}
}

// TestFormerLeaders: the office of a leader is that of the day.
func TestFormerLeaders(t *testing.T) {
	in := analyze.Input{
		Date: time.Date(2017, 5, 31, 0, 0, 0, 0, time.UTC),
		Doc:  document.FromPlain("Barack Obama spoke in Berlin. The crowd was large, and Obama was cheered."),
	}
	f := countryFinding(t, analyze.Analyze(in), "US")
	if got := f.Why[0]; !strings.HasPrefix(got, "former President Barack Obama") {
		t.Errorf("%q", got)
	}
}

// TestFocusBeforeDateline: where a story is written is not what it is about.
func TestFocusBeforeDateline(t *testing.T) {
	for _, dateline := range []string{"VIENNA", "Vienna", "NEW YORK", "BRUSSELS, Jan 12 -", ""} {
		in := analyze.Input{
			Title:    "Envoys meet on the war in Yemen",
			Dateline: dateline,
			Date:     time.Date(2017, 1, 12, 0, 0, 0, 0, time.UTC),
			Doc: document.FromPlain(`Envoys met on Thursday to speak about the war in Yemen, which is in its third year.

Yemenis in Sanaa and Aden lack food and medicine, they said, and the ports of Yemen must open.

No date was set for a second meeting.`),
		}
		a := analyze.Analyze(in)
		if f := a.Countries[0]; f.Entity.Country != "YE" || !f.Involved {
			t.Errorf("dateline %q: first is %s, involved %v", dateline, f.Entity.Country, f.Involved)
		}
	}
}

// TestSeatsPointNowhere: an organisation's seat is no way to point to a country.
func TestSeatsPointNowhere(t *testing.T) {
	in := analyze.Input{
		Date: time.Date(2017, 1, 12, 0, 0, 0, 0, time.UTC),
		Doc:  document.FromPlain("Amnesty International said on Monday that it knew nothing of the case. Amnesty International asked for more time."),
	}
	a := analyze.Analyze(in)
	if len(a.Organizations) == 0 || len(a.Countries) != 0 {
		t.Errorf("organisations %d, countries %d", len(a.Organizations), len(a.Countries))
	}
}
