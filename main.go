// Dateline is a terminal news reader that knows who and where: it shows each
// story beside the countries, leaders, people and organisations in it.
package main

import (
	"os"

	"dateline/ui/cli"
)

func main() { os.Exit(cli.Main(os.Args[1:], cli.System())) }
