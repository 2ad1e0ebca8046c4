-- Feeds, articles and what was found in them. Times are seconds of Unix time; 0
-- is none, but for articles.published, which precision speaks for.

CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- One counter for each thing another window wants to hear of.
CREATE TABLE changes (
    what TEXT PRIMARY KEY,
    n    INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO changes VALUES ('articles', 0), ('feeds', 0), ('marks', 0);

CREATE TABLE feeds (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    url           TEXT NOT NULL UNIQUE,
    title         TEXT NOT NULL,
    name          TEXT NOT NULL,
    site          TEXT NOT NULL,
    folder        TEXT NOT NULL,
    interval      INTEGER NOT NULL, -- seconds
    full_text     INTEGER NOT NULL,
    keep_days     INTEGER NOT NULL,
    user_agent    TEXT NOT NULL,
    headers       TEXT NOT NULL,    -- JSON, "" for none
    etag          TEXT NOT NULL,
    last_modified TEXT NOT NULL,
    next_fetch    INTEGER NOT NULL,
    last_success  INTEGER NOT NULL,
    last_error    TEXT NOT NULL,
    failures      INTEGER NOT NULL,
    gone          INTEGER NOT NULL
);
CREATE INDEX feeds_folder ON feeds (folder);

CREATE TABLE tags (
    tag  TEXT NOT NULL,
    feed INTEGER NOT NULL REFERENCES feeds ON DELETE CASCADE,
    PRIMARY KEY (tag, feed)
) WITHOUT ROWID;
CREATE INDEX tags_feed ON tags (feed);

-- Rows are small, so that a page of a list touches few pages of the file: what
-- is only wanted once an article is open lies in bodies.
CREATE TABLE articles (
    id        INTEGER PRIMARY KEY AUTOINCREMENT, -- never used twice: marks and undo speak of it
    feed      INTEGER REFERENCES feeds ON DELETE SET NULL, -- NULL: a star whose feed is removed
    guid      INTEGER,          -- hash of feed and guid, NULL where it tells nothing
    link      INTEGER,          -- hash of feed and link, likewise
    title     TEXT NOT NULL,
    outlet    TEXT NOT NULL,
    url       TEXT NOT NULL,
    published INTEGER NOT NULL,
    zone      INTEGER NOT NULL, -- seconds east of UTC
    precision INTEGER NOT NULL,
    sort      INTEGER NOT NULL, -- published, but never later than seen; seen where there is none
    seen      INTEGER NOT NULL,
    read      INTEGER NOT NULL DEFAULT 0,
    star      INTEGER NOT NULL DEFAULT 0,
    full      INTEGER NOT NULL DEFAULT 0, -- the body came from the page, not from the feed
    hash      INTEGER NOT NULL  -- of the entry as the feed delivered it
);
CREATE UNIQUE INDEX articles_guid ON articles (guid) WHERE guid IS NOT NULL;
CREATE INDEX articles_link ON articles (link) WHERE link IS NOT NULL;
-- One index for each list; id is the last part of every one of them.
CREATE INDEX articles_newest ON articles (sort);
CREATE INDEX articles_unread ON articles (sort) WHERE read = 0;
CREATE INDEX articles_starred ON articles (sort) WHERE star = 1;
CREATE INDEX articles_feed ON articles (feed, sort);
CREATE INDEX articles_feed_unread ON articles (feed, sort) WHERE read = 0;

CREATE TABLE bodies (
    article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
    data    BLOB NOT NULL
);

CREATE TABLE engines (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
);
INSERT INTO engines VALUES (0, 'none'); -- of what is still to be analysed

CREATE TABLE analyses (
    article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
    engine  INTEGER NOT NULL REFERENCES engines,
    data    BLOB NOT NULL
);
CREATE INDEX analyses_engine ON analyses (engine);

CREATE TABLE entities (
    id      INTEGER PRIMARY KEY,
    kind    INTEGER NOT NULL,
    key     TEXT NOT NULL,
    name    TEXT NOT NULL,
    country TEXT NOT NULL,
    UNIQUE (kind, key)
);

CREATE TABLE mentions (
    article  INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    entity   INTEGER NOT NULL REFERENCES entities,
    sort     INTEGER NOT NULL, -- of the article
    mentions INTEGER NOT NULL,
    salience INTEGER NOT NULL, -- in ten thousandths
    involved INTEGER NOT NULL, -- of countries
    PRIMARY KEY (article, entity)
) WITHOUT ROWID;
CREATE INDEX mentions_entity ON mentions (entity, sort, article);
CREATE INDEX mentions_involved ON mentions (entity, sort, article) WHERE involved = 1;

-- The text is kept once, packed, in bodies; so the index has no content of its
-- own. What it is given is prepared by indexable: scripts without spaces come as
-- pairs of letters. Marks (M*) are letters, for Indic scripts and Thai.
CREATE VIRTUAL TABLE search USING fts5 (
    title, text, names,
    content = '', contentless_delete = 1,
    tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co M*'"
);

-- Numbers of articles, so that a list of feeds counts nothing. Feed 0 is for
-- articles without one.
CREATE TABLE counts (
    feed     INTEGER PRIMARY KEY,
    articles INTEGER NOT NULL DEFAULT 0,
    unread   INTEGER NOT NULL DEFAULT 0,
    starred  INTEGER NOT NULL DEFAULT 0
);
INSERT INTO counts (feed) VALUES (0);

CREATE TRIGGER feed_added AFTER INSERT ON feeds BEGIN
    INSERT INTO counts (feed) VALUES (NEW.id);
END;
CREATE TRIGGER feed_removed AFTER DELETE ON feeds BEGIN
    DELETE FROM counts WHERE feed = OLD.id;
END;
CREATE TRIGGER article_added AFTER INSERT ON articles BEGIN
    UPDATE counts SET articles = articles + 1, unread = unread + (NEW.read = 0), starred = starred + (NEW.star = 1)
        WHERE feed = ifnull(NEW.feed, 0);
END;
CREATE TRIGGER article_removed AFTER DELETE ON articles BEGIN
    UPDATE counts SET articles = articles - 1, unread = unread - (OLD.read = 0), starred = starred - (OLD.star = 1)
        WHERE feed = ifnull(OLD.feed, 0);
END;
CREATE TRIGGER article_marked AFTER UPDATE OF feed, read, star ON articles BEGIN
    UPDATE counts SET articles = articles - 1, unread = unread - (OLD.read = 0), starred = starred - (OLD.star = 1)
        WHERE feed = ifnull(OLD.feed, 0);
    UPDATE counts SET articles = articles + 1, unread = unread + (NEW.read = 0), starred = starred + (NEW.star = 1)
        WHERE feed = ifnull(NEW.feed, 0);
END;
