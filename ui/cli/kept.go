package cli

import (
	"errors"
	"path/filepath"
	"strings"

	"dateline/articles/library"
	"dateline/articles/store"
	"dateline/model"
	"dateline/model/analyze"
)

// dataFolder is dateline's folder below $XDG_DATA_HOME, which is ~/.local/share
// where it is not set. A relative one is not valid, says the specification.
func (s *session) dataFolder() (string, error) {
	if dir := s.variable("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "dateline"), nil
	}
	if home := s.variable("HOME"); filepath.IsAbs(home) {
		return filepath.Join(home, ".local", "share", "dateline"), nil
	}
	return "", errors.New("there is no folder for data: neither XDG_DATA_HOME nor HOME is set")
}

// variable returns a variable of the environment, "" where it is not set. The
// last one counts, as for the shell.
func (s *session) variable(name string) (value string) {
	for _, e := range s.Environ {
		if v, ok := strings.CutPrefix(e, name+"="); ok {
			value = v
		}
	}
	return value
}

// corrections reads the reader's corrections. Lines of the file that say nothing
// are reported, and bad is true. file is nil where there is no place for one.
func (s *session) corrections() (file *store.Corrections, list []store.Kept, bad bool, err error) {
	dir, err := s.dataFolder()
	if err != nil {
		return nil, nil, false, err
	}
	file = store.NewCorrections(filepath.Join(dir, store.FileName))
	list, lines, err := file.Read()
	for _, l := range lines {
		s.report("%v", l)
	}
	return file, list, len(lines) > 0, err
}

// readersCorrections are those that the reader applies without being asked, and
// where new ones are kept. What is wrong with the file is reported and stops
// nothing.
func (s *session) readersCorrections() (library.Keeper, []model.Correction) {
	file, list, _, err := s.corrections()
	switch {
	case file == nil:
		return nowhere{err}, nil
	case err != nil:
		s.report("%v", err)
	}
	return file, store.Live(list)
}

// nowhere keeps no correction and says why.
type nowhere struct{ why error }

func (n nowhere) Append(c model.Correction) (model.Correction, error) { return c, n.why }
func (n nowhere) Undo(...string) error                                { return n.why }
func (n nowhere) Redo(...string) error                                { return n.why }

// loadCorrections is the flag --corrections of the verbs that analyse: the
// reader's corrections where it is wanted, else nil.
func (s *session) loadCorrections(wanted bool) (*analyze.Corrections, error) {
	if !wanted {
		return nil, nil
	}
	_, list, _, err := s.corrections()
	if err != nil {
		return nil, err
	}
	return analyze.Compile(store.Live(list)), nil
}
