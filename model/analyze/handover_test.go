package analyze_test

import (
	"testing"

	"dateline/model"
	"dateline/model/analyze"
	"dateline/model/document"
)

// TestHandover asks around the day on which an office changed hands: sources
// give the last day or the successor's first, so a day's tolerance holds, and
// where both can claim the day the new holder has it.
func TestHandover(t *testing.T) {
	for _, c := range []struct{ text, date, want string }{
		{"The U.S. president spoke.", "2017-01-18", "president=Barack Obama"},
		{"The U.S. president spoke.", "2017-01-20", "president=Donald Trump"},
		{"The U.S. president spoke.", "2017-01-22", "president=Donald Trump"},
		{"The U.S. president spoke.", "2021-01-18", "president=Donald Trump"},
		{"The U.S. president spoke.", "2021-01-22", "president=Joe Biden"},
		{"The French president spoke.", "2012-05-13", "president=Nicolas Sarkozy"},
		{"The French president spoke.", "2012-05-15", "president=Francois Hollande"},
		{"The French president spoke.", "2012-05-17", "president=Francois Hollande"},
		{"The British prime minister spoke.", "2016-07-12", "prime minister=David Cameron"},
		{"The British prime minister spoke.", "2016-07-13", "prime minister=Theresa May"},
		{"The UN secretary-general spoke.", "2006-12-30", "secretary-general=Kofi Annan"},
		{"The UN secretary-general spoke.", "2007-01-02", "secretary-general=Ban Ki-moon"},
		{"The Russian president spoke.", "1999-12-30", "president=Boris Yeltsin"},
		{"The Russian president spoke.", "2000-01-02", "president=Vladimir Putin"},
	} {
		if got := references(t, c.text, c.date); got != c.want {
			t.Errorf("%s %q\n got  %s\n want %s", c.date, c.text, got, c.want)
		}
	}
}

// TestCountryOnDate: a person stands for the country of the office held on the
// day, else of the latest before it, else for none.
func TestCountryOnDate(t *testing.T) {
	for _, c := range []struct{ text, date, want string }{
		{"Mark Carney spoke in London, England.", "2015-05-01", "GB"},
		{"Mark Carney spoke in Ottawa, Canada.", "2025-05-01", "CA"},
		{"Kofi Annan spoke of the United Nations.", "2003-05-01", ""},
		{"Ban Ki-moon spoke in Seoul, South Korea.", "2005-05-01", "KR"},
		{"Ban Ki-moon spoke in Seoul, South Korea.", "2010-05-01", ""},
		{"Hillary Clinton spoke of U.S. troops.", "2010-05-01", "US"},
		{"Barack Obama spoke.", "2017-01-20", "US"},
		{"Barack Obama spoke.", "2020-01-20", "US"},
		{"Mikhail Gorbachev spoke.", "1990-05-01", "SU"},
		{"Vladimir Putin spoke.", "2009-05-01", "RU"},
	} {
		a := analyze.Analyze(analyze.Input{Doc: document.FromPlain(c.text), Date: parseDay(t, c.date)})
		if len(a.People) == 0 {
			t.Errorf("%s %q: nobody", c.date, c.text)
			continue
		}
		if got := a.People[0].Entity; got.ID == "" || got.Country != c.want {
			t.Errorf("%s %q: %s %s stands for %q, want %q", c.date, c.text, got.Name, got.ID, got.Country, c.want)
		}
		for _, m := range a.Mentions {
			if m.Kind == model.Person && m.Country != c.want {
				t.Errorf("%s %q: the mention counts for %q", c.date, c.text, m.Country)
			}
		}
	}
}
