"""Quotation marks of a report as they are meant: turned the right way, and alike."""

import re
from collections.abc import Sequence

from cgluctl.language.patterns import lazy
from cgluctl.language.quotations import LOOKALIKES

CONTINUES = 30  # paragraphs that a quotation may run over
# The students’ union: behind an s a mark is an apostrophe if a mark that closes comes later.
OF_MANY = r"(?!(?<=s[’'])\s[a-z][^'‘’\n]*(?:(?<=\w)[’'](?=\w)[^'‘’\n]*)*[.,!?…][’'](?:\s|\Z))"
# 'Whoever passes … – a paragraph that nothing closes, before one that begins with the same mark.
_LEFT_OPEN = lazy(r"(?:\A|[:,]\s)(?P<mark>['‘])(?=[A-ZÀ-Þ])(?:[^'‘’\"“”«»]|(?<=\w)['’](?=\w))*\Z")
_CLOSED = lazy(rf"(?<=[\w.,!?…)])[’']{OF_MANY}(?![^\W_])")


def doubled(texts: Sequence[str]) -> list[str]:
    """The paragraphs with double marks where one quotation in single marks runs over several, as British papers set it."""
    made = list(texts)
    for number, text in enumerate(texts[:-1]):
        left = _LEFT_OPEN.search(text) if made[number] == text else None
        if left is None or not texts[number + 1].startswith(left["mark"]):
            continue
        place = left.start("mark")
        made[number] = text[:place] + "“" + text[place + 1 :]
        for later in range(number + 1, min(len(texts), number + CONTINUES)):
            rest = texts[later]
            if not rest.startswith(left["mark"]):
                break
            closed = _CLOSED.search(rest, 1)
            made[later] = "“" + rest[1:]
            if closed:
                made[later] = "“" + rest[1 : closed.start()] + "”" + rest[closed.end() :]
                break
    return made


def turned(text: str) -> str:
    """A paragraph, as long as before, with marks that were set the wrong way, or doubled, or beside others, as they are meant."""
    text = text.replace('["]', "”  ").translate(LOOKALIKES)
    if "’’" in text or "‘’" in text or "''" in text or "‘‘" in text:  # two single marks stand for one double
        text = re.sub(r"(?<!\w)[‘’']{2}(?=[^\W_])", " “", text)
        text = re.sub(r"(?<=[\w.!?,…])[‘’']{2}(?!\w)", "” ", text)
    if "«" in text and not _ALTERNATE.fullmatch(text):
        text = re.sub(r"(?<=[\w.!?])«(?=[\s,.;:)]|\Z)", "»", text)
    if "»" in text:
        text = re.sub(r"(?<=:)(\s+)»(?=\s?[^\W\d_])", r"\1«", text)
        text = re.sub(r"(?<![^\s(\[])»(?=[^\W_])", "«", text)
    if "”" in text:
        text = re.sub(r"(?<![^\s(\[’'])”(?=[^\W_¿¡]|[¿¡][^\W_])", "“", text)
        text = _RUN_ON.sub(lambda mark: "“" if _all_closed(text[: mark.start()]) else "”", text)
    if "“" in text:  # a mark inside a word is a letter read wrongly, one behind a word closes
        text = re.sub(r"(?<=[^\W\d_])“(?=[^\W\d_])", "o", text)
        text = re.sub(r"(?<=[\w.!?,…)-])“(?=[\s,.;:)]|\Z)", "”", text)
    if '"' in text and "“" in text and "«" not in text and "”" not in text:
        marks = directed(text)  # “…": only the opening marks were turned
        if len(marks) == text.count("“") and all(closes and not opens for _, opens, closes in marks):
            text = text.replace('"', "”")
    text = _matched(text)
    if '"' in text and ("“" in text or "«" in text):  # beside other marks, straight ones that do not pair are none
        ways = [way for _, *way in directed(text)]
        if len(ways) % 2 or any(way != [True, False] for way in ways[::2]) or any(not way[1] for way in ways[1::2]):
            text = text.replace('"', " ")
    return text


_RUN_ON = lazy(r"(?<=[,:])”(?=[A-ZÀ-Þ¿¡])")  # the importance of it,”We are here”


def _all_closed(before: str) -> bool:
    return before.count("“") <= before.count("”")


_ALTERNATE = lazy(r"[^«»]*(?:«[^«»]*»[^«»]*)+")  # right as they stand, whatever spaces are missing
_CLOSINGS = {"«": "»", "“": "”"}


def _matched(text: str) -> str:
    letters: list[str] | None = None
    opened: list[str] = []
    last = 0
    for match in re.finditer("[«»“”]", text):
        mark, place = match.group(), match.start()
        if mark in _CLOSINGS:
            opened.append(mark)
        elif opened and mark != _CLOSINGS[opened[-1]] and all(_CLOSINGS[one] != mark for one in opened):
            own, again = text.find(_CLOSINGS[opened[-1]], place), text.find(opened[-1], place)
            if own == -1 or -1 < again < own:
                letters = letters or list(text)
                letters[place] = _CLOSINGS[opened.pop()]
        elif opened:
            opened.pop()
        elif straight := _LAST_OPEN.search(text, last, place):
            letters = letters or list(text)
            letters[straight.start()] = "“" if mark == "”" else "«"
        last = match.end()
    return "".join(letters) if letters else text


_LAST_OPEN = lazy(r'(?<![^\s(\[])"(?=[^\W_¿¡])(?=[^"]*\Z)')


def directed(text: str) -> list[tuple[int, bool, bool]]:
    """Where each straight mark stands, whether it may open a quotation there, and whether it may close one."""
    made = []
    paired = text.count('"') % 2 == 0
    for number, match in enumerate(re.finditer('"', text)):
        place = match.start()
        before, after = text[place - 1 : place], text[place + 1 : place + 2]
        opens = (not before or before.isspace() or before in "([{—–-/¿¡'’") and bool(after) and not after.isspace()
        closes = bool(before) and not before.isspace() and before not in "([{"
        if paired and (not before or before.isspace()) and (not after or after.isspace() or after in ",.;:!?)"):
            opens, closes = number % 2 == 0, number % 2 == 1  # set apart by spaces, as French sets its own marks
        made.append((place, opens, closes))
    return made
