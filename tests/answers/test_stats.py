"""The numbers of the event add up."""

import json
from collections import Counter

from making import Result


def _items(call, kind: str) -> list[dict]:
    result: Result = call("stats", "--json")
    return [item for item in json.loads(result.out)["items"] if item["kind"] == kind]


def test_every_passage_is_counted_once(call, truth) -> None:
    sessions = _items(call, "session")
    counted = Counter(passage["session"] for passage in truth["passages"].values())
    assert {item["id"]: item["passages"] for item in sessions} == counted
    for item in sessions:
        assert item["passages"] == item["direct"] + item["reported"] + item["narrative"]


def test_every_speaker_stands_where_they_had_a_part(call, truth) -> None:
    speakers = {item["id"]: item for item in _items(call, "speaker")}
    assert set(speakers) == {speaker["id"] for speaker in truth["speakers"].values()}
    for session in truth["sessions"].values():
        for part in session["parts"]:
            assert session["id"] in speakers[part["speaker"]]["sessions"]
    said = Counter(passage["speaker"] for passage in truth["passages"].values() if passage["speaker"])
    assert {name: item["passages"] for name, item in speakers.items() if item["passages"]} == said


def test_every_topic_stands_in_its_sessions(call, truth) -> None:
    topics = {item["id"]: set(item["sessions"]) for item in _items(call, "topic")}
    for session in truth["sessions"].values():
        for topic in session["topics"]:
            assert session["id"] in topics[topic]


def test_plain_bars_use_no_symbols(call) -> None:
    assert "███" in call("stats", tty=True).text
    plain = call("stats", "--plain", tty=True).text
    assert "█" not in plain
    assert "####" in plain
