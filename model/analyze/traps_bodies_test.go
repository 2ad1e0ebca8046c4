package analyze_test

// bodyTraps are those of organisations that no head word gives away, and of
// short forms that are words too.
var bodyTraps = map[string][]trap{
	"teams named for their town": {
		{"The Detroit Tigers won again.", "2015", "Detroit Tigers=O:"},
		{"He signed for the Chicago Bulls.", "2015", "Chicago Bulls=O:"},
		{"Fans of the Boston Celtics cheered.", "2015", "Boston Celtics=O:"},
		{"The Texas Rangers traded two pitchers.", "2015", "Texas Rangers=O:"},
		{"The Los Angeles Lakers lost by ten.", "2015", "Los Angeles Lakers=O:"},
		{"Two Chicago cops resigned.", "2015", "Chicago=L:US"},
		{"The Chicago mayor resigned.", "2015", "Chicago=L:US"},
	},
	"organs that one word names": {
		{"The bill went to the Senate on Monday.", "2015", "Senate=O:"},
		{"A vote in Congress is due.", "2015", "Congress=O:"},
		{"Yields rose after the Treasury sold notes.", "2015", "Treasury=O:"},
		{"Deputies left the Knesset in anger.", "2015", "Knesset=O:IL"},
		{"The draft was sent back to Parliament.", "2015", "Parliament=O:"},
		{"A parliament of owls sat in the tree.", "2015", ""},
		{"Navy blue is in fashion.", "2015", ""},
	},
	"acronyms that nothing spells out": {
		{"The QZP said its men were safe.", "2015", "QZP=O:"},
		{"A deal with the KRLA, signed in May, held.", "2015", "KRLA=O:"},
		{"XVTO's profits fell.", "2015", "XVTO=O:"},
		{"The strike was called by the ZFBT.", "2015", "ZFBT=O:"},
		{"DRQM told reporters to wait.", "2015", "DRQM=O:"},
		{"The GDP grew and the CEO resigned.", "2015", ""},
		{"He watched TV on his PC.", "2015", ""},
	},
	"states shortened to a word": {
		{"Mass was said at noon.", "2015", ""},
		{"They live in Boston, Mass., now.", "2015", "Boston=L:US | Mass.=L:US"},
		{"They went to Mass in Chicago.", "2015", "Chicago=L:US"},
		{"Ask the Man, she said.", "2015", ""},
		{"A Miss was crowned in Dallas.", "2015", "Dallas=L:US"},
		{"The PA was broken at the hall in Philadelphia.", "2015", "Philadelphia=L:US"},
	},
	"short forms of a full name": {
		{"Aníbal Cavaco Silva spoke. Cavaco Silva then left.", "2015", "Aníbal Cavaco Silva=P:PT | Cavaco Silva=P:PT"},
		{"Cristina Fernández de Kirchner spoke. President Fernández wept.", "2015", "Cristina Fernández de Kirchner=P:AR | Fernández=P:AR"},
		{"Robert F. Dawson bought it. Robert Dawson paid.", "2015", "Robert F. Dawson=P: | Robert Dawson=P:"},
		{"Pedro Passos Coelho resigned. Passos Coelho had led Portugal.", "2015", "Pedro Passos Coelho=P:PT | Passos Coelho=P:PT | Portugal=C:PT"},
		{"Ana Gomes Pereira was named. A friend of Gomes Pereira cheered.", "2015", "Ana Gomes Pereira=P: | Gomes Pereira=P:"},
		{"Justin Trudeau leads Canada. His father Pierre Trudeau led it too. Trudeau smiled.", "2015-11-20", "Justin Trudeau=P:CA | Canada=C:CA | Pierre Trudeau=P: | Trudeau=P:CA"},
	},
	"bodies that many states have": {
		{"Belgium's ministers met. The National Security Council raised the alarm in Belgium.", "2015", "Belgium=C:BE | National Security Council=O: | Belgium=C:BE"},
		{"The U.S. National Security Council met.", "2015", "U.S.=C:US | National Security Council=O:US"},
		{"The United Nations met. The Security Council voted.", "2015", "United Nations=O: | Security Council=O:"},
		{"The Supreme Court of Kenya ruled.", "2015", "Supreme Court of Kenya=O:KE"},
		{"Kenya's Supreme Court ruled.", "2015", "Kenya=C:KE | Supreme Court=O:KE"},
		{"Brazil's Congress voted.", "2015", "Brazil=C:BR | Congress=O:BR"},
	},
	"peoples that live elsewhere": {
		{"Crimean Tatars blocked the road.", "2015", "Crimean=L:UA"},
		{"Arab leaders met in Cairo.", "2015", "Cairo=L:EG"},
		{"The Union leaders met in Dublin.", "2015", "Dublin=L:IE"},
		{"Muslim and Christian leaders prayed in Bangui.", "2015", "Bangui=L:CF"},
		{"The Prophet was born in Mecca.", "2015", "Mecca=L:SA"},
	},
	"names behind an apostrophe": {
		{"Cocoa from Côte d'Ivoire is dear.", "2015", "Côte d'Ivoire=C:CI"},
		{"Cocoa from Côte d’Ivoire is dear.", "2015", "Côte d’Ivoire=C:CI"},
		{"Jeanne d'Armagnac wrote letters.", "2015", "Jeanne d'Armagnac=P:"},
		{"It is ten o'clock in Lima.", "2015", "Lima=L:PE"},
		{"Gabriele d'Antonio cooked.", "2015", "Gabriele d'Antonio=P:"},
	},
	"words that are surnames of leaders": {
		{"South Korean President Park spoke.", "2014", "South Korean=C:KR | Park=P:KR"},
		{"Prime Minister May resigned in London.", "2019-05-24", "May=P:GB | London=L:GB"},
		{"British Prime Minister Brown smiled.", "2009", "British=C:GB | Brown=P:GB"},
		{"They met in Park Lane.", "2015", "Park Lane=L:"},
		{"President Bush listened.", "2003", "Bush=P:US"},
		{"The park is closed in May.", "2015", ""},
	},
}
