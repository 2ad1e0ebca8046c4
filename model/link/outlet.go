package link

import (
	"strings"

	"dateline/model"
	"dateline/model/gazetteer"
)

// national is what a national domain adds to the evidence for its country.
const national = 3

// readOutlet takes what the name or the domain of an outlet says about where
// its stories are set: "The Troy Gazette" is of a Troy, whichever; one in .ca is
// of Canada.
func (l *Linker) readOutlet() {
	name := strings.ToLower(strings.TrimSpace(l.outlet))
	if name == "" {
		return
	}
	if !strings.Contains(name, " ") && strings.Contains(name, ".") {
		labels := strings.Split(name, ".")
		last := labels[len(labels)-1]
		if code := nationOf(last); code != "" {
			l.countries.add(code, national)
		}
		for _, label := range labels[:len(labels)-1] {
			if len(label) > 3 {
				l.outletPlace(paperless(label))
			}
		}
		return
	}
	var words []string
	for _, w := range strings.Fields(name) {
		if !strings.Contains(paperWords, " "+w+" ") {
			words = append(words, w)
		}
	}
	l.outletPlace(strings.Join(words, " "))
}

// outletPlace notes the towns and regions of a name.
func (l *Linker) outletPlace(name string) {
	if len(name) < 4 {
		return
	}
	for _, c := range gazetteer.Lookup(name) {
		if c.Ref.Kind() == model.Place && c.Role != gazetteer.RoleDemonym {
			l.outlets = append(l.outlets, c.Ref)
		}
	}
}

// nationOf returns the country of a national domain that is used as such.
func nationOf(label string) string {
	switch label {
	case "uk":
		return "GB"
	case "tv", "co", "io", "me", "cc", "ws", "fm", "am", "ly", "to", "ai", "la", "su":
		return "" // sold to all the world
	}
	code := strings.ToUpper(label)
	if _, ok := gazetteer.CountryRef(code); ok && len(code) == 2 {
		return code
	}
	return ""
}

// paperWords are the words in the names of newspapers and stations that are no
// part of a place.
const paperWords = " the a daily weekly news newspaper newspapers times post herald tribune journal gazette press star sun record register reporter chronicle observer item echo" +
	" leader independent dispatch courier sentinel mercury beacon bee citizen democrat republican enterprise examiner express free globe guardian inquirer mail mirror" +
	" monitor morning evening sunday telegraph telegram standard statesman advocate advertiser argus banner bulletin call eagle progress review sentinel-echo" +
	" spectator state talk today town transcript union voice world online live local my get go now tv radio fm am network media group com this is in of and local-news "

// paperless cuts such words from both ends of the label of a domain:
// thetroygazette.
func paperless(label string) string {
	label = strings.ReplaceAll(label, "-", "")
	for cut := true; cut && len(label) > 3; {
		cut = false
		for w := range strings.FieldsSeq(paperWords) {
			if len(w) < 3 && w != "my" {
				continue
			}
			if rest, ok := strings.CutSuffix(label, w); ok && len(rest) > 2 {
				label, cut = rest, true
			} else if rest, ok := strings.CutPrefix(label, w); ok && len(rest) > 2 {
				label, cut = rest, true
			}
		}
		if len(gazetteer.Lookup(label)) > 0 {
			break
		}
	}
	return label
}
