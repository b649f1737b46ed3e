"""Who is heard when settings differ: options, then the environment, then the configuration file, then what is built in."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cgluctl.store.locate import config_file, library_folder
from making import Result, tables, write

Call = Callable[..., Result]
WEEKDAYS = {"en": "Friday", "fr": "vendredi", "es": "viernes"}


@pytest.fixture
def configure() -> Callable[[str], Path]:
    """Writes the configuration file, which the tests have for themselves."""

    def put(text: str | bytes) -> Path:
        path = config_file()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    return put


def weekday(result: Result) -> str:
    return result.json["items"][0]["weekday"]


def test_the_language_of_option_environment_file_and_locale(call: Call, configure: Callable[[str], Path]) -> None:
    locale = {"CGLUCTL_LANG": "", "LANG": "es_ES.UTF-8"}
    assert weekday(call("days", "--json", **locale)) == WEEKDAYS["es"]
    configure('lang = "fr"')
    assert weekday(call("days", "--json", **locale)) == WEEKDAYS["fr"]
    assert weekday(call("days", "--json", **{**locale, "CGLUCTL_LANG": "en"})) == WEEKDAYS["en"]
    assert weekday(call("days", "--json", "--lang", "es", **{**locale, "CGLUCTL_LANG": "en"})) == WEEKDAYS["es"]


def test_the_store_and_event_of_option_environment_and_file(
    call: Call, configure: Callable[[str], Path], tmp_path: Path
) -> None:
    for name in ("one", "two", "three"):
        write(tmp_path / name / f"{name}.json", tables(f"{name}-2020"))
    stores = {name: str(tmp_path / name) for name in ("one", "two", "three")}
    configure(f"store = {stores['one']!r}")
    shown = [
        call("days", "--json").json["query"]["event"],
        call("days", "--json", CGLUCTL_STORE=stores["two"]).json["query"]["event"],
        call("days", "--json", "--store", stores["three"], CGLUCTL_STORE=stores["two"]).json["query"]["event"],
    ]
    assert shown == ["one-2020", "two-2020", "three-2020"]


def test_the_event_of_option_environment_and_file(call: Call, configure: Callable[[str], Path]) -> None:
    for name in ("alpha", "beta", "gamma"):
        write(library_folder() / f"{name}.json", tables(f"{name}-2020"))
    configure('event = "alpha-2020"')
    shown = [
        call("days", "--json").json["query"]["event"],
        call("days", "--json", CGLUCTL_EVENT="beta-2020").json["query"]["event"],
        call("days", "--json", "--event", "gamma-2020", CGLUCTL_EVENT="beta-2020").json["query"]["event"],
    ]
    assert shown == ["alpha-2020", "beta-2020", "gamma-2020"]


def test_the_usual_event_is_that_of_days_show_and_export_alone(call: Call) -> None:
    for name in ("alpha", "beta"):
        write(library_folder() / f"{name}.json", tables(f"{name}-2020"))
    usual = {"CGLUCTL_EVENT": "beta-2020"}
    counted = ("search", "--speech", "direct", "--count-by", "event", "--json")
    everywhere = call(*counted).json["items"]
    assert len(everywhere) > 1
    assert call(*counted, **usual).json["items"] == everywhere
    assert call("quote", "--json", **usual).json == call("quote", "--json").json
    assert call("search", **usual).code == 2
    narrowed = call(*counted, "--event", "beta-2020").json["items"]
    assert [item["event"] for item in narrowed] == ["beta-2020"]


def test_a_home_in_the_file_is_the_users(call: Call, configure: Callable[[str], Path], tmp_path: Path) -> None:
    write(tmp_path / "mine" / "event.json")
    configure('store = "~/mine"')
    if sys.platform != "win32":
        assert call("days", "--json").json["query"]["event"] == "test-2020"


def test_plain_of_option_environment_and_file(call: Call, configure: Callable[[str], Path]) -> None:
    def is_plain(*arguments: str, **environ: str) -> bool:
        return "❝" not in call("quote", *arguments, tty=True, **environ).text

    assert not is_plain()
    assert is_plain("--plain")
    assert is_plain(CGLUCTL_PLAIN="1")
    configure("plain = true")
    assert is_plain()
    assert not is_plain(CGLUCTL_PLAIN="0")
    assert is_plain("--plain", CGLUCTL_PLAIN="0")


def test_quiet_in_the_file(call: Call, configure: Callable[[str], Path]) -> None:
    configure("quiet = true")
    assert call("days").err == b""


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("lang = fr", 3, "line 1"),
        (b'lang = "\xff"', 3, "is no TOML"),
        ('langue = "fr"', 2, "“langue”"),
        ("lang = 1", 2, "text between"),
        ('plain = "yes"', 2, "true or false"),
        ('lang = "de"', 2, "There is no language de"),
    ],
)
def test_a_wrong_file_is_one_clear_line(
    text: str | bytes, code: int, words: str, call: Call, configure: Callable[[str | bytes], Path]
) -> None:
    path = configure(text)
    line = call("days", CGLUCTL_LANG="").refused(code)
    assert words in line.replace("“de”", "de")
    assert str(path) in line


@pytest.mark.parametrize(
    ("text", "variable", "value", "code"),
    [
        ("lang = 'de'", "CGLUCTL_LANG", "xx", 2),
        ("event = 'none-2020'", "CGLUCTL_EVENT", "nobody-2020", 1),
        ("store = '~/nothing'", "CGLUCTL_STORE", "nowhere", 3),
        ("index = 'here'", "CGLUCTL_INDEX", "there", 2),
    ],
)
def test_what_names_nothing_is_told_by_the_file_or_variable_that_says_it(
    text: str, variable: str, value: str, code: int, call: Call, configure: Callable[[str], Path]
) -> None:
    path = configure(text)
    told = [call("days", **{variable: said}).refused(code) for said in ("", value)]
    assert [str(path) in line for line in told] == [True, False]
    assert told[1].startswith(f"cgluctl: {variable}: ")
    typed = call(
        "show", "none-2020/2.3", CGLUCTL_EVENT="none-2020", CGLUCTL_LANG="en", CGLUCTL_STORE="", CGLUCTL_INDEX=""
    )
    assert "CGLUCTL_EVENT" not in typed.words


def test_a_file_that_begins_with_a_mark_of_its_order_of_bytes(call: Call, configure: Callable[[bytes], Path]) -> None:
    configure(b'\xef\xbb\xbflang = "fr"')
    assert weekday(call("days", "--json", CGLUCTL_LANG="")) == WEEKDAYS["fr"]


@pytest.mark.skipif(sys.platform == "win32", reason="no named pipes in folders")
def test_a_pipe_nobody_writes_to_is_an_empty_file(call: Call, configure: Callable[[str], Path]) -> None:
    path = configure("")
    path.unlink()
    os.mkfifo(path)
    assert call("days").code == 0


def test_a_file_that_may_not_be_read(call: Call, configure: Callable[[str], Path]) -> None:
    path = configure("")
    path.unlink()
    path.mkdir()
    assert str(path) in call("days").refused(3)


def test_a_wrong_language_is_complained_of_in_the_one_named_elsewhere(call: Call) -> None:
    assert "pas de langue «\u00a0de\u00a0»" in call("days", "--lang", "de", CGLUCTL_LANG="fr").refused(2)


@pytest.mark.parametrize("how", [{}, {"tty": True, "TERM": "dumb"}])
def test_the_tables_of_the_store_are_in_the_language_asked_for(how: dict, call: Call) -> None:
    told = call("store", "path", "--lang", "es", **how).text + call("store", "status", "--lang", "fr", **how).text
    assert [word for word in ("biblioteca", "copias", "état", "fichiers", "mots") if word not in told] == []
