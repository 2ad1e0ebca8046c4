package app

import "dateline/ui/reader"

// mostLines is how many lines the cached pages may have in all.
const mostLines = 100_000

// pageCache keeps the pages used last.
type pageCache struct {
	pages map[pageKey]*reader.Page
	order []pageKey // least recently used first
	busy  map[pageKey]bool
	most  int
}

func newPageCache(most int) *pageCache {
	return &pageCache{pages: map[pageKey]*reader.Page{}, busy: map[pageKey]bool{}, most: most}
}

// forget lets all pages go.
func (c *pageCache) forget() { *c = *newPageCache(c.most) }

// forgetStory lets the pages of one story go.
func (c *pageCache) forgetStory(id string) {
	kept := c.order[:0]
	for _, k := range c.order {
		if k.id == id {
			delete(c.pages, k)
			continue
		}
		kept = append(kept, k)
	}
	c.order = kept
}

func (c *pageCache) get(k pageKey) *reader.Page {
	p := c.pages[k]
	if p != nil {
		c.touch(k)
	}
	return p
}

// start notes that a page is being laid out; false where it already is.
func (c *pageCache) start(k pageKey) bool {
	if c.busy[k] {
		return false
	}
	if len(c.busy) > c.most { // results that never came
		clear(c.busy)
	}
	c.busy[k] = true
	return true
}

func (c *pageCache) put(k pageKey, p *reader.Page) {
	delete(c.busy, k)
	if c.pages[k] == nil {
		c.order = append(c.order, k)
	}
	c.pages[k] = p
	c.touch(k)
	lines := 0
	for i := len(c.order) - 1; i >= 0; i-- {
		o := c.order[i]
		lines += len(c.pages[o].Lines)
		// A page of the same story at another width is of no more use, and long
		// stories must not pile up.
		if o != k && (o.id == k.id || lines > mostLines) || len(c.order)-i > c.most {
			lines -= len(c.pages[o].Lines)
			delete(c.pages, o)
			c.order = append(c.order[:i], c.order[i+1:]...)
		}
	}
}

func (c *pageCache) touch(k pageKey) {
	for i, o := range c.order {
		if o == k {
			copy(c.order[i:], c.order[i+1:])
			c.order[len(c.order)-1] = k
			return
		}
	}
}
