package main

import (
	"path/filepath"
	"slices"
	"testing"

	"dateline/model/gazetteer/layout"
)

// teamForms returns the rows of teams.tsv and for each the forms it has.
func teamForms(t *testing.T) (*table, [][]string) {
	tab, err := readTable(filepath.Join("..", "tables"), "teams.tsv")
	if err != nil {
		t.Fatal(err)
	}
	forms := make([][]string, len(tab.rows))
	for i, row := range tab.rows {
		forms[i] = append([]string{tab.get(row, "name")}, tab.list(row, "aliases")...)
		if a := tab.get(row, "acronym"); a != "" {
			forms[i] = append(forms[i], a)
		}
	}
	return tab, forms
}

func TestTeamsAreWellFormed(t *testing.T) {
	tab, forms := teamForms(t)
	for i, row := range tab.rows {
		id := tab.get(row, "id")
		if tab.get(row, "kind") != "team" || len(tab.get(row, "home")) != 2 {
			t.Errorf("%s: kind %q, home %q", id, tab.get(row, "kind"), tab.get(row, "home"))
		}
		for _, a := range tab.list(row, "ambiguous") {
			if !slices.Contains(forms[i], a) {
				t.Errorf("%s: %q is ambiguous, but no form of the name", id, a)
			}
		}
		seen := map[string]bool{}
		for _, f := range forms[i] {
			key := layout.Key(bare(f))
			if key == "" || seen[key] {
				t.Errorf("%s: %q says nothing new (%q)", id, f, key)
			}
			seen[key] = true
		}
	}
}

// A form that several clubs share must say so in every row.
func TestSharedTeamFormsAreAmbiguous(t *testing.T) {
	tab, forms := teamForms(t)
	owners := map[string]int{}
	for _, list := range forms {
		for _, f := range list {
			owners[layout.Key(bare(f))]++
		}
	}
	for i, row := range tab.rows {
		for _, f := range forms[i] {
			if owners[layout.Key(bare(f))] > 1 && !slices.Contains(tab.list(row, "ambiguous"), f) {
				t.Errorf("%s: %q is a form of other teams too", tab.get(row, "id"), f)
			}
		}
	}
}

// No club may stand for a country: "Monaco" and "America" are not aliases.
func TestTeamsTakeNoNameOfACountry(t *testing.T) {
	countries, err := readTable(filepath.Join("..", "tables"), "countries.tsv")
	if err != nil {
		t.Fatal(err)
	}
	taken := map[string]bool{}
	for _, row := range countries.rows {
		for _, column := range []string{"iso2", "iso3", "name", "official", "aliases"} {
			for _, n := range countries.list(row, column) {
				taken[layout.Key(bare(n))] = true
			}
		}
	}
	tab, forms := teamForms(t)
	for i, row := range tab.rows {
		for _, f := range forms[i] {
			if taken[layout.Key(bare(f))] {
				t.Errorf("%s: %q is a country", tab.get(row, "id"), f)
			}
		}
	}
}

func TestDuplicateIdentifiersAreRefused(t *testing.T) {
	b := &builder{dir: filepath.Join("..", "tables"), strings: newBlob(), orgIndex: map[string]int{"arsenal": 0},
		countryIndex: map[string]int{"GB": 0}, names: &index{byKey: map[string][]name{}, surface: map[string]string{}}}
	if err := b.teams(); err == nil {
		t.Error("a second Arsenal was let in")
	}
}
