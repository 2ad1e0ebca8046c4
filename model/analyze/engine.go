package analyze

// Engine names what an Analysis was made by. A stored Analysis of another engine
// is out of date. It is raised whenever what is found changes.
const Engine = "3"
