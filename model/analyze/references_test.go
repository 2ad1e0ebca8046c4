package analyze_test

import (
	"slices"
	"strings"
	"testing"

	"dateline/model"
	"dateline/model/analyze"
	"dateline/model/document"
)

// TestReferences reads phrases that mean a person by the office held on the
// day. want is "noun=name" of each, in order.
func TestReferences(t *testing.T) {
	for _, c := range []struct{ text, date, want string }{
		// The nation before the noun.
		{"The Russian president flew home.", "2015-11-23", "president=Vladimir Putin"},
		{"The Russian president flew home.", "2010-05-01", "president=Dmitry Medvedev"},
		{"The Russian president flew home.", "1996-05-01", "president=Boris Yeltsin"},
		{"Iran's supreme leader spoke to farmers.", "2015-11-23", "supreme leader=Ali Khamenei"},
		{"Iran’s president spoke to farmers.", "2015-11-23", "president=Hassan Rouhani"},
		{"The Iranian foreign minister left early.", "2015-11-23", "foreign minister=Mohammad Javad Zarif"},
		{"A crowd met the German chancellor.", "2015-11-23", "chancellor=Angela Merkel"},
		{"A crowd met the German chancellor.", "1995-05-01", "chancellor=Helmut Kohl"},
		{"The U.S. secretary of state waited.", "2010-06-01", "secretary of state=Hillary Clinton"},
		{"The British foreign secretary waited.", "2010-06-01", "foreign secretary=William Hague"},
		{"The U.S. vice president waited.", "2010-06-01", "vice president=Joe Biden"},
		{"The North Korean leader watched.", "2013-06-01", "leader=Kim Jong-un"},
		{"The North Korean leader watched.", "2005-06-01", "leader=Kim Jong-il"},
		{"The Chinese leader watched.", "2015-06-01", "leader=Xi Jinping"},
		{"The Saudi king watched.", "2015-06-01", "king=Salman"},
		{"Turkey's embattled president sued a poet.", "2015-11-23", "president=Recep Tayyip Erdogan"},
		{"The Russian and the Turkish president met.", "2015-11-23", "president=Recep Tayyip Erdogan"},
		{"They asked the Israeli prime minister's spokesman.", "2015-11-23", "prime minister=Benjamin Netanyahu"},
		// The nation behind it.
		{"The president of Chile planted a tree.", "2015-11-23", "president=Michelle Bachelet"},
		{"As president of Mexico, he was asked.", "2015-11-23", "president=Enrique Peña Nieto"},
		{"The king of Spain sailed.", "2015-11-23", "king=Felipe VI"},
		// Bodies.
		{"The UN secretary-general objected.", "2015-11-23", "secretary-general=Ban Ki-moon"},
		{"The secretary-general of the United Nations objected.", "2003-03-01", "secretary-general=Kofi Annan"},
		{"The Bank of England governor objected.", "2015-11-23", "governor=Mark Carney"},
		{"The Federal Reserve chair objected.", "2015-11-23", "chair=Janet Yellen"},
		{"NATO's secretary general objected.", "2015-11-23", "secretary general=Jens Stoltenberg"},
		// The only one of its kind.
		{"In a letter the pope asked for rain.", "2015-11-23", "pope=Francis"},
		{"In a letter the pope asked for rain.", "2000-11-23", "pope=John Paul II"},
		// Without a nation: whom the story has named.
		{"Angela Merkel went to Kyiv. The chancellor stayed for lunch.", "2015-11-23", "chancellor=Angela Merkel"},
		{"Russian President Vladimir Putin met farmers in Kazan. The president wore a hat.", "2015-11-23", "president=Vladimir Putin"},
		{"Justin Trudeau met nurses. The prime minister wore a hat.", "2016-05-01", "prime minister=Justin Trudeau"},
		// Without a nation: the country the story is about.
		{"Peruvian farmers blocked roads. Peru depends on them, the president said.", "2015-11-23", "president=Ollanta Humala"},
		{"LISBON, Nov 23 - Portugal will cut taxes. The prime minister told Portuguese savers so.", "2014-11-23", "prime minister=Pedro Passos Coelho"},
		// Where the office was held by two, nobody is meant for sure.
		{"Barack Obama met Vladimir Putin. The president smiled.", "2015-11-23", ""},
		{"Chile and Peru signed. The president smiled.", "2015-11-23", ""},
	} {
		if got := references(t, c.text, c.date); got != c.want {
			t.Errorf("%s %q\n got  %s\n want %s", c.date, c.text, got, c.want)
		}
	}
}

// TestNoReferences lists phrases that mean nobody, somebody else, or are the
// title before a name.
func TestNoReferences(t *testing.T) {
	for _, text := range []string{
		"The former Russian president flew home.", "The ex-Russian president flew home.", "The late Russian president was mourned.",
		"The next Russian president will be old.", "Russia's first president was Boris Yeltsin.", "A Russian president never smiles.",
		"Every Russian president has a dacha.", "The Russian presidents met.", "The Russian presidential palace burned.",
		"The Russian president-elect flew home.", "He became Russian president.", "He wants to become the Russian president.",
		"She was elected president of Chile.", "He was the Russian president then.", "Russian President Vladimir Putin flew home.",
		"French Prime Minister Manuel Valls flew home.", "The Russian deputy foreign minister flew home.",
		"The president of the club resigned in Russia.", "The president of Russia's chess club resigned.", "The bank's president resigned.",
		"The president spoke.", "In 1995 the Russian president was ill.", "The Russian president was ill in June 1995.",
		"Harold Quimby, the Russian president, is a hero of this novel.", "The Scottish premier league is back.",
		"The Russian opposition leader was ill.", "The Texas governor signed.", "The president of Texas Instruments resigned.",
		"The Russian prime minister's job is open.", "Acme Holdings Ltd of Russia named a director. Russia's rules matter, the president and chief executive said.",
		"Iran’s president, Hassan Rouhani, flew home.", "Hassan Rouhani, the president of Iran, flew home.",
		"University president Ann Foley met Russian guests. In Russia, the president said, it snows.", "The German president-designate smiled.",
		"The Russian vice president flew home.", "The Soviet leader had a map.", "If she wins she would be president of France.",
	} {
		if got := references(t, text, "2015-11-23"); got != "" {
			t.Errorf("%q\n got  %s", text, got)
		}
	}
}

// references analyses a text and lists what it refers to.
func references(t *testing.T, text, date string) string {
	t.Helper()
	in := analyze.Input{Doc: document.FromPlain(text), Date: parseDay(t, date)}
	a := analyze.Analyze(in)
	checkInvariants(t, in, a)
	var parts []string
	for _, r := range a.References {
		parts = append(parts, r.Text+"="+a.People[r.Finding].Entity.Name)
	}
	return strings.Join(parts, " | ")
}

// TestReferenceOnly looks at a person whom only the office tells of.
func TestReferenceOnly(t *testing.T) {
	in := analyze.Input{Title: "Russian president visits Tehran", Doc: document.FromPlain("The Russian\npresident met Hassan Rouhani."), Date: parseDay(t, "2015-11-23")}
	a := analyze.Analyze(in)
	checkInvariants(t, in, a)
	at := slices.IndexFunc(a.People, func(f model.Finding) bool { return f.Entity.Name == "Vladimir Putin" })
	if at < 0 {
		t.Fatal("the Russian president is not among the people")
	}
	f := a.People[at]
	if f.Mentions != 0 || f.First != -1 || f.References != 2 || !f.InTitle || f.Salience <= 0 {
		t.Errorf("%+v", f)
	}
	if !slices.Contains(f.Why, "“Russian president” on that day") {
		t.Errorf("why %q", f.Why)
	}
	if a.References[1].Phrase != "The Russian president" {
		t.Errorf("phrase %q", a.References[1].Phrase)
	}
	ru := a.Countries[slices.IndexFunc(a.Countries, func(f model.Finding) bool { return f.Entity.Country == "RU" })]
	if !slices.Contains(ru.Via, model.ViaPerson) {
		t.Errorf("Russia by %v", ru.Via)
	}
}
