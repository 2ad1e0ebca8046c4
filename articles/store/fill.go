package store

import (
	"bufio"
	"bytes"
	"compress/flate"
	"context"
	"database/sql"
	"encoding/binary"
	"io"
	"strings"

	"dateline/model/gazetteer"
	"dateline/model/query"
	"dateline/model/words"
)

// fills are what migrations cannot say in SQL, by the name of the migration.
var fills = map[string]func(context.Context, *sql.Conn) error{"migrations/0003.sql": fill0003}

// fill0003 tells the languages of articles and the words of names.
func fill0003(ctx context.Context, conn *sql.Conn) error {
	if err := fillLanguages(ctx, conn); err != nil {
		return err
	}
	return fillNames(ctx, conn)
}

// fillLanguages reads the languages of articles from their bodies: from the
// beginnings, for all else would take minutes in a large library.
func fillLanguages(ctx context.Context, conn *sql.Conn) error {
	set, err := conn.PrepareContext(ctx, "UPDATE articles SET lang = ? WHERE id = ?")
	if err != nil {
		return err
	}
	defer set.Close()
	read := flate.NewReader(bytes.NewReader(nil))
	for after := int64(0); ; {
		rows, err := conn.QueryContext(ctx, "SELECT article, substr(data, 1, 4096) FROM bodies WHERE article > ? ORDER BY article LIMIT 1000", after)
		if err != nil {
			return err
		}
		langs := map[int64]string{}
		n := 0
		for ; rows.Next(); n++ {
			var data []byte
			if err := rows.Scan(&after, &data); err != nil {
				rows.Close()
				return err
			}
			if lang := query.PrimarySubtag(bodyLanguage(read, data)); lang != "" {
				langs[after] = lang
			}
		}
		rows.Close()
		if err := rows.Err(); err != nil || n == 0 {
			return err
		}
		for id, lang := range langs {
			if _, err := set.ExecContext(ctx, lang, id); err != nil {
				return err
			}
		}
	}
}

// bodyLanguage is the language of a packed body, of which data is the beginning;
// "" where it cannot be told.
func bodyLanguage(read io.ReadCloser, data []byte) string {
	if len(data) == 0 || data[0] != bodyVersion {
		return ""
	}
	_, n := binary.Uvarint(data[1:])
	if n <= 0 || read.(flate.Resetter).Reset(bytes.NewReader(data[1+n:]), nil) != nil {
		return ""
	}
	b := bufio.NewReader(read)
	text := func() (s string, ok bool) {
		size, err := binary.ReadUvarint(b)
		if err != nil || size > 1<<16 {
			return "", false
		}
		buf := make([]byte, size)
		_, err = io.ReadFull(b, buf)
		return string(buf), err == nil
	}
	_, ok := text() // the guid
	if _, err := b.ReadByte(); !ok || err != nil {
		return ""
	}
	var s string
	for range 3 { // byline, dateline, language
		if s, ok = text(); !ok {
			return ""
		}
	}
	return s
}

// fillNames writes the words of the names of all entities.
func fillNames(ctx context.Context, conn *sql.Conn) error {
	add, err := conn.PrepareContext(ctx, addName)
	if err != nil {
		return err
	}
	defer add.Close()
	type named struct {
		id   int64
		kind int
		name string
	}
	for after := int64(0); ; {
		rows, err := conn.QueryContext(ctx, "SELECT id, kind, name FROM entities WHERE id > ? ORDER BY id LIMIT 1000", after)
		if err != nil {
			return err
		}
		var list []named
		for rows.Next() {
			var n named
			if err := rows.Scan(&n.id, &n.kind, &n.name); err != nil {
				rows.Close()
				return err
			}
			list = append(list, n)
		}
		rows.Close()
		if err := rows.Err(); err != nil || len(list) == 0 {
			return err
		}
		for _, n := range list {
			for _, w := range nameWords(n.name) {
				if _, err := add.ExecContext(ctx, w, n.kind, n.id); err != nil {
					return err
				}
			}
			after = n.id
		}
	}
}

const addName = "INSERT OR IGNORE INTO names (word, kind, entity) VALUES (?, ?, ?)"

// nameWords are the words of a name as they are compared.
func nameWords(name string) []string {
	return strings.FieldsFunc(gazetteer.Fold(name), func(r rune) bool { return !words.IsWord(r) })
}
