"""Roles beside names in running text: `maire de Grigny`, `mayor of Makati`, before the name or behind it."""

import re
from collections.abc import Iterator, Sequence

from cgluctl.ingest.speech.tokens import POINT, has_act, plain, tokens
from cgluctl.language.lexicon import (
    DETERMINERS,
    MATTERS,
    NO_NAMES,
    ROLES,
    SURNAMES,
    TITLES,
    begins_with_given,
    given_names,
    is_saying,
)
from cgluctl.language.patterns import lazy
from cgluctl.language.translations import is_demonym
from cgluctl.language.words import STOP_WORDS

# What ends the words of a role: a verb, a relative clause, other speech.
_ROLE_ENDS = lazy(
    rf"""(?<!\sde)(?<!\sof)(?<!\sto)(?<!\sà)\s(?:m\.|mme|mlle|mr|mrs|ms|sra?|d\.?ª|d\.a?|don|dona)\.?\s(?=[a-z])
    |{POINT}|[;:!?«»“”"()\n—]|(?<![\w.])(?:qui|que|quien|who|which|that|dont|when|quand|lorsque|cuando|a|ont|est|etait|sont|s[’']est|has|have|had|is|was|are|were|ha|han|es|fue|esta|lors|a\s+l|parmi|ainsi\s+que|tout\s+comme|as\s+well|asi\s+como|par\s+le\s+biais
    |dit|disait|dira|ecrit|ecrivait|repond|conclut|assure|insiste|poursuit|raconte|declare|affirme|estime|explique|rappelle|souligne|ajoute|precise|said|says|told|tells|added|noted|explained|stressed|dijo|dice|afirmo|explico|senalo|destaco|aseguro|indico|manifesto|expreso|agrego)(?!\w)""",
    re.VERBOSE,
)
_ABBREVIATED = lazy(r"(?<!\w)(?:[^\W\d_]|st|ste|dr|mr|mme|no|inc|ltd)\Z")
_SEGMENT = lazy(r"\s*,\s*")
_ROLE_LONGEST, _GIVEN = 260, 30


# l’un des cofondateurs, one of the founders
ONE_OF = lazy(r"(?:l[’'])?(?:une? des|one of (?:the|our|its|their)|un[oa] de l[ao]s)\s")


def role_at(low: str, start: int) -> bool:
    """Whether the noun of an office stands here, behind an article or an adjective or two."""
    one = ONE_OF.match(low, start)
    start = one.end() if one else start
    words = [match.group() for match in re.finditer(r"[\w-]+[’']?", low[start : start + 60])][:4]
    for skipped, word in enumerate(words):
        bare = word.rstrip("’'")
        if bare in ROLES or bare.rstrip("s") in ROLES or (bare[:2] == "ex" and bare[2:].strip("-") in ROLES):
            return True
        if (bare not in DETERMINERS and bare not in _BEFORE_ROLE) or skipped > 2:
            return False
    return False


_BEFORE_ROLE = frozenset(
    "flamante sub joven futuro futura propio propia jeune futur future celebre young famous outgoing incoming managing founding acting interim senior nouveau nouvelle actuel actuelle current new then newly elected first second executive deputy vice assistant international national general former regional actual nuevo nueva primer primera segundo segunda grand grande".split()
)


_OWNED = lazy(r"(?:[\w-]+\s){0,3}[\w-]+(?:[’']s|s[’'])\s(?!office(?!\w))")  # Ann Lee, this city’s mayor
_AND_NAME = lazy(r",?\s(?:and|et|y|&)\s(?=(?P<given>[A-ZÀ-Þ][\w’-]+)\s[A-ZÀ-Þ])")  # and Ann Lee
_PLURAL = lazy(r"(?:les|los|las|des)\s")  # X, los vecinos gritaron: they are not what X is


def role_after(text: str, low: str, end: int) -> tuple[int, int] | None:
    """Where the role stands that follows a name: `, maire de Grigny et coprésident …`, `(mayor of Grigny)`."""
    opening = re.match(r"\s*(?:,|\(|[–—-]\s)\s*", low[end : end + 8])
    if not opening and text[end : end + 1] == " " and text[end + 1 : end + 2].isupper():
        opening = re.match(r"\s", low[end:])  # Carlos Pérez Subsecretario de Desarrollo
    if not opening or _PLURAL.match(low, end + opening.end()):
        return None
    owned = _OWNED.match(low, end + opening.end())
    at = owned.end() if owned else end + opening.end()
    headed = _HEADED.match(text, at)
    named = role_at(low, at) or (headed and plain(headed["noun"]) in ROLES) or _is_compound(low, at)
    if not named or _is_anothers(text, at):
        return None
    start = end + opening.end()
    stop = _role_end(low, start)
    said = next(
        (m for m in _SAID.finditer(text, start, stop) if not m["word"].endswith("ed") or is_saying(m["word"], "en")),
        None,
    )
    stop = said.start() if said else stop  # director del Colegio de Vetusta declaró, mayor of Oz replied
    others = (m.start() for m in _AND_NAME.finditer(text, start, stop) if plain(m["given"]) in given_names())
    stop = next(others, stop)
    place = start
    parts = list(_segments(low, start, stop))
    for number, segment in enumerate(parts):
        if place > start and not (role_at(low, segment[0]) or _is_organisation(text, segment)):
            return start, (_list_end(text, parts[number:]) or place)
        place = segment[1]
    return (start, place) if place > start else None


_SAID = lazy(r"\s(?P<word>[a-zà-ÿ]{3,}(?:ó|ed)|took|came|gave|rose)(?!\w)")


def _is_compound(low: str, start: int) -> bool:
    """Whether the noun of an office stands behind what it is an office of, as English has it: `division chief of`."""
    match = _COMPOUND.match(low, start)
    words = match.group().split() if match else []
    return bool(match and match["noun"] in ROLES) and not any(
        word in DETERMINERS or word in STOP_WORDS or is_saying(word, "en") for word in words[:-1]
    )


def _is_anothers(text: str, start: int) -> bool:
    match = _NAMED.match(text, start)
    return bool(match and plain(match["noun"]) in ROLES and plain(match["given"]) in given_names())


# Ann Lee, Digital Strategy Advisor
_HEADED = lazy(r"(?:the\s)?(?:[A-Z][a-z]+\s){1,3}?(?P<noun>[A-Z][a-z]+)(?=\s?[,;.)\n]|\s(?:of|for|at|and)\s|\Z)")
_COMPOUND = lazy(r"(?:[^\W\d_][\w-]*\s){1,3}?(?P<noun>[a-z]{3,})(?=\s(?:of|for|at|with)\s)")
_NAMED = lazy(r"(?:(?:el|la|le|the)\s|l[’'])?(?P<noun>[^\W\d_]+)\s(?P<given>[A-ZÀ-Þ][a-zà-ÿ]+)\s[A-ZÀ-Þ]")


# , y tendrá lugar: behind a comma, that begins something new.
_LAST_OF_LIST = lazy(r"(?!(?:et|y|e)\s)(?:.*(?<!\w))?(?:et|and|y|e|ou|or)(?!\w)")
_SENTENCE_ENDS = lazy(r"\s?(?:[.!?](?!\s?[-–—])(?:\s|\Z)|\Z)")
_DETERMINED = lazy(r"(?:l[ea]s?|the|los|el|à|aux?|d[eu]s?|del)(?!\w)|[ld][’']")


def _list_end(text: str, parts: Sequence[tuple[int, int]]) -> int | None:
    words = [text[first:last] for first, last in parts]
    listed = all(
        re.match(r"(?:le|la|les|l[’']|the|los|las|el|[a-z])", part) and not _names_somebody(part) for part in words
    )
    if _SENTENCE_ENDS.match(text, parts[-1][1]) and not all(map(_DETERMINED.match, words)):
        return None  # Ann Lee, mayor of Oz, listened to everyone and left.
    return parts[-1][1] if listed and len(parts) < 5 and _LAST_OF_LIST.match(words[-1]) else None


def _names_somebody(part: str) -> bool:
    return any(word.rstrip(".") in TITLES for word in part.split()[:2]) or any(
        role_at(part, m.start()) for m in re.finditer(r"(?<!\w)(?:le|la|the|el)\s", part)
    )


def _role_end(low: str, start: int) -> int:
    place = start
    limit = min(len(low), start + _ROLE_LONGEST)
    while True:
        match = _ROLE_ENDS.search(low, place, limit)
        if not match:
            return limit
        if match.group() == "." and _ABBREVIATED.search(low[max(start, match.start() - 4) : match.start()]):
            place = match.end()
            continue
        return match.start()


def _segments(low: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    place = start
    for comma in _SEGMENT.finditer(low, start, stop):
        yield place, comma.start()
        place = comma.end()
    yield place, len(low[:stop].rstrip(" ,\u00a0"))


def _is_organisation(text: str, segment: tuple[int, int]) -> bool:
    words = tokens(text[segment[0] : segment[1]])
    if not words or not words[0].text[0].isupper():
        return False
    return (
        words[0].folded in NO_NAMES
        or (words[0].text.isupper() and len(words[0].text) > 1)
        or any(w.folded in NO_NAMES for w in words)
    )


_NOT_IN_ROLE = lazy(
    rf"{POINT}|[;:!?«»“”\"()\n]|[’']s(?!\w)|(?<![\w.])(?:qui|que|quien|who|which|a|ont|est|sont|has|have|is|was|ha|es|fue|tels|telles|such|como)(?!\w)"
)


# After the mayor, Ann Lee spoke: she is somebody else.
_BESIDE = lazy(
    r"(?<!\w)(?:a la suite|à la suite|apres|avant|aux cotes|after|following|alongside|tras|despues|antes|junto)(?:\s(?:du|des|de|le|la|el|al?|the)|\s?d?[’'])*\s?(?:l[’'])?\Z"
)
# The minister met her predecessor, Ann Lee
_RELATED = lazy(
    r"(?<!\w)(?:su|son|sa|his|her|its|their|leur)\s(?:(?:ante|su|prede)cesora?|(?:prede|suc)cess\w+|homolog\w+|colegas?|collegue|colleague|counterpart|amig[oa]|amie?|friend|hij[oa]|son|fils|fille|daughter|espos[oa]|mujer|marido|wife|husband|femme|mari|epou\w+|herman[oa]|frere|s(?:œ|oe)ur|brother|sister|[mp][ae]d?re|father|mother)\Z"
)
_OF_ANOTHER = lazy(
    r"(?:\s(?!et\s|and\s|y\s|e\s)[a-z-]+){0,2}?\s(?:(?:du|des|aux?|del|al)\s|(?:de|a|of|to|for)\s(?:(?:la|the|el|le|los|las)\s)?|(?:de|a)\sl[’'])"
)
_TITLED = lazy(r",\s(?:la|le|el|the)\s\Z")  # the chair, the professor Ann Lee
_PARENTHESIS = lazy(r"\([^()]{1,24}\)")


def role_before(text: str, low: str, start: int, floor: int) -> tuple[int, int] | None:
    """Where the role stands that leads to a name, not before `floor`: `le directeur de Cities Alliance, …`, `Mayor …`."""
    article = _TITLED.search(low, max(0, start - 8), start)
    start = article.start() + 1 if article else start
    end = len(low[:start].rstrip(" ,\u00a0\u202f"))
    between = low[end:start]
    if between.count(",") > 1 or not between:
        return None
    first = max(floor, end - _ROLE_LONGEST)
    low = _PARENTHESIS.sub(lambda match: " " * len(match.group()), low[:end]) + low[end:]
    end = len(low[:end].rstrip(" ,\u00a0\u202f"))
    for stop in _NOT_IN_ROLE.finditer(low, first, end):
        first = stop.end()
    for one in ONE_OF.finditer(low, first, end):
        first = one.start()  # the mayor told one of the councillors, Ann Lee: she is no mayor
    best = last = noun = -1
    for match in re.finditer(r"(?<![\w-])[^\W\d_][\w-]*", low[first:end]):
        word = match.group()
        if word in SURNAMES and text[first + match.start()].isupper():
            continue  # el abogado de Rey
        if word in ROLES and (
            _begins_role(low, first, first + match.start())
            or (best < 0 and "," not in between and _is_title(text, first + match.start()))
        ):
            if best >= 0 and (
                low[best : first + match.start()].strip() in ROLES
                or ("," in between and _OF_ANOTHER.fullmatch(low, noun, first + match.start()))
            ):
                continue  # the mayor of `former mayor`; the spokeswoman of the minister
            best, noun = first + match.start(), first + match.end()
            if not _coordinated(low, first + match.start(), first):
                last = best
    if best < 0:
        return None
    begin = last if last >= 0 else best
    deputy = re.search(r"(?<!\w)(?:(?:teniente|vice)\sde|alt[ao]|haute?|high)\s\Z", low[first:begin])
    begin = first + deputy.start() if deputy else begin
    if "," in between and (_BESIDE.search(low, max(0, begin - 40), begin) or _RELATED.search(low, begin, end)):
        return None
    if "," not in between and not _names_directly(text[begin:end], low[start : start + _GIVEN]):
        return None
    return begin, end


# secrétaire exécutif, director técnico: what a noun of an office has behind it.
_OF_OFFICES = frozenset(
    "executif executive ejecutivo ejecutiva tecnico tecnica academico academica municipal provincial parlamentario parlamentaria national nacional regional technique".split()
)


_HELD = MATTERS | frozenset(
    "commune congreso egalite equality etrangeres exteriores igualdad interieur interior jeunesse justice juventud metropole mujer parliament province provincia region senate trabajo travail urbanisme urbanismo ville".split()
)
_OPEN = frozenset(
    "de du des of d l la le del the en in at for pour para to au aux al a à by par por con avec with y e et and".split()
)
_DOES = lazy(r"\s(?:[^\W\d_]{3,}ed|told|met|saw|gave|let)\Z")  # the bishop embraced Ann Lee


def _names_directly(words: str, name: str) -> bool:
    role = plain(words)
    listed = role.rpartition(", ")
    if listed[1] and (_PLURAL.match(listed[2]) or not role_at(listed[2], 0)):
        return False  # la directora, las actrices Ann Lee y Luz Rey
    last = re.search(r"[\w-]+\Z", role)
    noun = last.group() if last else ""
    held = (noun in _HELD or is_demonym(noun)) and begins_with_given(name)  # not: la República Bolivariana
    if noun in NO_NAMES and noun not in ROLES and noun not in _OF_OFFICES and not held:
        return False
    return len(role) < 60 and not _DOES.search(role) and not has_act(words) and role.rpartition(" ")[2] not in _OPEN


def _begins_role(low: str, first: int, place: int) -> bool:
    before = low[first:place].rstrip(" \u00a0")
    if not before:
        return True
    found = re.search(r"[\w-]+[’']?\Z|[,–—-]\Z", before)
    word = found.group() if found else ""
    return word.rstrip("’'") in DETERMINERS or word in _BEFORE_NOUN or word in _BEFORE_ROLE or is_demonym(word)


def _is_title(text: str, place: int) -> bool:
    return text[place].isupper() and bool(re.search(r"(?<![\w’'-])[A-Z][\w’-]*\s\Z", text[max(0, place - 30) : place]))


_BEFORE_NOUN = frozenset(
    ", – — - et and y e par by por avec with con de du des au aux of to al a del d’ d' former deputy incoming outgoing newly-elected longtime interim then ancien ancienne dit said dijo".split()
)


def _coordinated(low: str, place: int, first: int) -> bool:
    before = low[first:place].rstrip()
    return bool(re.search(r"(?<!\w)(?:et|and|y|e)\Z", before))


def roles_in(text: str, start: int, end: int) -> list[str]:
    """The roles in a stretch, each as printed and without its article: joined by commas or `and` before another office."""
    low = plain(text)
    cuts = [start]
    for match in re.finditer(r"\s*,\s*(?:et\s+|and\s+|y\s+)?|\s+(?:et|and|y|e)\s+", low[start:end]):
        if role_at(low, start + match.end()):
            cuts += [start + match.start(), start + match.end()]
    cuts.append(end)
    found = []
    for first, last in zip(cuts[::2], cuts[1::2], strict=True):
        words = text[first:last].strip(" ,")
        article = re.match(r"(?:le|la|les|un|une|the|a|an|el|su|son|sa|leur)\s+|l[’']", words, re.IGNORECASE)
        words = words[article.end() :] if article else words
        if words:
            found.append(words)
    return found
