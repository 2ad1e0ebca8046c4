package fetch

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"time"
)

// readFile reads the feed at a file: address. Its time of change and size stand
// for what a server says of an answer.
func readFile(u *url.URL, req Request, most int64) (Response, error) {
	began := time.Now()
	if (u.Host != "" && u.Host != "localhost") || u.Path == "" {
		return Response{}, &Error{Reason: "a file: address names a file of this machine", Hint: "write it with three slashes: file:///path/to/feed.xml"}
	}
	info, err := os.Stat(u.Path)
	if err != nil {
		return Response{}, fileError(err)
	}
	switch {
	case info.IsDir():
		return Response{}, &Error{Reason: "a folder, not a file", Hint: "name the file in it"}
	case !info.Mode().IsRegular():
		return Response{}, &Error{Reason: "not an ordinary file"} // a pipe would hang, a device never end
	case info.Size() > most:
		return Response{}, tooLarge(most)
	}
	r := Response{
		Status:       http.StatusOK,
		URL:          (&url.URL{Scheme: "file", Path: u.Path}).String(),
		LastModified: info.ModTime().UTC().Format(http.TimeFormat),
		ETag:         fmt.Sprintf(`"%x-%x"`, info.ModTime().UnixNano(), info.Size()),
	}
	if req.ETag == r.ETag {
		r.Status, r.NotModified = http.StatusNotModified, true
		r.Elapsed = time.Since(began)
		return r, nil
	}
	f, err := os.Open(u.Path)
	if err != nil {
		return Response{}, fileError(err)
	}
	defer f.Close()
	w := &wire{from: f, most: most}
	r.Body, err = unpack(w, "", most)
	r.Bytes, r.Elapsed = w.n, time.Since(began)
	if err != nil {
		if errors.Is(err, io.ErrUnexpectedEOF) {
			err = brokenOff(w.n, 0, err)
		}
		return Response{}, fileError(err)
	}
	return r, nil
}

func fileError(err error) error {
	var known *Error
	var path *fs.PathError
	switch {
	case errors.As(err, &known):
		return known
	case errors.Is(err, fs.ErrNotExist):
		return &Error{Reason: "no such file", Hint: "check the path", Err: err}
	case errors.Is(err, fs.ErrPermission):
		return &Error{Reason: "the file may not be read", Hint: "check its permissions", Err: err}
	case errors.As(err, &path):
		return &Error{Reason: plain(path.Err.Error()), Temporary: true, Err: err}
	}
	return &Error{Reason: plain(err.Error()), Temporary: true, Err: err}
}
