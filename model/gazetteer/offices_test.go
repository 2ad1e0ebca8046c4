package gazetteer

import (
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/model"
)

// The presidents (kings, supreme leaders) and heads of government of twelve
// countries on four days.
func TestLeadersOnDate(t *testing.T) {
	dates := []string{"2003-07-01", "2012-07-01", "2015-11-23", "2026-09-01"}
	for code, want := range map[string][4]string{
		"US": {"George W. Bush", "Barack Obama", "Barack Obama", "Donald Trump"},
		"RU": {"Vladimir Putin, Mikhail Kasyanov", "Vladimir Putin, Dmitry Medvedev", "Vladimir Putin, Dmitry Medvedev", "Vladimir Putin, Mikhail Mishustin"},
		"GB": {"Elizabeth II, Tony Blair", "Elizabeth II, David Cameron", "Elizabeth II, David Cameron", "Charles III, Andy Burnham"},
		"FR": {"Jacques Chirac, Jean-Pierre Raffarin", "Francois Hollande, Jean-Marc Ayrault", "Francois Hollande, Manuel Valls", "Emmanuel Macron, Sebastien Lecornu"},
		"DE": {"Johannes Rau, Gerhard Schröder", "Joachim Gauck, Angela Merkel", "Joachim Gauck, Angela Merkel", "Frank-Walter Steinmeier, Friedrich Merz"},
		"IR": {"Ali Khamenei, Mohammad Khatami", "Ali Khamenei, Mahmoud Ahmadinejad", "Ali Khamenei, Hassan Rouhani", ""},
		"CN": {"Hu Jintao, Wen Jiabao", "Hu Jintao, Wen Jiabao", "Xi Jinping, Li Keqiang", "Xi Jinping, Li Qiang"},
		"IN": {"A. P. J. Abdul Kalam, Atal Bihari Vajpayee", "Pratibha Patil, Manmohan Singh", "Pranab Mukherjee, Narendra Modi", "Draupadi Murmu, Narendra Modi"},
		"TR": {"Ahmet Necdet Sezer, Recep Tayyip Erdogan", "Abdullah Gul, Recep Tayyip Erdogan", "Recep Tayyip Erdogan, Ahmet Davutoglu", "Recep Tayyip Erdogan"},
		"SY": {"Bashar al-Assad, Muhammad Mustafa Mero", "Bashar al-Assad, Riyad Farid Hijab", "Bashar al-Assad, Wael al-Halqi", "Ahmed al-Sharaa"},
		"KR": {"Roh Moo-hyun, Goh Kun", "Lee Myung-bak, Kim Hwang-sik", "Park Geun-hye, Hwang Kyo-ahn", "Lee Jae Myung, Kim Min-seok"},
		"SA": {"Fahd", "Abdullah", "Salman", "Salman, Mohammed bin Salman"},
		"VE": {"Hugo Chavez", "Hugo Chavez", "Nicolas Maduro", "Delcy Rodriguez"},
		"VN": {"Tran Duc Luong, Phan Van Khai", "Truong Tan Sang, Nguyen Tan Dung", "Truong Tan Sang, Nguyen Tan Dung", "To Lam, Le Minh Hung"},
		"ES": {"Juan Carlos I, José María Aznar", "Juan Carlos I, Mariano Rajoy", "Felipe VI, Mariano Rajoy", "Felipe VI, Pedro Sánchez"},
	} {
		for i, date := range dates {
			if want[i] == "" {
				continue
			}
			refs := Holders(code, "", []string{"supreme_leader", "monarch", "head_of_state", "head_of_government"}, day(t, date))
			var names []string
			for _, r := range refs {
				names = append(names, NameOf(r))
			}
			if got := strings.Join(names, ", "); got != want[i] {
				t.Errorf("%s on %s: %s, want %s", code, date, got, want[i])
			}
		}
	}
}

func TestOfficeOnDate(t *testing.T) {
	for _, c := range []struct {
		name, date string
		title      string // of the office to show
		current    bool
		country    string
	}{
		{"Hassan Rouhani", "2015-11-23", "President", true, "IR"},
		{"Hassan Rouhani", "2026-09-01", "President", false, "IR"},
		{"Vladimir Putin", "2003-07-01", "President", true, "RU"},
		{"Vladimir Putin", "2010-01-01", "Prime Minister", true, "RU"},
		{"Vladimir Putin", "2015-11-23", "President", true, "RU"},
		{"Ali Khamenei", "1985-01-01", "President", true, "IR"},
		{"Ali Khamenei", "2003-07-01", "Supreme Leader", true, "IR"},
		{"Angela Merkel", "2015-11-23", "Chancellor", true, "DE"},
		{"Angela Merkel", "2026-09-01", "Chancellor", false, "DE"},
		{"Hillary Clinton", "2012-07-01", "Secretary of State", true, "US"},
		{"Elizabeth II", "2003-07-01", "Queen", true, "GB"},
		{"Francois Mitterrand", "1990-01-01", "President", true, "FR"},
		{"Emmanuel Macron", "2026-09-01", "President", true, "FR"},
		{"Ban Ki-moon", "2015-11-23", "Secretary-General", true, ""},
		{"Jens Stoltenberg", "2012-07-01", "Prime Minister", true, "NO"},
		{"Jens Stoltenberg", "2015-11-23", "Secretary-General", true, ""},
		{"Christine Lagarde", "2015-11-23", "IMF Managing Director", true, ""},
		{"Christine Lagarde", "2026-09-01", "ECB President", true, ""},
		{"Keir Starmer", "2026-01-15", "Prime Minister", true, "GB"},
		{"Keir Starmer", "2026-09-01", "Prime Minister", false, "GB"},
		{"Qassem Soleimani", "2015-11-23", "Quds Force Commander", true, ""},
		{"Narendra Modi", "2003-07-01", "Prime Minister", false, ""}, // an office to come lends no country
		{"Roh Moo-hyun", "2003-07-01", "President", true, "KR"},
		{"Salman", "2026-09-01", "King", true, "SA"},
		{"Mark Carney", "2015-11-23", "Bank of England Governor", true, "GB"},
		{"Mark Carney", "2026-09-01", "Prime Minister", true, "CA"},
		{"Muhammadu Buhari", "2015-11-23", "President", true, "NG"},
		{"Nicolas Maduro", "2012-07-01", "Foreign Minister", true, "VE"},
		{"Nicolas Maduro", "2015-11-23", "President", true, "VE"},
		{"Antonio Guterres", "2012-07-01", "UN High Commissioner for Refugees", true, ""},
		{"Donald Tusk", "2012-07-01", "Prime Minister", true, "PL"},
		{"Donald Tusk", "2015-11-23", "European Council President", true, ""},
	} {
		list := Lookup(c.name)
		if len(list) == 0 {
			t.Errorf("no %s", c.name)
			continue
		}
		e := Entity(list[0].Ref, day(t, c.date))
		office, ok := e.Office(day(t, c.date))
		if !ok || office.Title != c.title || office.Current != c.current || e.Country != c.country {
			t.Errorf("%s on %s: %+v in %q", c.name, c.date, office, e.Country)
		}
		if HeldOn(list[0].Ref, day(t, c.date)) != hasCurrent(e) {
			t.Errorf("%s on %s: HeldOn disagrees with Current", c.name, c.date)
		}
	}
}

func hasCurrent(e model.Entity) bool {
	return slices.ContainsFunc(e.Offices, func(t model.Term) bool { return t.Current })
}

// Every person: terms newest first but for crowns that come with another, one
// of Country and Organization, dates in order, no title twice from one day.
func TestTermsAreWellFormed(t *testing.T) {
	date := day(t, "2015-11-23")
	ids := map[string]string{}
	for _, c := range everyRef(ClassPerson) {
		e := Entity(c, date)
		if e.ID == "" || e.Name == "" || strings.ContainsAny(e.Name, "()|\"") {
			t.Errorf("%q has ID %q", e.Name, e.ID)
		}
		if other, ok := ids[e.ID]; ok {
			t.Errorf("%s is %s and %s", e.ID, e.Name, other)
		}
		ids[e.ID] = e.Name
		if e.Leader != (len(e.Offices) > 0) {
			t.Errorf("%s: leader %v with %d offices", e.Name, e.Leader, len(e.Offices))
		}
		seen := map[string]bool{}
		for _, o := range e.Offices {
			if (o.Country == "") == (o.Organization == "") {
				t.Errorf("%s: office of %q and %q", e.Name, o.Country, o.Organization)
			}
			if o.Until != "" && firstDay(parseDate(o.From)) > lastDay(parseDate(o.Until)) {
				t.Errorf("%s: %s from %s until %s", e.Name, o.Title, o.From, o.Until)
			}
			if o.Until != "" && o.AsOf != "" {
				t.Errorf("%s: %s has an end and an as-of", e.Name, o.Title)
			}
			key := o.Title + o.Country + o.Organization + o.From
			if seen[key] {
				t.Errorf("%s: %s twice from %s", e.Name, o.Title, o.From)
			}
			seen[key] = true
		}
	}
}

func everyRef(c Class) []Ref {
	var list []Ref
	for i := 0; ; i++ {
		r := makeRef(c, i)
		if !exists(r) {
			return list
		}
		list = append(list, r)
	}
}

func TestHandover(t *testing.T) {
	// The end is the last day or the successor's first: on that day the
	// successor is who holds it.
	for _, c := range []struct{ country, role, date, want string }{
		{"US", "head_of_state", "2009-01-19", "George W. Bush"},
		{"US", "head_of_state", "2009-01-20", "Barack Obama"},
		{"US", "head_of_state", "2009-01-21", "Barack Obama"},
		{"US", "head_of_state", "2017-01-20", "Donald Trump"},
		{"GB", "head_of_government", "2016-07-14", "Theresa May"},
		{"GB", "head_of_government", "2026-07-21", "Andy Burnham"},
		{"VN", "head_of_state", "2026-04-08", "To Lam"},
		{"DE", "head_of_government", "2021-12-09", "Olaf Scholz"},
	} {
		refs := Holders(c.country, "", []string{c.role}, day(t, c.date))
		if len(refs) == 0 || NameOf(refs[0]) != c.want {
			t.Errorf("%s %s on %s: %d, want %s", c.country, c.role, c.date, len(refs), c.want)
		}
	}
}

func TestHoldersOfOrganizations(t *testing.T) {
	for org, want := range map[string]string{
		"United Nations": "Ban Ki-moon", "org:north-atlantic-treaty-organization": "Jens Stoltenberg",
		"International Monetary Fund": "Christine Lagarde", "European Central Bank": "Mario Draghi", "FIFA": "Sepp Blatter",
	} {
		refs := Holders("", org, []string{"head_of_organization"}, day(t, "2015-11-23"))
		if len(refs) == 0 || NameOf(refs[0]) != want {
			t.Errorf("%s: %v, want %s", org, refs, want)
		}
	}
	if refs := Holders("ZZ", "", nil, time.Now()); refs != nil {
		t.Errorf("unknown country: %v", refs)
	}
	if refs := Holders("", "No Such Body", nil, time.Now()); refs != nil {
		t.Errorf("unknown organisation: %v", refs)
	}
}
