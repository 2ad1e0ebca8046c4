package cli

import (
	"context"
	"io"
	"strings"

	mango "github.com/muesli/mango-cobra"
	"github.com/muesli/roff"
	"github.com/spf13/cobra"
)

const completionHelp = `Prints a script that lets a shell complete commands, flags and themes.`

const completionExamples = `# bash: for this session; put it into ~/.bashrc to keep it
source <(dateline completion bash)
# zsh
dateline completion zsh > "${fpath[1]}/_dateline"
# fish
dateline completion fish > ~/.config/fish/completions/dateline.fish`

// completionCommand stands in for cobra's own, whose mistakes are help texts
// with exit status 0.
func (s *session) completionCommand() *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	return &cobra.Command{
		Use: "completion SHELL", Short: "print a completion script for a shell",
		Long: completionHelp, Example: completionExamples,
		ValidArgs: shells, DisableFlagsInUseLine: true, Args: cobra.ArbitraryArgs,
		RunE: s.do(func(_ context.Context, cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usageError("completion needs one shell: " + strings.Join(shells, ", "))
			}
			root := cmd.Root()
			switch args[0] {
			case "bash":
				return root.GenBashCompletionV2(s.Stdout, true)
			case "zsh":
				return root.GenZshCompletion(s.Stdout)
			case "fish":
				return root.GenFishCompletion(s.Stdout, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(s.Stdout)
			}
			return usageError("no completion for " + args[0] + "; there is one for " + strings.Join(shells, ", "))
		}),
	}
}

func (s *session) manCommand() *cobra.Command {
	return &cobra.Command{
		Use: "man", Short: "print the manual page", Example: "dateline man | man -l -",
		DisableFlagsInUseLine: true, Args: cobra.ArbitraryArgs, ValidArgsFunction: cobra.NoFileCompletions,
		RunE: s.do(func(_ context.Context, cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usageError("man takes no arguments")
			}
			page, err := mango.NewManPage(1, cmd.Root())
			if err != nil {
				return err
			}
			_, err = io.WriteString(s.Stdout, page.Build(roff.NewDocument()))
			return err
		}),
	}
}

// helpCommand stands in for cobra's own, which says nothing about a command
// that does not exist.
func (s *session) helpCommand() *cobra.Command {
	return &cobra.Command{
		Use: "help [COMMAND]", Short: "help about a command", DisableFlagsInUseLine: true, Args: cobra.ArbitraryArgs,
		ValidArgsFunction: func(cmd *cobra.Command, args []string, _ string) (names []string, _ cobra.ShellCompDirective) {
			for _, c := range cmd.Root().Commands() {
				if len(args) == 0 && !c.Hidden {
					names = append(names, c.Name())
				}
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: s.do(func(_ context.Context, cmd *cobra.Command, args []string) error {
			about, rest, err := cmd.Root().Find(args)
			if err == nil && len(rest) == 0 {
				about.InitDefaultHelpFlag()
				return about.Help()
			}
			message := "no command " + strings.Join(args, " ")
			if verb := nearestVerb(cmd.Root(), args[0]); verb != "" {
				message += "; did you mean " + verb + "?"
			}
			return usageError(message)
		}),
	}
}
