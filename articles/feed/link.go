package feed

import (
	"net/url"
	"slices"
	"strings"

	"dateline/model/document"
)

const maxURL = 4096 // bytes; what is longer is no address of an article

// webAddress parses an absolute http or https address; nil for any other.
func webAddress(s string) *url.URL {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Host == "" {
		return nil
	}
	if u.Scheme = strings.ToLower(u.Scheme); u.Scheme != "http" && u.Scheme != "https" {
		return nil
	}
	return u
}

// resolve makes an address absolute; "" for one that leads to no web page:
// javascript:, data:, file:, or relative to nothing.
func resolve(s string, base *url.URL) string {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > maxURL {
		return ""
	}
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f { // browsers leave these out, whatever a scheme hides behind them
			return -1
		}
		return r
	}, s)
	if strings.HasPrefix(s, "www.") {
		s = "http://" + s
	}
	u, err := url.Parse(strings.ReplaceAll(s, " ", "%20"))
	if err != nil {
		return ""
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	if u = webAddress(u.String()); u == nil {
		return ""
	}
	return u.String()
}

// CleanURL is an address without the parameters that tell a site where its
// reader came from. Addresses that have none, and what is no address, are
// returned as they are.
func CleanURL(s string) string {
	if !strings.ContainsAny(s, "?#") {
		return s
	}
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return s
	}
	query, changed := withoutTracking(u.RawQuery)
	fragment := u.Fragment
	if k, _, _ := strings.Cut(fragment, "="); tracking(k) || strings.HasPrefix(fragment, "xtor=") {
		fragment, changed = "", true
	}
	if !changed {
		return s
	}
	u.RawQuery, u.ForceQuery = query, false
	if fragment == "" {
		u.Fragment, u.RawFragment = "", ""
	}
	return u.String()
}

// withoutTracking keeps the other parameters as they are and in their order.
func withoutTracking(query string) (string, bool) {
	if query == "" {
		return "", false
	}
	parts := strings.Split(query, "&")
	kept := parts[:0:0]
	for _, p := range parts {
		k, _, _ := strings.Cut(strings.TrimPrefix(p, "amp;"), "=")
		if k, err := url.QueryUnescape(k); err == nil && tracking(k) {
			continue
		}
		kept = append(kept, p)
	}
	if len(kept) == len(parts) {
		return query, false
	}
	return strings.Join(kept, "&"), true
}

// tracking tells whether a parameter only follows a reader around.
func tracking(key string) bool {
	key = strings.ToLower(key)
	for _, prefix := range [...]string{"utm_", "pk_", "mtm_", "piwik_", "matomo_", "hsa_", "oly_", "vero_", "at_custom", "at_campaign", "at_medium", "wt.mc", "wt_mc", "ns_"} {
		if strings.HasPrefix(key, prefix) {
			return true
		}
	}
	switch key {
	case "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "ysclid", "twclid", "ttclid", "li_fat_id", "igshid", "igsh",
		"mc_cid", "mc_eid", "mkt_tok", "_hsenc", "_hsmi", "hsctatracking", "__twitter_impression", "xtor", "ncid", "cmpid", "cmp_id", "s_cid",
		"ocid", "icid", "ito", "smid", "smtyp", "sref", "ftag", "guccounter", "guce_referrer", "guce_referrer_sig", "srnd", "wpsrc", "feature_src",
		"traffic_source", "echobox", "_ga", "_gl", "ga_source", "trk", "trkcampaign", "campaign_id",
		"emc", "at_link", "at_ptr_name", "at_format", "at_bbc_team", "sc_campaign", "sc_channel", "sc_content", "sc_country", "sc_geo", "sc_medium", "sc_outcome":
		return true
	}
	return false
}

// CleanLinks removes tracking parameters from the links and pictures of a body.
func CleanLinks(d *document.Document) {
	if d != nil {
		cleanLinks(d.Blocks)
	}
}

func cleanLinks(blocks []document.Block) {
	for i := range blocks {
		b := &blocks[i]
		for r := range b.Runs {
			b.Runs[r].Link = CleanURL(b.Runs[r].Link)
		}
		b.URL = CleanURL(b.URL)
		cleanLinks(b.Children)
	}
}

// Canonical is the form of an address by which articles are compared: without
// scheme, www, default port, tracking, fragment and closing slash, its
// parameters sorted. "" for what is no web address.
func Canonical(s string) string {
	u := webAddress(CleanURL(s))
	if u == nil {
		return ""
	}
	host := strings.TrimSuffix(strings.ToLower(u.Hostname()), ".")
	host = strings.TrimPrefix(host, "www.")
	if p := u.Port(); p != "" && p != "80" && p != "443" {
		host += ":" + p
	}
	out := host + strings.TrimRight(u.EscapedPath(), "/")
	if u.RawQuery != "" {
		parts := strings.Split(u.RawQuery, "&")
		slices.Sort(parts)
		out += "?" + strings.Join(parts, "&")
	}
	if strings.HasPrefix(u.Fragment, "!") || strings.HasPrefix(u.Fragment, "/") { // a page that a script shows
		out += "#" + u.EscapedFragment()
	}
	return out
}
