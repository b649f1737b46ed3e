"""The cast of a report: who is named in it, one person whatever the form of the name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from cgluctl.ingest.speech.names import Name, names, plain, role_after, role_before, roles_in, tokens
from cgluctl.language.fold import fold
from cgluctl.language.lexicon import NO_NAMES, OBJECT_VERBS, OPENERS, PARTICLES, ROLES, TITLES, given_names, is_saying


class Mention(NamedTuple):
    """Where a text names somebody, with the role printed beside the name (as [start, end)), if one is.

    `start` and `end` are the name's own, title included; an `office` has no name: `le maire de Genève`. It is `sure` that
    this is a person when a title, a role or a verb of saying says so, and `likely` when the given name is one. `nested` is
    a name inside the role of another.
    """

    start: int
    end: int
    name: str
    titled: bool = False
    gender: str | None = None
    role: tuple[int, int] | None = None
    office: bool = False
    sure: bool = False
    likely: bool = False
    nested: bool = False

    @property
    def whole(self) -> tuple[int, int]:
        """The name with the role beside it."""
        if self.role is None:
            return self.start, self.end
        return min(self.start, self.role[0]), max(self.end, self.role[1])


class Person:
    """Somebody with every form of their name seen, and the gender that a title told."""

    def __init__(self, name: str, gender: str | None, office: bool = False) -> None:
        self.forms = Counter([name])
        self._name: str | None = None
        self.gender = gender
        self.office = office
        self.sure = office

    def may_be(self, gender: str | None) -> bool:
        """Whether a pronoun of this gender can stand for the person, by the title, else by the given name."""
        known = self.gender or (given_names().get(words(self.name)[0]) if len(words(self.name)) > 1 else None)
        return not (gender and known and gender != known)

    @property
    def name(self) -> str:
        """The fullest form, as printed."""
        if self._name is None:
            self._name = max(
                self.forms, key=lambda form: (len(words(form)), not form.isupper(), self.forms[form], len(form))
            )
        return self._name

    def known_as(self, form: str) -> None:
        """Notes a form of the name that the report uses."""
        self.forms[form] += 1
        self._name = None

    def aliases(self) -> list[str]:
        """The other forms, in the order of the alphabet."""
        return sorted(set(self.forms) - {self.name})


@lru_cache(maxsize=20_000)
def words(name: str) -> tuple[str, ...]:
    """A name as folded words, the given name first: `RIO Philippe` and `Philippe Rio` are one."""
    found = [token for token in tokens(name) if token.text not in ("d'", "d’")]
    caps = [token for token in found if len(token.text) > 1 and token.text.isupper()]
    if caps and len(caps) < len(found) and found[0] in caps and found[-1] not in caps:
        found = [token for token in found if token not in caps] + caps
    return tuple(fold(token.text).replace("'", "").rstrip(".") for token in found)


@lru_cache(maxsize=20_000)
def _core(name: str) -> tuple[str, ...]:
    return tuple(word for word in words(name) if word not in PARTICLES)


def same(one: str, other: str) -> bool:
    """Whether two forms may be of one person: equal words, fewer of them, a surname alone, or initials."""
    a, b = sorted((_core(one), _core(other)), key=len)
    if not a:
        return words(one) == words(other)
    if len(a) == 1:
        return a[0] == b[-1] or (len(b) > 2 and a[0] == b[-2]) or a == b
    if len(a) == len(b):
        return all(
            x == y or (i < len(a) - 1 and (len(x) <= 2 or len(y) <= 2) and x[0] == y[0])
            for i, (x, y) in enumerate(zip(a, b, strict=True))
        )
    return a[0] == b[0] and a[-1] in b[1:] and _in_order(a, b)


def _in_order(few: Iterable[str], many: Iterable[str]) -> bool:
    rest = iter(many)
    return all(word in rest for word in few)


class Cast:
    """Everybody a report names. `find` tells who a mention is, None when it may be several."""

    def __init__(self) -> None:
        self.people: list[Person] = []
        self._surnames: dict[str, list[Person]] = defaultdict(list)
        self._holders: dict[str, set[Person]] = defaultdict(set)

    def learn(self, mentions: Iterable[Mention], speaking: Iterable[str] = ()) -> None:
        """Takes in the mentions that are of people; full names before surnames alone.

        A full name counts when a title, a role or a verb says that it is a person, when its given name is one, or when its
        last word is among those `speaking` somewhere in the report.
        """
        heard = frozenset(speaking)
        known_by = [
            m
            for m in mentions
            if not m.office and (m.sure or m.likely or (_core(m.name)[-1:] and _core(m.name)[-1] in heard))
        ]
        for mention in sorted(known_by, key=lambda m: (-len(_core(m.name)), not m.sure)):
            known = [p for p in self._alike(mention.name) if not _clash(p.gender, mention.gender)]
            if len(known) == 1 and same(known[0].name, mention.name):
                known[0].known_as(mention.name)
                known[0].gender = known[0].gender or mention.gender
            elif not known:
                self._add(Person(mention.name, mention.gender))

    def _add(self, person: Person) -> None:
        self.people.append(person)
        for word in set(_core(person.name)):
            self._surnames[word].append(person)

    def _alike(self, name: str) -> list[Person]:
        core = _core(name)
        candidates = self._surnames.get(core[-1], []) if core else []
        return [person for person in candidates if same(person.name, name)]

    def find(self, mention: Mention, near: Iterable[Person] = ()) -> Person | None:
        """Who a mention is. `near` are those named shortly before: they decide between people of one surname."""
        known = [person for person in self._alike(mention.name) if not _clash(person.gender, mention.gender)]
        if len(known) > 1:
            exact = [person for person in known if words(person.name) == words(mention.name)]
            known = exact or [person for person in known if person in set(near)]
        return known[0] if len(known) == 1 else None

    def office(self, name: str) -> Person:
        """The office with no name: one for each wording."""
        key = fold(name)
        for person in self.people:
            if person.office and fold(person.name) == key:
                return person
        person = Person(name[:1].lower() + name[1:], None, office=True)
        self.people.append(person)
        return person

    def labelled(self, label: str) -> Person:
        """Whoever a label of minutes stands for: an office where it has the noun of one, else somebody of just that name."""
        if any(word in ROLES for word in re.findall(r"[\w-]+", plain(label))):
            title = re.match(r"[^\W\d_]+\.?\s+(?=(?:le|la|l[’']|the|el)\b)", label, re.IGNORECASE)
            return self.office(label[title.end() :] if title and plain(title.group()).strip(" .") in TITLES else label)
        person = Person(label, None)
        person.sure = True
        self._add(person)
        return person

    def holds(self, person: Person, role: str) -> None:
        """Notes the words of an office that a person holds."""
        self._holders[_role_key(role)].add(person)

    def holder(self, office: str) -> Person | None:
        """The one person whom the report gives just this office."""
        found = self._holders.get(_role_key(office), set())
        return next(iter(found)) if len(found) == 1 else None

    def holders(self, office: str) -> set[Person]:
        """Everybody to whose roles the noun of an office belongs: `le maire` is whoever is maire of something."""
        noun = _role_key(office).partition(" ")[0][:6]
        return {
            person
            for role, people in self._holders.items()
            for person in people
            if noun and noun in {word[:6] for word in role.split()}
        }

    @property
    def surnames(self) -> frozenset[str]:
        """The last words of full names, by which people are called later."""
        return frozenset(_core(p.name)[-1] for p in self.people if not p.office and len(_core(p.name)) > 1)

    def called(self, text: str) -> Iterator[Mention]:
        """Where a text calls somebody known by the surname alone."""
        known = self.surnames
        for token in tokens(text):
            word = fold(token.text)
            if word in known and token.text[0].isupper() and len(word) > 2:
                yield Mention(token.start, token.end, token.text, sure=True)


def _role_key(role: str) -> str:
    return re.sub(r"\A(?:le|la|the|el|un|une|a|an|una|su|son|sa)\s+|\Al'", "", fold(role))


def _clash(one: str | None, other: str | None) -> bool:
    return bool(one and other and one != other)


@lru_cache(maxsize=20_000)
def mentions(text: str, language: str) -> tuple[Mention, ...]:
    """Every name in a text, in order, with the role beside it; `sure` when a title, a role or a verb of saying tells that it is a person."""
    low = plain(text)
    found: list[Mention] = []
    taken = 0
    for name in names(text):
        before = role_before(text, low, name.start, taken)
        after = None if before else role_after(text, low, name.end)
        role = before or after
        nested = name.start < taken
        if role or name.titled:
            taken = max(taken, name.end, role[1] if role else 0)
        sure = name.titled or bool(role) or (_speaks(low, name, language) and not _acronym_first(name.name))
        likely = sure or fold(re.split(r"[\s-]", name.name)[0]) in given_names()
        found.append(
            Mention(
                name.start, name.end, name.name, name.titled, name.gender, role, sure=sure, likely=likely, nested=nested
            )
        )
    return tuple(found)


def _acronym_first(name: str) -> bool:
    """Whether a name begins like `BBC Radio`: capitals before words that are no given name."""
    first, *rest = name.split()
    return (
        first.isupper()
        and len(first) < 6
        and bool(rest)
        and not rest[-1].isupper()
        and fold(rest[0]) not in given_names()
    )


_AUXILIARY = frozenset(
    "a ont avait avaient has have had ha han habia s'est se s est also then egalement aussi ensuite tambien luego later later, however bien deja further".split()
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def _speaks(low: str, name: Name, language: str) -> bool:
    """Whether a verb of saying stands right after or right before a name of several words."""
    if " " not in name.name.strip():
        return False
    following = _WORD.findall(low[name.end : name.end + 60])[:4]
    if low[name.end : name.end + 1] in (" ", ",", "\u00a0"):
        for word in following:
            if is_saying(word, language):
                return True
            if word not in _AUXILIARY:
                break
    before = _WORD.findall(low[max(0, name.start - 30) : name.start])
    return (
        bool(before)
        and is_saying(before[-1], language)
        and before[-1] not in OBJECT_VERBS
        and low[name.start - 1 : name.start].isspace()
    )


def speaking(text: str, language: str) -> Iterator[str]:
    """The capitalised words, folded, that stand alone beside a verb of saying: `afirmó Vidal`, `Pronk said`."""
    low = plain(text)
    found = tokens(text)
    for number, token in enumerate(found):
        if not token.text[0].isupper() or token.folded in OPENERS or token.folded in NO_NAMES or len(token.text) < 3:
            continue
        before = found[number - 1] if number else None
        after = found[number + 1] if number + 1 < len(found) else None
        if (
            before
            and is_saying(before.folded, language)
            and before.folded not in OBJECT_VERBS
            and low[before.end : token.start].isspace()
        ) or (after and is_saying(after.folded, language) and low[token.end : after.start].isspace()):
            yield fold(token.text)


_DETERMINERS = {
    "fr": re.compile(r"(?<![\w’'-])(?:le|la|l[’']|un|une|son|sa|notre)(?:\s+|(?<=[’']))", re.IGNORECASE),
    "en": re.compile(r"(?<![\w’'-])(?:the|an?|its|his|her|their|our)\s+", re.IGNORECASE),
    "es": re.compile(r"(?<![\w’'-])(?:el|la|una?|su|nuestro|nuestra)\s+", re.IGNORECASE),
}
_OF = re.compile(r"\s+(?:de|du|des|of|for|del|d[’']|en|chez|aux?|in|to)(?:\s+|(?<=[’']))")
_OFFICE_ENDS = re.compile(
    r"""[.,;:!?«»“”"()\n–—]
    |(?<!\w)(?:qui|que|who|which|a|ont|est|s[’']est|has|have|is|was|ha|es|fue|se|et\ a|lui|nous|ensuite|egalement|also|then|tambien
    |par\ exemple|lors|pendant|durante|during|this|ce|cette|est[ea]
    |(?:et|and|y|e)\ (?:le|la|les|the|el|los|las)
    |(?:en|in|dans)\ (?:une?|una|su|an?|his|her|their|son|sa|declaraciones))(?!\w)""",
    re.VERBOSE,
)


def offices(text: str, language: str, taken: Iterable[tuple[int, int]] = ()) -> Iterator[Mention]:
    """Offices without a name that a text speaks of: `le maire de Genève`, `the mayor of Makati`; none inside the spans `taken`."""
    low = plain(text)
    spans = list(taken)
    for match in _DETERMINERS[language].finditer(low):
        noun = _WORD.match(low, match.end())
        if (
            not noun
            or noun.group() not in ROLES
            or any(start < noun.end() and match.start() < end for start, end in spans)
        ):
            continue
        end = _office_end(low, noun.end(), language)
        words_of = _WORD.findall(low[noun.end() : end])
        if len(words_of) <= 16:
            yield Mention(match.start(), end, text[match.start() : end], office=True, sure=len(words_of) > 1)


def _office_end(low: str, start: int, language: str) -> int:
    """Where the words of an office end: before a verb or a mark."""
    stop = _OFFICE_ENDS.search(low, start, min(len(low), start + 140))
    end = stop.start() if stop else min(len(low), start + 140)
    for word in _WORD.finditer(low, start, end):
        if is_saying(word.group(), language) and not _OF.match(low, word.start() - 4):
            end = word.start()
            break
    return start + len(low[start:end].rstrip())


def is_place(word: str) -> bool:
    """Whether a folded word is one that names of organisations and places are made of."""
    return word in NO_NAMES


def roles_of(text: str, mention: Mention) -> list[str]:
    """The roles printed beside a name."""
    return roles_in(text, *mention.role) if mention.role else []
