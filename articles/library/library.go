// Package library holds the use cases of the reader: what is open, one story
// with its analysis, the reader's marks and undo. It is the one package that
// knows the sources of articles; screens know it by an interface of their own.
package library

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"

	"dateline/articles/file"
	"dateline/model"
	"dateline/model/analyze"
)

// Options say what a Library opens.
type Options struct {
	Paths []string  // files, folders, "-"; none: the embedded sample edition
	Stdin io.Reader // what "-" reads
	Now   func() time.Time
	// Analyze finds who and where in an article; nil: model/analyze. It must be
	// safe for concurrent use.
	Analyze func(*model.Article, *analyze.Corrections) *model.Analysis

	Corrections []model.Correction // that hold already, in the order in which they were made
	Keep        Keeper             // of new corrections; nil: they hold for the session
}

// Keeper keeps corrections over sessions, as store.Corrections does.
type Keeper interface {
	Append(model.Correction) (model.Correction, error)
	Undo(ids ...string) error
	Redo(ids ...string) error
}

// Library is a set of open articles, held in memory. All methods may be called
// by many at once.
type Library struct {
	options Options
	slots   chan struct{} // one per Analysis that may run beside what the reader waits for

	planning sync.Mutex // held while the paths are listed
	keeping  sync.Mutex // held while the reader's changes are made and kept, one after another

	mu      sync.Mutex
	name    string
	plan    []unit // nil until the paths are listed
	missing []error
	sources map[string]*source // by path
	entries map[string]*entry  // by ID
	order   []string           // IDs in list order, as far as they were listed
	recent  []*entry           // those that hold an article, oldest first
	held    int                // bytes of text that recent holds
	undo    []step
	redo    []step

	corrections []*correction               // in order, those taken back too
	compiled    func() *analyze.Corrections // of those that hold; called outside of mu
	turned      int                         // counts how often they changed

	docs docs // what queries ask
}

// Open makes a Library at once: it touches no disk and parses nothing before
// Load.
func Open(o Options) *Library {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Analyze == nil {
		o.Analyze = analysis(o.Now)
	}
	l := &Library{
		options: o,
		slots:   make(chan struct{}, runtime.GOMAXPROCS(0)),
		sources: make(map[string]*source),
		entries: make(map[string]*entry),
	}
	for i := range o.Corrections {
		l.corrections = append(l.corrections, &correction{Correction: o.Corrections[i], kept: true})
	}
	l.compile()
	if len(o.Paths) > 0 {
		l.name = pathsName(o.Paths)
	} else {
		l.name = editionName()
	}
	return l
}

// Name says what is open, in a few words: "Sample edition · November
// 2015", "story.txt", "stories/ · 12 files". The count is known after the first
// Load.
func (l *Library) Name() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.name
}

// pathsName is the name of what paths stand for before they are looked at.
func pathsName(paths []string) string {
	if len(paths) > 1 {
		return fmt.Sprintf("%d files", len(paths))
	}
	if paths[0] == file.Stdin {
		return "standard input"
	}
	return filepath.Base(paths[0])
}

// groupsName is the name once the paths are listed.
func groupsName(groups []file.Group) string {
	files := 0
	for _, g := range groups {
		files += len(g.Files)
	}
	count := fmt.Sprintf("%d files", files)
	if files == 1 {
		count = "1 file"
	}
	switch {
	case len(groups) == 1 && groups[0].Folder:
		name := filepath.Base(groups[0].Path)
		if name == "." || name == ".." {
			name = groups[0].Path
		}
		return strings.TrimSuffix(name, "/") + "/ · " + count
	case len(groups) == 1:
		return pathsName([]string{groups[0].Path})
	}
	return count
}

// batchSize is how many files one Load reads where they need no common order.
const batchSize = 32

// sortable is the largest folder that is read as a whole, so that it can be
// shown newest first; larger ones are shown by name as they are read.
const sortable = 256

// unit is what one Load reads: sources in list order.
type unit struct {
	paths []string
	sort  bool // newest first, if all are dated
}

// planOf cuts groups into units. A path that was already given is left out.
func planOf(groups []file.Group) (plan []unit, missing []error) {
	seen := make(map[string]bool)
	var loose []string
	flush := func(size int) {
		for len(loose) > 0 {
			n := min(size, len(loose))
			plan = append(plan, unit{paths: loose[:n:n]})
			loose = loose[n:]
		}
	}
	for _, g := range groups {
		missing = append(missing, g.Failures...)
		var fresh []string
		for _, p := range g.Files {
			if key := cmp.Or(filepath.Clean(p), p); !seen[key] {
				seen[key] = true
				fresh = append(fresh, p)
			}
		}
		if g.Folder && len(fresh) <= sortable {
			flush(batchSize)
			if len(fresh) > 0 {
				plan = append(plan, unit{paths: fresh, sort: true})
			}
			continue
		}
		loose = append(loose, fresh...)
	}
	flush(batchSize)
	return plan, missing
}

// listed makes sure that the paths are listed.
func (l *Library) listed(ctx context.Context) ([]unit, []error, error) {
	l.planning.Lock()
	defer l.planning.Unlock()
	l.mu.Lock()
	plan, missing := l.plan, l.missing
	l.mu.Unlock()
	if plan != nil {
		return plan, missing, nil
	}
	groups, err := file.List(ctx, l.options.Paths)
	if err != nil {
		return nil, nil, err
	}
	plan, missing = planOf(groups)
	if plan == nil {
		plan = []unit{{}} // listed, and nothing there
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.plan, l.missing, l.name = plan, missing, groupsName(groups)
	return plan, missing, nil
}
