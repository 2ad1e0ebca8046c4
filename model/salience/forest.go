package salience

// tree is a complete decision tree: three questions lead to one of eight
// leaves. Questions 1 and 2 follow the answers no and yes to question 0, and so
// on down.
type tree struct {
	ask  [1<<Depth - 1]question
	leaf [1 << Depth]int16
}

// question asks whether a feature is above a value.
type question struct {
	feature uint8
	above   int16
}

// Depth is how many questions lead from the root of a tree to a leaf.
const Depth = 3

// odds sums up the leaves that the features of a country lead to: a thousand
// times the log-odds that the article is about it.
func odds(f *Features) int {
	sum := 0
	for i := range forest {
		t := &forest[i]
		n := 0
		for range Depth {
			q := &t.ask[n]
			n = 2*n + 1
			if f[q.feature] > q.above {
				n++
			}
		}
		sum += int(t.leaf[n-len(t.ask)])
	}
	return sum
}
