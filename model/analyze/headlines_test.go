package analyze_test

import (
	"testing"

	"dateline/model"
	"dateline/model/analyze"
	"dateline/model/document"
)

// headlines are read with a body; want is what the headline holds.
var headlines = map[string][]struct{ title, body, want string }{
	"headlines in capitals": {
		{"CHINA AND INDIA SIGN TRADE PACT", "The two states signed on Monday.", "CHINA=C:CN | INDIA=C:IN"},
		{"PUTIN FLIES TO TEHRAN", "Russian President Vladimir Putin flew to Tehran on Monday.", "PUTIN=P:RU | TEHRAN=L:IR"},
		{"WHO MAY HELP US, MINISTER SAYS", "The minister asked for help. Nobody answered.", ""},
		{"US TROOPS LEAVE IRAQ", "American troops left the base in Iraq. The US said so.", "US=C:US | IRAQ=C:IQ"},
		{"IT WILL BE A NICE MAY", "The weather will be good.", ""},
		{"LINDQVIST WINS SEAT IN PARLIAMENT", "Marta Lindqvist won the seat.", "LINDQVIST=P:"},
		{"NATO CHIEF VISITS KABUL", "The head of NATO arrived in Kabul.", "NATO=O: | KABUL=L:AF"},
		{"U.S. SHIPS MORE WHEAT TO EGYPT", "Wheat went to Egypt.", "U.S.=C:US | EGYPT=C:EG"},
		{"HOW TO ROAST A TURKEY", "Heat the oven first.", ""},
		{"MOST POLISH MALE READING CLUBS CLOSE", "They sold their books.", ""},
		{"GENERAL ASSEMBLY OF FARMERS MEETS", "The farmers met on Monday.", ""},
	},
	"headlines with every word capitalised": {
		{"Putin Meets Khamenei As Gas Forum Opens In Tehran", "Vladimir Putin met Ali Khamenei in Tehran.", "Putin=P:RU | Khamenei=P:IR | Tehran=L:IR"},
		{"Nice Weather Ahead For Most Of The Week", "It will be warm.", ""},
		{"Will Prices Fall In March Or May?", "Prices may fall.", ""},
		{"Five Ways To Cook Your Turkey This Year", "Heat the oven.", ""},
		{"France And Germany Plan Joint Border Force", "The plan was agreed on Monday.", "France=C:FR | Germany=C:DE"},
		{"Mobile Phones Banned In Reading Rooms", "Phones are noisy.", ""},
		{"Lindqvist Wins Seat In Close Race", "Marta Lindqvist won the seat.", "Lindqvist=P:"},
		{"Hope Fades For Miners As Rain Goes On", "The rain went on.", ""},
	},
	"headlines as sentences": {
		{"Putin, Iranian leaders hold talks", "Vladimir Putin met Hassan Rouhani.", "Putin=P:RU | Iranian=C:IR"},
		{"Turkey downs jet near Syria", "Turkey said the jet crossed its border.", "Turkey=C:TR | Syria=C:SY"},
		{"Merkel’s party loses vote", "Angela Merkel said she would go on.", "Merkel=P:DE"},
		{"GECF opens in Doha", "The Gas Exporting Countries Forum (GECF) opened.", "GECF=O: | Doha=L:QA"},
		{"Bankers warn of slump", "A slump may come.", ""},
		{"Abara: my herd is gone", "The farmer Joseph Abara lost his herd.", "Abara=P:"},
	},
}

func TestHeadlines(t *testing.T) {
	for rule, cases := range headlines {
		t.Run(rule, func(t *testing.T) {
			for _, c := range cases {
				in := analyze.Input{Title: c.title, Doc: document.FromPlain(c.body), Date: parseDay(t, "2015")}
				a := analyze.Analyze(in)
				checkInvariants(t, in, a)
				if got := describe(a, model.FieldTitle); got != c.want {
					t.Errorf("%q\n got  %s\n want %s", c.title, got, c.want)
				}
			}
		})
	}
}

func TestConcurrentCallsAgree(t *testing.T) {
	in := analyze.Input{Title: "Putin in Tehran", Doc: document.FromPlain(traps["Georgia"][1].text), Date: parseDay(t, "2015")}
	want := describe(analyze.Analyze(in), model.FieldText)
	done := make(chan string)
	for range 16 {
		go func() { done <- describe(analyze.Analyze(in), model.FieldText) }()
	}
	for range 16 {
		if got := <-done; got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
