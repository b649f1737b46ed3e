"""Records for reference managers, read back by programs that others wrote."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cgluctl.shapes import Answer
from cgluctl.views.door import visible
from cgluctl.views.managers import as_bibtex, as_csl, as_ris, escaped
from cgluctl.views.registry import REFERENCES
from making import Result

bibtexparser = pytest.importorskip("bibtexparser")
rispy = pytest.importorskip("rispy")
latex = pytest.importorskip("pylatexenc.latex2text")

Call = Callable[..., Result]
HOSTILE = (
    "}} , title = {mine} }\n@comment{",
    "a\" # \"b\\", "{{{", "}", "\\", "%x\n", "~^`<>|&$#_", "---''?`!`,,",
    "ER  - \r\nTY  - BOOK\r\nTI  - mine", "\x00\x1b[31m\u202eabc\u2069", "<i>x</i><script>alert(1)</script>",
    "\u2028TY  - BOOK", "\x85ER  - ", "\x1cER  - ", "=cmd()", "\\input{/etc/passwd}", "a,b; c",
)  # fmt: skip
pieces = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=12), st.sampled_from("{}\\\"'%$&#_^~`-,<>@=\n\r\t"))
hostile = st.lists(pieces, max_size=5).map("".join)


def answer(
    words: str = "Dit.", name: str = "Alpha", title: str | None = None, topic: str = "health", **more: Any
) -> Answer:
    """A brief of one session with one quote, as `export` and `cite` give it."""
    span = {"lines": [3, 4], "page": None, "chars": None}
    speaker = {"id": "a", "name": name, "role": more.get("role", "mayor"), "role_printed": "maire"}
    passage = {
        "id": "ev/1.1/p1", "session": "1.1", "speech": more.get("speech", "direct"), "speaker": speaker, "lang": "fr",
        "text": words, "translation": more.get("translation"), "source": span,
    }  # fmt: skip
    session = {
        "id": "ev/1.1", "session": "1.1", "date": "2020-03-02", "short": more.get("short", "Short"), "title_printed": None, "topics": [topic],
        "source": {"lines": [1, 9]}, "passages": [passage],
    }  # fmt: skip
    source = {
        "title": title, "description": {"fr": None, "en": "[Trial]", "es": None}, "language": "fr",
        "sha256": "0" * 64, "lines": 9, "pages": None, "full_text": False,
    }  # fmt: skip
    event = {
        "id": more.get("id", "ev"),
        "title": more.get("event", "Trial"),
        "start": "2020-03-02",
        "end": "2020-03-04",
    }
    extra = {
        "event": {**event, "source": source}, "lang": "en", "people": {"a": {"id": "a", "named": True, "name": name}},
        "topics": {topic: topic}, **({"cited": more["cited"]} if "cited" in more else {}),
    }  # fmt: skip
    return Answer("brief", {}, [session], [], [], list, extra=extra)


def bib(text: str) -> dict[str, str]:
    """The fields of the one entry in BibTeX text; fails when anything else is in it."""
    library = bibtexparser.parse_string(text)
    assert (library.failed_blocks, library.comments, library.preambles, library.strings) == ([], [], [], [])
    (entry,) = library.entries
    assert entry.entry_type == "techreport"
    return {"ID": entry.key, **{field.key: str(field.value) for field in entry.fields}}


def _decoder() -> Any:
    """A reader of LaTeX that knows the names of its own kernel for brackets and braces too."""
    known = latex.get_default_latex_context_db()
    names = {"textbraceleft": "{", "textbraceright": "}", "textless": "<", "textgreater": ">", "textbar": "|"}
    names |= {"textasciigrave": "`", "textasciitilde": "~", "textasciicircum": "^", "textbackslash": "\\"}
    macros = [latex.MacroTextSpec(name, simplify_repl=character) for name, character in names.items()]
    known.add_context_category("kernel", macros=macros, prepend=True)
    return latex.LatexNodes2Text(latex_context=known, strict_latex_spaces=True)


DECODER = _decoder()


def spelled(text: str) -> str:
    """What LaTeX sets for a field, white space aside."""
    return " ".join(DECODER.latex_to_text(text).split())


def ris(text: str) -> dict[str, Any]:
    """The one record in RIS text."""
    (record,) = rispy.loads(text)
    return record


def shown(text: str) -> str:
    return " ".join(visible(text).split())


@pytest.fixture(scope="module")
def schema() -> Callable[[Any], None]:
    """Checks CSL-JSON against its published schema."""
    import jsonschema

    path = Path(__file__).resolve().parents[3] / "shared" / "schemas" / "csl-data.json"
    if not path.is_file():
        pytest.skip("the schema of CSL-JSON is not beside the checkout (../shared/schemas)")
    validator = jsonschema.Draft7Validator(json.loads(path.read_text("utf-8")))
    return validator.validate


@pytest.mark.parametrize(
    "command",
    [["export"], ["export", "2.2"], ["cite"], ["cite", "2.3"], ["cite", "2.3/p8"], ["cite", "2.3/p2"]],
    ids=" ".join,
)
@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_the_bundled_event_is_valid_csl(
    command: list[str], language: str, call: Call, schema: Callable[[Any], None]
) -> None:
    found = call("--lang", language, *command, "--format", "csl-json").json
    schema(found)
    (item,) = found
    assert item["type"] == "report"
    assert {"author", "publisher", "publisher-place", "issued"}.isdisjoint(item)


@given(hostile, hostile, hostile, hostile)
def test_hostile_text_stays_valid_csl(
    schema: Callable[[Any], None], words: str, name: str, title: str, topic: str
) -> None:
    made = as_csl(answer(words, name, title or None, topic, event=title, short=words, translation=name))
    (item,) = json.loads(made)
    schema([item])
    assert not re.search(r"</?(?:i|b|sup|sub|span)\b", item["title"] + item["note"], re.IGNORECASE)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]", made)
    assert item["custom"]["quotes"][0]["text"] == visible(words)


@given(hostile)
@example("--- '' ,, ?` !` << >> \"")
@example("".join(chr(code) for code in range(0x20, 0x7F)))
def test_latex_sets_every_character_as_itself(text: str) -> None:
    safe = visible(text)
    assert spelled(escaped(safe)) == " ".join(safe.split())


@given(hostile)
def test_braces_of_the_text_never_count(text: str) -> None:
    depth = 0
    for character in escaped(text):
        depth += {"{": 1, "}": -1}.get(character, 0)
        assert depth >= 0
    assert depth == 0


@given(hostile, hostile, hostile, hostile)
def test_bibtex_is_read_back(words: str, name: str, title: str, topic: str) -> None:
    made = as_bibtex(answer(words, name, title or None, topic, event=title, role=name, translation=words))
    fields = bib(made)
    allowed = {"ID", "title", "type", "language", "langid", "eventtitle", "eventdate", "keywords", "annote"}
    assert set(fields) <= allowed
    assert fields["ID"] == "ev"
    if title:
        assert spelled(fields["title"]) == shown(title)
    assert shown(words) in spelled(fields["annote"])
    assert made.count("\n@") == 0
    assert made.endswith("}\n}\n")


@given(hostile, hostile, hostile, hostile)
def test_ris_is_read_back(words: str, name: str, title: str, topic: str) -> None:
    made = as_ris(answer(words, name, title or None, topic, event=title, role=name, translation=words))
    record = ris(made)
    assert record["type_of_reference"] == "RPRT"
    if visible(title).strip():  # a title of spaces alone is none
        assert record["title"] == visible(title).strip()
    assert any(visible(words).strip() in note for note in record["notes"])
    assert set(record) <= {"type_of_reference", "id", "title", "language", "keywords", "notes"}
    lines = made.split("\r\n")
    assert (lines[0], lines[-2:]) == ("TY  - RPRT", ["ER  - ", ""])
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines[:-1])
    assert not re.search("[\n\r\x85\u2028\u2029]", made.replace("\r\n", ""))


@given(st.text(min_size=1, max_size=20))
def test_a_key_is_plain(id: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9._:-]+", bib(as_bibtex(answer(id=id)))["ID"])


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_the_bundled_event_is_read_back(language: str, call: Call, truth: dict) -> None:
    quotes = [p["text"]["fr"] for p in truth["passages"].values() if p["speech"] == "direct"]
    description = truth["event"]["1"]["source"]["description"][language]
    fields = bib(call("--lang", language, "export", "--format", "bibtex").text)
    record = ris(call("--lang", language, "export", "--format", "ris").text)
    assert spelled(fields["title"]) == record["title"] == description
    assert {"author", "year", "date", "publisher", "institution", "address"}.isdisjoint(fields)
    assert {"authors", "first_authors", "year", "date", "publisher", "place_published"}.isdisjoint(record)
    for quote in quotes:
        assert shown(quote) in spelled(fields["annote"])
        assert any(f"«\u00a0{quote}\u00a0»" in note for note in record["notes"])
    assert len(record["keywords"]) == len({topic for s in truth["sessions"].values() for topic in s["topics"]})


def test_a_passage_has_a_key_and_a_place_of_its_own(call: Call) -> None:
    fields = bib(call("cite", "2.3/p8", "--format", "bibtex").text)
    assert fields["ID"] == "cglu-2021-05:2.3:p8"
    assert fields["note"].startswith("Lines 108–110; printed under session 2.3 [")
    assert "note" not in bib(call("cite", "--format", "bibtex").text)


def test_only_direct_speech_is_between_marks_and_translations_are_ours(call: Call) -> None:
    for note in ris(call("export", "--format", "ris").text)["notes"][1:]:
        assert note.startswith("«\u00a0") or note.startswith("Our translation, not the speaker’s words: ")
    for id in ("2.3/p1", "2.3/p2"):
        notes = ris(call("cite", id, "--format", "ris").text)["notes"]
        assert "«" not in notes[-1]
        assert "ot direct speech" in notes[-1]


@pytest.mark.parametrize("name", REFERENCES)
def test_a_record_says_what_it_leaves_out(name: str, call: Call) -> None:
    result = call("export", "--format", name)
    assert result.code == 0
    assert result.words.startswith(f"{name} holds the report as one work")
    assert call("export", "--format", name).out == result.out
