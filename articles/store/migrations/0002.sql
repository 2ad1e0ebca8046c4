-- The history of marks, and what retention has thrown away.

CREATE TABLE steps (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    at         INTEGER NOT NULL,
    read       INTEGER,          -- what the step set, NULL where it did not
    star       INTEGER,
    changed    BLOB NOT NULL,    -- the rows that it really changed
    correction TEXT NOT NULL,    -- a line of corrections.jsonl, "" for marks
    undone     INTEGER NOT NULL DEFAULT 0
);

-- A feed goes on delivering what has been thrown away here.
CREATE TABLE forgotten (
    key  INTEGER PRIMARY KEY,    -- articles.guid or articles.link
    feed INTEGER NOT NULL REFERENCES feeds ON DELETE CASCADE,
    at   INTEGER NOT NULL        -- when it was last delivered
);
CREATE INDEX forgotten_feed ON forgotten (feed, at);
