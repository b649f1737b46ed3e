"""The wording of a quotation: its tokens with typography set aside, and what differs between two wordings."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

CUT = "…"
FEWEST = 4  # words of a fragment that can be proved
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_BROKEN = re.compile(r"(?<![^\W\d_])([^\W\d_]+)[-\u2010][ \t]*\r?\n[ \t]*([^\W\d_]+)")
_CITED_LINE = re.compile(r"(\A|\n)[ \t]{0,3}>[ \t]?")
_BRACKETED = re.compile(r"\[([^\W\d_])\](?=[^\W\d_]|['\u2019])")
_LETTERS = str.maketrans(
    {
        **dict.fromkeys("\u2019\u2018\u02bc\u00b4`\u2032\uff07\u201b", "'"),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        "œ": "oe",
        "Œ": "Oe",
        "æ": "ae",
        "Æ": "Ae",
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
    }
)
_WORD = r"[^\W_][^\W_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W_]*)*"
_TOKEN = re.compile(
    rf"(?P<cut>[\[(]\s{{0,2}}(?:\.\s?\.\s?\.|…)\s{{0,2}}[\])]|\.(?:\s?\.){{2,}}|…+)|(?P<word>{_WORD}(?:'{_WORD})*)|(?P<mark>\S)"
)
_DROPPED = frozenset("«»“”„‟‹›\"'‚*_″")  # marks of quotation and emphasis
_SOFT = frozenset({".", ",", ";", ":", "-", CUT})  # may stand at an end or be missing there


class Token(NamedTuple):
    """A word, a mark or a cut: `form` is what is compared, `surface` what is shown, `spaced` whether a space comes before."""

    form: str
    surface: str
    spaced: bool
    word: bool


class Change(NamedTuple):
    """One step from the words printed to the words quoted: same, cut, removed (printed only) or added (quoted only)."""

    op: str
    text: str


class Match(NamedTuple):
    """Where a quotation stands in a passage: whether it is a part of it, and the words that its ellipses leave out."""

    excerpt: bool
    omitted: list[str]


def tokens(text: str, known: Collection[str] = ()) -> list[Token]:
    """The tokens of a text; a word broken at a line end is joined as the `known` words (in lower case) have it."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    text = _CITED_LINE.sub(r"\1", text)
    text = _BROKEN.sub(lambda match: _mended(match[1], match[2], known), text)
    text = _BRACKETED.sub(r"\1", text).translate(_LETTERS)
    found: list[Token] = []
    end = 0
    for match in _TOKEN.finditer(text):
        surface = match.group()
        if surface in _DROPPED:
            continue
        form = CUT if match["cut"] else surface
        spaced = any(map(str.isspace, text[end : match.start()]))
        found.append(Token(form, surface, spaced, match["word"] is not None))
        end = match.end()
    return found


def _mended(left: str, right: str, known: Collection[str]) -> str:
    whole = (left + right).translate(_LETTERS).lower()
    hyphened = whole not in known and left.lower() in known and right.lower() in known
    return f"{left}-{right}" if hyphened else left + right


def words(found: Sequence[Token]) -> int:
    """How many words there are."""
    return sum(token.word for token in found)


def joined(found: Sequence[Token]) -> str:
    """Tokens as text again."""
    return "".join((" " if token.spaced else "") + token.surface for token in found).strip()


def trimmed(found: Sequence[Token]) -> list[Token]:
    """Tokens without the soft punctuation at both ends."""
    first, last = 0, len(found)
    while first < last and found[first].form in _SOFT:
        first += 1
    while last > first and found[last - 1].form in _SOFT:
        last -= 1
    return list(found[first:last])


def parts(found: Sequence[Token]) -> list[list[Token]]:
    """The runs of tokens between cuts, each without soft punctuation at its ends."""
    runs: list[list[Token]] = [[]]
    for token in found:
        if token.form == CUT:
            runs.append([])
        else:
            runs[-1].append(token)
    return [run for run in map(trimmed, runs) if run]


def same_first(one: str, other: str) -> bool:
    """Whether two words are one but for the case of the first letter."""
    return one == other or (one[1:] == other[1:] and one[:1].lower() == other[:1].lower())


def faithful(quoted: Sequence[Token], printed: Sequence[Token]) -> Match | None:
    """How a quotation stands in the words printed: whole, or as its parts in order; None where it does not.

    A fragment has four words or more, and no single word stands between two cuts: of such pieces anything can be made.
    """
    runs = parts(quoted)
    if not runs:
        return None
    places = _places(runs, printed)
    if places is None:
        return None
    gaps = [(end, start) for (_, end), (start, _) in pairwise(places)]
    omitted = [joined(printed[a:b]) for a, b in gaps if words(printed[a:b])]
    whole = not omitted and not words(printed[: places[0][0]]) and not words(printed[places[-1][1] :])
    if not whole and (words(quoted) < FEWEST or any(words(run) < 2 for run in runs[1:-1])):
        return None
    return Match(not whole, omitted)


def _places(runs: list[list[Token]], printed: Sequence[Token]) -> list[tuple[int, int]] | None:
    places = []
    start = 0
    for run in runs:
        rest = [token.form for token in run[1:]]
        for place in range(start, len(printed) - len(run) + 1):
            if same_first(run[0].form, printed[place].form) and rest == [
                token.form for token in printed[place + 1 : place + len(run)]
            ]:
                break
        else:
            return None
        start = place + len(run)
        places.append((place, start))
    return places


def changes(quoted: Sequence[Token], printed: Sequence[Token]) -> list[Change]:
    """The way from the words printed to those quoted; what is printed before and after the quoted stretch is left aside."""
    new, old = trimmed(quoted), trimmed(printed)
    forms = [token.form for token in old]
    if new and new[0].form not in forms:
        as_printed = next((form for form in forms if same_first(form, new[0].form)), new[0].form)
        new[0] = new[0]._replace(form=as_printed)
    steps = SequenceMatcher(None, forms, [t.form for t in new], autojunk=False).get_opcodes()
    found: list[Change] = []
    for number, (kind, a, b, c, d) in enumerate(steps):
        missing, put = old[a:b], new[c:d]
        if kind == "equal":
            found.append(Change("same", joined(missing)))
            continue
        # At an end only as much is set against the quoted words as they are long: the rest was never quoted.
        if number == 0:
            missing = missing[max(0, len(missing) - len(put)) :]
        elif number == len(steps) - 1:
            missing = missing[: len(put)]
        found += _step(missing, put)
    return [change for change in found if change.text]


def _step(missing: Sequence[Token], put: Sequence[Token]) -> list[Change]:
    kept = [token for token in put if token.form != CUT]
    gone = Change("cut" if missing and len(kept) < len(put) and not kept else "removed", joined(missing))
    return [gone, Change("added", joined(kept))]
