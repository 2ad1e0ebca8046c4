package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// table is a file of tab-separated values; there is no quoting.
type table struct {
	file    string
	columns map[string]int
	rows    [][]string
}

func readTable(dir, file string) (*table, error) {
	raw, err := os.ReadFile(filepath.Join(dir, file))
	if err != nil {
		return nil, err
	}
	lines := strings.Split(strings.TrimSuffix(string(raw), "\n"), "\n")
	t := &table{file: file, columns: map[string]int{}}
	for i, name := range strings.Split(lines[0], "\t") {
		t.columns[name] = i
	}
	for n, line := range lines[1:] {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		row := strings.Split(line, "\t")
		for len(row) < len(t.columns) {
			row = append(row, "")
		}
		if len(row) > len(t.columns) {
			return nil, fmt.Errorf("%s:%d: %d columns, want %d", file, n+2, len(row), len(t.columns))
		}
		t.rows = append(t.rows, row)
	}
	return t, nil
}

// get returns a cell; asking for a column that is not there is a bug.
func (t *table) get(row []string, column string) string {
	i, ok := t.columns[column]
	if !ok {
		panic(t.file + " has no column " + column)
	}
	return row[i]
}

// list splits a cell of several values.
func (t *table) list(row []string, column string) []string {
	return split(t.get(row, column))
}

func split(cell string) []string {
	var list []string
	for _, v := range strings.Split(cell, "|") {
		if v = strings.TrimSpace(v); v != "" {
			list = append(list, v)
		}
	}
	return list
}

// readWords reads a file of words, any number a line; # begins a comment.
func readWords(dir, file string) (map[string]bool, error) {
	raw, err := os.ReadFile(filepath.Join(dir, file))
	if err != nil {
		return nil, err
	}
	words := map[string]bool{}
	for _, line := range strings.Split(string(raw), "\n") {
		line, _, _ = strings.Cut(line, "#")
		for _, w := range strings.Fields(line) {
			words[strings.ReplaceAll(w, "_", " ")] = true
		}
	}
	return words, nil
}
