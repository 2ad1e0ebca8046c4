package config

import (
	"errors"
	"fmt"
	"log/slog"
	"reflect"
	"strings"
	"testing"
)

func TestSecret(t *testing.T) {
	type holder struct {
		Password Secret `toml:"password"`
	}
	read := func(text string) (h holder, p Problems) {
		root, p := tree([]byte(text))
		bind(root, reflect.ValueOf(&h).Elem(), "", &p)
		return h, p
	}
	h, p := read(`password = "hunter2"`)
	if got, err := h.Password.Reveal(nil); len(p) > 0 || err != nil || got != "hunter2" {
		t.Errorf("%q, %v, %v", got, err, p)
	}
	var log strings.Builder
	slog.New(slog.NewTextHandler(&log, nil)).Info("x", "secret", h.Password)
	if s := fmt.Sprintf("%v %+v %s %#v", h, h, h.Password, h.Password) + log.String(); strings.Contains(s, "hunter2") {
		t.Errorf("it prints itself: %s", s)
	}
	h, p = read(`password = { command = ["pass", "show", "news"] }`)
	run := func(argv []string) ([]byte, error) { return []byte(strings.Join(argv, "+") + "\r\nmore\n"), nil }
	if got, err := h.Password.Reveal(run); len(p) > 0 || err != nil || got != "pass+show+news" {
		t.Errorf("%q, %v, %v", got, err, p)
	}
	if _, err := h.Password.Reveal(func([]string) ([]byte, error) { return []byte("\n"), nil }); err == nil {
		t.Error("a command that prints nothing gives a secret")
	}
	failure := errors.New("no such entry")
	if _, err := h.Password.Reveal(func([]string) ([]byte, error) { return []byte("hunter2"), failure }); !errors.Is(err, failure) || strings.Contains(err.Error(), "hunter2") {
		t.Errorf("got %v", err)
	}
	for _, text := range []string{"password = 1", "password = {}", `password = {command = []}`, `password = {comand = ["a"]}`, `password = {command = ["a"], value = "b"}`, `password = {command = "a"}`} {
		if _, p := read(text); len(p) != 1 || p[0].Line != 1 {
			t.Errorf("%s: %v", text, p)
		}
	}
}
