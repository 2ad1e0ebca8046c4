package analyze_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/model"
	"dateline/model/analyze"
	"dateline/model/document"
)

// told writes the mentions of an article as surface=name (kind country).
func told(a *model.Analysis) string {
	var out []string
	for _, m := range a.Mentions {
		e := a.Of(m).Entity
		known := ""
		if e.ID == "" {
			known = "?"
		}
		out = append(out, strings.TrimSpace(fmt.Sprintf("%s=%s%s/%c %s", m.Text, known, e.Name, m.Kind.String()[0], m.Country)))
	}
	return strings.Join(out, " | ")
}

const (
	parkAlone = "President Park said on Tuesday that South Korea would answer. Later President Park left."
	parkFull  = "Park Geun-hye spoke in Seoul. Later Park flew to Busan."
	georgia   = "Georgia and Armenia sent Georgian officials to the talks."
	kremlin   = "Russia rebuilt the Kremlin after the fire."
	quill     = "Ms Ada Quill bought the mill, said Ms Quill."
)

func notThis(surface string, k model.Kind, from, name string) model.Correction {
	return model.Correction{Story: "own", Surface: surface, Kind: k, From: from, FromName: name, ToKind: model.Unknown(k)}
}

func isThis(c model.Correction, k model.Kind, to, name string) model.Correction {
	c.ToKind, c.To, c.ToName = k, to, name
	return c
}

func TestCorrections(t *testing.T) {
	park := notThis("Park", model.Person, "Q138048", "Park Geun-hye")
	quillIs := notThis("Quill", model.Person, "", "Ada Quill")
	geo := notThis("Georgia", model.Country, "country:GE", "Georgia")
	for _, c := range []struct {
		name, story, text string
		list              []model.Correction
		want              string
	}{
		{"none", "own", parkAlone, nil, "Park=Park Geun-hye/p KR | South Korea=South Korea/c KR | Park=Park Geun-hye/p KR"},
		{"not this one", "own", parkAlone, []model.Correction{park}, "Park=?Park/p | South Korea=South Korea/c KR | Park=?Park/p"},
		{"in another story", "other", parkAlone, []model.Correction{park}, "Park=?Park/p | South Korea=South Korea/c KR | Park=?Park/p"},
		{"case and accents do not count", "other", parkAlone, []model.Correction{notThis("PÁRK", model.Person, "Q138048", "")}, "Park=?Park/p | South Korea=South Korea/c KR | Park=?Park/p"},
		{"all mentions of the story", "own", parkFull, []model.Correction{park}, "Park Geun-hye=?Park Geun-hye/p | Seoul=Seoul/p KR | Park=?Park Geun-hye/p | Busan=Busan/p KR"},
		{"but not a full name elsewhere", "other", parkFull, []model.Correction{park}, "Park Geun-hye=Park Geun-hye/p KR | Seoul=Seoul/p KR | Park=Park Geun-hye/p KR | Busan=Busan/p KR"},
		{"a full name takes its short form along", "other", parkFull, []model.Correction{notThis("Park Geun-hye", model.Person, "Q138048", "")},
			"Park Geun-hye=?Park Geun-hye/p | Seoul=Seoul/p KR | Park=?Park Geun-hye/p | Busan=Busan/p KR"},
		{"another entity of the name", "own", parkAlone, []model.Correction{notThis("Park", model.Person, "Q7747", "Vladimir Putin")}, "Park=Park Geun-hye/p KR | South Korea=South Korea/c KR | Park=Park Geun-hye/p KR"},
		{"this is", "own", parkAlone, []model.Correction{isThis(park, model.Person, "Q7747", "Vladimir Putin")}, "Park=Vladimir Putin/p RU | South Korea=South Korea/c KR | Park=Vladimir Putin/p RU"},
		{"this is somebody unknown", "own", parkAlone, []model.Correction{isThis(park, model.Organization, "", "Park Board")}, "Park=?Park Board/o | South Korea=South Korea/c KR | Park=?Park Board/o"},
		{"later ones see what earlier ones did", "own", parkAlone, []model.Correction{park, isThis(notThis("Park", model.Person, "", "Park"), model.Person, "", "Inbee Park")},
			"Park=?Inbee Park/p | South Korea=South Korea/c KR | Park=?Inbee Park/p"},
		{"later ones win", "own", parkAlone, []model.Correction{park, isThis(notThis("Park", model.Person, "", "park"), model.Person, "Q138048", "Park Geun-hye")},
			"Park=Park Geun-hye/p KR | South Korea=South Korea/c KR | Park=Park Geun-hye/p KR"},
		{"nor where an unknown has a full name", "other", quill, []model.Correction{isThis(quillIs, model.Person, "Q7747", "")}, "Ada Quill=?Ada Quill/p | Quill=?Ada Quill/p"},
		{"in its own story", "own", quill, []model.Correction{isThis(quillIs, model.Person, "Q7747", "")}, "Ada Quill=Vladimir Putin/p RU | Quill=Vladimir Putin/p RU"},
		{"no name", "other", quill, []model.Correction{isThis(notThis("Ada Quill", model.Person, "", "Ada Quill"), model.NoKind, "", "")}, "Quill=?Ada Quill/p"},
		{"a country becomes a region", "other", georgia, []model.Correction{isThis(geo, model.Place, "admin1:US.GA", "Georgia")}, "Georgia=Georgia/p US | Armenia=Armenia/c AM | Georgian=Georgia/p US"},
		{"a country becomes nothing known", "other", georgia, []model.Correction{geo}, "Georgia=?Georgia/p | Armenia=Armenia/c AM | Georgian=?Georgia/p"},
		{"a place becomes a country", "other", georgia, []model.Correction{isThis(notThis("Armenia", model.Country, "country:AM", ""), model.Country, "country:PE", "Peru")},
			"Georgia=Georgia/c GE | Armenia=Peru/c PE | Georgian=Georgia/c GE"},
		{"one name of a country is not all", "own", kremlin, []model.Correction{isThis(notThis("Kremlin", model.Country, "country:RU", ""), model.Place, "", "Kremlin")}, "Russia=Russia/c RU | Kremlin=?Kremlin/p"},
		{"what the tables no longer have", "own", parkAlone, []model.Correction{isThis(park, model.Person, "Q0", "Somebody Else"), notThis("Park", model.Person, "Q00", "")},
			"Park=?Somebody Else/p | South Korea=South Korea/c KR | Park=?Somebody Else/p"},
	} {
		t.Run(c.name, func(t *testing.T) {
			in := analyze.Input{Story: c.story, Doc: document.FromPlain(c.text), Date: time.Date(2015, 11, 23, 0, 0, 0, 0, time.UTC), Corrections: analyze.Compile(c.list)}
			a := analyze.Analyze(in)
			checkInvariants(t, in, a)
			got := told(a)
			if got != c.want {
				t.Errorf("\n got %s\nwant %s", got, c.want)
			}
			if again := analyze.Analyze(in); !reflect.DeepEqual(a, again) {
				t.Error("the second analysis differs")
			}
		})
	}
}

// Countries follow who is meant, and the card says that it was the reader.
func TestCorrectedCountries(t *testing.T) {
	park := notThis("Park", model.Person, "Q138048", "Park Geun-hye")
	in := analyze.Input{Story: "own", Doc: document.FromPlain("President Park left. Peru waits."), Date: time.Date(2015, 11, 23, 0, 0, 0, 0, time.UTC)}
	codes := func(c ...model.Correction) []string {
		in.Corrections = analyze.Compile(c)
		return countryCodes(analyze.Analyze(in), func(model.Finding) bool { return true })
	}
	plain := codes()
	if !slices.Contains(plain, "KR") {
		t.Fatalf("without a correction: %v", plain)
	}
	if got := codes(park); slices.Contains(got, "KR") {
		t.Errorf("nobody of South Korea is left, but it is: %v", got)
	}
	if got := codes(isThis(park, model.Person, "Q7747", "")); !slices.Contains(got, "RU") || slices.Contains(got, "KR") {
		t.Errorf("Putin points to %v", got)
	}
	a := analyze.Analyze(in)
	if why := a.People[0].Why; len(why) == 0 || why[0] != "corrected by you" {
		t.Errorf("why is %v", why)
	}
	in.Corrections = nil
	for _, f := range analyze.Analyze(in).People {
		if slices.Contains(f.Why, "corrected by you") {
			t.Errorf("nothing was corrected: %v", f.Why)
		}
	}
}
