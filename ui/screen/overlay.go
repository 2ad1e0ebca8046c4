package screen

// Overlay puts box over base from cell x on; base is w cells wide. What base
// shows to the left and right of the box keeps its styles.
func Overlay(base, box string, x, w int, m Method) string {
	right := x + Width(box, m)
	return Pad(Cut(base, 0, x, m), x, m) + box + Cut(base, right, w, m)
}
