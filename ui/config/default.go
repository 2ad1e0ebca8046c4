package config

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"time"

	"dateline/ui/keys"
)

// commentWidth is how wide the default file is, in columns.
const commentWidth = 78

// DefaultFile is a file of settings that says what each means and sets none:
// every setting stands in it with its default, behind a #. Without those # it
// says the same.
func DefaultFile() []byte {
	var b strings.Builder
	comment(&b, "The settings of dateline. Every line may be left out; a # in front of a setting means that it has its default, which is the one shown. `dateline config check` finds mistakes.")
	section(&b, reflect.ValueOf(*Default()), false)
	return []byte(b.String())
}

// section writes the settings of a struct, those that are sections themselves
// last, as TOML wants it. all writes also what nothing uses yet.
func section(b *strings.Builder, v reflect.Value, all bool) {
	t := v.Type()
	for i := range t.NumField() {
		f := t.Field(i)
		if isSection(f.Type) || f.Tag.Get("later") != "" && !all {
			continue
		}
		b.WriteByte('\n')
		comment(b, f.Tag.Get("help"))
		fmt.Fprintf(b, "# %s = %s\n", f.Tag.Get("toml"), written(v.Field(i)))
	}
	for i := range t.NumField() {
		f := t.Field(i)
		if !isSection(f.Type) || f.Tag.Get("later") != "" && !all {
			continue
		}
		b.WriteByte('\n')
		comment(b, f.Tag.Get("help"))
		name := f.Tag.Get("toml")
		switch {
		case f.Type == reflect.TypeFor[Keys]():
			fmt.Fprintf(b, "[%s]\n", name)
			actions(b)
		case f.Type.Kind() == reflect.Struct:
			fmt.Fprintf(b, "[%s]\n", name)
			section(b, v.Field(i), all)
		default: // a list of sections: an example cannot have a default
			fmt.Fprintf(b, "# [[%s]]\n", name)
			section(b, example(f.Type.Elem()), all)
		}
	}
}

// example fills a section that has no defaults with examples.
func example(t reflect.Type) reflect.Value {
	v := reflect.New(t).Elem()
	for i := range t.NumField() {
		text := t.Field(i).Tag.Get("example")
		switch v.Field(i).Interface().(type) {
		case string:
			v.Field(i).SetString(text)
		case []string:
			v.Field(i).Set(reflect.ValueOf(strings.Fields(text)))
		}
	}
	return v
}

func isSection(t reflect.Type) bool {
	return t.Kind() == reflect.Struct || t == reflect.TypeFor[Keys]() || t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Struct
}

// actions writes every action with its keys.
func actions(b *strings.Builder) {
	for _, k := range keys.Catalogue() {
		if k.Hidden {
			continue
		}
		where := ""
		if k.Scope != keys.Everywhere {
			where = " (" + k.Scope.String() + ")"
		}
		b.WriteByte('\n')
		comment(b, k.Help+where)
		fmt.Fprintf(b, "# %s = %s\n", k.Name, written(reflect.ValueOf(k.Keys)))
	}
}

// written is a value as TOML writes it.
func written(v reflect.Value) string {
	switch x := v.Interface().(type) {
	case time.Duration:
		s := x.String() // 30m0s
		if x == 0 {
			return `"0s"`
		}
		s = strings.TrimSuffix(s, "0s")
		if strings.HasSuffix(s, "h0m") {
			s = strings.TrimSuffix(s, "0m")
		}
		return strconv.Quote(s)
	case []string:
		list := make([]string, len(x))
		for i := range x {
			list[i] = strconv.Quote(x[i])
		}
		return "[" + strings.Join(list, ", ") + "]"
	}
	if v.Kind() == reflect.String {
		return strconv.Quote(v.String())
	}
	return fmt.Sprint(v.Interface())
}

// comment writes a text as lines of a comment.
func comment(b *strings.Builder, text string) {
	line := "#"
	for word := range strings.FieldsSeq(text) {
		if len(line)+1+len(word) > commentWidth {
			b.WriteString(line + "\n")
			line = "#"
		}
		line += " " + word
	}
	b.WriteString(line + "\n")
}
