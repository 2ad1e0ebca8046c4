package config

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"dateline/ui/keys"
	"dateline/ui/spelling"
)

// checker is a setting with a rule of its own. The error says what is wrong.
type checker interface{ check() error }

// reader is a setting that is written in a form of its own.
type reader interface {
	read(n *node, name string, p *Problems)
}

// bind fills a struct with a table of the file; section is its header.
func bind(n *node, into reflect.Value, section string, p *Problems) {
	t := into.Type()
	for _, name := range n.names {
		v := n.fields[name]
		i := fieldOf(t, name)
		if i < 0 {
			p.add(v.line, "unknown setting %s%s%s", quoted(name), below(section), suggestion(t, name))
			continue
		}
		bindValue(v, into.Field(i), t.Field(i).Tag, name, p)
	}
	for i := range t.NumField() {
		tag := t.Field(i).Tag
		if name := tag.Get("toml"); tag.Get("required") != "" && n.fields[name] == nil {
			p.add(n.line, "%s is missing%s", name, below(section))
		}
	}
}

func fieldOf(t reflect.Type, name string) int {
	for i := range t.NumField() {
		if t.Field(i).Tag.Get("toml") == name {
			return i
		}
	}
	return -1
}

func below(section string) string {
	if section == "" {
		return ""
	}
	return " in " + section
}

// quoted writes a name of the file: as it is where it is a word.
func quoted(name string) string {
	if name == "" || strings.ContainsFunc(name, func(r rune) bool {
		return !(r == '-' || r == '_' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z')
	}) {
		return strconv.Quote(name)
	}
	return name
}

// shown are the names of the settings of a struct that something uses.
func shown(t reflect.Type) (out []string) {
	for i := range t.NumField() {
		if tag := t.Field(i).Tag; tag.Get("later") == "" {
			out = append(out, tag.Get("toml"))
		}
	}
	return out
}

// suggestion says what an unknown name was most likely meant to be.
func suggestion(t reflect.Type, name string) string {
	if near := spelling.Nearest(name, shown(t)); near != "" {
		return "; did you mean " + near + "?"
	}
	if slices.Contains(keys.Names(keys.Catalogue()), name) {
		return "; it is an action: write it below [keys]"
	}
	return elsewhere(name)
}

// elsewhere tells where a name belongs that stands in the wrong section.
func elsewhere(name string) string {
	if slices.Contains(shown(reflect.TypeFor[Config]()), name) {
		return "; " + name + " stands above the first [section]"
	}
	return ""
}

// bindValue fills one setting.
func bindValue(n *node, into reflect.Value, tag reflect.StructTag, name string, p *Problems) {
	if r, ok := into.Addr().Interface().(reader); ok {
		r.read(n, name, p)
		return
	}
	before := len(*p)
	wrong := func(want string) { p.add(n.line, "%s is %s, not %s", name, want, n.what()) }
	switch {
	case into.Type() == reflect.TypeFor[time.Duration]():
		bindDuration(n, into, tag, name, p)
	case into.Kind() == reflect.Bool:
		if n.kind != boolKind {
			wrong("true or false")
			return
		}
		into.SetBool(n.yes)
	case into.Kind() == reflect.String:
		if n.kind != textKind {
			wrong("a text in quotes")
			return
		}
		if into.SetString(n.text); strings.ContainsFunc(n.text, control) {
			p.add(n.line, "%s has a control character in it", name)
		}
	case into.Kind() == reflect.Int:
		bindNumber(n, into, tag, name, p)
	case into.Kind() == reflect.Struct:
		if n.kind != tableKind {
			p.add(n.line, "%s is a section: [%s]", name, name)
			return
		}
		bind(n, into, "["+name+"]", p)
	case into.Kind() == reflect.Slice && into.Type().Elem().Kind() == reflect.String:
		if list, ok := texts(n, name, p); ok {
			into.Set(reflect.ValueOf(list))
		}
	case into.Kind() == reflect.Slice:
		bindList(n, into, name, p)
	default:
		panic("config: no setting can be of the type " + into.Type().String())
	}
	if c, ok := into.Addr().Interface().(checker); ok && len(*p) == before {
		if err := c.check(); err != nil {
			p.add(n.line, "%s: %v", name, err)
		}
	}
}

func control(r rune) bool { return r < ' ' || r >= 0x7f && r < 0xa0 }

func bindNumber(n *node, into reflect.Value, tag reflect.StructTag, name string, p *Problems) {
	least, _ := strconv.ParseInt(tag.Get("min"), 10, 64)
	most, _ := strconv.ParseInt(tag.Get("max"), 10, 64)
	if n.kind != numberKind || n.number < least || n.number > most {
		what := n.what()
		if n.kind == numberKind {
			what = n.text
		}
		p.add(n.line, "%s is a whole number from %d to %d, not %s", name, least, most, what)
		return
	}
	into.SetInt(n.number)
}

func bindDuration(n *node, into reflect.Value, tag reflect.StructTag, name string, p *Problems) {
	least, _ := time.ParseDuration(tag.Get("min"))
	most, _ := time.ParseDuration(tag.Get("max"))
	d, err := time.ParseDuration(n.text)
	if n.kind != textKind || err != nil || d < least || d > most {
		what := n.what()
		if n.kind == textKind {
			what = strconv.Quote(n.text)
		}
		p.add(n.line, `%s is a time from %q to %q, such as "30m" or "2h", not %s`, name, tag.Get("min"), tag.Get("max"), what)
		return
	}
	into.SetInt(int64(d))
}

// texts reads a list of texts; ok is false where it is none.
func texts(n *node, name string, p *Problems) (list []string, ok bool) {
	if n.kind != listKind {
		p.add(n.line, `%s is a list of texts, as in ["a", "b"], not %s`, name, n.what())
		return nil, false
	}
	list = []string{}
	for _, it := range n.items {
		if it.kind != textKind {
			p.add(it.line, "%s has %s in its list, where a text in quotes belongs", name, it.what())
			return nil, false
		}
		list = append(list, it.text)
	}
	return list, true
}

func bindList(n *node, into reflect.Value, name string, p *Problems) {
	if n.kind != listKind {
		p.add(n.line, "%s is a section that may come several times: [[%s]]", name, name)
		return
	}
	list := reflect.MakeSlice(into.Type(), len(n.items), len(n.items))
	for i, it := range n.items {
		if it.kind != tableKind {
			p.add(it.line, "%s is a section that may come several times: [[%s]]", name, name)
			return
		}
		before := len(*p)
		bind(it, list.Index(i), "[["+name+"]]", p)
		if c, ok := list.Index(i).Addr().Interface().(checker); ok && len(*p) == before {
			if err := c.check(); err != nil {
				p.add(it.line, "%s: %v", name, err)
			}
		}
	}
	into.Set(list)
}

func (e *Exec) check() error {
	switch {
	case strings.TrimSpace(e.Name) == "":
		return fmt.Errorf("the name is empty")
	case len(e.Command) == 0 || e.Command[0] == "":
		return fmt.Errorf("the command of %s is empty", e.Name)
	case slices.ContainsFunc(e.Command, func(a string) bool { return strings.Contains(a, "\x00") }):
		return fmt.Errorf("the command of %s has a NUL in it", e.Name)
	}
	return nil
}
