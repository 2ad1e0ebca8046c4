package main

import (
	"strings"
	"sync"

	"dateline/model/gazetteer/layout"
)

// respellings are words that the press romanises in several ways; the first
// form of a line is the canonical one.
const respellings = `
mohammed muhammad mohamed mohammad muhammed mohamad muhammadu
hussein hossein husayn hussain husain hosein
ahmed ahmad
abdullah abdallah abdulla
qassem qasem ghassem qasim kassem kasim
yousef yusuf youssef yousuf yussef yusef
mahmoud mahmud mahmood
omar umar
osama usama
hassan hasan
ibrahim ebrahim
khaled khalid
saeed said
sayed seyed sayyid seyyed syed
mustafa mostafa moustafa
nouri nuri
suleiman sulaiman soleiman sulayman
sergei sergey
dmitry dmitri dimitri dmitriy
alexei aleksei alexey aleksey
alexander aleksandr
yuri yury
nikolai nikolay
yevgeny evgeny evgeni yevgeni
anatoly anatoli
valery valeri
vitaly vitali
viktor victor
volodymyr wolodymyr
rouhani rohani ruhani
khamenei khamenai
gaddafi qaddafi gadhafi kadafi qadhafi kadhafi gadafi
zelensky zelenskyy zelenskiy zelenskyi
netanyahu netanyahou
yushchenko yuschenko
tymoshenko timoshenko
lukashenko lukashenka
nazarbayev nazarbaev
aliyev aliev
berdymukhamedov berdimuhamedov berdymukhammedov
ahmadinejad ahmedinejad
mousavi musavi moussavi
soleimani suleimani sulaimani solaimani suleymani
saleh salih
haniyeh haniya
zawahiri zawahri
morsi mursi morsy
mubarak moubarak
fattah fatah
sisi sissi
moussa musa mousa
erdogan erdoghan
lavrov lawrow
shoigu shoygu
medvedev medvedyev
poroshenko poroschenko
yanukovych yanukovich
saakashvili sakashvili
milosevic milosevich
djukanovic dukanovic
nasrallah nasralla
kenyatta kenyata
kabila kabilah
museveni museweni
zardari sardari
karzai karzay
nguyen nguen
boutros butros
faisal faysal feisal
salman selman
nayef naif
tamim temim
zayed zayid
rashid rasheed
jaber jabir
hamad hamed
sadiq sadegh
javad jawad
larijani laridjani
velayati welayati
muqtada moqtada
maliki malki
kadhimi kadhemi
sudani soudani
hariri harriri
aoun awn
burhan burhane
bashir basheer
dagalo daglo
haftar hifter
dbeibah dbeibeh
`

// wordForms maps every form to all forms of its line.
var wordForms = sync.OnceValue(func() map[string][]string {
	m := map[string][]string{}
	for _, line := range strings.Split(strings.TrimSpace(respellings), "\n") {
		forms := strings.Fields(line)
		for _, f := range forms {
			m[f] = forms
		}
	}
	return m
})

func canonical(word string) string {
	if forms := wordForms()[word]; forms != nil {
		return forms[0]
	}
	return word
}

// maxSpellings bounds the product of the respellings of a name's words.
const maxSpellings = 64

// servant writes Abdel Fattah as Abdelfattah.
var servant = strings.NewReplacer("abdel ", "abdel", "abdul ", "abdul")

// spellings returns other romanisations of a name, as keys.
func spellings(words []string) []string {
	products := [][]string{nil}
	words = strings.Fields(layout.Key(strings.Join(words, " ")))
	for _, w := range words {
		forms := wordForms()[w]
		switch w {
		case "al", "el":
			forms = []string{"al", "el", ""}
		case "abdel", "abdul":
			forms = []string{"abdel", "abdul", "abd al", "abd el"}
		}
		if forms == nil || len(products)*len(forms) > maxSpellings {
			forms = []string{w}
		}
		var next [][]string
		for _, p := range products {
			for _, f := range forms {
				q := append(append([]string(nil), p...), strings.Fields(f)...)
				next = append(next, q)
			}
		}
		products = next
	}
	var list []string
	for _, p := range products {
		s := strings.Join(p, " ")
		if s != strings.Join(words, " ") && len(p) > 1 {
			list = append(list, s)
		}
		if joined := servant.Replace(s); joined != s && strings.Contains(joined, " ") {
			list = append(list, joined)
		}
	}
	return list
}
