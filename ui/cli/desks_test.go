package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestDesksOnTheCommandLine(t *testing.T) {
	s, f := serve(t), reading(t)
	f.expect(t, "desks", outcome{0, noFeeds + "\n", ""})
	f.add(t, s.URL+"/feed/World")
	config := strings.TrimPrefix(f.environ[1], "XDG_CONFIG_HOME=")
	if err := os.MkdirAll(filepath.Join(config, "dateline"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(config, "dateline", "config.toml"), []byte("[[desk]]\nname = 'Mine'\nquery = 'paris'\nkey = 'v'\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	f.expect(t, "desks add Gas gas NOT title:2 --key y --mute football", outcome{0, "Made: Gas\n", ""})
	f.expect(t, "desks", outcome{0, `           3     Since I last looked
   1       3     All
   2       3     Unread               is:unread
   3       0     Starred              is:starred
   4       0     Today                after:today
   5       0     Middle East          region:"middle east"
   6       3     Europe               region:europe
   7       0     Africa               region:africa
   8       2  y  Gas                  gas NOT title:2  (without football)
           3  v  Mine                 paris
`, ""})
	f.expect(t, "desks add gas oil", outcome{1, "", "dateline: there is a desk Gas already; dateline desks edit changes it\n"})
	f.expect(t, "desks add Oil oil --key v", outcome{1, "", "dateline: v is the key of Mine already\n"})
	f.expect(t, "desks add Oil contry:x", outcome{1, "", "dateline: desk Oil: at 1: no field contry: did you mean country?\n"})
	f.expect(t, "desks add Oil", outcome{2, "", "dateline: a desk is a name and a query (see dateline desks add --help)\n"})
	f.expect(t, "desks edit gas --sort best --mute= --query 2", outcome{0, "Changed: Gas\n", ""})
	desks := lines[deskObject](t, f.start(t, "desks", "--json"))
	if len(desks) != 10 || desks[8].Visited == "" || desks[8].Name != "Gas" || desks[8].Query != "2" || desks[8].Sort != "best" || desks[8].Mute != "" || desks[8].Key != "y" || desks[9].Number != 0 {
		t.Errorf("%+v", desks)
	}
	f.expect(t, "desks edit Mine --sort best", outcome{1, "", "dateline: the desk Mine is from config.toml; change it there\n"})
	f.expect(t, "desks edit Gas", outcome{2, "", "dateline: nothing to change; name a setting, such as --query (see dateline desks edit --help)\n"})
	f.expect(t, "desks remove 7 Nobody gas", outcome{3, "Removed: Africa\nRemoved: Gas\n", "dateline: there is no desk Nobody; dateline desks lists them\n"})
	f.expect(t, "desks lst", outcome{2, "", "dateline: no command lst; there are add, edit and remove (see dateline desks --help)\n"})
	if got := f.start(t, "__complete", "desks", "remove", ""); !strings.HasPrefix(got.stdout, "All\nUnread\tis:unread\n") || strings.Contains(got.stdout, "Mine") {
		t.Errorf("completion: %q", got.stdout)
	}
	f.expect(t, "mute", outcome{0, "Nothing is muted. dateline mute QUERY leaves out what a query finds.\n", ""})
	f.expect(t, "mute title:2 ", outcome{0, "Muted: title:2\n", ""})
	f.expect(t, "mute title:3 --desk europe", outcome{0, "Muted in Europe: title:3\n", ""})
	f.expect(t, "mute x --desk mine", outcome{1, "", "dateline: the desk Mine is not the library's; write mute = … below its [[desk]] in config.toml\n"})
	f.expect(t, "mute", outcome{0, "   1  title:2\n   2  title:3  (in Europe)\n", ""})
	desks = lines[deskObject](t, f.start(t, "desks", "--json"))
	if desks[1].Unread != 2 || desks[6].Unread != 1 {
		t.Errorf("%+v", desks)
	}
	f.expect(t, "mute --lift 1,9", outcome{3, "Lifted: title:2\n", "dateline: there is no mute 9; dateline mute lists them\n"})
	if mutes := lines[muteObject](t, f.start(t, "mute", "--json")); len(mutes) != 1 || mutes[0].Query != "title:3" || mutes[0].Desk != "Europe" || mutes[0].When == "" {
		t.Errorf("%+v", mutes)
	}
}
