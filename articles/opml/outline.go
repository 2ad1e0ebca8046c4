package opml

import (
	"encoding/xml"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
)

// feedAddress checks the address of a feed: one that may be fetched. Programs
// (exec:) are never taken from a list.
func feedAddress(s string) (string, error) {
	s = strings.TrimSpace(s)
	if len(s) > maxURL {
		return "", errors.New("the address is longer than any")
	}
	if len(s) > 5 && strings.EqualFold(s[:5], "feed:") {
		if rest, ok := strings.CutPrefix(s[5:], "//"); ok {
			s = "http://" + rest
		} else {
			s = s[5:]
		}
	}
	u, err := url.Parse(s)
	if err != nil {
		return "", fmt.Errorf("address %s is none", quoted(clip(s, 120)))
	}
	u.Scheme = strings.ToLower(u.Scheme)
	switch u.Scheme {
	case "http", "https":
		if u.Hostname() == "" {
			return "", fmt.Errorf("address %s has no host", quoted(clip(s, 120)))
		}
		u.Host = strings.ToLower(u.Host)
	case "file":
		if u.Path == "" || u.Host != "" && u.Host != "localhost" {
			return "", fmt.Errorf("address %s is no file here", quoted(clip(s, 120)))
		}
	default:
		return "", fmt.Errorf("address %s is not one of http, https or file", quoted(clip(s, 120)))
	}
	return u.String(), nil
}

// tagsOf reads the category of an outline: parted by commas; a path of it
// begins with a slash.
func tagsOf(s string) (out []string) {
	for _, part := range strings.Split(clip(s, 10_000), ",") {
		out = append(out, strings.TrimLeft(part, "/ \t"))
	}
	return out
}

// joined adds tags to a list that has each once.
func joined(list, more []string) []string {
	for _, t := range more {
		t = clip(oneLine(t), maxName)
		if t != "" && len(list) < maxTags && !slices.Contains(list, t) {
			list = append(list, t)
		}
	}
	return list
}

// attributes are the attributes of an outline by their names in lower case,
// since programs do not agree on xmlUrl.
func attributes(t xml.StartElement) map[string]string {
	out := make(map[string]string, len(t.Attr))
	for _, a := range t.Attr[:min(len(t.Attr), 64)] {
		if name := strings.ToLower(a.Name.Local); out[name] == "" {
			out[name] = a.Value
		}
	}
	return out
}

func first(list ...string) string {
	for _, s := range list {
		if strings.TrimSpace(s) != "" {
			return s
		}
	}
	return ""
}

// quoted writes a name on one line; a nameless outline has no name to say.
func quoted(s string) string {
	if s == "" {
		return "without a name"
	}
	return fmt.Sprintf("%q", s)
}

func oneLine(s string) string {
	return strings.Join(strings.Fields(strings.ToValidUTF8(s, "\uFFFD")), " ")
}

// clip cuts s to n bytes at most, on the border of a rune.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(s[:n], "")
}
