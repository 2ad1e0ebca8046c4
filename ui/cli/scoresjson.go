package cli

import (
	"io"
	"math"

	"dateline/model/evaluate"
	"dateline/ui/cli/annotate"
)

// scoresObject is what evaluate --json prints. All keys are always there; rates
// are 0..1 and rounded to 4 decimals.
type scoresObject struct {
	Ignored string       `json:"ignored"`
	Files   []fileObject `json:"files"`
	All     *fileObject  `json:"all"` // null for one file
}

type fileObject struct {
	File       string         `json:"file"`
	Documents  int            `json:"documents"`
	Bytes      int64          `json:"bytes"`
	Seconds    float64        `json:"seconds"`
	Speed      float64        `json:"mb_per_second"` // 0 where too little to time
	Metrics    []metricObject `json:"metrics"`
	Without    []passObject   `json:"without"`
	Unjudged   int            `json:"unjudged"`
	WrongLinks []linkObject   `json:"wrong_links"`
	Errors     []errorObject  `json:"errors"`
}

type metricObject struct {
	Metric    string   `json:"metric"`
	Right     int      `json:"right"`
	Wrong     int      `json:"wrong"`
	Missed    *int     `json:"missed"` // null, as the rest, where only precision is measured
	Precision float64  `json:"precision"`
	Recall    *float64 `json:"recall"`
	F1        *float64 `json:"f1"`
}

type passObject struct {
	Part    string         `json:"part"`
	Seconds float64        `json:"seconds"`
	Speed   float64        `json:"mb_per_second"`
	Metrics []metricObject `json:"metrics"`
}

type linkObject struct {
	Line     int    `json:"line"`
	ID       string `json:"id"`
	Text     string `json:"text"`
	Name     string `json:"name"`
	Linked   string `json:"linked"`
	Labelled string `json:"labelled"`
}

type errorObject struct {
	Line   int           `json:"line"`
	ID     string        `json:"id"`
	Count  int           `json:"count"`
	Faults []faultObject `json:"faults"`
}

type faultObject struct {
	Metric   string   `json:"metric"`
	Invented []string `json:"invented"`
	Missed   []string `json:"missed"`
}

func printScoresJSON(w io.Writer, o evaluateOptions, all []*measured) error {
	object := scoresObject{Ignored: o.ignore, Files: make([]fileObject, len(all))}
	for i, m := range all {
		object.Files[i] = newFileObject(m)
	}
	if len(all) > 1 {
		sum := newFileObject(together(all))
		object.All = &sum
	}
	var e annotate.Encoder
	line, err := e.Encode(object)
	if err != nil {
		return err
	}
	_, err = w.Write(line)
	return err
}

func newFileObject(m *measured) fileObject {
	full := &m.runs[0]
	r := &full.report
	f := fileObject{
		File: m.name, Documents: r.Documents, Bytes: r.Bytes, Seconds: rounded(full.spent.Seconds()),
		Speed: rounded(megabytesPerSecond(r.Bytes, full.spent)), Metrics: metricObjects(r), Without: []passObject{},
		Unjudged: r.Unjudged, WrongLinks: []linkObject{}, Errors: []errorObject{},
	}
	for i := range m.runs[1:] {
		p := &m.runs[i+1]
		f.Without = append(f.Without, passObject{p.without, rounded(p.spent.Seconds()), rounded(megabytesPerSecond(p.report.Bytes, p.spent)), metricObjects(&p.report)})
	}
	for _, l := range r.WrongLinks {
		f.WrongLinks = append(f.WrongLinks, linkObject{l.Line, l.Doc, l.Text, l.Name, l.ID, l.Want})
	}
	for _, d := range r.Worst {
		e := errorObject{d.Line, d.ID, d.Count, make([]faultObject, len(d.Faults))}
		for i, x := range d.Faults {
			e.Faults[i] = faultObject{x.Metric.String(), list(x.Invented), list(x.Missed)}
		}
		f.Errors = append(f.Errors, e)
	}
	return f
}

func metricObjects(r *evaluate.Report) []metricObject {
	out := make([]metricObject, len(r.Rows))
	for i, row := range r.Rows {
		out[i] = metricObject{Metric: row.Metric.String(), Right: row.Right, Wrong: row.Wrong, Precision: rounded(row.Precision())}
		if !row.Metric.PrecisionOnly() {
			missed, recall, f1 := row.Missed, rounded(row.Recall()), rounded(row.F1())
			out[i].Missed, out[i].Recall, out[i].F1 = &missed, &recall, &f1
		}
	}
	return out
}

// list is never null.
func list(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}

func rounded(x float64) float64 { return math.Round(x*1e4) / 1e4 }
