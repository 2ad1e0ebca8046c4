package extract

import (
	"strings"

	"go.yaml.in/yaml/v3"

	"dateline/model"
)

// maxFront bounds the front matter: what is longer is no front matter.
const maxFront = 64 << 10

// front is what the front matter of a Markdown file says.
type front struct {
	title, standfirst, outlet, byline string
	dateline, published               string
	language, url                     string
	images                            []model.Image
}

// cutFront parts the front matter (between a first line --- and the next --- or
// ...) from the body. ok is false where there is none.
func cutFront(text string) (yaml, body string, ok bool) {
	line, rest, found := strings.Cut(text, "\n")
	if !found || strings.TrimRight(line, " \t") != "---" {
		return "", text, false
	}
	for at := 0; at < len(rest) && at <= maxFront; {
		end := strings.IndexByte(rest[at:], '\n')
		next := at + end + 1
		if end < 0 {
			end, next = len(rest)-at, len(rest)
		}
		if l := strings.TrimRight(rest[at:at+end], " \t"); l == "---" || l == "..." {
			return rest[:at], rest[next:], true
		}
		at = next
	}
	return "", text, false
}

// parseFront reads front matter. What is no YAML is read line by line instead,
// since the usual mistake is a colon in a headline; looksLike is false where
// not even that gives a key, so that the lines are text after all.
func parseFront(source string) (f front, looksLike bool) {
	if f, ok := simpleFront(source, false); ok {
		return f, true
	}
	var root yaml.Node
	if err := yaml.Unmarshal([]byte(source), &root); err != nil {
		return looseFront(source)
	}
	if len(root.Content) == 0 {
		return f, true // nothing but comments
	}
	m := root.Content[0]
	if m.Kind != yaml.MappingNode {
		return f, false
	}
	for i := 0; i+1 < len(m.Content); i += 2 {
		key, value := m.Content[i], m.Content[i+1]
		if value.Kind == yaml.AliasNode && value.Alias != nil {
			value = value.Alias
		}
		if key.Kind != yaml.ScalarNode {
			continue
		}
		switch k := strings.ToLower(key.Value); k {
		case "images", "image", "photos":
			f.images = append(f.images, images(value)...)
		default:
			f.set(k, scalars(value))
		}
	}
	return f, true
}

// set stores a value under the key's meaning; unknown keys are ignored, and of
// two keys of one meaning the first that says something wins.
func (f *front) set(key, value string) {
	if value == "" {
		return
	}
	var to *string
	switch key {
	case "title", "headline":
		to = &f.title
	case "standfirst", "description", "summary", "subtitle", "excerpt":
		to = &f.standfirst
	case "outlet", "source", "publisher", "site":
		to = &f.outlet
	case "byline", "author", "authors":
		to = &f.byline
	case "dateline":
		to = &f.dateline
	case "published", "date":
		to = &f.published
	case "language", "lang":
		to = &f.language
	case "url", "link", "canonical":
		to = &f.url
	default:
		return
	}
	if *to == "" {
		*to = value
	}
}

// scalars gives a value as text: a list is joined by commas, of a list of
// mappings (authors) the names are taken; "" for any other mapping and null.
func scalars(n *yaml.Node) string {
	switch n.Kind {
	case yaml.ScalarNode:
		if n.Tag == "!!null" || n.Tag == "!!binary" {
			return ""
		}
		return strings.Join(strings.Fields(n.Value), " ")
	case yaml.SequenceNode:
		var parts []string
		for _, c := range n.Content {
			if len(parts) == 64 {
				break
			}
			if c.Kind == yaml.SequenceNode {
				continue
			}
			if s := scalars(c); s != "" {
				parts = append(parts, s)
			}
		}
		return strings.Join(parts, ", ")
	case yaml.MappingNode:
		if v := child(n, "name"); v != nil && v.Kind == yaml.ScalarNode {
			return scalars(v)
		}
	}
	return ""
}

// child is the value of a key of a mapping, nil where it has none.
func child(n *yaml.Node, key string) *yaml.Node {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if strings.EqualFold(n.Content[i].Value, key) {
			return n.Content[i+1]
		}
	}
	return nil
}

// images reads one image or a list of them: an address, or a mapping with url,
// caption and credit.
func images(n *yaml.Node) []model.Image {
	switch n.Kind {
	case yaml.SequenceNode:
		var out []model.Image
		for _, c := range n.Content {
			if c.Kind != yaml.SequenceNode && len(out) < 1000 {
				out = append(out, images(c)...)
			}
		}
		return out
	case yaml.ScalarNode:
		if s := scalars(n); s != "" {
			return []model.Image{{URL: s}}
		}
	case yaml.MappingNode:
		var img model.Image
		for i := 0; i+1 < len(n.Content); i += 2 {
			v := n.Content[i+1]
			if v.Kind != yaml.ScalarNode {
				continue
			}
			switch strings.ToLower(n.Content[i].Value) {
			case "url", "src", "file", "path":
				img.URL = scalars(v)
			case "caption", "alt", "title", "description":
				if img.Caption == "" {
					img.Caption = scalars(v)
				}
			case "credit", "photographer", "copyright":
				img.Credit = scalars(v)
			}
		}
		if img != (model.Image{}) {
			return []model.Image{img}
		}
	}
	return nil
}
