package analyze_test

import (
	"strings"
	"testing"

	"dateline/model"
	"dateline/model/analyze"
	"dateline/model/document"
)

// persons analyses a text and lists the persons it names: the words, and who
// they stand for, "-" for somebody unknown.
func persons(t *testing.T, text, date string) string {
	t.Helper()
	in := analyze.Input{Doc: document.FromPlain(text), Date: parseDay(t, date)}
	a := analyze.Analyze(in)
	checkInvariants(t, in, a)
	var parts []string
	for _, m := range a.Mentions {
		if m.Kind != model.Person {
			continue
		}
		who := "-"
		if e := a.Of(m).Entity; e.ID != "" {
			who = e.Name
		}
		parts = append(parts, m.Text+"="+who)
	}
	return strings.Join(parts, " | ")
}

type personCase struct{ text, date, want string }

var personCases = map[string][]personCase{
	"initials": {
		{"French President J. Chirac spoke in Lille.", "1996-09-01", "J. Chirac=Jacques Chirac"},
		{"B. Yeltsin was in hospital in Moscow, Russia.", "1996-09-01", "B. Yeltsin=Boris Yeltsin"},
		{"Britain's M. Thatcher was firm.", "1985-09-01", "M. Thatcher=Margaret Thatcher"},
		{"G. W. Bush landed in Iraq with U.S. generals.", "2003-11-27", "G. W. Bush=George W. Bush"},
		{"B. Quimby was in hospital in Moscow, Russia.", "1996-09-01", "B. Quimby=-"},
		{"C. Chirac, a plumber, fixed a pipe in Lille, France.", "1996-09-01", "C. Chirac=-"},
	},
	"title and surname": {
		{"President Carter brokered the deal.", "1978-09-17", "Carter=Jimmy Carter"},
		{"Former President Carter toured Haiti with U.S. monitors.", "1994-09-18", "Carter=Jimmy Carter"},
		{"Former U.S. president Carter toured Haiti.", "1994-09-18", "Carter=Jimmy Carter"},
		{"Former Prime Minister Thatcher dined in London.", "1995-03-01", "Thatcher=Margaret Thatcher"},
		{"Premier Li toured a steel mill in China.", "2015-11-23", "Li=Li Keqiang"},
		{"Premier Li toured a steel mill in China.", "1995-11-23", "Li=Li Peng"},
		{"South Korean President Park bowed.", "2015-11-23", "Park=Park Geun-hye"},
		{"South Korean President Park bowed.", "1975-11-23", "Park=Park Chung-hee"},
		{"Foreign Minister Lavrov shrugged.", "2015-11-23", "Lavrov=Sergei Lavrov"},
		{"Secretary of State Baker flew on.", "1991-03-01", "Baker=James Baker"},
		{"Chancellor Kohl ate in Mainz.", "1990-10-03", "Kohl=Helmut Kohl"},
		{"Coach Carter shouted at his players.", "1978-09-17", "Carter=-"},
		{"Foreign Minister Wang of China shrugged.", "2015-11-23", "Wang=Wang Yi"},
		{"Pope Francis prayed.", "2015-11-23", "Francis=Francis"},
		{"King Abdullah spoke in Amman, Jordan.", "2010-11-23", "Abdullah=Abdullah II"},
		{"King Abdullah spoke in Riyadh, Saudi Arabia.", "2010-11-23", "Abdullah=Abdullah"},
		{"King Hussein spoke in Amman, Jordan.", "1994-11-23", "Hussein=Hussein"},
	},
	"surname alone": {
		{"Russia will pay, Putin said.", "2015-11-23", "Putin=Vladimir Putin"},
		{"Germany will pay, Merkel said.", "2015-11-23", "Merkel=Angela Merkel"},
		{"Zimbabwe will pay, Mugabe said.", "2005-11-23", "Mugabe=Robert Mugabe"},
		{"Iraqi troops cheered Saddam.", "1996-09-01", "Saddam=Saddam Hussein"},
		{"Cuba will pay, Castro said.", "1996-09-01", "Castro=Fidel Castro"},
		{"Cuba will pay, Castro said.", "2015-09-01", "Castro=Raúl Castro"},
	},
	"relatives": {
		{"Hillary Clinton spoke. Her husband, Bill Clinton, listened. Clinton ran for senator in New York.", "2000-09-01", "Hillary Clinton=Hillary Clinton | Bill Clinton=Bill Clinton | Clinton=Bill Clinton"},
		{"Chelsea Clinton spoke at Stanford.", "1997-09-01", "Chelsea Clinton=Chelsea Clinton"},
		{"President Clinton hugged Chelsea Clinton.", "1997-09-01", "Clinton=Bill Clinton | Chelsea Clinton=Chelsea Clinton"},
		{"Mrs. Clinton hugged children.", "1997-09-01", "Clinton=-"},
		{"First lady Hillary Rodham Clinton hugged President Clinton.", "1997-09-01", "Hillary Rodham Clinton=Hillary Clinton | Clinton=Bill Clinton"},
		{"Syrian President Bashar al-Assad sat beside his wife, Asma al-Assad. Assad smiled.", "2010-05-01", "Bashar al-Assad=Bashar al-Assad | Asma al-Assad=Asma al-Assad | Assad=Bashar al-Assad"},
		{"Syrian President Assad smiled.", "1990-05-01", "Assad=Hafez al-Assad"},
		{"Syrian President Assad smiled.", "2010-05-01", "Assad=Bashar al-Assad"},
		{"Bashar al-Assad, son of Hafez al-Assad, studied eyes in London.", "1994-05-01", "Bashar al-Assad=Bashar al-Assad | Hafez al-Assad=Hafez al-Assad"},
		{"North Korean leader Kim watched a parade.", "1990-05-01", "Kim=Kim Il-sung"},
		{"North Korean leader Kim watched a parade.", "2005-05-01", "Kim=Kim Jong-il"},
		{"North Korean leader Kim watched a parade.", "2015-05-01", "Kim=Kim Jong-un"},
		{"South Korean President Kim watched a parade.", "1996-05-01", "Kim=Kim Young-sam"},
		{"South Korean President Kim watched a parade.", "2001-05-01", "Kim=Kim Dae-jung"},
		{"Kim Jong Il, son of Kim Il Sung, watched a parade in North Korea.", "1996-05-01", "Kim Jong Il=Kim Jong-il | Kim Il Sung=Kim Il-sung"},
		{"George Bush spoke to U.S. troops.", "1990-05-01", "George Bush=George H. W. Bush"},
		{"George Bush spoke to U.S. troops.", "2005-05-01", "George Bush=George W. Bush"},
		{"Barbara Bush read to children. Bush laughed.", "1991-05-01", "Barbara Bush=Barbara Bush | Bush=Barbara Bush"},
		{"Cuban President Raul Castro saluted. His brother Fidel Castro was ill.", "2010-05-01", "Raul Castro=Raúl Castro | Fidel Castro=Fidel Castro"},
		{"Naina Yeltsin baked. Her husband, Russian President Boris Yeltsin, ate. Yeltsin smiled.", "1996-09-01", "Naina Yeltsin=- | Boris Yeltsin=Boris Yeltsin | Yeltsin=Boris Yeltsin"},
		{"Indira Gandhi spoke in Delhi. India mourned Mahatma Gandhi.", "1982-05-01", "Indira Gandhi=Indira Gandhi | Mahatma Gandhi=Mahatma Gandhi"},
		{"Benazir Bhutto spoke of her father, Zulfikar Ali Bhutto, in Pakistan.", "1996-05-01", "Benazir Bhutto=Benazir Bhutto | Zulfikar Ali Bhutto=Zulfikar Ali Bhutto"},
		{"Winnie Mandela danced in Soweto. South African President Nelson Mandela did not. Mandela was ill.", "1995-05-01", "Winnie Mandela=Winnie Mandela | Nelson Mandela=Nelson Mandela | Mandela=Nelson Mandela"},
	},
	"namesakes stay unknown": {
		{"John Major scored twice for Leeds.", "2015-05-01", "John Major=-"},
		{"Gordon Brown of Halifax, a baker, won the raffle.", "1996-05-01", "Gordon Brown=-"},
		{"Striker David Cameron scored for Stirling in the Scottish second division.", "1998-05-01", "David Cameron=-"},
		{"Michael Howard, a midfielder, joined Morecambe.", "2004-05-01", "Michael Howard=-"},
		{"Sprinter Ben Johnson of Canada lost the race.", "1988-09-24", "Ben Johnson=Ben Johnson"},
		{"Boris Becker beat Carlos Costa in Madrid, Spain.", "1993-05-01", "Boris Becker=Boris Becker | Carlos Costa=-"},
		{"Analyst Paul Martin of Acme Bank cut his forecast for U.S. stocks.", "2004-09-01", "Paul Martin=-"},
		{"Kim, a striker for Ulsan, scored for South Korea.", "2002-06-01", "Kim=-"},
		{"Chen Shui, a swimmer from China, won gold.", "2002-06-01", "Chen Shui=-"},
		{"Forward Hassan Ali of Egypt scored.", "1996-06-01", "Hassan Ali=-"},
		{"Alice Clinton, a nurse in Ohio, sued. Clinton wants money.", "1997-06-01", "Alice Clinton=- | Clinton=-"},
		{"The farmer, Peter Putin, grows beets in Kansas. Putin has ten acres.", "2015-06-01", "Peter Putin=- | Putin=-"},
		{"Canada's Brown won the high jump ahead of Smith of Britain.", "2008-06-01", "Brown=-"},
		{"Batting for England, Brown made 47 and Hague 12 in the second innings.", "1998-06-01", "Brown=- | Hague=-"},
		{"Economist Robert Gates of Leeds expects less.", "2015-06-01", "Robert Gates=-"},
		{"Finance Minister Chen of Taiwan resigned.", "1950-06-01", "Chen=-"},
	},
	"one sense in a story": {
		{"Vladimir Putin met farmers. Putin laughed. Russia's Putin sang.", "2015-06-01", "Vladimir Putin=Vladimir Putin | Putin=Vladimir Putin | Putin=Vladimir Putin"},
		{"Israel's Benjamin Netanyahu met Sara Netanyahu's brother. Netanyahu spoke.", "2015-06-01", "Benjamin Netanyahu=Benjamin Netanyahu | Sara Netanyahu=Sara Netanyahu | Netanyahu=Benjamin Netanyahu"},
		{"Anna Merkel sells eggs in Ulm, Germany. Merkel has forty hens.", "2015-06-01", "Anna Merkel=- | Merkel=-"},
	},
	"nicknames": {
		{"Brazil's Lula spoke to miners.", "2005-06-01", "Lula=Luiz Inacio Lula da Silva"},
		{"Israel's Bibi Netanyahu spoke.", "2015-06-01", "Bibi Netanyahu=Benjamin Netanyahu"},
		{"Indonesia's Jokowi spoke to miners.", "2015-06-01", "Jokowi=Joko Widodo"},
		{"William Jefferson Clinton took the oath.", "1993-01-20", "William Jefferson Clinton=Bill Clinton"},
		{"James Earl Carter took the oath.", "1977-01-20", "James Earl Carter=Jimmy Carter"},
		{"Joseph Biden took the oath.", "2021-01-20", "Joseph Biden=Joe Biden"},
		{"Anthony Blair took the oath in London.", "1997-05-02", "Anthony Blair=Tony Blair"},
	},
}

func TestPersons(t *testing.T) {
	for rule, cases := range personCases {
		t.Run(rule, func(t *testing.T) {
			for _, c := range cases {
				if got := persons(t, c.text, c.date); got != c.want {
					t.Errorf("%s %q\n got  %s\n want %s", c.date, c.text, got, c.want)
				}
			}
		})
	}
}
