package cli

import (
	"os"

	"dateline/articles/file"
)

// readable leaves out the files that cannot be read and says so before the
// reader takes the screen. Folders and standard input are left to the library,
// which reads them while the reader is open already.
func (s *session) readable(args []string) (good []string, err error) {
	for _, path := range args {
		info, statErr := os.Stat(path)
		if path != file.Stdin && (statErr != nil || !info.IsDir()) {
			if _, err := file.Read(path, nil); err != nil {
				s.report("%v", err)
				continue
			}
		}
		good = append(good, path)
	}
	switch {
	case len(good) == len(args):
		return good, nil
	case len(good) == 0:
		return nil, failed
	}
	return good, partly
}
