package feed

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// FuzzParse reads any bytes: no panic, sound documents, entries that are each
// once, the same again at a second reading.
func FuzzParse(f *testing.F) {
	names, err := filepath.Glob("testdata/*.*")
	if err != nil || len(names) < 10 {
		f.Fatal(names, err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data, "https://t.example/feed", "text/xml; charset=utf-8")
	}
	f.Add([]byte(rssOf(items(3))), "file:///x", "text/xml; charset=koi8-r")
	f.Fuzz(func(t *testing.T, data []byte, base, contentType string) {
		r, err := Parse(data, base, contentType, clock(), options())
		if err != nil {
			if strings.Contains(err.Error(), "cannot be read") || strings.Contains(err.Error(), "\n") {
				t.Fatal(err) // a panic, recovered
			}
			return
		}
		sound(t, r)
		again, err := Parse(data, base, contentType, clock(), options())
		if err != nil || !reflect.DeepEqual(r, again) {
			t.Fatalf("a second reading differs: %v", err)
		}
	})
}

// FuzzRepair holds the repair to what it promises: a strict parser reads its
// work, no deeper than the bound, and a second repair changes nothing.
func FuzzRepair(f *testing.F) {
	for _, s := range []string{"<rss><item><title>a & b < c</x></rss>", "<a b=c d='e' f=\"g&h\" <i>", "<!DOCTYPE x [<!ENTITY a 'b'>]><feed><![CDATA[]]]]>]]>", "<r:x xmlns:r='&#0;'><br><br/></r:x>\x00&#xd800;"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = "<rss>" + strings.ToValidUTF8(s, "\uFFFD")
		fix := repair{in: s}
		fix.run()
		d := xml.NewDecoder(bytes.NewReader(fix.out))
		depth := 0
		for {
			token, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%v\n%q\n%q", err, s, fix.out)
			}
			switch token.(type) {
			case xml.StartElement:
				depth++
			case xml.EndElement:
				depth--
			}
			if depth > maxDepth+1 {
				t.Fatalf("%d deep", depth)
			}
		}
		again := repair{in: string(fix.out)}
		again.run()
		if !bytes.Equal(again.out, fix.out) {
			t.Fatalf("repaired twice\n%q\n%q", fix.out, again.out)
		}
	})
}
