package app

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"dateline/model"
	"dateline/model/document"
	"dateline/ui/external"
	"dateline/ui/reader"
	"dateline/ui/screen"
)

// openPictures opens the picture of an article; of several it asks which.
func (a *App) openPictures(l model.Loaded) tea.Cmd {
	list := pictures(l.Article)
	switch len(list) {
	case 0:
		a.say("This article has no pictures.")
		return nil
	case 1:
		return a.openPicture(list[0])
	}
	options := make([]option, len(list))
	for i, p := range list {
		o := option{text: pictured(p), right: reader.Host(p.URL), do: func(a *App) tea.Cmd { return a.openPicture(p) }}
		if _, ok := screen.NeutralizeURL(p.URL); !ok {
			o.off = true
			if p.URL == "" {
				o.right = "no address"
			}
		}
		options[i] = o
	}
	a.openOptions("Pictures of this article", "open", options)
	return nil
}

// pictures are those of an article, each address once.
func pictures(article *model.Article) []model.Image {
	list := slices.Clone(article.Images)
	for i := range article.Doc.Blocks {
		b := &article.Doc.Blocks[i]
		known := slices.ContainsFunc(list, func(p model.Image) bool { return p.URL == b.URL })
		if b.Kind != document.Figure || b.URL == "" || known {
			continue
		}
		p := model.Image{URL: b.URL}
		for j := range b.Children {
			if c := &b.Children[j]; c.Kind == document.Caption && p.Caption == "" {
				p.Caption = article.Doc.Text[c.Start:c.End]
			}
		}
		list = append(list, p)
	}
	return list
}

// pictured says what a picture shows, as far as it is known.
func pictured(p model.Image) string {
	s := screen.NeutralizeLine(p.Caption)
	if s == "" {
		s = "Picture"
	}
	if credit := screen.NeutralizeLine(p.Credit); credit != "" {
		s += " · " + credit
	}
	return s
}

// openPicture shows a picture with what the system has for it, or its address.
func (a *App) openPicture(p model.Image) tea.Cmd {
	u, ok := screen.NeutralizeURL(p.URL)
	switch {
	case p.URL == "":
		a.say("This picture has no address: " + pictured(p))
		return nil
	case !ok:
		a.say("Not opened, for it is no address of the web: " + screen.NeutralizeLine(p.URL))
		return nil
	case a.opt.Environ == nil:
		a.showAddress(u, "No other program is run here.")
		return nil
	}
	cmd, err := external.Image(a.ctx, u, a.opt.Environ, BrowseDone)
	if err != nil {
		a.showAddress(u, unopened(err))
		return nil
	}
	a.say("Opening " + u)
	return cmd
}
