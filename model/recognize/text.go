package recognize

import (
	"dateline/model"
	"dateline/model/document"
)

// Segment is a stretch of a field that no mention crosses: the title, the
// dateline or one leaf of the document.
type Segment struct {
	Field    model.Field
	Kind     document.Kind // of the leaf; Heading for the title
	Span     document.Span // into the field
	From, To int           // its tokens, half-open
	Shouted  bool          // all in capitals
	Headline bool          // every word capitalised
	Mixed    bool          // some of its lines are shouted
}

// Text is an article cut into segments and tokens.
type Text struct {
	Fields   [3]string // by model.Field
	Segments []Segment
	Tokens   []Token
	English  bool
}

// Input is what is recognised in.
type Input struct {
	Title, Dateline, Language string
	Doc                       *document.Document
	Window                    document.Span // of Doc.Text: what is read of it; all where it is empty
	NoTagger                  bool          // do without the statistical tagger
	NoGazetteer               bool          // know no names but those of countries and their demonyms
}

// read cuts an article into t, whose memory is reused.
func (t *Text) read(in Input, lex *lexicon) {
	t.Segments, t.Tokens = t.Segments[:0], t.Tokens[:0]
	t.Fields = [3]string{in.Title, in.Dateline, ""}
	s := scanner{lex: lex}
	t.segment(&s, model.FieldTitle, document.Heading, document.Span{Start: 0, End: len(in.Title)})
	t.segment(&s, model.FieldDateline, document.Paragraph, document.Span{Start: 0, End: len(in.Dateline)})
	if in.Doc != nil {
		t.Fields[model.FieldText] = in.Doc.Text
		w := in.Window
		if w.End == 0 {
			w.End = len(in.Doc.Text)
		}
		in.Doc.Leaves(func(_ int, leaf *document.Block) bool {
			t.segment(&s, model.FieldText, leaf.Kind, document.Span{Start: max(leaf.Start, w.Start), End: min(leaf.End, w.End)})
			return leaf.Start < w.End
		})
	}
	t.English = english(in.Language, t.Tokens)
}

func (t *Text) segment(s *scanner, f model.Field, kind document.Kind, span document.Span) {
	if span.Start >= span.End || kind == document.Code {
		return
	}
	seg := Segment{Field: f, Kind: kind, Span: span, From: len(t.Tokens)}
	t.Tokens = s.scan(t.Tokens, t.Fields[f], span.Start, span.End)
	seg.To = len(t.Tokens)
	if seg.From == seg.To {
		return
	}
	tokens := t.Tokens[seg.From:seg.To]
	sentenceStarts(tokens, t.Fields[f], span.Start, span.End)
	openings(tokens)
	letterCase(&seg, tokens)
	t.Segments = append(t.Segments, seg)
}

// openings marks the words whose capital comes from where they stand.
func openings(tokens []Token) {
	open := true
	for i := range tokens {
		k := &tokens[i]
		if k.Has(ParaStart | SentenceStart) {
			open = true
		}
		switch k.Kind {
		case Punct:
			switch k.Mark {
			case '.', '!', '?':
				// What follows is a sentence where sentenceStarts says so.
			case ':', '*', ';':
				open = true
			case '"', '\'', '(':
				// An opening quotation mark starts a sentence more often than not.
				if i+1 < len(tokens) && !tokens[i+1].Has(Spaced) && (i == 0 || k.Has(Spaced)) && k.Mark != '(' {
					open = true
				}
			case ')':
			case '-', 'd':
				if i == 0 || tokens[i-1].Has(ParaStart) && tokens[i-1].Kind == Number {
					open = true
				} else if !open && (k.Mark == 'd' || k.Has(Spaced)) {
					open = datelineBefore(tokens[:i])
				}
			default:
				open = false
			}
		case Number:
			// "1. First": a number that opens a line leaves it open.
			if !k.Has(ParaStart) {
				open = false
			}
		case PossessiveS:
		case Word:
			if open {
				k.Flags |= Opens
			}
			open = k.Has(Dotted) && closes(tokens, i)
		}
	}
}

// datelineBefore tells whether a dash after tokens ends a dateline, so that
// the word behind it opens a sentence: few tokens, the first in capitals.
func datelineBefore(tokens []Token) bool {
	from := len(tokens) - 1
	for from > 0 && !tokens[from].Has(ParaStart) {
		from--
	}
	return len(tokens)-from <= 12 && from >= 0 && tokens[from].Shape == Upper
}

// closes tells whether the abbreviation at i also ends its sentence: the next
// word is capitalised though it is an everyday word.
func closes(tokens []Token, i int) bool {
	if tokens[i].Shape == Initial || i+1 >= len(tokens) {
		return false
	}
	next := &tokens[i+1]
	return next.Capital() && next.Is(Function) && next.Shape == Title
}

// letterCase finds lines in capitals and headlines in which every word is
// capitalised: there a capital says less.
func letterCase(seg *Segment, tokens []Token) {
	for from := 0; from < len(tokens); {
		to := from + 1
		for to < len(tokens) && !tokens[to].Has(HardNewline) {
			to++
		}
		shouted, headline := lineCase(tokens[from:to])
		var f Flag
		if shouted {
			f = Shouted
			seg.Mixed = true
		} else if headline {
			f = Headline
		}
		if f != 0 {
			for i := from; i < to; i++ {
				tokens[i].Flags |= f
			}
		}
		if from == 0 && to == len(tokens) {
			seg.Shouted, seg.Headline = shouted, headline
		}
		from = to
	}
}

// lineCase judges one line. A short line ("TEHRAN (Reuters)") is not shouted.
func lineCase(tokens []Token) (shouted, headline bool) {
	words, upper, capital, lower, longLower := 0, 0, 0, 0, 0
	for i := range tokens {
		k := &tokens[i]
		if k.Kind != Word {
			if k.Kind == Punct && k.Mark == '.' && i+1 < len(tokens) && words > 0 && lower > 0 {
				// More than one sentence: running text.
				return false, false
			}
			continue
		}
		words++
		switch {
		case k.Shape == Upper || k.Shape == Initial:
			upper++
		case k.Shape == Title:
			capital++
		case k.Shape == Lower:
			lower++
			if !k.Is(Function | Particle) {
				longLower++
			}
		}
	}
	if words >= 3 && upper >= 3 && capital+lower <= upper/6 {
		return true, false
	}
	if words >= 4 && words <= 24 && capital >= 3 && longLower*5 <= capital {
		return false, true
	}
	return false, false
}

// english tells whether the rules for unknown names may speak. Where no
// language is given, the little words of the text tell.
func english(language string, tokens []Token) bool {
	if language != "" {
		return len(language) >= 2 && language[0]|0x20 == 'e' && language[1]|0x20 == 'n'
	}
	words, lower, function, foreign := 0, 0, 0, 0
	for i := range tokens {
		k := &tokens[i]
		if k.Kind != Word {
			continue
		}
		words++
		if k.Shape == Lower {
			lower++
		}
		if k.Is(Function) {
			function++
		} else if k.Shape == Lower && k.End-k.Start > 1 && !k.Is(Common) || k.Shape == NoCase {
			foreign++
		}
		if words >= 400 {
			break
		}
	}
	// Tables and lists hold few words in lower case: they are no evidence.
	if lower*3 <= words || foreign < 4 {
		return foreign*3 <= words
	}
	return foreign*3 <= lower || function*3 >= words && foreign*2 <= words
}
