package link

import (
	"strings"
	"sync"

	"dateline/model/recognize"
)

// hashes makes a set of words; it is made once and only read.
func hashes(words string) func() map[uint32]bool {
	return sync.OnceValue(func() map[uint32]bool {
		m := map[uint32]bool{}
		for w := range strings.FieldsSeq(words) {
			m[recognize.Hash(w)] = true
		}
		return m
	})
}

// The words beside an office that tell whether its holder is meant.
var (
	// qualifying may stand between a nation, or "the", and the office.
	qualifying = hashes(`current sitting incumbent embattled beleaguered hardline reformist conservative centrist moderate pragmatic
		populist leftist rightist liberal socialist communist nationalist islamist ailing ageing aging elderly veteran
		longtime powerful popular unpopular autocratic authoritarian fiery outspoken acting interim caretaker new 
		youthful charismatic secretive reclusive visiting`)
	// excluding before a phrase makes it mean nobody, or somebody else.
	excluding = hashes(`a an any every each no another some many several most which whichever either neither both future next previous
		past first second third fourth last only other become becomes became becoming elect elected electing name named
		appoint appointed appointing was were be been being once or nor while aspiring potential possible prospective new
		vice deputy under assistant associate junior senior honorary`)
	// continuing behind an office is part of a longer one, or means the office
	// and not its holder.
	continuing = hashes(`elect designate emeritus pro hopeful hopefuls candidate candidates aspirant nominee position post job role
		race election elections contest executive operating justice prosecutor negotiator inspector whip delegate level
		league division club`)
	// corporate behind "and": a firm has a president and chief executive.
	corporate = hashes(`chief ceo coo cfo chairman chairwoman chair founder owner managing general executive treasurer`)
	// constituent begins the names of countries that are part of a state.
	constituent = hashes(`scotland scottish scots wales welsh england english northern`)
)
