package correction

import (
	"testing"
	"time"

	"dateline/model"
	"dateline/model/gazetteer"
)

func TestTold(t *testing.T) {
	park := model.Correction{When: time.Date(2015, 11, 24, 0, 0, 0, 0, time.UTC), Surface: "Park", Kind: model.Person, From: "Q138048", FromName: "Park Geun-hye", ToKind: model.Person}
	with := func(c model.Correction, change func(*model.Correction)) model.Correction { change(&c); return c }
	for _, c := range []struct {
		c                  model.Correction
		told, done, undone string
	}{
		{park, "“Park”: not Park Geun-hye", "“Park” is no longer Park Geun-hye", "“Park” is Park Geun-hye"},
		{with(park, func(c *model.Correction) { c.ToKind = model.NoKind }), "“Park”: no name", "“Park” is no longer a name", "“Park” is Park Geun-hye"},
		{with(park, func(c *model.Correction) { c.ToKind, c.To, c.ToName = model.Place, "geonames:4717560", "Paris" }),
			"“Park”: Paris (Texas, US), not Park Geun-hye", "“Park” is now Paris (Texas, US)", "“Park” is Park Geun-hye"},
		{with(park, func(c *model.Correction) { c.Surface, c.ToName = "Park  Geun-Hye", "Park Board" }),
			"“Park Geun-Hye”: Park Board, not Park Geun-hye (President of South Korea 2013–2017)", "“Park Geun-Hye” is now Park Board",
			"“Park Geun-Hye” is Park Geun-hye (President of South Korea 2013–2017)"},
		{model.Correction{Surface: "Quill", Kind: model.Person, FromName: "Quill", ToKind: model.Person, ToName: "Ada\n Quill"},
			"“Quill”: Ada Quill", "“Quill” is now Ada Quill", "“Quill” is an unknown person"},
		{model.Correction{Surface: "Georgia", Kind: model.Country, From: "country:GE", ToKind: model.Place}, "“Georgia”: not Georgia (country)",
			"“Georgia” is no longer Georgia (country)", "“Georgia” is Georgia (country)"},
		{model.Correction{Surface: "X", Kind: model.Person, From: "Q0", ToKind: model.Person}, "“X”: not Q0", "“X” is no longer Q0", "“X” is Q0"},
		{model.Correction{Surface: "X", Kind: model.Person, FromName: "Y", ToKind: model.Place, ToName: "X"}, "“X”: an unknown place", "“X” is now an unknown place", "“X” is Y"},
	} {
		if told, done, undone := Told(&c.c), Done(&c.c), Undone(&c.c); told != c.told || done != c.done || undone != c.undone+" again" {
			t.Errorf("\n got %s · %s · %s\nwant %s · %s · %s again", told, done, undone, c.told, c.done, c.undone)
		}
	}
}

func TestWhat(t *testing.T) {
	date := time.Date(2015, 11, 24, 0, 0, 0, 0, time.UTC)
	for id, want := range map[string]string{
		"Q138048": "President of South Korea 2013–2017", "geonames:4717560": "city in Texas, US", "country:IR": "country", "country:SU": "former country",
		"country:GL": "territory", "admin1:US.TX": "region in United States", "org:united-nations": "international organisation", "geonames:2988507": "city in Île-de-France, FR",
	} {
		r, ok := gazetteer.ByID(id)
		if got := What(r, date); !ok || got != want {
			t.Errorf("%s is %q, want %q", id, got, want)
		}
	}
}
