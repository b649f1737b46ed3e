"""The program's own words in French and Spanish: complete, sound, and never in the way."""

import importlib.util
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cgluctl.answers.found import TIERS
from cgluctl.answers.screens import LANGUAGE_NAMES
from cgluctl.errors import Typed
from cgluctl.language import messages
from cgluctl.language.messages import HELP, LOCALES, MAIN, Messages

pytest.importorskip("babel", reason="the catalogues are checked with Babel")
ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "tests" / "tools" / "messages.py"
TRANSLATED = ("fr", "es")


def _tool():
    spec = importlib.util.spec_from_file_location("messages_tool", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


tool = _tool()


@pytest.fixture(autouse=True)
def _fresh():
    """Catalogues are kept once read; each test reads its own."""
    messages._catalogue.cache_clear()
    yield
    messages._catalogue.cache_clear()


@pytest.fixture
def copy(tmp_path, monkeypatch):
    """The catalogues in a folder where a test may spoil them."""
    shutil.copytree(tool.LOCALES, tmp_path / "locale")
    monkeypatch.setattr(tool, "LOCALES", tmp_path / "locale")
    monkeypatch.setattr(messages, "LOCALES", tmp_path / "locale")
    return tmp_path / "locale"


def catalogue(language, *names):
    names = names or (messages.MAIN, messages.HELP)
    return {m.id: m for name in names for m in tool._read(tool.folder(language) / f"{name}.po", language) if m.id}


def test_catalogues_are_in_step_with_the_source():
    done = subprocess.run([sys.executable, str(SCRIPT), "--check"], capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr


def test_words_of_the_data_are_translated():
    event = json.loads((ROOT / "data" / "sessions.json").read_text("utf-8"))
    did = {word for session in event["sessions"].values() for part in session["parts"] for word in part["did"]}
    assert did
    for language in TRANSLATED:
        held = catalogue(language)
        assert {*did, *TIERS, *LANGUAGE_NAMES.values()} <= held.keys()


@pytest.mark.parametrize("language", TRANSLATED)
def test_what_every_run_reads_holds_no_help(language):
    shared = catalogue(language, messages.MAIN).keys() & catalogue(language, messages.HELP).keys()
    assert not [key for key in shared if len(str(key)) > 20]


@pytest.mark.parametrize("language", TRANSLATED)
def test_placeholders_stay(language):
    for key, message in catalogue(language).items():
        original = key[-1] if isinstance(key, tuple) else key
        for text in message.string if isinstance(message.string, tuple) else (message.string,):
            assert tool.placeholders(text) == tool.placeholders(original), original


@pytest.mark.parametrize("language", TRANSLATED)
def test_commands_and_options_stay(language):
    def typed(text):
        return [word.strip(".,;:()") for word in text.split() if word.startswith(("--", "(--"))] + [
            text.count("cgluctl ")
        ]

    for key, message in catalogue(language).items():
        if isinstance(key, str) and ("--" in key or ": cgluctl " in key):
            assert typed(message.string) == typed(key)


def test_french_has_its_spaces_and_apostrophes():
    for message in catalogue("fr").values():
        for text in message.string if isinstance(message.string, tuple) else (message.string,):
            assert "'" not in text
            for mark in ";?!»":
                assert all(text[i - 1] == "\u00a0" for i, letter in enumerate(text) if letter == mark), text
            assert " :" not in text
            assert ": " not in text.replace("\u00a0: ", ""), text


def test_spanish_questions_are_opened():
    for message in catalogue("es").values():
        for text in message.string if isinstance(message.string, tuple) else (message.string,):
            assert text.count("?") == text.count("¿")
            assert text.count("!") == text.count("¡")


@pytest.mark.parametrize(
    ("language", "n", "expected"),
    [
        ("en", 0, "0 days"),
        ("en", 1, "1 day"),
        ("fr", 0, "0 jour"),
        ("fr", 1, "1 jour"),
        ("fr", 2, "2 jours"),
        ("es", 0, "0 días"),
        ("es", 1, "1 día"),
        ("es", 2, "2 días"),
    ],
)
def test_plurals_follow_the_language(language, n, expected):
    assert Messages(language).plural("{n} day", "{n} days", n) == expected


def test_values_are_put_in():
    assert Messages("fr").say("report in {language}", language="français") == "rapport en français"
    assert Messages("es").word("quoted") == "cita"


@pytest.mark.parametrize(
    ("language", "shown"), [("fr", "«\u00a0d\\x1by\u00a0»"), ("en", "“d\\x1by”"), ("es", "«d\\x1by»")]
)
def test_what_a_user_typed_stands_in_the_marks_of_the_language(language, shown):
    assert shown in Messages(language).say("There is no day {name}.", name=Typed("d\x1by"))


def test_what_has_no_translation_stays_english():
    for language in TRANSLATED:
        tell = Messages(language)
        assert tell.say("nobody ever wrote {this}", this="x") == "nobody ever wrote x"
        assert tell.word("") == ""
        assert tell.plural("{n} pebble", "{n} pebbles", 2) == "2 pebbles"


@pytest.mark.parametrize("content", [None, b"", b"2\tfr\nabc\tDay", b"not a catalogue", "cut", "garbled"])
def test_missing_or_broken_catalogue_falls_back_to_english(copy, capfd, content):
    path = copy / "cgluctl.txt"
    whole = path.read_bytes()
    if content is None:
        path.unlink()
    elif isinstance(content, bytes):
        path.write_bytes(content)
    else:
        path.write_bytes(whole[: len(whole) // 2] if content == "cut" else whole[:28] + b"\xff" * (len(whole) - 28))
    tell = Messages("fr")
    assert tell.say("Day {n}", n=2) == "Day 2"
    assert tell.plural("{n} day", "{n} days", 0) == "0 days"
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('msgstr "Jour\u00a0{n}"', 'msgstr "Jour\u00a0{m}"', "other placeholders"),
        ('msgstr "Fonction"', 'msgstr ""', "untranslated"),
        ('msgid "Role"', '#, fuzzy\nmsgid "Role"', "fuzzy"),
        ('msgid "Role"', 'msgid "Rôle"', "missing"),
        ('msgid "Role"', 'msgid "Rôle"', "unused"),
        ('msgstr "Fonction"', 'msgstr "Rang"', "older than"),
    ],
)
def test_check_finds_what_is_wrong(copy, old, new, fault):
    assert tool.faults() == []
    path = copy / "fr" / "LC_MESSAGES" / "cgluctl.po"
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")
    assert any(line.startswith(("fr: ", "cgluctl.txt ")) and fault in line for line in tool.faults())


def test_what_is_not_translated_soundly_is_not_compiled(copy):
    path = copy / "fr" / "LC_MESSAGES" / "cgluctl.po"
    path.write_text(path.read_text("utf-8").replace('msgstr "Fonction"', 'msgstr ""'), "utf-8")
    tool.refresh()
    assert Messages("fr").word("Role") == "Role"
    assert Messages("fr").word("quoted") == "citation"


def test_refresh_of_what_is_in_step_changes_nothing(copy):
    before = {path: path.read_bytes() for path in copy.rglob("*.*") if path.is_file()}
    tool.refresh()
    assert len(before) == 8
    assert {path: path.read_bytes() for path in before} == before


def test_no_two_messages_share_a_key():
    for name in (MAIN, HELP):
        said = [one.id if isinstance(one.id, str) else one.id[0] for one in tool.template(name) if one.id]
        assert len(set(map(messages.key, said))) == len(said) > 100


def test_compiled_catalogues_hold_no_english():
    assert b"There is no" not in (LOCALES / "cgluctl.txt").read_bytes()
    for language in TRANSLATED:
        assert Messages(language).say("There is no topic {name}.", name="x").endswith("x.")
