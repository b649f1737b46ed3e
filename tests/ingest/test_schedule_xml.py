"""Schedules as XML: leniently read, without document types, and every value found once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

import pytest
from accounts import checked, of, sessions
from hypothesis import given
from hypothesis import strategies as st

from cgluctl.errors import InputError
from cgluctl.ingest.document import Document
from cgluctl.ingest.outline.paragraphs import with_blocks
from cgluctl.ingest.readers import schedule_xml
from exchanged import export
from making import SHARED, Result

EVENT = """<event id="1" guid="7f3c"><start>23:30</start><duration>00:45</duration><room>Hall</room><title>On bread</title>
<subtitle/><track>Food</track><type></type><language>fr</language><abstract>&lt;p&gt;One&lt;/p&gt;</abstract>
<description>Two &amp; three</description><persons><person id="24601">Jean Valjean</person><person>Cosette</person></persons>
<links><link href="https://example.org/a">Slides</link></links></event>"""


def schedule(inner: str, head: str = "<conference><title>Conf</title></conference>") -> str:
    """A file with one day."""
    return f'<schedule>{head}<day index="1" date="2008-02-23">{inner}</day></schedule>'


def read(source: str | bytes) -> Document:
    """The document of a source, checked."""
    content = source.encode() if isinstance(source, str) else source
    assert schedule_xml.recognises(content)
    return checked(schedule_xml.read(content, "schedule.xml"))


@pytest.mark.parametrize(
    "inner", [EVENT, f'<room name="Hall">{EVENT}</room>', f'<room name="Empty"/><room name="Hall">{EVENT}</room>']
)
def test_events_stand_in_rooms_or_directly_in_days(inner: str) -> None:
    document = read(schedule(inner))
    assert sessions(document) == [("On bread", "2008-02-23", ("Jean Valjean", "Cosette"))]
    data = next(block.data for block in document.blocks if block.role == "session")
    assert (data["starts"], data["ends"], data["room"]) == ("2008-02-23T23:30", "2008-02-24T00:15", "Hall")
    assert data["links"] == [["https://example.org/a", "Slides"]]
    assert of(document, "text") == ["One", "Two & three"]
    assert document.title == "Conf"


def test_times_past_midnight_are_the_night_after() -> None:
    head = "<conference><title>Conf</title><day_change>09:00:00</day_change></conference>"
    late = EVENT.replace("23:30", "00:30").replace("On bread", "Late")
    early = EVENT.replace("23:30", "08:30").replace("On bread", "Early")
    document = read(schedule(late + early, head))
    assert [title for title, *_ in sessions(document)] == ["Early", "Late"]
    starts = [block.data["starts"] for block in document.blocks if block.role == "session"]
    assert starts == ["2008-02-23T08:30", "2008-02-24T00:30"]


def test_what_an_event_is_described_by_makes_no_outline() -> None:
    told = "Session 2: the mill\n10:00 Fantine\nJour 3. 20.05.2021"
    document = read(schedule(EVENT.replace("Two &amp; three", told)))
    assert with_blocks(document) is document
    assert [block.role for block in document.blocks if told[:9] in document.text[block.start : block.end]] == ["text"]


def test_html_that_was_not_escaped_is_read_as_html() -> None:
    inner = EVENT.replace("Two &amp; three", '<p class="x">Two &lt; <b>three</b></p><p>Four</p>')
    document = read(schedule(inner))
    assert of(document, "text") == ["One", "Two < three", "Four"]


@pytest.mark.parametrize(
    "source",
    [
        "<schedule/>",
        "<schedule><conference><title>x</title></conference></schedule>",
        "<schedule><day/></schedule>",
        '<?xml version="1.0"?><!-- a --><schedule version="1"><task>water the plants</task></schedule>',
        '<schedule><day date="2008-02-23"><room name="Hall"/></day></schedule>',
    ],
)
def test_what_only_looks_like_a_schedule_is_refused(source: str) -> None:
    assert schedule_xml.recognises(source.encode())
    with pytest.raises(InputError, match="not a conference schedule"):
        schedule_xml.read(source.encode(), "schedule.xml")


@pytest.mark.parametrize(
    "content", [b"", b"<html/>", b"<schedules/>", b"schedule", b"<!-- <schedule>", b"\xff\xfe<", b"{"]
)
def test_other_content_is_left_to_others(content: bytes) -> None:
    assert not schedule_xml.recognises(content)


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE schedule [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE schedule SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE schedule [<!ENTITY x SYSTEM "http://127.0.0.1/x">]>',
    ],
)
def test_document_types_are_refused(doctype: str) -> None:
    content = (doctype + schedule(EVENT.replace("On bread", "&b;"))).encode()
    assert schedule_xml.recognises(content)
    with pytest.raises(InputError, match="DTD"):
        schedule_xml.read(content, "x")


def test_damage_depth_and_size_give_one_clear_error() -> None:
    with pytest.raises(InputError, match=r"damaged \{format\}") as caught:
        schedule_xml.read(b"<schedule>\n<day>", "x")
    assert (caught.value.values["format"], caught.value.values["n"]) == ("XML", 2)
    for name in ("a", "description", "event"):
        deep = b"<schedule><event>" + f"<{name}>".encode() * 100_000
        with pytest.raises(InputError, match="too deeply"):
            schedule_xml.read(deep, "x")
    with pytest.raises(InputError, match="too large"):
        schedule_xml.read(b"<schedule>" + b"<a/>" * 1_000_001 + b"</schedule>", "x")
    with pytest.raises(InputError, match="too large"):
        schedule_xml.read(b"<schedule>" + b" " * 32_000_000 + b"</schedule>", "x")


def test_other_encodings_and_forbidden_control_characters_are_read() -> None:
    source = schedule(EVENT.replace("On bread", "Caf\xe9"))
    for declared, encoding in (("iso-8859-1", "latin-1"), ("utf-16", "utf-16"), ("windows-1252", "cp1252")):
        document = read(f'<?xml version="1.0" encoding="{declared}"?>{source}'.encode(encoding))
        assert of(document, "session") == ["Caf\xe9"]
    document = read(source.encode("cp1252"))
    assert of(document, "session") == ["Caf\xe9"]
    assert document.warnings
    document = read(schedule(EVENT.replace("On bread", "a\x07b&#11;c\ufffe\x1bd&#65;")))
    assert of(document, "session") == ["a\x07b\x0bc\ufffe\x1bdA"]


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)
NAMES = st.sampled_from(
    ["title", "subtitle", "abstract", "track", "person", "speaker", "end", "start", "date", "other"]
)


@given(st.lists(st.lists(st.tuples(NAMES, WORDS), max_size=6), max_size=4))
def test_every_value_stands_once_in_the_text(events: list[list[tuple[str, str]]]) -> None:
    made = "".join(
        "<event>" + "".join(f"<{name}>{escape(value)}</{name}>" for name, value in event) + "</event>"
        for event in events
    )
    document = read(schedule(EVENT + made))
    found = Counter(document.text.split())
    for word, count in Counter(word for event in events for _, value in event for word in value.split()).items():
        if "<" not in word and "&" not in word:
            assert found[word] >= count


def test_a_real_schedule_keeps_every_event_and_word() -> None:
    path = SHARED / "samples" / "fosdem-2008.xml"
    if not path.is_file():
        pytest.skip("the sample is not beside the checkout (../shared/samples/fosdem-2008.xml)")
    document = read(path.read_bytes())
    root = ET.parse(path).getroot()
    events = list(root.iter("event"))
    written = Counter(
        (event.findtext("title"), tuple(person.text for person in event.iter("person"))) for event in events
    )
    assert Counter((title, persons) for title, _, persons in sessions(document)) == written
    found = Counter(document.text.split())
    plain = [
        text for element in root.iter() for text in (element.text or "", *element.attrib.values()) if "<" not in text
    ]
    assert not Counter(word for text in plain for word in text.split()) - found
    assert document.dates == ("2008-02-23", "2008-02-24")
    assert [warning.values["places"] for warning in document.warnings] == ["20008-02-24"]
    assert all(block.data["starts"] for block in document.blocks if block.role == "session")


def test_our_own_export_reads_back(call: Callable[..., Result]) -> None:
    content = export(call, "frab-xml").out
    document = read(content)
    written = [
        (event.findtext("title"), day.get("date"), tuple(person.text for person in event.iter("person")))
        for day in ET.fromstring(content).iter("day")
        for event in day.iter("event")
    ]
    assert sessions(document) == written
    assert len(of(document, "day")) == 4
