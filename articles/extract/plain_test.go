package extract

import (
	"strings"
	"testing"
)

// Sentences to build texts of: a long one, and one of middle length.
const (
	long  = "The council of the valley met on Tuesday for the third time this year to talk about the bridge, which has been closed to lorries since the flood."
	other = "Its members could not agree who should pay for the repairs, and put the question off until the spring."
	third = "A new survey of the pillars will be ready by then, the mayor told reporters after the meeting."
)

type plainCase struct {
	name string
	text string
	// What is expected; "" for a field means that it must be empty.
	title, outlet, byline, dateline, date string
	images                                string // caption|credit, one a line
	outline                               string
}

func paragraphsOf(s ...string) string { return strings.Join(s, "\n\n") }

// wrap breaks a text at a width, the first line of it indented.
func wrap(s string, width int, indent string) string {
	var b strings.Builder
	line := indent
	for _, w := range strings.Fields(s) {
		if len(line)+len(w)+1 > width && strings.TrimSpace(line) != "" {
			b.WriteString(strings.TrimRight(line, " ") + "\n")
			line = ""
		}
		line += w + " "
	}
	b.WriteString(strings.TrimRight(line, " "))
	return b.String()
}

var plainCases = []plainCase{
	{
		name:  "headline, standfirst, body",
		text:  paragraphsOf("Valley council puts off bridge repairs", "Members want a new survey before anybody pays", long, other, third),
		title: "Valley council puts off bridge repairs",
		outline: `standfirst Members want a new survey before anybody…
paragraph The council of the valley met on Tuesday…
paragraph Its members could not agree who should p…
paragraph A new survey of the pillars will be read…`,
	},
	{
		name:    "no standfirst: the second paragraph is a sentence",
		text:    paragraphsOf("Valley council puts off bridge repairs", third, long),
		title:   "Valley council puts off bridge repairs",
		outline: "paragraph A new survey of the pillars will be read…\nparagraph The council of the valley met on Tuesday…",
	},
	{
		name:     "a standfirst with a full stop before a dateline",
		text:     paragraphsOf("Bridge stays closed", "The repairs are put off until the spring.", "LOWTOWN, Jan 5 (Reuters) - "+long, other),
		title:    "Bridge stays closed",
		outlet:   "Reuters",
		dateline: "LOWTOWN, Jan 5 (Reuters) -",
		outline: `standfirst The repairs are put off until the spring.
paragraph The council of the valley met on Tuesday…
paragraph Its members could not agree who should p…`,
	},
	{
		name:   "a standfirst with a full stop before byline and date",
		text:   paragraphsOf("Bridge stays closed", "The repairs are put off until the spring.", "By Ada Quill", "5 January 2016", long),
		title:  "Bridge stays closed",
		byline: "Ada Quill",
		date:   "2016-01-05",
		outline: `standfirst The repairs are put off until the spring.
paragraph The council of the valley met on Tuesday…`,
	},
	{
		name: "photo credits, then the caption",
		text: paragraphsOf("Bridge stays closed", "The council wants to know more about its pillars first",
			"Photo by: AFP", "Engineers stand beneath the bridge in Lowtown, January 4, 2016", long, other),
		title:  "Bridge stays closed",
		date:   "2016-01-04",
		images: "Engineers stand beneath the bridge in Lowtown, January 4, 2016|AFP",
		outline: `standfirst The council wants to know more about its…
figure
  caption Engineers stand beneath the bridge in Lo…
  credit AFP
paragraph The council of the valley met on Tuesday…
paragraph Its members could not agree who should p…`,
	},
	{
		name: "two credits for two pictures, the second one below a heading",
		text: paragraphsOf("Bridge stays closed", "Photo by: AFP\nPhoto by: EPA", "The mayor speaks at the bridge in Lowtown, January 4, 2016", long, other,
			"What comes next", "Engineers look at a plan of the bridge in the town hall as others wait for them", third),
		title:  "Bridge stays closed",
		date:   "2016-01-04",
		images: "The mayor speaks at the bridge in Lowtown, January 4, 2016|AFP\nEngineers look at a plan of the bridge in the town hall as others wait for them|EPA",
		outline: `figure
  caption The mayor speaks at the bridge in Lowtow…
  credit AFP
paragraph The council of the valley met on Tuesday…
paragraph Its members could not agree who should p…
heading What comes next
figure
  caption Engineers look at a plan of the bridge i…
  credit EPA
paragraph A new survey of the pillars will be read…`,
	},
	{
		name:   "the same credit twice for one caption is said once",
		text:   paragraphsOf("Bridge stays closed", "Photo by: AFP\nPhoto by: AFP", "The mayor speaks at the bridge", long, other),
		title:  "Bridge stays closed",
		images: "The mayor speaks at the bridge|AFP",
		outline: `figure
  caption The mayor speaks at the bridge
  credit AFP
paragraph The council of the valley met on Tuesday…
paragraph Its members could not agree who should p…`,
	},
	{
		name: "a caption with its credit behind it, in the body",
		text: paragraphsOf("Bridge stays closed", long, "The bridge after the flood. Photograph: Ida Holm/Getty Images", other),

		title:  "Bridge stays closed",
		images: "The bridge after the flood.|Ida Holm/Getty Images",
		outline: `paragraph The council of the valley met on Tuesday…
figure
  caption The bridge after the flood.
  credit Ida Holm/Getty Images
paragraph Its members could not agree who should p…`,
	},
	{
		name:   "a credit in brackets below its caption",
		text:   paragraphsOf("Bridge stays closed", long, "Boats pass below the closed bridge on Monday", "(Photo: Ida Holm)", other),
		title:  "Bridge stays closed",
		images: "Boats pass below the closed bridge on Monday|Ida Holm",
		outline: `paragraph The council of the valley met on Tuesday…
figure
  caption Boats pass below the closed bridge on Monday
  credit Ida Holm
paragraph Its members could not agree who should p…`,
	},
	{
		name:    "a credit alone",
		text:    paragraphsOf("Bridge stays closed", "REUTERS/Ida Holm", long, other),
		title:   "Bridge stays closed",
		images:  "|REUTERS/Ida Holm",
		outline: "figure\n  credit REUTERS/Ida Holm\nparagraph The council of the valley met on Tuesday…\nparagraph Its members could not agree who should p…",
	},
	{
		name:  "section headings",
		text:  paragraphsOf("Bridge stays closed", long, "An old quarrel", other, "Who pays?", third, "2015 and after", long),
		title: "Bridge stays closed",
		outline: `paragraph The council of the valley met on Tuesday…
heading An old quarrel
paragraph Its members could not agree who should p…
heading Who pays?
paragraph A new survey of the pillars will be read…
heading 2015 and after
paragraph The council of the valley met on Tuesday…`,
	},
	{
		name:  "short lines that head nothing",
		text:  paragraphsOf("Bridge stays closed", long, "The bridge:", other, "“Who pays?”", third, "so it goes", long, "The end of it"),
		title: "Bridge stays closed",
		outline: `paragraph The council of the valley met on Tuesday…
paragraph The bridge:
paragraph Its members could not agree who should p…
paragraph “Who pays?”
paragraph A new survey of the pillars will be read…
paragraph so it goes
paragraph The council of the valley met on Tuesday…
paragraph The end of it`,
	},
	{
		name:    "agency line",
		text:    paragraphsOf("Bridge stays closed", long, "Valley Post and agencies"),
		title:   "Bridge stays closed",
		outlet:  "Valley Post",
		outline: "paragraph The council of the valley met on Tuesday…\ncredit Valley Post and agencies",
	},
	{
		name:    "agency after a dash",
		text:    paragraphsOf("Bridge stays closed", long, "— AFP"),
		title:   "Bridge stays closed",
		outlet:  "AFP",
		outline: "paragraph The council of the valley met on Tuesday…\ncredit — AFP",
	},
	{
		name:    "source line, reporters above it",
		text:    paragraphsOf("Bridge stays closed", long, "(Reporting by Ada Quill; Editing by Ida Holm)", "Source: Valley Post"),
		title:   "Bridge stays closed",
		outlet:  "Valley Post",
		outline: "paragraph The council of the valley met on Tuesday…\ncredit (Reporting by Ada Quill; Editing by Ida …\ncredit Source: Valley Post",
	},
	{
		name:    "a short last sentence is no agency line",
		text:    paragraphsOf("Bridge stays closed", long, "He thanked them."),
		title:   "Bridge stays closed",
		outline: "paragraph The council of the valley met on Tuesday…\nparagraph He thanked them.",
	},
	{
		name:     "hard-wrapped with blank lines",
		text:     paragraphsOf("Bridge stays closed", wrap("LOWTOWN, January 5, 2016 - "+long+" "+other, 70, ""), "An old quarrel", wrap(third+" "+long, 70, "")),
		title:    "Bridge stays closed",
		dateline: "LOWTOWN, January 5, 2016 -",
		date:     "2016-01-05",
		outline: `paragraph The council of the valley met on Tuesday…
heading An old quarrel
paragraph A new survey of the pillars will be read…`,
	},
	{
		name: "indented paragraphs without blank lines",
		text: "BRIDGE STAYS CLOSED\n\n" + wrap("LOWTOWN, Jan 5 - "+long, 66, "    ") + "\n" + wrap(other, 66, "    ") + "\n" + wrap(third, 66, "    ") + "\n Reuter\n",

		title:    "BRIDGE STAYS CLOSED",
		dateline: "LOWTOWN, Jan 5 -",
		outline: `paragraph The council of the valley met on Tuesday…
paragraph Its members could not agree who should p…
paragraph A new survey of the pillars will be read…
paragraph Reuter`,
	},
	{
		name:    "a paragraph a line, no blank lines",
		text:    "Bridge stays closed\n" + long + "\n" + other + "\n" + third,
		title:   "Bridge stays closed",
		outline: "paragraph The council of the valley met on Tuesday…\nparagraph Its members could not agree who should p…\nparagraph A new survey of the pillars will be read…",
	},
	{
		name:    "a wrapped headline",
		text:    "Valley council puts off the repairs of the bridge that has been\nclosed since the flood\n\n" + wrap(long, 66, "") + "\n\n" + wrap(other+" "+third, 66, ""),
		title:   "Valley council puts off the repairs of the bridge that has been closed since the flood",
		outline: "paragraph The council of the valley met on Tuesday…\nparagraph Its members could not agree who should p…",
	},
	{
		name:   "a header like that of a mail",
		text:   "Subject: Bridge stays closed\nFrom: Ada Quill\nDate: Tue, 5 Jan 2016 10:30:00 +0000\n\n" + long + "\n\n" + other,
		title:  "Bridge stays closed",
		byline: "Ada Quill",
		date:   "2016-01-05T10:30Z",

		outline: "paragraph The council of the valley met on Tuesday…\nparagraph Its members could not agree who should p…",
	},
	{
		name:   "date and byline above the headline",
		text:   paragraphsOf("Tuesday, 5 January 2016", "By Ada Quill", "Bridge stays closed", long, other),
		title:  "Bridge stays closed",
		byline: "Ada Quill",
		date:   "2016-01-05",

		outline: "paragraph The council of the valley met on Tuesday…\nparagraph Its members could not agree who should p…",
	},
	{
		name:    "a time of day",
		text:    paragraphsOf("Bridge stays closed", "Published: 5 January 2016, 14:05 GMT", long),
		title:   "Bridge stays closed",
		date:    "2016-01-05T14:05Z",
		outline: "paragraph The council of the valley met on Tuesday…",
	},
	{
		name:    "a letter",
		text:    paragraphsOf("Lowtown, 5 January 2016", "Dear Ada,", "I was at the bridge yesterday and thought of you and of the summer when it was new.", "Write soon,", "Ida"),
		date:    "2016-01-05",
		outline: "paragraph Lowtown, 5 January 2016\nparagraph Dear Ada,\nparagraph I was at the bridge yesterday and though…\nparagraph Write soon,\nparagraph Ida",
	},
	{
		name:    "a poem keeps its lines",
		text:    "The bridge\n\nOver the water and\nunder the sky\nlorries no longer\ncome rumbling by,\n\nonly the swallows\nwho pay for no road\nand carry the summer\nas all of their load.",
		title:   "The bridge",
		outline: "paragraph Over the water and⏎under the sky⏎lorries…\nparagraph only the swallows⏎who pay for no road⏎an…",
	},
	{
		name:    "a poem without a title",
		text:    "Over the water and\nunder the sky\nlorries no longer\ncome rumbling by",
		outline: "paragraph Over the water and⏎under the sky⏎lorries…",
	},
	{
		name:    "one line is a headline",
		text:    "Bridge stays closed\n",
		title:   "Bridge stays closed",
		outline: "",
	},
	{
		name:    "one sentence is a text",
		text:    "The bridge stays closed until the spring.",
		outline: "paragraph The bridge stays closed until the spring.",
	},
	{
		name:    "one long paragraph",
		text:    long + " " + other + " " + third,
		outline: "paragraph The council of the valley met on Tuesday…",
	},
	{
		name:    "sentences only: no headline",
		text:    paragraphsOf("It rained all night.", long, other),
		outline: "paragraph It rained all night.\nparagraph The council of the valley met on Tuesday…\nparagraph Its members could not agree who should p…",
	},
	{
		name:    "a dateline first: no headline",
		text:    paragraphsOf("LOWTOWN — The bridge stays closed until the spring", long),
		outline: "paragraph The bridge stays closed until the spring\nparagraph The council of the valley met on Tuesday…",

		dateline: "LOWTOWN —",
	},
	{
		name:    "a headline that ends in an abbreviation or a question",
		text:    paragraphsOf("Who pays for the bridge to the U.S.", long),
		title:   "Who pays for the bridge to the U.S.",
		outline: "paragraph The council of the valley met on Tuesday…",
	},
	{
		name:  "lists",
		text:  paragraphsOf("Bridge stays closed", long, "- lorries\n- buses of more than\n  ten tonnes\n- coaches", other, "1. survey", "2. repairs", third),
		title: "Bridge stays closed",
		outline: `paragraph The council of the valley met on Tuesday…
list
  item
    paragraph lorries
  item
    paragraph buses of more than ten tonnes
  item
    paragraph coaches
paragraph Its members could not agree who should p…
list from 1
  item
    paragraph survey
  item
    paragraph repairs
paragraph A new survey of the pillars will be read…`,
	},
	{
		name:    "a lone dash or number makes no list",
		text:    paragraphsOf("Bridge stays closed", long, "- Ada Quill, from Lowtown", other, "3. October 2015 was the day of the flood."),
		title:   "Bridge stays closed",
		date:    "2015-10-03",
		outline: "paragraph The council of the valley met on Tuesday…\nparagraph - Ada Quill, from Lowtown\nparagraph Its members could not agree who should p…\nparagraph 3. October 2015 was the day of the flood.",
	},
	{
		name:    "rules",
		text:    paragraphsOf("Bridge stays closed\n===================", long, "* * *", other),
		title:   "Bridge stays closed",
		outline: "paragraph The council of the valley met on Tuesday…\nrule\nparagraph Its members could not agree who should p…",
	},
	{
		name: "another script",
		text: paragraphsOf("Мост остаётся закрытым", "Совет долины собрался во вторник в третий раз за год, чтобы поговорить о мосте, закрытом после наводнения.",
			"Старый спор", "Его члены не смогли договориться, кто заплатит за ремонт, и отложили вопрос до весны 5 января 2016 года."),
		title:   "Мост остаётся закрытым",
		date:    "2016-01-05",
		outline: "paragraph Совет долины собрался во вторник в трети…\nheading Старый спор\nparagraph Его члены не смогли договориться, кто за…",
	},
	{
		name:    "a script with its own full stop",
		text:    paragraphsOf("桥梁继续关闭", "山谷议会星期二举行今年第三次会议，讨论自洪水以来一直对卡车关闭的桥梁，但未能就由谁支付维修费用达成一致意见。", "桥墩的新调查将于二零一六年春季完成，市长在会议后于2016年1月5日告诉记者，届时将再次讨论这个问题。"),
		title:   "桥梁继续关闭",
		date:    "2016-01-05",
		outline: "paragraph 山谷议会星期二举行今年第三次会议，讨论自洪水以来一直对卡车关闭的桥梁，但未能就由…\nparagraph 桥墩的新调查将于二零一六年春季完成，市长在会议后于2016年1月5日告诉记者，届…",
	},
	{
		name:    "old newlines, form feeds and tabs",
		text:    "Bridge stays closed\r\rAn old quarrel goes on and on\r\r\f" + long + "\v" + other,
		title:   "Bridge stays closed",
		outline: "standfirst An old quarrel goes on and on\nparagraph The council of the valley met on Tuesday…\nparagraph Its members could not agree who should p…",
	},
}

func TestPlain(t *testing.T) {
	for _, tt := range plainCases {
		t.Run(tt.name, func(t *testing.T) {
			a := mustParse(t, "story.txt", tt.text)
			var images []string
			for _, img := range a.Images {
				images = append(images, img.Caption+"|"+img.Credit)
			}
			for _, f := range [...]struct{ name, got, want string }{
				{"title", a.Title, tt.title}, {"outlet", a.Outlet, tt.outlet}, {"byline", a.Byline, tt.byline},
				{"dateline", a.Dateline, tt.dateline}, {"date", date(a), tt.date},
				{"images", strings.Join(images, "\n"), tt.images}, {"outline", outline(a.Doc), tt.outline},
			} {
				if f.got != f.want {
					t.Errorf("%s\n%s\nwant\n%s", f.name, f.got, f.want)
				}
			}
		})
	}
}
