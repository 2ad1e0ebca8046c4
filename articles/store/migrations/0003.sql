-- What queries ask for: languages, full texts, the words of names and how many
-- articles have each; tags of articles; desks and what is muted; where reading
-- stopped. What cannot be told in SQL is filled in by fill0003.

ALTER TABLE articles ADD COLUMN lang TEXT NOT NULL DEFAULT ''; -- primary subtag, in lower case
CREATE INDEX articles_lang ON articles (lang, sort);
CREATE INDEX articles_full ON articles (sort) WHERE full = 1;

ALTER TABLE entities ADD COLUMN articles INTEGER NOT NULL DEFAULT 0; -- that name it
ALTER TABLE entities ADD COLUMN involved INTEGER NOT NULL DEFAULT 0; -- of countries: that involve it
UPDATE entities SET articles = (SELECT count(*) FROM mentions m INDEXED BY mentions_entity WHERE m.entity = entities.id),
    involved = (SELECT count(*) FROM mentions m INDEXED BY mentions_involved WHERE m.entity = entities.id AND m.involved = 1);
CREATE INDEX entities_often ON entities (kind, articles);

CREATE TABLE names (
    word   TEXT NOT NULL, -- folded
    kind   INTEGER NOT NULL,
    entity INTEGER NOT NULL REFERENCES entities,
    PRIMARY KEY (word, kind, entity)
) WITHOUT ROWID;

CREATE TABLE labels (
    folded  TEXT NOT NULL,
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    tag     TEXT NOT NULL, -- as the reader wrote it
    PRIMARY KEY (folded, article)
) WITHOUT ROWID;
CREATE INDEX labels_article ON labels (article);

CREATE TABLE places (
    article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
    block   INTEGER NOT NULL,
    offset  INTEGER NOT NULL, -- bytes of the plain text
    at      INTEGER NOT NULL
);

CREATE TABLE desks (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    name     TEXT NOT NULL,
    query    TEXT NOT NULL,
    mute     TEXT NOT NULL,    -- a query, "" for none
    best     INTEGER NOT NULL, -- the best first, else the newest
    key      TEXT NOT NULL,
    position INTEGER NOT NULL,
    visited  INTEGER NOT NULL DEFAULT 0, -- when
    last     INTEGER NOT NULL DEFAULT 0  -- the last article that had come by then
);

CREATE TABLE mutes (
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    query TEXT NOT NULL,
    desk  INTEGER NOT NULL, -- 0 for everywhere
    at    INTEGER NOT NULL
);

INSERT INTO changes VALUES ('desks', 0);

-- A step that is none of marks says itself what it was, and how it was before.
ALTER TABLE steps ADD COLUMN what TEXT NOT NULL DEFAULT '';
ALTER TABLE steps ADD COLUMN data TEXT NOT NULL DEFAULT '';

-- What went with a feed, for as long as that can be undone.
CREATE TABLE removed (
    article   INTEGER PRIMARY KEY,
    step      INTEGER NOT NULL REFERENCES steps ON DELETE CASCADE,
    guid      INTEGER,
    link      INTEGER,
    title     TEXT NOT NULL,
    outlet    TEXT NOT NULL,
    url       TEXT NOT NULL,
    published INTEGER NOT NULL,
    zone      INTEGER NOT NULL,
    precision INTEGER NOT NULL,
    sort      INTEGER NOT NULL,
    seen      INTEGER NOT NULL,
    read      INTEGER NOT NULL,
    star      INTEGER NOT NULL,
    full      INTEGER NOT NULL,
    hash      INTEGER NOT NULL,
    lang      TEXT NOT NULL,
    kept      INTEGER NOT NULL, -- it has a star, so that only its feed was taken from it
    body      BLOB,
    engine    INTEGER,
    found     BLOB,
    tags      TEXT NOT NULL     -- JSON
);
CREATE INDEX removed_step ON removed (step);

-- To begin with; all of them can be changed and removed.
INSERT INTO desks (name, query, mute, best, key, position) VALUES
    ('All', '', '', 0, '', 1),
    ('Unread', 'is:unread', '', 0, '', 2),
    ('Starred', 'is:starred', '', 0, '', 3),
    ('Today', 'after:today', '', 0, '', 4),
    ('Middle East', 'region:"middle east"', '', 0, '', 5),
    ('Europe', 'region:europe', '', 0, '', 6),
    ('Africa', 'region:africa', '', 0, '', 7);
