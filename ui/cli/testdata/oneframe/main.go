// Command oneframe is what the reader's start is measured against: it imports
// what the reader imports and paints one frame.
package main

import (
	"os"

	_ "charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	_ "charm.land/fang/v2"
	_ "charm.land/glamour/v2/ansi"
	_ "charm.land/lipgloss/v2"
	_ "github.com/blevesearch/vellum"
	_ "github.com/sahilm/fuzzy"
	_ "github.com/spf13/cobra"
	_ "github.com/yuin/goldmark/extension"
)

type frame struct{}

func (frame) Init() tea.Cmd { return nil }

func (f frame) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok && k.String() == "q" {
		return f, tea.Quit
	}
	return f, nil
}

func (frame) View() tea.View {
	v := tea.NewView("one frame of stories")
	v.AltScreen = true
	return v
}

func main() {
	if _, err := tea.NewProgram(frame{}, tea.WithFPS(120)).Run(); err != nil {
		os.Exit(1)
	}
}
