"""Schedules as JSON: the real ones break their own schema, and every value must still be found once."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from accounts import checked, of, said, sessions
from hypothesis import given
from hypothesis import strategies as st

from cgluctl.errors import InputError
from cgluctl.ingest.document import Document
from cgluctl.ingest.readers import schedule_json
from exchanged import export
from making import SHARED, Result

EVENT = {
    "id": 1,
    "guid": "7f3c",
    "date": "2019-05-01T15:00:00+02:00",
    "start": "15:00",
    "duration": "00:45",
    "room": "Hall",
    "slug": "a-1",
    "url": "https://example.org/1",
    "title": "On bread",
    "subtitle": "A short history",
    "track": "Food",
    "type": "talk",
    "language": "fr",
    "abstract": "One.\n\nTwo.",
    "description": "",
    "persons": [{"id": 24601, "public_name": "Jean Valjean"}],
    "links": [{"url": "https://example.org/a", "title": "Slides"}],
}


def schedule(*events: Any, **conference: Any) -> dict[str, Any]:
    """A file with one day and one room."""
    day = {"index": 1, "date": "2019-05-01", "rooms": {"Hall": list(events)}}
    return {"schedule": {"version": "1", "conference": {"title": "Conf", "days": [day]} | conference}}


def read(tree: Any) -> Document:
    """The tree as a document, through its bytes."""
    content = json.dumps(tree).encode()
    assert schedule_json.recognises(content)
    return checked(schedule_json.read(content, "schedule.json"))


def data(document: Document) -> dict[str, Any]:
    """The data of the first session."""
    return dict(next(block for block in document.blocks if block.role == "session").data)


def strings(value: Any) -> Iterator[str]:
    """Every string of a tree."""
    if isinstance(value, dict):
        for part in value.values():
            yield from strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings(part)
    elif isinstance(value, str):
        yield value


def test_an_event_becomes_a_session_with_its_fields() -> None:
    document = read(schedule(EVENT))
    assert (document.title, document.language, document.dates) == ("Conf", "fr", ("2019-05-01", "2019-05-01"))
    assert not document.wrapped
    assert of(document, "day") == ["2019-05-01"]
    assert of(document, "text") == ["A short history", "One.", "Two."]
    assert data(document) == {
        "date": "2019-05-01",
        "starts": "2019-05-01T15:00",
        "ends": "2019-05-01T15:45",
        "room": "Hall",
        "track": "Food",
        "persons": ["Jean Valjean"],
        "links": [["https://example.org/1", "https://example.org/1"], ["https://example.org/a", "Slides"]],
        "language": "fr",
    }
    reasons = {block.reason for block in document.blocks if block.role == "skip"}
    assert {"field: room", "field: persons", "field: guid", "field: version", "field: title"} <= reasons


@pytest.mark.parametrize(
    "persons",
    [
        [{"name": "Jean Valjean"}, {"full_public_name": "Cosette"}],
        ["Jean Valjean", "Cosette"],
        {"person": [{"id": 1, "text": "Jean Valjean"}, "Cosette"]},
        {"1": {"first_name": "Jean", "last_name": "Valjean"}, "2": {"display_name": "Cosette"}},
        [{"public_name": "Jean Valjean", "name": "J."}, {"public_name": None, "name": "Cosette"}, {"id": 3}, None],
    ],
)
def test_people_are_named_in_many_ways(persons: Any) -> None:
    assert data(read(schedule(EVENT | {"persons": persons})))["persons"] == ["Jean Valjean", "Cosette"]


@pytest.mark.parametrize(
    ("event", "starts", "ends"),
    [
        ({"duration": 90}, "2019-05-01T15:00", "2019-05-01T16:30"),
        ({"duration": "1:30:00"}, "2019-05-01T15:00", "2019-05-01T16:30"),
        ({"duration": None, "end": "2019-05-01T17:00:00+02:00"}, "2019-05-01T15:00", "2019-05-01T17:00"),
        ({"duration": None, "end": "00:15", "start": "23:00", "date": None}, "2019-05-01T23:00", "2019-05-02T00:15"),
        # The clock is local, the date may be another zone's.
        ({"date": "2019-04-30T23:30:00Z", "start": "01:30"}, "2019-05-01T01:30", "2019-05-01T02:15"),
        ({"date": "2019-05-01 15:00:00", "start": ""}, "2019-05-01T15:00", "2019-05-01T15:45"),
        # Past midnight, still the day before's programme.
        ({"date": None, "start": "00:30"}, "2019-05-02T00:30", "2019-05-02T01:15"),
        ({"date": "2019-05-01", "start": "08:30"}, "2019-05-01T08:30", "2019-05-01T09:15"),
        ({"date": "soon", "start": "in the morning"}, None, None),
    ],
)
def test_times_are_read_leniently(event: dict[str, Any], starts: str | None, ends: str | None) -> None:
    found = data(read(schedule(EVENT | event)))
    assert (found["date"], found["starts"], found["ends"]) == ("2019-05-01", starts, ends)


def rooms(events: list[Any]) -> Iterator[dict[str, Any]]:
    """A day's events in the ways that files have them."""
    yield {"date": "2019-05-01", "rooms": {"Hall": events}}
    yield {"date": "2019-05-01", "rooms": {"Hall": {str(n): event for n, event in enumerate(events)}}}
    yield {"date": "2019-05-01", "rooms": [{"name": "Hall", "events": events}]}
    yield {"date": "2019-05-01", "rooms": [{"name": {"en": "Hall"}, "talks": events}]}
    yield {"date": "2019-05-01", "events": events}
    yield {"date": "2019-05-01", "rooms": {"Hall": {"events": events}}, "events": None}


@pytest.mark.parametrize("day", [*rooms([EVENT, EVENT | {"title": "On wine", "guid": "2", "persons": None}])])
@pytest.mark.parametrize("wrapper", ["both", "schedule", "conference", "days by date"])
def test_rooms_and_wrappers_may_be_of_any_kind(day: dict[str, Any], wrapper: str) -> None:
    tree: dict[str, Any] = {
        "both": {"schedule": {"conference": {"title": "Conf", "days": [day]}}},
        "schedule": {"schedule": {"title": "Conf", "days": [day]}},
        "conference": {"conference": {"title": "Conf"}, "days": [day]},
        "days by date": {"schedule": {"conference": {"title": "Conf", "days": {"2019-05-01": day}}}},
    }[wrapper]
    document = read(tree)
    assert sessions(document) == [("On bread", "2019-05-01", ("Jean Valjean",)), ("On wine", "2019-05-01", ())]
    assert data(document)["room"] == "Hall"
    assert document.title == "Conf"


def test_events_without_days_are_put_in_days_by_their_dates() -> None:
    later = EVENT | {"date": "2019-05-02T09:00:00", "start": "09:00", "title": "On wine"}
    document = read({"schedule": {"conference": {"title": "Conf", "events": [later, EVENT]}}})
    assert of(document, "day") == ["2019-05-01", "2019-05-02"]
    assert [title for title, *_ in sessions(document)] == ["On bread", "On wine"]


def test_what_is_missing_or_odd_is_said_and_nothing_lost() -> None:
    nameless = {"guid": "{n}", "start": "late", "extra": {"deep": ["kept", {"also": "this"}]}}
    document = read(schedule(EVENT, *({**nameless, "guid": f"g{n}"} for n in range(5)), "no event", end="20019-05-02"))
    assert len(sessions(document)) == 6
    assert [warning.values["places"] for warning in document.warnings] == [
        "g0; g1; g2; + 2",
        "g0; g1; g2; + 2",
        "20019-05-02",
    ]
    assert all(document.text.count(word) == 5 for word in ("kept", "this", "late"))
    assert "no event" in document.text


def test_html_is_taken_out_of_words_and_listed() -> None:
    html = (
        '<p>Bread &amp; <a href="https://example.org/w">wine</a>\nfor <b>all</b></p><ul><li>one</li><li>two</li></ul>'
    )
    document = read(schedule(EVENT | {"abstract": html, "description": "if a < b and c > d then <x>"}))
    assert of(document, "text") == ["A short history", "Bread & wine for all", "if a < b and c > d then <x>"]
    assert of(document, "item") == ["one", "two"]
    assert ["https://example.org/w", "wine"] in data(document)["links"]
    tags = next(block for block in document.blocks if block.reason == "markup: abstract")
    assert said(document, tags).startswith('<p> <a href="https://example.org/w"> </a>')


def test_titles_and_tracks_in_several_languages_are_kept() -> None:
    document = read(schedule(EVENT | {"title": {"fr": "Le pain", "en": "Bread"}, "track": {"id": 3, "name": "Food"}}))
    assert of(document, "session") == ["Le pain"]
    assert data(document)["track"] == "Food"
    assert "Bread" in document.text


def test_keys_given_twice_lone_surrogates_and_control_characters_are_kept() -> None:
    tree = json.dumps(schedule(EVENT | {"title": "a\x07\x1b[31m\ud83d b", "subtitle": "\U0001f600\\ud800"}))
    content = tree.replace('"slug": "a-1"', '"slug": "a-1", "slug": "a-2"').encode()
    document = checked(schedule_json.read(content, "x"))
    assert of(document, "session") == ["a\x07\x1b[31m\ufffd b"]
    assert "\U0001f600\\ud800" in document.text
    assert "a-1" in document.text
    assert "a-2" in document.text


@pytest.mark.parametrize(
    "tree",
    [
        {"schedule": {"conference": None}},
        {"schedule": None},
        {"schedule": []},
        {"schedule": {"conference": {"title": "Conf", "days": []}}},
        {"schedule": {"conference": {"title": "Conf", "days": [{"rooms": {"Hall": []}}]}}},
        {"schedule": {"2024-11-02": {"510": {"1": {"title": "A talk", "slot": {}}}}}},
        {"conference": "Conf", "days": "two"},
        {"schedule": {"conference": {"days": [{"rooms": {"Hall": ["a", 1, None]}}]}}},
    ],
)
def test_what_only_looks_like_a_schedule_is_refused(tree: Any) -> None:
    with pytest.raises(InputError, match="not a conference schedule"):
        schedule_json.read(json.dumps(tree).encode(), "schedule.json")


def test_damage_depth_and_size_give_one_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match=r"damaged \{format\}") as caught:
        schedule_json.read(b'{"schedule":\n {"conference": ', "x")
    assert (caught.value.values["format"], caught.value.values["n"]) == ("JSON", 2)
    for deep in (b'{"schedule": ' + b"[" * 100_000, b'{"schedule": ' * 100_000):
        assert schedule_json.recognises(deep)
        with pytest.raises(InputError, match="too deeply"):
            schedule_json.read(deep, "x")
    with pytest.raises(InputError, match="too large"):
        schedule_json.read(b'{"schedule": [' + b"[]," * 2_000_000 + b"1]}", "x")


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"schedule", b'{"a": 1}', b"\xff\xfe", b"<schedule>"])
def test_other_content_is_left_to_others(content: bytes) -> None:
    assert not schedule_json.recognises(content)


def test_utf16_and_windows_text_are_read() -> None:
    tree = json.dumps(schedule(EVENT | {"title": "Café"}), ensure_ascii=False)
    for encoding in ("utf-16", "cp1252", "utf-8-sig"):
        assert schedule_json.recognises(tree.encode(encoding))
        assert of(schedule_json.read(tree.encode(encoding), "x"), "session") == ["Café"]


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=6,
)
KEYS = st.sampled_from([*EVENT, "speakers", "attachments", "answers"])


@given(st.lists(st.dictionaries(KEYS, VALUES, max_size=8), max_size=4), st.dictionaries(WORDS, VALUES, max_size=3))
def test_every_string_of_any_file_stands_once_in_the_text(events: list[Any], more: dict[str, Any]) -> None:
    tree = schedule(EVENT, *events, **{key: value for key, value in more.items() if key not in ("days", "day")})
    document = read(tree)
    found = Counter(document.text.split())
    for word, count in Counter(word for value in strings(tree) for word in value.split()).items():
        if "<" not in word:
            assert found[word] >= count, word


def real(name: str) -> Any:
    """A real schedule that lies beside the checkout."""
    path = SHARED / "samples" / name
    if not path.is_file():
        pytest.skip(f"the sample is not beside the checkout (../shared/samples/{name})")
    return path.read_bytes()


def test_a_real_schedule_keeps_every_event_and_string() -> None:
    content = real("voc-pretalx-democon.json")
    document = checked(schedule_json.read(content, "x"))
    tree = json.loads(content)
    days = tree["schedule"]["conference"]["days"]
    events = [event for day in days for room in day["rooms"].values() for event in room]
    assert Counter(title for title, *_ in sessions(document)) == Counter(event["title"] for event in events)
    people = Counter(person["public_name"] for event in events for person in event["persons"])
    assert Counter(name for *_, persons in sessions(document) for name in persons) == people
    found = Counter(document.text.split())
    words = Counter(word for value in strings(tree) for word in value.split())
    assert not words - found
    assert len(of(document, "day")) == len(days)


def test_a_real_file_that_is_no_schedule_is_refused() -> None:
    content = real("pyconfr-2024-pretalx.json")
    assert schedule_json.recognises(content)
    with pytest.raises(InputError, match="not a conference schedule"):
        schedule_json.read(content, "x")


def test_our_own_export_reads_back(call: Callable[..., Result]) -> None:
    content = export(call, "frab-json").out
    document = checked(schedule_json.read(content, "x"))
    days = json.loads(content)["schedule"]["conference"]["days"]
    written = [
        (event["title"], day["date"], tuple(person["public_name"] for person in event["persons"]))
        for day in days
        for room in day["rooms"].values()
        for event in room
    ]
    assert sessions(document) == written
    assert of(document, "day") == [day["date"] for day in days]
