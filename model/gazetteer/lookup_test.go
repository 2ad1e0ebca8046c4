package gazetteer

import (
	"testing"
	"time"

	"dateline/model"
)

func day(t testing.TB, s string) time.Time {
	d, err := time.Parse("2006-01-02", s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// find returns the candidate for an ID and its place in the list, -1 for none.
func find(list []Candidate, id string) int {
	for i, c := range list {
		if Entity(c.Ref, time.Time{}).ID == id {
			return i
		}
	}
	return -1
}

// First is the likeliest reading of a name; the ID says what it is.
func TestLookupFirst(t *testing.T) {
	for name, id := range map[string]string{
		// Countries: short forms, old names, parts that count as the whole.
		"US": "country:US", "U.S.": "country:US", "USA": "country:US", "United States of America": "country:US", "America": "country:US",
		"UK": "country:GB", "U.K.": "country:GB", "Britain": "country:GB", "Great Britain": "country:GB",
		"England": "country:GB", "Scotland": "country:GB", "Wales": "country:GB", "Northern Ireland": "country:GB",
		"UAE": "country:AE", "Emirates": "country:AE", "DPRK": "country:KP", "N. Korea": "country:KP", "ROK": "country:KR",
		"DRC": "country:CD", "PRC": "country:CN", "KSA": "country:SA", "Burma": "country:MM", "Ceylon": "country:LK",
		"Ivory Coast": "country:CI", "Côte d’Ivoire": "country:CI", "Cote dIvoire": "country:CI", "Czech Republic": "country:CZ",
		"Swaziland": "country:SZ", "Macedonia": "country:MK", "Cape Verde": "country:CV", "Cabo Verde": "country:CV",
		"East Timor": "country:TL", "Vatican": "country:VA", "Holy See": "country:VA", "Palestine": "country:PS",
		"Kosovo": "country:XK", "Taiwan": "country:TW", "Hong Kong": "country:HK", "Macau": "country:MO", "Singapore": "country:SG",
		"Islamic Republic of Afghanistan": "country:AF", "Trinidad & Tobago": "country:TT", "Guinea-Bissau": "country:GW",
		"Equatorial Guinea": "country:GQ", "São Tomé and Príncipe": "country:ST", "Türkiye": "country:TR",
		// Historic states; made-up codes are today's state.
		"Soviet Union": "country:SU", "USSR": "country:SU", "East Germany": "country:DD", "West Germany": "country:DE",
		"Yugoslavia": "country:YU", "Serbia and Montenegro": "country:YU", "Czechoslovakia": "country:CS",
		"North Yemen": "country:YE", "South Vietnam": "country:VN", "South West Africa": "country:NA",
		// Demonyms and plurals.
		"Iranian": "country:IR", "Iranians": "country:IR", "Turks": "country:TR", "Swiss": "country:CH", "Saudis": "country:SA",
		"Palestinians": "country:PS", "Scottish": "country:GB", "Frenchman": "country:FR", "Filipino": "country:PH", "Burkinabe": "country:BF",
		"Dutch": "country:NL", "French": "country:FR", "Chinese": "country:CN", "South Koreans": "country:KR", "Soviets": "country:SU",
		// Metonyms are buildings, streets and hills.
		"Kremlin": "country:RU", "Downing Street": "country:GB", "White House": "country:US", "Élysée": "country:FR",
		"Elysee Palace": "country:FR", "Capitol Hill": "country:US", "Zhongnanhai": "country:CN", "Foggy Bottom": "country:US",
		"Planalto": "country:BR", "Casa Rosada": "country:AR", "Quai d’Orsay": "country:FR", "Blue House": "country:KR",
		// Institutions that the source listed as metonyms are organs.
		"State Duma": "org:state-duma", "Justice Department": "org:department-of-justice", "Federal Reserve": "org:federal-reserve",
		"House of Commons": "org:house-of-commons", "Pentagon": "org:department-of-defense", "Knesset": "org:knesset",
		"Bundestag": "org:bundestag", "Lok Sabha": "org:lok-sabha", "Verkhovna Rada": "org:verkhovna-rada", "Mossad": "org:mossad",
		"State Department": "org:department-of-state", "Guardian Council": "org:guardian-council", "Scotland Yard": "org:metropolitan-police",
		// And towns are towns.
		"Qom": "geonames:119208", "Tel Aviv": "geonames:293397", "Rawalpindi": "geonames:1166993", "Langley": "place:langley",
		// Organisations.
		"United Nations": "org:united-nations", "UN": "org:united-nations", "U.N.": "org:united-nations",
		"Gas Exporting Countries Forum": "org:gas-exporting-countries-forum", "GECF": "org:gas-exporting-countries-forum",
		"Interfax": "org:interfax", "DAESH": "org:islamic-state", "ISIS": "org:islamic-state", "Islamic State": "org:islamic-state",
		"Quds Force": "org:quds-force", "Revolutionary Guard": "org:islamic-revolutionary-guard-corps",
		"IRGC": "org:islamic-revolutionary-guard-corps", "Bank of China": "org:bank-of-china", "Bank of England": "org:bank-of-england",
		"TRT World": "org:trt-world", "CIA": "org:central-intelligence-agency", "AT&T": "org:at-t", "OPEC+": "org:organization-of-the-petroleum-exporting-countries",
		"Hezbollah": "org:hezbollah", "al-Qaida": "org:al-qaeda", "Workers' Party of Korea": "org:workers-party-of-korea",
		// Cities by the names of the press, and of other days.
		"Kiev": "geonames:703448", "Kyiv": "geonames:703448", "Peking": "geonames:1816670", "Bombay": "geonames:1275339",
		"Calcutta": "geonames:1275004", "Madras": "geonames:1264527", "Rangoon": "geonames:1298824", "Saigon": "geonames:1566083",
		"Cologne": "geonames:2886242", "Munich": "geonames:2867714", "Florence": "geonames:3176959", "Venice": "geonames:3164603",
		"Rome": "geonames:3169070", "The Hague": "geonames:2747373", "Lisbon": "geonames:2267057", "St. Petersburg": "geonames:498817",
		"Leningrad": "geonames:498817", "Salonika": "geonames:734077", "Cracow": "geonames:3094802", "Raqqa": "geonames:172955",
		"Deir al-Zor": "geonames:170794", "Mosul": "geonames:99072", "Basra": "geonames:99532", "Fallujah": "geonames:99454",
		"Mecca": "geonames:104515", "Sanaa": "geonames:71137", "Teheran": "geonames:112931", "Benghazi": "geonames:88319",
		"Timbuktu": "geonames:2449067", "Sharm el-Sheikh": "geonames:349340", "Kandahar": "geonames:1138336",
		"Mexico City": "geonames:3530597", "Rio de Janeiro": "geonames:3451190", "Ho Chi Minh City": "geonames:1566083",
		"Washington, D.C.": "geonames:4140963", "New York City": "geonames:5128581", "Washington": "geonames:4140963",
		"Paris": "geonames:2988507", "London": "geonames:2643743", "Tripoli": "geonames:2210247", "Donetsk": "geonames:709717",
		"Hamburg": "geonames:2911298", "Bangalore": "geonames:1277333", "Canton": "geonames:1809858",
		// Regions of states and of the world.
		"Crimea": "admin1:UA.11", "Chechnya": "admin1:RU.12", "Dagestan": "admin1:RU.17", "Catalonia": "admin1:ES.56",
		"Bavaria": "admin1:DE.02", "Flanders": "admin1:BE.VLG", "Texas": "admin1:US.TX", "TX": "admin1:US.TX", "Calif.": "admin1:US.CA",
		"Xinjiang": "admin1:CN.13", "Orissa": "admin1:IN.21", "Tatarstan": "admin1:RU.73", "Middle East": "place:middle-east",
		"Caucasus": "place:caucasus", "Sahel": "place:sahel", "West Bank": "place:west-bank", "Gaza": "place:gaza-strip",
		"Suez Canal": "place:suez-canal", "South China Sea": "place:south-china-sea", "Golan Heights": "place:golan-heights",
		"Abkhazia": "place:abkhazia", "Nagorno-Karabakh": "place:nagorno-karabakh", "Srebrenica": "place:srebrenica", "Red Square": "place:red-square",
		// Persons by full name, in the spellings of the press.
		"Vladimir Putin": "Q7747", "Hassan Rouhani": "Q348144", "Hassan Rohani": "Q348144", "Bashar al Assad": "Q44329",
		"Bashar Assad": "Q44329", "Nicolás Maduro": "Q58132", "Nicolas Maduro Moros": "Q58132", "Muhammadu Buhari": "Q361567",
		"Barack Hussein Obama": "Q76", "George W Bush": "Q207", "Tayyip Erdogan": "Q39259", "Recep Tayyip Erdoğan": "Q39259",
		"Abdel Fattah el-Sisi": "Q307871", "Abdul Fattah al-Sisi": "Q307871", "Muammar Qaddafi": "Q19878", "Moammar Gadhafi": "Q19878",
		"Kim Jong Un": "Q56226", "Kim Jong-un": "Q56226", "Lula": "Q37181", "Luiz Inácio Lula da Silva": "Q37181",
		"Cristina Kirchner": "Q40649", "Volodymyr Zelenskiy": "Q3874799", "Mohamed Mursi": "Q4631", "Javad Zarif": "Q10296812",
		"Qasem Soleimani": "person:qassem-soleimani", "Kassem Suleimani": "person:qassem-soleimani", "Osama bin Laden": "person:osama-bin-laden",
		"Salva Kiir": "Q57315", "Dmitri Medvedev": "Q23530", "Ruhollah Khomeini": "Q38823", "Ali Khamenei": "Q57336",
		"Putin": "Q7747", "Assad": "Q44329", "al-Assad": "Q44329", "Maduro": "Q58132", "Rohani": "Q348144", "Erdogan": "Q39259",
	} {
		list := Lookup(name)
		if len(list) == 0 {
			t.Errorf("%q is not known, want %s", name, id)
			continue
		}
		if at := find(list, id); at != 0 {
			t.Errorf("%q: %s stands at %d, first is %s", name, id, at, Entity(list[0].Ref, time.Time{}).ID)
		}
	}
}

func TestLookupNothing(t *testing.T) {
	for _, name := range []string{"", "us", "who", "ice", "un", "it", "Bobby Tables", "said on Monday", "\xff", "  ", "Iran Russia"} {
		for _, c := range Lookup(name) {
			if !c.Ambiguous {
				t.Errorf("%q is %s", name, Entity(c.Ref, time.Time{}).ID)
			}
		}
	}
}

// What is also a word, a first name or a family name needs context.
func TestAmbiguous(t *testing.T) {
	for name, id := range map[string]string{
		"Georgia": "country:GE", "Jordan": "country:JO", "Chad": "country:TD", "Turkey": "country:TR", "Israel": "country:IL",
		"Reading": "geonames:2639577", "Mobile": "geonames:4076598", "Nice": "geonames:2990440", "Bath": "geonames:2656173",
		"Split": "geonames:3190261", "Orange": "geonames:5379513", "Victoria": "geonames:241131", "May": "Q264766", "Bush": "Q207",
		"Xi": "Q15031", "Congress": "org:united-states-congress", "Apple": "org:apple", "Gulf": "place:persian-gulf", "Polish": "country:PL",
		"Clinton": "geonames:4351871", "Ferguson": "geonames:4386387", "TX": "admin1:US.TX", "OK": "admin1:US.OK", "Pa.": "admin1:US.PA",
		"Dominican": "country:DO", "Congolese": "country:CG",
	} {
		list := Lookup(name)
		if at := find(list, id); at < 0 {
			t.Errorf("%q: no %s", name, id)
		} else if !list[at].Ambiguous {
			t.Errorf("%q as %s is not ambiguous", name, id)
		}
	}
	for _, name := range []string{"Iran", "Tehran", "Paris", "Washington", "Vladimir Putin", "Putin", "UN", "Texas", "Munich", "Rouhani", "Lebanon"} {
		if list := Lookup(name); len(list) == 0 || list[0].Ambiguous {
			t.Errorf("%q needs context: %+v", name, list)
		}
	}
}

func TestRoles(t *testing.T) {
	for name, want := range map[string]Role{
		"Iran": RoleName, "Persia": RoleAlias, "UAE": RoleAcronym, "Iranians": RoleDemonym, "Kremlin": RoleMetonym, "Putin": RoleSurname,
		"Nato": RoleAlias, "NATO": RoleAlias, "Vladimir Putin": RoleName, "GECF": RoleAcronym, "Kiev": RoleAlias,
	} {
		if list := Lookup(name); len(list) == 0 || list[0].Role != want {
			t.Errorf("%q: %+v, want role %d", name, list, want)
		}
	}
}

func TestFacts(t *testing.T) {
	for name, want := range map[string]struct {
		kind    model.Kind
		country string
		organ   bool
	}{
		"State Duma": {model.Organization, "RU", true}, "Bank of England": {model.Organization, "GB", true},
		"Interfax": {model.Organization, "", false}, "Gazprom": {model.Organization, "", false}, "Likud": {model.Organization, "", false},
		"NATO": {model.Organization, "", false}, "Quds Force": {model.Organization, "IR", true}, "UNICEF": {model.Organization, "", false},
		"CIA": {model.Organization, "US", true}, "Tehran": {model.Place, "IR", false}, "Crimea": {model.Place, "UA", false},
		"Middle East": {model.Place, "", false}, "Sinai": {model.Place, "EG", false}, "Abkhazia": {model.Place, "GE", false},
		"Iran": {model.Country, "IR", false}, "Hassan Rouhani": {model.Person, "IR", false}, "Ban Ki-moon": {model.Person, "", false},
	} {
		list := Lookup(name)
		if len(list) == 0 {
			t.Errorf("no %q", name)
			continue
		}
		r := list[0].Ref
		if r.Kind() != want.kind || CountryOf(r) != want.country || IsStateOrgan(r) != want.organ {
			t.Errorf("%q: %v %q %v", name, r.Kind(), CountryOf(r), IsStateOrgan(r))
		}
	}
	tehran := Lookup("Tehran")[0].Ref
	e := Entity(tehran, time.Time{})
	if !IsCapital(tehran) || Population(tehran) < 5_000_000 || Admin1Of(tehran) != "IR.26" || e.Lat < 35 || e.Lat > 36 || e.Lon < 51 || e.Lon > 52 {
		t.Errorf("Tehran: %+v", e)
	}
	if IsCapital(Lookup("Munich")[0].Ref) {
		t.Error("Munich is no capital")
	}
	if got := Admin1Of(Lookup("Bavaria")[0].Ref); got != "DE.02" {
		t.Errorf("Bavaria: %q", got)
	}
	for _, c := range []string{"Bern", "The Hague", "Pretoria", "Sucre", "La Paz", "Abuja", "Naypyidaw", "Astana", "Jerusalem", "Canberra"} {
		if !IsCapital(Lookup(c)[0].Ref) {
			t.Errorf("%s is a capital", c)
		}
	}
}

func TestIsGivenName(t *testing.T) {
	for _, w := range []string{"john", "mohammed", "vladimir", "hassan", "maria", "jordan", "georgia", "chad", "aaron", "zoe", "yukio"} {
		if !IsGivenName(w) {
			t.Errorf("%s is a given name", w)
		}
	}
	for _, w := range []string{"", "tehran", "parliament", "the", "said", "zzz", "\n"} {
		if IsGivenName(w) {
			t.Errorf("%q is no given name", w)
		}
	}
}
