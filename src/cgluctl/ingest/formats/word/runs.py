"""The runs of a Word paragraph: words, tabs, signs and fields, and what hangs on them: links, notes, boxes, pictures."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from cgluctl.ingest.formats.composition import Draft, as_notes, symbols
from cgluctl.ingest.formats.package import Element, Look, attribute, child, descendants, local

if TYPE_CHECKING:
    from cgluctl.ingest.formats.word.walk import Walk

_WHITE = str.maketrans("\t\n\r", "   ")
_SIGNS = {
    **{"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"},
    **{"delimiterSeparator": "|"},
}
_NOTHING = frozenset({"annotationRef", "footnoteRef", "endnoteRef", "separator", "continuationSeparator", "ffData"})
Handler = Callable[["Runs", Element, Draft, str], None]


class Runs:
    """Fills paragraphs with the words of their runs."""

    def __init__(self, walk: "Walk") -> None:
        self._walk = walk
        self._look = Look()
        self._base = Look()
        # The fields that are open, inmost last: each in its code, or in the result that is shown.
        self._fields: list[str] = []

    def paragraph(self, element: Element, draft: Draft, look: Look, reason: str) -> None:
        """Adds the words of a paragraph."""
        before = self._base, self._look
        self._base = self._look = look
        self._each(element, draft, reason)
        self._base, self._look = before
        # A field's code ends with its paragraph: one that is never closed must not swallow the report.
        self._fields = ["result"] * len(self._fields)

    def _each(self, element: Element, draft: Draft, reason: str) -> None:
        for each in element:
            self.piece(each, draft, reason)

    def piece(self, element: Element, draft: Draft, reason: str) -> None:
        """Adds the words of an element inside a paragraph."""
        name = local(element)
        handler = (_MATHS if "/math" in element.tag else _HANDLERS).get(name)
        if handler:
            handler(self, element, draft, reason)
        elif name in _SIGNS:
            self._say(_SIGNS[name], draft, reason)
        elif not name.endswith("Pr") and name not in _NOTHING:
            self._each(element, draft, reason)

    def _say(self, text: str, draft: Draft, reason: str) -> None:
        if self._fields and self._fields[-1] == "code":
            draft.aside(text, "field code")
        elif reason or self._look.hidden:
            draft.aside(text, reason or "hidden text")
        else:
            draft.add(text, self._look.bold or self._look.capitals)
            if self._look.language:
                self._walk.languages[self._look.language] += len(text)

    def _run(self, element: Element, draft: Draft, reason: str) -> None:
        before, self._look = self._look, self._walk.styles.run(self._base, child(element, "rPr"))
        self._each(element, draft, reason)
        self._look = before

    def _text(self, element: Element, draft: Draft, reason: str) -> None:
        text = (element.text or "").translate(_WHITE)
        self._say(symbols(text, self._look.font), draft, reason)

    def _deleted(self, element: Element, draft: Draft, reason: str) -> None:
        self._each(element, draft, reason or "deleted text")

    def _deleted_text(self, element: Element, draft: Draft, reason: str) -> None:
        self._text(element, draft, reason or "deleted text")

    def _code(self, element: Element, draft: Draft, reason: str) -> None:
        draft.aside((element.text or "").translate(_WHITE), "field code")

    def _simple_field(self, element: Element, draft: Draft, reason: str) -> None:
        draft.aside(attribute(element, "instr") or "", "field code")
        self._each(element, draft, reason)

    def _field_sign(self, element: Element, draft: Draft, reason: str) -> None:
        kind = attribute(element, "fldCharType")
        if kind == "begin":
            self._fields.append("code")
        elif self._fields and kind == "separate":
            self._fields[-1] = "result"
        elif self._fields and kind == "end":
            self._fields.pop()

    def _break(self, element: Element, draft: Draft, reason: str) -> None:
        self._say("\n", draft, reason)

    def _page(self, element: Element, draft: Draft, reason: str) -> None:
        draft.page()

    def _sign(self, element: Element, draft: Draft, reason: str) -> None:
        code = attribute(element, "char") or ""
        try:
            sign = chr(int(code, 16))
        except (ValueError, OverflowError):
            return
        # Programs write the place in the font with or without the private area before it.
        if ord(sign) < 0x100:
            sign = chr(0xF000 + ord(sign))
        self._say(symbols(sign, attribute(element, "font")), draft, reason)

    def _link(self, element: Element, draft: Draft, reason: str) -> None:
        before = draft.text()
        self._each(element, draft, reason)
        relation = self._walk.relations.get(attribute(element, "id") or "")
        if relation and relation.outside and draft.text()[len(before) :].strip() != relation.target:
            draft.aside(f" {relation.target}", "link address")

    def _note(self, element: Element, draft: Draft, reason: str) -> None:
        kind = local(element).removesuffix("Reference")
        self._apart(draft, lambda: self._walk.note(kind, attribute(element, "id") or "", reason))

    def _box(self, element: Element, draft: Draft, reason: str) -> None:
        self._apart(draft, lambda: as_notes(self._walk.blocks(element, self._reason(reason)), boxed=True))

    def _inner_paragraph(self, element: Element, draft: Draft, reason: str) -> None:
        self._apart(draft, lambda: self._walk.blocks((element,), self._reason(reason)))

    def _reason(self, reason: str) -> str:
        return reason or ("hidden text" if self._look.hidden else "")

    def _apart(self, draft: Draft, make: Callable[[], list[Draft]]) -> None:
        fields, self._fields = self._fields, []
        draft.after += make()
        self._fields = fields

    def _alternatives(self, element: Element, draft: Draft, reason: str) -> None:
        from cgluctl.ingest.formats.word.walk import chosen

        for each in chosen(element, "AlternateContent"):
            self.piece(each, draft, reason)

    def _ruby(self, element: Element, draft: Draft, reason: str) -> None:
        for name, before, behind in (("rubyBase", "", ""), ("rt", " (", ")")):
            part = child(element, name)
            if part is not None:
                self._say(before, draft, reason)
                self._each(part, draft, reason)
                self._say(behind, draft, reason)

    def _picture(self, element: Element, draft: Draft, reason: str) -> None:
        description = attribute(element, "descr") or attribute(element, "alt")
        if description:
            draft.aside(f" {description.translate(_WHITE)}", "picture description")

    def _drawn_words(self, element: Element, draft: Draft, reason: str) -> None:
        text = attribute(element, "string")
        if text:
            box = Draft("skip", reason=reason) if reason else Draft()
            box.add(text.translate(_WHITE))
            draft.after.append(box)

    def _graphic(self, element: Element, draft: Draft, reason: str) -> None:
        relation = self._walk.relations.get(attribute(element, "dm") or attribute(element, "id") or "")
        root = self._walk.parts.tree(relation.target) if relation and not relation.outside else None
        for paragraph in (each for each in descendants(root, "p") if next(descendants(each, "t"), None) is not None):
            self._inner_paragraph(paragraph, draft, reason)
        for cache in (each for kind in ("strCache", "numCache") for each in descendants(root, kind)):
            box = Draft("skip", reason=reason) if reason else Draft()
            box.add("\t".join(value.text or "" for value in descendants(cache, "v")))
            draft.after.append(box)

    def _fraction(self, element: Element, draft: Draft, reason: str) -> None:
        for name, behind in (("num", "/"), ("den", "")):
            part = child(element, name)
            self._each(part if part is not None else (), draft, reason)
            self._say(behind, draft, reason)

    def _delimited(self, element: Element, draft: Draft, reason: str) -> None:
        properties = child(element, "dPr")
        self._say(_value(properties, "begChr", "("), draft, reason)
        self._each(element, draft, reason)
        self._say(_value(properties, "endChr", ")"), draft, reason)

    def _operator(self, element: Element, draft: Draft, reason: str) -> None:
        self._say(_value(child(element, "naryPr"), "chr", "∫"), draft, reason)
        self._each(element, draft, reason)


def _value(properties: Any, name: str, otherwise: str) -> str:
    value = attribute(child(properties, name), "val")
    return otherwise if value is None else value


_HANDLERS: dict[str, Handler] = {
    "r": Runs._run,
    "t": Runs._text,
    "delText": Runs._deleted_text,
    "instrText": Runs._code,
    "delInstrText": Runs._code,
    "del": Runs._deleted,
    "moveFrom": Runs._deleted,
    "fldSimple": Runs._simple_field,
    "fldChar": Runs._field_sign,
    "br": Runs._break,
    "lastRenderedPageBreak": Runs._page,
    "sym": Runs._sign,
    "hyperlink": Runs._link,
    "footnoteReference": Runs._note,
    "endnoteReference": Runs._note,
    "commentReference": Runs._note,
    "txbxContent": Runs._box,
    "tbl": Runs._box,
    "p": Runs._inner_paragraph,
    "AlternateContent": Runs._alternatives,
    "ruby": Runs._ruby,
    "docPr": Runs._picture,
    "imagedata": Runs._picture,
    "textpath": Runs._drawn_words,
    "relIds": Runs._graphic,
    "chart": Runs._graphic,
}
_MATHS: dict[str, Handler] = {
    "r": Runs._run,
    "t": Runs._text,
    "f": Runs._fraction,
    "d": Runs._delimited,
    "nary": Runs._operator,
}
