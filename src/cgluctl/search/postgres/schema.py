"""The tables of the index on a server: those of the file, with the full text as arrays of terms."""

from cgluctl.search.base import VERSION

# Raise it when the tables here change; the version of the file's tables and words counts too.
TABLES_VERSION = 2
SCHEMA = "cgluctl"
MADE_BY = f"{VERSION}.{TABLES_VERSION}"

# Text is compared by bytes, as in the file. Numbers of records are those of the file: an event is a range of them.
TABLES = f"""
CREATE SCHEMA {SCHEMA};
CREATE TABLE made_by (version text);
INSERT INTO made_by VALUES ('{MADE_BY}');
CREATE TABLE event (n bigint PRIMARY KEY, id text COLLATE "C" UNIQUE, start text COLLATE "C", stop text COLLATE "C",
  bundled boolean, file text, data text);
CREATE TABLE original (event bigint PRIMARY KEY, sha256 text, content bytea);
CREATE TABLE session (n bigint PRIMARY KEY, event bigint, id text COLLATE "C", day integer, date text COLLATE "C", data text);
CREATE TABLE speaker (n bigint PRIMARY KEY, event bigint, id text COLLATE "C", named boolean, data text);
CREATE TABLE passage (n bigint PRIMARY KEY, session bigint, speaker bigint, speech text, data text);
CREATE TABLE part (n bigint PRIMARY KEY, session bigint, speaker bigint, data text);
-- terms: the different words of a unit; weights: how often each stands there, by the weights of its fields; size: how many
-- words in all; words: all of them in order; codes: the concepts and entries named.
CREATE TABLE unit (n bigint PRIMARY KEY, kind text, session bigint, speaker bigint, speech text, size integer,
  terms text[] COLLATE "C", weights double precision[], words text COLLATE "C", codes text[] COLLATE "C");
CREATE TABLE name (word text COLLATE "C", speaker bigint, PRIMARY KEY (word, speaker));
CREATE TABLE surface (term text COLLATE "C", lang text, surface text COLLATE "C", events integer, PRIMARY KEY (term, lang, surface));
CREATE TABLE term (term text COLLATE "C" PRIMARY KEY, units integer, initial text COLLATE "C", length integer, sound text COLLATE "C");
-- Words that say nothing by themselves are no terms but where they are part of a name; how many units have them.
CREATE TABLE stop (term text COLLATE "C" PRIMARY KEY, units integer);
CREATE TABLE form (key text COLLATE "C", term text COLLATE "C", PRIMARY KEY (key, term));
-- Which units name a code, so that the newest of many are found at once; and how many do.
CREATE TABLE meant (code text COLLATE "C", n bigint, PRIMARY KEY (code, n));
CREATE TABLE named (code text COLLATE "C" PRIMARY KEY, units integer);
CREATE TABLE total (name text PRIMARY KEY, value bigint);
CREATE TABLE label (key text COLLATE "C" PRIMARY KEY, concept text COLLATE "C");
CREATE TABLE concept (id text COLLATE "C" PRIMARY KEY, code text, data text, narrower text);
CREATE TABLE entry (key text COLLATE "C", name text COLLATE "C", code text, light boolean, written text, spelt text, place integer, PRIMARY KEY (key, name));
CREATE INDEX event_newest ON event (start DESC NULLS LAST, stop DESC NULLS LAST, bundled DESC, id);
CREATE UNIQUE INDEX session_id ON session (event, id);
CREATE INDEX speaker_event ON speaker (event);
CREATE INDEX speaker_id ON speaker (id);
CREATE INDEX passage_session ON passage (session);
CREATE INDEX passage_speaker ON passage (speaker) WHERE speaker IS NOT NULL;
CREATE INDEX part_session ON part (session);
CREATE INDEX part_speaker ON part (speaker);
CREATE INDEX unit_terms ON unit USING gin (terms);
-- Of an expression, so that nobody looks up a whole term there, where that is slow.
CREATE INDEX term_spelling ON term USING gin ((term || '') gin_trgm_ops);
CREATE INDEX term_sound ON term (sound) WHERE sound IS NOT NULL;
CREATE INDEX label_concept ON label (concept);
CREATE INDEX entry_name ON entry (name);
"""
