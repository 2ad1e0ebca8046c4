package cli

import "runtime/debug"

// buildVersion is the version the Go toolchain stamped into the program, else
// "dev", with the start of the commit where that is known.
func buildVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "dev"
	}
	version := info.Main.Version
	if version == "" || version == "(devel)" {
		version = "dev"
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 7 && version == "dev" {
			version += " (" + s.Value[:7] + ")"
		}
	}
	return version
}
