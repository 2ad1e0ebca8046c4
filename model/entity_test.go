package model

import (
	"testing"
	"time"
)

// TestOffice: what a person is called depends on the day of the text.
func TestOffice(t *testing.T) {
	term := func(title, role, from, until string, current bool) Term {
		return Term{Office: Office{Title: title, Role: role}, From: from, Until: until, Current: current}
	}
	for _, c := range []struct {
		name    string
		offices []Term // newest first
		want    string
	}{
		{"none", nil, ""},
		{"held", []Term{term("President", "head_of_state", "2012", "", true)}, "President"},
		{"the more important of two held", []Term{term("Defence Minister", "defence_minister", "2014", "", true), term("King", "monarch", "1999", "", true)}, "King"},
		{"held before important", []Term{term("Mayor", "regional_leader", "2014", "", true), term("President", "head_of_state", "2000", "2008", false)}, "Mayor"},
		{"past before to come", []Term{term("President", "head_of_state", "2016", "2020", false), term("Foreign Minister", "foreign_minister", "2010", "2012", false)}, "Foreign Minister"},
		{"the more important of the past", []Term{term("Finance Minister", "finance_minister", "2012", "2014", false), term("Prime Minister", "head_of_government", "2000", "2002", false)}, "Prime Minister"},
		{"the later of equals", []Term{term("Chancellor", "head_of_government", "2010", "2013", false), term("Prime Minister", "head_of_government", "2000", "2002", false)}, "Chancellor"},
		{"the more important to come", []Term{term("Defence Minister", "defence_minister", "2021", "2022", false), term("President", "head_of_state", "2015-12-29", "2020", false)}, "President"},
		{"the sooner of equals to come", []Term{term("Prime Minister", "head_of_government", "2024", "", false), term("Premier", "head_of_government", "2017", "2019", false)}, "Premier"},
	} {
		e := Entity{Offices: c.offices}
		got, ok := e.Office(time.Date(2015, 11, 23, 0, 0, 0, 0, time.UTC))
		if got.Title != c.want || ok != (c.want != "") {
			t.Errorf("%s: %q, want %q", c.name, got.Title, c.want)
		}
	}
}
