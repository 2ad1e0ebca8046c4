//go:build race

package cli

// streamedLines is smaller here: the race detector slows each line tenfold.
const streamedLines = 20_000

const raceOn = true
