package extract

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// encode writes s in an encoding of the web's names.
func encode(t *testing.T, s, name string) []byte {
	t.Helper()
	e, err := htmlindex.Get(name)
	if err != nil {
		t.Fatal(err)
	}
	return encodeIn(t, s, e)
}

func encodeIn(t *testing.T, s string, e encoding.Encoding) []byte {
	t.Helper()
	out, err := e.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// Texts in the languages that the old encodings were made for.
const (
	french   = "Le conseil de la vallée s’est réuni mardi pour la troisième fois cette année afin de débattre du pont, fermé aux poids lourds depuis l’inondation. Où trouver l’argent ? Personne ne le sait, a déclaré le maire à l’issue de la réunion, mais l’été est encore loin."
	german   = "Der Rat des Tals trat am Dienstag zum dritten Mal in diesem Jahr zusammen, um über die Brücke zu sprechen, die seit dem Hochwasser für Lastwagen gesperrt ist. Über die Kosten konnten sich die Mitglieder nicht verständigen; für das Frühjahr wird ein Gutachten erwartet."
	polish   = "Rada doliny zebrała się we wtorek po raz trzeci w tym roku, aby porozmawiać o moście, który od powodzi jest zamknięty dla ciężarówek. Członkowie nie mogli się zgodzić, kto powinien zapłacić za naprawę, więc odłożyli decyzję do wiosny. Następne posiedzenie odbędzie się w przyszłym miesiącu."
	turkish  = "Vadi meclisi, selden beri kamyonlara kapalı olan köprüyü görüşmek üzere bu yıl üçüncü kez salı günü toplandı. Üyeler onarım için kimin ödeme yapacağı konusunda anlaşamadı ve kararı ilkbahara bıraktı. Şimdiki başkan, yeni bir araştırmanın o zamana kadar hazır olacağını söyledi, dağılırken herkes suskundu."
	russian  = "Совет долины собрался во вторник в третий раз за год, чтобы поговорить о мосте, закрытом для грузовиков после наводнения. Его члены не смогли договориться, кто должен заплатить за ремонт, и отложили вопрос до весны."
	greek    = "Το συμβούλιο της κοιλάδας συνεδρίασε την Τρίτη για τρίτη φορά φέτος για να συζητήσει για τη γέφυρα, που είναι κλειστή για τα φορτηγά μετά την πλημμύρα."
	arabic   = "اجتمع مجلس الوادي يوم الثلاثاء للمرة الثالثة هذا العام للحديث عن الجسر المغلق أمام الشاحنات منذ الفيضان ولم يتفق أعضاؤه على من يدفع تكاليف الإصلاح."
	hebrew   = "מועצת העמק התכנסה ביום שלישי בפעם השלישית השנה כדי לדון בגשר הסגור למשאיות מאז השיטפון ולא הגיעה להסכמה מי ישלם על התיקון."
	japanese = "谷の評議会は火曜日、洪水以来トラックの通行が禁止されている橋について話し合うため、今年三回目の会合を開いた。修理の費用を誰が払うかについては合意できなかった。"
	chinese  = "山谷议会星期二举行今年第三次会议，讨论自洪水以来一直对卡车关闭的桥梁，但未能就由谁支付维修费用达成一致意见，市长说春天再作决定。"
	taiwan   = "山谷議會星期二舉行今年第三次會議，討論自洪水以來一直對卡車關閉的橋樑，但未能就由誰支付維修費用達成一致意見，市長說春天再作決定。"
	korean   = "계곡 의회는 화요일 올해 세 번째로 모여 홍수 이후 트럭 통행이 금지된 다리에 대해 이야기했다. 누가 수리 비용을 낼지 합의하지 못하고 봄까지 미루었다."
)

func TestDecodePlain(t *testing.T) {
	for _, tt := range []struct{ text, charset string }{
		{french, "windows-1252"}, {german, "windows-1252"}, {german, "utf-8"}, {polish, "iso-8859-2"}, {polish, "windows-1250"},
		{turkish, "windows-1254"}, {russian, "windows-1251"}, {russian, "koi8-r"}, {russian, "iso-8859-5"}, {greek, "iso-8859-7"},
		{arabic, "windows-1256"}, {hebrew, "windows-1255"}, {japanese, "shift_jis"}, {japanese, "euc-jp"}, {japanese, "iso-2022-jp"},
		{chinese, "gb18030"}, {taiwan, "big5"}, {korean, "euc-kr"},
	} {
		t.Run(tt.charset, func(t *testing.T) {
			got, err := decode(encode(t, tt.text, tt.charset), false)
			if err != nil || got != tt.text {
				t.Errorf("%q, %v", got, err)
			}
		})
	}
}

// A few accents, a curly quote or a currency sign tell no statistics anything;
// windows-1252 is what such a text is in.
func TestDecodeShort(t *testing.T) {
	for _, text := range []string{
		"Café", "naïve", "El Niño returns", "“Bridge” stays closed – for now", "It costs 5 € and 3 £", "A résumé of 2015", "Señor Muñoz of Málaga said so",
		"Übergang für Fußgänger", "It’s closed", "São Paulo", "Copyright © 2015", "30° today", "L’été à Orléans, où il pleut", "smørrebrød på Ærø",
	} {
		got, err := decode(encodeIn(t, text, charmap.Windows1252), false)
		if err != nil || got != text {
			t.Errorf("%q became %q, %v", text, got, err)
		}
	}
}

func TestDecodeMarks(t *testing.T) {
	const text = "Bridge — stays\nclosed 橋 😀"
	for name, e := range map[string]encoding.Encoding{
		"utf-8 with mark":      unicode.UTF8BOM,
		"utf-16 little endian": unicode.UTF16(unicode.LittleEndian, unicode.UseBOM),
		"utf-16 big endian":    unicode.UTF16(unicode.BigEndian, unicode.UseBOM),
		"utf-32 little endian": utf32.UTF32(utf32.LittleEndian, utf32.UseBOM),
		"utf-32 big endian":    utf32.UTF32(utf32.BigEndian, utf32.UseBOM),
	} {
		if got, err := decode(encodeIn(t, text, e), false); err != nil || got != text {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	const ascii = "Bridge stays closed for lorries"
	for name, e := range map[string]encoding.Encoding{
		"little endian without mark": unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM),
		"big endian without mark":    unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM),
	} {
		if got, err := decode(encodeIn(t, ascii, e), false); err != nil || got != ascii {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}

func TestDecodeNewlines(t *testing.T) {
	if got, err := decode([]byte("a\r\nb\rc\nd\r\n"), false); err != nil || got != "a\nb\nc\nd\n" {
		t.Errorf("%q, %v", got, err)
	}
}

// UTF-8 with a few damaged bytes is still UTF-8.
func TestDecodeDamaged(t *testing.T) {
	got, err := decode([]byte(russian[:len(russian)-1]+"\xff"), false)
	if err != nil || !strings.HasPrefix(got, "Совет долины") || !strings.Contains(got, "\uFFFD") {
		t.Errorf("%q, %v", got, err)
	}
}

func TestDecodePage(t *testing.T) {
	for _, tt := range []struct{ text, charset, head string }{
		{russian, "windows-1251", `<meta charset="windows-1251">`},
		{russian, "koi8-r", `<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">`},
		{japanese, "shift_jis", `<meta charset=Shift_JIS>`},
		{french, "windows-1252", `<meta charset="iso-8859-1">`}, // which on the web means windows-1252
		{polish, "iso-8859-2", ""},
		{german, "utf-8", `<meta charset="windows-1252">`}, // declared wrongly
		{russian, "windows-1251", `<meta charset="utf-8">`},
		{chinese, "gb18030", `<meta charset="gb2312">`},
	} {
		page := encode(t, "<html><head>"+tt.head+"<title>x</title></head><body><p>"+tt.text+"</p></body></html>", tt.charset)
		a, err := Parse("story.html", page, now())
		if err != nil || a.Doc.Text != tt.text {
			t.Errorf("%s %s: %v %+v", tt.charset, tt.head, err, a)
		}
	}
}

func TestErrors(t *testing.T) {
	for _, tt := range []struct{ name, data, want string }{
		{"story.txt", "", "story.txt: empty file"},
		{"story.md", " \n\t\r\n", "story.md: empty file"},
		{"story.txt", "\ufeff", "story.txt: empty file"},
		{"story.txt", "a\x00b\x01c", "story.txt: not a text (binary data)"},
		{"story.txt", strings.Repeat("\x01\x02\x7f\x03word", 30), "story.txt: not a text (binary data)"},
		{"story.html", "<html><body><script>x</script></body></html>", "story.html: nothing to read in it"},
		{"story.html", "<!-- -->", "story.html: nothing to read in it"},
	} {
		a, err := Parse(tt.name, []byte(tt.data), now())
		if err == nil || err.Error() != tt.want || a != nil {
			t.Errorf("%q: %v, want %s", tt.data, err, tt.want)
		}
	}
}

func TestFormatOf(t *testing.T) {
	for _, tt := range []struct {
		name, data string
		want       Format
	}{
		{"a.txt", "<html>", Plain}, {"a.MD", "x", Markdown}, {"a.markdown", "", Markdown}, {"a.HTM", "", HTML}, {"a.html", "", HTML},
		{"a.json", "", JSON}, {"a.jsonl", "", Lines}, {"a", "", Plain}, {"a", "plain", Plain}, {"a", "\ufeff <!DOCTYPE html><p>", HTML},
		{"a", "<html lang=en>", HTML}, {"a", "<?xml version='1.0'?><html>", HTML}, {"a", "<b>bold</b> words", Plain}, {"a", "---\ntitle: x\n---\n", Markdown},
		{"standard input", `{"text": "x"}`, Lines}, {"a.b/c", "{x}", Plain},
	} {
		if got := FormatOf(tt.name, []byte(tt.data)); got != tt.want {
			t.Errorf("%s %q = %d, want %d", tt.name, tt.data, got, tt.want)
		}
	}
}
