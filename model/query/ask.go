package query

// Ask is what a library is asked for.
type Ask struct {
	Node  Node  // nil: all
	Desk  int64 // what is muted there is left out too, 0 for no desk
	Muted bool  // what is muted is not left out
	Since int64 // only those that came after this article; see model.Desk.Last
	Best  bool  // the best first, else the newest
}
