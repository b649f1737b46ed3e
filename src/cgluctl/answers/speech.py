"""What the store holds of a quotation: its words, nearly its words, its sense, or nothing."""

from collections import defaultdict
from collections.abc import Callable, Sequence, Set
from difflib import SequenceMatcher
from heapq import nsmallest
from typing import NamedTuple

from cgluctl.language import LANGUAGES
from cgluctl.language.quotations import quotations
from cgluctl.language.wording import FEWEST, Change, Token, changes, faithful, joined, tokens, words
from cgluctl.language.words import STOP_WORDS, split
from cgluctl.model import in_language
from cgluctl.search.archive import PassageRow, SessionRow

ALTERED, RUN = 0.5, 6  # a quotation is altered when so much of it stands in order in a quote, or so many words in a row
REPORTED = 0.6  # and reported when so much of it is in a passage, in whatever order
FEW = 3  # words that must be shared in any case
TITLE_WORDS = 12


class Verdict(NamedTuple):
    """What became of one quotation; `passage` is where it stands, or the nearest, and `also` where else it does."""

    name: str
    passage: PassageRow | None = None
    excerpt: bool = False
    omitted: Sequence[str] = ()
    diff: Sequence[Change] = ()
    reason: str | None = None
    also: Sequence[PassageRow] = ()


class _Text(NamedTuple):
    passage: PassageRow
    printed: list[Token]
    translation: bool


class Speech:
    """Passages, their texts in all languages, and the titles that are no speech; `rarity` tells how much a word tells."""

    def __init__(
        self, passages: Sequence[PassageRow], sessions: Sequence[SessionRow], rarity: Callable[[str, int], float]
    ) -> None:
        self._shelf = Shelf(rarity)
        self._texts: list[_Text] = []
        self._spoken: set[int] = set()
        self._told: set[int] = set()
        self._known: set[str] = set()
        titles: list[str] = []
        for session in sessions:
            for title in (session.data["title"], session.data["short"]):
                titles += [text for language in LANGUAGES if (text := in_language(title, language))]
        for passage in passages:
            titles += self._add(passage)
        self._titles = {phrase for title in titles for phrase in _phrases(title)}

    def _add(self, passage: PassageRow) -> list[str]:
        marked: list[str] = []
        direct = passage.data["speech"] == "direct"
        for language in LANGUAGES:
            text = in_language(passage.data["text"], language)
            if not text:
                continue
            verbatim = direct and passage.data["verbatim"] == language
            printed = tokens(text) if verbatim else []
            self._known |= {token.form.lower() for token in printed}
            (self._spoken if verbatim else self._told).add(self._shelf.add(text))
            self._texts.append(_Text(passage, printed, translation=direct and not verbatim))
            marked += [one.text for one in quotations(text) if one.marks and not verbatim]
        return marked

    def verdict(self, text: str, welcome: Callable[[PassageRow], bool]) -> Verdict:
        """The verdict on a quotation; of several passages with its words one that is `welcome` goes first."""
        quoted = tokens(text, self._known)
        asked = keys(joined(quoted))
        direct = self._shelf.near(asked, self._spoken)
        exact = self._exact(quoted, direct, welcome)
        if exact:
            return exact
        if words(quoted) < FEWEST:
            return Verdict("skipped", reason="short")
        if _phrase(quoted) in self._titles:
            return Verdict("skipped", reason="title")
        return self._nearly(quoted, asked, direct)

    def holds(self, text: str) -> bool:
        """Whether these words, however few, stand in this order in a direct quote."""
        words = f" {_phrase(tokens(text, self._known))} "
        return any(words in f" {_phrase(one.printed)} " for one in self._texts if one.printed)

    def _exact(
        self, quoted: list[Token], direct: "list[Near]", welcome: Callable[[PassageRow], bool]
    ) -> Verdict | None:
        found: list[Verdict] = []
        for near in direct:
            text = self._texts[near.number]
            match = faithful(quoted, text.printed)
            if match:
                found.append(Verdict("exact", text.passage, match.excerpt, match.omitted))
        found.sort(key=lambda one: (one.passage is None or not welcome(one.passage), one.excerpt))
        also = [one.passage for one in found[1:] if one.passage]
        return found[0]._replace(also=also) if found else None

    def _nearly(self, quoted: list[Token], asked: list[str], direct: "list[Near]") -> Verdict:
        spoken, share, run = self._nearest_spoken(asked, direct)
        told = next(iter(self._shelf.near(asked, self._told, 1)), Near(0, 0.0))
        is_told = told.share >= REPORTED and self._shelf.common(asked, told.number) >= FEW
        if spoken and (share >= ALTERED or run >= RUN) and not (is_told and told.share > share):
            diff = changes(quoted, spoken.printed)
            scattered = not any(change.op in ("removed", "added") for change in diff)
            return Verdict("altered", spoken.passage, diff=diff, reason="scattered" if scattered else None)
        if _is_titled(quoted):
            return Verdict("skipped", reason="title")
        if is_told:
            text = self._texts[told.number]
            return Verdict("reported", text.passage, reason="translation" if text.translation else None)
        nearest = max([told, *direct[:1]], key=lambda near: near.share)
        is_near = nearest.share > 0 and self._shelf.common(asked, nearest.number, telling=True) >= 2
        return Verdict("not found", self._texts[nearest.number].passage if is_near else None)

    def _nearest_spoken(self, asked: list[str], direct: "list[Near]") -> tuple[_Text | None, float, int]:
        best: tuple[_Text | None, float, int] = (None, 0.0, 0)
        for near in direct[:5]:
            if self._shelf.common(asked, near.number) < FEW:
                continue
            share, run = self._shelf.in_order(asked, near.number)
            if share > best[1]:
                best = (self._texts[near.number], share, run)
        return best


def _phrase(found: Sequence[Token]) -> str:
    return " ".join(token.form.lower() for token in found if token.word)


def _phrases(title: str) -> list[str]:
    return [_phrase(tokens(part)) for part in (title, *title.split(":"))]


def _is_titled(quoted: Sequence[Token]) -> bool:
    long = [token.form for token in quoted if token.word and len(token.form) > 3]
    capitals = sum(form[0].isupper() for form in long)
    closed = bool(quoted) and quoted[-1].form in ".!?"
    return not closed and len(long) >= 2 and words(quoted) <= TITLE_WORDS and capitals >= 0.8 * len(long)


LONGEST = 2000  # words of a quotation that are set in order against a text
_KEY = 7  # letters of a word that count: endings differ


class Near(NamedTuple):
    """A text by its number, with how much of the quotation (0 to 1) it shares."""

    number: int
    share: float


class Shelf:
    """Texts by number, each added once; then asked which are near.

    `rarity` tells how much a word tells, of which so many letters count: the rarer, the more.
    """

    def __init__(self, rarity: Callable[[str, int], float]) -> None:
        self._rarity = rarity
        self._keys: list[list[str]] = []
        self._holders: dict[str, list[int]] = defaultdict(list)

    def add(self, text: str) -> int:
        """The number of a text."""
        number = len(self._keys)
        self._keys.append(keys(text))
        for key in dict.fromkeys(self._keys[-1]):
            self._holders[key].append(number)
        return number

    def weight(self, key: str) -> float:
        """How much a word tells: the rarer, the more."""
        return self._rarity(key, _KEY)

    def near(self, asked: Sequence[str], among: Set[int], most: int = 50) -> list[Near]:
        """The texts of some numbers that share words with a quotation, the nearest first."""
        shared: dict[int, float] = defaultdict(float)
        total = 0.0
        for key in dict.fromkeys(asked):
            weight = self.weight(key)
            total += weight
            for number in self._holders.get(key, ()):
                if number in among:
                    shared[number] += weight
        best = nsmallest(most, shared.items(), key=lambda found: (-found[1], found[0]))
        return [Near(number, share / total) for number, share in best]

    def common(self, asked: Sequence[str], number: int, telling: bool = False) -> int:
        """How many different words a quotation and a text share; the `telling` ones are no articles and the like."""
        shared = set(asked).intersection(self._keys[number])
        return len(shared - STOP_WORDS if telling else shared)

    def in_order(self, asked: Sequence[str], number: int) -> tuple[float, int]:
        """How much of a quotation stands in a text in the same order, and how many words in its longest run."""
        if len(asked) > LONGEST:
            return 0.0, 0
        blocks = SequenceMatcher(None, asked, self._keys[number], autojunk=False).get_matching_blocks()
        total = sum(map(self.weight, asked))
        shared = sum(self.weight(key) for start, _, size in blocks for key in asked[start : start + size])
        return (shared / total if total else 0.0), max(block.size for block in blocks)


def keys(text: str) -> list[str]:
    """The words of a text as they are compared here: folded, without their endings."""
    return [word.folded[:_KEY] for word in split(text)]
