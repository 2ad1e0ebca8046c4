package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The embedded data must be what the tables give: after a change of a table or
// of the generator, go generate ./model/gazetteer.
func TestDataIsUpToDate(t *testing.T) {
	files, err := build(filepath.Join("..", "tables"))
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range files {
		got, err := os.ReadFile(filepath.Join("..", "data", name))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("data/%s is stale (%d bytes, the tables give %d): run go generate ./model/gazetteer", name, len(got), len(want))
		}
	}
}

func TestMendsNeedAReasonAndAnEffect(t *testing.T) {
	for _, c := range []struct {
		name string
		m    mend
		ok   bool
	}{
		{"works", mend{table: "x", key: "a", column: "v", op: "set", value: "2", reason: "r"}, true},
		{"no reason", mend{table: "x", key: "a", column: "v", op: "set", value: "2"}, false},
		{"no effect", mend{table: "x", key: "a", column: "v", op: "set", value: "1", reason: "r"}, false},
		{"no row", mend{table: "x", key: "b", column: "v", op: "set", value: "2", reason: "r"}, false},
		{"removes what is not there", mend{table: "x", key: "a", column: "v", op: "remove", value: "3", reason: "r"}, false},
		{"unknown op", mend{table: "x", key: "a", column: "v", op: "improve", value: "3", reason: "r"}, false},
	} {
		tab := &table{file: "x", columns: map[string]int{"k": 0, "v": 1}, rows: [][]string{{"a", "1"}}}
		b := &builder{mends: []mend{c.m}}
		if err := b.mendTable(tab, "x", "k"); (err == nil) != c.ok {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestMergeTerms(t *testing.T) {
	both := []term{
		{country: "SA", title: "King", role: "monarch", start: "2015-01-23", asof: "2026-01-22"},
		{country: "SA", title: "King", role: "head_of_government", start: "2015-01-23", end: "2022-09-27"},
		{country: "SA", title: "Governor", role: "regional_leader", start: "1963", end: "2011"},
	}
	shown := mergeTerms(both, false)
	if len(shown) != 2 || shown[0].role != "monarch" || shown[0].end != "" {
		t.Errorf("shown: %+v", shown)
	}
	if held := mergeTerms(both, true); len(held) != 3 {
		t.Errorf("held: %+v", held)
	}
	apart := []term{
		{country: "US", title: "President", role: "head_of_state", start: "2017-01-20", end: "2021-01-20"},
		{country: "US", title: "President", role: "head_of_state", start: "2025-01-20"},
	}
	if got := mergeTerms(apart, false); len(got) != 2 || got[0].start != "2025-01-20" {
		t.Errorf("two stretches: %+v", got)
	}
}

func TestDropForeignAliases(t *testing.T) {
	rows := []term{
		{country: "KR", name: "Roh Moo-hyun", qid: "Q1", aliases: []string{"Han Duck-soo", "No Mu-hyon"}, source: "hand"},
		{country: "KR", name: "Han Duck-soo", qid: "Q2", aliases: []string{"Han Deok-soo"}, source: "geografia"},
		{country: "VA", name: "Francis", qid: "Q3", aliases: []string{"Jorge Bergoglio"}, source: "hand"},
		{country: "CZ", name: "Andrej Babiš", qid: "Q4", aliases: []string{"Pavel Bělobrádek", "A. Babis"}, source: "factbook"},
	}
	dropForeignAliases(rows)
	for i, want := range []int{1, 1, 1, 1} {
		if len(rows[i].aliases) != want {
			t.Errorf("%s keeps %q", rows[i].name, rows[i].aliases)
		}
	}
}

func TestLastNames(t *testing.T) {
	for _, c := range []struct {
		name, country, role string
		want, not           string
	}{
		{"Bashar al-Assad", "SY", "head_of_state", "Assad", "Bashar"},
		{"Cristina Fernández de Kirchner", "AR", "head_of_state", "de Kirchner", "Cristina"},
		{"Xi Jinping", "CN", "head_of_state", "Xi", "Jinping"},
		{"Park Geun-hye", "KR", "head_of_state", "Park", "Geun-hye"},
		{"Nicolás Maduro Moros", "VE", "head_of_state", "Maduro", "Nicolás"},
		{"Mohammed bin Salman", "SA", "crown_prince", "bin Salman", "Salman"},
		{"Osama bin Laden", "", "organization_leader", "bin Laden", "Laden"},
		{"Abdullah II of Jordan", "JO", "monarch", "Abdullah", "Jordan"},
		{"Ursula von der Leyen", "", "head_of_organization", "von der Leyen", "Ursula"},
		{"Nguyen Tan Dung", "VN", "head_of_government", "Dung", "Tan"},
	} {
		p := &person{name: c.name, terms: []term{{country: c.country, role: c.role}}}
		got := map[string]bool{}
		for _, s := range lastNames(strings.Fields(c.name), p) {
			got[s] = true
		}
		if !got[c.want] || got[c.not] {
			t.Errorf("%s: %v, want %q and not %q", c.name, got, c.want, c.not)
		}
	}
}

// One id in two tables, or a table of other columns, is a mistake of whoever
// added the row.
func TestOrganizationTablesAgree(t *testing.T) {
	header := "id\tname\tacronym\taliases\tkind\thome\tambiguous\tsources\n"
	for _, c := range []struct {
		name, second, fault string
	}{
		{"two bodies", header + "b\tB\t\t\tcompany\tUS\t\tdateline\n", ""},
		{"the same id", header + "a\tAn A\t\t\tcompany\tUS\t\tdateline\n", "a stands in organizations.tsv already"},
		{"other columns", "id\tname\nb\tB\n", "has other columns"},
	} {
		dir := t.TempDir()
		for i, file := range organizationTables {
			text := header
			switch i {
			case 0:
				text += "a\tA\t\t\tcompany\tUS\t\tdateline\n"
			case 1:
				text = c.second
			}
			if err := os.WriteFile(filepath.Join(dir, file), []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		all, err := (&builder{dir: dir}).organizationTable()
		switch {
		case c.fault == "" && (err != nil || len(all.rows) != 2):
			t.Errorf("%s: %v", c.name, err)
		case c.fault != "" && (err == nil || !strings.Contains(err.Error(), c.fault)):
			t.Errorf("%s: error %v, want %q", c.name, err, c.fault)
		}
	}
}
