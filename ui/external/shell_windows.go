package external

// shellLine is the shell with the arguments to run a line.
func shellLine(line string, environ []string) (program string, args []string) {
	if shell := lookup(environ)("ComSpec"); shell != "" {
		return shell, []string{"/d", "/c", line}
	}
	return "cmd.exe", []string{"/d", "/c", line}
}
