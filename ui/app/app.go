// Package app is the root of the reader: it holds the panes, routes keys and
// the mouse, and runs what takes time in commands. Update does no IO and never
// waits: an articles service that blocks for ever still leaves every key alive.
package app

import (
	"context"
	"log/slog"
	"time"

	tea "charm.land/bubbletea/v2"

	"dateline/model"
	"dateline/ui/external"
	"dateline/ui/keys"
	"dateline/ui/layout"
	"dateline/ui/list"
	"dateline/ui/reader"
	"dateline/ui/screen"
	"dateline/ui/sidebar"
	"dateline/ui/theme"
)

// Articles is what the reader needs of the library. Every method may take as
// long as it likes and obeys its context.
type Articles interface {
	// Name says what is open, for the header.
	Name() string
	// Load returns the next part of the list; cursor 0 is the first.
	Load(ctx context.Context, cursor int) (model.Batch, error)
	// Open returns an article with what was found in it.
	Open(ctx context.Context, id string) (model.Loaded, error)
	// Mark changes marks, Correct says what a name stands for; Undo and Redo walk
	// the changes. After a correction Open gives new analyses.
	Mark(ctx context.Context, m model.Mark) (model.Step, error)
	Correct(ctx context.Context, c model.Correction) (model.Step, error)
	Undo(ctx context.Context) (model.Step, error)
	Redo(ctx context.Context) (model.Step, error)
}

// Shared is what Articles also are where other programs change them. Their list
// is loaded as the reader comes near the end of what is there of it.
type Shared interface {
	Articles
	// Changes returns the first n stories where the library is of another version
	// than the one given, "" at first, and the version that it is of. It is asked
	// twice a second.
	Changes(ctx context.Context, version string, n int) (string, []model.Item, error)
	// Codes returns the countries that stories involve, the most involved first.
	Codes(ctx context.Context, ids []string) (map[string][]string, error)
	// Totals returns how many stories there are.
	Totals(ctx context.Context) (model.Totals, error)
	// Reload returns the list anew, n stories long or longer; Batch.Next goes on.
	Reload(ctx context.Context, n int) (model.Batch, error)
}

// Options are the settings of one session.
type Options struct {
	Articles Articles      // Shared where others change them
	Feeds    Feeds         // that are followed; nil where there can be none
	Sample   bool          // Articles is the embedded edition: the first feed takes its place
	Every    time.Duration // between refreshes of the feeds that are due; 0 for none
	Hint     string        // how to get more than what is open: in the header where there is room, and at the end of the list
	Theme    string        // a name of theme.Names; "" is auto
	NoMouse  bool
	Bidi     screen.Bidi // who orders text from right to left; decided
	Now      time.Time
	Zone     *time.Location
	Keys     []keys.Binding // nil: the catalogue
	// Browse returns the command that shows an address, or why none can.
	Browse func(address string) (tea.Cmd, error)
	// Environ is that of the reader's session. Where it is nil no other program is
	// run, and the terminal is taken to have a clipboard.
	Environ  []string
	Commands []external.Program // the reader's own
	Folder   string             // where stories are saved; "" is the working directory
	Measure  int                // columns of a line of an article at most; 0 for layout.Measure
	Log      *slog.Logger
	State    *State // how the reader was left; nil for the first time
}

// App is the root model. It is used by one program and is not safe for
// concurrent use; commands close over values, never over it.
type App struct {
	opt    Options
	keys   *keys.Map
	theme  *theme.Theme
	method screen.Method
	ctx    context.Context
	cancel context.CancelFunc

	w, h       int
	frame      layout.Frame
	focus      layout.Pane
	zen        bool
	measure    int  // columns of a line of an article at most
	sideWide   bool // sidebar wanted where it has a place of its own
	sideMedium bool // sidebar wanted where another pane makes room for it
	mouse      bool

	list    *list.List
	reader  *reader.Reader
	sidebar *sidebar.Sidebar
	layers  []layer // over the panes; the last one has the keys

	current string // story in the article pane
	entity  entityFocus
	refocus spot // what to focus once a story is there with its corrections
	pages   *pageCache
	opening opening
	known   knowledge
	narrow  *narrowing
	unread  bool // only unread stories are listed

	colourless bool // the terminal shows no colours

	marks   markQueue
	shared  sharing
	fetch   fetching
	full    fullText
	queried Queried // nil where it cannot be asked
	look    look
	out     wayOut
	desks   desks
	places  places
	resume  resuming
	totals  totals // of the library
	// stopFind gives up what the library is being asked, nil where it never was.
	stopFind context.CancelFunc

	message  string
	failure  bool    // message says what failed
	failures []error // stories that could not be opened
	unkept   error   // why the last correction that was not kept was not
	loading  bool
	started  time.Time
	quiet    bool // the program is ending
}

// New makes the root model.
func New(o Options) *App {
	if o.Keys == nil {
		o.Keys = keys.Catalogue()
	}
	if o.Zone == nil {
		o.Zone = time.Local
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	o.Keys = withOwn(o.Keys, o.Commands)
	t, ok := theme.New(o.Theme, true)
	if !ok {
		t, _ = theme.New("auto", true)
	}
	t.Visual = o.Bidi == screen.BidiVisual
	a := &App{opt: o, keys: keys.New(o.Keys), theme: &t, sideWide: true, mouse: !o.NoMouse, measure: o.Measure, loading: true}
	a.ctx, a.cancel = context.WithCancel(context.Background())
	now := o.Now
	a.list = list.New(a.theme, a.method, now)
	a.reader = reader.New(a.theme, a.method)
	a.sidebar = sidebar.New(a.theme, a.method)
	a.pages = newPageCache(24)
	a.known = newKnowledge()
	a.shared.articles, _ = o.Articles.(Shared)
	a.started = time.Now()
	a.queried, _ = o.Articles.(Queried)
	if s := o.State; s != nil {
		a.sideWide, a.sideMedium = s.Sidebar, s.SidebarMedium
	}
	a.resize(80, 24)
	a.applyFocus()
	return a
}

// Model returns a as a Bubble Tea model.
func (a *App) Model() tea.Model { return adapter{a} }

type adapter struct{ a *App }

func (m adapter) Init() tea.Cmd                           { return m.a.init() }
func (m adapter) Update(msg tea.Msg) (tea.Model, tea.Cmd) { return m, m.a.update(msg) }
func (m adapter) View() tea.View                          { return m.a.view() }

func (a *App) init() tea.Cmd {
	return tea.Batch(tea.RequestBackgroundColor, a.begin(), a.total(), a.watch(), a.fetchLater())
}

// Failures returns what could not be opened or kept, one clear line each, for
// whoever ran the program: the footer shows only the last of them.
func (a *App) Failures() []error {
	if a.unkept == nil {
		return a.failures
	}
	return append(a.failures[:len(a.failures):len(a.failures)], a.unkept)
}

// Close ends what runs in the background.
func (a *App) Close() { a.cancel() }

func (a *App) resize(w, h int) {
	a.w, a.h = w, h
	a.relayout()
	a.hintAgain()
}

// relayout computes the frame anew and tells every pane its size.
func (a *App) relayout() {
	a.frame = layout.Compute(a.w, a.h, a.layoutState(a.focus))
	if a.focus == layout.Involved && a.frame.Mode != layout.TooSmall && a.frame.Sidebar.Empty() {
		// Another size or mode hides the pane that has the keys: show it.
		a.sideWide, a.sideMedium = true, true
		a.frame = layout.Compute(a.w, a.h, a.layoutState(a.focus))
	}
	f := a.frame
	if !f.List.Empty() {
		a.list.SetSize(f.List.W, f.List.H, f.Compact)
	}
	if !f.Article.Empty() {
		a.reader.SetMeasure(f.Measure)
		a.reader.SetSize(f.Article.W, f.Article.H)
	}
	if !f.Sidebar.Empty() {
		a.sidebar.SetSize(f.Sidebar.W, f.Sidebar.H)
	}
	for _, l := range a.layers {
		l.SetSize(a.w, a.h)
	}
}

func (a *App) layoutState(focus layout.Pane) layout.State {
	side := a.sideMedium
	if a.w >= layout.WideFrom {
		side = a.sideWide
	}
	return layout.State{Focus: focus, Sidebar: side, Zen: a.zen, Measure: a.measure}
}

// textWidth is how wide the article is set, also while its pane is not shown.
func (a *App) textWidth() int {
	f := layout.Compute(a.w, a.h, a.layoutState(layout.Article))
	if f.Article.Empty() {
		return 1
	}
	_, w := f.Column()
	return w
}

func (a *App) setFocus(p layout.Pane) {
	if p == layout.Involved && a.frame.Mode == layout.Medium {
		a.sideMedium = true
	}
	if p == layout.Involved && a.frame.Mode == layout.Wide {
		a.sideWide = true
	}
	a.focus = p
	a.relayout()
	a.applyFocus()
}

func (a *App) applyFocus() {
	a.list.SetFocus(a.focus == layout.Stories)
	a.sidebar.SetFocus(a.focus == layout.Involved)
}

// say shows a message in the footer until the next key.
func (a *App) say(s string) { a.message, a.failure = screen.NeutralizeLine(s), false }

// fail shows what failed in the footer until the next key.
func (a *App) fail(s string) { a.message, a.failure = screen.NeutralizeLine(s), true }
