package analyze_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"dateline/model"
	"dateline/model/analyze"
	"dateline/model/document"
)

// trap is a text, the date it is read on, and all that is to be found in it:
// "surface=K:CC" with K one of C(ountry), P(erson), O(rganisation), L (place),
// and the country that the mention counts for.
type trap struct {
	text, date, want string
}

// traps are grouped by the rule that solves them; every rule has at least five.
var traps = map[string][]trap{
	"country names, demonyms, metonyms": {
		{"Delegates from Peru and Ecuador signed the border pact.", "2015", "Peru=C:PE | Ecuador=C:EC"},
		{"A Kenyan court freed two Ugandan sailors.", "2015", "Kenyan=C:KE | Ugandan=C:UG"},
		{"The Kremlin denied the claim on Sunday.", "2015", "Kremlin=C:RU"},
		{"Downing Street declined to comment.", "2015", "Downing Street=C:GB"},
		{"The White House welcomed the vote.", "2015", "White House=C:US"},
		{"Norwegians voted on Monday.", "2015", "Norwegians=C:NO"},
		{"Trinidad and Tobago sells gas to Chile.", "2015", "Trinidad and Tobago=C:TT | Chile=C:CL"},
		{"Officials in Bosnia and Herzegovina agreed.", "2015", "Bosnia and Herzegovina=C:BA"},
		{"Fans in Scotland and Wales stayed home.", "2015", "Scotland=C:GB | Wales=C:GB"},
		{"The Élysée said the visit was off.", "2015", "Élysée=C:FR"},
	},
	"acronyms of countries, exact case": {
		{"The US and the UK agreed.", "2015", "US=C:US | UK=C:GB"},
		{"They told us to wait, and gave us tea.", "2015", ""},
		{"Exports to the U.S. rose.", "2015", "U.S.=C:US"},
		{"Let us go, she said.", "2015", ""},
		{"Trade with the UAE doubled.", "2015", "UAE=C:AE"},
		{"It is for us, and us alone, to decide.", "2015", ""},
		{"Us and them: a tale of two cities", "2015", ""},
		{"The USA won four medals.", "2015", "USA=C:US"},
		{"The U.S.-led coalition struck again.", "2015", "U.S.=C:US"},
	},
	"possessives": {
		{"Iran's economy shrank.", "2015", "Iran=C:IR"},
		{"Iran’s economy shrank.", "2015", "Iran=C:IR"},
		{"Cyprus’ banks reopened.", "2015", "Cyprus=C:CY"},
		{"The Netherlands' dikes held.", "2015", "Netherlands=C:NL"},
		{"Brazil's and Mexico's ministers met.", "2015", "Brazil=C:BR | Mexico=C:MX"},
		{"Honduras's coast was hit.", "2015", "Honduras=C:HN"},
	},
	"hyphens": {
		{"A US-Russia summit was planned.", "2015", "US=C:US | Russia=C:RU"},
		{"An Iranian-backed militia took the town.", "2015", "Iranian=C:IR"},
		{"A Saudi-led coalition bombed the port.", "2015", "Saudi=C:SA"},
		{"The India-Pakistan border was closed.", "2015", "India=C:IN | Pakistan=C:PK"},
		{"The Tehran-based firm closed.", "2015", "Tehran=L:IR"},
		{"The Indian-born engineer retired.", "2015", "Indian=C:IN"},
		{"China-made phones sell well.", "2015", "China=C:CN"},
	},
	"curly quotes and quotations": {
		{"“Syria needs peace,” the envoy said.", "2015", "Syria=C:SY"},
		{"The phrase ‘Made in Japan’ was new.", "2015", "Japan=C:JP"},
		{"\"Egypt first\" was the slogan.", "2015", "Egypt=C:EG"},
		{"He called it “a gift to Qatar”.", "2015", "Qatar=C:QA"},
		{"“We love Greece” signs hung everywhere.", "2015", "Greece=C:GR"},
	},
	"capitals that only open a sentence": {
		{"Nice weather is expected.", "2015", ""},
		{"Mobile phones were banned.", "2015", ""},
		{"Reading is a joy.", "2015", ""},
		{"March was cold. May was warm.", "2015", ""},
		{"Will it rain? Bill it to me.", "2015", ""},
		{"Most people agreed.", "2015", ""},
		{"Hope fades. Orange sales fell.", "2015", ""},
		{"Police closed the road. Split decisions are rare.", "2015", ""},
		{"Bath towels are on sale.", "2015", ""},
		{"Cork prices rose. Deal or no deal?", "2015", ""},
		{"Same again, said the guest.", "2015", ""},
	},
	"countries and cities as given names": {
		{"Jordan Spieth won the tournament.", "2015", "Jordan Spieth=P:"},
		{"Chad Smith played the drums.", "2015", "Chad Smith=P:"},
		{"Paris Hilton arrived late.", "2015", "Paris Hilton=P:"},
		{"Israel Hernandez scored twice.", "2015", "Israel Hernandez=P:"},
		{"Kenya Moore left the show.", "2015", "Kenya Moore=P:"},
		{"Sydney Pollack directed the film.", "2015", "Sydney Pollack=P:"},
		{"Georgia Hamilton wrote the novel.", "2015", "Georgia Hamilton=P:"},
		{"India Holloway said no.", "2015", "India Holloway=P:"},
		{"Austin Mahone sang two songs.", "2015", "Austin Mahone=P:"},
	},
	"countries and cities as surnames": {
		{"Michael Jordan owned the team.", "2015", "Michael Jordan=P:"},
		{"Whitney Houston sang the anthem.", "2015", "Whitney Houston=P:"},
		{"Jack London wrote of wolves.", "2015", "Jack London=P:"},
		{"Tom Holland read the part.", "2015", "Tom Holland=P:"},
		{"Denzel Washington took the prize.", "2015", "Denzel Washington=P:"},
		{"Kathy Ireland sold her firm.", "2015", "Kathy Ireland=P:"},
		{"Michael Jordan sold the team. Jordan said he was tired.", "2015", "Michael Jordan=P: | Jordan=P:"},
		{"Whitney Houston sang. Critics loved Houston.", "2015", "Whitney Houston=P: | Houston=P:"},
		{"Karen Lebanon, a teacher, won the raffle.", "2015", "Karen Lebanon=P:"},
	},
	"the same words as countries": {
		{"Jordan took in refugees from Syria.", "2015", "Jordan=C:JO | Syria=C:SY"},
		{"Chad sent troops to Mali.", "2015", "Chad=C:TD | Mali=C:ML"},
		{"Israel and Jordan signed a water deal.", "2015", "Israel=C:IL | Jordan=C:JO"},
		{"Farmers in Kenya lost their maize.", "2015", "Kenya=C:KE"},
		{"Trade between China and India grew.", "2015", "China=C:CN | India=C:IN"},
		{"Turkey closed its border with Syria.", "2015", "Turkey=C:TR | Syria=C:SY"},
		{"Cuba released the men.", "2015", "Cuba=C:CU"},
	},
	"Georgia": {
		{"Georgia and Armenia share a border.", "2015", "Georgia=C:GE | Armenia=C:AM"},
		{"Georgian troops left Tbilisi, and Georgia asked for talks.", "2015", "Georgian=C:GE | Tbilisi=L:GE | Georgia=C:GE"},
		{"A storm hit Atlanta and the rest of Georgia on Friday, and Alabama was next.", "2015", "Atlanta=L:US | Georgia=L:US | Alabama=L:US"},
		{"Voters in Florida, Georgia and Texas go to the polls.", "2015", "Florida=L:US | Georgia=L:US | Texas=L:US"},
		{"She moved from Savannah, Georgia, to Ohio.", "2015", "Savannah=L:US | Georgia=L:US | Ohio=L:US"},
		{"Russia sent tanks into Georgia.", "2008-08-09", "Russia=C:RU | Georgia=C:GE"},
	},
	"places within regions": {
		{"The fair in Paris, Texas, opened.", "2015", "Paris=L:US | Texas=L:US"},
		{"A fire in Lebanon, Pa., killed a dog.", "2015", "Lebanon=L:US | Pa.=L:US"},
		{"The mill in Lebanon, Pennsylvania, shut.", "2015", "Lebanon=L:US | Pennsylvania=L:US"},
		{"They met in London, Ontario, last week.", "2015", "London=L:CA | Ontario=L:CA"},
		{"Crews worked near Moscow, Idaho.", "2015", "Moscow=L:US | Idaho=L:US"},
		{"A school in Peru, Indiana, reopened.", "2015", "Peru=L:US | Indiana=L:US"},
		{"The town of Lebanon in Pennsylvania is small.", "2015", "Lebanon=L:US | Pennsylvania=L:US"},
		{"Bakers in Athens, Ga., complained.", "2015", "Athens=L:US | Ga.=L:US"},
		{"The band is from Birmingham, Alabama.", "2015", "Birmingham=L:US | Alabama=L:US"},
		{"A plant in Cambridge, Mass., closed.", "2015", "Cambridge=L:US | Mass.=L:US"},
		{"He flew to Paris, France, on Monday.", "2015", "Paris=L:FR | France=C:FR"},
		{"It happened in Jordan, Montana.", "2015", "Jordan=L:US | Montana=L:US"},
	},
	"cities": {
		{"Talks in Vienna went on.", "2015", "Vienna=L:AT"},
		{"Beijing warned Taipei.", "2015", "Beijing=L:CN | Taipei=L:TW"},
		{"Washington and Moscow traded blame.", "2015", "Washington=L:US | Moscow=L:RU"},
		{"The ferry left Piraeus for Crete.", "2015", "Piraeus=L:GR | Crete=L:GR"},
		{"Shops in Kyoto and Osaka were shut.", "2015", "Kyoto=L:JP | Osaka=L:JP"},
		{"New York and Los Angeles raised wages.", "2015", "New York=L:US | Los Angeles=L:US"},
		{"Clashes near Aleppo, Syria, went on.", "2015", "Aleppo=L:SY | Syria=C:SY"},
	},
	"food and ware": {
		{"Turkey and stuffing make the meal.", "2015", ""},
		{"Roast the turkey in a china dish.", "2015", ""},
		{"Turkey with gravy is on the menu.", "2015", ""},
		{"China cups and saucers filled the cabinet.", "2015", ""},
		{"Turkey leftovers: make a sandwich.", "2015", ""},
		{"Turkey breast can be roasted slowly.", "2015", ""},
		{"Bologna sandwiches were served.", "2015", ""},
		{"Turkey, cranberries and potatoes cost more.", "2015", ""},
	},
	"land, water and streets": {
		{"The Jordan River is low.", "2015", "Jordan River=L:"},
		{"She lives on Memphis Street.", "2015", "Memphis Street=L:"},
		{"Ships crossed the Gulf of Mexico.", "2015", "Gulf of Mexico=L:"},
		{"A plane fell into the Sea of Japan.", "2015", "Sea of Japan=L:"},
		{"The shop on Lebanon Road burned.", "2015", "Lebanon Road=L:"},
		{"They swam in Lake Geneva.", "2015", "Lake Geneva=L:"},
		{"Police sealed off Syria Street.", "2015", "Syria Street=L:"},
		{"Hikers in the Jordan Valley were found.", "2015", "Jordan Valley=L:"},
	},
	"leaders by full name and surname": {
		{"Vladimir Putin flew home. Putin was tired.", "2015", "Vladimir Putin=P:RU | Putin=P:RU"},
		{"Angela Merkel spoke. Later Merkel left.", "2015", "Angela Merkel=P:DE | Merkel=P:DE"},
		{"Bashar al-Assad stayed. Assad's army moved.", "2015", "Bashar al-Assad=P:SY | Assad=P:SY"},
		{"Xi Jinping arrived. Xi then spoke.", "2015", "Xi Jinping=P:CN | Xi=P:CN"},
		{"Putin met Rouhani. Vladimir Putin and Hassan Rouhani shook hands.", "2015", "Putin=P:RU | Rouhani=P:IR | Vladimir Putin=P:RU | Hassan Rouhani=P:IR"},
		{"Justin Trudeau won. “Trudeau did it,” a voter said.", "2015", "Justin Trudeau=P:CA | Trudeau=P:CA"},
		{"Kim Jong-un watched the launch. Kim smiled.", "2015", "Kim Jong-un=P:KP | Kim=P:KP"},
	},
	"titles": {
		{"President Bashar al-Assad stayed.", "2015", "Bashar al-Assad=P:SY"},
		{"Gen. Harold Quimby resigned.", "2015", "Harold Quimby=P:"},
		{"Mr Fairweather declined to speak.", "2015", "Fairweather=P:"},
		{"Mrs. Oduya thanked them.", "2015", "Oduya=P:"},
		{"Ayatollah Ali Khamenei spoke.", "2015", "Ali Khamenei=P:IR"},
		{"Sen. Lydia Marsh voted no.", "2015", "Lydia Marsh=P:"},
		{"Foreign Minister Sergei Lavrov left.", "2015", "Sergei Lavrov=P:RU"},
		{"Dr. Anselm Okafor treated them.", "2015", "Anselm Okafor=P:"},
		{"Police Chief Dana Whitlock agreed.", "2015", "Dana Whitlock=P:"},
		{"Mayor Whitlock agreed.", "2015", "Whitlock=P:"},
		{"The spokesman Piet van der Berg said no.", "2015", "Piet van der Berg=P:"},
		{"Sir Rodney Blunt retired.", "2015", "Rodney Blunt=P:"},
	},
	"surname with title or nation": {
		{"Syrian President Assad refused.", "2015", "Syrian=C:SY | Assad=P:SY"},
		{"Iran's Rouhani will travel.", "2015", "Iran=C:IR | Rouhani=P:IR"},
		{"Russian President Putin agreed.", "2015", "Russian=C:RU | Putin=P:RU"},
		{"Venezuela's Maduro shouted.", "2015", "Venezuela=C:VE | Maduro=P:VE"},
		{"German Chancellor Merkel replied.", "2015", "German=C:DE | Merkel=P:DE"},
		{"Prime Minister Netanyahu disagreed.", "2015", "Netanyahu=P:IL"},
		{"Turkey's President Erdogan flew in.", "2015", "Turkey=C:TR | Erdogan=P:TR"},
	},
	"unknown persons": {
		{"Marta Lindqvist said the road was icy.", "2015", "Marta Lindqvist=P:"},
		{"The farmer, Joseph Abara, 54, lost his herd.", "2015", "Joseph Abara=P:"},
		{"J.K. Rowling signed books.", "2015", "J.K. Rowling=P:"},
		{"Robert F. Dawson Jr. bought it.", "2015", "Robert F. Dawson Jr.=P:"},
		{"Lindqvist, whose farm flooded, thanked Marta Lindqvist.", "2015", "Lindqvist=P: | Marta Lindqvist=P:"},
		{"Ludwig van Beethoven was deaf.", "2015", "Ludwig van Beethoven=P:"},
		{"Ursula von der Heide teaches.", "2015", "Ursula von der Heide=P:"},
		{"The winner was Sinead O'Malley.", "2015", "Sinead O'Malley=P:"},
		{"A lawyer, Jean-Claude Dupuis, objected.", "2015", "Jean-Claude Dupuis=P:"},
		{"Thandiwe Mokoena said she saw smoke.", "2015", "Thandiwe Mokoena=P:"},
	},
	"two persons with one surname": {
		{"Anna Petrosyan sang. Petrosyan bowed. Then Igor Petrosyan danced.", "2015", "Anna Petrosyan=P: | Petrosyan=P: | Igor Petrosyan=P:"},
		{"George Foley left. Helen Foley stayed. Foley waved.", "2015", "George Foley=P: | Helen Foley=P: | Foley=P:"},
		{"Laura Bush read aloud. President Bush listened.", "2003", "Laura Bush=P: | Bush=P:US"},
		{"Tom Clegg ran. Clegg fell. Sue Clegg won.", "2015", "Tom Clegg=P: | Clegg=P: | Sue Clegg=P:"},
		{"Ravi Menon spoke. Priya Menon left. Ravi Menon wept.", "2015", "Ravi Menon=P: | Priya Menon=P: | Ravi Menon=P:"},
	},
	"organisations of the gazetteer": {
		{"The United Nations met.", "2015", "United Nations=O:"},
		{"NATO and the EU agreed.", "2015", "NATO=O: | EU=O:"},
		{"The Bank of England cut rates.", "2015", "Bank of England=O:GB"},
		{"Interfax quoted him.", "2015", "Interfax=O:"},
		{"Boko Haram attacked a village in Nigeria.", "2015", "Boko Haram=O: | Nigeria=C:NG"},
		{"OPEC kept output steady.", "2015", "OPEC=O:"},
		{"The Quds Force of Iran's Revolutionary Guard was named.", "2015", "Quds Force=O:IR | Iran=C:IR | Revolutionary Guard=O:IR"},
	},
	"unknown organisations": {
		{"The Kivu Relief Network sent rice.", "2015", "Kivu Relief Network=O:"},
		{"The Ministry of Trade and Industry objected.", "2015", "Ministry of Trade and Industry=O:"},
		{"Halvorsen Shipping Ltd sank.", "2015", "Halvorsen Shipping Ltd=O:"},
		{"He studied at the University of Tartu.", "2015", "University of Tartu=O:EE"},
		{"The Riverside Workers Party lost.", "2015", "Riverside Workers Party=O:"},
		{"Zambezi Copper Corp. fired ten men.", "2015", "Zambezi Copper Corp.=O:"},
		{"The Highland Liberation Front surrendered.", "2015", "Highland Liberation Front=O:"},
		{"Marlowe & Finch Inc sells tea.", "2015", "Marlowe & Finch Inc=O:"},
	},
	"acronyms introduced in brackets": {
		{"The Kivu Relief Network (KRN) left. KRN said it was unsafe.", "2015", "Kivu Relief Network=O: | KRN=O: | KRN=O:"},
		{"The Alpine Farmers Union (AFU) voted. The AFU won.", "2015", "Alpine Farmers Union=O: | AFU=O: | AFU=O:"},
		{"The Gas Exporting Countries Forum (GECF) met.", "2015", "Gas Exporting Countries Forum=O: | GECF=O:"},
		{"A Baltic Harbour Pilots Guild (BHPG) was founded; BHPG has ten members.", "2015", "Baltic Harbour Pilots Guild=O: | BHPG=O: | BHPG=O:"},
		{"The National Salt Board (NSB) and its head. NSB paid.", "2015", "National Salt Board=O: | NSB=O: | NSB=O:"},
	},
	"organs of states": {
		{"The Russian Defence Ministry denied it.", "2015", "Russian=C:RU | Defence Ministry=O:RU"},
		{"Iran's Revolutionary Guard fired.", "2015", "Iran=C:IR | Revolutionary Guard=O:IR"},
		{"The Kenyan Interior Ministry agreed.", "2015", "Kenyan=C:KE | Interior Ministry=O:KE"},
		{"Peru's Health Ministry sent nurses.", "2015", "Peru=C:PE | Health Ministry=O:PE"},
		{"The Chilean Navy found the raft.", "2015", "Chilean=C:CL | Navy=O:CL"},
		{"The Polish Senate passed it.", "2015", "Polish=C:PL | Senate=O:PL"},
	},
	"datelines": {
		{"TEHRAN (Reuters) - Talks began on Monday.", "2015", "TEHRAN=L:IR | Reuters=O:"},
		{"LONDON, Nov 3 - Shares fell.", "2015", "LONDON=L:GB"},
		{"NAIROBI, Kenya (AP) — Rain fell.", "2015", "NAIROBI=L:KE | Kenya=C:KE | AP=O:"},
		{"Paris, 12 November – Snow fell.", "2015", "Paris=L:FR"},
		{"BUENOS AIRES — Prices rose.", "2015", "BUENOS AIRES=L:AR"},
		{"SEATTLE, Wash. -- Rain fell.", "2015", "SEATTLE=L:US | Wash.=L:US"},
	},
	"historic states": {
		{"The Soviet Union tested a rocket.", "1987", "Soviet Union=C:SU"},
		{"He was born in the Soviet Union.", "2015", "Soviet Union=C:RU"},
		{"Burma freed the men.", "2015", "Burma=C:MM"},
		{"Zaire sent troops.", "1990", "Zaire=C:ZR"},
		{"East Germany opened the wall.", "1989-11-10", "East Germany=C:DD"},
		{"She fled East Germany as a child.", "2015", "East Germany=C:DE"},
		{"West Germany beat France.", "1987", "West Germany=C:DE | France=C:FR"},
		{"Czechoslovakia held elections.", "1990-06-09", "Czechoslovakia=C:CS"},
	},
	"hard-wrapped lines": {
		{"The ministers of Saudi\nArabia and the United\nStates met.", "2015", "Saudi\nArabia=C:SA | United\nStates=C:US"},
		{"He praised Angela\nMerkel warmly.", "2015", "Angela\nMerkel=P:DE"},
		{"They flew to New\nZealand.", "2015", "New\nZealand=C:NZ"},
		{"Envoys of Iran\n\nIraq was silent.", "2015", "Iran=C:IR | Iraq=C:IQ"},
		{"A note from Papua New\nGuinea came.", "2015", "Papua New\nGuinea=C:PG"},
	},
	"other languages": {
		{"El presidente de Chile viajó a Argentina para hablar con los ministros de la región sobre el gas.", "2015", "Chile=C:CL | Argentina=C:AR"},
		{"Der Minister sprach am Montag in Berlin über die Lage der Bauern und die Preise für Milch in Portugal.", "2015", "Berlin=L:DE | Portugal=C:PT"},
		{"Le ministre a parlé avec Vladimir Putin de la situation au Mali et des prix du gaz dans la région.", "2015", "Vladimir Putin=P:RU | Mali=C:ML"},
		{"Il governo ha detto che la legge sarà votata domani e che i treni non viaggeranno da Roma verso il nord.", "2015", "Roma=L:IT"},
		{"Die Regierung hat am Dienstag beschlossen, dass die Bahnen und Schulen im Süden wieder öffnen dürfen.", "2015", ""},
	},
}

var kindLetters = map[model.Kind]string{model.Country: "C", model.Person: "P", model.Organization: "O", model.Place: "L"}

func parseDay(t *testing.T, s string) time.Time {
	t.Helper()
	if len(s) == 4 {
		s += "-11-23"
	}
	day, err := time.Parse("2006-01-02", s)
	if err != nil {
		t.Fatal(err)
	}
	return day
}

func describe(a *model.Analysis, f model.Field) string {
	var parts []string
	for _, m := range a.Mentions {
		if m.Field == f {
			parts = append(parts, fmt.Sprintf("%s=%s:%s", m.Text, kindLetters[m.Kind], m.Country))
		}
	}
	return strings.Join(parts, " | ")
}

func TestTraps(t *testing.T) {
	n := 0
	for _, table := range []map[string][]trap{traps, moreTraps, bodyTraps, toponymTraps} {
		for rule, cases := range table {
			t.Run(rule, func(t *testing.T) { testRule(t, cases) })
			n += len(cases)
		}
	}
	if n < 250 {
		t.Errorf("%d cases, want 250", n)
	}
}

// testRule reads the cases of one rule.
func testRule(t *testing.T, cases []trap) {
	if len(cases) < 5 {
		t.Errorf("a rule needs five cases, has %d", len(cases))
	}
	for _, c := range cases {
		in := analyze.Input{Doc: document.FromPlain(c.text), Date: parseDay(t, c.date)}
		a := analyze.Analyze(in)
		checkInvariants(t, in, a)
		if got := describe(a, model.FieldText); got != c.want {
			t.Errorf("%q\n got  %s\n want %s", c.text, got, c.want)
		}
	}
}
