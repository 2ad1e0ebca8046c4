package annotate

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
)

// all reads a stream to its end: "number:value", or "number!error".
func all(t *testing.T, next func([]byte) ([]byte, int, error)) (out []string) {
	t.Helper()
	var buf []byte
	for range 10_000 {
		value, number, err := next(buf)
		switch {
		case errors.Is(err, io.EOF):
			return out
		case err != nil:
			out = append(out, fmt.Sprintf("%d!%v", number, err))
		case len(value) > 60:
			out = append(out, fmt.Sprintf("%d:(%d bytes)", number, len(value)))
		default:
			out = append(out, fmt.Sprintf("%d:%s", number, value))
		}
		buf = value
	}
	t.Fatal("the stream has no end")
	return nil
}

func TestLines(t *testing.T) {
	full := strings.Repeat("x", MaxLine)
	for _, c := range []struct {
		in   string
		want []string
	}{
		{"", nil},
		{"\n \r\n\t\n", nil},
		{"a\nb", []string{"1:a\n", "2:b"}},
		{"\n\na\r\n\nb\n", []string{"3:a\r\n", "5:b\n"}},
		{full + "\nb\n", []string{fmt.Sprintf("1:(%d bytes)", MaxLine+1), "2:b\n"}},
		{full + "\r\nb\n", []string{fmt.Sprintf("1:(%d bytes)", MaxLine+2), "2:b\n"}},
		{full, []string{fmt.Sprintf("1:(%d bytes)", MaxLine)}},
		{"a\n" + full + "y\nb\n", []string{"1:a\n", "2!longer than 10 MB", "3:b\n"}},
		{full + full + "y", []string{"1!longer than 10 MB"}},
		{full + full + "y\n\nb", []string{"1!longer than 10 MB", "3:b"}},
	} {
		l := NewLines(bufio.NewReader(strings.NewReader(c.in)), 1)
		if got := all(t, l.Next); !slices.Equal(got, c.want) {
			t.Errorf("%.40q: got %q, want %q", c.in, got, c.want)
		}
	}
}

type failing struct{ after io.Reader }

func (f failing) Read(p []byte) (int, error) {
	n, err := f.after.Read(p)
	if errors.Is(err, io.EOF) {
		err = errors.New("the disk is gone")
	}
	return n, err
}

func TestLinesGivesReadErrors(t *testing.T) {
	l := NewLines(bufio.NewReader(failing{strings.NewReader("a\nhalf of b")}), 1)
	if _, _, err := l.Next(nil); err != nil {
		t.Fatal(err)
	}
	if _, _, err := l.Next(nil); err == nil || err.Error() != "the disk is gone" {
		t.Fatalf("got %v", err)
	}
}

func TestValues(t *testing.T) {
	full := `"` + strings.Repeat("x", MaxLine) + `"`
	for _, c := range []struct {
		in   string
		want []string
	}{
		{"", nil},
		{" \n", nil},
		{"[]", nil},
		{`{"a":1}`, []string{`1:{"a":1}`}},
		{"{\n  \"a\": [1, {}]\n}\n", []string{"1:{\n  \"a\": [1, {}]\n}"}},
		{`{"a":1}{"b":2} {"c":3}`, []string{`1:{"a":1}`, `2:{"b":2}`, `3:{"c":3}`}},
		{` [ {"a":"]}\"["} , 2,"x,]", null] `, []string{`1:{"a":"]}\"["}`, "2:2", `3:"x,]"`, "4:null"}},
		{`[[1],[]]`, []string{"1:[1]", "2:[]"}},
		{`[{"a":1},{"b"`, []string{`1:{"a":1}`, `2:{"b"`}}, // Decode says that the last one is cut short
		{`[{"a":1},`, []string{`1:{"a":1}`, "1!unexpected EOF"}},
		{`{"a":1}}{"b":2}`, []string{`1:{"a":1}`, "2:}{\"b\":2", "3:}"}},
		{`[1]x`, []string{"1:1", "2:x"}},
		{`[` + full + `,2]`, []string{"1!longer than 10 MB", "2:2"}},
	} {
		v := NewValues(bufio.NewReader(strings.NewReader(c.in)))
		if got := all(t, v.Next); !slices.Equal(got, c.want) {
			t.Errorf("%.40q: got %q, want %q", c.in, got, c.want)
		}
	}
}

// Valid JSON is cut exactly where encoding/json cuts it; anything ends, and
// loses no character but separators.
func FuzzValues(f *testing.F) {
	for _, s := range []string{`[{"text":"a"},{"text":"]"}]`, `{"a":"\\\""} {"b":[]}`, `[1,2`, `}]`, `["\\"]`, "[[],{},\"\"]"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, in string) {
		if len(in) > 5000 {
			return
		}
		v := NewValues(bufio.NewReader(strings.NewReader(in)))
		var got []string
		for range len(in) + 2 {
			value, _, err := v.Next(nil)
			if errors.Is(err, io.EOF) {
				got = append(got, "EOF")
				break
			}
			got = append(got, string(value))
		}
		if len(got) == 0 || got[len(got)-1] != "EOF" {
			t.Fatalf("%q has no end: %q", in, got)
		}
		var want []json.RawMessage
		if json.Unmarshal([]byte(in), &want) != nil || !strings.HasPrefix(strings.TrimSpace(in), "[") {
			return
		}
		got = got[:len(got)-1]
		if len(got) != len(want) {
			t.Fatalf("%q: got %q, want %q", in, got, want)
		}
		for i := range want {
			if got[i] != string(want[i]) {
				t.Fatalf("%q: got %q, want %q", in, got[i], want[i])
			}
		}
	})
}
