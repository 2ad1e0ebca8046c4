// Package config holds the reader's settings: one TOML file, all of it optional,
// and the environment over it (flags over both are the command line's).
//
//	path, err := config.Path(env)       // $XDG_CONFIG_HOME/dateline/config.toml
//	c, err := config.Load(path)         // no file: the defaults; else Problems
//	err = c.Environment(env)            // DATELINE_THEME, DATELINE_MOUSE
//	c.Theme, c.Mouse, c.Bindings()      // what the reader is opened with
//	c.Feeds, c.Exec                     // what feeds are fetched with
//	c.Desks()                           // saved queries
//	text := config.DefaultFile()        // every setting with its meaning
//
// The structs are the one source: their tags name the settings, bound them and
// describe them in the default file. A field tagged later is read and checked,
// but not yet shown, because nothing uses it.
//
// All mistakes of a file are found at once, each with its line. A mistake is
// never half obeyed: with Problems there is no Config.
package config

import (
	"fmt"
	"strings"
	"time"

	"dateline/ui/keys"
	"dateline/ui/layout"
	"dateline/ui/screen"
	"dateline/ui/theme"
)

// Config are all settings.
type Config struct {
	Theme   Theme     `toml:"theme" help:"Colours. auto, dark and light are those of the terminal, for a background that is found out, dark, or light; mono is none."`
	Mouse   bool      `toml:"mouse" help:"Whether the mouse selects and scrolls (shift+drag selects text). false leaves it to the terminal."`
	Bidi    Bidi      `toml:"bidi" help:"Who puts text from right to left (Arabic, Hebrew, Persian, Urdu) into the order of the screen: visual, dateline does; logical, the terminal does; auto, by what is known of the terminal."`
	Measure int       `toml:"measure" min:"40" max:"120" help:"How many columns a line of an article has at most, where there is room for them."`
	SaveIn  string    `toml:"save_in" help:"The folder in which articles are saved; ~ is your home. Empty: the one that dateline was started in."`
	Keys    Keys      `toml:"keys" help:"An action has the keys of its list and no others. The first one is shown in the footer; [] is none, and leaves the action to the list of commands. A key that would mean two things in one place is an error. Keys are written as j, J, space, enter, esc, tab, up, pgdown, f1, ctrl+d, alt+x, shift+tab."`
	Desk    []Desk    `toml:"desk" help:"A desk of your own: a saved query."`
	Command []Command `toml:"command" help:"A command of your own on the article, with a key."`

	Feeds Feeds  `toml:"feeds" help:"What holds for every feed that has no setting of its own."`
	Exec  []Exec `toml:"exec" help:"A program that prints a feed; dateline refresh runs it."`
}

// Feeds are the defaults of all feeds.
type Feeds struct {
	Interval  time.Duration `toml:"interval" min:"1m" max:"720h" help:"How long after it was fetched a feed is due again: 30m, 2h."`
	Automatic time.Duration `toml:"automatic" min:"0s" max:"720h" help:"How often an open reader fetches the feeds that are due without being asked: 15m. 0s is never."`
	KeepDays  int           `toml:"keep_days" min:"0" max:"36500" help:"For how many days articles are kept; starred ones are kept for ever. 0 keeps all."`
	FullText  bool          `toml:"full_text" help:"Whether a refresh fetches the pages of new articles where a feed has summaries only. dateline feeds set --full-text says otherwise for a feed."`
	UserAgent string        `toml:"user_agent" help:"What the servers of feeds are told that dateline is; empty: its name and version."`
}

// Exec is a program that prints a feed.
type Exec struct {
	Name    string   `toml:"name" required:"true" example:"log" help:"What it is called in the list of feeds."`
	Command []string `toml:"command" required:"true" example:"log2feed --errors" help:"The program and its arguments; no shell reads them."`
}

// Theme is a name of theme.Names.
type Theme string

func (t *Theme) check() error {
	if _, ok := theme.New(string(*t), true); !ok || *t == "" {
		return fmt.Errorf("there is no theme %q; there are %s", string(*t), strings.Join(theme.Names(), ", "))
	}
	return nil
}

// Bidi is a name that screen.ParseBidi reads.
type Bidi string

func (b *Bidi) check() error {
	if _, ok := screen.ParseBidi(string(*b)); !ok || *b == "" {
		return fmt.Errorf("bidi is auto, visual or logical, not %q", string(*b))
	}
	return nil
}

// Keys are the changes of keys, in the order of the file.
type Keys []keys.Change

// Default returns the settings of who has no file.
func Default() *Config {
	return &Config{
		Theme:   "auto",
		Mouse:   true,
		Measure: layout.Measure,
		Bidi:    "auto",
		Feeds:   Feeds{Interval: 30 * time.Minute, KeepDays: 0, FullText: false},
	}
}

// Bindings returns the catalogue of keys with the reader's changes.
func (c *Config) Bindings() []keys.Binding {
	b, _ := keys.Rebind(keys.Catalogue(), c.Keys) // checked when it was read
	return b
}
