package feed

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	feedjson "github.com/mmcdole/gofeed/json"
)

// parseJSON reads a JSON Feed member by member, so that one that was cut keeps
// the items before the cut and one bad item costs itself only.
func (w *reader) parseJSON(text string) error {
	if text[0] == '[' {
		return fmt.Errorf("%w, but JSON of another kind", ErrNoFeed)
	}
	members, items, whole := jsonMembers(text)
	if !whole {
		w.cut()
	}
	var version string
	_ = json.Unmarshal(members["version"], &version) // "" is no version
	if !strings.Contains(version, "jsonfeed.org") && len(items) == 0 {
		return fmt.Errorf("%w, but JSON of another kind", ErrNoFeed)
	}
	if len(items) > MaxItems {
		w.warn("%d entries: the first %d are kept", len(items), MaxItems)
		items = items[:MaxItems]
	}
	good := items[:0]
	for _, raw := range items {
		if err := json.Unmarshal(raw, new(feedjson.Item)); err != nil || raw[0] != '{' {
			if raw = readable(raw); raw == nil {
				w.counts[badItem]++
				continue
			}
		}
		good = append(good, raw)
	}
	members["items"] = joined(good)
	for _, name := range [...]string{"version", "title", "home_page_url", "feed_url", "description", "language", "icon", "author", "authors"} {
		alone, _ := json.Marshal(map[string]json.RawMessage{name: members[name]})
		if members[name] != nil && json.Unmarshal(alone, new(feedjson.Feed)) != nil {
			delete(members, name) // of another type than it should be
		}
	}
	var b bytes.Buffer
	b.WriteByte('{')
	for _, name := range [...]string{"version", "title", "home_page_url", "feed_url", "description", "language", "icon", "author", "authors", "items"} {
		if members[name] == nil {
			continue
		}
		if b.Len() > 1 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, "%q:%s", name, members[name])
	}
	b.WriteByte('}')
	if err := w.translate(b.Bytes()); err != nil {
		return err
	}
	return w.anything(!whole)
}

// jsonMembers reads the members of an object and, apart, the elements of its
// items; whole is false where the text ends or breaks before its end.
func jsonMembers(text string) (members map[string]json.RawMessage, items []json.RawMessage, whole bool) {
	members = make(map[string]json.RawMessage)
	dec := json.NewDecoder(strings.NewReader(text))
	if _, err := dec.Token(); err != nil {
		return members, nil, false
	}
	for dec.More() {
		name, err := dec.Token()
		if err != nil {
			return members, items, false
		}
		if name != "items" {
			var raw json.RawMessage
			if err := dec.Decode(&raw); err != nil {
				return members, items, false
			}
			if s, ok := name.(string); ok {
				members[s] = raw
			}
			continue
		}
		if open, err := dec.Token(); err != nil {
			return members, items, false
		} else if open != json.Delim('[') {
			return members, items, open == nil
		}
		for dec.More() {
			var raw json.RawMessage
			if err := dec.Decode(&raw); err != nil {
				return members, items, false
			}
			items = append(items, raw)
		}
		if _, err := dec.Token(); err != nil {
			return members, items, false
		}
	}
	_, err := dec.Token()
	return members, items, err == nil
}

// readable is an item without the members that are of another type than they
// should be; nil where nothing of it is left.
func readable(raw json.RawMessage) json.RawMessage {
	var members map[string]json.RawMessage
	if json.Unmarshal(raw, &members) != nil || members == nil {
		return nil
	}
	for name, value := range members {
		alone, err := json.Marshal(map[string]json.RawMessage{name: value})
		if err != nil || json.Unmarshal(alone, new(feedjson.Item)) != nil {
			delete(members, name)
		}
	}
	if len(members) == 0 {
		return nil
	}
	out, err := json.Marshal(members)
	if err != nil {
		return nil
	}
	return out
}

func joined(items []json.RawMessage) json.RawMessage {
	var b bytes.Buffer
	b.WriteByte('[')
	for i, raw := range items {
		if i > 0 {
			b.WriteByte(',')
		}
		b.Write(raw)
	}
	b.WriteByte(']')
	return b.Bytes()
}
