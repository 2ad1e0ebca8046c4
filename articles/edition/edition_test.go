package edition

import (
	"errors"
	"io/fs"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// size is the number of stories of the edition.
const size = 26

// continents says what part of the world each story is about. A new story
// must be entered here, so that the spread stays a decision.
func continents() map[string]string {
	return map[string]string{
		"01-burkina-faso-kabore.md":   "Africa",
		"02-climate-eve-paris.md":     "Europe",
		"03-pope-bangui.md":           "Africa",
		"04-commonwealth-malta.md":    "Oceania",
		"05-venezuela-campaign.md":    "South America",
		"06-portugal-costa.md":        "Europe",
		"07-trudeau-first-weeks.md":   "North America",
		"08-su-24-turkey.md":          "Middle East",
		"09-putin-khamenei-tehran.md": "Middle East",
		"10-argentina-run-off.md":     "South America",
		"11-brussels-lockdown.md":     "Europe",
		"12-crimea-blackout.md":       "Europe",
		"13-brazil-rio-doce.md":       "South America",
		"14-asean-kuala-lumpur.md":    "Asia",
		"15-bamako-hotel.md":          "Africa",
		"16-paris-emergency.md":       "Europe",
		"17-new-zealand-flag.md":      "Oceania",
		"18-metrojet-bomb.md":         "Middle East",
		"19-g20-antalya.md":           "Middle East",
		"20-vienna-syria.md":          "Middle East",
		"21-myanmar-majority.md":      "Asia",
		"22-burundi-council.md":       "Africa",
		"23-bihar-result.md":          "Asia",
		"24-xi-ma-singapore.md":       "Asia",
		"25-haiti-first-round.md":     "North America",
		"26-magufuli-sworn-in.md":     "Africa",
	}
}

// front is the whole of what a story's front matter may hold.
type front struct {
	Title      string
	Standfirst string
	Outlet     string
	Byline     string
	Dateline   string
	Published  time.Time
	Language   string
	Images     []struct {
		Caption string
		Credit  string
	}
}

// story is one file taken apart.
type story struct {
	name string
	raw  string
	front
	body string
}

func load(t *testing.T) []story {
	t.Helper()
	var all []story
	for _, name := range Names() {
		raw, err := Read(name)
		if err != nil {
			t.Fatal(err)
		}
		rest, ok := strings.CutPrefix(raw, "---\n")
		if !ok {
			t.Fatalf("%s: does not begin with front matter", name)
		}
		head, body, ok := strings.Cut(rest, "\n---\n")
		if !ok {
			t.Fatalf("%s: the front matter does not end", name)
		}
		s := story{name: name, raw: raw, body: body}
		dec := yaml.NewDecoder(strings.NewReader(head))
		dec.KnownFields(true)
		if err := dec.Decode(&s.front); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		all = append(all, s)
	}
	return all
}

func TestNames(t *testing.T) {
	names := Names()
	if len(names) != size {
		t.Errorf("%d stories, want %d", len(names), size)
	}
	if !slices.IsSorted(names) {
		t.Errorf("not sorted: %q", names)
	}
	form := regexp.MustCompile(`^[0-9]{2}(-[a-z0-9]+)+\.md$`)
	for i, name := range names {
		if !form.MatchString(name) {
			t.Errorf("%s: want NN-slug.md", name)
		}
		if n := int(name[0]-'0')*10 + int(name[1]-'0'); n != i+1 {
			t.Errorf("%s: is number %d in order", name, i+1)
		}
	}
	names[0] = "changed"
	if Names()[0] == "changed" {
		t.Error("Names hands out a shared slice")
	}
}

func TestFS(t *testing.T) {
	if err := fstest.TestFS(FS(), Names()...); err != nil {
		t.Error(err)
	}
	for _, name := range Names() {
		want, err := fs.ReadFile(FS(), name)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := Read(name); err != nil || got != string(want) {
			t.Errorf("Read(%q) differs from the file system (error %v)", name, err)
		}
	}
}

func TestReadUnknown(t *testing.T) {
	for _, name := range []string{"", ".", "99-nothing.md", "../edition.go", "stories/" + Names()[0], "/etc/passwd"} {
		got, err := Read(name)
		if !errors.Is(err, fs.ErrNotExist) || got != "" {
			t.Errorf("Read(%q) = %d bytes, error %v; want fs.ErrNotExist", name, len(got), err)
			continue
		}
		if strings.Contains(err.Error(), "\n") || !strings.Contains(err.Error(), name) {
			t.Errorf("Read(%q): the error %q does not name the story in one line", name, err)
		}
	}
}

func TestFrontMatter(t *testing.T) {
	first := time.Date(2015, 11, 1, 0, 0, 0, 0, time.UTC)
	after := time.Date(2015, 12, 1, 0, 0, 0, 0, time.UTC)
	dateline := regexp.MustCompile(`^\p{Lu}[\p{Lu} '’.-]+(, \p{Lu}\p{L}+)?$`)
	titles := map[string]string{}
	var last time.Time
	for i, s := range load(t) {
		if n := utf8.RuneCountInString(s.Title); n == 0 || n > 75 {
			t.Errorf("%s: the title has %d characters, want 1–75", s.name, n)
		}
		if other, ok := titles[s.Title]; ok {
			t.Errorf("%s: same title as %s", s.name, other)
		}
		titles[s.Title] = s.name
		if n := utf8.RuneCountInString(s.Standfirst); n == 0 || n > 110 || strings.HasSuffix(s.Standfirst, ".") {
			t.Errorf("%s: standfirst %q: want 1–110 characters and no full stop", s.name, s.Standfirst)
		}
		if s.Outlet != "Dateline" || s.Byline != "Dateline staff" || s.Language != "en" {
			t.Errorf("%s: outlet %q, byline %q, language %q", s.name, s.Outlet, s.Byline, s.Language)
		}
		if !dateline.MatchString(s.Dateline) {
			t.Errorf("%s: dateline %q: want CITY or CITY, Country", s.name, s.Dateline)
		}
		if s.Published.Before(first) || !s.Published.Before(after) {
			t.Errorf("%s: published %v, not in November 2015", s.name, s.Published)
		}
		if i > 0 && !s.Published.Before(last) {
			t.Errorf("%s: published %v, not before the story above it (%v)", s.name, s.Published, last)
		}
		last = s.Published
		for _, image := range s.Images {
			if image.Caption == "" || image.Credit != "Dateline" {
				t.Errorf("%s: image %+v", s.name, image)
			}
		}
	}
}

// TestFrontMatterKeys holds the order and the number of keys, which the
// decoder does not see, and the form of the time, which YAML reads leniently.
func TestFrontMatterKeys(t *testing.T) {
	want := []string{"title", "standfirst", "outlet", "byline", "dateline", "published", "language"}
	for _, s := range load(t) {
		head, _, _ := strings.Cut(strings.TrimPrefix(s.raw, "---\n"), "\n---\n")
		var doc yaml.Node
		if err := yaml.NewDecoder(strings.NewReader(head)).Decode(&doc); err != nil {
			t.Fatalf("%s: %v", s.name, err)
		}
		var keys []string
		nodes := doc.Content[0].Content
		for i := 0; i+1 < len(nodes); i += 2 {
			keys = append(keys, nodes[i].Value)
			if nodes[i].Value == "published" {
				if _, err := time.Parse(time.RFC3339, nodes[i+1].Value); err != nil {
					t.Errorf("%s: %v", s.name, err)
				}
			}
		}
		allowed := want
		if len(s.Images) > 0 {
			allowed = append(slices.Clone(want), "images")
		}
		if !slices.Equal(keys, allowed) {
			t.Errorf("%s: keys %q, want %q", s.name, keys, allowed)
		}
	}
}

func TestBytes(t *testing.T) {
	for _, s := range load(t) {
		if !utf8.ValidString(s.raw) {
			t.Errorf("%s: not UTF-8", s.name)
		}
		if !strings.HasSuffix(s.raw, "\n") || strings.HasSuffix(s.raw, "\n\n") {
			t.Errorf("%s: want one newline at the end", s.name)
		}
		for i, line := range strings.Split(s.raw, "\n") {
			if n := utf8.RuneCountInString(line); n > 120 {
				t.Errorf("%s:%d: %d characters", s.name, i+1, n)
			}
			if strings.TrimRightFunc(line, unicode.IsSpace) != line {
				t.Errorf("%s:%d: space at the end", s.name, i+1)
			}
			for _, r := range line {
				if r != ' ' && !unicode.IsGraphic(r) || r == '\u00a0' || r == '\ufeff' {
					t.Errorf("%s:%d: character %U", s.name, i+1, r)
				}
			}
		}
	}
}

// TestNoQuotations holds that nobody is quoted: the stories are retold, and a
// quotation in them could only be invented. What is left of the quotation
// marks is the apostrophe, which stands behind a letter.
func TestNoQuotations(t *testing.T) {
	for _, s := range load(t) {
		runes := []rune(s.Title + "\n" + s.Standfirst + "\n" + s.body)
		for i, r := range runes {
			quote := unicode.Is(unicode.Quotation_Mark, r) && r != '’'
			quote = quote || r == '’' && (i == 0 || !unicode.IsLetter(runes[i-1]))
			if quote || r == '`' {
				t.Errorf("%s: %q in %q", s.name, r, string(runes[max(0, i-20):min(len(runes), i+20)]))
			}
		}
		for line := range strings.Lines(s.body) {
			if strings.HasPrefix(line, ">") {
				t.Errorf("%s: block quote %q", s.name, line)
			}
		}
	}
}

func TestBody(t *testing.T) {
	link := regexp.MustCompile(`\[[^\]]+\]\(([^)]*)\)`)
	tables, lists, linked := 0, 0, 0
	for _, s := range load(t) {
		if n := len(strings.Fields(s.body)); n < 250 || n > 700 {
			t.Errorf("%s: %d words, want 250–700", s.name, n)
		}
		lede, _, _ := strings.Cut(s.body, "\n\n")
		if !unicode.IsLetter([]rune(lede)[0]) {
			t.Errorf("%s: does not begin with a paragraph: %q", s.name, lede)
		}
		for line := range strings.Lines(s.body) {
			if strings.HasPrefix(line, "#") && !strings.HasPrefix(line, "## ") {
				t.Errorf("%s: heading %q, want level 2", s.name, line)
			}
		}
		if strings.Contains(s.body, "\n|---") {
			tables++
		}
		if strings.Contains(s.body, "\n\n- ") {
			lists++
		}
		for _, m := range link.FindAllStringSubmatch(s.body, -1) {
			linked++
			u, err := url.Parse(m[1])
			if err != nil || u.Scheme != "https" || u.Host == "" || u.Path != "" || u.RawQuery != "" {
				t.Errorf("%s: link %q, want the home page of a site", s.name, m[1])
			}
		}
		if n := strings.Count(s.body, "http"); n != len(link.FindAllString(s.body, -1)) {
			t.Errorf("%s: an address stands outside of a link", s.name)
		}
	}
	// The edition is also what the renderer is shown with.
	if tables < 1 || lists < 3 || linked < 3 {
		t.Errorf("%d stories with a table, %d with a list, %d links; want at least 1, 3 and 3", tables, lists, linked)
	}
}

func TestSpread(t *testing.T) {
	table := continents()
	count := map[string]int{}
	for _, name := range Names() {
		if table[name] == "" {
			t.Errorf("%s: not in the table of continents", name)
		}
		count[table[name]]++
	}
	if len(table) != len(Names()) {
		t.Errorf("%d stories in the table of continents, %d in the edition", len(table), len(Names()))
	}
	for _, c := range []string{"Africa", "Asia", "Europe", "Middle East", "North America", "Oceania", "South America"} {
		if count[c] < 2 {
			t.Errorf("%s: %d stories, want at least 2", c, count[c])
		}
	}
}
