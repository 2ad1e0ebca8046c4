package store

import "dateline/model"

// maxCached bounds the entities whose ids are remembered: some megabytes. Most
// names in the news are of people whom one story names.
const maxCached = 20_000

// entityCache remembers the ids of entities. Entities are never removed, so it
// stays true whatever other programs do.
type entityCache struct {
	ids   map[model.EntityKey]int64
	fresh map[model.EntityKey]int64 // of the transaction that runs
}

func (c *entityCache) get(k model.EntityKey) (int64, bool) {
	if id, ok := c.ids[k]; ok {
		return id, true
	}
	id, ok := c.fresh[k]
	return id, ok
}

func (c *entityCache) put(k model.EntityKey, id int64) {
	if c.fresh == nil {
		c.fresh = map[model.EntityKey]int64{}
	}
	c.fresh[k] = id
}

// settle keeps what the transaction found, forget does not.
func (c *entityCache) settle() {
	if len(c.ids)+len(c.fresh) > maxCached || c.ids == nil {
		c.ids = make(map[model.EntityKey]int64, len(c.fresh))
	}
	for k, id := range c.fresh {
		c.ids[k] = id
	}
	clear(c.fresh)
}

func (c *entityCache) forget() { clear(c.fresh) }

// entity returns the id of an entity, which is kept where it is new.
func (l *Library) entity(t *txn, e *model.Entity) (id int64, err error) {
	k := e.Key()
	if id, ok := l.entities.get(k); ok {
		return id, nil
	}
	found, err := t.row("SELECT id FROM entities WHERE kind = ? AND key = ?", []any{int(k.Kind), k.ID}, &id)
	if err == nil && !found {
		id, err = t.insert("INSERT INTO entities (kind, key, name, country) VALUES (?, ?, ?, ?)", int(k.Kind), k.ID, e.Name, e.Country)
		for _, w := range nameWords(e.Name) {
			if err == nil {
				err = t.run(addName, w, int(k.Kind), id)
			}
		}
	}
	if err == nil {
		l.entities.put(k, id)
	}
	return id, err
}

// keepMentions puts the entities of an article into the lists of each.
func (l *Library) keepMentions(t *txn, article, sort int64, n *model.Analysis, old bool) error {
	if old {
		if err := t.unnamed(article); err != nil {
			return err
		}
		if err := t.run("DELETE FROM mentions WHERE article = ?", article); err != nil {
			return err
		}
	}
	if n == nil {
		return nil
	}
	for _, list := range [][]model.Finding{n.Countries, n.People, n.Organizations, n.Places} {
		for i := range list {
			f := &list[i]
			id, err := l.entity(t, &f.Entity)
			if err != nil {
				return err
			}
			involved := f.Entity.Kind == model.Country && f.Involved
			r, err := t.exec("INSERT OR IGNORE INTO mentions (article, entity, sort, mentions, salience, involved) VALUES (?, ?, ?, ?, ?, ?)",
				article, id, sort, f.Mentions, int64(f.Salience*10000+0.5), involved)
			if err != nil {
				return err
			}
			if n, _ := r.RowsAffected(); n > 0 {
				t.named(id, involved, 1)
			}
		}
	}
	return nil
}
