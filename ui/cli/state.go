package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"time"

	"dateline/ui/app"
)

// stateVersion is that of the file; one of another is left out of account.
const stateVersion = 1

// stateObject is how a reader was left, as the file has it.
type stateObject struct {
	Version       int    `json:"version"`
	Sidebar       bool   `json:"sidebar"`
	SidebarMedium bool   `json:"sidebar_medium"`
	Desk          int64  `json:"desk,omitempty"`
	DeskName      string `json:"desk_name,omitempty"`
	Query         string `json:"query,omitempty"`
	Best          bool   `json:"best,omitempty"`
	Unread        bool   `json:"unread,omitempty"`
	Story         string `json:"story,omitempty"`
	Row           int    `json:"row,omitempty"`
}

// mostState is how large the file may be, in bytes.
const mostState = 1 << 16

// statePath is the file in dateline's folder below $XDG_STATE_HOME, which is
// ~/.local/state where it is not set.
func (s *session) statePath() (string, error) {
	if dir := s.variable("XDG_STATE_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "dateline", "state.json"), nil
	}
	if home := s.variable("HOME"); filepath.IsAbs(home) {
		return filepath.Join(home, ".local", "state", "dateline", "state.json"), nil
	}
	return "", errors.New("there is no folder for the state: neither XDG_STATE_HOME nor HOME is set")
}

// readState reads how the reader was left, nil where it is not known. The file is
// no more than a convenience: whatever is wrong with it stops nothing. Of files that
// are opened only the panes are remembered.
func (s *session) readState(files bool) *app.State {
	path, err := s.statePath()
	if err != nil {
		return nil
	}
	o, err := stateFile(path)
	if err != nil {
		if !errors.Is(err, os.ErrNotExist) {
			s.log.Warn("state not read", "err", err)
		}
		return nil
	}
	if files {
		return &app.State{Sidebar: o.Sidebar, SidebarMedium: o.SidebarMedium}
	}
	return &app.State{Sidebar: o.Sidebar, SidebarMedium: o.SidebarMedium, Desk: o.Desk, Name: o.DeskName, Query: o.Query,
		Best: o.Best, Unread: o.Unread, Story: o.Story, Row: max(0, o.Row)}
}

func stateFile(path string) (o stateObject, err error) {
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() { // a pipe would let the start wait
		return o, errors.Join(err, os.ErrNotExist)
	}
	f, err := os.Open(path)
	if err != nil {
		return o, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, mostState))
	if err != nil {
		return o, err
	}
	if err = json.Unmarshal(data, &o); err == nil && o.Version != stateVersion {
		err = errors.New("the state is of another version")
	}
	return o, err
}

// leave keeps how the reader was left, once it has ended: of two windows the last
// one counts.
func (s *session) leave(a *app.App, files bool) {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	a.Keep(ctx)
	path, err := s.statePath()
	if err == nil {
		err = s.writeState(path, a.State(), files)
	}
	if err != nil {
		s.log.Warn("state not kept", "err", err)
	}
}

func (s *session) writeState(path string, st app.State, files bool) error {
	o, _ := stateFile(path)
	kept, err := json.Marshal(o)
	if err != nil {
		return err
	}
	if files {
		o.Version, o.Sidebar, o.SidebarMedium = stateVersion, st.Sidebar, st.SidebarMedium
	} else {
		o = stateObject{stateVersion, st.Sidebar, st.SidebarMedium, st.Desk, st.Name, st.Query, st.Best, st.Unread, st.Story, st.Row}
	}
	data, err := json.Marshal(o)
	if err != nil || bytes.Equal(data, kept) {
		return err
	}
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, ".state-*")
	if err != nil {
		return err
	}
	_, err = f.Write(append(data, '\n'))
	err = errors.Join(err, f.Close())
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		_ = os.Remove(f.Name())
	}
	return err
}
