package config

import (
	"slices"

	"dateline/ui/external"
	"dateline/ui/keys"
)

// Command is a command of the reader's own. It has the fields of
// external.Program, into which it can be converted.
type Command struct {
	Name     string   `toml:"name" required:"true" example:"readable" help:"What it is called in the list of commands."`
	Key      string   `toml:"key" example:"alt+r" help:"The key that runs it in every pane. It may mean nothing else. Without one it is in the list of commands only."`
	Run      []string `toml:"run" required:"true" example:"readable --open {url}" help:"The program and its arguments; no shell reads them. {url}, {title}, {outlet}, {date}, {id} and {file} stand for those of the article, {file} for a copy of it that is removed when the program ends. Each argument stays one, whatever is in it."`
	Stdin    string   `toml:"stdin" help:"What it gets on standard input: \"text\", \"markdown\", \"html\", \"json\", or \"\" for nothing."`
	Shell    bool     `toml:"shell" help:"Whether the first text of run is a line for sh. It finds the article in $DATELINE_URL, $DATELINE_TITLE and so on, which want double quotes around them, and the other texts as $1, $2."`
	Terminal bool     `toml:"terminal" help:"Whether it draws on the terminal or asks there, as an editor does. Otherwise it runs beside the reader, and the last line that it prints is shown."`
}

func (c *Command) check() error { return external.Program(*c).Check() }

// checkCommands finds the names and keys that would mean two things, and brings
// the keys into the form in which they are pressed.
func (c *Config) checkCommands(root *node, p *Problems) {
	names, taken := map[string]bool{}, map[string]string{}
	for i := range c.Command {
		k, n := &c.Command[i], root.fields["command"].items[i]
		if names[k.Name] && k.Name != "" {
			p.add(n.line, "command: a second one is called %s", k.Name)
		}
		names[k.Name] = true
		if k.Key == "" {
			continue
		}
		line := n.fields["key"].line
		key, err := keys.ParseKey(k.Key)
		if err != nil {
			p.add(line, "key of %s: %q %v", k.Name, k.Key, err)
			continue
		}
		k.Key = key
		if action := c.bound(key); action != "" {
			p.add(line, "key of %s: %s means %s already; give one of them another key", k.Name, key, action)
		} else if other, ok := taken[key]; ok {
			p.add(line, "key of %s: %s means %s already; give one of them another key", k.Name, key, other)
		}
		taken[key] = k.Name
	}
}

// bound is the name of the action that a key has in a pane or on a card, "" for
// none. In fields keys type, and pickers take their own first.
func (c *Config) bound(key string) string {
	for _, b := range c.Bindings() {
		if b.Scope != keys.Field && b.Scope != keys.Picker && slices.Contains(b.Keys, key) {
			return b.Name
		}
	}
	return ""
}
