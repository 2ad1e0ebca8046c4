package analyze_test

import "testing"

// gameTraps are reports of games: towns are teams there, and single names are
// players.
var gameTraps = map[string][]trap{
	"results": {
		{"SOCCER - RESULTS.\nLeeds 2 Everton 0\nDerby 1 Norwich 1", "1996", "Leeds=O: | Everton=O: | Derby=O: | Norwich=O:"},
		{"SOCCER - LEAGUE RESULTS.\nOsasuna 1 (Prado 12th) Zaragoza 3 (Ruiz 4, 80, Mena 55th)", "1996", "Osasuna=O: | Prado=P: | Zaragoza=O: | Ruiz=P: | Mena=P:"},
		{"BASKETBALL - CUP RESULT.\nZeljeznik (Serbia) beat Tarnow (Poland) 92-81", "2008", "Zeljeznik=O: | Serbia=C:RS | Tarnow=O: | Poland=C:PL"},
		{"SOCCER - QUALIFIER RESULT.\nGhana 2 Peru 2", "1996", "Ghana=C:GH | Peru=C:PE"},
		{"RUGBY UNION - RESULTS.\nBath 30 Sale 12", "1996", "Bath=O: | Sale=O:"},
	},
	"tables and fixtures": {
		{"SOCCER - STANDINGS.\nPlayed, won, drawn, lost, points:\nLeeds 3 2 1 0 7\nDerby 3 1 1 1 4", "1996", "Leeds=O: | Derby=O:"},
		{"BASEBALL - STANDINGS.\nCHICAGO 70 64 .522 4\nDETROIT 48 86 .358 26", "1996", "CHICAGO=O: | DETROIT=O:"},
		{"SOCCER - FIXTURES.\nPlaying on Sunday: Leeds v Norwich, Derby v Stoke", "1996", "Leeds=O: | Norwich=O: | Derby=O: | Stoke=O:"},
		{"CRICKET - BOWLING.\nBowling: Hollis 23-3-112-0, Wain 18-3-55-4", "1996", "Hollis=P: | Wain=P:"},
		{"CRICKET - SCOREBOARD.\nDoe c Hollis b Wain 44\nRoe lbw b Wain 3", "1996", "Doe=P: | Hollis=P: | Wain=P: | Wain=P:"},
	},
	"one team all through": {
		{"SOCCER - LEEDS BEAT DERBY 2-0.\nLeeds beat Derby 2-0 in the league on Sunday. A goal by Ian Moss settled it for Leeds. The match was played in Leeds.", "1996",
			"LEEDS=O: | DERBY=O: | Leeds=O: | Derby=O: | Ian Moss=P: | Leeds=O: | Leeds=L:GB"},
		{"The Cleveland Indians beat the Texas Rangers 5-3 in the league. A homer in the ninth inning won it for the Indians, whose pitcher struck out ten.", "1996",
			"Cleveland Indians=O: | Texas Rangers=O: | Indians=O:"},
		{"TENNIS - RESULTS.\nAnna Kolb (Austria) beat Mia Stern (Germany) 6-2 6-4", "1996", "Anna Kolb=P: | Austria=C:AT | Mia Stern=P: | Germany=C:DE"},
		{"Officials met in Leeds on Monday to talk about two new schools.", "1996", "Leeds=L:GB"},
		{"The minister said Leeds would get 2 new hospitals and Derby 3.", "1996", "Leeds=L:GB | Derby=L:GB"},
	},
	"bodies by a part of their names": {
		{"The European Commission fined two firms. The Commission said so on Monday.", "2015", "European Commission=O: | Commission=O:"},
		{"Tarnow Industries Ltd. bought Veltrex Inc. in May. Shares of Veltrex rose.", "2015", "Tarnow Industries Ltd.=O: | Veltrex Inc.=O: | Veltrex=O:"},
		{"The Kivu Relief Network pleaded for money. Donors owe the Network a lot.", "2015", "Kivu Relief Network=O: | Network=O:"},
		{"A commission of experts met. The commission said no.", "2015", ""},
		{"The University of Texas at Austin hired her.", "2015", "University of Texas at Austin=O:US"},
		{"The Bank of England and Air France agreed.", "2015", "Bank of England=O:GB | Air France=O:"},
	},
	"peoples and offices are no bodies": {
		{"The Hutu and the Tutsi lived there side by side.", "2015", ""},
		{"A speech by the Supreme Leader was shown again.", "2015", ""},
		{"They met the Secretary-General at noon.", "2015", ""},
		{"Many Sikh and Muslim families fled.", "2015", ""},
		{"The Rohingya crossed the river at night.", "2015", ""},
	},
}

func TestGames(t *testing.T) {
	for rule, cases := range gameTraps {
		t.Run(rule, func(t *testing.T) { testRule(t, cases) })
	}
}
