package link

import (
	"strings"

	"dateline/model"
)

// titleFit compares the words before a name with the offices of a leader: 1
// where one of them is meant, -1 where another office is named, 0 where the
// words say nothing (Mr, Gen.).
func titleFit(title string, e *model.Entity, year int) int {
	if title == "" {
		return 0
	}
	named := false
	for _, t := range titles {
		if !strings.Contains(title, t.words) {
			continue
		}
		named = named || t.words != "leader" // of a gang, a union, a church
		for i := range e.Offices {
			o := &e.Offices[i]
			if strings.Contains(t.roles, o.Role) && (t.office == "" || strings.Contains(strings.ToLower(o.Title), t.office)) && yearOf(o.From) <= year+1 {
				return 1
			}
		}
		if t.only {
			break
		}
	}
	if named {
		return -1
	}
	return 0
}

// titles maps the words of a title to roles, the longest first: only means that
// shorter words inside it are not asked ("vice president" is no president).
var titles = [...]struct {
	words, roles, office string
	only                 bool
}{
	{"vice president", "deputy", "", true},
	{"vice-president", "deputy", "", true},
	{"deputy prime minister", "deputy", "", true},
	{"deputy premier", "deputy", "", true},
	{"prime minister", "head_of_government", "", true},
	{"premier", "head_of_government regional_leader", "", true},
	{"taoiseach", "head_of_government", "", true},
	{"chancellor of the exchequer", "finance_minister", "", true},
	{"chancellor", "head_of_government head_of_state", "chancellor", true},
	{"foreign minister", "foreign_minister", "", true},
	{"foreign secretary", "foreign_minister", "", true},
	{"secretary of state", "foreign_minister", "", true},
	{"defence", "defence_minister", "", true},
	{"defense", "defence_minister", "", true},
	{"finance minister", "finance_minister", "", true},
	{"treasury secretary", "finance_minister", "", true},
	{"interior minister", "interior_minister", "", true},
	{"home secretary", "interior_minister", "", true},
	{"supreme leader", "supreme_leader", "", true},
	{"ayatollah", "supreme_leader religious_leader", "", false},
	{"secretary-general", "head_of_organization organization_leader party_leader", "", true},
	{"secretary general", "head_of_organization organization_leader party_leader", "", true},
	{"attorney general", "justice_minister", "", true},
	{"crown prince", "crown_prince", "", true},
	{"president", "head_of_state head_of_government head_of_organization organization_leader de_facto_leader", "", true},
	{"king", "monarch head_of_state", "", false},
	{"queen", "monarch head_of_state", "", false},
	{"emir", "monarch head_of_state", "", false},
	{"sultan", "monarch head_of_state", "", false},
	{"emperor", "monarch head_of_state", "", false},
	{"pope", "monarch head_of_state religious_leader head_of_government", "", true},
	{"prince", "monarch head_of_state crown_prince head_of_government", "", false},
	{"chairman", "head_of_organization organization_leader head_of_state party_leader central_bank_governor de_facto_leader military_leader", "", false},
	{"secretary", "foreign_minister defence_minister finance_minister interior_minister party_leader", "", false},
	{"minister", "foreign_minister defence_minister finance_minister interior_minister justice_minister head_of_government", "", false},
	{"leader", "party_leader opposition_leader de_facto_leader military_leader head_of_state head_of_government supreme_leader organization_leader religious_leader regional_leader", "", false},
	{"ruler", "head_of_state monarch de_facto_leader", "", false},
	{"dictator", "head_of_state de_facto_leader military_leader", "", false},
	{"governor", "central_bank_governor governor_general regional_leader", "", false},
	{"director", "head_of_organization organization_leader", "", false},
}
