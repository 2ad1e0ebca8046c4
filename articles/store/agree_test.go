package store

import (
	"database/sql"
	"math/rand/v2"
	"testing"
	"time"

	asked "dateline/model/query"
)

// What the index finds for words is what query.Match finds in memory, in all
// scripts that the news is written in.
func TestIndexAgreesWithMatch(t *testing.T) {
	db := must(sql.Open("sqlite", ":memory:"))(t)
	defer db.Close()
	db.SetMaxOpenConns(1)
	must(db.Exec(`CREATE VIRTUAL TABLE search USING fts5 (title, text, names, content = '', contentless_delete = 1,
		tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co M*'")`))(t)
	r := rand.New(rand.NewPCG(5, 6))
	letters := []rune("aaAbÉéıİßſςσΣΑάЁёйЙ́東京都年カーが々한국ก็ไทหิनिيَ٣2½①-'’.,_*\"$€🙂 \n\u00a0\u200b\u3000ﬁＡ")
	text := func(most int) string {
		var s []rune
		for range r.IntN(most) {
			s = append(s, letters[r.IntN(len(letters))])
			if r.IntN(5) == 0 {
				s = append(s, ' ')
			}
		}
		return string(s)
	}
	docs := make([]asked.Doc, 300)
	for i := range docs {
		docs[i] = asked.Doc{Title: text(8), Text: text(30)}
		must(db.Exec("INSERT INTO search (rowid, title, text, names) VALUES (?, ?, ?, '')", i, indexable(docs[i].Title), indexable(docs[i].Text)))(t)
	}
	found := 0
	for range 1500 {
		typed := text(5)
		n, err := asked.Parse(`"`+typed+`"`, asked.Options{Now: time.Unix(0, 0)})
		if err != nil {
			continue
		}
		words, ok := n.(asked.Text)
		if !ok {
			continue
		}
		phrase, open := "", false
		for _, w := range words.Words {
			phrase, open = phrase+" "+w.Text, w.Prefix
		}
		has := map[int]bool{}
		for _, term := range appendTerm(nil, phrase, open) {
			rows := must(db.Query("SELECT rowid FROM search WHERE search MATCH ?", term))(t)
			for rows.Next() {
				var id int
				if err := rows.Scan(&id); err != nil {
					t.Fatal(err)
				}
				has[id] = true
			}
			if err := rows.Err(); err != nil {
				t.Fatal(err)
			}
			rows.Close()
		}
		for i := range docs {
			if asked.Match(words, &docs[i], time.Time{}) != has[i] {
				t.Errorf("%q in %q, %q: the index finds it: %v", typed, docs[i].Title, docs[i].Text, has[i])
			}
		}
		found += len(has)
	}
	if found < 1000 {
		t.Errorf("%d found: that proves little", found)
	}
}
