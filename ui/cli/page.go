package cli

import (
	"slices"
	"strings"
	"time"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"dateline/model"
	"dateline/ui/export"
	"dateline/ui/prose"
	"dateline/ui/reader"
	"dateline/ui/theme"
)

// measure is how wide text is set at most on a terminal, in cells.
const measure = 80

// printer writes articles for people: painted on a terminal, else as plain text.
type printer struct {
	painted bool
	width   int // cells of a line; 0 (plain text only): paragraphs are not wrapped
	theme   theme.Theme
	profile colorprofile.Profile
	format  *export.Format // that articles are printed in; nil: as the reader shows them
}

// printer makes the printer of this process; width 0 is that of the terminal,
// at most measure.
func (s *session) printer(themeName string, width int) (*printer, error) {
	if _, ok := s.typed("theme"); !ok && s.StdoutTerminal {
		c, err := s.settings()
		if err != nil {
			return nil, err
		}
		themeName = string(c.Theme)
	}
	t, ok := theme.New(themeName, s.darkBackground())
	if !ok {
		return nil, usageError("no theme " + themeName + "; there are " + themeNames())
	}
	p := &printer{painted: s.StdoutTerminal, width: width, theme: t}
	if p.painted {
		p.profile = colorprofile.Env(s.colorEnviron()) // it is a terminal: only what it can show is asked
		if width == 0 {
			p.width = measure
			if w := s.Width(); w > 0 {
				p.width = min(w, measure)
			}
		}
	}
	return p, nil
}

// colorEnviron is the environment by which colours are shown or not. A theme of
// colours that was typed wins over NO_COLOR, as flags do over the environment.
func (s *session) colorEnviron() []string {
	if t, _ := s.typed("theme"); t != "dark" && t != "light" {
		return s.Environ
	}
	return slices.DeleteFunc(slices.Clone(s.Environ), func(e string) bool { return strings.HasPrefix(e, "NO_COLOR=") })
}

// darkBackground goes by COLORFGBG where the terminal sets it. It does not ask
// the terminal: some never answer.
func (s *session) darkBackground() bool {
	for _, e := range s.Environ {
		if v, ok := strings.CutPrefix(e, "COLORFGBG="); ok {
			bg := v[strings.LastIndexByte(v, ';')+1:]
			return bg != "7" && bg != "15"
		}
	}
	return true
}

// down brings colours down to what the terminal can show.
func (p *printer) down(text string) []byte {
	if !p.painted || p.profile == colorprofile.TrueColor {
		return []byte(text)
	}
	var b strings.Builder
	w := colorprofile.Writer{Forward: &b, Profile: p.profile}
	_, _ = w.WriteString(text)
	return []byte(b.String())
}

// article gives an article as text. The analysis may be nil: nothing is
// highlighted then. Mentions of plain text are marked only where mark is set.
func (p *printer) article(a *model.Article, an *model.Analysis, mark bool) string {
	if !p.painted {
		if !mark {
			an = nil
		}
		return export.Plain(a, an, p.width)
	}
	if an == nil {
		an = &model.Analysis{}
	}
	page := reader.Build(model.Loaded{Article: a, Analysis: an},
		reader.Options{Width: p.width, Theme: &p.theme, Method: ansi.GraphemeWidth, Zone: time.Local})
	var b strings.Builder
	for i := range page.Lines {
		b.WriteString(page.Lines[i].Paint(func(s *prose.Seg) uv.Style {
			if s.Mention < 0 || s.Mention >= len(page.Marks) {
				return s.Style
			}
			m := page.Marks[s.Mention]
			return theme.Over(s.Style, p.theme.Entity(m.Kind, an.Of(m).Entity.Leader))
		}))
		b.WriteByte('\n')
	}
	return b.String()
}

// between parts two articles.
func (p *printer) between() string {
	if p.analysed() { // JSON: one object a line
		return ""
	}
	rule := strings.Repeat("─", min(40, max(p.width, 8)))
	if !p.painted {
		return "\n" + rule + "\n\n"
	}
	return "\n" + p.theme.Line.Styled(rule) + "\n\n"
}
