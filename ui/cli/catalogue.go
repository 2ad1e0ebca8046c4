package cli

import (
	"bufio"
	"fmt"
	"strings"

	"dateline/model/catalogue"
	"dateline/ui/cli/annotate"
)

// offeredFeed is a feed of the built-in list as --json prints it.
type offeredFeed struct {
	Outlet   string `json:"outlet"`
	Region   string `json:"region"`
	Country  string `json:"country"`  // ISO 3166
	Language string `json:"language"` // BCP 47
	What     string `json:"what"`
	URL      string `json:"url"`
}

// listCatalogue prints the feeds of the built-in list that have all the words.
func (s *session) listCatalogue(words []string, asJSON bool) error {
	list := catalogue.Find(strings.Join(words, " "))
	if len(list) == 0 {
		return fmt.Errorf("the list of world news has nothing for %s; dateline feeds --catalogue shows all of it", oneLine(strings.Join(words, " ")))
	}
	out := bufio.NewWriter(s.Stdout)
	var encoder annotate.Encoder
	region := ""
	for i := range list {
		f := &list[i]
		if asJSON {
			line, err := encoder.Encode(offeredFeed{f.Outlet, f.Region, f.Country, f.Language, f.What, f.URL})
			if err != nil {
				return err
			}
			out.Write(line)
			continue
		}
		if f.Region != region {
			if region != "" {
				fmt.Fprintln(out)
			}
			region = f.Region
			fmt.Fprintln(out, region)
		}
		fmt.Fprintf(out, "  %-25s  %-10s  %s\n", f.Outlet, f.LanguageName(), f.URL)
	}
	return out.Flush()
}
