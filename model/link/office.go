package link

import (
	"strings"
	"sync"

	"dateline/model/recognize"
)

// bare says on what a phrase without a nation may rest: "the prime minister".
type bare uint8

const (
	needsNation  bare = iota // always needs a nation: "leader", "chief"
	needsHolder              // a holder whom the article names: universities have chancellors too
	needsCountry             // also the country that the article is about
)

// post is an office as a phrase names it.
type post struct {
	words  string   // in lower case
	roles  []string // of the gazetteer, the likeliest first
	titles string   // forms, split by |, one of which the title of the term holds; "" for any
	bare   bare
	home   string // country of the only such office: the pope
}

var (
	ofState      = []string{"head_of_state", "head_of_government", "head_of_organization", "council_president", "parliament_president"}
	ofGovernment = []string{"head_of_government"}
	ofMonarchy   = []string{"monarch", "head_of_state"}
	ofBody       = []string{"head_of_organization"}
	ofBank       = []string{"central_bank_governor", "head_of_organization"}
)

// posts are tried in their order, so the longer of two that begin alike comes
// first.
var posts = [...]post{
	{"prime minister", ofGovernment, "prime minister|premier|taoiseach|chairman of the council|chairman of the cabinet|minister of state|president of the government", needsCountry, ""},
	{"premier", ofGovernment, "prime minister|premier", needsCountry, ""},
	{"president", ofState, "president", needsCountry, ""},
	{"chancellor of the exchequer", []string{"finance_minister"}, "exchequer", needsCountry, "GB"},
	{"chancellor", []string{"head_of_government", "finance_minister"}, "chancellor", needsHolder, ""},
	{"taoiseach", ofGovernment, "taoiseach|prime minister", needsCountry, "IE"},
	{"supreme leader", []string{"supreme_leader"}, "", needsCountry, ""},
	{"vice president", []string{"deputy"}, "vice president", needsHolder, ""},
	{"deputy prime minister", []string{"deputy"}, "deputy prime minister", needsHolder, ""},
	{"foreign policy chief", []string{"foreign_minister"}, "foreign policy", needsNation, ""},
	{"foreign minister", []string{"foreign_minister"}, "minister", needsCountry, ""},
	{"foreign secretary", []string{"foreign_minister"}, "foreign secretary", needsCountry, ""},
	{"minister of foreign affairs", []string{"foreign_minister"}, "minister", needsCountry, ""},
	{"secretary of state", []string{"foreign_minister"}, "secretary of state", needsHolder, ""},
	{"defence minister", []string{"defence_minister"}, "minister", needsCountry, ""},
	{"defense minister", []string{"defence_minister"}, "minister", needsCountry, ""},
	{"defence secretary", []string{"defence_minister"}, "secretary", needsCountry, ""},
	{"defense secretary", []string{"defence_minister"}, "secretary", needsCountry, ""},
	{"minister of defence", []string{"defence_minister"}, "minister", needsCountry, ""},
	{"minister of defense", []string{"defence_minister"}, "minister", needsCountry, ""},
	{"finance minister", []string{"finance_minister"}, "minister|treasurer", needsCountry, ""},
	{"minister of finance", []string{"finance_minister"}, "minister", needsCountry, ""},
	{"treasury secretary", []string{"finance_minister"}, "treasury", needsCountry, "US"},
	{"interior minister", []string{"interior_minister"}, "minister", needsCountry, ""},
	{"minister of the interior", []string{"interior_minister"}, "minister", needsCountry, ""},
	{"home secretary", []string{"interior_minister"}, "home secretary", needsCountry, "GB"},
	{"homeland security secretary", []string{"interior_minister"}, "homeland", needsCountry, "US"},
	{"attorney general", []string{"justice_minister"}, "attorney general", needsHolder, ""},
	{"national security adviser", []string{"security_adviser"}, "", needsHolder, ""},
	{"crown prince", []string{"crown_prince"}, "", needsHolder, ""},
	{"king", ofMonarchy, "king", needsHolder, ""},
	{"queen", ofMonarchy, "queen", needsHolder, ""},
	{"emperor", ofMonarchy, "emperor", needsCountry, ""},
	{"emir", ofMonarchy, "emir", needsCountry, ""},
	{"sultan", ofMonarchy, "sultan", needsCountry, ""},
	{"pope", ofMonarchy, "pope", needsCountry, "VA"},
	{"secretary-general", ofBody, "secretary", needsHolder, ""},
	{"secretary general", ofBody, "secretary", needsHolder, ""},
	{"director-general", ofBody, "director", needsHolder, ""},
	{"director general", ofBody, "director", needsHolder, ""},
	{"managing director", ofBody, "director", needsNation, ""},
	{"chairman", ofBank, "", needsHolder, ""},
	{"chairwoman", ofBank, "", needsHolder, ""},
	{"chair", ofBank, "", needsNation, ""},
	{"governor", ofBank[:1], "", needsNation, ""},
	{"chief", ofBody, "", needsNation, ""},
	{"leader", []string{"supreme_leader", "head_of_state", "head_of_government"}, "", needsNation, ""},
}

// spelled is a post with the hashes of its words; a hyphen between them is 0.
type spelled struct {
	*post
	hashes []uint32
}

// postsByWord maps the hash of a first word to the posts it begins. It is
// made once and only read.
var postsByWord = sync.OnceValue(func() map[uint32][]spelled {
	m := make(map[uint32][]spelled, len(posts))
	for i := range posts {
		s := spelled{post: &posts[i]}
		for word := range strings.FieldsSeq(strings.ReplaceAll(posts[i].words, "-", " - ")) {
			h := uint32(0)
			if word != "-" {
				h = recognize.Hash(word)
			}
			s.hashes = append(s.hashes, h)
		}
		m[s.hashes[0]] = append(m[s.hashes[0]], s)
	}
	return m
})
