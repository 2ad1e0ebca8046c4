// The generator of the embedded gazetteer: reads the tables beside the package,
// applies the mends, and writes the automaton, the filter and the records that
// the package reads. Run it with go generate in model/gazetteer.
package main

import (
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	dir := "."
	if len(os.Args) > 1 {
		dir = os.Args[1]
	}
	files, err := build(filepath.Join(dir, "tables"))
	if err == nil {
		err = write(filepath.Join(dir, "data"), files)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "gazetteer:", err)
		os.Exit(1)
	}
}

func write(dir string, files map[string][]byte) error {
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			return err
		}
	}
	return nil
}
