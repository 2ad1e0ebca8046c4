package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"time"

	"dateline/model/analyze"
	"dateline/model/document"
	"dateline/model/evaluate"
	"dateline/model/salience"
)

// corpus is the labelled stories in the order of the file, which is that of
// time. Its bare ones are the same without dateline, and without headline too:
// most articles have no dateline, and the trees must not need one.
type corpus struct {
	stories []story
	bare    [2][]story
}

// story is a labelled story as the model sees it.
type story struct {
	gold []string // the countries it is about, by today's codes
	rows []row    // of the countries found
}

// row is one country of a story.
type row struct {
	code   string
	x      salience.Features
	gold   bool
	points int
	odds   int // by the trees, once there are some
}

// line is a line of the file.
type line struct {
	Date, Title, Dateline, Text string
	Countries                   []string
}

func read(path string) (*corpus, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 16<<20)
	c := &corpus{}
	for lines.Scan() {
		var l line
		if err := json.Unmarshal(lines.Bytes(), &l); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		date, err := time.Parse("2006-01-02", l.Date)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		c.stories = append(c.stories, l.story(date))
		l.Dateline = ""
		c.bare[0] = append(c.bare[0], l.story(date))
		l.Title = ""
		c.bare[1] = append(c.bare[1], l.story(date))
	}
	return c, lines.Err()
}

// story analyses a line and keeps what was counted.
func (l *line) story(date time.Time) story {
	var s story
	for _, c := range l.Countries {
		if c = evaluate.Modern(c); c != "" && !slices.Contains(s.gold, c) {
			s.gold = append(s.gold, c)
		}
	}
	in := analyze.Input{Title: l.Title, Dateline: l.Dateline, Doc: document.FromPlain(l.Text), Date: date}
	analyze.Watch(in, func(code string, f *salience.Features, points int) {
		if code = evaluate.Modern(code); code != "" {
			s.rows = append(s.rows, row{code: code, x: *f, gold: slices.Contains(s.gold, code), points: points})
		}
	})
	return s
}

// Weights of the samples. Three stories of five are about the United States
// alone; they shall not drown the others. A bare story lacks what its label
// may rest on.
const (
	weightUS   = 0.5
	weightBare = 0.3
)

// samples returns the rows of the stories whose number is wanted.
func (c *corpus) samples(wanted func(int) bool) []sample {
	var samples []sample
	add := func(stories []story, weight float64) {
		for i := range stories {
			if !wanted(i) {
				continue
			}
			for j := range stories[i].rows {
				r := &stories[i].rows[j]
				s := sample{x: &r.x, share: weight}
				if r.code == "US" {
					s.share *= weightUS
				}
				if r.gold {
					s.gold = 1
				}
				samples = append(samples, s)
			}
		}
	}
	add(c.stories, 1)
	add(c.bare[0], weightBare)
	add(c.bare[1], weightBare)
	return samples
}
