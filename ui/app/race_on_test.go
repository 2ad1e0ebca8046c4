//go:build race

package app

// raceOn tells that the race detector slows everything tenfold.
const raceOn = true
