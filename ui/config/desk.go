package config

import (
	"errors"
	"strings"
	"unicode/utf8"

	"dateline/model"
	"dateline/model/query"
)

// Desk is a saved query. It stands among those that are made in the reader, which
// cannot change it.
type Desk struct {
	Name  string `toml:"name" required:"true" example:"Gas" help:"What it is called among the desks."`
	Query string `toml:"query" example:"gas (country:iran OR country:qatar)" help:"What it lists, as typed after \\ in the list of stories; empty: all stories."`
	Sort  string `toml:"sort" help:"\"newest\" or \"best\" first."`
	Mute  string `toml:"mute" example:"football" help:"What is left out, a query too."`
	Key   string `toml:"key" example:"y" help:"A letter or digit that opens it in the list of desks."`
}

func (d *Desk) check() error {
	switch {
	case strings.TrimSpace(d.Name) == "":
		return errors.New("the name is empty")
	case d.Sort != "" && d.Sort != "newest" && d.Sort != "best":
		return errors.New(`the sort of ` + d.Name + ` is "newest" or "best"`)
	case d.Key != "" && (utf8.RuneCountInString(d.Key) != 1 || d.Key == " "):
		return errors.New("the key of " + d.Name + " is one letter or digit")
	}
	return nil
}

// checkDesks finds the desks whose queries cannot be read, and names and keys that
// would mean two things.
func (c *Config) checkDesks(root *node, p *Problems) {
	names, taken := map[string]bool{}, map[string]string{}
	for i := range c.Desk {
		d, n := &c.Desk[i], root.fields["desk"].items[i]
		if names[d.Name] && d.Name != "" {
			p.add(n.line, "desk: a second one is called %s", d.Name)
		}
		names[d.Name] = true
		for _, f := range []struct{ name, text string }{{"query", d.Query}, {"mute", d.Mute}} {
			if _, err := query.Parse(f.text, query.Options{}); err != nil {
				p.add(n.fields[f.name].line, "%s of desk %s: %v", f.name, d.Name, err)
			}
		}
		if other, ok := taken[d.Key]; ok && d.Key != "" {
			p.add(n.fields["key"].line, "key of desk %s: %s is that of %s already", d.Name, d.Key, other)
		}
		taken[d.Key] = d.Name
	}
}

// Desks returns the desks of the settings as the library has them.
func (c *Config) Desks() (list []model.Desk) {
	for i, d := range c.Desk {
		list = append(list, model.Desk{ID: model.SinceDesk - 1 - int64(i), Name: strings.TrimSpace(d.Name), Query: d.Query, Mute: d.Mute, Best: d.Sort == "best", Key: d.Key})
	}
	return list
}
