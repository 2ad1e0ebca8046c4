package prose

import (
	"strings"
	"time"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
	uv "github.com/charmbracelet/ultraviolet"
)

// CodeStyles are laid over the style of code, by what a word of it is. Where all
// are zero code is not looked into.
type CodeStyles struct {
	Keyword, String, Comment, Number, Name uv.Style
}

func (s *CodeStyles) none() bool {
	return s.Keyword.IsZero() && s.String.IsZero() && s.Comment.IsZero() && s.Number.IsZero() && s.Name.IsZero()
}

// The bounds of highlighting: the lexers are made of backtracking patterns, and
// code comes from strangers. What is behind a bound is set in one style.
const (
	maxCode     = 64 << 10 // bytes
	maxLanguage = 32       // bytes of a language's name
	codeTime    = 200 * time.Millisecond
)

// token is a stretch of code in one style, up to end.
type token struct {
	end   int
	style uv.Style
}

// highlight takes code apart. Nothing is guessed: code of no language, or of
// one that is not known, has no tokens, and of what a lexer gives up the rest
// has none.
func (s *CodeStyles) highlight(code, language string) (tokens []token) {
	at := 0
	defer func() {
		_ = recover() // of a lexer's; what it told so far holds
	}()
	lexer := s.lexer(code, language)
	if lexer == nil {
		return nil
	}
	next, err := lexer.Tokenise(&chroma.TokeniseOptions{State: "root"}, code)
	if err != nil {
		return nil
	}
	began := time.Now()
	for t := next(); t != chroma.EOF && time.Since(began) < codeTime; t = next() {
		if !strings.HasPrefix(code[at:], t.Value) {
			break // it has changed the text: a line feed at the end, as a rule
		}
		if t.Value == "" {
			continue
		}
		at += len(t.Value)
		st := s.style(t.Type)
		if n := len(tokens); n > 0 && tokens[n-1].style.Equal(&st) {
			tokens[n-1].end = at
			continue
		}
		tokens = append(tokens, token{at, st})
	}
	return tokens
}

func (s *CodeStyles) lexer(code, language string) chroma.Lexer {
	if s.none() || language == "" || len(language) > maxLanguage || len(code) > maxCode {
		return nil
	}
	return lexers.Get(language)
}

func (s *CodeStyles) style(t chroma.TokenType) uv.Style {
	switch {
	case t.InCategory(chroma.Comment):
		return s.Comment
	case t.InCategory(chroma.Keyword), t == chroma.OperatorWord, t == chroma.NameTag:
		return s.Keyword
	case t.InSubCategory(chroma.LiteralString):
		return s.String
	case t.InSubCategory(chroma.LiteralNumber), t == chroma.NameConstant:
		return s.Number
	case t == chroma.NameFunction, t == chroma.NameClass, t == chroma.NameAttribute:
		return s.Name
	}
	return uv.Style{}
}
