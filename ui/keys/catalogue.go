package keys

// Catalogue returns every binding, in the order of the help screen.
func Catalogue() []Binding {
	return []Binding{
		{Down, "down", Everywhere, []string{"j", "down"}, "move", "move down, scroll down", false},
		{Up, "up", Everywhere, []string{"k", "up"}, "move", "move up, scroll up", false},
		{HalfDown, "half-page-down", Everywhere, []string{"ctrl+d"}, "half page", "half a page down", false},
		{HalfUp, "half-page-up", Everywhere, []string{"ctrl+u"}, "half page", "half a page up", false},
		{PageDown, "page-down", Everywhere, []string{"space", "pgdown"}, "page", "a page down", false},
		{PageUp, "page-up", Everywhere, []string{"b", "pgup"}, "page", "a page up", false},
		{Top, "top", Everywhere, []string{"g", "home"}, "top", "to the top", false},
		{Bottom, "bottom", Everywhere, []string{"G", "end"}, "bottom", "to the bottom", false},

		{Open, "open", List, []string{"enter", "l", "right"}, "read", "read the selected story", false},
		{Card, "card", Article, []string{"enter"}, "card", "show the card of the focused entity", false},
		{Card, "involved-card", SidebarScope, []string{"enter", "l", "right"}, "card", "show the card of the selected entity", false},
		{Back, "back", Everywhere, []string{"esc", "h", "left"}, "back", "back: closes, clears or leaves one thing at a time", false},
		{Quit, "quit", Everywhere, []string{"q"}, "quit", "back; in the list of stories: quit", false},
		{Interrupt, "quit-now", Everywhere, []string{"ctrl+c"}, "quit", "quit at once", false},

		{NextPane, "next-pane", Everywhere, []string{"tab"}, "pane", "to the next pane", false},
		{PrevPane, "previous-pane", Everywhere, []string{"shift+tab"}, "pane", "to the previous pane", false},
		{Pane1, "stories-pane", Everywhere, []string{"1"}, "stories", "to the stories", false},
		{Pane2, "article-pane", Everywhere, []string{"2"}, "article", "to the article", false},
		{Pane3, "involved-pane", Everywhere, []string{"3"}, "involved", "to the countries and people involved", false},
		{Sidebar, "sidebar", Everywhere, []string{"i"}, "involved", "show or hide the countries and people involved", false},
		{Zen, "zen", Everywhere, []string{"z"}, "zen", "nothing but the article; again: all panes", false},
		{Narrower, "narrower", Article, []string{"<"}, "narrower", "shorter lines in the article", false},
		{Wider, "wider", Article, []string{">"}, "wider", "longer lines in the article", false},

		{NextStory, "next-story", Everywhere, []string{"J"}, "next story", "read the next story", false},
		{PrevStory, "previous-story", Everywhere, []string{"K"}, "previous story", "read the previous story", false},
		{NextUnread, "next-unread", Everywhere, []string{"]"}, "next unread", "read the next unread story", false},
		{PrevUnread, "previous-unread", Everywhere, []string{"["}, "previous unread", "read the previous unread story", false},

		{NextEntity, "next-entity", Everywhere, []string{"e"}, "entity", "to the next country, person, organisation or place in the article", false},
		{PrevEntity, "previous-entity", Everywhere, []string{"E"}, "entity", "to the previous one", false},
		{Narrow, "narrow", Everywhere, []string{"x"}, "only these", "list only stories with the focused entity; esc widens again", false},

		{NotThis, "not-this-one", CardScope, []string{"!"}, "not this one", "the name does not stand for the focused entity; the correction is kept", false},
		{ThisIs, "this-is", CardScope, []string{"c"}, "this is…", "say whom or what the name of the focused entity stands for", false},

		{Filter, "filter", List, []string{"\\"}, "filter", "list what a query finds: words, country:iran, leader:putin, newer:2d, is:unread…", false},
		{Search, "search", List, []string{"/"}, "search", "search the library, the best first, with the words in their text", false},
		{Order, "order", List, []string{"O"}, "order", "of what a query finds, the best or the newest first", false},
		{Find, "find", Article, []string{"/"}, "find", "find words in the article", false},
		{NextMatch, "next-match", Article, []string{"n"}, "next match", "to the next match", false},
		{PrevMatch, "previous-match", Article, []string{"N"}, "previous match", "to the previous match", false},

		{Read, "read", Everywhere, []string{"m"}, "read/unread", "mark the story read or unread", false},
		{Star, "star", Everywhere, []string{"s"}, "star", "star the story, or take the star away", false},
		{MarkAll, "mark-all-read", List, []string{"A"}, "all read", "mark all stories of this view read", false},
		{UnreadOnly, "unread-only", Everywhere, []string{"U"}, "unread", "list unread stories only; again: all", false},
		{Undo, "undo", Everywhere, []string{"u"}, "undo", "undo the last step: marks, corrections, tags, mutes, desks, a feed that was removed", false},
		{Redo, "redo", Everywhere, []string{"ctrl+r"}, "redo", "redo what was undone", false},

		{Refresh, "refresh", Everywhere, []string{"r"}, "refresh", "fetch the feed of the selected story; esc stops", false},
		{RefreshAll, "refresh-all", Everywhere, []string{"R"}, "refresh all", "fetch all feeds; esc stops", false},
		{FullText, "full-text", Everywhere, []string{"F"}, "full text", "fetch the full text from the story's page; esc stops", false},
		{AddFeed, "add-feed", Everywhere, []string{"a"}, "follow feeds", "follow a feed: an address, or one of a list of world news", false},
		{FeedList, "feeds", Everywhere, []string{"D"}, "feeds", "the feeds that are followed, and what is wrong with which", false},
		{Open, "feed-stories", FeedScope, []string{"enter", "l", "right"}, "its stories", "only the stories of the selected feed; esc lists all", false},
		{Refresh, "refresh-feed", FeedScope, []string{"r"}, "refresh", "fetch the selected feed; esc stops", false},
		{RemoveFeed, "remove-feed", FeedScope, []string{"x", "d"}, "remove", "stop following the feed; its articles without a star go", false},
		{RenameFeed, "rename-feed", FeedScope, []string{"n"}, "rename", "give the selected feed a name of your own", false},
		{FilterFeeds, "filter-feeds", FeedScope, []string{"/"}, "filter", "list only feeds with these words in name, folder or address", false},

		{Desks, "desks", Everywhere, []string{"d"}, "desks", "the desks: saved queries, with what is unread in each", false},
		{Open, "open-desk", DeskScope, []string{"enter", "l", "right"}, "show", "list the stories of the selected desk", false},
		{NewDesk, "new-desk", DeskScope, []string{"a"}, "new", "a new desk, of the query that is on or of another", false},
		{EditDesk, "edit-desk", DeskScope, []string{"e"}, "edit", "change the selected desk", false},
		{RemoveDesk, "remove-desk", DeskScope, []string{"x"}, "remove", "remove the selected desk", false},
		{DeskDown, "desk-down", DeskScope, []string{"J"}, "down", "put the selected desk below the next one", false},
		{DeskUp, "desk-up", DeskScope, []string{"K"}, "up", "put the selected desk above the one before it", false},
		{Mute, "mute", Everywhere, []string{"X"}, "mute", "what is muted: words, outlets, people, countries", false},
		{AddMute, "add-mute", MuteScope, []string{"a"}, "mute more", "mute what a query finds", false},
		{LiftMute, "lift-mute", MuteScope, []string{"x"}, "lift", "show again what the selected line mutes", false},
		{MuteWhere, "mute-where", MuteScope, []string{"enter", "t"}, "where", "mute it in this desk only, or everywhere again", false},
		{Tags, "tags", Everywhere, []string{"T"}, "tags", "the tags of the story: put some on, take some off", false},

		{Hints, "hints", Article, []string{"f"}, "links", "letters on all links and names in sight: the letter opens, shift copies", false},
		{LinkList, "links", Everywhere, []string{"L"}, "all links", "list all links of the article", false},
		{CopyLink, "copy-link", Everywhere, []string{"y"}, "copy link", "copy the story's address (works over SSH)", false},
		{Browser, "browser", Everywhere, []string{"o"}, "browser", "open the story in the browser", false},

		{Address, "address", Everywhere, []string{"Y"}, "address", "show the story's address in full, and its QR code", false},

		{SaveAs, "save", Everywhere, []string{"P"}, "save", "save the story as Markdown, HTML, text or JSON", false},
		{Pipe, "pipe", Everywhere, []string{"|"}, "pipe", "pipe the story to a command", false},
		{Editor, "editor", Article, []string{"ctrl+e"}, "editor", "open a copy of the story in $EDITOR", false},
		{Pager, "pager", Article, []string{"ctrl+p"}, "pager", "open the story in $PAGER", false},
		{Pictures, "pictures", Article, []string{"I"}, "pictures", "open a picture of the article", false},

		{Palette, "palette", Everywhere, []string{":"}, "commands", "find an action by name", false},
		{Help, "help", Everywhere, []string{"?", "f1"}, "help", "the keys of this pane", false},
		{Mouse, "mouse", Everywhere, nil, "mouse", "switch the mouse off or on (off: the terminal selects text; on: shift+drag does)", false},
		{Suspend, "suspend", Everywhere, []string{"ctrl+z"}, "suspend", "suspend; fg comes back", false},
		{Redraw, "redraw", Everywhere, []string{"ctrl+l"}, "redraw", "draw the screen anew", false},

		{Back, "back", CardScope, []string{"enter"}, "back", "close the card", true},
		{Accept, "yes", Answer, []string{"y"}, "yes", "do what was asked", true},
		{Interrupt, "quit-now", Answer, []string{"ctrl+c"}, "quit", "quit at once", true},
		{Accept, "accept", BoxScope, []string{"enter", "l", "right"}, "open", "open the selected line", true},
		{Cancel, "cancel", HintScope, []string{"esc", "q"}, "back", "take the letters away", true},
		{Back, "back", Picker, []string{"?", "f1"}, "back", "close the list of keys", true},

		{Accept, "accept", Field, []string{"enter"}, "accept", "accept what was typed", true},
		{Cancel, "cancel", Field, []string{"esc"}, "cancel", "leave the field", true},
		{Down, "down", Field, []string{"down", "ctrl+n", "tab"}, "next", "to the next line", true},
		{Up, "up", Field, []string{"up", "ctrl+p", "shift+tab"}, "previous", "to the previous line", true},
		{Order, "order", Field, []string{"ctrl+o"}, "order", "the best or the newest first", true},
		{PageDown, "page-down", Field, []string{"pgdown"}, "page", "a page down", true},
		{PageUp, "page-up", Field, []string{"pgup"}, "page", "a page up", true},
		{Interrupt, "quit-now", Field, []string{"ctrl+c"}, "quit", "quit at once", true},
		{Redraw, "redraw", Field, []string{"ctrl+l"}, "redraw", "draw the screen anew", true},
	}
}

// InFeeds tells whether an action that has its keys everywhere means something in
// the list of feeds, too. The keys of others are free there.
func InFeeds(a Action) bool {
	switch a {
	case Down, Up, Top, Bottom, HalfDown, HalfUp, PageDown, PageUp, Back, Quit, Interrupt, Refresh, RefreshAll, AddFeed, FeedList, Help, Suspend, Redraw:
		return true
	}
	return false
}

// Boxed tells whether an action that has its keys everywhere means something in
// the boxes that list desks and what is muted, too. The keys of others are free there.
func Boxed(a Action) bool {
	switch a {
	case Down, Up, Top, Bottom, HalfDown, HalfUp, PageDown, PageUp, Back, Quit, Interrupt, Undo, Redo, Desks, Mute, Help, Suspend, Redraw:
		return true
	}
	return false
}
