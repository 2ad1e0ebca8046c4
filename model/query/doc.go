// Package query is the language in which a reader asks for articles.
package query
