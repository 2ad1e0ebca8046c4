package query

import (
	"testing"
	"time"

	"dateline/model"
)

func TestMatch(t *testing.T) {
	d := &Doc{
		Title: "Gas forum opens in Tehran", Text: "President Vladimir Putin’s visit — the first since 2007.\nЁлка, Σίσυφος, ÖSTERREICH. 東京都知事は2015年に…",
		Entities: []Entity{{countryKey("IR"), "Iran", true}, {countryKey("US"), "United States", false}, {model.EntityKey{Kind: model.Person, ID: "Q7747"}, "Vladimir Putin", false},
			{model.EntityKey{Kind: model.Organization, ID: "?Pars Oil and Gas"}, "Pars Oil and Gas", false}},
		Feed: []string{"BBC News", "https://feeds.bbci.co.uk/news.xml"}, Folder: "World/Near East", Tags: []string{"Énergie"}, Starred: true, Lang: "en-GB",
		Time: time.Date(2015, 11, 23, 8, 0, 0, 0, time.UTC),
	}
	now := time.Date(2015, 11, 24, 8, 0, 0, 0, time.UTC)
	for text, want := range map[string]bool{
		"": true, "GAS": true, "gas tehran": true, `"forum opens"`: true, `"opens forum"`: false, "foru": false, "foru*": true, `"gas foru"*`: true, `"ga* forum"`: false,
		"putin": true, "title:putin": false, "title:gas*": true, "putin's": true, `"tehran president"`: false, "елка": true, "σισυφοσ": true, "osterreich": true,
		"東京": true, "京都": true, "都知": true, "東": true, "東都": false, "年": true, "2015年": true, "2015": true, "東京*": true, "iran": true, `"pars oil"`: true, "title:iran": false,
		"country:iran": true, "country:us": false, "leader:putin": true, "person:vladimir": true, `person:"putin vladimir"`: true, "person:vlad": false, "org:pars": true, "org:putin": false, "place:iran": false,
		"region:gulf": true, "region:nato": false, "feed:bbc": true, "feed:BBCI.co": true, "feed:cnn": false, "folder:world": true, `folder:"world/near east"`: true, "folder:wor": false, `folder:near`: false,
		"tag:energie": true, "tag:energ": false, "is:unread": true, "is:read": false, "is:starred": true, "is:full": false, "lang:en": true, "lang:es": false,
		"after:2015-11-23": true, "after:2015-11-24": false, "before:2015-11-23": false, "before:2015-11-24": true, "newer:1d": true, "newer:23h": false,
		"gas -putin": false, "nothing OR gas": true, "-(nothing gas)": true,
	} {
		n, err := Parse(text, Options{Now: now})
		if err != nil {
			t.Fatal(err)
		}
		if Match(n, d, now) != want {
			t.Errorf("%s: want %v", text, want)
		}
	}
}
