package library

import (
	"reflect"
	"sync"
	"weak"

	"dateline/model"
)

// opened knows the articles that somebody still has, so that one that is read
// from the disk again without having changed is the same: screens go by that to
// keep their place. It keeps none of them in memory.
type opened struct {
	mu   sync.Mutex
	list map[string]holding // by ID
}

type holding struct {
	article  weak.Pointer[model.Article]
	analysis weak.Pointer[model.Analysis]
}

// mostHeld is how many IDs are kept before those are thrown out that nobody has
// anything of.
const mostHeld = 4096

// same returns l with those parts that somebody has already.
func (o *opened) same(id string, l model.Loaded) model.Loaded {
	o.mu.Lock()
	h := o.list[id]
	o.mu.Unlock()
	if a := h.article.Value(); a != nil && reflect.DeepEqual(a, l.Article) {
		l.Article = a
	}
	if n := h.analysis.Value(); n != nil && reflect.DeepEqual(n, l.Analysis) {
		l.Analysis = n
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.list == nil {
		o.list = map[string]holding{}
	}
	if len(o.list) >= mostHeld {
		for id, h := range o.list {
			if h.article.Value() == nil && h.analysis.Value() == nil {
				delete(o.list, id)
			}
		}
	}
	o.list[id] = holding{weak.Make(l.Article), weak.Make(l.Analysis)}
	return l
}
