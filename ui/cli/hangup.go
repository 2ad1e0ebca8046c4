package cli

import (
	"os"
	"os/signal"
	"syscall"

	tea "charm.land/bubbletea/v2"
)

// quitOnHangup ends the program when its terminal goes away (SIGHUP), which
// Bubble Tea leaves to the runtime: that would end it with the terminal in the
// alternate screen, which matters where a multiplexer keeps it. The result ends
// the watch.
func quitOnHangup(p *tea.Program) (stop func()) {
	c := make(chan os.Signal, 1)
	signal.Notify(c, syscall.SIGHUP)
	done := make(chan struct{})
	go func() {
		select {
		case <-c:
			p.Quit()
		case <-done:
		}
	}()
	return func() {
		signal.Stop(c)
		close(done)
	}
}
