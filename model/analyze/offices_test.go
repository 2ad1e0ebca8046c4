package analyze_test

import (
	"strings"
	"testing"

	"dateline/model"
	"dateline/model/analyze"
	"dateline/model/document"
	"dateline/model/gazetteer"
)

// TestOfficesByDate reads the same words on different days: the first person
// found must be the one who fits the day. want is "name · office · country",
// of the office held on that day, or "name · former" where none was.
func TestOfficesByDate(t *testing.T) {
	for _, c := range []struct{ text, date, want string }{
		{"President Bush spoke.", "1990-06-01", "George H. W. Bush · President · US"},
		{"President Bush spoke.", "2003-03-19", "George W. Bush · President · US"},
		{"The U.S. president, George Bush, spoke.", "1990-06-01", "George H. W. Bush · President · US"},
		{"George Bush of the United States spoke.", "2003-03-19", "George W. Bush · President · US"},
		{"President Clinton spoke.", "1998-05-01", "Bill Clinton · President · US"},
		{"Secretary of State Clinton spoke.", "2010-05-01", "Hillary Clinton · Secretary of State · US"},
		{"Barack Obama spoke.", "2012-05-01", "Barack Obama · President · US"},
		{"Barack Obama spoke.", "2026-01-10", "Barack Obama · former"},
		{"President Trump spoke.", "2018-05-01", "Donald Trump · President · US"},
		{"President Trump spoke.", "2026-01-10", "Donald Trump · President · US"},
		{"Donald Trump spoke.", "2022-05-01", "Donald Trump · former"},
		{"Russian President Putin agreed.", "2003-05-01", "Vladimir Putin · President · RU"},
		{"Russian Prime Minister Putin agreed.", "2010-05-01", "Vladimir Putin · Prime Minister · RU"},
		{"Vladimir Putin agreed.", "2012-05-01", "Vladimir Putin · Prime Minister · RU"},
		{"Russian President Medvedev agreed.", "2010-05-01", "Dmitry Medvedev · President · RU"},
		{"Syrian President Assad refused.", "1990-05-01", "Hafez al-Assad · President · SY"},
		{"Syrian President Assad refused.", "2012-05-01", "Bashar al-Assad · President · SY"},
		{"Canadian Prime Minister Trudeau waved.", "1975-05-01", "Pierre Elliott Trudeau · Prime Minister · CA"},
		{"Canadian Prime Minister Trudeau waved.", "2016-05-01", "Justin Trudeau · Prime Minister · CA"},
		{"Indian Prime Minister Gandhi waved.", "1975-05-01", "Indira Gandhi · Prime Minister · IN"},
		{"Indian Prime Minister Gandhi waved.", "1987-05-01", "Rajiv Gandhi · Prime Minister · IN"},
		{"Japanese Prime Minister Abe bowed.", "2013-05-01", "Shinzo Abe · Prime Minister · JP"},
		{"Prime Minister Shinzo Abe bowed.", "2006-12-01", "Shinzo Abe · Prime Minister · JP"},
		{"Prime Minister Blair smiled.", "2003-05-01", "Tony Blair · Prime Minister · GB"},
		{"British Prime Minister Johnson smiled.", "2020-05-01", "Boris Johnson · Prime Minister · GB"},
		{"Prime Minister David Cameron smiled.", "2012-05-01", "David Cameron · Prime Minister · GB"},
		{"Chancellor Merkel smiled.", "2012-05-01", "Angela Merkel · Chancellor · DE"},
		{"German Chancellor Scholz smiled.", "2023-05-01", "Olaf Scholz · Chancellor · DE"},
		{"German Chancellor Gerhard Schröder smiled.", "2003-05-01", "Gerhard Schröder · Chancellor · DE"},
		{"French President Chirac smiled.", "2003-05-01", "Jacques Chirac · President · FR"},
		{"French President Hollande smiled.", "2015-11-20", "François Hollande · President · FR"},
		{"French Prime Minister Chirac smiled.", "1987-05-01", "Jacques Chirac · Prime Minister · FR"},
		{"Philippine President Aquino smiled.", "1988-05-01", "Corazon Aquino · President · PH"},
		{"Philippine President Aquino smiled.", "2013-05-01", "Benigno Aquino III · President · PH"},
		{"Philippine President Marcos smiled.", "2023-05-01", "Bongbong Marcos · President · PH"},
		{"Argentine President Kirchner smiled.", "2005-05-01", "Néstor Kirchner · President · AR"},
		{"Argentine President Kirchner smiled.", "2012-05-01", "Cristina Fernández de Kirchner · President · AR"},
		{"South Korean President Park smiled.", "1975-05-01", "Park Chung-hee · President · KR"},
		{"South Korean President Park smiled.", "2014-05-01", "Park Geun-hye · President · KR"},
		{"Pakistani Prime Minister Sharif smiled.", "2014-05-01", "Nawaz Sharif · Prime Minister · PK"},
		{"Iranian President Ahmadinejad smiled.", "2009-05-01", "Mahmoud Ahmadinejad · President · IR"},
		{"Hassan Rouhani smiled.", "2023-05-01", "Hassan Rouhani · former"},
		{"Iran's Supreme Leader Khamenei smiled.", "2012-05-01", "Ali Khamenei · Supreme Leader · IR"},
		{"Iranian President Khamenei smiled.", "1987-05-01", "Ali Khamenei · President · IR"},
		{"Pope Francis smiled.", "2015-11-25", "Francis · Pope · VA"},
		{"UN Secretary-General Ban Ki-moon smiled.", "2012-05-01", "Ban Ki-moon · Secretary-General · United Nations"},
		{"Kofi Annan smiled.", "2003-05-01", "Kofi Annan · Secretary-General · United Nations"},
		{"Mikhail Gorbachev smiled.", "1987-05-01", "Mikhail Gorbachev · General Secretary · SU"},
	} {
		a := analyze.Analyze(analyze.Input{Doc: document.FromPlain(c.text), Date: parseDay(t, c.date)})
		if len(a.People) != 1 {
			t.Errorf("%q on %s: %d people: %s", c.text, c.date, len(a.People), describe(a, model.FieldText))
			continue
		}
		if got := standing(&a.People[0].Entity); gazetteer.Fold(got) != gazetteer.Fold(c.want) {
			t.Errorf("%q on %s: %s, want %s", c.text, c.date, got, c.want)
		}
	}
}

// standing says who somebody is on the day of the analysis.
func standing(e *model.Entity) string {
	for _, o := range e.Offices {
		if o.Current {
			return strings.Join([]string{e.Name, o.Title, o.Country + o.Organization}, " · ")
		}
	}
	if e.Leader {
		return e.Name + " · former"
	}
	return e.Name
}

// TestNamesakes holds that the wrong time makes nobody a leader.
func TestNamesakes(t *testing.T) {
	for _, c := range []struct{ text, date, want string }{
		{"John Major, a plumber from Ohio, fixed the pipe.", "2015-11-20", ""},
		{"Angela Merkel waved.", "1880-01-01", ""},
		{"Barack Obama, a student, wrote a poem.", "1920-01-01", ""},
		{"George Washington, 34, of Leeds was fined.", "2015-11-20", ""},
		{"Mayor Bush opened the pool.", "2015-11-20", ""},
		{"Justin Trudeau waved.", "1900-01-01", ""},
	} {
		a := analyze.Analyze(analyze.Input{Doc: document.FromPlain(c.text), Date: parseDay(t, c.date)})
		for _, f := range a.People {
			if f.Entity.Leader {
				t.Errorf("%q on %s: %s, want nobody known", c.text, c.date, standing(&f.Entity))
			}
		}
	}
}

// TestWithoutOffice holds that people in the news who held no office are known
// by the whole name, in any of its spellings, and by nothing less.
func TestWithoutOffice(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Steffi Graf waved. Graf then left.", "person:steffi-graf"},
		{"Aleksandr Solzhenitsyn wrote to them.", "person:alexander-solzhenitsyn"},
		{"Mr. Graf waved.", ""},
		{"Peter Graf waved.", ""},
	} {
		a := analyze.Analyze(analyze.Input{Doc: document.FromPlain(c.text), Date: parseDay(t, "1996-11-20")})
		if len(a.People) != 1 {
			t.Errorf("%q: %s, want one person", c.text, describe(a, model.FieldText))
			continue
		}
		if e := &a.People[0].Entity; e.ID != c.want || e.Leader {
			t.Errorf("%q: %q, leader %v, want %q", c.text, e.ID, e.Leader, c.want)
		}
	}
}
