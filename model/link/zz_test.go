package link
import ("testing";"fmt";"os";"time";"dateline/model/document";"dateline/model/recognize")
func TestZ(t *testing.T){
 r:=recognize.New(); l:=New()
 res:=r.Recognize(recognize.Input{Doc:document.FromPlain(os.Getenv("T"))})
 ls:=l.Resolve(res,os.Getenv("O"),time.Date(2015,11,1,0,0,0,0,time.UTC))
 fmt.Println("local",l.local,"british",l.british,"us",l.countries.of("US"),"points",len(l.points),"outlets",len(l.outlets))
 for i,p:=range res.Proposals{ 
  fmt.Printf("%q kind %v src %d within %d listed %v sight %d link %+v\n",res.Text.Surface(&p),p.Kind,p.Source,p.Within,p.Listed,res.Text.Sight(&p),ls[i])
  if p.Kind==1 { for n,c:=range p.Candidates { if n>5 {break}; s,ctx,_:=l.placeScore(&p,c,0); e:=l.Entity(c.Ref); fmt.Printf("     %s %s w %d amb %v s %d ctx %d\n",e.Name,e.Country,c.Weight,c.Ambiguous,s,ctx)}}
 }
}
