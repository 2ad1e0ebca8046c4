package extract

import (
	"strings"
	"time"
)

// month returns the month that word names in one of the languages wire copy
// is commonly saved in (en, fr, es, pt, it, de, nl, sv, da, no, pl, tr, ru,
// uk, ar, id), 0 where it names none. Abbreviations stand without their point.
// A switch costs nothing at start, unlike a map.
func month(word string) time.Month {
	if len(word) < 3 || len(word) > 24 {
		return 0
	}
	switch strings.ToLower(word) {
	case "january", "jan", "janvier", "janv", "enero", "ene", "janeiro", "gennaio", "gen", "januar", "jänner", "januari",
		"stycznia", "ocak", "января", "янв", "січня", "يناير":
		return time.January
	case "february", "feb", "février", "fevrier", "févr", "febrero", "fevereiro", "fev", "febbraio", "februar", "februari",
		"lutego", "şubat", "февраля", "фев", "лютого", "فبراير":
		return time.February
	case "march", "mar", "mars", "marzo", "março", "marco", "märz", "mrz", "maart", "marts",
		"marca", "mart", "марта", "мар", "березня", "maret", "مارس":
		return time.March
	case "april", "apr", "avril", "avr", "abril", "abr", "aprile", "kwietnia", "nisan", "апреля", "апр", "квітня", "أبريل", "ابريل":
		return time.April
	case "may", "mai", "mayo", "maio", "maggio", "mag", "mei", "maj", "maja", "mayıs", "мая", "травня", "مايو":
		return time.May
	case "june", "jun", "juin", "junio", "junho", "giugno", "giu", "juni", "czerwca", "haziran", "июня", "июн", "червня", "يونيو":
		return time.June
	case "july", "jul", "juillet", "juil", "julio", "julho", "luglio", "lug", "juli", "lipca", "temmuz", "июля", "июл", "липня", "يوليو":
		return time.July
	case "august", "aug", "août", "aout", "agosto", "ago", "augustus", "augusti", "sierpnia", "ağustos", "августа", "авг", "серпня",
		"agustus", "أغسطس", "اغسطس":
		return time.August
	case "september", "sep", "sept", "septembre", "septiembre", "setiembre", "setembro", "set", "settembre",
		"września", "eylül", "сентября", "сен", "вересня", "سبتمبر":
		return time.September
	case "october", "oct", "octobre", "octubre", "outubro", "out", "ottobre", "ott", "oktober", "okt",
		"października", "ekim", "октября", "окт", "жовтня", "أكتوبر", "اكتوبر":
		return time.October
	case "november", "nov", "novembre", "noviembre", "novembro", "listopada", "kasım", "ноября", "ноя", "листопада", "نوفمبر":
		return time.November
	case "december", "dec", "décembre", "decembre", "déc", "diciembre", "dic", "dezembro", "dez", "dicembre", "dezember", "des", "desember",
		"grudnia", "aralık", "декабря", "дек", "грудня", "ديسمبر":
		return time.December
	}
	return 0
}
