package prose

import (
	"unicode"
	"unicode/utf8"

	xansi "github.com/charmbracelet/x/ansi"
)

// nextLine finds the line that begins at byte from of a text: it shows
// s[start:end] in at most width cells, and the next one begins at next. more is
// false where the text ends with this line. In preformatted text white space
// stays and lines break anywhere; else lines break between words, and a word
// that is wider than a line breaks between any two graphemes. Trailing white
// space is never shown. A grapheme that is wider than the width has a line of
// its own (and is then replaced).
func nextLine(s string, from, width int, code bool, m xansi.Method) (start, end, next int, more bool) {
	start = from
	for start < len(s) && s[start] != '\n' {
		n, w, space := step(s[start:], m)
		if w > 0 && (code || !space) {
			break
		}
		start += n // nothing hangs in front of a line
	}
	x, i := 0, start
	breakEnd, breakNext := -1, -1
	end = start // behind the last grapheme that is not white space
	var last rune
	var afterSpace bool
	for i < len(s) {
		if s[i] == '\n' {
			return start, end, i + 1, i+1 < len(s)
		}
		n, w, space := step(s[i:], m)
		if space && !code {
			breakEnd, breakNext = end, i+n
			x, i, afterSpace = x+w, i+n, true
			continue
		}
		r := rune(s[i])
		if r >= utf8.RuneSelf {
			r, _ = utf8.DecodeRuneInString(s[i:])
		}
		if !afterSpace && i > start && !code && mayBreak(last, r, i-start) {
			breakEnd, breakNext = i, i
		}
		if x+w > width {
			switch {
			case space: // of preformatted text; it is not shown at a line's end
			case i == start:
				return start, i + n, i + n, i+n < len(s)
			case breakEnd > start && !code:
				return start, breakEnd, breakNext, true
			default:
				return start, end, i, true
			}
		}
		x, i, last, afterSpace = x+w, i+n, r, false
		if !space {
			end = i
		}
	}
	return start, end, i, false
}

// step measures the first grapheme of a text and tells whether it is white
// space at which a line may break.
func step(s string, m xansi.Method) (n, w int, space bool) {
	if c := s[0]; c < utf8.RuneSelf && (len(s) == 1 || s[1] < utf8.RuneSelf) {
		return 1, 1, c == ' '
	}
	n, w = cluster(s, m)
	if n == 1 {
		return n, w, s[0] == ' '
	}
	r, size := utf8.DecodeRuneInString(s)
	if size < n || r < 0x1680 {
		return n, w, false
	}
	switch r {
	case 0x202f, 0x2007: // they do not break
		return n, w, false
	}
	return n, w, unicode.IsSpace(r)
}

// mayBreak tells whether a line may break between two characters without white
// space between them: behind a hyphen or dash within a word, behind a slash,
// and between ideographs or kana, but for what must not begin or end a line.
// before is how many bytes of the line stand before r.
func mayBreak(last, r rune, before int) bool {
	switch last {
	case '-', '\u2010', '/':
		return before > 1 && unicode.IsLetter(r)
	case '\u2013', '\u2014':
		return before > 3 && (unicode.IsLetter(r) || unicode.IsDigit(r))
	case '\u200b':
		return true
	}
	if last < 0x2e80 && r < 0x2e80 {
		return false
	}
	if !ideographic(last) && !ideographic(r) {
		return false
	}
	return !opens(last) && !closes(r)
}

// ideographic tells whether a character is of a script that is written without
// spaces and broken anywhere.
func ideographic(r rune) bool {
	switch {
	case r < 0x2e80:
		return false
	case r <= 0x312f, r >= 0x3190 && r <= 0x4dbf, r >= 0x4e00 && r <= 0xa4cf:
		return true
	case r >= 0xf900 && r <= 0xfaff, r >= 0xfe30 && r <= 0xfe4f, r >= 0xff00 && r <= 0xffef:
		return true
	}
	return r >= 0x1b000 && r <= 0x1b2ff || r >= 0x20000 && r <= 0x3ffff
}

func opens(r rune) bool {
	switch r {
	case '(', '[', '{', '“', '‘', '«', '¿', '¡', '$', '£', '€', '（', '［', '｛', '〈', '《', '「', '『', '【', '〔', '〖', '〝', '￥', '＄':
		return true
	}
	return false
}

// closes tells whether a character must not begin a line.
func closes(r rune) bool {
	switch r {
	case ')', ']', '}', '”', '’', '»', ',', '.', ';', ':', '!', '?', '%', '…', '—',
		'）', '］', '｝', '〉', '》', '」', '』', '】', '〕', '〗', '〟', '，', '．', '；', '：', '！', '？', '％',
		'、', '。', '・', '〜', 'ー', '々', 'ゝ', 'ゞ', 'ヽ', 'ヾ', '゛', '゜',
		'ぁ', 'ぃ', 'ぅ', 'ぇ', 'ぉ', 'っ', 'ゃ', 'ゅ', 'ょ', 'ゎ', 'ァ', 'ィ', 'ゥ', 'ェ', 'ォ', 'ッ', 'ャ', 'ュ', 'ョ', 'ヮ', 'ヵ', 'ヶ',
		'｡', '､', '･', 'ｰ', 'ﾞ', 'ﾟ', '｣':
		return true
	}
	return unicode.Is(unicode.Mn, r)
}
