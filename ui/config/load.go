package config

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"syscall"
)

// mostBytes is how large a file of settings may be.
const mostBytes = 1 << 20

// Path returns where the settings are: below $XDG_CONFIG_HOME, which is ~/.config
// where it is not set. A relative one is not valid, says the specification. env
// gives the variables of the environment, "" for those not set.
func Path(env func(string) string) (string, error) {
	if dir := env("XDG_CONFIG_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "dateline", "config.toml"), nil
	}
	if home := env("HOME"); filepath.IsAbs(home) {
		return filepath.Join(home, ".config", "dateline", "config.toml"), nil
	}
	return "", errors.New("there is no folder for settings: neither XDG_CONFIG_HOME nor HOME is set")
}

// Load reads the settings of a file. Where there is none they are the defaults.
// The error is Problems where the file was read and has mistakes.
func Load(path string) (*Config, error) {
	data, err := readFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return Default(), nil
	}
	if err != nil {
		return nil, err
	}
	c, err := Parse(data)
	var problems Problems
	if errors.As(err, &problems) {
		for i := range problems {
			problems[i].Where = path
		}
	}
	return c, err
}

func readFile(path string) ([]byte, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, syscall.ENOTDIR):
		return nil, fs.ErrNotExist // what would be its folder is a file
	case errors.Is(err, fs.ErrNotExist):
		if _, linked := os.Lstat(path); linked == nil {
			return nil, fmt.Errorf("%s: a link to a file that does not exist", path)
		}
		return nil, err
	case err != nil:
		return nil, err
	}
	// A pipe would let the start wait for ever; /dev/null is a common way to
	// have no settings.
	if mode := info.Mode(); !mode.IsRegular() && mode&fs.ModeCharDevice == 0 {
		return nil, fmt.Errorf("%s: not a file", path)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, mostBytes+1))
	if err != nil {
		return nil, err
	}
	if len(data) > mostBytes {
		return nil, fmt.Errorf("%s: larger than %d bytes: this is no file of settings", path, mostBytes)
	}
	return data, nil
}

// Parse reads settings. The error is Problems.
func Parse(data []byte) (*Config, error) {
	data = bytes.TrimPrefix(data, []byte("\ufeff")) // of an editor on Windows
	root, problems := tree(data)
	c := Default()
	bind(root, reflect.ValueOf(c).Elem(), "", &problems)
	names := map[string]bool{}
	for i, e := range c.Exec {
		if names[e.Name] && e.Name != "" {
			problems.add(root.fields["exec"].items[i].line, "exec: a second one is called %s", e.Name)
		}
		names[e.Name] = true
	}
	c.checkCommands(root, &problems)
	c.checkDesks(root, &problems)
	if err := problems.err(); err != nil {
		return nil, err
	}
	return c, nil
}

// Environment lays the environment over the settings: DATELINE_THEME and
// DATELINE_MOUSE. An empty variable is none. The error is Problems.
func (c *Config) Environment(env func(string) string) error {
	var problems Problems
	if v := env("DATELINE_THEME"); v != "" {
		t := Theme(v)
		if err := t.check(); err != nil {
			problems = append(problems, Problem{Where: "DATELINE_THEME", Text: err.Error()})
		}
		c.Theme = t
	}
	if v := env("DATELINE_MOUSE"); v != "" {
		switch strings.ToLower(v) {
		case "true", "1", "on", "yes":
			c.Mouse = true
		case "false", "0", "off", "no":
			c.Mouse = false
		default:
			problems = append(problems, Problem{Where: "DATELINE_MOUSE", Text: fmt.Sprintf("%q is neither true nor false", v)})
		}
	}
	return problems.err()
}
