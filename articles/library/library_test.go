package library

import (
	"context"
	"testing"
)

func TestEditionOpens(t *testing.T) {
	l := Open(Options{})
	ctx := context.Background()
	b, err := l.Load(ctx, 0)
	if err != nil || len(b.Failures) > 0 || len(b.Items) == 0 || !b.Done {
		t.Fatalf("Load = %+v, %v", b, err)
	}
	for i, it := range b.Items {
		if !it.Sample || it.Title == "" || it.Published.IsZero() {
			t.Errorf("item %d: %+v", i, it)
		}
		if i > 0 && it.Published.After(b.Items[i-1].Published) {
			t.Errorf("%s is newer than the one before it", it.ID)
		}
		got, err := l.Open(ctx, it.ID)
		if err != nil || got.Article.Title != it.Title || got.Article.Doc.Text == "" || got.Analysis == nil {
			t.Errorf("%s: %+v, %v", it.ID, got, err)
		}
	}
	t.Log(l.Name(), len(b.Items))
}
