package screen

import (
	"strings"
	"testing"
)

func TestNeutralizeLine(t *testing.T) {
	tests := []struct{ in, want string }{
		{"", ""},
		{"Putin and Khamenei", "Putin and Khamenei"},
		{"  Putin \t and\r\n\nKhamenei ", "Putin and Khamenei"},
		{"5\u00a0%\u2003of\u3000it", "5 % of it"},
		{"\u2028a\u2029", "a"},
		{"\x1b]0;x\x07 headline\x9b", "]0;x headline�"},
		{" \u200b \ufeff ", ""},
		{"a \u00a0\u0301b", "a b"}, // the accent has lost what it stood on
		{"Тегеран  \nМосква", "Тегеран Москва"},
	}
	for _, tt := range tests {
		if got := NeutralizeLine(tt.in); got != tt.want {
			t.Errorf("NeutralizeLine(%+q) = %+q, want %+q", tt.in, got, tt.want)
		}
	}
}

func TestTitle(t *testing.T) {
	if got := Title("Putin \x1b]0;\x07and\nKhamenei"); got != "Putin ]0;and Khamenei" {
		t.Errorf("Title gives %q", got)
	}
	if got := Title(strings.Repeat("long ", 100)); Width(got, WcWidth) != maxTitle || !strings.HasSuffix(got, Ellipsis) {
		t.Errorf("Title gives %q", got)
	}
}

func TestNeutralizeURL(t *testing.T) {
	tests := []struct{ in, want string }{
		{"https://example.org/a?b=c&d=e;f#g", "https://example.org/a?b=c&d=e;f#g"},
		{"HTTP://Example.org", "http://Example.org"},
		{" https://example.org/\n", "https://example.org/"},
		{"mailto:a@example.org", "mailto:a@example.org"},
		{"https://example.org/%20a%zz%", "https://example.org/%20a%25zz%25"},
		{"https://example.org/Тегеран?q=é", "https://example.org/%D0%A2%D0%B5%D0%B3%D0%B5%D1%80%D0%B0%D0%BD?q=%C3%A9"},
		{"https://münchen.example/", "https://m%C3%BCnchen.example/"},
		{`https://example.org/a"b<c>d\e^f` + "`{|}", "https://example.org/a%22b%3Cc%3Ed%5Ce%5Ef%60%7B%7C%7D"},
		{"https://[2001:db8::1]:8080/", "https://[2001:db8::1]:8080/"},
		{"https://example.org:443/$(id)", "https://example.org:443/$(id)"},
		{"https://example.org/a b", ""},
		{"https://example.org/a\u00a0b", ""},
		{"https://example.org/\x1b]0;x\x07", ""},
		{"https://example.org/\x9c", ""},
		{"https://example.org/\u009c", ""},
		{"https://example.org/\u202egpj", ""},
		{"https://exa\u200bmple.org/", ""},
		{"https://example.org/a\nb", ""},
		{"javascript:alert(1)", ""},
		{"file:///etc/passwd", ""},
		{"data:text/html,x", ""},
		{"ftp://example.org/", ""},
		{"//example.org/", ""},
		{"example.org", ""},
		{"-https://example.org", ""},
		{"https:example.org", ""},
		{"https:///path", ""},
		{"https://?q", ""},
		{"https://", ""},
		{"mailto:", ""},
		{"", ""},
		{":", ""},
		{"https://example.org/" + strings.Repeat("a", maxURL), ""},
	}
	for _, tt := range tests {
		got, ok := NeutralizeURL(tt.in)
		if got != tt.want || ok != (tt.want != "") {
			t.Errorf("NeutralizeURL(%+q) = %q, %v, want %q", tt.in, got, ok, tt.want)
		}
	}
}
