package store

import (
	"fmt"
	"strconv"
)

// itemID is the ID of an article outside of the package, rowID the reverse.
func itemID(id int64) string { return strconv.FormatInt(id, 10) }

func rowID(id string) (int64, error) {
	n, err := strconv.ParseInt(id, 10, 64)
	if err != nil || n <= 0 {
		return 0, fmt.Errorf("%q: %w", id, ErrNone)
	}
	return n, nil
}
