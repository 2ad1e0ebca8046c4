package cli

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"dateline/articles/file"
	"dateline/ui/cli/annotate"
)

// jobKind is what a job was made of.
type jobKind uint8

const (
	notOpened jobKind = iota // failure says why
	jsonValue                // data is a line, or an element of a .json file
	fileAt                   // source is the path of a file to read
	textGiven                // data is an article of text
)

// job is one article on its way through the pipeline. Its buffers are reused.
type job struct {
	kind   jobKind
	source string // the file as a person would name it
	place  string // where in it: "line 3"; "" for a whole file
	data   []byte

	id      string // of the article: what the line gives, or the path
	failure error
	result  []byte // what is printed; good until the job is used again
	encoder annotate.Encoder
}

// trim gives back the memory that an unusually large article has claimed.
func (j *job) trim() {
	if cap(j.data) > keepPerJob {
		j.data = nil
	}
	j.result = nil
	j.encoder.Trim(keepPerJob)
}

// fail puts an error in the place of the result.
func (j *job) fail(why error) {
	where := j.source
	if j.place != "" {
		where += ": " + j.place
	}
	j.failure = fmt.Errorf("%s: %w", where, why)
}

// stream is a source that holds many articles.
type stream interface {
	Next(buf []byte) (value []byte, number int, err error)
}

// input hands out the articles of files, folders and standard input, one by
// one. Streams are read as they are needed.
type input struct {
	stdin  io.Reader
	groups []file.Group

	stream stream // the one being read
	source string // its name
	unit   string // what it counts
	closer io.Closer
}

func newInput(stdin io.Reader, groups []file.Group) *input {
	return &input{stdin: stdin, groups: groups}
}

// next fills a job; the size is that of what it holds.
func (in *input) next(j *job) (int, error) {
	*j = job{data: j.data[:0], encoder: j.encoder}
	for {
		if in.stream != nil {
			if in.value(j) {
				return len(j.data), nil
			}
			in.close()
			continue
		}
		if len(in.groups) == 0 {
			return 0, io.EOF
		}
		g := &in.groups[0]
		switch {
		case len(g.Files) > 0:
			path := g.Files[0]
			g.Files = g.Files[1:]
			if in.open(j, path) {
				return len(j.data), nil
			}
		case len(g.Failures) > 0:
			j.kind, j.id, j.failure = notOpened, g.Path, g.Failures[0]
			g.Failures = g.Failures[1:]
			return 0, nil
		default:
			in.groups = in.groups[1:]
		}
	}
}

// value takes the next article of the stream; false at its end.
func (in *input) value(j *job) bool {
	data, number, err := in.stream.Next(j.data)
	j.data = data
	if errors.Is(err, io.EOF) {
		return false
	}
	j.kind, j.source, j.place = jsonValue, in.source, fmt.Sprintf("%s %d", in.unit, number)
	switch {
	case errors.Is(err, annotate.ErrTooLong):
		j.fail(err)
	case errors.Is(err, io.ErrUnexpectedEOF):
		j.place = ""
		j.fail(errors.New("cut short: the array has no end"))
	case err != nil:
		j.place = ""
		j.fail(reason(err))
		in.close()
	}
	return true
}

// open opens what may hold many articles; true if it made a job of path itself.
func (in *input) open(j *job, path string) bool {
	ext := strings.ToLower(filepath.Ext(path))
	switch {
	case path == file.Stdin:
		return in.openStdin(j)
	case ext != ".json" && ext != ".jsonl" && ext != ".ndjson":
		j.kind, j.source, j.id = fileAt, path, path
		return true
	}
	f, err := os.Open(path)
	if err == nil {
		var info os.FileInfo
		if info, err = f.Stat(); err == nil && info.IsDir() {
			err = errors.New("a folder, not a file")
		}
	}
	if err != nil {
		j.kind, j.source, j.id = notOpened, path, path
		j.fail(reason(err))
		return true
	}
	in.source, in.closer = path, f
	r := bufio.NewReaderSize(f, 64<<10)
	if ext == ".json" {
		skipMark(r)
		in.stream, in.unit = annotate.NewValues(r), "article"
	} else {
		in.stream, in.unit = annotate.NewLines(r, 1), "line"
	}
	return false
}

// openStdin looks at the first character of standard input that is not blank:
// JSONL if it is a brace, else one article of text.
func (in *input) openStdin(j *job) bool {
	const name = "standard input"
	j.source, j.id = name, file.Stdin
	r := bufio.NewReaderSize(in.stdin, 64<<10)
	skipMark(r)
	number := 1
	for {
		c, err := r.ReadByte()
		if err != nil {
			j.kind = notOpened
			if errors.Is(err, io.EOF) {
				err = errors.New("empty")
			}
			j.fail(reason(err))
			return true
		}
		switch c {
		case '\n':
			number++
			fallthrough
		case ' ', '\t', '\r':
			continue
		}
		_ = r.UnreadByte()
		if c == '{' {
			in.source, in.stream, in.unit = name, annotate.NewLines(r, number), "line"
			return false
		}
		break
	}
	data, err := file.Read(file.Stdin, r)
	j.kind, j.data = textGiven, data
	if err != nil {
		j.kind, j.failure = notOpened, err
	}
	return true
}

// skipMark passes over a byte order mark of UTF-8.
func skipMark(r *bufio.Reader) {
	if b, _ := r.Peek(3); bytes.Equal(b, []byte("\xEF\xBB\xBF")) {
		_, _ = r.Discard(3)
	}
}

// reason says what the operating system said without the name of the call.
func reason(err error) error {
	var pe *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return errors.New("no such file or folder")
	case errors.Is(err, fs.ErrPermission):
		return errors.New("no permission to read it")
	case errors.As(err, &pe):
		return pe.Err
	}
	return err
}

func (in *input) close() {
	in.stream = nil
	if in.closer != nil {
		_ = in.closer.Close()
		in.closer = nil
	}
}
