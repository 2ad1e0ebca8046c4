// Command train learns the trees that decide which countries an article is
// about, from stories labelled with the countries that each is about. It reads
// the training split of Reuters-21578 (one JSON object a line, gzipped), prints
// how well the trees do on stories they were not learnt from, and with -write
// learns from all of them and writes the table of package salience:
//
//	go run ./model/salience/train [-write model/salience/weights.go] FILE
//
// It learns from counts and shares only; no word of the stories is kept, and
// nothing is learnt about any one country. The same file gives the same table.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
)

func main() {
	if err := run(os.Stdout, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(w io.Writer, args []string) error {
	flags := flag.NewFlagSet("train", flag.ContinueOnError)
	path := flags.String("write", "", "write the table to this file")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() != 1 {
		return fmt.Errorf("one file of labelled stories, please")
	}
	c, err := read(flags.Arg(0))
	if err != nil {
		return err
	}
	if err := measure(w, c); err != nil || *path == "" {
		return err
	}
	return write(*path, boost(c.samples(func(int) bool { return true })))
}

// last is the number of stories at the end of the file that stand for the days
// after it, folds the number of stretches that are held back one by one.
const (
	last  = 2000
	folds = 5
)

// measure prints how the trees do on stretches of time that they were not
// learnt from, against the rule of thumb that they replaced.
func measure(w io.Writer, c *corpus) error {
	n := len(c.stories)
	hold := func(name string, from, to int) {
		c.apply(boost(c.samples(func(i int) bool { return i < from || i >= to })), from, to)
		fmt.Fprintf(w, "%-22s %v\n", name, c.score(from, to))
	}
	hold(fmt.Sprintf("the last %d", last), max(0, n-last), n)
	for k := range folds {
		hold(fmt.Sprintf("stretch %d of %d", k+1, folds), k*n/folds, (k+1)*n/folds)
	}
	_, err := fmt.Fprintf(w, "%-22s %v\n", "all stretches", c.score(0, n))
	return err
}
