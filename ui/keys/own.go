package keys

// Own is the first of the actions that a reader has made: commands of the
// settings, in their order.
const Own Action = 1 << 12

// OwnBinding is the binding of the reader's own command number i. It works in
// every pane, and without a key it is found by its name.
func OwnBinding(i int, name, help, key string) Binding {
	b := Binding{Action: Own + Action(i), Name: name, Scope: Everywhere, Label: name, Help: help}
	if key != "" {
		b.Keys = []string{key}
	}
	return b
}
