"""The engine's vocabulary for a page: what each word means to the index, worked out here so that a page only looks it up.

A page has no stemmer: it gets the words of the index and of the thesaurus, the concepts with their mentions, and small
tables (endings, sounds, stop words) for words that nobody foresaw.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from cgluctl.answers.context import Context
from cgluctl.language import LANGUAGES, stems, thesaurus, words
from cgluctl.model import in_language
from cgluctl.search import query, understand
from cgluctl.search.archive import PassageRow, SessionRow
from cgluctl.shapes import Record

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_SPEECH = {None: "", "direct": "d", "reported": "r", "narrative": "n"}


def vocabulary(ctx: Context, sessions: Sequence[SessionRow], passages: dict[int, list[PassageRow]]) -> Record:
    """Units, words, concepts and tables; numbers in base 36, lists joined, so that a page stays small."""
    units, texts = _units(ctx, sessions, passages)
    places = {n: place for place, (n, _) in enumerate(units)}
    postings = _postings(ctx, places)
    names = {term for (term,) in ctx.archive.db.execute("SELECT term FROM term WHERE sound IS NOT NULL")}
    mentions = _mentions(places, texts)
    expanded = _expansions(ctx, set(mentions))
    rows = {concept: _labels(concept) for concept in expanded}
    surfaces = _surfaces(postings, rows.values())
    seen = _index_stems(ctx)
    numbers = {word: place for place, word in enumerate(surfaces)}
    shown = sorted({*mentions, *expanded})
    order = {concept: place for place, concept in enumerate(shown)}
    return {
        "units": [row for _, row in units],
        "words": "\n".join(_word(word, surfaces[word], seen.get(word, {}), postings, names) for word in surfaces),
        "concepts": [_concept(c, rows.get(c, {}), expanded, mentions, numbers, order) for c in shown],
        "stop": " ".join(sorted(words.STOP_WORDS | query._COURTESY)),
        "elided": " ".join(sorted(words.ELIDED)),
        "elisions": " ".join(understand._ELISIONS),
        "endings": [" ".join(stems._ENDINGS[language]) for language in LANGUAGES],
        "sounds": [[rule, sound.replace("\\1", "$1")] for rule, sound in stems._RULES],
    }


def _units(
    ctx: Context, sessions: Sequence[SessionRow], passages: dict[int, list[PassageRow]]
) -> tuple[list[tuple[int, str]], dict[tuple[int, str], str]]:
    """Each unit in the order of the page, as `id|kind|session|speaker`, and the texts that mentions point into."""
    speakers = {speaker.n: speaker.data["id"] for speaker in ctx.archive.speakers()}
    units: list[tuple[int, str]] = []
    texts: dict[tuple[int, str], str] = {}
    for place, session in enumerate(sessions):
        units.append((session.n, f"{session.data['id']}|s|{place}|"))
        for language in LANGUAGES:
            texts[session.n, language] = in_language(session.data["title"], language) or ""
            texts[session.n, language + "+"] = in_language(session.data["summary"], language) or ""
        for part in ctx.archive.parts(session=session.n):
            who = speakers[part.speaker]
            units.append((part.n, f"{session.data['id']}/{who}|p|{place}|{who}"))
        for passage in passages[session.n]:
            who = speakers.get(passage.speaker or 0, "")
            units.append((passage.n, f"{passage.data['id']}|{_SPEECH[passage.data['speech']]}|{place}|{who}"))
            for language in LANGUAGES:
                texts[passage.n, language] = in_language(passage.data["text"], language) or ""
    return units, texts


def _base36(number: int) -> str:
    digits = ""
    while number >= 36:
        number, rest = divmod(number, 36)
        digits = _DIGITS[rest] + digits
    return _DIGITS[number] + digits


def _deltas(numbers: Iterable[int]) -> str:
    steps, last = [], 0
    for number in sorted(numbers):
        steps.append(_base36(number - last))
        last = number
    return ".".join(steps)


def _postings(ctx: Context, places: dict[int, int]) -> dict[str, set[int]]:
    db = ctx.archive.db
    known = {term for (term,) in db.execute("SELECT term FROM term")}
    found: dict[str, set[int]] = defaultdict(set)
    for term, unit in db.words(min(places, default=0), max(places, default=0)):
        if unit in places and term in known:
            found[term].add(places[unit])
    return found


def _mentions(places: dict[int, int], texts: dict[tuple[int, str], str]) -> dict[str, list[list[int]]]:
    """Where each concept is named: unit, language (with 3 added for a summary), start and length in UTF-16 units."""
    found: dict[str, list[list[int]]] = defaultdict(list)
    for (unit, language), text in texts.items():
        for concept, start, end in thesaurus.mentions(words.split(text), language[:2]):
            place = [_utf16(text[:start]), _utf16(text[start:end])]
            found[concept].append([places[unit], LANGUAGES.index(language[:2]) + (3 if language[2:] else 0), *place])
    return found


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _expansions(ctx: Context, mentioned: set[str]) -> dict[str, list[str]]:
    found = {}
    for concept in thesaurus.concepts():
        meanings = understand._expanded(ctx.archive.db, concept, "", 0, 0)
        answering = [m.concept for m in meanings if m.tier != "related" and m.concept in mentioned]
        if answering:
            found[concept] = answering
    return found


def _labels(concept: str) -> dict[str, list[list[words.Word]]]:
    rows: dict[str, list[list[words.Word]]] = defaultdict(list)
    for language, label in thesaurus.labels(thesaurus.concepts()[concept]):
        row = thesaurus.meaningful(label)
        if row and len(row) <= thesaurus.LONGEST:
            rows[language].append(row)
    return rows


def _surfaces(
    postings: dict[str, set[int]], labels: Iterable[dict[str, list[list[words.Word]]]]
) -> dict[str, list[str]]:
    written: dict[str, set[str]] = {term: {term} for term in postings}
    for rows in labels:
        for row in (row for group in rows.values() for row in group):
            for word in row:
                written.setdefault(word.folded, {word.folded}).add(word.surface.lower())
    return {word: sorted(written[word]) for word in sorted(written)}


def _word(
    word: str, written: list[str], seen: dict[str, set[str]], postings: dict[str, set[int]], names: set[str]
) -> str:
    """`word names stems/stems/stems languages units`: stems that begin the word by their length, languages as a mask."""
    per_language = []
    mask = 0
    for place, language in enumerate(LANGUAGES):
        keys = {key for surface in written for key in stems.stems(surface, language)} | seen.get(language, set())
        mask |= (1 << place) if language in seen else 0
        per_language.append("+".join(_base36(len(key)) if word.startswith(key) else "=" + key for key in sorted(keys)))
    units = _deltas(postings[word]) if word in postings else ""
    return f"{word} {'n' if word in names else ''} {'/'.join(per_language)} {mask} {units}".rstrip()


def _index_stems(ctx: Context) -> dict[str, dict[str, set[str]]]:
    known: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for key, term in ctx.archive.db.execute("SELECT key, term FROM form"):
        if key[2] == ":":
            known[term][key[:2]].add(key[3:])
    return known


def _concept(
    concept: str,
    rows: dict[str, list[list[words.Word]]],
    expanded: dict[str, list[str]],
    mentions: dict[str, list[list[int]]],
    numbers: dict[str, int],
    order: dict[str, int],
) -> Record:
    data = thesaurus.concepts()[concept]
    labels = [";".join(dict.fromkeys(_row(row, numbers) for row in rows.get(language, []))) for language in LANGUAGES]
    flat: dict[int, list[str]] = defaultdict(list)
    for unit, language, start, length in mentions.get(concept, []):
        flat[unit].append(f"{language}{_base36(start)}.{_base36(length)}")
    return {
        "id": concept,
        "name": [data["prefLabel"].get(language, concept) for language in LANGUAGES],
        "labels": "|".join(labels),
        "for": [order[other] for other in expanded.get(concept, [])],
        "at": ";".join(f"{_base36(unit)}:{','.join(spans)}" for unit, spans in sorted(flat.items())),
    }


def _row(row: list[words.Word], numbers: dict[str, int]) -> str:
    return " ".join(_base36(numbers[word.folded]) + ("!" if words.is_acronym(word.surface) else "") for word in row)
