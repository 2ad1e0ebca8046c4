-- Full texts: articles whose page is to be fetched, or was in vain. feeds.full_text
-- has three values from here on: 0 as the settings say, 1 on, -1 off.

CREATE TABLE pages (
    article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
    tries   INTEGER NOT NULL, -- that failed
    next    INTEGER NOT NULL, -- not tried before; -1 for never, unless the reader asks
    shorter INTEGER NOT NULL, -- the page was read and says less than the feed
    error   TEXT NOT NULL     -- one line, of the last try
);
CREATE INDEX pages_next ON pages (next) WHERE next >= 0;
