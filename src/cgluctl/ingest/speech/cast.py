"""The cast of a report: who is named in it, one person whatever the form of the name."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from cgluctl.ingest.speech.labels import RANKS, head, role_key
from cgluctl.ingest.speech.mentions import Mention
from cgluctl.ingest.speech.offices import leaders
from cgluctl.ingest.speech.tokens import INITIALS, acronym_first, every_initial, initials_of, plain, tokens
from cgluctl.language.fold import fold
from cgluctl.language.lexicon import PARTICLES, ROLES, TITLES, given_names
from cgluctl.language.patterns import lazy


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
        known = self.gender or (_gender_of(words(self.name)[0]) if len(words(self.name)) > 1 else None)
        return not (gender and known and gender != known)

    def is_of(self, gender: str) -> bool:
        """Whether the title or the given name tells this gender."""
        return self.may_be(gender) and not self.may_be("m" if gender == "f" else "f")

    @property
    def name(self) -> str:
        """The fullest form, as printed."""
        if self._name is None:
            first, *others = self.forms
            self._name = max(self.forms, key=self._fullness) if others else first
        return self._name

    def _fullness(self, form: str) -> tuple[int, bool, int, int]:
        return len(words(form)), not form.isupper(), self.forms[form], len(form)

    def known_as(self, form: str) -> None:
        """Notes a form of the name that the report uses."""
        self.forms[form] += 1
        self._name = None

    def aliases(self) -> list[str]:
        """The other forms, in the order of the alphabet."""
        return sorted(set(self.forms) - {self.name})


def _gender_of(given: str) -> str | None:
    if given.startswith("jean-"):
        return "m"
    return given_names().get(given) or given_names().get(given.split("-", maxsplit=1)[0])


@lru_cache(maxsize=20_000)
def words(name: str) -> tuple[str, ...]:
    """A name as folded words, the given name first: `RIO Philippe` and `Philippe Rio` are one."""
    found = [token for token in tokens(name) if token.text not in ("d'", "d’")]
    caps = [token for token in found if len(token.text) > 1 and token.text.isupper() and "." not in token.text]
    if caps and len(caps) < len(found) and found[0] in caps and found[-1] not in caps:
        found = [token for token in found if token not in caps] + caps
    folded = [fold(token.text).replace("'", "").rstrip(".") for token in found]
    # R.C. Ossouka: a point tells an initial from the particles e and y
    dotted = ([f"{part}." for part in word.split(".")] if _DOTTED.fullmatch(word) else [word] for word in folded)
    return tuple(part for parts in dotted for part in parts)


@lru_cache(maxsize=20_000)
def _core(name: str) -> tuple[str, ...]:
    return tuple(word for word in words(name) if word not in PARTICLES)


def same(one: str, other: str) -> bool:
    """Whether two forms may be of one person: equal words, fewer of them, a surname alone, or initials."""
    a, b = sorted((_core(one), _core(other)), key=len)
    if not a:
        return words(one) == words(other)
    if len(a) == 1:
        return a[0] in (b[-1], b[-1].partition("-")[0]) or (len(b) > 2 and a[0] == b[-2])
    if len(a) == len(b):
        return all(x == y or (i < len(a) - 1 and _abbreviates(x, y)) for i, (x, y) in enumerate(zip(a, b, strict=True)))
    if len(a) == 2 and a == b[-2:] and len(b) > 2 and a[0] not in given_names():
        return True  # both surnames of Alonso Quijano Saavedra
    return a[0] == b[0] and a[-1] in b[1:] and _in_order(a, b)


_DOTTED = lazy(r"[^\W\d_](?:\.[^\W\d_])+")


def _abbreviates(one: str, other: str) -> bool:
    short, long = sorted((one.replace(".", ""), other.replace(".", "")), key=len)
    if "-" in short:  # J.-L. for Jean-Louis
        return len(short) == 3 and re.sub(r"(?<!\A)(?<!-)[^-]", "", long) == short
    return len(short) <= 2 and short[0] == long[0]


def _in_order(few: Iterable[str], many: Iterable[str]) -> bool:
    rest = iter(many)
    return all(word in rest for word in few)


class Cast:
    """Everybody a report names. `find` tells who a mention is, None when it may be several."""

    def __init__(self, language: str = "fr") -> None:
        self._two_surnames = language == "es"
        self._by_given = language == "en"  # English reports go on with the given name: `Jennifer said`
        self.people: list[Person] = []
        self.minutes = False  # whether the report is one of turns, which names many
        self.presiding: set[Person] = set()  # of whom the report says so
        self.met: set[Person] = set()  # by the sections read so far
        self.recent: frozenset[Person] = frozenset()  # named at the end of the section before
        self.spoke: Person | None = None  # who spoke last in it, and nobody was named since
        self._heard: frozenset[str] = frozenset()  # words that stand alone beside a verb of saying
        self.surnames: set[str] = set()  # the words that call somebody by themselves
        self._surnames: dict[str, list[Person]] = defaultdict(list)
        self._holders: dict[str, set[Person]] = defaultdict(set)

    def learn(self, mentions: Collection[Mention], speaking: Iterable[str] = ()) -> None:
        """Takes in the mentions that are of people; full names before surnames alone.

        A full name counts when a title, a role or a verb says that it is a person, when its given name is one, or when its
        last word is among those `speaking` somewhere in the report.
        """
        named = (_core(m.name) for m in mentions if m.sure and not m.office)
        self._heard = frozenset(speaking)
        heard = self._heard | {core[-1] for core in named if len(core) > 1}
        known_by = [
            m
            for m in mentions
            if not m.office
            and (m.sure or not acronym_first(m.name))
            and (m.sure or m.likely or (_core(m.name)[-1:] and _core(m.name)[-1] in heard))
        ]
        for mention in sorted(known_by, key=lambda m: (-len(_core(m.name)), not m.sure)):
            known = [p for p in self._alike(mention.name) if p.may_be(mention.gender)]
            if len(known) == 1 and same(known[0].name, mention.name):
                known[0].known_as(mention.name)
                known[0].gender = known[0].gender or mention.gender
                self._index(known[0])
            elif not known:
                self._add(Person(mention.name, mention.gender))
                if mention.titled and len(_core(mention.name)) == 1:
                    self.surnames.add(_core(mention.name)[0])  # Mme Lopez, and then Lopez

    def _add(self, person: Person) -> None:
        self.people.append(person)
        for word in {*_core(person.name), *_last_names(person, self._two_surnames)}:
            self._surnames[word].append(person)
        self._index(person)

    def _index(self, person: Person) -> None:
        self.surnames |= _last_names(person, self._two_surnames)
        core = _core(person.name)
        if len(core) > 1 and self._calls(core[0]):
            self.surnames.add(core[0])

    def _alike(self, name: str) -> list[Person]:
        core = _core(name)
        candidates = self._surnames.get(core[-1], []) if core else []
        known = [person for person in candidates if same(person.name, name)]
        if not known and INITIALS.fullmatch(name) and "." not in name:  # le ministre KKB; not: Mme DIOP
            return [p for p in self.people if len(_core(p.name)) > 1 and initials_of(p.name) == name]
        return known

    def find(self, mention: Mention, near: Iterable[Person] = (), met: Collection[Person] = ()) -> Person | None:
        """Who a mention is. `near` are those named shortly before, else those `met` at all: they decide between people of one surname."""
        known = self.meant(None, mention)
        if not known and not mention.titled:
            known = self._of_given(mention.name)
        if len(known) > 1:
            exact = [person for person in known if words(person.name) == words(mention.name)]
            beside = set(near)
            nearer = [person for person in known if person in beside] or [p for p in known if p in met]
            full = mention.titled or len(words(mention.name)) > 1
            known = (exact or nearer) if full else (nearer or exact)
        return known[0] if len(known) == 1 else None

    def _calls(self, first: str) -> bool:
        """Whether the first word of a name may stand for it: in English, and of whoever is told to speak by it: `Goh explique`."""
        return first in self._heard or (self._by_given and first in given_names())

    def meant(self, person: Person | None, mention: Mention | None) -> list[Person]:
        """A person who is known, else everybody whom a mention may be; an office is nobody."""
        if person or mention is None or mention.office:
            return [person] if person else []
        return [one for one in self._alike(mention.name) if one.may_be(mention.gender)]

    def _of_given(self, name: str) -> list[Person]:
        key = fold(name)
        if " " in name or not self._calls(key):
            return []
        named = [p for p in self._surnames.get(key, ()) if len(_core(p.name)) > 1 and _core(p.name)[0] == key]
        return [p for p in named if p.sure or self._by_given or key not in given_names()]

    def office(self, name: str) -> Person:
        """The office with no name: one for each wording."""
        key = role_key(name)
        for person in self.people:
            if person.office and role_key(person.name) == key:
                return person
        article = re.match(r"(?:Le|La|The|El|Une?|Una|An?|Son|Sa|Su)\s|L[’']", name)
        person = Person(name[:1].lower() + name[1:] if article else name, None, office=True)
        self.people.append(person)
        return person

    def labelled(self, label: str) -> Person:
        """Whoever a label of minutes stands for: who alone has such initials, an office or who presides and alone holds it, else somebody of just that name."""
        letters = re.sub(r"[.\s-]", "", label)
        if letters.isalpha() and letters.isupper() and 1 < len(letters) < 5:
            known = [p for p in self.people if not p.office and letters in (initials_of(p.name), every_initial(p.name))]
            if len(known) == 1:
                return known[0]
        if _SOMEBODY.match(label):
            return self.office(label)  # UNA USUARIA
        if any(word in ROLES for word in re.findall(r"[\w-]+", plain(label))):
            title = re.match(r"[^\W\d_]+\.?\s+(?=(?:le|la|l[’']|the|el)\b)", label, re.IGNORECASE)
            office = label[title.end() :] if title and plain(title.group()).strip(" .") in TITLES else label
            holder = self.holder(office)
            return holder if holder in self.presiding else self.office(office)
        if re.search(r"\d|(?<!\w)[a-zà-ÿ]{4,}", label):
            return self.office(label)  # words that are no name: the person who calls the roll
        given = [p for p in self.people if len(_core(p.name)) > 1 and _core(p.name)[:1] == _core(label)]
        if len(given) == 1:
            return given[0]
        person = Person(label, None)
        person.sure = True
        self._add(person)
        return person

    def holds(self, person: Person, role: str) -> None:
        """Notes the words of an office that a person holds."""
        self._holders[role_key(role)].add(person)

    def has_office(self, person: Person) -> bool:
        """Whether the report says any office of a person."""
        return any(person in people for people in self._holders.values())

    def holder(self, office: str) -> Person | None:
        """The one person whom the report gives just this office, by these words or as the head of a state or government."""
        key = role_key(office)
        found = self._holders.get(key) or {one for one in leaders(key, self._holders) if len(_core(one.name)) > 1}
        return next(iter(found)) if len(found) == 1 else None

    def holders(self, office: str) -> set[Person]:
        """Everybody to whose roles the noun of an office belongs: `le maire` is whoever is maire of something."""
        words = head(role_key(office))
        noun = next((word[:6] for word in words if word not in RANKS), words[0][:6] if words else "")
        ranks = RANKS.intersection(words)
        return {
            person
            for role, people in self._holders.items()
            for person in people
            if noun and noun in {word[:6] for word in head(role)} and ranks == RANKS.intersection(head(role))
        }

    def is_surname(self, name: str) -> bool:
        """Whether a word is the last of somebody's full name."""
        return any(
            _core(name)[-1:] and _core(name)[-1] in {_core(person.name)[-1], *_last_names(person, self._two_surnames)}
            for person in self._surnames.get("".join(_core(name)[-1:]), ())
        )

    def called(self, text: str) -> Iterator[Mention]:
        """Where a text calls somebody known by the surname alone."""
        return (mention for word, mention in _capitalised(text) if word in self.surnames)


@lru_cache(maxsize=20_000)
def _capitalised(text: str) -> tuple[tuple[str, Mention], ...]:
    found = []
    for before, token in pairwise((None, *tokens(text))):
        if token and token.text[0].isupper() and len(word := fold(token.text).replace("'", "")) > 2:
            small = before and before.text[0].islower() and _ALONE.search(text, 0, before.start)
            whole = before and before.folded in PARTICLES and (before.text[0].isupper() or small)
            start = before.start if before and whole and token.start - before.end == 1 else token.start
            found.append((word, Mention(start, token.end, token.text, sure=True)))
    return tuple(found)


_ALONE = lazy(r"(?:\A|[,.;:»”]|(?<!\w)As)\s?\Z")  # Por su parte, de Mendiguren afirmó
_SOMEBODY = lazy(r"(?:une?|una?|an?)\s", re.IGNORECASE)


def _last_names(person: Person, two: bool = False) -> set[str]:
    cores = list(map(_core, person.forms))
    found = {core[-1] for core in cores if len(core) > 1 or (core and core[0] in given_names())}
    if two:
        found |= {core[-2] for core in cores if len(core) > 2 and core[-2] not in given_names()}
        found |= {core[-1].partition("-")[0] for core in cores if len(core) > 1}
    return found
