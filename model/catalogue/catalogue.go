// Package catalogue is a short list of feeds of world news, for readers who have
// none yet.
//
// The outlets and addresses are from general knowledge. They were chosen because
// they have stood for years, but were not fetched when the list was made: an
// address may have moved. Nothing of it is fetched before a reader follows it.
package catalogue

import (
	_ "embed"
	"slices"
	"strings"

	"dateline/model/gazetteer"
)

// Feed is one of the list.
type Feed struct {
	Region   string // a continent or a part of one: "Africa", "Latin America"
	Outlet   string
	Country  string // ISO 3166 code of where the outlet is
	Language string // BCP 47
	What     string // what it is, in a few words
	URL      string
}

// columns: region, outlet, country, language, what, address; by region.
//
//go:embed feeds.tsv
var table string

// All returns the list by region.
func All() []Feed {
	list := make([]Feed, 0, 128)
	for line := range strings.Lines(table) {
		c := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(c) == 6 {
			list = append(list, Feed{c[0], c[1], c[2], c[3], c[4], c[5]})
		}
	}
	return list
}

// Find returns the feeds of the list in which each of the words typed begins a
// word: of outlet, country, region, language, what it is, or address.
func Find(typed string) []Feed {
	words := strings.Fields(gazetteer.Fold(typed))
	return slices.DeleteFunc(All(), func(f Feed) bool {
		said := f.words()
		return slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(said, " "+w) })
	})
}

// words are what a feed is found by, each after a space.
func (f *Feed) words() string {
	host := strings.TrimPrefix(f.URL, "https://")
	return " " + gazetteer.Fold(strings.Join([]string{f.Outlet, f.CountryName(), f.Region, otherRegion(f.Region), f.LanguageName(), f.Language,
		strings.NewReplacer("(", "", ")", "").Replace(f.What), host, strings.TrimPrefix(host, "www."), f.URL}, " "))
}

// CountryName is the English name of the country.
func (f *Feed) CountryName() string {
	c, ok := gazetteer.CountryByCode(f.Country)
	if !ok {
		return f.Country
	}
	return c.Name
}

// otherRegion is what a region is called, too.
func otherRegion(region string) string {
	switch region {
	case "Latin America":
		return "South America"
	case "Middle East":
		return "Asia"
	case "Oceania":
		return "Pacific Australia"
	}
	return ""
}

// LanguageName is the English name of the language.
func (f *Feed) LanguageName() string {
	code, _, _ := strings.Cut(f.Language, "-")
	switch code {
	case "ar":
		return "Arabic"
	case "da":
		return "Danish"
	case "de":
		return "German"
	case "en":
		return "English"
	case "es":
		return "Spanish"
	case "fa":
		return "Persian"
	case "fi":
		return "Finnish"
	case "fr":
		return "French"
	case "he":
		return "Hebrew"
	case "hi":
		return "Hindi"
	case "id":
		return "Indonesian"
	case "it":
		return "Italian"
	case "ja":
		return "Japanese"
	case "ko":
		return "Korean"
	case "nb":
		return "Norwegian"
	case "nl":
		return "Dutch"
	case "pt":
		return "Portuguese"
	case "ru":
		return "Russian"
	case "sv":
		return "Swedish"
	case "sw":
		return "Swahili"
	case "tr":
		return "Turkish"
	case "uk":
		return "Ukrainian"
	case "vi":
		return "Vietnamese"
	case "zh":
		return "Chinese"
	}
	return ""
}
