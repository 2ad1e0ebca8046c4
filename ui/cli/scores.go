package cli

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"time"

	"dateline/model/evaluate"
	"dateline/ui/screen"
)

// scoreName is how a metric is called in a table.
func scoreName(m evaluate.Metric, ignored string) string {
	switch m {
	case evaluate.Mentioned:
		return "countries mentioned"
	case evaluate.MentionedRest:
		return "countries mentioned, without " + ignored
	case evaluate.Involved:
		return "countries involved"
	case evaluate.InvolvedRest:
		return "countries involved, without " + ignored
	case evaluate.Focus:
		return "focus country"
	case evaluate.Persons:
		return "persons, exact"
	case evaluate.PersonsOverlap:
		return "persons, overlapping"
	case evaluate.Organizations:
		return "organisations, exact"
	case evaluate.OrganizationsOverlap:
		return "organisations, overlapping"
	case evaluate.OrganizationsNoSport:
		return "organisations without sport, exact"
	case evaluate.OrganizationsNoSportOverlap:
		return "organisations without sport, overlapping"
	case evaluate.Leaders:
		return "leaders linked"
	case evaluate.InOffice:
		return "leaders in office on the date linked"
	case evaluate.PersonLinks:
		return "person links right"
	}
	return m.String()
}

const scoreNameWidth = 42

// printScores prints a table for each file, and one for all of several.
func printScores(w io.Writer, o evaluateOptions, all []*measured) error {
	var b bytes.Buffer
	for i, m := range all {
		if i > 0 {
			b.WriteByte('\n')
		}
		scoreTable(&b, o, m)
		wrongLinks(&b, &m.runs[0].report)
		worst(&b, o, &m.runs[0].report)
	}
	if len(all) > 1 {
		b.WriteByte('\n')
		scoreTable(&b, o, together(all))
	}
	_, err := w.Write(b.Bytes())
	return err
}

// together sums several files up.
func together(all []*measured) *measured {
	sum := &measured{name: fmt.Sprintf("all %d files", len(all))}
	for i, r := range all[0].runs {
		reports := make([]evaluate.Report, len(all))
		r.spent = 0
		for j, m := range all {
			reports[j] = m.runs[i].report
			r.spent += m.runs[i].spent
		}
		r.report = evaluate.Sum(reports)
		sum.runs = append(sum.runs, r)
	}
	return sum
}

func scoreTable(b *bytes.Buffer, o evaluateOptions, m *measured) {
	full := &m.runs[0]
	r := &full.report
	fmt.Fprintf(b, "%s: %d %s, %.2f MB, %s\n", screen.NeutralizeLine(m.name), r.Documents, plural(r.Documents, "document"), float64(r.Bytes)/1e6, speed(r.Bytes, full.spent))
	fmt.Fprintf(b, "%-*s%8s%8s%8s%11s%8s%7s", scoreNameWidth, "", "right", "wrong", "missed", "precision", "recall", "F1")
	for _, p := range m.runs[1:] {
		fmt.Fprintf(b, "%*s", passWidth(p), "without "+p.without)
	}
	b.WriteByte('\n')
	for _, row := range r.Rows {
		fmt.Fprintf(b, "%-*s%8d%8d", scoreNameWidth, scoreName(row.Metric, o.ignore), row.Right, row.Wrong)
		if row.Metric.PrecisionOnly() {
			fmt.Fprintf(b, "%8s%11.1f%8s%7s", "-", 100*row.Precision(), "-", "-")
		} else {
			fmt.Fprintf(b, "%8d%11.1f%8.1f%7.1f", row.Missed, 100*row.Precision(), 100*row.Recall(), 100*row.F1())
		}
		for _, p := range m.runs[1:] {
			t, _ := p.report.Of(row.Metric)
			fmt.Fprintf(b, "%*s", passWidth(p), worth(row, t))
		}
		b.WriteByte('\n')
	}
	if r.Unjudged > 0 {
		fmt.Fprintf(b, "%-*s%8d\n", scoreNameWidth, "person links without a number to compare", r.Unjudged)
	}
	for _, p := range m.runs[1:] {
		fmt.Fprintf(b, "without %s: %s\n", p.without, speed(p.report.Bytes, p.spent))
	}
}

// worth says what is left of a score without a part, and the difference.
func worth(with evaluate.Row, without evaluate.Tally) string {
	before, after := with.F1(), without.F1()
	if with.Metric.PrecisionOnly() {
		if without.Right+without.Wrong == 0 {
			return "-"
		}
		before, after = with.Precision(), without.Precision()
	}
	return fmt.Sprintf("%.1f (%+.1f)", 100*after, 100*(after-before))
}

// passWidth is the width of the column of an ablation.
func passWidth(p pass) int { return max(16, len("  without "+p.without)) }

func plural(n int, noun string) string {
	if n == 1 {
		return noun
	}
	return noun + "s"
}

// speed is the rate of the analysis; very little cannot be timed.
func speed(bytes int64, spent time.Duration) string {
	if rate := megabytesPerSecond(bytes, spent); rate > 0 {
		return fmt.Sprintf("%.1f MB/s", rate)
	}
	return "too little to time"
}

func megabytesPerSecond(bytes int64, spent time.Duration) float64 {
	if spent <= 0 {
		return 0
	}
	return float64(bytes) / 1e6 / spent.Seconds()
}

// wrongLinks lists who was taken for whom.
func wrongLinks(b *bytes.Buffer, r *evaluate.Report) {
	if len(r.WrongLinks) == 0 {
		return
	}
	b.WriteString("\nWrong links\n")
	for _, l := range r.WrongLinks {
		want := l.Want
		if want == "" {
			want = "nobody known"
		}
		fmt.Fprintf(b, "  line %d %s: %q is %s %s, labelled %s\n", l.Line, screen.NeutralizeLine(l.Doc), screen.NeutralizeLine(l.Text),
			screen.NeutralizeLine(l.Name), l.ID, screen.NeutralizeLine(want))
	}
}

// worst shows the documents with the most errors.
func worst(b *bytes.Buffer, o evaluateOptions, r *evaluate.Report) {
	if o.errors == 0 {
		return
	}
	if len(r.Worst) == 0 {
		b.WriteString("\nNo document has errors.\n")
		return
	}
	b.WriteString("\nWorst documents\n")
	for _, d := range r.Worst {
		fmt.Fprintf(b, "  line %d %s: %d %s\n", d.Line, screen.NeutralizeLine(d.ID), d.Count, plural(d.Count, "error"))
		for _, f := range d.Faults {
			fmt.Fprintf(b, "    %s\n", scoreName(f.Metric, o.ignore))
			faultLine(b, "invented", f.Invented)
			faultLine(b, "missed", f.Missed)
		}
	}
}

func faultLine(b *bytes.Buffer, what string, list []string) {
	if len(list) > 0 {
		fmt.Fprintf(b, "      %-9s %s\n", what, screen.NeutralizeLine(strings.Join(list, " | ")))
	}
}
