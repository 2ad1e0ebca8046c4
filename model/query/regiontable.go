package query

// geographic are the continents and their parts as the United Nations cut them
// (M49), where Taiwan is added to East Asia and Kosovo to Southern Europe. Their
// Asia begins at the Bosporus and the Caucasus; Cyprus, Turkey and the Caucasus are
// Western Asia, Russia is Eastern Europe, Iran and Afghanistan are South Asia.
var geographic = [...]region{
	{"africa", "african continent", "+north_africa +sub_saharan_africa"},
	{"sub saharan africa", "subsaharan africa|africa south of the sahara", "+west_africa +central_africa +east_africa +southern_africa"},
	{"north africa", "northern africa", "DZ EG EH LY MA SD TN"},
	{"west africa", "western africa", "BF BJ CI CV GH GM GN GW LR ML MR NE NG SH SL SN TG"},
	{"central africa", "middle africa|equatorial africa", "AO CD CF CG CM GA GQ ST TD"},
	{"east africa", "eastern africa", "BI DJ ER ET IO KE KM MG MU MW MZ RE RW SC SO SS TF TZ UG YT ZM ZW"},
	{"southern africa", "", "BW LS NA SZ ZA"},
	{"americas", "america|western hemisphere|new world", "+north_america +latin_america"},
	{"north america", "northern america", "BM CA GL PM US"}, // Mexico is Central America here, as in M49
	{"latin america", "latin america and the caribbean|latam", "+central_america +caribbean +south_america"},
	{"central america", "", "BZ CR GT HN MX NI PA SV"},
	{"caribbean", "west indies|antilles", "AG AI AW BB BL BQ BS CU CW DM DO GD GP HT JM KN KY LC MF MQ MS PR SX TC TT VC VG VI"},
	{"south america", "", "AR BO BR BV CL CO EC FK GF GS GY PE PY SR UY VE"},
	{"asia", "", "+central_asia +east_asia +southeast_asia +south_asia +west_asia"},
	{"central asia", "", "KG KZ TJ TM UZ"},
	{"east asia", "eastern asia|northeast asia", "CN HK JP KP KR MN MO TW"},
	{"southeast asia", "south east asia|south eastern asia|southeastern asia", "BN ID KH LA MM MY PH SG TH TL VN"},
	{"south asia", "southern asia", "AF BD BT IN IR LK MV NP PK"},
	{"west asia", "western asia", "AE AM AZ BH CY GE IL IQ JO KW LB OM PS QA SA SY TR YE"},
	{"europe", "european continent", "+eastern_europe +northern_europe +southern_europe +western_europe"},
	{"eastern europe", "east europe", "BG BY CZ HU MD PL RO RU SK UA"},
	{"northern europe", "north europe", "AX DK EE FI FO GB GG IE IM IS JE LT LV NO SE SJ"},
	{"southern europe", "south europe|mediterranean europe", "AD AL BA ES GI GR HR IT ME MK MT PT RS SI SM VA XK"},
	{"western europe", "west europe", "AT BE CH DE FR LI LU MC NL"},
	{"oceania", "pacific|south pacific", "+australasia +melanesia +micronesia +polynesia"},
	{"australasia", "australia and new zealand|anzac", "AU CC CX HM NF NZ"},
	{"melanesia", "", "FJ NC PG SB VU"},
	{"micronesia", "", "FM GU KI MH MP NR PW UM"},
	{"polynesia", "", "AS CK NU PF PN TK TO TV WF WS"},
	{"antarctica", "antarctic", "AQ"},
}

// newsRegions are cut as reporters use the words, not as geographers do: what
// is in doubt belongs to a region where the news of it is told together.
var newsRegions = [...]region{
	// From Egypt to Iran, with Turkey and without the Maghreb and the Caucasus.
	{"middle east", "mideast|near east|southwest asia", "AE BH CY EG IL IQ IR JO KW LB OM PS QA SA SY TR YE"},
	{"mena", "middle east and north africa", "+middle_east +maghreb"},
	{"gulf", "persian gulf|arabian gulf|gulf states|gulf region", "AE BH IQ IR KW OM QA SA"},
	{"arabian peninsula", "arabia", "AE BH KW OM QA SA YE"},
	{"levant", "eastern mediterranean", "CY IL JO LB PS SY"},
	{"fertile crescent", "", "IL IQ JO LB PS SY"},
	{"maghreb", "maghrib", "DZ EH LY MA MR TN"},
	{"mashriq", "mashreq|arab east", "EG IQ JO LB PS SD SY"},
	{"sahel", "", "BF ER ML MR NE SD SN TD"}, // from the Atlantic to the Red Sea; Nigeria and Ethiopia touch it only
	{"horn of africa", "horn|african horn", "DJ ER ET SO"},
	{"great lakes", "great lakes region|african great lakes", "BI CD RW TZ UG"}, // those of Africa
	{"lake chad", "lake chad basin", "CM NE NG TD"},
	{"gulf of guinea", "", "AO BJ CG CI CM GA GH GQ LR NG ST TG"},
	{"mano river", "", "CI GN LR SL"},
	{"indian ocean", "indian ocean islands", "IO KM MG MU MV RE SC YT"},
	{"nile basin", "nile", "BI CD EG ER ET KE RW SD SS TZ UG"},
	{"red sea", "", "DJ EG ER IL JO SA SD YE"},
	// Without Slovenia, which reporters count no more; with Greece, for its quarrels.
	{"balkans", "balkan|southeast europe|southeastern europe|south east europe", "AL BA BG GR HR ME MK RO RS XK"},
	{"western balkans", "west balkans", "AL BA ME MK RS XK"},
	{"former yugoslavia", "ex yugoslavia", "BA HR ME MK RS SI XK"},
	{"baltics", "baltic|baltic states", "EE LT LV"},
	{"nordic", "nordics|nordic countries", "AX DK FI FO GL IS NO SE"},
	{"scandinavia", "", "DK NO SE"},
	{"benelux", "low countries", "BE LU NL"},
	{"british isles", "", "GB GG IE IM JE"},
	{"iberia", "iberian peninsula", "AD ES GI PT"},
	{"alps", "alpine countries", "AT CH DE FR IT LI SI"},
	{"dach", "german speaking countries", "AT CH DE"},
	{"central europe", "mitteleuropa", "AT CH CZ DE HU LI PL SI SK"},
	{"visegrad", "visegrad group|v4", "CZ HU PL SK"},
	{"mediterranean", "mediterranean sea", "AL BA CY DZ EG ES FR GI GR HR IL IT LB LY MA MC ME MT PS SI SY TN TR"},
	{"black sea", "black sea region", "BG GE MD RO RU TR UA"},
	{"caspian", "caspian sea|caspian region", "AZ IR KZ RU TM"},
	{"caucasus", "south caucasus|transcaucasia", "AM AZ GE"}, // the North Caucasus is Russia
	{"former soviet union", "ex soviet|post soviet|post soviet space", "+baltics +caucasus +central_asia BY MD RU UA"},
	{"arctic", "", "CA DK FI GL IS NO RU SE SJ US"},
	{"indian subcontinent", "subcontinent", "BD BT IN LK MV NP PK"},
	{"himalayas", "himalaya", "BT CN IN NP PK"},
	{"indochina", "", "KH LA VN"},
	{"mekong", "greater mekong", "CN KH LA MM TH VN"},
	{"korean peninsula", "korea|koreas", "KP KR"},
	{"south china sea", "", "BN CN ID MY PH TW VN"},
	{"greater china", "", "CN HK MO TW"},
	{"far east", "", "+east_asia +southeast_asia"},
	{"asia pacific", "apac", "+east_asia +southeast_asia +oceania"},
	{"pacific islands", "", "+melanesia +micronesia +polynesia"},
	{"andes", "andean|andean countries", "BO CL CO EC PE VE"},
	{"southern cone", "", "AR CL PY UY"},
	{"amazon", "amazonia|amazon basin", "BO BR CO EC GF GY PE SR VE"},
	{"guianas", "", "GF GY SR"},
	{"northern triangle", "", "GT HN SV"},
	{"hispaniola", "", "DO HT"},
}

// unions are groups of states by their members of today; those who left, are
// suspended from voting or only observe are not counted, but for the suspended
// members of the African Union and the Commonwealth, who stay members.
var unions = [...]region{
	{"eu", "european union", "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"},
	{"eurozone", "euro area|euro zone", "AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK"}, // Bulgaria since 2026
	{"schengen", "schengen area", "AT BE BG CH CZ DE DK EE ES FI FR GR HR HU IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK"},
	{"efta", "", "CH IS LI NO"},
	{"nato", "north atlantic treaty organization", "AL BE BG CA CZ DE DK EE ES FI FR GB GR HR HU IS IT LT LU LV ME MK NL NO PL PT RO SE SI SK TR US"},
	{"asean", "", "BN ID KH LA MM MY PH SG TH TL VN"}, // Timor since 2025
	{"brics", "", "AE BR CN EG ET ID IN IR RU ZA"},    // with those who joined in 2024 and 2025
	{"g7", "group of seven", "CA DE FR GB IT JP US"},
	{"g20", "group of twenty", "AR AU BR CA CN DE FR GB ID IN IT JP KR MX RU SA TR US ZA"}, // the states, without the two unions
	{"p5", "permanent five|permanent members", "CN FR GB RU US"},
	{"opec", "", "AE CG DZ GA GQ IQ IR KW LY NG SA VE"},
	{"gcc", "gulf cooperation council", "AE BH KW OM QA SA"},
	{"arab league", "arab world|arab states", "AE BH DJ DZ EG IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TN YE"},
	{"african union", "au states", "AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG ML MR MU MW MZ NA NE NG RW SC SD SL SN SO SS ST SZ TD TG TN TZ UG ZA ZM ZW"},
	{"ecowas", "", "BJ CI CV GH GM GN GW LR NG SL SN TG"}, // without the three who left in 2025
	{"sadc", "", "AO BW CD KM LS MG MU MW MZ NA SC SZ TZ ZA ZM ZW"},
	{"east african community", "eac", "BI CD KE RW SO SS TZ UG"},
	{"mercosur", "", "AR BO BR PY UY"},
	{"caricom", "", "AG BB BS BZ DM GD GY HT JM KN LC MS SR TT VC"},
	{"cis", "commonwealth of independent states", "AM AZ BY KG KZ MD RU TJ UZ"},
	{"csto", "", "AM BY KG KZ RU TJ"},
	{"eurasian economic union", "eaeu", "AM BY KG KZ RU"},
	{"sco", "shanghai cooperation organisation", "BY CN IN IR KG KZ PK RU TJ UZ"},
	{"saarc", "", "AF BD BT IN LK MV NP PK"},
	{"quad", "", "AU IN JP US"},
	{"aukus", "", "AU GB US"},
	{"five eyes", "", "AU CA GB NZ US"},
	{"commonwealth", "commonwealth of nations", "AG AU BB BD BN BS BW BZ CA CM CY DM FJ GA GB GD GH GM GY IN JM KE KI KN LC LK LS MT MU MV MW MY MZ NA NG NR NZ PG PK RW SB SC SG SL SZ TG TO TT TV TZ UG VC VU WS ZA ZM"},
}
