package cli

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"dateline/ui/screentest"
)

// libraries is a folder with a data folder for each size, N/dateline/library.db,
// as go run ./ui/cli/gen makes them.
var libraries = flag.String("libraries", "", "folder of the large libraries that are measured: N/dateline/library.db")

// sized is a library of n articles.
type sized struct {
	n      int
	env    []string
	newest string // how the headline of the newest article begins
}

// sizes returns the libraries that are there, the smallest first.
func sizes(b *testing.B, program string) (list []sized) {
	if *libraries == "" {
		b.Skip("-libraries says where they are")
	}
	home := b.TempDir()
	files, _ := filepath.Glob(filepath.Join(*libraries, "*", "dateline", "library.db"))
	for _, f := range files {
		data := filepath.Dir(filepath.Dir(f))
		n, err := strconv.Atoi(filepath.Base(data))
		if err != nil {
			continue
		}
		s := sized{n: n, env: []string{"HOME=" + home, "XDG_DATA_HOME=" + data, "XDG_CONFIG_HOME=" + home}}
		cmd := exec.Command(program, "list", "--limit", "1", "--json")
		cmd.Env = s.env
		out, err := cmd.Output()
		var first struct{ Title string }
		if err == nil {
			err = json.Unmarshal(out, &first)
		}
		if err != nil {
			b.Fatal(f, err)
		}
		s.newest = first.Title[:min(12, len(first.Title))]
		list = append(list, s)
	}
	if len(list) == 0 {
		b.Skip("no libraries in " + *libraries)
	}
	slices.SortFunc(list, func(x, y sized) int { return x.n - y.n })
	return list
}

// median sorts a list.
func median[T int | int64 | float64 | time.Duration](list []T) T {
	slices.Sort(list)
	return list[len(list)/2]
}

// BenchmarkLargeStart times process start to first paint with libraries of all
// sizes, in turns: the medians in milliseconds, and how many times that of the
// smallest it takes.
//
//	go test ./ui/cli -run '^$' -bench LargeStart -benchtime 40x -libraries DIR
func BenchmarkLargeStart(b *testing.B) {
	program := compiled(b, "dateline")
	list := sizes(b, program)
	times := make([][]time.Duration, len(list))
	start := func(s sized) time.Duration { return firstPaint(b, s.newest, s.env, program) }
	for _, s := range list {
		start(s) // warm
	}
	for n := 0; b.Loop(); n++ {
		for k := range list {
			i := (n + k) % len(list) // none always comes after the same one
			times[i] = append(times[i], start(list[i]))
		}
	}
	first := median(times[0])
	for i, s := range list {
		m := median(times[i])
		b.ReportMetric(float64(m.Microseconds())/1000, fmt.Sprintf("ms-%d", s.n))
		b.ReportMetric(float64(m)/float64(first), fmt.Sprintf("times-%d", s.n))
	}
}

// BenchmarkLargeKey presses j and k in the lists of libraries of all sizes, in
// turns: the medians of the processor time and the bytes written a key, then the
// memory (RSS) of each reader, before and after 20 articles were read.
//
//	go test ./ui/cli -run '^$' -bench LargeKey -benchtime 100x -libraries DIR
func BenchmarkLargeKey(b *testing.B) {
	program := compiled(b, "dateline")
	list := sizes(b, program)
	open := make([]*screentest.Process, len(list))
	cpu, written := make([][]int64, len(list)), make([][]int, len(list))
	for i, s := range list {
		open[i] = screentest.StartCommand(b, screentest.Command{Path: program, Env: s.env}, screentest.Options{Width: 120, Height: 40})
		open[i].WaitFor(s.newest)
		open[i].Settle()
	}
	press := func(p *screentest.Process, key string) {
		before, sent := p.Bytes(), time.Now()
		p.Press(key)
		for p.Bytes() == before && time.Since(sent) < time.Second {
			time.Sleep(time.Millisecond)
		}
		p.Settle()
	}
	n := 0
	for b.Loop() {
		for i, p := range open {
			before, bytes := processorTime(b, p.Pid()), p.Bytes()
			press(p, []string{"j", "k"}[n/5%2])
			cpu[i], written[i] = append(cpu[i], processorTime(b, p.Pid())-before), append(written[i], p.Bytes()-bytes)
		}
		n++
	}
	for i, s := range list {
		b.ReportMetric(float64(median(cpu[i]))/1e6, fmt.Sprintf("cpu-ms/key-%d", s.n))
		b.ReportMetric(float64(median(written[i])), fmt.Sprintf("B/key-%d", s.n))
		b.ReportMetric(resident(b, open[i].Pid()), fmt.Sprintf("MB-%d", s.n))
		press(open[i], "enter")
		for range 20 {
			press(open[i], "J")
		}
		b.ReportMetric(resident(b, open[i].Pid()), fmt.Sprintf("MB-read-%d", s.n))
	}
}

// resident is the memory of a process in megabytes.
func resident(b *testing.B, pid int) float64 {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		b.Skip(err)
	}
	for line := range strings.Lines(string(text)) {
		if f := strings.Fields(line); len(f) > 1 && f[0] == "VmRSS:" {
			kb, _ := strconv.Atoi(f[1])
			return float64(kb) / 1024
		}
	}
	b.Skip("no VmRSS")
	return 0
}
