package cli

import (
	"errors"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"
)

// mistypedVerb tells whether the first argument is rather a verb than a file:
// no file has that name, it does not look like a path, and a verb is near.
func mistypedVerb(root *cobra.Command, args []string) error {
	if len(args) == 0 || root.ArgsLenAtDash() == 0 || strings.ContainsAny(args[0], `/\.`) || args[0] == "-" {
		return nil
	}
	if _, err := os.Lstat(args[0]); !errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if verb := nearestVerb(root, args[0]); verb != "" {
		return usageError("no file " + args[0] + "; did you mean " + verb + "?")
	}
	return nil
}

// nearestVerb returns the verb that word is most likely a slip for, "" if none.
func nearestVerb(root *cobra.Command, word string) string {
	best, least := "", min(3, 1+len(word)/2)
	for _, c := range root.Commands() {
		name := c.Name()
		if c.Hidden && name != "man" {
			continue
		}
		d := distance(strings.ToLower(word), name)
		if len(word) >= 3 && strings.HasPrefix(name, strings.ToLower(word)) {
			d = 1
		}
		if d < least {
			best, least = name, d
		}
	}
	return best
}

// distance counts the letters to insert, delete, replace or swap with their
// neighbour to make b of a (the optimal string alignment distance).
func distance(a, b string) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}

// completeFiles completes what can be opened.
func completeFiles(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveDefault
}
