"""The tables of the index. Raise VERSION when they, or the way words are normalised, change."""

VERSION = 7

# Column weights of the full text: how much a word counts by where it stands.
FIELDS = {"title": 6.0, "name": 8.0, "role": 4.0, "speech": 2.5, "text": 2.0, "by": 1.5, "summary": 1.2, "topic": 1.0}

TABLES = f"""
CREATE TABLE event (n INTEGER PRIMARY KEY, id TEXT UNIQUE, start TEXT, file TEXT, data TEXT);
CREATE TABLE session (n INTEGER PRIMARY KEY, event INTEGER, id TEXT, day INTEGER, date TEXT, data TEXT, UNIQUE (event, id));
CREATE TABLE speaker (n INTEGER PRIMARY KEY, event INTEGER, id TEXT, named INTEGER, data TEXT, UNIQUE (event, id));
CREATE TABLE passage (n INTEGER PRIMARY KEY, session INTEGER, speaker INTEGER, speech TEXT, data TEXT);
CREATE TABLE part (n INTEGER PRIMARY KEY, session INTEGER, speaker INTEGER, data TEXT);
CREATE INDEX passage_session ON passage (session);
CREATE INDEX passage_speaker ON passage (speaker);
CREATE INDEX part_session ON part (session);
CREATE INDEX part_speaker ON part (speaker);
-- What can be found: a session (its head), a part (a speaker in a session) or a passage; n is the record's own.
CREATE TABLE unit (n INTEGER PRIMARY KEY, kind TEXT, session INTEGER, speaker INTEGER, speech TEXT);
CREATE VIRTUAL TABLE words USING fts5 ({", ".join(f'"{field}"' for field in FIELDS)}, content='', tokenize='unicode61 remove_diacritics 0');
CREATE TABLE term (term TEXT PRIMARY KEY, units INTEGER, initial TEXT, length INTEGER, sound TEXT) WITHOUT ROWID;
CREATE INDEX term_spelling ON term (initial, length);
CREATE INDEX term_sound ON term (sound) WHERE sound IS NOT NULL;
CREATE TABLE form (key TEXT, term TEXT, PRIMARY KEY (key, term)) WITHOUT ROWID;
CREATE TABLE label (key TEXT PRIMARY KEY, concept TEXT) WITHOUT ROWID;
CREATE TABLE concept (id TEXT PRIMARY KEY, data TEXT, narrower TEXT) WITHOUT ROWID;
CREATE TABLE mention (concept TEXT, unit INTEGER, lang TEXT, start INTEGER, stop INTEGER, PRIMARY KEY (concept, unit, lang, start)) WITHOUT ROWID;
-- Words and places by their keys in every language, and where texts that are not in every language hold them.
CREATE TABLE entry (key TEXT, name TEXT, light INTEGER, written TEXT, PRIMARY KEY (key, name)) WITHOUT ROWID;
CREATE TABLE held (concept TEXT, unit INTEGER, lang TEXT, start INTEGER, stop INTEGER, PRIMARY KEY (concept, unit, lang, start)) WITHOUT ROWID;
CREATE VIEW meant AS SELECT * FROM mention UNION ALL SELECT * FROM held;
"""
