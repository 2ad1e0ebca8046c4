package screen

// Shape gives an Arabic letter the form it has between its neighbours, for a
// terminal that gets letters in visual order and can no longer join them. A
// letter without such forms of its own in Unicode stays as it is, as does what
// is no Arabic letter.
func Shape(r rune, joinsBefore, joinsAfter bool) rune {
	form, n := arabic(r)
	switch {
	case n == 0:
		return r
	case n == 4 && joinsBefore && joinsAfter:
		return form + 3
	case n == 4 && joinsAfter:
		return form + 2
	case n >= 2 && joinsBefore:
		return form + 1
	}
	return form
}

// Joins tells to which sides an Arabic letter joins: to the letter before it in
// reading order, and to the one after.
func Joins(r rune) (before, after bool) {
	if _, n := arabic(r); n > 0 {
		return n >= 2, n == 4
	}
	switch {
	case r == 0x640: // the stroke that stretches words
		return true, true
	case r >= 0x620 && r <= 0x64a, r >= 0x66e && r <= 0x6d3 && r != 0x670, r >= 0x750 && r <= 0x77f, r >= 0x8a0 && r <= 0x8b4:
		return true, true
	}
	return false, false
}

// LamAlef is the one sign for a lam and the alef after it, 0 where r is no alef
// that joins with it so.
func LamAlef(r rune, joinsBefore bool) rune {
	var form rune
	switch r {
	case 0x622:
		form = 0xfef5
	case 0x623:
		form = 0xfef7
	case 0x625:
		form = 0xfef9
	case 0x627:
		form = 0xfefb
	default:
		return 0
	}
	if joinsBefore {
		form++
	}
	return form
}

// Lam is the letter that joins with an alef into one sign.
const Lam = 0x644

// arabic gives the form of a letter that stands alone, and how many forms there
// are from it on: alone and last, and for letters that join to both sides first
// and between.
func arabic(r rune) (alone rune, forms int) {
	switch {
	case r < 0x621 || r > 0x6d3:
		return 0, 0
	case r <= 0x63a:
		return arabicFirst(r)
	case r >= 0x641 && r <= 0x647:
		return 0xfed1 + (r-0x641)*4, 4
	}
	switch r {
	case 0x648, 0x649:
		return 0xfeed + (r-0x648)*2, 2
	case 0x64a:
		return 0xfef1, 4
	case 0x671:
		return 0xfb50, 2
	}
	return arabicMore(r)
}

// arabicFirst is arabic for the letters from hamza to ghain.
func arabicFirst(r rune) (rune, int) {
	switch {
	case r == 0x621:
		return 0xfe80, 1
	case r <= 0x625:
		return 0xfe81 + (r-0x622)*2, 2
	case r == 0x626:
		return 0xfe89, 4
	case r == 0x627:
		return 0xfe8d, 2
	case r == 0x628:
		return 0xfe8f, 4
	case r == 0x629:
		return 0xfe93, 2
	case r <= 0x62e:
		return 0xfe95 + (r-0x62a)*4, 4
	case r <= 0x632:
		return 0xfea9 + (r-0x62f)*2, 2
	}
	return 0xfeb1 + (r-0x633)*4, 4
}

// arabicMore is arabic for the letters of Persian, Urdu and their neighbours.
func arabicMore(r rune) (rune, int) {
	const four = "ٻپڀٺٿٹڤڦڄڃچڇ" // from U+FB52 on
	n := rune(0)
	for _, x := range four {
		if x == r {
			return 0xfb52 + n*4, 4
		}
		n++
	}
	const two = "ڍڌڎڈژڑ" // from U+FB82 on
	n = 0
	for _, x := range two {
		if x == r {
			return 0xfb82 + n*2, 2
		}
		n++
	}
	switch r {
	case 'ک':
		return 0xfb8e, 4
	case 'گ':
		return 0xfb92, 4
	case 'ڳ':
		return 0xfb96, 4
	case 'ڱ':
		return 0xfb9a, 4
	case 'ں':
		return 0xfb9e, 2
	case 'ڻ':
		return 0xfba0, 4
	case 'ۀ':
		return 0xfba4, 2
	case 'ہ':
		return 0xfba6, 4
	case 'ھ':
		return 0xfbaa, 4
	case 'ے', 'ۓ':
		return 0xfbae + (r-'ے')*2, 2
	case 'ڭ':
		return 0xfbd3, 4
	case 'ۇ':
		return 0xfbd7, 2
	case 'ۆ':
		return 0xfbd9, 2
	case 'ۈ':
		return 0xfbdb, 2
	case 'ۋ':
		return 0xfbde, 2
	case 'ۅ':
		return 0xfbe0, 2
	case 'ۉ':
		return 0xfbe2, 2
	case 'ې':
		return 0xfbe4, 4
	case 'ی':
		return 0xfbfc, 4
	}
	return 0, 0
}
