package config

import (
	"slices"
	"strconv"

	"dateline/ui/keys"
	"dateline/ui/spelling"
)

// read takes the changes of keys from [keys].
func (k *Keys) read(n *node, name string, p *Problems) {
	if n.kind != tableKind {
		p.add(n.line, "%s is a section: [%s]", name, name)
		return
	}
	catalogue := keys.Catalogue()
	actions := keys.Names(catalogue)
	var lines []int // of the changes
	for _, action := range n.names {
		v := n.fields[action]
		if !slices.Contains(actions, action) {
			hint := elsewhere(action)
			if near := spelling.Nearest(action, actions); near != "" && hint == "" {
				hint = "; did you mean " + near + "?"
			}
			p.add(v.line, "unknown action %s%s", quoted(action), hint)
			continue
		}
		// A list with a mistake in it counts as far as it can be read: what its
		// action no longer uses is free for others.
		before := len(*p)
		list := keysOf(v, action, p)
		if len(*p) > before && len(list) == 0 {
			continue
		}
		*k = append(*k, keys.Change{Name: action, Keys: list})
		lines = append(lines, v.line)
	}
	_, problems := keys.Rebind(catalogue, *k)
	for _, pr := range problems {
		p.add(lines[pr.Change], "%s", pr.Text)
	}
}

// keysOf reads the list of keys of an action.
func keysOf(n *node, action string, p *Problems) (list []string) {
	items := n.items
	if n.kind != listKind {
		example := "j"
		if n.kind == textKind && n.text != "" {
			example, items = n.text, []*node{n}
		}
		p.add(n.line, "%s is a list of keys, as in [%s], not %s", action, strconv.Quote(example), n.what())
	}
	for _, it := range items {
		if it.kind != textKind {
			p.add(it.line, "%s has %s in its list, where a key in quotes belongs", action, it.what())
			continue
		}
		key, err := keys.ParseKey(it.text)
		if err != nil {
			p.add(it.line, "%s: %s %v", action, strconv.Quote(it.text), err)
		} else if !slices.Contains(list, key) {
			list = append(list, key)
		}
	}
	return list
}
