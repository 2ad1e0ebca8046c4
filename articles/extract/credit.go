package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/model"
)

// agency tells whether name is a news agency or a large outlet, as it stands
// alone under a story, in a dateline or behind a picture.
func agency(name string) bool {
	if len(name) > 40 {
		return false
	}
	switch strings.ToLower(strings.Trim(name, " .,;:-–—()[]©")) {
	case "reuters", "thomson reuters", "ap", "the associated press", "associated press", "afp", "agence france-presse",
		"agence france presse", "dpa", "efe", "ansa", "lusa", "belga", "anp", "apa", "pap", "mti", "ctk", "tanjug", "bta",
		"agerpres", "xinhua", "tass", "itar-tass", "interfax", "ria", "ria novosti", "sputnik", "ukrinform", "unian",
		"kyodo", "kyodo news", "jiji", "yonhap", "cna", "bernama", "antara", "pti", "ani", "ians", "uni", "app", "bss",
		"anadolu", "anadolu agency", "aa", "trt", "trtworld", "trt world", "irna", "isna", "fars", "mehr", "tasnim",
		"sana", "spa", "wam", "kuna", "qna", "mena", "petra", "nna", "maghreb arabe presse", "map", "aps", "tap", "pana",
		"upi", "bloomberg", "cnn", "bbc", "bbc news", "al jazeera", "aljazeera", "deutsche welle", "dw", "npr", "pa",
		"press association", "pa media", "aap", "nzpa", "canadian press", "the canadian press", "notimex", "telam",
		"télam", "prensa latina", "agencia brasil", "agência brasil", "merco press", "mercopress", "getty", "getty images",
		"epa", "agencies", "wires", "news agencies", "staff and agencies", "agencia efe", "afp/getty images", "european pressphoto agency":
		return true
	}
	return false
}

// pictureMarks begin the credit of a picture, in lower case. A mark in plain
// words is followed by a name; one that is a word needs its colon or "by".
func pictureMark(lower string) (rest string, ok bool) {
	for _, mark := range [...]string{
		"photo by:", "photos by:", "photo by ", "photos by ", "photo credit:", "photo courtesy of ", "photo courtesy ", "photo:",
		"photos:", "photo ©", "photograph by ", "photograph:", "photographs:", "photographer:", "photography by ",
		"image credit:", "image source:", "image source,", "image copyright,", "image copyright ", "image courtesy of ", "image by ",
		"image:", "images:", "picture by ", "picture credit:", "picture:", "pictures:", "pic:", "credit:", "credits:",
		"illustration by ", "illustration:", "graphic:", "foto:", "fotos:", "foto ©", "bild:", "bild ©", "crédit photo :",
		"crédit photo:", "crédits :", "crédit :", "crédit:", "fotografía:", "fotografia:", "fotoğraf:", "фото:", "фото ©",
		"写真:", "写真：", "图片来源：", "图片:", "图片：", "الصورة:", "صورة:", "©",
	} {
		if rest, ok := strings.CutPrefix(lower, mark); ok {
			return strings.TrimSpace(rest), true
		}
	}
	return "", false
}

// creditLine tells whether s, a whole line, is the credit of a picture, and
// whom it names: "Photo by: Reuters", "(Photo: X)", "X/Getty Images".
func creditLine(s string) (who string, ok bool) {
	if len(s) > 300 || utf8.RuneCountInString(s) > 130 {
		return "", false
	}
	s = unbracket(s)
	lower := strings.ToLower(s)
	if rest, ok := pictureMark(lower); ok && len(lower) == len(s) {
		who = strings.TrimRight(s[len(s)-len(rest):], " .")
		if utf8.RuneCountInString(who) <= 90 && who != "" && captionScore(who) < 2 {
			return who, true
		}
		return "", false
	}
	if utf8.RuneCountInString(s) > 90 || stopped(s) || sentences(s) > 1 || innerMark(s) > 0 {
		return "", false
	}
	for _, sign := range [...]string{"getty images", "ap photo", "reuters/", "/reuters", "afp/", "/afp", "epa/", "/epa",
		"/ap", "shutterstock", "alamy", "via reuters", "via ap", "via afp", "handout/", "/handout", "picture alliance", "/tass", "/xinhua", "/anadolu"} {
		if i := strings.Index(lower, sign); i >= 0 && borders(lower, i, i+len(sign)) && strings.Count(s, " ") <= 10 && captionScore(s) < 2 {
			return s, true
		}
	}
	return "", false
}

// borders tells whether what begins or ends with a letter at [start, end) is
// no part of a longer word.
func borders(s string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:start])
	after, _ := utf8.DecodeRuneInString(s[end:])
	if letterAt(s[start]) && unicode.IsLetter(before) {
		return false
	}
	return !letterAt(s[end-1]) || !unicode.IsLetter(after)
}

func letterAt(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= 0x80 }

// unbracket drops brackets that enclose all of s.
func unbracket(s string) string {
	s = strings.TrimSpace(s)
	if n := len(s); n > 2 && (s[0] == '(' && s[n-1] == ')' || s[0] == '[' && s[n-1] == ']') {
		return strings.TrimSpace(s[1 : n-1])
	}
	return s
}

// splitCredit parts a caption from the credit at its end: "… in Tehran.
// Photograph: X", "… (Reuters)", "… / AFP". credit is "" where there is none.
func splitCredit(s string) (caption, credit string) {
	s = strings.TrimSpace(s)
	if who, ok := creditLine(s); ok {
		return "", who
	}
	if n := len(s); n > 0 && (s[n-1] == ')' || s[n-1] == ']') {
		if i := strings.LastIndexAny(s, "(["); i > 0 {
			inside := strings.TrimSpace(s[i+1 : n-1])
			if who, ok := creditLine(inside); ok {
				return strings.TrimSpace(s[:i]), who
			}
			if agency(inside) {
				return strings.TrimSpace(s[:i]), inside
			}
		}
	}
	if i := innerMark(s); i > 0 {
		if who, ok := creditLine(s[i:]); ok {
			return strings.TrimRight(s[:i], " |/–—-"), who
		}
	}
	if i := strings.LastIndexAny(s, "/|"); i > 0 && agency(s[i+1:]) && s[i-1] == ' ' {
		return strings.TrimSpace(s[:i]), strings.TrimSpace(s[i+1:])
	}
	return s, ""
}

// maxCredit is how long the credit behind a caption can be, in bytes.
const maxCredit = 120

// innerMark is where the mark of a credit stands near the end of s, after the
// end of what comes before; -1 where none does.
func innerMark(s string) int {
	skip := max(0, len(s)-maxCredit)
	if tail := s[skip:]; !strings.ContainsAny(tail, ":/©") && !strings.Contains(tail, " by ") && !strings.Contains(tail, " courtesy ") {
		return -1 // no mark is without one of these
	}
	for _, mark := range [...]string{"Photograph: ", "Photograph by ", "Photo: ", "Photo by ", "Photo credit: ", "Photo courtesy ", "Image: ",
		"Picture: ", "Credit: ", "Foto: ", "Illustration: ", "REUTERS/", "AP Photo/", "© ", "Фото: "} {
		i := strings.Index(s[skip:], mark)
		if i < 0 || skip+i == 0 {
			continue
		}
		i += skip
		last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s[:i], " "))
		if !unicode.IsLetter(last) || mark == "REUTERS/" || mark == "AP Photo/" || mark == "© " {
			return i // not "see Photo: …" within a sentence
		}
	}
	return -1
}

// agencyLine tells whether s, the last paragraph, says where the story comes
// from ("Reuters", "X and agencies", "— AFP", "(Reporting by …)"), and which
// outlet that names, "" where it is none or several.
func agencyLine(s string) (outlet string, ok bool) {
	if len(s) > 400 {
		return "", false
	}
	bare := strings.TrimSpace(strings.TrimLeft(unbracket(s), "-–—*~ "))
	lower := strings.ToLower(bare)
	for _, start := range [...]string{"reporting by ", "additional reporting", "writing by ", "editing by ", "with reporting by", "with additional reporting"} {
		if strings.HasPrefix(lower, start) {
			return "", true
		}
	}
	if strings.Count(bare, " ") > 8 || utf8.RuneCountInString(bare) > 70 {
		return "", false
	}
	for _, start := range [...]string{"source:", "sources:", "quelle:", "fuente:", "fonte:", "источник:", "copyright", "©"} {
		if strings.HasPrefix(lower, start) && len(lower) == len(bare) {
			name := strings.TrimLeft(bare[len(start):], " ©0123456789-–")
			return outletOf(name), true
		}
	}
	if agency(bare) {
		return outletOf(bare), true
	}
	if stopped(bare) {
		return "", false
	}
	for _, end := range [...]string{"and agencies", "with agencies", "and news agencies", "and wires", "and wire services", ", agencies", "/agencies",
		"and reuters", "and afp", "and ap", "with reuters", "with afp", "with ap", "et agences", "y agencias", "und agenturen", "e agenzie", "/reuters", "/afp", "/ap"} {
		if strings.HasSuffix(lower, end) && borders(lower, len(lower)-len(end), len(lower)) {
			return outletOf(bare), true
		}
	}
	return "", false
}

// outletOf is the outlet that an agency line names first.
func outletOf(s string) string {
	s = strings.Trim(s, " .,;:-–—()[]")
	for _, cut := range [...]string{" and ", " with ", ", ", "/", " et ", " y ", " und ", " e "} {
		if i := strings.Index(s, cut); i > 0 {
			s = strings.TrimSpace(s[:i])
		}
	}
	switch strings.ToLower(s) {
	case "agencies", "wires", "staff", "news agencies", "agency", "wire services", "own correspondent":
		return ""
	}
	return s
}

// captionScore counts what speaks for s being the caption of a picture: words
// of photographs (2), a verb in the present tense of pictures (1), a date with
// its year (1).
func captionScore(s string) int {
	if len(s) > 600 {
		return 0
	}
	score := 0
	lower := strings.ToLower(s)
	for _, sign := range [...]string{"file photo", "file picture", "file image", "pictured", "seen here", "(left)", "(right)", "(centre)", "(center)",
		"(l)", "(r)", "(c)", ", left,", ", right,", "from left", "left to right", "in this photo", "in this image", "in this picture", "for a photo",
		"for a picture", "for photographers", "for a group photo", "family photo", "aerial view", "a view of", "looks on", "look on"} {
		if strings.Contains(lower, sign) {
			score += 2
			break
		}
	}
	for i, w := range strings.Fields(lower) {
		if i > 14 {
			break
		}
		if i > 0 && pictureVerb(strings.Trim(w, ",.;:")) {
			score++
			break
		}
	}
	for _, d := range datesIn(s) {
		if d.precision >= model.Day {
			score++
			break
		}
	}
	return score
}

// pictureVerb tells whether w is a verb in the present tense that captions use
// for what people in a picture do.
func pictureVerb(w string) bool {
	switch w {
	case "pose", "poses", "hold", "holds", "shake", "shakes", "wave", "waves", "walk", "walks", "speak", "speaks", "talk", "talks",
		"meet", "meets", "attend", "attends", "arrive", "arrives", "gesture", "gestures", "stand", "stands", "sit", "sits",
		"listen", "listens", "gather", "gathers", "smile", "smiles", "greet", "greets", "watch", "watches", "carry", "carries",
		"wear", "wears", "address", "addresses", "leave", "leaves", "react", "reacts", "embrace", "embraces", "kiss", "kisses",
		"inspect", "inspects", "patrol", "patrols", "ride", "rides", "run", "runs", "pray", "prays", "hug", "hugs", "applaud", "applauds",
		"look", "looks", "take", "takes", "light", "lights", "lay", "lays", "line", "lines", "queue", "queues", "rise", "rises",
		"pass", "passes", "welcome", "welcomes", "chat", "chats", "celebrate", "celebrates", "march", "marches", "protest", "protests":
		return true
	}
	return false
}
