package recognize

// stateAbbreviations are the forms in which news shortens states and
// provinces after a comma.
const stateAbbreviations = `ala. ariz. ark. calif. colo. conn. del. fla. ga. ill. ind. kan. kans. ky. la. md. mass. mich. minn. miss. mo. mont. neb. nev. n.h. n.j. n.m. n.y. n.c. n.d.
	okla. ore. pa. penn. r.i. s.c. s.d. tenn. tex. vt. va. wash. w.va. wis. wisc. wyo. d.c. ont. que. alta. sask. man. nfld. n.s. n.b. n.l. b.c. p.e.i. n.w.t.
	n.s.w. nsw vic. qld qld. tas. a.c.t. act u.p. m.p.
	al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or pa ri sc sd tn tx ut vt va wa wv wi wy dc
	ala ariz calif colo conn fla kan mass mich minn neb nev okla ore penn tenn tex wash wis wyo`

// stateName returns the full name behind an abbreviation of a state or
// province, "" for none. Postal codes count in capitals only.
func stateName(abbr string) string {
	switch abbr {
	case "AL", "Ala.", "Ala":
		return "Alabama"
	case "AK":
		return "Alaska"
	case "AZ", "Ariz.", "Ariz":
		return "Arizona"
	case "AR", "Ark.":
		return "Arkansas"
	case "CA", "Calif.", "Calif":
		return "California"
	case "CO", "Colo.", "Colo":
		return "Colorado"
	case "CT", "Conn.", "Conn":
		return "Connecticut"
	case "DE", "Del.":
		return "Delaware"
	case "FL", "Fla.", "Fla":
		return "Florida"
	case "GA", "Ga.":
		return "Georgia"
	case "HI":
		return "Hawaii"
	case "ID":
		return "Idaho"
	case "IL", "Ill.":
		return "Illinois"
	case "IN", "Ind.":
		return "Indiana"
	case "IA":
		return "Iowa"
	case "KS", "Kan.", "Kans.", "Kan":
		return "Kansas"
	case "KY", "Ky.":
		return "Kentucky"
	case "LA", "La.":
		return "Louisiana"
	case "ME":
		return "Maine"
	case "MD", "Md.":
		return "Maryland"
	case "MA", "Mass.":
		return "Massachusetts"
	case "MI", "Mich.":
		return "Michigan"
	case "MN", "Minn.", "Minn":
		return "Minnesota"
	case "MS", "Miss.":
		return "Mississippi"
	case "MO", "Mo.":
		return "Missouri"
	case "MT", "Mont.":
		return "Montana"
	}
	return stateNameRest(abbr)
}

func stateNameRest(abbr string) string {
	switch abbr {
	case "NE", "Neb.", "Neb":
		return "Nebraska"
	case "NV", "Nev.", "Nev":
		return "Nevada"
	case "NH", "N.H.":
		return "New Hampshire"
	case "NJ", "N.J.":
		return "New Jersey"
	case "NM", "N.M.":
		return "New Mexico"
	case "NY", "N.Y.":
		return "New York"
	case "NC", "N.C.":
		return "North Carolina"
	case "ND", "N.D.":
		return "North Dakota"
	case "OH":
		return "Ohio"
	case "OK", "Okla.", "Okla":
		return "Oklahoma"
	case "OR", "Ore.":
		return "Oregon"
	case "PA", "Pa.", "Penn.":
		return "Pennsylvania"
	case "RI", "R.I.":
		return "Rhode Island"
	case "SC", "S.C.":
		return "South Carolina"
	case "SD", "S.D.":
		return "South Dakota"
	case "TN", "Tenn.", "Tenn":
		return "Tennessee"
	case "TX", "Tex.", "Tex":
		return "Texas"
	case "UT":
		return "Utah"
	case "VT", "Vt.":
		return "Vermont"
	case "VA", "Va.":
		return "Virginia"
	case "WA", "Wash.":
		return "Washington"
	case "WV", "W.Va.":
		return "West Virginia"
	case "WI", "Wis.", "Wisc.", "Wis":
		return "Wisconsin"
	case "WY", "Wyo.", "Wyo":
		return "Wyoming"
	case "DC", "D.C.":
		return "District of Columbia"
	}
	return provinceName(abbr)
}

// provinceName is for Canada, Australia and India.
func provinceName(abbr string) string {
	switch abbr {
	case "Ont.":
		return "Ontario"
	case "Que.":
		return "Quebec"
	case "Alta.":
		return "Alberta"
	case "Sask.":
		return "Saskatchewan"
	case "Man.":
		return "Manitoba"
	case "Nfld.", "N.L.":
		return "Newfoundland"
	case "N.S.":
		return "Nova Scotia"
	case "N.B.":
		return "New Brunswick"
	case "B.C.":
		return "British Columbia"
	case "P.E.I.":
		return "Prince Edward Island"
	case "N.W.T.":
		return "Northwest Territories"
	case "N.S.W.", "NSW":
		return "New South Wales"
	case "Vic.":
		return "Victoria"
	case "Qld.", "Qld":
		return "Queensland"
	case "Tas.":
		return "Tasmania"
	case "A.C.T.", "ACT":
		return "Australian Capital Territory"
	case "U.P.":
		return "Uttar Pradesh"
	case "M.P.":
		return "Madhya Pradesh"
	}
	return ""
}
