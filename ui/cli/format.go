package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"dateline/model"
	"dateline/ui/export"
)

// formatHelp are the formats with what each is, one a line.
func formatHelp() string {
	var lines []string
	for _, f := range export.Formats() {
		lines = append(lines, fmt.Sprintf("  %-9s %s", f.Name, f.Help))
	}
	return strings.Join(lines, "\n")
}

// formatFlag adds --format with its completion.
func formatFlag(cmd *cobra.Command, format *string) {
	cmd.Flags().StringVar(format, "format", "", "print it as "+strings.Join(export.Names(), ", "))
	_ = cmd.RegisterFlagCompletionFunc("format", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return export.Names(), cobra.ShellCompDirectiveNoFileComp
	})
}

// as makes the printer print articles in a format; "" leaves it as it is. given
// tells whether a flag was typed.
func (p *printer) as(format string, given func(flag string) bool) error {
	if !given("format") {
		return nil
	}
	f, ok := export.Lookup(format)
	switch {
	case !ok:
		return usageError("no format " + oneLine(format) + "; there are " + strings.Join(export.Names(), ", "))
	case given("width"):
		return usageError("--width does not go with --format: lines are not wrapped in it")
	}
	p.format, p.painted = &f, false
	return nil
}

// analysed tells whether the format speaks of what was found.
func (p *printer) analysed() bool { return p.format != nil && p.format.Name == "json" }

// shown is an article as show prints it.
func (p *printer) shown(a *model.Article, found *model.Analysis) (string, error) {
	if p.format == nil {
		return p.article(a, found, false), nil
	}
	data, err := p.format.Bytes(model.Loaded{Article: a, Analysis: found})
	return string(data), err
}

// another is the error of a second article where the format is that of one.
func (p *printer) another() error {
	if p.format == nil || p.format.Many {
		return nil
	}
	return usageError("there is more than one article: " + p.format.Name + " is of one; give one file at a time")
}
