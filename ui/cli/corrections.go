package cli

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"dateline/articles/store"
	"dateline/ui/cli/annotate"
	"dateline/ui/correction"
	"dateline/ui/keys"
	"dateline/ui/screen"
)

const correctionsHelp = `Lists what you have said about names in the reader: on the card of an entity
! is “not this one” and c “this is …”. Corrections hold in every story in
which the name was taken for the same thing; later ones win. A story that
also gives a longer name for it is left alone, unless it was the story that
the correction was made in.

Each has a number, which stays its own. They are kept in
$XDG_DATA_HOME/dateline/corrections.jsonl (~/.local/share where that is not
set). The other commands ignore them, unless given --corrections.

A line of the file that cannot be read is reported with its number, and the
exit status is 3.`

const correctionsExamples = `dateline corrections
# the names that were corrected
dateline corrections --json | jq -r .surface
# take the third and the fifth back
dateline corrections undo 3 5`

func (s *session) correctionsCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use: "corrections", Short: "list what you corrected, or undo it",
		Long: correctionsHelp, Example: correctionsExamples,
		Args: cobra.ArbitraryArgs, // so that a mistake is reported as ours are
		RunE: s.do(func(_ context.Context, _ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usageError("no command " + oneLine(args[0]) + "; there is undo")
			}
			return s.listCorrections(asJSON)
		}),
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "one JSON object a line")
	cmd.AddCommand(s.undoCommand())
	return cmd
}

func (s *session) undoCommand() *cobra.Command {
	var all bool
	cmd := &cobra.Command{
		Use: "undo NUMBER...", Short: "take corrections back",
		Long: `Takes corrections back, by the numbers that dateline corrections lists. An
open reader goes on with those it was started with.`,
		Example: "dateline corrections undo 3 5\ndateline corrections undo --all",
		Args:    cobra.ArbitraryArgs,
		RunE: s.do(func(_ context.Context, _ *cobra.Command, args []string) error {
			switch {
			case all && len(args) > 0:
				return usageError("either numbers or --all")
			case !all && len(args) == 0:
				return usageError("which one? give its number, or --all")
			}
			return s.undoCorrections(args)
		}),
		ValidArgsFunction: s.completeCorrections,
	}
	cmd.Flags().BoolVar(&all, "all", false, "take all corrections back")
	return cmd
}

// completeCorrections completes the numbers of what can be undone.
func (s *session) completeCorrections(*cobra.Command, []string, string) (out []string, _ cobra.ShellCompDirective) {
	dir, err := s.dataFolder()
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	list, _, _ := store.NewCorrections(dir + "/" + store.FileName).Read()
	for i := range list {
		if !list[i].Undone {
			out = append(out, fmt.Sprintf("%d\t%s", list[i].Number, screen.NeutralizeLine(correction.Told(&list[i].Correction))))
		}
	}
	return out, cobra.ShellCompDirectiveNoFileComp
}

// correctionObject is a correction as --json prints it.
type correctionObject struct {
	Number   int    `json:"number"`
	When     string `json:"when"` // RFC 3339
	Surface  string `json:"surface"`
	Says     string `json:"says"` // "not", "is" or "no name"
	Kind     string `json:"kind"` // what it was taken for
	From     string `json:"from"`
	FromName string `json:"from_name"`
	ToKind   string `json:"to_kind"` // what it is; "" unless says is "is"
	To       string `json:"to"`
	ToName   string `json:"to_name"`
	Story    string `json:"story"` // ID of the article it was made in
}

func objectOf(k *store.Kept) correctionObject {
	o := correctionObject{k.Number, k.When.Format(time.RFC3339), k.Surface, "is", k.Kind.String(), k.From, k.FromName,
		k.ToKind.String(), k.To, k.ToName, k.Story}
	switch {
	case k.NoName():
		o.Says = "no name"
	case k.NotThis():
		o.Says, o.ToKind = "not", ""
	}
	return o
}

func (s *session) listCorrections(asJSON bool) error {
	_, list, bad, err := s.corrections()
	if err != nil {
		return err
	}
	out := bufio.NewWriter(s.Stdout)
	shown := 0
	var encoder annotate.Encoder
	for i := range list {
		k := &list[i]
		if k.Undone {
			continue
		}
		shown++
		if !asJSON {
			what := screen.NeutralizeLine(correction.Told(&k.Correction))
			fmt.Fprintf(out, "%4d  %11s  %s\n", k.Number, k.When.Local().Format("2 Jan 2006"), what)
			continue
		}
		line, err := encoder.Encode(objectOf(k))
		if err != nil {
			return err
		}
		out.Write(line)
	}
	if shown == 0 && !asJSON {
		fmt.Fprintf(out, "No corrections. On a card in the reader %s says “not this one”, %s “this is …”.\n",
			cmp.Or(s.cardKey(keys.NotThis), ":"), cmp.Or(s.cardKey(keys.ThisIs), ":"))
	}
	if err := out.Flush(); err != nil {
		return err
	}
	if bad {
		return partly
	}
	return nil
}

// undoCorrections undoes those of the numbers, or of none all. Nothing is undone
// where one of them is wrong.
func (s *session) undoCorrections(numbers []string) error {
	file, list, _, err := s.corrections()
	if err != nil {
		return err
	}
	list = slices.DeleteFunc(list, func(k store.Kept) bool { return k.Undone })
	chosen := list
	if len(numbers) > 0 {
		chosen = nil
	}
	for _, arg := range numbers {
		n, err := strconv.Atoi(arg)
		if err != nil || n < 1 {
			return usageError(strconv.Quote(oneLine(arg)) + " is no number of a correction")
		}
		i := slices.IndexFunc(list, func(k store.Kept) bool { return k.Number == n })
		if i < 0 {
			return fmt.Errorf("there is no correction %d; dateline corrections lists them", n)
		}
		if !slices.ContainsFunc(chosen, func(k store.Kept) bool { return k.Number == n }) {
			chosen = append(chosen, list[i])
		}
	}
	var ids []string
	for i := range chosen {
		ids = append(ids, chosen[i].ID)
	}
	if err := file.Undo(ids...); err != nil {
		return err
	}
	if len(ids) == 0 {
		_, err := fmt.Fprintln(s.Stdout, "No corrections to undo.")
		return err
	}
	for i := range chosen {
		if _, err := fmt.Fprintln(s.Stdout, "Undone: "+screen.NeutralizeLine(correction.Told(&chosen[i].Correction))); err != nil {
			return err
		}
	}
	return nil
}
