package gazetteer

import (
	"testing"
	"time"

	"dateline/model"
)

// Teams of many sports by the full name and by what the press calls them.
func TestTeams(t *testing.T) {
	for _, c := range []struct{ id, name, nickname string }{
		{"manchester-united", "Manchester United", "Man Utd"},
		{"borussia-dortmund", "Borussia Dortmund", "BVB"},
		{"bayern-munich", "Bayern Munich", "Bayern"},
		{"juventus", "Juventus", "Juve"},
		{"fc-barcelona", "FC Barcelona", "Barca"},
		{"paris-saint-germain", "Paris Saint-Germain", "PSG"},
		{"feyenoord", "Feyenoord Rotterdam", "Feyenoord"},
		{"brondby", "Brøndby", "Broendby"},
		{"bodo-glimt", "Bodø/Glimt", "Bodoe/Glimt"},
		{"fenerbahce", "Fenerbahçe", "Fenerbahce"},
		{"steaua-bucharest", "Steaua Bucharest", "Steaua"},
		{"spartak-moscow", "Spartak Moscow", "Moscow Spartak"},
		{"dynamo-kiev", "Dynamo Kiev", "Dynamo Kyiv"},
		{"colo-colo", "Colo Colo", "Colo-Colo"},
		{"al-ahly", "Al-Ahly", "Al Ahly Cairo"},
		{"new-york-yankees", "New York Yankees", "Yankees"},
		{"montreal-expos", "Montreal Expos", "Expos"},
		{"los-angeles-lakers", "Los Angeles Lakers", "Lakers"},
		{"seattle-supersonics", "Seattle SuperSonics", "Sonics"},
		{"san-francisco-49ers", "San Francisco 49ers", "49ers"},
		{"quebec-nordiques", "Quebec Nordiques", "Nordiques"},
		{"toronto-maple-leafs", "Toronto Maple Leafs", "Leafs"},
		{"hamilton-tiger-cats", "Hamilton Tiger-Cats", "Ticats"},
		{"los-angeles-galaxy", "Los Angeles Galaxy", "LA Galaxy"},
		{"las-vegas-aces", "Las Vegas Aces", "Utah Starzz"},
		{"leicestershire-county-cricket-club", "Leicestershire County Cricket Club", "Leicestershire CCC"},
		{"royal-challengers-bangalore", "Royal Challengers Bangalore", "Royal Challengers"},
		{"stade-toulousain", "Stade Toulousain", "Stade Toulousain"},
		{"south-sydney-rabbitohs", "South Sydney Rabbitohs", "Rabbitohs"},
		{"zalgiris-kaunas", "Zalgiris Kaunas", "Žalgiris"},
		{"yomiuri-giants", "Yomiuri Giants", "Tokyo Giants"},
		{"frolunda-hc", "Frölunda HC", "Frolunda Indians"},
		{"sauber", "Sauber", "Sauber-Petronas"},
		{"cofidis", "Cofidis", "Cofidis"},
		{"all-blacks", "All Blacks", "All Blacks"},
		{"springboks", "Springboks", "Springbok"},
	} {
		for _, n := range []string{c.name, c.nickname} {
			list := Lookup(n)
			if at := find(list, "org:"+c.id); at < 0 || list[at].Ambiguous {
				t.Errorf("%q as %s: %+v", n, c.id, list)
			}
		}
	}
}

// What clubs share, or is also a word, a place or a person, needs context.
func TestTeamFormsThatNeedContext(t *testing.T) {
	for name, ids := range map[string][]string{
		"Giants":    {"san-francisco-giants", "new-york-giants"},
		"Rangers":   {"glasgow-rangers", "texas-rangers", "new-york-rangers"},
		"Cardinals": {"st-louis-cardinals", "arizona-cardinals"},
		"Dynamo":    {"dynamo-kiev", "dynamo-moscow"},
		"CSKA":      {"cska-moscow", "cska-sofia"},
		"United":    {"manchester-united", "leeds-united"},
		"Barcelona": {"fc-barcelona"}, "Leeds": {"leeds-united"}, "Chelsea": {"chelsea-fc"}, "Milan": {"ac-milan"},
		"Celtic": {"celtic"}, "Indians": {"cleveland-indians"}, "Magic": {"orlando-magic"}, "A's": {"oakland-athletics"},
		"Gil Vicente": {"gil-vicente-fc"}, "ONCE": {"once"},
	} {
		for _, id := range ids {
			list := Lookup(name)
			if at := find(list, "org:"+id); at < 0 || !list[at].Ambiguous {
				t.Errorf("%q as %s: %+v", name, id, list)
			}
		}
	}
}

// Towns and peoples keep their names: no club comes before them, and none has
// that of a state.
func TestTeamsStandBehindPlaces(t *testing.T) {
	for name, id := range map[string]string{
		"Barcelona": "geonames:3128760", "Leeds": "geonames:2644688", "Liverpool": "geonames:2644210", "Indians": "country:IN",
		"Monaco": "country:MC", "America": "country:US", "Valencia": "geonames:2509954", "Lazio": "admin1:IT.07",
	} {
		list := Lookup(name)
		place := find(list, id)
		for i, c := range list {
			if OrganizationKind(c.Ref) == "team" && i < place || place < 0 {
				t.Errorf("%q: %s stands at %d, %s at %d", name, NameOf(c.Ref), i, id, place)
			}
		}
	}
}

func TestTeamFacts(t *testing.T) {
	r := Lookup("Galatasaray")[0].Ref
	if r.Kind() != model.Organization || OrganizationKind(r) != "team" || IsStateOrgan(r) || CountryOf(r) != "" {
		t.Errorf("Galatasaray: %v %q %v %q", r.Kind(), OrganizationKind(r), IsStateOrgan(r), CountryOf(r))
	}
	if name := NameOf(Lookup("Spurs")[0].Ref); name == "" {
		t.Error("a team without a name")
	}
	// The city at the head of a team's name ends no match.
	m := NewMatcher()
	names := m.Names("Kansas City Royals beat the Oakland A's", 0, nil)
	if last := names[len(names)-1]; last.End != len("Kansas City Royals") || Entity(last.Candidates[0].Ref, time.Time{}).ID != "org:kansas-city-royals" {
		t.Errorf("the longest match is %+v", last)
	}
}
