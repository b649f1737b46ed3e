"""One passage by its id, and the lines of the report from the user's own copy."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from making import Result, changed

Call = Callable[..., Result]


@pytest.mark.parametrize("name", ["2.3/p8", "2.3/P8", "cglu-2021-05/2.3/p8", " 2.3/p8 "])
def test_a_passage_alone(name: str, call: Call) -> None:
    result = call("show", name, "--json")
    assert result.code == 0, result.words
    assert [item["id"] for item in result.json["items"]] == ["cglu-2021-05/2.3/p8"]
    assert result.json["items"][0]["speaker"]["id"] == "toto-martello"


def test_a_session_by_its_full_id_is_still_a_session(call: Call) -> None:
    (item,) = call("show", "cglu-2021-05/2.3", "--json").json["items"]
    assert (item["kind"], len(item["passages"])) == ("session", 17)


@pytest.mark.parametrize("name", ["2.3/p4", "2.3/p8"])
@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_a_passage_on_the_screen(name: str, language: str, call: Call) -> None:
    result = call("show", name, "--lang", language, tty=True, NO_COLOR="1")
    assert result.code == 0
    assert max(map(len, result.text.split("\n"))) <= 80


@pytest.mark.parametrize("name", ["2.3/p99", "9.9/p1", "cglu-2021-05/2.3/p99", "none/2.3/p8", "2.3/", "/p8", "a/b/c/d"])
def test_no_such_passage(name: str, call: Call) -> None:
    call("show", name).refused(1)


def test_a_passage_obeys_speech_and_raw(call: Call) -> None:
    assert call("show", "2.3/p8", "--speech", "reported").code == 1
    assert call("show", "2.3/p8", "--raw", "--json").json["items"] == [{"id": "cglu-2021-05/2.3/p8"}]


@pytest.fixture
def copied(library: Callable[..., Path], tmp_path: Path) -> Callable[[bytes], list[str]]:
    """Options for the small event and a report of these bytes."""

    def make(content: bytes) -> list[str]:
        path = tmp_path / "report.txt"
        path.write_bytes(content)
        store = library(changed("event.1.source.sha256", sha256(content).hexdigest()))
        return ["--store", str(store), "--source", str(path)]

    return make


LINES = [f"ligne {n}" for n in range(1, 31)]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_lines_of_a_passage_a_session_and_a_day(end: str, copied: Callable[[bytes], list[str]], call: Call) -> None:
    options = copied(end.join(LINES).encode())
    for name, numbers in (
        ("1.1/p2", [3]),
        ("1.2", [*range(11, 21)]),
        ("1", [*range(1, 21)]),
        ("test-2020/2.1/p1", [22]),
    ):
        result = call("show", name, *options, "--json")
        assert result.code == 0, result.words
        lines = [line for item in result.json["items"] for line in item["text"]]
        assert lines == [{"line": n, "text": f"ligne {n}"} for n in numbers]


def test_lines_of_a_quote_reach_to_the_name_of_its_speaker(call: Call, report: list[str]) -> None:
    path = Path(__file__).resolve().parents[3] / "shared" / "report" / "cglu-2021-05.fr.txt"
    result = call("show", "2.2/p15", "--source", str(path), "--json")
    assert [line["line"] for line in result.json["items"][0]["text"]] == [*range(84, 90)]
    assert result.json["items"][0]["text"][0]["text"] == report[83]
    shown = call("show", "2.2/p15", "--source", str(path), tty=True, NO_COLOR="1", TERM="dumb")
    assert "   84  «" in shown.text
    assert "84" in call("show", "2.2/p15", "--source", str(path)).text


def test_another_file_is_refused(copied: Callable[[bytes], list[str]], call: Call, tmp_path: Path) -> None:
    options = copied(b"a\nb")
    (tmp_path / "report.txt").write_bytes(b"a\nb\n")
    assert "another file" in call("show", "1.1", *options).refused(3)


@pytest.mark.parametrize("content", [b"\x00" * 40, b"\xe9" * 40])
def test_a_report_that_is_no_text(content: bytes, copied: Callable[[bytes], list[str]], call: Call) -> None:
    call("show", "1.1", *copied(content)).refused(3)


def test_a_report_that_is_not_there(call: Call, tmp_path: Path) -> None:
    call("show", "2.3", "--source", str(tmp_path / "none")).refused(3)
    call("show", "2.3", "--source", str(tmp_path)).refused(3)
    call("show", "2.3", "--source", "").refused(3)


@pytest.mark.parametrize("more", [["--raw"], ["--speech", "direct"]], ids=" ".join)
def test_lines_come_as_they_are(more: list[str], call: Call, tmp_path: Path) -> None:
    call("show", "2.3", "--source", str(tmp_path), *more).refused(2)
