"""The tables of the index. Raise VERSION when they, or the way words are normalised, change."""

VERSION = 10

# Column weights of the full text: how much a word counts by where it stands.
FIELDS = {"title": 6.0, "name": 8.0, "role": 4.0, "speech": 2.5, "text": 2.0, "by": 1.5, "summary": 1.2, "topic": 1.0}

# Numbers of records are those of `number`: the events in the order of time, their records in the order of the file.
TABLES = f"""
CREATE TABLE file (path TEXT PRIMARY KEY, stamp TEXT, sha256 TEXT, event INTEGER) WITHOUT ROWID;
CREATE TABLE event (n INTEGER PRIMARY KEY, id TEXT UNIQUE, start TEXT, stop TEXT, bundled INTEGER, file TEXT, data TEXT);
CREATE TABLE session (n INTEGER PRIMARY KEY, event INTEGER, id TEXT, day INTEGER, date TEXT, data TEXT);
CREATE TABLE speaker (n INTEGER PRIMARY KEY, event INTEGER, id TEXT, named INTEGER, data TEXT);
CREATE TABLE passage (n INTEGER PRIMARY KEY, session INTEGER, speaker INTEGER, speech TEXT, data TEXT);
CREATE TABLE part (n INTEGER PRIMARY KEY, session INTEGER, speaker INTEGER, data TEXT);
-- What can be found: a session (its head), a part (a speaker in a session) or a passage; n is the record's own.
CREATE TABLE unit (n INTEGER PRIMARY KEY, kind TEXT, session INTEGER, speaker INTEGER, speech TEXT);
CREATE VIRTUAL TABLE words USING fts5 ({", ".join(f'"{field}"' for field in FIELDS)}, content='', tokenize='ascii');
-- Which concepts and entries a unit names, as the codes of `label` and `entry`; a code with an x: more than once.
CREATE VIRTUAL TABLE meant USING fts5 (codes, content='', columnsize=0, detail='none', tokenize='ascii');
-- The words of names, to find a person by.
CREATE TABLE name (word TEXT, speaker INTEGER, PRIMARY KEY (word, speaker)) WITHOUT ROWID;
-- The words as they are written, and how many events write them so; `term` and `form` follow from them.
CREATE TABLE surface (term TEXT, lang TEXT, surface TEXT, events INTEGER, PRIMARY KEY (term, lang, surface)) WITHOUT ROWID;
CREATE TABLE term (term TEXT PRIMARY KEY, units INTEGER, initial TEXT, length INTEGER, sound TEXT) WITHOUT ROWID;
CREATE TABLE form (key TEXT, term TEXT, PRIMARY KEY (key, term)) WITHOUT ROWID;
CREATE TABLE total (name TEXT PRIMARY KEY, value INTEGER) WITHOUT ROWID;
-- The thesaurus, and words and places by their keys in every language.
CREATE TABLE label (key TEXT PRIMARY KEY, concept TEXT) WITHOUT ROWID;
CREATE TABLE concept (id TEXT PRIMARY KEY, code TEXT, data TEXT, narrower TEXT) WITHOUT ROWID;
CREATE TABLE entry (key TEXT, name TEXT, code TEXT, light INTEGER, written TEXT, spelt TEXT, place INTEGER, PRIMARY KEY (key, name)) WITHOUT ROWID;
"""

# Made when a new index is full: filling is faster without them.
INDEXES = """
CREATE INDEX event_newest ON event (start DESC, stop DESC, bundled DESC, id);
CREATE UNIQUE INDEX session_id ON session (event, id);
CREATE INDEX speaker_event ON speaker (event);
CREATE INDEX speaker_id ON speaker (id);
CREATE INDEX passage_session ON passage (session);
CREATE INDEX passage_speaker ON passage (speaker) WHERE speaker IS NOT NULL;
CREATE INDEX part_session ON part (session);
CREATE INDEX part_speaker ON part (speaker);
CREATE INDEX term_spelling ON term (initial, length);
CREATE INDEX term_sound ON term (sound) WHERE sound IS NOT NULL;
CREATE INDEX label_concept ON label (concept);
CREATE INDEX entry_name ON entry (name);
"""

RECORDS = ("event", "session", "speaker", "passage", "part", "unit", "name")
LOCAL = 24  # bits of a number that count the records of one event
