package evaluate

import (
	"cmp"
	"slices"
	"strings"

	"dateline/model"
)

// Report is how a file, or several together, scored.
type Report struct {
	Documents  int
	Bytes      int64 // of what was analysed, datelines left out
	Rows       []Row // the metrics that apply, in their order
	Unjudged   int   // persons linked to an ID that is no number
	WrongLinks []WrongLink
	Worst      []DocFaults // the documents with the most errors, the worst first
}

// Row is one metric of a report.
type Row struct {
	Metric Metric
	Tally
}

// Of returns the tally of a metric; ok is false where it does not apply.
func (r *Report) Of(m Metric) (t Tally, ok bool) {
	for i := range r.Rows {
		if r.Rows[i].Metric == m {
			return r.Rows[i].Tally, true
		}
	}
	return Tally{}, false
}

// DocFaults is what is wrong with one document.
type DocFaults struct {
	Line   int
	ID     string
	Count  int // of what was missed or invented
	Faults []Fault
}

// Fault is what is wrong by one metric. Of a country the words behind it are
// named: "FR (Paris, French)".
type Fault struct {
	Metric   Metric
	Invented []string
	Missed   []string
}

// faulty collects the faults of a document.
type faulty struct {
	line   int
	id     string
	faults []Fault
}

// add notes faults, which are joined by metric.
func (f *faulty) add(m Metric, invented, missed []string) {
	if len(invented)+len(missed) == 0 {
		return
	}
	if n := len(f.faults); n == 0 || f.faults[n-1].Metric != m {
		f.faults = append(f.faults, Fault{Metric: m})
	}
	last := &f.faults[len(f.faults)-1]
	last.Invented = append(last.Invented, invented...)
	last.Missed = append(last.Missed, missed...)
}

// Report sums up what has been added; worst is the number of documents whose
// errors are named.
func (s *Scorer) Report(worst int) Report {
	r := s.report
	for m := range Metric(metrics) {
		if s.applies(m) {
			r.Rows = append(r.Rows, Row{m, s.tally[m]})
		}
	}
	if !s.numbered {
		r.Unjudged, r.WrongLinks = 0, nil
	}
	for _, f := range s.faults {
		d := DocFaults{Line: f.line, ID: f.id}
		for _, fault := range f.faults {
			if s.applies(fault.Metric) {
				d.Faults = append(d.Faults, fault)
				d.Count += len(fault.Invented) + len(fault.Missed)
			}
		}
		if d.Count > 0 {
			r.Worst = append(r.Worst, d)
		}
	}
	slices.SortStableFunc(r.Worst, func(x, y DocFaults) int { return cmp.Compare(y.Count, x.Count) })
	r.Worst = r.Worst[:min(worst, len(r.Worst))]
	return r
}

// Sum adds the reports of several files up. Errors and links are left to those.
func Sum(reports []Report) Report {
	var sum Report
	var tally [metrics]Tally
	var applies [metrics]bool
	for i := range reports {
		r := &reports[i]
		sum.Documents += r.Documents
		sum.Bytes += r.Bytes
		sum.Unjudged += r.Unjudged
		for _, row := range r.Rows {
			tally[row.Metric].Add(row.Tally)
			applies[row.Metric] = true
		}
		if _, ok := r.Of(OrganizationsNoSport); !ok { // all of the file is no sport
			exact, _ := r.Of(Organizations)
			overlap, _ := r.Of(OrganizationsOverlap)
			tally[OrganizationsNoSport].Add(exact)
			tally[OrganizationsNoSportOverlap].Add(overlap)
		}
	}
	for m := range Metric(metrics) {
		if applies[m] {
			sum.Rows = append(sum.Rows, Row{m, tally[m]})
		}
	}
	return sum
}

// evidence is how many of the words behind a country are named.
const evidence = 3

// invented names the mentions behind codes that are not labelled: those of
// places first, which the countries mentioned rest on.
func invented(codes []string, a *model.Analysis) []string {
	return behind(codes, func(code string, name func(string)) {
		for _, places := range [...]bool{true, false} {
			for i := range a.Mentions {
				m := &a.Mentions[i]
				if Modern(m.Country) == code && places == (m.Kind == model.Country || m.Kind == model.Place) {
					name(m.Text)
				}
			}
		}
	})
}

// overlooked names the labelled mentions behind codes that were not found.
func overlooked(codes []string, d *Doc) []string {
	return behind(codes, func(code string, name func(string)) {
		for i := range d.Mentions {
			if m := &d.Mentions[i]; Modern(m.Country) == code {
				name(d.Text[m.Start:m.End])
			}
		}
	})
}

func behind(codes []string, mentions func(code string, name func(string))) []string {
	out := make([]string, len(codes))
	for i, code := range codes {
		var words []string
		mentions(code, func(w string) {
			if len(words) < evidence && !slices.Contains(words, w) {
				words = append(words, w)
			}
		})
		out[i] = code
		if len(words) > 0 {
			out[i] += " (" + strings.Join(words, ", ") + ")"
		}
	}
	return out
}
