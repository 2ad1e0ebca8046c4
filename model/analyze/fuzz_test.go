package analyze_test

import (
	"reflect"
	"sync"
	"testing"
	"time"

	"dateline/model/analyze"
	"dateline/model/document"
)

// FuzzAnalyze holds that no text breaks the invariants of an Analysis, and that
// the same text gives the same Analysis.
func FuzzAnalyze(f *testing.F) {
	for _, table := range []map[string][]trap{traps, moreTraps, bodyTraps, gameTraps} {
		for _, cases := range table {
			for _, c := range cases {
				f.Add("", "", c.text, uint16(5805))
			}
		}
	}
	f.Add("RUGBY UNION - WASPS BEAT BATH", "", "东京 ประเทศไทย عربي 👩‍👩‍👧 a\u0301\u0301", uint16(7300))
	f.Add("PUTIN MEETS OBAMA", "PARIS, Nov 3 -", "The G20 met.\n\n\xff\xfe broken \xed\xa0\x80 bytes of Iran", uint16(0))
	f.Add("Iran’s ’s s’ 's", "—", "U.S.-U.K. 'Iran' (Iran) al- -al de la U. S. A. Gen. . ...", uint16(65535))
	f.Add("İran ẞ ǅ", "", "İstanbul ıran \u200bIran\u200b é́ Côte d'Ivoire Cote d’Ivoire", uint16(40000))
	f.Fuzz(func(t *testing.T, title, dateline, text string, day uint16) {
		in := analyze.Input{Title: title, Dateline: dateline, Doc: document.FromPlain(text),
			Date: time.Date(1850, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(day))}
		a := analyze.Analyze(in)
		checkInvariants(t, in, a)
		if b := analyze.Analyze(in); !reflect.DeepEqual(a, b) {
			t.Fatal("the same text gave two analyses")
		}
	})
}

// TestConcurrent holds that goroutines do not disturb each other.
func TestConcurrent(t *testing.T) {
	var inputs []analyze.Input
	for _, cases := range traps {
		for _, c := range cases {
			inputs = append(inputs, analyze.Input{Doc: document.FromPlain(c.text), Date: parseDay(t, c.date)})
		}
	}
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for _, in := range inputs {
				if a, b := analyze.Analyze(in), analyze.Analyze(in); !reflect.DeepEqual(a, b) {
					t.Errorf("%q gave two analyses", in.Doc.Text)
					return
				}
			}
		})
	}
	group.Wait()
}

// TestEmpty holds that nothing is found in nothing.
func TestEmpty(t *testing.T) {
	for _, in := range []analyze.Input{{}, {Doc: document.FromPlain("")}, {Doc: document.FromPlain("\n \n")}, {Title: " "}, {Doc: &document.Document{}}} {
		if a := analyze.Analyze(in); len(a.Mentions)+len(a.Countries)+len(a.People)+len(a.Organizations)+len(a.Places) != 0 {
			t.Errorf("%+v: %+v", in, a)
		}
	}
}
