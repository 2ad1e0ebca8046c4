package cli

import (
	"errors"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"dateline/ui/spelling"
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
func nearestVerb(cmd *cobra.Command, word string) string {
	var names []string
	for _, c := range cmd.Commands() {
		if !c.Hidden || c.Name() == "man" {
			names = append(names, c.Name())
		}
	}
	return spelling.Nearest(word, names)
}

// completeFiles completes what can be opened.
func completeFiles(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveDefault
}
