package main

import (
	"slices"
	"strings"
	"sync"
)

// respelling writes a sound in another way: from at the beginning (^), the end
// ($) or anywhere in a word becomes to.
type respelling struct{ from, to string }

// romanisation is how the names of some countries vary between papers.
type romanisation struct {
	countries string
	rules     string // from>to, one word each
	words     string // lines of whole words that stand for each other, in this region only
}

// romanisations follow the usual systems: for Russian those of the press, the
// BGN and the Library of Congress, for Chinese pinyin and Wade–Giles, for Korean
// the old and the revised system, and so on. One word of a name varies at a
// time; what several papers write all the same way is in respellings.
var romanisations = []romanisation{
	{
		countries: "AE BH DJ DZ EG IQ JO KW LB LY MA MR OM PS QA SA SD SY TN YE XQ",
		rules:     "ou>u ou>o oo>u ee>i ei>ai ai>ay ai>ei ay>ai ss>s q>k q>g gh>g dh>d dj>j j>dj j>g aa>a i$>y y$>i ah$>a a$>ah eh$>a eh$>ah iyy>iy iya$>iyya w>ou",
		words:     "hafez hafiz\nmoammar muammar moamer muamar\nnuri nouri\ntareq tariq tarek tarik\naziz azeez\nyasser yasir yaser yassir\nanwar anouar\nhosni husni hosny\nabdelaziz abdulaziz\nabdelfattah abdulfattah\nchadli shadli\nsaddam sadam\ntaha taaha\nzine zayn zein\nmohsen muhsin mohsin\nnabih nabeeh\nsaad sa'ad\ngamal jamal djamal\nqabus qaboos\nkhaddam khadam",
	},
	{
		countries: "IR AF TJ",
		rules:     "ou>u ou>o oo>u q>gh gh>q ei>ey ey>ei zadeh$>zade ejad>ezhad i$>y ee>i dd>d v>w aa>a khatami>khatemi",
		words:     "ruhollah rouhollah ruhullah\nmehdi mahdi\nrafsanjani rafsanjany\nali aly\nmassoud masoud masud massud\nebrahim ibrahim\nhamid hameed\nreza rida riza\nashraf ashruf\nburhanuddin burhanudin borhanuddin\ngulbuddin gulbudin golbuddin hekmatyar\nnajibullah najeebullah\nemomali imomali emomalii\nrahmon rakhmon rakhmonov rahmonov",
	},
	{
		countries: "RU SU BY KZ UZ TM KG AM AZ GE MD BG MK RS YU ME BA",
		rules:     "sky$>ski sky$>skiy sky$>skii ski$>sky skiy$>sky ei$>ey ey$>ei ai$>ay ay$>ai iy$>y ii$>y y$>iy ^ye>e ^e>ye ^yu>iu ^ya>ia yev$>ev ev$>yev iev$>iyev ayev>aev aev>ayev eyev>eev kh>h ^h>kh shch>sch tz>ts ks>x x>ks ij$>y oi$>oy ya$>ia ia$>ya ov$>off v$>ff",
		words:     "mikhail michail mikhael\nboris borys\nyegor egor\npyotr petr piotr peter\nandrei andrey\narkady arkadi arkadiy\ngennady gennadi gennadiy genadi\ngrigory grigori grigoriy\ngeorgy georgi georgiy\nvasily vasili vassily vasiliy\nvyacheslav viacheslav\nyevgeny evgeny yevgeni evgeni\nyelena elena\nnursultan noursoultan\neduard edward\nheydar haydar geidar heidar\nilham ilkham\nislam islom\nsaparmurat saparmyrat\naskar asqar\nalexander aleksandr alyaksandr aliaksandr\nlukashenko lukashenka\nserzh serge\nlevon leon\nzviad zviyad",
	},
	{
		countries: "UA",
		rules:     "sky$>skyi sky$>skyy sky$>skiy sky$>ski skyy$>sky iy$>y y$>iy ii$>iy ^y>j yi$>y ii$>y enko$>yenko yenko$>enko ya$>ia ia$>ya yu>iu yk$>yck ch$>tch",
		words:     "volodymyr vladimir\nmykola nikolai nikolay\nserhiy sergei sergey serhii\nandriy andrei andrii\ndmytro dmitry dmitri\nyuriy yuri yury yurii\noleksandr alexander aleksandr olexander\noleksiy alexei oleksii\nyulia yuliya julia yuliia\nviktor victor\nleonid leonyd\npetro pyotr\npavlo pavel\nvalery valeriy valerii\narseniy arseny arsenii\nanatoliy anatoly anatolii\nmykhailo mikhail\nihor igor\noleh oleg\nyevhen yevgeny\nhryhoriy grigory",
	},
	{
		countries: "IL",
		rules:     "tz>z tz>ts z>tz ts>tz ch>h ch>kh ^h>ch kh>ch ie>i i>ie ck>k y$>i ah$>a a$>ah ph>f",
		words:     "yitzhak yitzak yitshak yizhak itzhak izhak yitzchak\nbenjamin binyamin benyamin bibi\nshimon simon\nmoshe moishe\nmenachem menahem\nchaim haim\nezer eizer\nariel arik\nyehuda yehudah\nrehavam rechavam\nabba aba\navigdor evet\nreuven reuben\nya'akov yaakov\nisaac yitzhak",
	},
	{
		countries: "KR KP",
		words: "park pak\nlee yi rhee ri\nroh no noh\nchun chon jeon\nchoi choe\njung chung jeong\nyoon yun\ncho jo\nkang gang\nlim im\nchang jang\n" +
			"jong chong\nun eun\nsung song seong\nyoung yong yeong\nhyun hyon hyeon\ndae tae\nwoo u\nhee hui\njae chae\nhye hae\ngeun kun keun\nmyung myong myeong\nmoo mu\nsam sahm\n" +
			"doo du tu\nhwan whan\nil ir\nnam nahm\npong bong\nju joo\nthae tae\nhong hong\nduck deok\nsoo su\nkyung kyong gyeong\nchul chol",
	},
	{
		countries: "RS YU BA HR ME MK SI XK",
		rules:     "ic$>ich ch$>c vic$>vitch j>y dj>d ^dj>dz dz>dj sh>s",
		words:     "zoran soran\ntudjman tudman tudzman\ndjindjic dindic djinjic zoran\nslobodan sloba",
	},
	{
		countries: "DE AT CH LI LU SE DK NO FI IS EE",
		rules:     "ue>u oe>o ae>a",
	},
	{countries: "ID", rules: "oe>u u>oe tj>c dj>j j>dj", words: "suharto soeharto\nsukarno soekarno\nsusilo soesilo"},
	{
		countries: "PK IN BD LK NP MV",
		rules:     "ee>i oo>u i$>y y$>i sh>s dh>d th>t aa>a ia$>iya",
		words:     "pervez parvez pervaiz parvaiz\nmuhammad mohammad mohammed\nsharif shareef\nnawaz navaz\nyousuf yusuf yousaf\nzia ziya\nyahya yahia\natal atul\nbihari behari\nindira indra\nmaithripala mithripala\nrajapaksa rajapakse rajapaksha\nhasina haseena\nkhaleda khalida",
	},
	{countries: "TR", rules: "y>i c>j", words: "recep rejep\nsuleyman suleiman\nbulent buelent\nturgut torgut"},
	{countries: "GR CY", rules: "k>c ^k>c ou>u f>ph ph>f ks>x x>ks", words: "konstantinos constantine costas kostas\ngeorge georgios giorgos\nandreas andrew\nalexis alexios\nantonis antonios\nglafkos glafcos\ndimitris demetris\nnikos nicos"},
	{countries: "KH LA TH MM", rules: "ou>u th>t ph>p kh>k", words: "sihanouk sihanuk\nranariddh ranarith\nthaksin taksin\nsen saen"},
	{countries: "GB US CA AU NZ IE ZA JM TT", words: "jimmy james jim\ntony anthony\nbill william\njoe joseph\nbob robert\ndick richard\nmike michael\ntom thomas\ndan daniel\nchris christopher\nnick nicholas\nken kenneth\nron ronald\ndon donald\nliz elizabeth\nal albert\ntim timothy\nsteve stephen\nted edward\nmalcolm mal\nrob robert\nmatt matthew\nben benjamin\ngerry gerald\njerry gerald\nfred frederick\nandy andrew\njim james\nphil philip\nkate katherine\nwalt walter"},
}

// wadeGiles are the forms under which the press of the time knew the best known
// Chinese: the name of the tables, then the old form.
const wadeGiles = `
mao zedong: mao tse tung
zhou enlai: chou en lai
deng xiaoping: teng hsiao ping
liu shaoqi: liu shao chi
hua guofeng: hua kuo feng
hu yaobang: hu yao pang
zhao ziyang: chao tzu yang
li xiannian: li hsien nien
yang shangkun: yang shang kun
jiang zemin: chiang tse min
jiang qing: chiang ching
zhu de: chu teh
lin biao: lin piao
peng dehuai: peng te huai
chen yi: chen i
ye jianying: yeh chien ying
dong biwu: tung pi wu
wan li: wan li
hu jintao: hu chin tao
xi jinping: hsi chin ping
sun yat sen: sun yixian
chiang kai shek: jiang jieshi
chiang ching kuo: jiang jingguo
lee teng hui: li teng hui
lee teng hui: li denghui
chen shui bian: chen shuibian
ma ying jeou: ma yingjiu
tsai ing wen: cai yingwen
`

var oldChinese = sync.OnceValue(func() map[string][]string {
	m := map[string][]string{}
	for line := range strings.Lines(strings.TrimSpace(wadeGiles)) {
		name, old, _ := strings.Cut(strings.TrimSpace(line), ": ")
		m[name] = append(m[name], old)
	}
	return m
})

// region is a romanisation made ready.
type region struct {
	rules []respelling
	words map[string][]string
}

var regions = sync.OnceValue(func() map[string]*region {
	m := map[string]*region{}
	for _, ro := range romanisations {
		r := &region{words: map[string][]string{}}
		for rule := range strings.FieldsSeq(ro.rules) {
			from, to, _ := strings.Cut(rule, ">")
			r.rules = append(r.rules, respelling{from, to})
		}
		for line := range strings.Lines(ro.words) {
			forms := strings.Fields(strings.ReplaceAll(line, "'", ""))
			for _, f := range forms {
				for _, g := range forms {
					if g != f && !slices.Contains(r.words[f], g) {
						r.words[f] = append(r.words[f], g)
					}
				}
			}
		}
		for c := range strings.FieldsSeq(ro.countries) {
			m[c] = r
		}
	}
	return m
})

// apply returns the word in the other spelling, "" where it has no such sound.
func (r respelling) apply(word string) string {
	switch {
	case strings.HasPrefix(r.from, "^"):
		if tail, ok := strings.CutPrefix(word, r.from[1:]); ok {
			return r.to + tail
		}
	case strings.HasSuffix(r.from, "$"):
		if head, ok := strings.CutSuffix(word, r.from[:len(r.from)-1]); ok {
			return head + r.to
		}
	case strings.Contains(word, r.from):
		return strings.Replace(word, r.from, r.to, 1)
	}
	return ""
}

// shortest is the length from which the rules of a region touch a word.
const shortest = 4

// others returns the other spellings of a word in a country.
func (r *region) others(word string) []string {
	list := slices.Clone(r.words[word])
	if len(word) < shortest {
		return list
	}
	for _, rule := range r.rules {
		if w := rule.apply(word); len(w) > 2 && w != word && !slices.Contains(list, w) && !tripled(w) {
			list = append(list, w)
		}
	}
	return list
}

// tripled tells whether a rule has made a spelling that nobody writes.
func tripled(w string) bool {
	for i := 2; i < len(w); i++ {
		if w[i] == w[i-1] && w[i] == w[i-2] || w[i] == 'y' && w[i-1] == 'y' && i < len(w)-1 {
			return true
		}
	}
	return false
}

// mostForms bounds the spellings of one name.
const mostForms = 60

// respelled returns the romanisations of a person's name by the rules of the
// country, as keys: the words of the name vary one or two at a time.
func respelled(key string, country string) []string {
	list := slices.Clone(oldChinese()[key])
	r := regions()[country]
	if r == nil {
		return list
	}
	words := strings.Fields(key)
	add := func(w []string) {
		if s := strings.Join(w, " "); s != key && !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	for i, w := range words {
		for _, v := range r.others(w) {
			one := slices.Clone(words)
			one[i] = v
			add(one)
			for j := range words {
				if j == i || len(list) >= mostForms {
					continue
				}
				// Only whole words of the region's list go together with another.
				for _, u := range r.words[words[j]] {
					two := slices.Clone(one)
					two[j] = u
					add(two)
				}
			}
		}
	}
	return list
}

// umlauts spells out the letters that German and the Nordic languages write
// with marks.
var umlauts = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "Ä", "Ae", "Ö", "Oe", "Ü", "Ue", "å", "aa", "Å", "Aa", "ø", "oe", "Ø", "Oe")
