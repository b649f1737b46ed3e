"""Lines of names over or under a quotation by itself, which sign it."""

import re
from collections.abc import Sequence

from cgluctl.ingest.speech.before import Before
from cgluctl.ingest.speech.behind import Behind
from cgluctl.ingest.speech.cast import Cast
from cgluctl.ingest.speech.names import names
from cgluctl.ingest.speech.quotes import Quote
from cgluctl.ingest.speech.roles import role_at
from cgluctl.ingest.speech.seen import Paragraph
from cgluctl.ingest.speech.shape import Said, quote_alone
from cgluctl.ingest.speech.tokens import plain
from cgluctl.language.patterns import lazy

_CLAUSE = 160  # characters of a line that may sign
_ARTICLE = lazy(r"(?:the|an?|le|la|une?|el|una)\s|l[’']")
_LEAD = 4  # characters before a name
_LINE = 120  # characters of a line of names


def _names(here: Paragraph) -> bool:
    found = names(here.text)
    return not here.verbs and here.text.rstrip()[-1:].isalnum() and bool(found) and found[0].start < _LEAD


class Beside(Behind, Before):
    """What stands beside the quotations of one session, as a line of its own."""

    def __init__(self, paragraphs: Sequence[Paragraph], language: str, cast: Cast) -> None:
        super().__init__(paragraphs, language, cast)
        self._signed: set[int] = set()  # paragraphs that are names under or over a quotation, and have served
        self._side = 0  # -1 where a name stood over the first quotation by itself, 1 where under it

    def _line_beside(self, number: int, here: Paragraph, quote: Quote) -> Said:
        if here.text[: quote.start].strip(" –—-\u00a0") or here.text[quote.end :].strip(' .,»”"\u00a0'):
            return Said()
        for side in (-1, 1) if not self._is_headed(number) else (-1,):
            other = self._worded(number, side)
            headed = side > 0 and number == 0 and self.last and self.last[0] < 0  # by whom the heading names
            if (
                other is None
                or headed
                or self._side == -side
                or other in self._signed
                or len(self.paragraphs[other].text) > 220
                or self.paragraphs[other].quotes
            ):
                continue
            beside = self.paragraphs[other]
            lead = re.match(r"[\s–—(-]*", beside.text)
            begins = lead.end() if lead else 0
            said = self._line(other, beside, begins, len(beside.text)) or self._dashed(other, beside, begins, side)
            if said and said.person:
                self._side = self._side or side
                self._signed.add(other)
                return said
            if side < 0 and self._side <= 0 and _names(beside):
                return Said()  # one of two, or nobody known
        return Said()

    def _dashed(self, number: int, here: Paragraph, begins: int, side: int) -> Said | None:
        name = next(iter(names(here.text[begins:])), None)
        if side < 0 or name is None or name.start or not begins or here.verbs:
            return None
        rest = here.text[begins + name.end :]
        if rest and (rest[0] != "," or rest[-1] in ".!?…"):
            return None
        return Said(self.cast.labelled(name.name), True, True, number, (begins, begins + name.end))  # — Ann Lee, of Oz

    def _is_headed(self, number: int) -> bool:
        """Whether a short line of names that is no sentence stands over the quotations by themselves of which this is one."""
        while number and any(map(str.isalnum, self.paragraphs[number - 1].text)):
            number -= 1
            above = self.paragraphs[number]
            if not (above.quotes and quote_alone(above, above.quotes[0])):
                capitals = above.text[:1].isupper() and sum(word[:1].isupper() for word in above.text.split())
                short = len(above.text) < _LINE and above.text[-1:].isalnum()
                return short and capitals > 1 and not above.quotes and number not in self._signed
        return False

    def _worded(self, number: int, step: int) -> int | None:
        for n in (number + step, number + 2 * step):
            if 0 <= n < len(self.paragraphs) and any(map(str.isalnum, self.paragraphs[n].text)):
                return n
        return None

    def _is_signed(self, number: int, here: Paragraph, quote: Quote) -> bool:
        under = self._worded(number, 1)
        rest = here.text[quote.end :].strip() or (self.paragraphs[under].text if under == number + 1 else "")
        if self._side == 1 or len(rest) >= _CLAUSE or not rest[-1:].isalnum():
            return self._side == 1
        low = plain(rest)
        return bool(any(name.start < _LEAD for name in names(rest)) or role_at(low, 0) or _ARTICLE.match(low))
