package evaluate

import "strings"

// sport tells whether a document is a report or a table of sport, where clubs
// are organisations by the names of their cities. It is where the headline (the
// title, else the first line) begins with the name of a sport before a hyphen
// ("CRICKET - …", "Rugby Union-…"); or where scores ("2-1", "6-4") are at least
// three words and a twentieth of all.
func sport(d *Doc) bool {
	for _, headline := range [...]string{d.Title, d.Text} {
		headline, _, _ = strings.Cut(strings.TrimSpace(headline), "\n")
		if head, _, ok := strings.Cut(headline, "-"); ok && sportName(head) {
			return true
		}
	}
	words, scores := 0, 0
	for w := range strings.FieldsSeq(d.Text) {
		words++
		if score(w) {
			scores++
		}
	}
	return scores >= 3 && 20*scores >= words
}

// sportNames are words that only name sports, or rules and leagues of one.
const sportNames = " archery athletics badminton baseball basketball biathlon billiards bobsleigh bowls boxing canoeing cricket curling cycling " +
	"darts equestrianism fencing football golf gymnastics handball hockey judo lacrosse luge marathon motocross motorcycling netball olympics " +
	"polo racing rallying rowing rugby sailing shooting skating skiing skeleton snooker snowboarding soccer softball speedway squash sumo " +
	"surfing swimming taekwondo tennis triathlon volleyball weightlifting wrestling yachting nba nfl nhl mlb mls pga "

// sportName tells whether the last or the first of at most three words is a
// sport: "motor racing", "rugby league".
func sportName(head string) bool {
	words := strings.Fields(strings.ToLower(head))
	if len(words) == 0 || len(words) > 3 {
		return false
	}
	return strings.Contains(sportNames, " "+words[0]+" ") || strings.Contains(sportNames, " "+words[len(words)-1]+" ")
}

// score tells whether a word is a score: two numbers of one or two digits with
// a hyphen between them.
func score(word string) bool {
	a, b, ok := strings.Cut(strings.Trim(word, ".,;:()"), "-")
	return ok && smallNumber(a) && smallNumber(b)
}

func smallNumber(s string) bool {
	return (len(s) == 1 || len(s) == 2) && strings.Trim(s, "0123456789") == ""
}
