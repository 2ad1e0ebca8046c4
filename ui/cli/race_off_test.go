//go:build !race

package cli

// streamedLines is enough to tell a leak of a few bytes a line.
const streamedLines = 200_000

const raceOn = false
