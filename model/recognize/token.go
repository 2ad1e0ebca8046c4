package recognize

// Shape is the letter case of a word.
type Shape uint8

// The shapes.
const (
	NoCase  Shape = iota // digits, or a script without case
	Lower                // begins in lower case
	Title                // Iran, O'Brien, McCain
	Upper                // two or more capitals: NATO, U.S., G20
	Initial              // one capital, with or without its dot: J.
)

// TokenKind parts words from the rest.
type TokenKind uint8

// The kinds of token.
const (
	Word TokenKind = iota
	Number
	Punct
	PossessiveS // 's after a word
)

// Flag tells how a token stands in its text.
type Flag uint16

// The flags.
const (
	Spaced        Flag = 1 << iota // white space before it
	Opens                          // first word of a sentence, quotation or list item: a capital tells nothing
	Dotted                         // its last byte is the dot of an abbreviation
	Owner                          // a possessive follows
	Shouted                        // stands in a line of capitals
	Headline                       // stands in a headline that capitalises every word
	ParaStart                      // first word of a leaf block or of a hard line
	SentenceStart                  // first token of a sentence by Unicode's rules and the abbreviations of news
	HardNewline                    // first token of a line that does not continue the one before
)

// Token is a word, number or mark of a field. Offsets are bytes of the field.
type Token struct {
	Start, End int32
	Kind       TokenKind
	Shape      Shape
	Flags      Flag
	Mark       byte // of a Punct, with typographic variants folded: , . - d(ash) " ' ( ) : ; / ! ? *
	Class      Class
	Hash       uint32 // of a word in lower case: equal words have equal hashes
}

// Is tells whether the token has any of the classes c.
func (t *Token) Is(c Class) bool { return t.Class&c != 0 }

// Capital tells whether a word begins with a capital.
func (t *Token) Capital() bool { return t.Kind == Word && t.Shape >= Title }

// Has tells whether flag f is set.
func (t *Token) Has(f Flag) bool { return t.Flags&f != 0 }
