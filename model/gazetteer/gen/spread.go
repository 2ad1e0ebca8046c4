package main

import (
	"strings"

	"dateline/model/gazetteer/layout"
)

// wellKnown is the weight from which the aliases of a person are respelled as
// well as the name.
const wellKnown = 220

// stated is whose names the tables state: what a rule makes of one person's
// name must not be the stated name of another.
type stated struct {
	full map[string]int // key to the one person, -1 for several
	last map[string]int
}

func (s *stated) add(m map[string]int, name string, person int) {
	k := layout.Key(name)
	if o, ok := m[k]; ok && o != person {
		person = -1
	}
	m[k] = person
}

// state notes the names and surnames of all persons.
func (b *builder) state(people []person) {
	s := &stated{full: map[string]int{}, last: map[string]int{}}
	for i := range people {
		p := &people[i]
		for _, n := range append([]string{p.name}, p.aliases...) {
			words := strings.Fields(stripBrackets(n))
			s.add(s.full, strings.Join(words, " "), i)
			for _, v := range shorter(words, p) {
				s.add(s.full, v, i)
			}
			for _, v := range lastNames(words, p) {
				s.add(s.last, v, i)
			}
		}
	}
	b.stated = s
}

// free tells whether no other person bears a name by the tables.
func free(m map[string]int, name string, person int) bool {
	o, ok := m[layout.Key(name)]
	return !ok || o == person
}

// respell adds the romanisations of a name that the rules of the country make,
// and their surnames.
func (b *builder) respell(p *person, i int, words []string, n name, surnames map[string]bool) {
	forms := append([]string{strings.Join(words, " ")}, shorter(words, p)...)
	for _, form := range forms {
		list := respelled(layout.Key(form), p.country())
		if v := umlauts.Replace(form); v != form {
			list = append(list, layout.Key(v))
		}
		for _, v := range list {
			if !free(b.stated.full, v, i) || len(words) > 1 && !strings.Contains(v, " ") || len(v) < shortest || b.common(v) {
				continue
			}
			b.names.add(v, n)
			for _, last := range lastNames(strings.Fields(v), p) {
				everyday := b.common(last) || b.names.surnames[layout.Key(last)]
				if len(last) >= shortest && free(b.stated.last, last, i) && (!everyday || n.weight >= wellKnown) {
					surnames[last] = true
				}
			}
		}
	}
}

// knownBy are the names by which the press knows leaders beside those that the
// tables state: by one name, by a byname, by the name in full.
var knownBy = map[string][]string{
	"saddam hussein":            {"Saddam"},
	"joko widodo":               {"Jokowi"},
	"abdurrahman wahid":         {"Gus Dur"},
	"megawati sukarnoputri":     {"Megawati"},
	"mahmoud abbas":             {"Abu Mazen"},
	"ahmed qurei":               {"Abu Ala", "Abu Alaa"},
	"yasser arafat":             {"Abu Ammar"},
	"pushpa kamal dahal":        {"Prachanda"},
	"xanana gusmao":             {"Xanana"},
	"aung san suu kyi":          {"Suu Kyi"},
	"benigno aquino iii":        {"Noynoy Aquino"},
	"corazon aquino":            {"Cory Aquino"},
	"gloria macapagal arroyo":   {"Gloria Arroyo"},
	"ferdinand marcos jr":       {"Bongbong Marcos"},
	"jimmy carter":              {"James Earl Carter"},
	"bill clinton":              {"William Clinton"},
	"tony blair":                {"Anthony Charles Lynton Blair"},
	"joe biden":                 {"Joseph R. Biden", "Joseph Robinette Biden"},
	"john f kennedy":            {"Jack Kennedy", "JFK"},
	"dwight d eisenhower":       {"Ike Eisenhower"},
	"franklin d roosevelt":      {"FDR"},
	"lyndon b johnson":          {"LBJ"},
	"margaret thatcher":         {"Maggie Thatcher"},
	"khaleda zia":               {"Khaleda"},
	"sheikh hasina":             {"Hasina", "Sheikh Hasina Wajed"},
	"benazir bhutto":            {"Benazir"},
	"chandrika kumaratunga":     {"Chandrika"},
	"luiz inacio lula da silva": {"Lula"},
	"evo morales":               {"Juan Evo Morales"},
	"hugo chavez":               {"Hugo Rafael Chavez"},
	"f w de klerk":              {"Frederik de Klerk", "Frederik Willem de Klerk"},
	"p w botha":                 {"Pieter Botha", "Pieter Willem Botha"},
	"boutros boutros ghali":     {"Boutros Ghali"},
	"muammar gaddafi":           {"Moammar Khadafy", "Muammar Khadafi", "Moamer Kadhafi"},
	"mahmoud ahmadinejad":       {"Mahmoud Ahmadi-Nejad", "Ahmadi-Nejad", "Ahmadinezhad"},
	"deng xiaoping":             {"Teng Hsiao-p'ing"},
}

// calledByFirst are the countries whose leaders the press calls by the first
// name: Thaksin, Mahathir, Meles.
var calledByFirst = set("TH MY ET ER")
