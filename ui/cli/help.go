package cli

import (
	"image/color"
	"io"

	"charm.land/fang/v2"
	"charm.land/lipgloss/v2"
)

// The texts keep to 76 columns: fang indents them by two and does not fill.
const rootHelp = `Dateline opens articles and shows each one beside the countries, leaders,
people and organisations in it. Without a file it opens your library: what the
feeds you follow have brought; before there is one, its sample edition.

The keys to know first:  j k move    enter read     esc back   q quit
                         e E entity  x only these   ? help     : commands

It reads .txt, .md and .html files, folders of them, and - for standard
input. A file that has the name of a command is opened as ./name.

Exit status: 0 done, 1 failed, 2 wrong usage, 3 partly failed,
130 interrupted.`

const rootExamples = `# read your library; before there is one, the sample edition
dateline
# read a file, and a folder of saved pages
dateline story.txt saved/
# follow a feed, and fetch what is new
dateline add https://www.theguardian.com/world/rss
dateline refresh
# read what another program prints
curl -s https://example.org/story.html | dateline -`

// helpColors uses the terminal's own sixteen colours, which read well on any
// background.
func helpColors(lipgloss.LightDarkFunc) fang.ColorScheme {
	none := color.Color(lipgloss.NoColor{})
	return fang.ColorScheme{
		Base: none, Codeblock: none, Description: none, Argument: none, Help: none, Dash: none,
		Title: lipgloss.Blue, Program: lipgloss.Blue, Command: lipgloss.Cyan, Flag: lipgloss.Cyan,
		DimmedArgument: lipgloss.BrightBlack, Comment: lipgloss.BrightBlack, FlagDefault: lipgloss.BrightBlack,
		QuotedString: lipgloss.Green, ErrorHeader: [2]color.Color{none, none}, ErrorDetails: none,
	}
}

// helpWriter is where help goes. fang fills every line with spaces; on a pipe
// these are cut off.
func (s *session) helpWriter() io.Writer {
	if s.StdoutTerminal {
		return s.Stdout
	}
	return &trimmer{to: s.Stdout}
}

type trimmer struct {
	to     io.Writer
	blanks []byte
}

func (t *trimmer) Write(p []byte) (int, error) {
	out := make([]byte, 0, len(p)+len(t.blanks))
	for _, c := range p {
		switch c {
		case ' ':
			t.blanks = append(t.blanks, c)
			continue
		case '\n':
		default:
			out = append(out, t.blanks...)
		}
		t.blanks = t.blanks[:0]
		out = append(out, c)
	}
	if _, err := t.to.Write(out); err != nil {
		return 0, err
	}
	return len(p), nil
}
