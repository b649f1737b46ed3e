"""DOCX: days and sessions as headings, quotations in the style of quotations, source lines as footnotes."""

import io
import zipfile
from datetime import UTC, datetime
from html import escape
from typing import TYPE_CHECKING, Any

from cgluctl.errors import MissingExtra
from cgluctl.language import voices, when
from cgluctl.language.messages import Messages, quoted
from cgluctl.shapes import Answer, Record
from cgluctl.views import names
from cgluctl.views.prose import credit, plain, report_title, summary

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
_RULES = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)


def as_docx(answer: Answer) -> bytes:
    """A document to write on in; the same bytes in every run."""
    try:
        import docx
    except ImportError as error:
        raise MissingExtra("python-docx", "docx") from error
    made = _Maker(docx.Document(), Messages((answer.extra or {})["lang"]))
    made.write(answer)
    written = io.BytesIO()
    made.document.save(written)
    return _timeless(written.getvalue())


class _Maker:
    def __init__(self, document: "Document", tell: Messages) -> None:
        self.document, self.tell = document, tell
        self.notes: list[str] = []
        self.styles: dict[str, str] = {}

    def write(self, answer: Answer) -> None:
        """The title, then day by day and session by session."""
        event = (answer.extra or {})["event"]
        self._properties(answer, event)
        body = self.document.element.body
        last = body.sectPr  # put back at the end: to find it takes longer the longer the document
        body.remove(last)
        self._line(plain(event["title"]), "Title")
        self._line(plain(report_title(answer)))
        told = (
            self.tell.say(
                "Footnotes give the places in the report. Summaries are its first sentences, passages its own words; only direct quotes are a speaker’s."
            )
            if voices.all_report(answer.items)
            else self.tell.say(
                "Footnotes give the lines of the report. Summaries are ours; only words inside quotation marks are quotations."
            )
        )
        self._line(told)
        before = None
        for item in answer.items:
            if before is None or not when.same_day(before, item):
                self._line(_day(self.tell, item), "Heading 1")
            self._session(answer, item)
            before = item
        body.append(last)
        self._footnotes()

    def _session(self, answer: Answer, item: Record) -> None:
        extra = answer.extra or {}
        heading = self._line(f"{plain(item['session'])}  {plain(item['title'])}", "Heading 2")
        self._note(heading, voices.where(self.tell, item["source"]))
        at = " · ".join(
            part for part in (when.clock(item), plain(item["room"] or ""), plain(item["track"] or "")) if part
        )
        if at:
            self._line(at)
        printed = item["title_printed"]
        if printed and printed != item["title"]:
            self._line(self.tell.say("Title as printed: {title}", title=plain(printed)))
        if item["summary"]:
            self._line(summary(self.tell, item))
        topics = ", ".join(plain(extra["topics"][topic]) for topic in item["topics"])
        if topics:
            self._line(f"{self.tell.say('Topics')}{self.tell.colon}{topics}")
        for part in item["parts"]:
            source = part["source"]
            place = voices.where(self.tell, source) if source["lines"] else ""
            self._note(self._line(plain(part["text"]), "List Bullet"), place)
        for passage in item["passages"]:
            self._passage(extra, passage)
        for link in item["links"]:
            label = plain(extra["links"].get(link["url"]) or "")
            self._note(
                self._line(": ".join(filter(None, (label, plain(link["url"])))), "List Bullet"),
                voices.where(self.tell, link),
            )

    def _passage(self, extra: Record, passage: Record) -> None:
        who, text = credit(extra, passage["speaker"]), plain(passage["text"])
        note = f"{plain(passage['id'])}, {voices.where(self.tell, passage['source'])}"
        if passage["speech"] != "direct":
            if passage["speech"] == "reported":
                note = f"{note}; {voices.of_reported(self.tell, passage)}"
                text = voices.reporting(self.tell, passage, who) + text if who else text
            self._note(self._line(text), note)
            return
        said = self._line(quoted(text, passage["lang"]), "Quote")
        self._spoken_in(said, passage["lang"])
        self._note(said, note)
        if who:
            self._line(f"— {who}")
        if passage["translation"]:
            self._line(f"[{self.tell.say('Our translation:')} {plain(passage['translation'])}]")

    def _line(self, text: str, style: str | None = None) -> "Paragraph":
        from docx.text.paragraph import Paragraph

        made = Paragraph(_element(f'<w:p xmlns:w="{_MAIN}"/>'), self.document._body)
        self.document.element.body.append(made._p)
        if style:
            made._p.style = self._style(style)
        made.add_run(text)
        return made

    def _style(self, name: str) -> str:
        if name not in self.styles:
            self.styles[name] = self.document.styles[name].style_id
        return self.styles[name]

    def _spoken_in(self, paragraph: "Paragraph", language: str) -> None:
        for run in paragraph.runs:
            run.element.get_or_add_rPr().append(_element(f'<w:lang xmlns:w="{_MAIN}" w:val="{language}"/>'))

    def _note(self, paragraph: "Paragraph", text: str) -> None:
        if not text:
            return
        self.notes.append(text)
        run = f'<w:r xmlns:w="{_MAIN}">{_RAISED}<w:footnoteReference w:id="{len(self.notes)}"/></w:r>'
        paragraph._p.append(_element(run))

    def _footnotes(self) -> None:
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        made = "".join(
            f'<w:footnote w:id="{number}"><w:p><w:r>{_RAISED}<w:footnoteRef/></w:r>'
            f'<w:r><w:t xml:space="preserve"> {escape(text, quote=False)}</w:t></w:r></w:p></w:footnote>'
            for number, text in enumerate(self.notes, 1)
        )
        content = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:footnotes xmlns:w="{_MAIN}">{_RULES}{made}</w:footnotes>'
        part = Part(PackURI("/word/footnotes.xml"), _TYPE, content.encode(), self.document.part.package)
        self.document.part.relate_to(part, _RELATION)

    def _properties(self, answer: Answer, event: Record) -> None:
        day = names.last_day(answer)
        properties = self.document.core_properties
        properties.title, properties.language = plain(event["title"])[:255], self.tell.language
        properties.author = properties.last_modified_by = properties.comments = ""
        if day is None:
            for name in ("created", "modified"):
                _forget(properties._element, name)
        else:
            properties.created = properties.modified = datetime(day.year, day.month, day.day, tzinfo=UTC)
        properties.revision = 1
        for language in self.document.styles.element.iter(f"{{{_MAIN}}}lang"):
            language.set(f"{{{_MAIN}}}val", self.tell.language)


def _day(tell: Messages, item: Record) -> str:
    return when.long(tell, item["date"]) if item["date"] else when.heading(tell, item["day"], item["date"])


def _forget(properties: Any, name: str) -> None:
    for element in properties.findall(f"{{http://purl.org/dc/terms/}}{name}"):
        properties.remove(element)


def _element(xml: str) -> Any:
    from docx.oxml import parse_xml

    return parse_xml(xml)


def _timeless(content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in made.namelist():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            kept.writestr(entry, made.read(name))
    return out.getvalue()
