package feed

import "strings"

// monthNamed tells which month a word in lower case names, in the languages
// whose feeds write months as words whatever the standards say; 0 for none.
func monthNamed(w string) int {
	w = " " + w + " "
	for i, names := range [...]string{
		" jan january januar jänner janv janvier ene enero janeiro gen gennaio januari янв января январь sty stycznia ocak oca led ledna ",
		" feb february februar févr févier février fév fevrier febrero fev fevereiro febbraio februari фев февр февраля lut lutego şubat şub února ",
		" mar march mär märz mrz maerz mars marzo março marco maart mrt мар марта marca mart března ",
		" apr april avr avril abr abril aprile апр апреля kwi kwietnia nisan nis dubna ",
		" may mai mayo maio mag maggio mei maj мая май maja mayıs května ",
		" jun june juni juin junio junho giu giugno июн июня cze czerwca haziran haz června ",
		" jul july juli juil juillet julio julho lug luglio июл июля lip lipca temmuz tem července ",
		" aug august août aout ago agosto augustus augusti авг августа sie sierpnia ağustos ağu srpna ",
		" sep sept september septembre septiembre setembro set settembre сен сент сентября wrz września eylül eyl září ",
		" oct october okt oktober octobre octubre outubro out ott ottobre окт октября paź października ekim eki října ",
		" nov november novembre noviembre novembro ноя нояб ноября lis listopada kasım kas ",
		" dec december dez dezember déc décembre decembre dic diciembre dezembro dicembre дек декабря gru grudnia aralık ara prosince ",
	} {
		if strings.Contains(names, w) {
			return i + 1
		}
	}
	return 0
}

// zoneNamed is the distance from UTC, in minutes, of a zone by its abbreviation
// in upper case. Where one has two meanings it is the one that feeds use.
func zoneNamed(w string) (int, bool) {
	w = " " + w + " "
	for _, z := range [...]struct {
		minutes int
		names   string
	}{
		{0, " Z UT UTC GMT WET "}, {60, " CET MEZ BST WEST WAT "}, {120, " CEST MESZ EET SAST CAT "}, {180, " EEST MSK EAT TRT "},
		{210, " IRST "}, {240, " GST "}, {300, " PKT "}, {330, " IST "}, {345, " NPT "}, {360, " BDT "}, {390, " MMT "}, {420, " WIB ICT "},
		{480, " HKT SGT PHT MYT AWST WITA "}, {540, " JST KST WIT "}, {570, " ACST "}, {600, " AEST "}, {630, " ACDT "}, {660, " AEDT "}, {720, " NZST "}, {780, " NZDT "},
		{-180, " BRT ART UYT ADT "}, {-150, " NDT "}, {-210, " NST "}, {-240, " EDT AST CLT BOT VET "}, {-300, " EST CDT COT PET "}, {-360, " CST MDT "},
		{-420, " MST PDT "}, {-480, " PST AKDT "}, {-540, " AKST "}, {-600, " HST "},
	} {
		if strings.Contains(z.names, w) {
			return z.minutes, true
		}
	}
	return 0, false
}
