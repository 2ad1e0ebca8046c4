package reader

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
	"golang.org/x/text/unicode/norm"

	"dateline/model"
	"dateline/model/document"
	"dateline/ui/layout"
	"dateline/ui/screen"
	"dateline/ui/theme"
)

var update = flag.Bool("update", false, "write the golden files anew")

func compare(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got == string(want) {
		return
	}
	g, w := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i := range g {
		if i >= len(w) || g[i] != w[i] {
			t.Fatalf("%s, line %d:\n got %s\nwant %s\n(-update writes it anew)", name, i+1, g[i], w[min(i, len(w)-1)])
		}
	}
	t.Fatalf("%s: %d lines, want %d (-update writes it anew)", name, len(g), len(w))
}

// script is a short text in a script, and a name in it.
type script struct{ lang, title, text, name string }

// scripts is a sentence or two of news in each of the scripts of the world that
// a terminal can be asked for.
func scripts() []script {
	return []script{
		{"Latin", "Čeští a němečtí ministři", "Příliš žluťoučký kůň: „Spor o vodu skončil“, řekl ministr v Německu – a dodal, že Štýrsko, Łódź, Århus i Đà Nẵng souhlasí. L’été à Besançon\u00a0: 12\u00a0% «\u00a0de plus\u00a0»\u202f!", "Německu"},
		{"Cyrillic", "Переговоры о мире", "Министр иностранных дел России заявил во вторник, что «переговоры с Норвегией» продолжатся в мае; Україна та Ґданськ погодились.", "Норвегией"},
		{"Greek", "Συμφωνία για τη θάλασσα", "Ο πρωθυπουργός της Ελλάδας δήλωσε ότι η συμφωνία με τη Νορβηγία ισχύει από σήμερα· «τι άλλο;» ρώτησε.", "Νορβηγία"},
		{"Arabic", "اتفاق بين إيران وروسيا", "قال وزير خارجية إيران إن بلاده وقعت مع روسيا (في موسكو) اتفاقا قيمته 1,200.50 دولار مع Gazprom في 23 نوفمبر.", "روسيا"},
		{"Hebrew", "הסכם בין שתי מדינות", "שר החוץ של איראן אמר ביום שלישי: „לא נחתום על 12% מן ההסכם (Accord)”, ונורווגיה הסכימה.", "נורווגיה"},
		{"Persian", "گفت\u200cوگو در تهران", "رئیس\u200cجمهور روسیه در تهران گفت: «می\u200cخواهیم در ایران گفت\u200cوگو کنیم»؛ نشست ۲۳ نوامبر ۲۰۱۵ پایان یافت.", "ایران"},
		{"Urdu", "اردو میں خبر", "وزیر اعظم نے کہا کہ پاکستان اور ناروے کے درمیان معاہدہ ہو گیا ہے، اور بھارت نے بھی اتفاق کیا۔", "ناروے"},
		{"Devanagari", "नदी के जल पर समझौता", "प्रधानमंत्री ने मंगलवार को कहा कि भारत और नॉर्वे के बीच क्षेत्रीय समझौता हुआ है; स्त्री-शिक्षा पर भी चर्चा हुई।", "नॉर्वे"},
		{"Tamil and Bengali", "தமிழ் செய்தி", "இந்தியாவின் பிரதமர் நார்வே நாட்டுடன் ஒப்பந்தம் செய்தார். বাংলাদেশের প্রধানমন্ত্রী চুক্তিতে সই করেছেন।", "நார்வே"},
		{"Thai", "ข่าวจากกรุงเทพ", "นายกรัฐมนตรีของประเทศไทยกล่าวเมื่อวันอังคารว่าข้อตกลงกับนอร์เวย์จะมีผลในเดือนพฤษภาคมและจะแบ่งพลังงานลมร่วมกัน", "นอร์เวย์"},
		{"Lao and Khmer", "ຂ່າວຈາກວຽງຈັນ", "ນາຍົກລັດຖະມົນຕີຂອງລາວກ່າວວ່າຂໍ້ຕົກລົງມີຜົນແລ້ວ នាយករដ្ឋមន្ត្រីកម្ពុជាបានមានប្រសាសន៍ថាកិច្ចព្រមព្រៀងបានចូលជាធរមាន", "ລາວ"},
		{"Han", "两国签署协议", "外交部长星期二说：“中国同挪威的协议（关于海上风电）将于五月生效。”他还表示，双方将共享2013年以来投资的1,200.50亿元，合作前景广阔。", "挪威"},
		{"Kana", "ノルウェーと合意", "首相は火曜日、「ノルウェーとの合意は五月に発効する」と述べた。ﾊﾝｶｸｶﾞﾅも、ちょっとした記号――たとえば『々』や「ー」――も、行頭には来ない。", "ノルウェー"},
		{"Hangul", "노르웨이와 협정 체결", "총리는 화요일 서울에서 “노르웨이와의 협정이 오월에 발효된다”고 말했다. 풍력 발전을 함께 나눈다.", "노르웨이"},
		{"Emoji", "A flag 🇳🇴 and a family 👩‍👩‍👧", "The crowd waved 🇳🇴🇰🇪🇯🇵 and cheered 👍🏽👏🏿; a family 👨‍👩‍👧‍👦 of four, an astronaut 👩🏾‍🚀, a keycap 1️⃣, a heart ❤️ and Norway in e\u0301tude of \u1112\u1161\u11ab.", "Norway"},
	}
}

// article makes an article of the scripts; every name is a mention.
func articleOf(scripts []script) model.Loaded {
	var b document.Builder
	for _, s := range scripts {
		b.Leaf(document.Block{Kind: document.Heading, Level: 2})
		b.Text(s.title, 0, "")
		b.Leaf(document.Block{Kind: document.Paragraph})
		b.Text(s.text, 0, "")
	}
	a := &model.Article{ID: "scripts", Title: "Scripts of the world", Doc: b.Document()}
	an := &model.Analysis{Countries: []model.Finding{{Entity: model.Entity{Kind: model.Country, Name: "Norway", Country: "NO"}}}}
	text := a.Doc.Text
	for _, s := range scripts {
		at := strings.Index(text, s.text)
		at += strings.Index(s.text, s.name)
		span := model.Span{Start: at, End: at + len(s.name)}
		an.Mentions = append(an.Mentions, model.Mention{Field: model.FieldText, Span: span, Text: s.name, Kind: model.Country})
	}
	return model.Loaded{Article: a, Analysis: an}
}

// terminal draws what a reader shows of a whole page, as a terminal that counts
// in one way or the other and orders nothing.
func terminal(r *Reader, w int, m screen.Method) *vt.Emulator {
	emu := vt.NewEmulator(w, r.Height())
	if m == screen.GraphemeWidth {
		emu.WriteString("\x1b[?2027h")
	}
	for y, line := range r.View() {
		if m == screen.WcWidth {
			line = apart(line)
		}
		fmt.Fprintf(emu, "\x1b[%d;1H%s", y+1, line)
	}
	return emu
}

// apart keeps the code points of a line from becoming clusters, for a terminal
// that shall count each of them: a sequence that does nothing stands between.
func apart(line string) string {
	var b strings.Builder
	for _, r := range line {
		if r >= 0x80 {
			b.WriteString("\x1b[?7h")
		}
		b.WriteRune(r)
	}
	return b.String()
}

// rows are the cells of a terminal as text, each row once.
func rows(emu *vt.Emulator) []string {
	var out []string
	for y := range emu.Height() {
		var b strings.Builder
		for x := 0; x < emu.Width(); {
			c := emu.CellAt(x, y)
			if c == nil || c.Content == "" {
				b.WriteByte(' ')
				x++
				continue
			}
			b.WriteString(c.Content)
			x += max(1, c.Width)
		}
		out = append(out, strings.TrimRight(b.String(), " "))
	}
	return out
}

// letters are what a text is made of, without order and form.
func letters(s string) string {
	r := []rune(norm.NFKC.String(strings.Map(func(r rune) rune {
		if r == 0x200c || r == 0x200d || r == ' ' {
			return -1
		}
		return r
	}, s)))
	slices.Sort(r)
	return string(r)
}

func TestGoldenScripts(t *testing.T) {
	l := articleOf(scripts())
	for _, w := range []int{32, 48, 80} {
		th, _ := theme.New("dark", true)
		p := Build(l, Options{Width: w - 4, Theme: &th, Method: screen.GraphemeWidth, Zone: time.UTC, Bidi: screen.BidiVisual})
		r := New(&th, screen.GraphemeWidth)
		r.SetSize(w, len(p.Lines))
		r.SetPage(p)
		var b strings.Builder
		for _, row := range rows(terminal(r, w, screen.GraphemeWidth)) {
			b.WriteString(strings.TrimSuffix(row, " ") + "\n")
		}
		compare(t, fmt.Sprintf("scripts-%d.txt", w), b.String())
	}
}

// TestCellsInEveryScript: in both ways of counting and both orders every line
// fits, every name stands on the cells it is said to, is found there, and is
// what a click on any of its cells means; and no other cell is highlighted.
func TestCellsInEveryScript(t *testing.T) {
	th, _ := theme.New("dark", true)
	th.Country.Fg = ansi.BasicColor(13) // styles that no other text has
	th.Match.Bg, th.Found.Bg = ansi.BasicColor(5), ansi.BasicColor(5)
	all := scripts()
	l := articleOf(all)
	if len(l.Analysis.Mentions) != len(scripts()) {
		t.Fatalf("%d names in %d scripts", len(l.Analysis.Mentions), len(scripts()))
	}
	for _, m := range []screen.Method{screen.GraphemeWidth, screen.WcWidth} {
		if m == screen.WcWidth {
			// Terminals disagree about the halves of flags.
			last := &all[len(all)-1]
			last.title, last.text = flagless(last.title), flagless(last.text)
			l = articleOf(all)
		}
		for _, bidi := range []screen.Bidi{screen.BidiVisual, screen.BidiLogical} {
			for w := 24; w <= 90; w += 13 {
				margin, width := layout.Column(w, layout.Measure)
				p := Build(l, Options{Width: width, Theme: &th, Method: m, Zone: time.UTC, Bidi: bidi})
				r := New(&th, m)
				r.SetSize(w, len(p.Lines))
				r.SetPage(p)
				c := cellCheck{t, r, p, w, margin, m}
				for i, line := range r.View() {
					if got := screen.Width(line, m); got != w {
						t.Fatalf("width %d: line %d has %d cells", w, i, got)
					}
				}
				c.mentions()
				for _, s := range all {
					c.finds(s.name)
				}
			}
		}
	}
}

func flagless(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 0x1f1e6 && r <= 0x1f1ff {
			return 'F'
		}
		return r
	}, s)
}

// same compares what stands in cells with a text. A terminal that counts code
// points does not tell what marks it put on a cell.
func (c *cellCheck) same(cells, text string) bool {
	if c.m == screen.WcWidth {
		cells, text = fold(norm.NFKC.String(cells)), fold(norm.NFKC.String(text))
	}
	return letters(cells) == letters(text)
}

type cellCheck struct {
	t      *testing.T
	r      *Reader
	p      *Page
	w      int
	margin int
	m      screen.Method
}

func (c *cellCheck) mentions() {
	emu := terminal(c.r, c.w, c.m)
	total := 0
	for i, m := range c.p.Marks {
		got := ""
		for _, s := range c.p.Cells[i] {
			for x := s.Start; x < s.End; x++ {
				got += emu.CellAt(c.margin+x, s.Line).Content
				if at, ok := c.r.MentionAt(c.margin+x, s.Line); !ok || at != i {
					c.t.Fatalf("width %d: a click on cell %d,%d of %q means mention %d, %v", c.w, x, s.Line, m.Text, at, ok)
				}
				total++
			}
		}
		if !c.same(got, m.Text) {
			c.t.Fatalf("width %d, counted by %v: %q stands on the cells of %q", c.w, c.m, m.Text, got)
		}
	}
	for y := range emu.Height() {
		for x := range c.w {
			if s := emu.CellAt(x, y); s != nil && s.Style.Fg == ansi.BasicColor(13) {
				total -= max(1, s.Width)
			}
		}
	}
	if total != 0 {
		c.t.Fatalf("width %d: %d highlighted cells are missing", c.w, total)
	}
}

func (c *cellCheck) finds(name string) {
	n := c.r.SetFind(name)
	if n == 0 {
		c.t.Fatalf("width %d: %q is not found", c.w, name)
	}
	emu := terminal(c.r, c.w, c.m)
	got := ""
	for y := range emu.Height() {
		for x := range c.w {
			if s := emu.CellAt(x, y); s != nil && s.Style.Bg == ansi.BasicColor(5) {
				got += s.Content
			}
		}
	}
	// The folded letters, as often as the name was found.
	if got, want := letters(fold(norm.NFKC.String(got))), letters(strings.Repeat(fold(norm.NFKC.String(name)), n)); got != want {
		c.t.Fatalf("width %d: find of %q (%d) highlights %q, want %q", c.w, name, n, got, want)
	}
	c.r.ClearFind()
}
