//go:build unix

package file

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func TestReadNoFile(t *testing.T) {
	dir := t.TempDir()
	fifo := filepath.Join(dir, "fifo")
	if err := syscall.Mkfifo(fifo, 0o600); err != nil {
		t.Skip("no named pipes here:", err)
	}
	broken := filepath.Join(dir, "broken.txt")
	if err := os.Symlink("nowhere", broken); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		filepath.Join(dir, "nosuch.txt"): "no such file or folder",
		broken:                           "no such file or folder",
		dir:                              "a folder, not a file",
		fifo:                             "a named pipe, not a file; pass its text on standard input with -",
		os.DevNull:                       "a device, not a file",
	} {
		if _, err := Read(path, nil); err == nil || err.Error() != path+": "+want {
			t.Errorf("%v, want %s", err, want)
		}
	}
}
