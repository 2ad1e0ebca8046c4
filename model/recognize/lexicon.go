package recognize

import (
	"strings"
	"sync"
)

// Class is a set of word classes: what a word can do beside a name. The lists
// are general knowledge of English news.
type Class uint64

// The classes.
const (
	Common          Class = 1 << iota // exists as a word in lower case
	Function                          // articles, pronouns, prepositions, conjunctions, auxiliaries
	Locative                          // prepositions that a place follows
	Article                           // the
	Of                                // of
	Joiner                            // for, on: inside the name of an organisation
	Month                             //
	Weekday                           //
	Office                            // president, minister, mayor: before a name or alone
	OfficePart                        // prime, foreign, vice, deputy: begins the name of an office
	Honorific                         // Mr, Dr, Sir, Ayatollah, Gen.
	RoleNoun                          // spokesman, coach, analyst: lower case before a name
	Speech                            // said, told, added
	OrgSuffix                         // Inc, Corp, Ltd: ends a company for certain
	OrgHead                           // Party, Bank, Agency: ends an organisation
	OrgOpener                         // Ministry, University, Bank: before "of X"
	StateOrgan                        // Ministry, Army, Parliament: an organ of a state
	Feature                           // River, Sea, Street: ends a place that is no country
	Facility                          // Airport, Stadium: ends a place that lies in the place it is named for
	Particle                          // al, bin, de, van: inside a person's name
	Suffix                            // Jr, III: ends a person's name
	Food                              // cooking words
	UnitedStatesCue                   // words that local news of the United States uses
	Abbreviated                       // the dot after it belongs to it
	NameState                         // state and province abbreviations: Pa., TX, Ont.
	GivenPlace                        // country and city names that people are christened
	FamilyFirst                       // Chinese, Korean and Vietnamese family names
	NotAcronym                        // capitals that are no organisation: GDP, CEO, HIV
	Direction                         // north, southern, upper
	Emphasis                          // US, WHO, IT, MAY: words of a shouted line that are names elsewhere
	NotPerson                         // ends or begins a capitalised phrase that is nobody: War, Cup, Act
	Former                            // former, ex, late, then
	Elect                             //
	Kin                               // brother, wife, son: before a name
	Venue                             // Reuters, AP, AFP: the agency of a dateline
	Nation                            // country, nation, government, regime: after an owner
	OfficeSurname                     // titles that are surnames as well
	administrative                    // county, province, state: ends the name of a district
	leading                           // lake, mount: before the name of a place
	Language                          // demonyms that are languages too
	Speaking                          // before the name of a language
	LocalNoun                         // man, police, mayor: after the name of a town
	Past                              // ends in -ed: a verb more often than a noun
	GivenName                         // a first name of people
	SoleOrgan                         // organs that one word names: Senate, Congress
	TeamSport                         // words of games between teams
	SoloSport                         // words of games between single players
	Beats                             // beat, over, against: between two teams
	TeamRole                          // striker, hooker: after the name of a team
	Competition                       // cup, league: ends the name of one
	Campus                            // university, college: before "of X at Y"
	Peoples                           // ethnic and religious groups: neither persons, bodies nor places
	Ware                              // countries and towns that are also things to eat, wear or break
	BritishCue                        // words that only local news of Britain and Ireland uses
	Fare                              // food, animals, plants, diseases and pastimes that are named for peoples
	Byway                             // streets and small waters: "Dutch Hill Road" is of no nation
	Township                          // town, village, island: before "of" and what it lies in
	Inhabitant                        // man, woman, resident: after the name of a town, but not of a state
	Civic                             // schools, hospitals, courts: ends what serves the place it is named for
)

// lexicon maps words in lower case to their classes.
type lexicon struct {
	words map[string]Class
}

// class returns the classes of a word in lower case.
func (l *lexicon) class(w []byte) Class {
	c := l.words[string(w)]
	if c&Function == 0 && commonWords.Has(w) {
		c |= Common
	}
	if n := len(w); n > 3 && w[n-1] == 'd' && w[n-2] == 'e' {
		c |= Past
	}
	if n := len(w); n > 6 && string(w[n-3:]) == "ist" && (w[n-4] == 'n' || w[n-4] == 'l') {
		c |= NotPerson // Peronist, Stalinist: a follower
	}
	if givenNames.Has(w) {
		c |= GivenName
	}
	return c
}

// words of the lexicon are put together once, on first use: about 1,500.
var sharedLexicon = sync.OnceValue(func() *lexicon {
	l := &lexicon{words: make(map[string]Class, 2048)}
	for _, list := range wordLists {
		for w := range strings.FieldsSeq(list.words) {
			l.words[w] |= list.class
		}
	}
	return l
})

type wordList struct {
	class Class
	words string
}

var wordLists = [...]wordList{
	{Function, `a an the this that these those my your his her its our their some any each every no all both either neither such
		i you he she it we they me him us them who whom whose which what where when why how there here
		of in on at by for with from to into onto upon over under above below between among against during before after since until till
		about around through across along within without toward towards near off out up down as like than despite per via amid behind beyond
		and or but nor so yet if unless although though because while whereas whether not only just also even still too very more most less least
		is are was were be been being am has have had having do does did doing will would shall should can could may might must ought
		isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't can't cannot couldn't shouldn't i'm i've it's he's she's that's we're
		they're you're we've they've let's there's what's who's then now again ever never always often once twice meanwhile however moreover thus hence
		other others another same one two three four five six seven eight nine ten many much few several own new old first second third last next
		yes oh well today yesterday tomorrow`},
	{Locative, `in at near from around outside across toward towards inside throughout into to via through visiting visited leaving left reached reach reaching
		outskirts downtown between neighbouring neighboring bordering`},
	{Article, `the`},
	{Of, `of`},
	{Joiner, `for on against`},
	{Month, `january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec`},
	{Weekday, `monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun`},
	{Office, `president presidents premier chancellor minister ministers secretary senator sen congressman congresswoman representative rep governor gov mayor ambassador
		commissioner chairman chairwoman chair speaker king queen emir sultan emperor empress prince princess pope cardinal archbishop bishop patriarch leader leaders
		chief ceo director president-elect general admiral commander judge justice prosecutor sheriff secretary-general taoiseach lawmaker envoy
		head attorney-general shah crown regent dictator strongman ruler captain colonel major lieutenant sergeant corporal private detective inspector
		officer commodore marshal brigadier superintendent treasurer dean rector councilman councilwoman councillor alderman delegate deputy vice-president chancellor-elect co-chairman co-founder founder owner warlord caliph imam rabbi`},
	{OfficePart, `prime foreign vice deputy defence defense finance interior supreme attorney first opposition acting interim caretaker crown
		state home trade oil energy justice economy health education agriculture transport information labour labor environment culture planning development
		assistant under senior joint special executive managing central army air navy police party lord chief secretary house senate majority minority
		district county city regional federal provincial world general military spiritual religious rebel guerrilla permanent national security treasury budget industry
		commerce farm fisheries tourism housing communications telecommunications petroleum mines water power social internal external public works council court`},
	{Honorific, `mr mrs ms miss mr. mrs. ms. dr dr. sir dame lord lady mme mme. mlle herr frau señor senor don doña dona prof prof. professor rev rev. reverend father fr. brother sister mother
		gen gen. lt lt. col col. maj maj. sgt sgt. capt capt. cpl cpl. pvt pvt. adm adm. cmdr cmdr. brig brig. sen. rep. gov. pres. hon hon. messrs
		ayatollah sheikh sheik shaikh mullah maulana mufti imam hojatoleslam sayyid sayyed hajj haji comrade doctor monsignor msgr msgr. saint st. det. det supt supt. ald. atty atty. sec. amb. amb
		president king queen pope prince princess chancellor premier emperor emir sultan cardinal archbishop bishop senator congressman congresswoman mayor governor ambassador`},
	{RoleNoun, `spokesman spokeswoman spokesperson coach manager striker midfielder defender goalkeeper captain analyst economist lawyer attorney professor
		actor actress singer author writer director producer journalist reporter editor correspondent photographer activist dissident militant suspect scientist
		researcher expert historian philosopher economist physicist chemist biologist composer painter artist musician guitarist drummer comedian model designer
		champion winner player teammate golfer boxer driver pilot astronaut cosmonaut skipper batsman bowler wicketkeeper cyclist sprinter swimmer skater
		hero heroine victim witness veteran soldier policeman pastor priest banker financier businessman businesswoman tycoon billionaire millionaire entrepreneur
		trader dealer broker adviser advisor aide counsel negotiator mediator diplomat politician candidate nominee incumbent lawmaker legislator mp
		leader chief president minister chairman chairwoman director secretary governor mayor senator commander founder co-founder owner executive officer
		seed number-one quarterback pitcher catcher outfielder shortstop infielder forward guard winger fullback halfback flanker prop hooker umpire referee
		partner colleague rival opponent newcomer rookie star legend great star-turned-politician boss head official resident student teacher farmer nurse
		inspector detective sergeant sheriff constable lieutenant colonel general admiral major dictator warlord strongman guerrilla rebel fugitive kingpin mastermind bomber gunman hijacker
		named called by`},
	{Kin, `brother sister wife husband son daughter father mother uncle nephew cousin widow girlfriend boyfriend fiancee friend grandson granddaughter`},
	{Speech, `said says say told tells added adds asked replied wrote writes warned warns insisted explained argued noted called calls announced declared stated
		vowed pledged claimed denied admitted acknowledged predicted suggested believes believed thinks thought hopes hoped recalled testified tweeted
		resigned arrived met visited visits left flew won beat lost scored defeated died lived was has is had will would who whose`},
	{OrgSuffix, `inc inc. incorporated corp corp. ltd ltd. limited plc llc llp sa nv ag gmbh co co. cos bhd pty pte spa ab oy oyj asa kk srl sarl sab bv`},
	{OrgHead, `party bank agency union committee front army forum network company corporation group association federation council commission institute
		foundation university college school academy ministry department bureau office authority board court parliament congress senate assembly league
		club society organization organisation movement coalition alliance brigade brigades brigade battalion regiment division force forces guard guards police
		service services airlines airways railways motors industries holdings enterprises partners bancorp bancshares bankshares savings trust fund exchange press news
		times post herald tribune journal gazette daily telegraph television radio broadcasting records pictures studios studio entertainment technologies systems software laboratories labs
		pharmaceuticals chemical chemicals petroleum oil gas electric electronics energy power steel mining mines resources communications telecom telephone
		international industries insurance securities brothers sons associates stores foods breweries brewery hospital clinic church synagogue seminary orchestra
		philharmonic choir ballet theatre theater opera museum library gallery chamber cabinet directorate secretariat tribunal embassy consulate mission
		command corps militia legion mafia cartel syndicate cooperative consortium confederation congress caucus conference consulting capital ventures
		financial properties realty bancorporation utilities pipeline airlines aviation aerospace aircraft automobile automotive shipping lines transportation
		administration watch relief centre center cooperation initiative fed treasury inspectorate registry observatory program programme united city rovers wanderers
		athletic fc afc sc ac rfc kc`},
	{OrgOpener, `ministry university bank department institute academy bureau office council association federation union organization organisation party front army
		church chamber court board college house league movement society confederation assembly agency commission committee institution authority
		congress conference alliance coalition group forum network corporation company school center centre foundation friends brotherhood council
		republic knights daughters sons daughters embassy consulate`},
	{StateOrgan, `ministry parliament army navy police senate treasury embassy consulate cabinet legislature judiciary guard guards marines intelligence forces force
		ministries department secretariat guard-corps corps command congress assembly court council`},
	{Feature, `river sea ocean lake reservoir bay gulf strait straits canal mountain mountains mount hills hill valley desert forest island islands isle isles peninsula cape coast
		street st. avenue ave ave. road rd rd. boulevard blvd blvd. drive dr. lane highway route freeway parkway expressway square court place terrace way turnpike
		creek falls pass basin delta plateau plain plains heights range glacier reef shore beach harbour harbor bluff ridge canyon gorge cove
		county parish township borough district province region prefecture oblast governorate canton department state territory reservation pike trail loop`},
	{Facility, `airport station stadium arena bridge tower palace cathedral mosque temple prison jail hospital port harbour barracks base garden gardens park zoo
		hotel hall plaza mall market cemetery castle fort museum university college`},
	{Particle, `al el bin bint ibn ben abu abd de del della delle der den di da do dos das du la le les van von vande ten ter zu und y e af av ul ur ud uz as ash an ar at al-din ould oglu mac mc st. st san santa`},
	{Suffix, `jr jr. sr sr. ii iii iv vi vii viii ix xi xii xiii xiv xv xvi xxiii`},
	{Food, `stuffing gravy roast roasted oven cranberry cranberries thanksgiving recipe sandwich sandwiches breast drumstick drumsticks basting baste
		cooked cook cooking carve carved carving slices slice leftovers poultry bird birds burger burgers bacon ham club deli platter brine brined butter potatoes mashed bake baked
		plate dinner dishes dish cups saucers teapot porcelain tableware crockery cabinet farm farms farmers hen hens feathers gobble sausage sausages soup stew meatballs pudding
		wings legs giblets fryer fried feed kebab curry salad chowder cheese sauce spice`},
	{UnitedStatesCue, `sheriff sheriffs trooper troopers sophomore sophomores freshman freshmen quarterback touchdown touchdowns statehouse
		selectmen selectman aldermen alderman alderwoman councilman councilwoman realtor realtors homecoming misdemeanor misdemeanors felony felonies
		arraigned arraignment kindergarten firefighter firefighters interstate ballpark ballplayer homebuyers zip statewide countywide
		     ordinance ordinances zoning courthouse cheerleader cheerleaders cheerleading playoff preseason
		lineman potluck grader graders valedictorian township townships bleachers crosswalk turnpike beltway tollway
		prekindergarten neighborhood neighborhoods drugstore pickups detoured cornerback linebacker fastball shortstop inning innings halftime playoffs thanksgiving redistricting arson dealership sidewalk sidewalks pickup semitrailer coed`},
	{Abbreviated, `mr mrs ms dr prof rev gen lt col maj sgt capt cpl pvt adm cmdr brig sen rep gov pres hon jr sr st mt ft inc corp ltd co bros cos dept univ assn
		jan feb mar apr jun jul aug sep sept oct nov dec ave blvd rd no vs fr msgr messrs mme mlle det supt ald atty sec amb
		ala ariz ark calif colo conn del fla ga ill ind kan kans ky la md mass mich minn miss mo mont neb nev okla ore pa penn tenn tex va vt wash wis wisc wyo
		ont que alta sask man nfld qld vic tas`},
	{NameState, stateAbbreviations},
	{GivenPlace, `jordan chad israel kenya china georgia paris india america ireland holland cuba sydney austin florence victoria charlotte brooklyn london dakota carolina virginia
		savannah madison lincoln jackson houston dallas sofia geneva vienna milan asia africa brittany lourdes carolina alexandria montana nevada chelsea devon regina lorraine
		adelaide santiago francisco diego salvador valencia trinidad ashley brandon kelly kimberley lancaster kingston tyrone clare kerry isla orlando denver phoenix
		phoenix bristol aurora cairo memphis troy lima rio guinevere zaire mali iran gaza odessa petra roma marina nancy eugene cleveland elizabeth
		bethlehem raleigh macon jamaica malta tripoli verona siena catalina lucerne lydia julian augusta marion salem helena juneau essex`},
	{FamilyFirst, `kim lee park choi jung kang cho yoon jang lim han roh moon ban chun chung xi li wang zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo
		liang song zheng xie deng feng jiang cao peng zeng xiao tian dong pan yuan cai wen bo mao nguyen tran le pham hoang phan vu vo dang bui do ho ngo duong ly ling`},
	{NotAcronym, `gdp ceo cfo coo hiv aids dna rna tv pc pm am gmt est edt pst pdt cst utc bst cet phd mvp dvd cd usd eur gbp vat ipo gnp cpi faq diy suv vip mp mps mep meps id
		ii iii iv vi vii viii ix xi xii xiii xiv xv xvi ok sos ufo http https www html pdf url sms gps lng lpg icu er ied ieds rpg wmd bc ad no vs lbs mph kph km kg
		i a an the and or of to in on at by if so we he she it us who may can do did will was not but for out up new all now how why what when his her our their you they
		nfl nba mlb nhl era rbi hr mvp usda-grade bse gmo gm h5n1 h1n1 sars mers ebv llc inc ltd plc co corp jr sr mr mrs ms dr st ave cent dlrs mln bln pct vs qtr shr net revs avg shrs
		oper yr yrs mths nil dlr stg dm ecu sdr fob cif crude cocoa q a p l`},
	{Direction, `north south east west northern southern eastern western central upper lower greater northeast northwest southeast southwest north-east north-west south-east south-west
		northeastern northwestern southeastern southwestern mid inner outer`},
	{Emphasis, `us who it may will can nice mobile most reading china turkey male polish pole march chad job bath hull no is in so to me or hi de la id ca co al as am at be by do et
		il it md mn ms mt ne pa ar va wa mi ok oh un car cars aids who can cost man men all new`},
	{NotPerson, `war cup act treaty agreement accord accords peace prize award awards summit festival day week month year games olympics championship championships open grand prix series bowl
		masters tour race marathon trophy league division conference plan report bill law amendment deal pact doctrine protocol convention declaration revolution
		ages age era dynasty empire kingdom islam muslim muslims christian christians christianity jewish jews catholic catholics protestant hindu buddhist sunni shiite shia kurdish kurds arab arabs
		house street road bridge tower square park avenue stock market index street average bond bonds treasury dollar
		internet web site online new year's eve christmas easter ramadan thanksgiving holiday
		general assembly security council north south east west northern southern eastern western central world national international global
		english french german spanish russian chinese japanese arabic latin greek hebrew language
		hurricane storm typhoon tropical cyclone earthquake operation project program programme system
		university college school hospital church museum library airport station hotel stadium arena center centre
		army navy force forces air guard police bank group company corp party union ministry department office
		river lake sea ocean bay gulf mountain mountains hills valley desert island islands county city town village province district region state states republic
		times post news journal herald magazine press radio television tv
		red cross high court supreme first second third round quarter results standings scores soccer tennis cricket golf basketball baseball hockey rugby football
		saudi u.s u.s. sir bible koran quran constitution god allah jesus christ prophet nobel pulitzer oscar grammy emmy academy`},
	{Former, `former ex late then one-time onetime ex-president outgoing deposed ousted exiled`},
	{Elect, `elect`},
	{administrative, `county parish township borough district province region prefecture oblast governorate canton department state territory`},
	{leading, `lake mount cape fort port`},
	{Ware, `turkey china guinea jersey java cologne champagne bordeaux burgundy chili bologna frankfurt hamburg vienna brie parma port sherry cashmere limerick bermuda panama mocha dijon worcester stilton cheddar peking`},
	{BritishCue, `councillor councillors constabulary pensioner pensioners lorry lorries motorway motorways gcse gcses nhs pcso pcsos magistrates solicitor
		solicitors bungalow barrister allotment allotments postcode petrol tory tories lib-dem pence headteacher headmistress colour colours
		neighbour neighbours neighbourhood neighbourhoods favour favourite labour honour behaviour organisation organised centre theatre programme`},
	{Fare, `sausage sausages restaurant restaurants cuisine cooking bread toast fries waffles pancakes pastry pastries yogurt salad salads bacon dressing stew meatballs
		dumplings bakery eatery grill bistro shepherd shepherds setter terrier terriers bulldog bulldogs wolfhound retriever spaniel hamster hamsters
		encephalitis measles moss ivy elm elms maple knotweed beetle beetles hornet hornets carp checkers roulette standoff oven blinds cookbook cookbooks`},
	{Byway, `street st. avenue ave ave. road rd rd. boulevard blvd blvd. drive lane highway route freeway parkway expressway turnpike pike trail loop
		lake river creek hills hill harbor harbour falls bluff ridge canyon cove`},
	{Township, `town village city suburb neighborhood neighbourhood island port hamlet municipality commune community enclave resort`},
	{Inhabitant, `man woman men women teen teens teenager teenagers boy boys girl girls resident residents couple mother father family firefighters`},
	{Civic, `school schools college university academy hospital clinic infirmary police sheriff court courthouse council library museum airport international fire
		rescue ambulance city town township county parish borough district board cemetery church cathedral jail prison patrol commission authority chamber
		commerce department high elementary middle tech transit fairgrounds convention visitors parks recreation zoo theatre theater auditorium
		center centre office division service services committee agency association union society transportation education health`},
	{Language, `english french german spanish portuguese italian dutch russian chinese japanese korean turkish greek polish swedish danish norwegian finnish czech hungarian
		romanian bulgarian ukrainian persian hindi urdu vietnamese thai malay swahili somali icelandic irish welsh croatian serbian slovak lithuanian latvian estonian`},
	{Speaking, `in into speak speaks spoke spoken speaking learn learns learned learning teach teaches taught teaching fluent broken`},
	{LocalNoun, `man woman men women teen teenager boy boys girl girls police officer officers mayor resident residents native officials firefighters couple student students mother father
		school schools hospital court council councillors family driver neighborhood neighbourhood suburb area airport office stadium headquarters university`},
	{SoleOrgan, `congress senate parliament treasury navy army marines bundestag knesset duma politburo cabinet legislature judiciary`},
	{OfficeSurname, `king judge bishop major dean pope prince chancellor abbott marshall marshal sheriff constable knight justice shah sultan emir`},
	{Venue, `reuters reuter ap afp upi xinhua cnn bbc bloomberg tass interfax dpa kyodo efe ani pti ians irna wikinews cp upi`},
	{TeamSport, `soccer football rugby cricket basketball baseball hockey handball volleyball softball netball lacrosse
		league leagues goal goals striker strikers midfielder midfielders goalkeeper keeper defender defenders halftime kickoff penalty fullback
		innings inning wicket wickets overs batsman batsmen bowler bowlers runs pitcher shortstop homer homers rbi playoff playoffs touchdown quarterback
		scorer scorers scored equaliser equalizer relegation relegated promoted hat-trick unbeaten derby division club clubs teammate teammates
		standings fixtures fixture postponed aggregate midfield offside corner tries rebounds dunk puck faceoff shutout bullpen outfielder second-half first-half`},
	{SoloSport, `tennis golf athletics boxing cycling swimming skiing squash badminton chess snooker gymnastics judo wrestling athlete athletes
		marathon sprinter sprint metres hurdles discus javelin seed seeded seeds unseeded birdie birdies bogey par-five tee fairway heavyweight
		welterweight middleweight knockout rider riders peloton lap laps qualifier wildcard backhand forehand serve sets rally freestyle backstroke
		grand-prix motorcycling formula motor slalom downhill luge skating skater cyclist golfer boxer grandmaster`},
	{Beats, `beat beats beating defeated defeats defeating thrashed edged downed routed trounced overcame crushed drew visit host hosted faced face
		outclassed humbled stunned upset eliminated over against versus v vs at beaten`},
	{TeamRole, `striker strikers midfielder defender goalkeeper keeper captain coach manager skipper forward winger fullback hooker prop flanker batsman bowler
		pitcher shortstop quarterback centre goal fans supporters side players player team-mate boss defence midfield attack squad`},
	{Competition, `cup league division open championship championships tour series trophy classic masters prix marathon conference round stakes
		final finals games olympics tournament group draw scoreboard standings results`},
	{Peoples, `hutu hutus tutsi tutsis twa kurd kurds kurdish arab arabs berber berbers tuareg tuaregs bedouin bedouins druze druse maronite maronites copt copts coptic yazidi yazidis yezidi yezidis
		assyrian assyrians chaldean chaldeans turkmen turkoman turkomans uighur uighurs uyghur uyghurs tibetan tibetans han hui mongol mongols manchu zulu zulus xhosa xhosas sotho tswana
		ndebele shona ovambo herero nama himba san bushmen masai maasai kikuyu luo kalenjin luhya kamba acholi langi baganda buganda banyamulenge hema lendu dinka nuer shilluk
		fulani fula peul hausa hausas yoruba yorubas igbo igbos ibo ijaw ogoni kanuri tiv wolof mandinka mandingo malinke soninke serer diola jola bambara dogon songhai ashanti akan ewe ga
		krahn gio mano kpelle mende temne oromo oromos amhara amharas tigrayan tigrayans afar afars issa issas somali somalis tigre sidama
		pashtun pashtuns pushtun pushtuns pathan pathans tajik tajiks hazara hazaras uzbek uzbeks baluch baluchi baluchis baloch balochi punjabi punjabis sindhi sindhis mohajir mohajirs
		kashmiri kashmiris bengali bengalis tamil tamils sinhalese sinhala telugu marathi gujarati malayali naga nagas bodo bodos assamese manipuri mizo gurkha gurkhas gorkha gorkhas dalit dalits brahmin brahmins
		rohingya rohingyas karen karens kachin kachins shan mon chin chins karenni wa hmong khmer khmers cham chams montagnard montagnards akha malay malays dayak dayaks javanese sundanese balinese acehnese moro moros
		igorot aborigine aborigines aboriginal maori maoris polynesian polynesians melanesian melanesians micronesian kanak kanaks inuit inuits eskimo eskimos
		cree mohawk mohawks iroquois sioux lakota apache apaches navajo navajos cherokee cherokees choctaw seminole hopi pueblo cheyenne comanche blackfoot ojibwa ojibwe metis
		maya mayan mayans aztec aztecs inca incas aymara quechua mapuche mapuches guarani yanomami garifuna mestizo mestizos creole creoles latino latinos latina hispanic hispanics chicano chicanos
		roma gypsy gypsies sinti sami basque basques catalan catalans breton bretons corsican corsicans flemish walloon walloons frisian frisians ladin romansh
		slav slavs slavic tatar tatars chechen chechens ingush ossetian ossetians ossete ossetes abkhaz abkhazian abkhazians circassian circassians cossack cossacks bashkir bashkirs chuvash
		gagauz ruthenian ruthenians vlach vlachs bosniak bosniaks jew jews jewish ashkenazi sephardi sephardic muslim muslims moslem moslems islamic islamist islamists sunni sunnis shia shias shiite shiites
		shi'ite shi'ites alawite alawites alevi alevis ismaili ismailis ahmadi ahmadis sufi sufis salafi salafis salafist salafists wahhabi wahhabis wahabi christian christians
		catholic catholics protestant protestants orthodox lutheran lutherans anglican anglicans methodist methodists baptist baptists presbyterian presbyterians pentecostal pentecostals
		evangelical evangelicals quaker quakers mormon mormons amish mennonite mennonites calvinist calvinists jesuit jesuits franciscan franciscans dominican-order benedictine benedictines
		hindu hindus sikh sikhs jain jains buddhist buddhists taoist taoists confucian zoroastrian zoroastrians parsi parsis parsee parsees bahai bahais baha'i baha'is rastafarian rastafarians pagan pagans
		asian asians african africans european europeans western westerner westerners anglo anglos afrikaner afrikaners boer boers afro-american african-american african-americans
		nazi nazis communist communists marxist marxists maoist maoists leninist leninists stalinist fascist fascists zionist zionists trotskyist republican republicans democrat democrats
		tory tories whig whigs laborite labourite unionist unionists loyalist loyalists royalist royalists serb serbs croat croats bosnian-serb`},
	{Campus, `university college school institute polytechnic`},
	{Nation, `government regime country nation state president premier leader military army economy people capital border embassy forces ministry parliament troops`},
}
