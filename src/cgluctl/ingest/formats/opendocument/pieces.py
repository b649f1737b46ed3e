"""The pieces of an OpenDocument paragraph: words, spaces, fields, and what hangs on them: notes, boxes, revisions."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from cgluctl.ingest.formats.composition import Draft, as_notes, symbols
from cgluctl.ingest.formats.package import Element, Look, attribute, child, children, descendants, local

if TYPE_CHECKING:
    from cgluctl.ingest.formats.opendocument.walk import Walk

_SPACES = re.compile("[ \t\n\r]+")
_MOST_SPACES = 1_000  # that one element may stand for
_NOTHING = frozenset(
    """annotation-end binary-data change-end change-start event-listeners forms image-map script note-citation
    glue-point enhanced-geometry tracked-changes""".split()
)
Handler = Callable[["Pieces", Element, Draft, str], None]


class Pieces:
    """Fills paragraphs with their words."""

    def __init__(self, walk: "Walk") -> None:
        self._walk = walk
        self._look = Look()
        # White space in the file counts once, and not at the beginning.
        self._spaced = True

    def paragraph(self, element: Element, draft: Draft, look: Look, reason: str) -> None:
        """Adds the words of a paragraph."""
        before = self._look, self._spaced
        self._look, self._spaced = look, True
        hidden = any(attribute(each, "is-hidden") == "true" for each in children(element, "hidden-paragraph"))
        self._each(element, draft, reason or ("hidden text" if hidden else ""))
        self._look, self._spaced = before

    def _each(self, element: Element, draft: Draft, reason: str) -> None:
        self._text(element.text, draft, reason)
        for each in element:
            self.piece(each, draft, reason)
            self._text(each.tail, draft, reason)

    def piece(self, element: Element, draft: Draft, reason: str) -> None:
        """Adds the words of an element inside a paragraph, without what follows it."""
        name = local(element)
        handler = (_DRAWN if "svg-compatible" in element.tag else _HANDLERS).get(name)
        if handler:
            handler(self, element, draft, reason)
        elif name not in _NOTHING:
            self._each(element, draft, reason)

    def _text(self, text: str | None, draft: Draft, reason: str) -> None:
        if not text:
            return
        text = _SPACES.sub(" ", text)
        if self._spaced:
            text = text.removeprefix(" ")
        if text:
            self._spaced = text.endswith(" ")
            self._say(symbols(text, self._look.font), draft, reason)

    def _say(self, text: str, draft: Draft, reason: str) -> None:
        if reason or self._look.hidden:
            draft.aside(text, reason or "hidden text")
        else:
            draft.add(text, self._look.bold or self._look.capitals)
            if self._look.language:
                self._walk.languages[self._look.language] += len(text)

    def _sign(self, text: str, draft: Draft, reason: str) -> None:
        self._spaced = False
        self._say(text, draft, reason)

    def _spaces(self, element: Element, draft: Draft, reason: str) -> None:
        count = attribute(element, "c") or "1"
        self._sign(" " * min(int(count) if count.isdigit() and len(count) < 7 else 1, _MOST_SPACES), draft, reason)

    def _tab(self, element: Element, draft: Draft, reason: str) -> None:
        self._sign("\t", draft, reason)

    def _break(self, element: Element, draft: Draft, reason: str) -> None:
        self._sign("\n", draft, reason)

    def _page(self, element: Element, draft: Draft, reason: str) -> None:
        draft.page()

    def _span(self, element: Element, draft: Draft, reason: str) -> None:
        before = self._look
        self._look = self._walk.styles.span(before, attribute(element, "style-name") or "")
        self._each(element, draft, reason)
        self._look = before

    def _link(self, element: Element, draft: Draft, reason: str) -> None:
        before = draft.length
        self._each(element, draft, reason)
        address = attribute(element, "href") or ""
        if address and not address.startswith("#") and draft.text()[before:].strip() != address:
            draft.aside(f" {address}", reason or "link address")

    def _note(self, element: Element, draft: Draft, reason: str) -> None:
        body = child(element, "note-body")
        draft.after += as_notes(self._walk.blocks(() if body is None else body, self._reason(reason)))

    def _comment(self, element: Element, draft: Draft, reason: str) -> None:
        said = [each for each in element if local(each) in ("p", "list")]
        draft.after += self._walk.blocks(said, reason or "comment")

    def _change(self, element: Element, draft: Draft, reason: str) -> None:
        draft.after += self._walk.deleted(attribute(element, "change-id") or "")

    def _inner_block(self, element: Element, draft: Draft, reason: str) -> None:
        draft.after += self._walk.blocks((element,), self._reason(reason))

    def _reason(self, reason: str) -> str:
        return reason or ("hidden text" if self._look.hidden else "")

    def _frame(self, element: Element, draft: Draft, reason: str) -> None:
        boxes = [each for each in element if local(each) == "text-box"]
        for each in element:
            if local(each) == "text-box":
                if each is boxes[0]:
                    draft.after += as_notes(self._walk.blocks((each,), self._reason(reason)), boxed=True)
            else:
                self.piece(each, draft, reason)

    def _object(self, element: Element, draft: Draft, reason: str) -> None:
        root = self._walk.parts.embedded(element)
        for formula in descendants(root, "math"):
            words = "".join(_formula(formula).split())
            if words:
                box = Draft("skip", reason=reason) if reason else Draft()
                box.add(words)
                draft.after.append(box)
        draft.after += self._walk.blocks(
            [each for each in descendants(root, "p") if "".join(each.itertext()).strip()], self._reason(reason)
        )

    def _described(self, element: Element, draft: Draft, reason: str) -> None:
        draft.aside(" " + _SPACES.sub(" ", element.text or ""), reason or "picture description")

    def _ruby(self, element: Element, draft: Draft, reason: str) -> None:
        for name, before, behind in (("ruby-base", "", ""), ("ruby-text", " (", ")")):
            part = child(element, name)
            if part is not None:
                self._sign(before, draft, reason)
                self._each(part, draft, reason)
                self._sign(behind, draft, reason)

    def _hidden(self, element: Element, draft: Draft, reason: str) -> None:
        shown = attribute(element, "is-hidden") == "false"
        text = attribute(element, "string-value") or ""
        self._sign("".join(element.itertext()) if shown else text, draft, reason or ("" if shown else "hidden text"))

    def _placeholder(self, element: Element, draft: Draft, reason: str) -> None:
        self._each(element, draft, reason or "placeholder")

    def _variable(self, element: Element, draft: Draft, reason: str) -> None:
        unseen = attribute(element, "display") == "none"
        self._each(element, draft, reason or ("hidden text" if unseen else ""))


def _formula(element: Element) -> str:
    if local(element).startswith("annotation"):
        return ""
    inside = "".join(_formula(each) + (each.tail or "") for each in element)
    return (element.text or "") + inside


_HANDLERS: dict[str, Handler] = {
    "s": Pieces._spaces,
    "tab": Pieces._tab,
    "line-break": Pieces._break,
    "soft-page-break": Pieces._page,
    "span": Pieces._span,
    "a": Pieces._link,
    "note": Pieces._note,
    "annotation": Pieces._comment,
    "change": Pieces._change,
    "frame": Pieces._frame,
    "object": Pieces._object,
    **dict.fromkeys(("p", "h", "list", "table", "section", "text-box"), Pieces._inner_block),
    "ruby": Pieces._ruby,
    "hidden-text": Pieces._hidden,
    "hidden-paragraph": Pieces._variable,
    "placeholder": Pieces._placeholder,
    **dict.fromkeys(("variable-set", "user-field-get", "variable-input", "user-field-input"), Pieces._variable),
}
_DRAWN: dict[str, Handler] = {"title": Pieces._described, "desc": Pieces._described}
