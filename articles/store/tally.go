package store

// often is by how much the numbers of articles of an entity change.
type often struct{ articles, involved int64 }

// named notes that one article more, or with -1 less, names an entity. The numbers
// are written once at the end of the transaction: every article of a batch may
// name the same country.
func (t *txn) named(entity int64, involved bool, by int64) {
	if t.tally == nil {
		t.tally = map[int64]often{}
	}
	o := t.tally[entity]
	o.articles += by
	if involved {
		o.involved += by
	}
	t.tally[entity] = o
}

// unnamed notes that an article names nothing any more; its mentions are still
// there.
func (t *txn) unnamed(article int64) error {
	rows, err := t.query("SELECT entity, involved FROM mentions WHERE article = ?", article)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var entity int64
		var involved bool
		if err := rows.Scan(&entity, &involved); err != nil {
			return err
		}
		t.named(entity, involved, -1)
	}
	return rows.Err()
}

// tallied writes the numbers.
func (t *txn) tallied() error {
	for entity, o := range t.tally {
		if o == (often{}) {
			continue
		}
		if err := t.run("UPDATE entities SET articles = articles + ?, involved = involved + ? WHERE id = ?", o.articles, o.involved, entity); err != nil {
			return err
		}
	}
	return nil
}
