package gazetteer

import (
	"testing"
	"time"

	"dateline/model"
)

// Companies, media and exchanges are found by every form that the press uses:
// the full name, the short one, the older one, the acronym.
func TestCompanies(t *testing.T) {
	for _, c := range []struct {
		id    string
		forms []string
	}{
		{"general-mills", []string{"General Mills"}},
		{"texaco", []string{"Texaco"}},
		{"twa", []string{"TWA", "Trans World Airlines"}},
		{"digital-equipment", []string{"Digital Equipment", "Digital Equipment Corporation"}},
		{"salomon-brothers", []string{"Salomon Brothers", "Salomon Smith Barney"}},
		{"drexel-burnham-lambert", []string{"Drexel Burnham Lambert", "Drexel"}},
		{"kidder-peabody", []string{"Kidder Peabody", "Kidder, Peabody"}},
		{"u-s-steel", []string{"U.S. Steel", "USX", "United States Steel"}},
		{"gulf-western", []string{"Gulf & Western", "Gulf and Western"}},
		{"barings", []string{"Barings", "Baring Brothers"}},
		{"bank-of-credit-and-commerce-international", []string{"Bank of Credit and Commerce International", "BCCI"}},
		{"imperial-chemical-industries", []string{"Imperial Chemical Industries", "ICI"}},
		{"marks-spencer", []string{"Marks & Spencer", "Marks and Spencer"}},
		{"hoechst", []string{"Hoechst"}},
		{"deutsche-bahn", []string{"Deutsche Bahn", "Bundesbahn"}},
		{"rhone-poulenc", []string{"Rhone-Poulenc", "Rhône-Poulenc"}},
		{"klm", []string{"KLM", "KLM Royal Dutch Airlines"}},
		{"el-corte-ingles", []string{"El Corte Ingles", "El Corte Inglés"}},
		{"yamaichi", []string{"Yamaichi", "Yamaichi Securities"}},
		{"cctv", []string{"CCTV", "China Central Television"}},
		{"state-bank-of-india", []string{"State Bank of India"}},
		{"oil-and-natural-gas-corporation", []string{"Oil and Natural Gas Corporation", "ONGC"}},
		{"kazmunaygas", []string{"KazMunayGas", "KazMunaiGas"}},
		{"tnk-bp", []string{"TNK-BP", "Tyumen Oil"}},
		{"royal-jordanian", []string{"Royal Jordanian", "Royal Jordanian Airlines"}},
		{"bank-of-nova-scotia", []string{"Bank of Nova Scotia", "Scotiabank"}},
		{"toronto-dominion", []string{"Toronto-Dominion", "Toronto-Dominion Bank"}},
		{"london-metal-exchange", []string{"London Metal Exchange", "LME"}},
		{"chicago-board-of-trade", []string{"Chicago Board of Trade", "CBOT"}},
		{"los-angeles-times", []string{"Los Angeles Times", "L.A. Times"}},
		{"frankfurter-allgemeine-zeitung", []string{"Frankfurter Allgemeine Zeitung", "Frankfurter Allgemeine", "FAZ"}},
		{"folha-de-s-paulo", []string{"Folha de S.Paulo", "Folha de Sao Paulo", "Folha"}},
		{"iranian-labour-news-agency", []string{"Iranian Labour News Agency", "ILNA"}},
		{"dupont", []string{"E.I. du Pont"}},
	} {
		for _, form := range c.forms {
			list := Lookup(form)
			if at := find(list, "org:"+c.id); at != 0 {
				t.Errorf("%q: %s stands at %d of %d", form, c.id, at, len(list))
			} else if list[0].Ambiguous {
				t.Errorf("%q as %s needs context", form, c.id)
			} else if r := list[0].Ref; r.Kind() != model.Organization || IsStateOrgan(r) || CountryOf(r) != "" {
				t.Errorf("%q: %v, country %q: a company is no organ of its seat", form, r.Kind(), CountryOf(r))
			}
		}
	}
}

// A short form that is an everyday word, a place or a plain pair of letters
// needs context even where it is the only name of the firm.
func TestAmbiguousCompanies(t *testing.T) {
	for form, id := range map[string]string{
		"Gap": "gap", "Sprint": "sprint", "Subway": "subway", "Orange": "france-telecom", "Next": "next", "Boots": "boots", "Argos": "argos",
		"Time": "time", "Sun": "sun", "New Yorker": "new-yorker", "Suez": "lyonnaise-des-eaux", "Westfield": "westfield",
		"Woodside": "woodside", "Copa": "copa-airlines", "Virgin": "virgin-group", "Prudential": "prudential", "Telegram": "telegram",
		"BT": "british-telecom", "P&O": "p-o", "ICE": "intercontinental-exchange", "PA": "press-association", "SAS": "scandinavian-airlines",
	} {
		list := Lookup(form)
		if at := find(list, "org:"+id); at < 0 {
			t.Errorf("%q: no %s", form, id)
		} else if !list[at].Ambiguous {
			t.Errorf("%q as %s is not ambiguous", form, id)
		}
	}
	for _, form := range []string{"Wang", "Dole", "Tyson", "Tiffany", "Hess", "Wanda"} {
		for _, c := range Lookup(form) {
			if e := Entity(c.Ref, time.Time{}); e.Kind == model.Organization && !c.Ambiguous {
				t.Errorf("%q is %s", form, e.ID)
			}
		}
	}
}
