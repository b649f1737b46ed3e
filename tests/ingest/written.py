"""One generated report, written in every format that is read: the same parts, each as that format sets it."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import NamedTuple
from xml.sax.saxutils import escape

from documents import docx, odt
from hypothesis import strategies as st

KINDS = ("title", "day", "session", "below", "text", "text", "text", "quote", "item", "table", "empty")
SPACES = (" ", " ", " ", "  ", "\t", "\u00a0", "\u202f", "\u2009", "\u3000")
# What stands around words, as reports have it: speech in every kind of mark, nested, unclosed, and none.
FRAMES = (
    *("{}", "{}.", "{}. {}", "M. Jean Valjean a dit : « {} »", "“{}”, said Ada Byron, mayor of {}."),
    *('El alcalde Juan Pérez afirmó: "{} ‘{}’ {}."', "« {} « {} » {} »", "« {}", '{}" {}', "Mme Cosette Fauchelevent. – {}"),
    *("{} (« {} »)", "'{}', she said.", "{}…", "{}:", "– {}", "{}-{}"),
)  # fmt: skip
CONTROLS = ("", "\x1b[31m", "\x07", "\u202e", "\u200b", "\x0b", "\x1c", "\x85", "\u2028", "\ufeff", "\x7f")
_FIRST = date(2021, 5, 14)


class Part(NamedTuple):
    """A paragraph, heading, item or table row of a report; a note hangs on it where there is one."""

    kind: str
    words: str
    note: str = ""


@st.composite
def reports(draw: st.DrawFn, spaces: Sequence[str] = SPACES, controls: Sequence[str] = CONTROLS) -> list[Part]:
    """The parts of a report; every word of its own (`w7éx`) stands in it once."""
    count = 0

    def words() -> str:
        nonlocal count
        made = ""
        for _ in range(draw(st.integers(1, 5))):
            count += 1
            made += f"{draw(st.sampled_from(spaces)) if made else ''}w{count}{draw(st.sampled_from('aéñÀ'))}x"
        return made + draw(st.sampled_from(controls))

    def framed() -> str:
        return re.sub(r"\{\}", lambda _: words(), draw(st.sampled_from(FRAMES)))

    parts = [Part("text", framed())]
    for kind in draw(st.lists(st.sampled_from(KINDS), max_size=12)):
        if kind == "table":
            parts.append(Part(kind, "|".join(draw(st.sampled_from([words(), ""])) for _ in range(3))))
        elif kind == "empty":
            parts.append(Part(kind, draw(st.sampled_from(["", " ", "\t", "\u00a0"]))))
        else:
            note = framed() if kind == "text" and draw(st.integers(0, 5)) == 0 else ""
            parts.append(Part(kind, words() if kind in ("title", "session", "below") else framed(), note))
    return parts


def days(parts: Sequence[Part]) -> list[tuple[Part, str]]:
    """The parts with what heads each: a day its number and date, all else its own words."""
    made: list[tuple[Part, str]] = []
    number = 0
    for part in parts:
        number += part.kind == "day"
        on = (_FIRST + timedelta(number)).strftime("%d.%m.%Y")
        made.append((part, f"Jour {number}. {on} : {part.words}" if part.kind == "day" else part.words))
    return made


def text(parts: Sequence[Part]) -> bytes:
    """Plain text, a page after every seventh part."""
    marks = {"session": "➢ ", "item": "- ", "below": "   "}
    made = []
    for number, (part, words) in enumerate(days(parts)):
        made.append(marks.get(part.kind, "") + words.replace("|", " | ") + (f" [{number}]" if part.note else ""))
        made.append(f"[{number}] {part.note}" if part.note else "")
        made.append("\f" if number % 7 == 6 else "")
    return "\n".join(made).encode()


def markdown(parts: Sequence[Part]) -> bytes:
    """Markdown with headings, items, block quotations, tables and footnotes."""
    marks = {"title": "# ", "day": "# ", "session": "## ", "below": "### ", "item": "* ", "quote": "> "}
    made, notes = ["---\ntitle: Rapport\n---\n\n# Rapport\n\n## Ouverture\n\n* un\n* deux"], []
    for number, (part, words) in enumerate(days(parts)):
        if part.kind == "table":
            made.append(f"| a | b | c |\n| --- | --- | --- |\n| {words.replace('|', ' | ')} |")
            continue
        made.append(marks.get(part.kind, "") + words + (f"[^{number}]" if part.note else ""))
        notes += [f"[^{number}]: {part.note}"] if part.note else []
    return "\n\n".join(made + notes).encode()


def page(parts: Sequence[Part]) -> bytes:
    """HTML with menus, a hidden stretch and foreign tags."""
    tags = {"title": "h1", "day": "h1", "session": "h2", "below": "h3", "quote": "blockquote"}
    made = []
    for part, words in days(parts):
        inside = html.escape(words)
        if part.kind == "table":
            inside = "".join(f"<td>{cell}</td>" for cell in inside.split("|"))
            made.append(f"<table><tr>{inside}</tr></table>")
        elif part.kind == "item":
            made.append(f"<ul><li>{inside}</ul>")
        else:
            tag = tags.get(part.kind, "p")
            note = f"<sup>{html.escape(part.note)}</sup>" if part.note else ""
            made.append(f"<{tag}>{inside}{note}<br></{tag}>")
    return (
        "<!doctype html><meta charset=utf-8><title>Rapport</title><nav><a href=/>menu</a></nav>"
        f"<main>{''.join(made)}<p hidden>caché</p></main><footer>pied</footer>"
    ).encode()


def _run(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def word(parts: Sequence[Part]) -> bytes:
    """A Word file with styles, a list, tables, footnotes, a head, and a deletion in every item."""
    names = {"title": "heading 1", "day": "heading 1", "session": "heading 2", "below": "heading 3"}
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{kind}"><w:name w:val="{name}"/></w:style>'
        for kind, name in names.items()
    )
    body, notes = [], []
    for number, (part, words) in enumerate(days(parts)):
        style = f'<w:pPr><w:pStyle w:val="{part.kind}"/></w:pPr>' if part.kind in names else ""
        runs = _run(words)
        if part.kind == "table":
            cells = "".join(f"<w:tc><w:p>{_run(cell)}</w:p></w:tc>" for cell in words.split("|"))
            body.append(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>")
            continue
        if part.kind == "item":
            runs += f'<w:del><w:r><w:delText xml:space="preserve"> ôté{number} </w:delText></w:r></w:del>'
        if part.note:
            runs += f'<w:r><w:footnoteReference w:id="{number + 1}"/></w:r>'
            notes.append(f'<w:footnote w:id="{number + 1}"><w:p>{_run(part.note)}</w:p></w:footnote>')
        body.append(f"<w:p>{style}{runs}</w:p>")
    return docx("".join(body), styles=styles, footnotes="".join(notes), header1=f"<w:p>{_run('tête')}</w:p>")


def _spaced(words: str) -> str:
    """Words for OpenDocument, where runs of spaces and tabs are elements."""
    made = escape(words).replace("\t", "<text:tab/>")
    return re.sub(r"  +", lambda match: f' <text:s text:c="{len(match.group()) - 1}"/>', made)


def opendocument(parts: Sequence[Part]) -> bytes:
    """An OpenDocument text with headings, a list, tables and notes."""
    levels = {"title": 1, "day": 1, "session": 2, "below": 3}
    made = []
    for number, (part, words) in enumerate(days(parts)):
        inside = _spaced(words)
        if part.note:
            inside += (
                f'<text:note text:id="n{number}" text:note-class="footnote"><text:note-citation>{number}</text:note-citation>'
                f"<text:note-body><text:p>{_spaced(part.note)}</text:p></text:note-body></text:note>"
            )
        if part.kind in levels:
            made.append(f'<text:h text:outline-level="{levels[part.kind]}">{inside}</text:h>')
        elif part.kind == "item":
            made.append(f"<text:list><text:list-item><text:p>{inside}</text:p></text:list-item></text:list>")
        elif part.kind == "table":
            cells = "".join(
                f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in inside.split("|")
            )
            made.append(f"<table:table><table:table-row>{cells}</table:table-row></table:table>")
        else:
            made.append(f"<text:p>{inside}</text:p>")
    return odt("".join(made))


def paper(parts: Sequence[Part]) -> bytes:
    """A PDF of as many pages as it takes, with a head and a number on each, wrapped lines and divided words."""
    import papers

    lines: list[tuple[str, int]] = []
    for part, words in days(parts):
        size = {"title": 18, "day": 16, "session": 14, "below": 12}.get(part.kind, papers.SIZE)
        lines += [(line, size) for line in papers.wrapped(words.replace("|", "    "), 200, size)] + [("", size)]
        lines += [(line, 7) for line in papers.wrapped(part.note, 200, 7)]
    sheets = [lines[first : first + 25] for first in range(0, len(lines), 25)]

    def drawn(number: int) -> Callable[[papers.canvas.Canvas], None]:
        def draw(sheet: papers.canvas.Canvas) -> None:
            sheet.drawString(72, 800, "Rapport du congres")
            top = 740.0
            for words, size in sheets[number]:
                sheet.setFont(papers.FONT, size)
                top = papers.draw(sheet, [words], top=top, step=size + 3)
            sheet.drawString(300, 30, str(number + 1))

        return draw

    return papers.paper(*map(drawn, range(len(sheets))))


def _programme(parts: Sequence[Part]) -> list[tuple[str, list[list[Part]]]]:
    """The parts as a schedule has them: days with events, each headed by the first of its parts."""
    made: list[tuple[str, list[list[Part]]]] = []
    for part, words in days(parts):
        if part.kind == "day" or not made:
            made.append(((_FIRST + timedelta(len(made))).isoformat(), []))
        if part.kind in ("day", "session", "title") or not made[-1][1]:
            made[-1][1].append([])
        made[-1][1][-1].append(part._replace(words=words))
    return made


def frab_json(parts: Sequence[Part]) -> bytes:
    """A schedule as JSON."""
    listed = []
    for number, (on, events) in enumerate(_programme(parts), 1):
        made = [
            {
                **{"id": n, "title": event[0].words, "start": f"{9 + n % 12:02}:00", "duration": "00:30", "room": "A"},
                **{"subtitle": event[0].note, "description": "\n\n".join(f"{p.words} {p.note}" for p in event[1:])},
                "persons": [{"public_name": f"Jean {n}"}],
            }
            for n, event in enumerate(events)
        ]
        listed.append({"index": number, "date": on, "rooms": {"A": made}})
    return json.dumps(
        {"schedule": {"conference": {"title": "Congrès", "days": listed}}}, ensure_ascii=len(parts) % 2 == 0
    ).encode()


def frab_xml(parts: Sequence[Part]) -> bytes:
    """A schedule as XML."""
    made = ""
    for number, (on, events) in enumerate(_programme(parts), 1):
        made += f'<day index="{number}" date="{on}"><room name="A">'
        for n, event in enumerate(events):
            body = "\n\n".join(f"{part.words} {part.note}" for part in event[1:])
            made += (
                f'<event id="{n}"><start>{9 + n % 12:02}:00</start><duration>00:30</duration><title>{escape(event[0].words)}</title>'
                f"<subtitle>{escape(event[0].note)}</subtitle><description>{escape(body)}</description>"
                f"<persons><person>Jean {n}</person></persons></event>"
            )
        made += "</room></day>"
    return f"<?xml version='1.0'?><schedule><conference><title>Congrès</title></conference>{made}</schedule>".encode()


def ical(parts: Sequence[Part]) -> bytes:
    """A calendar, written by the library that other programs write theirs with."""
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("x-wr-calname", "Congrès")
    for on, events in _programme(parts):
        for n, event in enumerate(events):
            made = icalendar.Event()
            made.add("summary", event[0].words)
            made.add("description", "\n\n".join(f"{part.words} {part.note}" for part in event[1:]))
            made.add("comment", event[0].note)
            made.add("uid", f"{on}-{n}")
            made["dtstart"] = f"{on.replace('-', '')}T{9 + n % 12:02}0000"
            calendar.add_component(made)
    return bytes(calendar.to_ical())


NO_CONTROLS = ("", "", "\u202e", "\u200b")
PRINTED = (" ", "  ", "\u00a0")


class Format(NamedTuple):
    """How a format is written, and the odd characters that it may hold."""

    write: Callable[[Sequence[Part]], bytes]
    spaces: Sequence[str] = SPACES
    controls: Sequence[str] = CONTROLS


FORMATS = {
    "text": Format(text),
    "markdown": Format(markdown),
    "html": Format(page),
    "docx": Format(word, controls=NO_CONTROLS),
    "odt": Format(opendocument, controls=NO_CONTROLS),
    "pdf": Format(paper, PRINTED, ("",)),
    "frab-json": Format(frab_json),
    "frab-xml": Format(frab_xml, controls=NO_CONTROLS),
    "ical": Format(ical, controls=NO_CONTROLS),
}
