//go:build !windows

package external

// shellLine is the shell with the arguments to run a line: sh, whatever the
// reader's own shell is, so that a line means the same everywhere. What is
// appended to the arguments is $1, $2….
func shellLine(line string, _ []string) (program string, args []string) {
	return "sh", []string{"-c", line, "dateline"}
}
