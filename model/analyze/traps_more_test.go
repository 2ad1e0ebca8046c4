package analyze_test

// moreTraps continues traps.
var moreTraps = map[string][]trap{
	"languages": {
		{"He answered in English.", "2015", ""},
		{"She speaks Spanish and French.", "2015", ""},
		{"The film has German subtitles.", "2015", ""},
		{"They learned Japanese at school.", "2015", ""},
		{"The Italian language has many dialects.", "2015", ""},
		{"The book was translated into Russian.", "2015", ""},
		{"In English schools the rule is old.", "2015", "English=C:GB"},
	},
	"short capitals are acronyms, not towns": {
		{"A SWAT team broke the door.", "2015", ""},
		{"The BASE jumper survived.", "2015", ""},
		{"The MALE and the female forms differ.", "2015", ""},
		{"Its BATH sensor failed.", "2015", ""},
		{"A NICE guideline was issued.", "2015", ""},
	},
	"companies that are named like towns": {
		{"Toyota recalled two models.", "2015", "Toyota=O:"},
		{"Shares of Siemens fell.", "2015", "Siemens=O:"},
		{"Nokia cut jobs.", "2015", "Nokia=O:"},
		{"Airbus won the order.", "2015", "Airbus=O:"},
		{"Samsung opened a plant in Hanoi.", "2015", "Samsung=O: | Hanoi=L:VN"},
	},
	"towns before man, police, mayor": {
		{"A Gainesville man was fined.", "2015", "Gainesville=L:US"},
		{"Springfield police found the car.", "2015", "Springfield=L:US"},
		{"A Leeds couple won the lottery.", "2015", "Leeds=L:GB"},
		{"Rotterdam residents protested.", "2015", "Rotterdam=L:NL"},
		{"An Osaka teenager built the robot.", "2015", "Osaka=L:JP"},
	},
	"everyday words inside a sentence": {
		{"We had a nice time at the mobile home.", "2015", ""},
		{"The fair was orange and gold.", "2015", ""},
		{"They split the deal in March and again in May.", "2015", ""},
		{"He hopes to march on Sunday.", "2015", ""},
		{"The cork floated in the bath.", "2015", ""},
		{"Guests ate turkey from china plates.", "2015", ""},
	},
	"months and weekdays": {
		{"On Friday, June 5, it rained.", "2015", ""},
		{"In August and September sales fell.", "2015", ""},
		{"By April 2014 the bridge was done.", "2015", ""},
		{"The talks on Monday, Nov. 23, failed.", "2015", ""},
		{"May 1 is a holiday; March 8 too.", "2015", ""},
	},
	"the last word of a person, not of a place": {
		{"Mr Lebanon thanked the crowd.", "2015", "Lebanon=P:"},
		{"Dr. Paris saw no risk.", "2015", "Paris=P:"},
		{"Mrs. Jordan taught piano.", "2015", "Jordan=P:"},
		{"Prof. Cairo gave the lecture.", "2015", "Cairo=P:"},
		{"Miss London, 19, sang.", "2015", "London=P:"},
	},
	"names of several parts": {
		{"Ban Ki-moon spoke at the United Nations.", "2015", "Ban Ki-moon=P: | United Nations=O:"},
		{"Recep Tayyip Erdogan flew home to Ankara.", "2015", "Recep Tayyip Erdogan=P:TR | Ankara=L:TR"},
		{"Cristina Fernández de Kirchner left office in Argentina.", "2015-11-23", "Cristina Fernández de Kirchner=P:AR | Argentina=C:AR"},
		{"Abdel Fattah el-Sisi opened the canal in Egypt.", "2015", "Abdel Fattah el-Sisi=P:EG | Egypt=C:EG"},
		{"Narendra Modi governs India.", "2015", "Narendra Modi=P:IN | India=C:IN"},
		{"Aung San Suu Kyi won in Myanmar.", "2015", "Aung San Suu Kyi=P:MM | Myanmar=C:MM"},
	},
	"nothing to be found": {
		{"", "2015", ""},
		{"…", "2015", ""},
		{"It was a dark night, and it rained.", "2015", ""},
		{"1. First item\n2. Second item", "2015", ""},
		{"THE END", "2015", ""},
		{"Prices: 12.50, 13.75 and 14.00.", "2015", ""},
	},
}
