"""Words of a text, as the index and the query both see them: one normaliser for both; and the language that they are of."""

import re
from collections import Counter
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from cgluctl.language.fold import fold

# A word is letters, digits and combining marks; inner points, middle dots and hyphens are looked at below.
_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*", re.UNICODE)
# Inclusive forms: participant·e·s, participant.e.s, tou·te·s, délégué(e)s, élu-e-s: the stem and the common endings; cessez-le-feu is none.
# Compiled by `re` where they are first needed: most runs do without.
_INCLUSIVE = r"(?<![^\W_])([^\W\d_]{3,40})(?:([·•.‧-])(?:e|te|se|ne|le|re|trice|euse|rice|ère)\2s\b|\((?:e|ne|te|trice)\)s?\b|[·•‧](?:e|te|ne|le|trice|euse)s?\b)"
# A quick look before the long one: a mark of such forms with the beginning of an ending behind it.
MAY_BE_INCLUSIVE = r"[·•‧]|[.(-](?:e|te|se|ne|le|re|trice|euse|rice|ère)(?:[.)-]|s?\b)"
ELIDED = frozenset("l d j m t s c n qu jusqu lorsqu puisqu quoiqu".split())
HYPHENS = "-\u2010\u2011\u2012\u2013"
_LETTERS_DIGITS = re.compile(r"([^\W\d]{2,})(\d{2,})")
APOSTROPHES = "'\u2019\u2018\u02bc\u00b4`\u2032"
_TRICKY = re.compile(f"[{APOSTROPHES}]|{MAY_BE_INCLUSIVE}")

STOP_WORDS = frozenset(
    # French
    """a afin ai ainsi alors apres as au aucun aucune aujourd aupres auquel aura auront aussi autre autres aux auxquels avaient avait avant avec avoir ayant c ca car ce ceci cela
    parle parlent parler parlait
    celle celles celui ces cet cette ceux chaque chez ci comme comment d dans de depuis des desormais dessous dessus deux dit divers donc dont du durant e elle elles en encore entre
    es est et etaient etait etant etc ete etre eu eux faire fait faut furent fut hors hui il ils j je jusqu l la laquelle le lequel les lesquelles lesquels leur leurs lors lorsqu lui m ma
    mais me meme memes mes moi moins mon n ne ni non nos notre nous on ont ou par parce parmi pas pendant peu peut peuvent plus pour pourquoi pourrait puis puisqu qu quand que quel quelle
    quelles quels qui quoi s sa sans se selon sera seront ses si soient soit son sont sous sur t ta te tes toi ton tous tout toute toutes tres trop tu un une vers voici voila vos votre vous y
    """.split()
    # English
    + """about above after again against all also am an and any are as at be because been before being below between both but by can could did do does doing down during each few for
    from further had has have having he her here hers him his how i if in into is it its itself just me more most my no nor not of off on once only or other our out over own per said same
    say says spoke spoken talk talked talks tell told she should so some such than that the their them then there these they this those through to too under until up upon very was we were what when where which while who whom why will
    with would you your must may might shall""".split()
    # Spanish
    + """ademas al algo algun alguna algunas algunos ante antes asi aunque bajo cada como con contra cual cuales cuando cuanto de del desde dice dijo dicho dijeron habla hablo hablar hablaron donde durante e el ella ellas ellos
    en entre era eran es esa esas ese eso esos esta estaba estan estar estas este esto estos fue fueron ha haber habia han hasta hay la las le les lo los mas me mi mientras mis mucho muchos
    muy nada ni nos nosotros nuestra nuestro o os otra otras otro otros para pero poco por porque pues que quien quienes se sea ser si sido sin sobre son su sus tambien tan tanto te tiene
    tienen toda todas todo todos tu tus un una unas uno unos usted y ya yo""".split()
)


LONGEST = 64  # letters of a word that are looked at; what is longer is no word of any language


class Word(NamedTuple):
    """One word of a text: `surface` as written, `folded`, and its place in code points."""

    surface: str
    folded: str
    start: int
    end: int


_word = tuple.__new__  # a named tuple's own constructor is a call of Python for every word of a report


def _elided(text: str, match: re.Match[str]) -> bool:
    end = match.end()
    return end < len(text) and text[end] in APOSTROPHES and fold_word(match.group()) in ELIDED


@cache
def fold_word(word: str) -> str:
    """`fold` of one word, remembered: a report has few distinct words. Letters and digits alone, at most LONGEST of them."""
    folded = fold(word[:LONGEST])
    # NFKD may open one letter into several words (½, ﷺ); only the letters count.
    return (folded if folded.isalnum() else "".join(c for c in folded if c.isalnum()))[:LONGEST]


def split(text: str) -> list[Word]:
    """The words of a text in order; elided articles are left out, inclusive forms give their stem once."""
    if not _TRICKY.search(text):  # most texts: no elision, no inclusive form
        return [
            _word(Word, (surface, folded, match.start(), match.end()))
            for match in _WORD.finditer(text)
            if (folded := fold_word(surface := match.group()))
        ]
    found: list[Word] = []
    skip_to = 0
    inclusive = {m.start(): m for m in re.finditer(_INCLUSIVE, text)} if re.search(MAY_BE_INCLUSIVE, text) else {}
    for match in _WORD.finditer(text):
        if match.start() < skip_to:
            continue
        joined = inclusive.get(match.start())
        if joined:
            skip_to = joined.end()
            found.append(Word(joined.group(), fold_word(joined.group(1)), joined.start(), joined.end()))
            continue
        if text[match.end() : match.end() + 1] in APOSTROPHES and _elided(text, match):
            continue
        folded = fold_word(match.group())
        if folded:
            found.append(_word(Word, (match.group(), folded, match.start(), match.end())))
    return found


def joined(text: str, words: list[Word]) -> list[str]:
    """Folded forms of a text's words that a reader may write in one: co-président → copresident, CSU2030 → csu, 2030."""
    made = [a.folded + b.folded for a, b in pairwise(words) if b.start == a.end + 1 and text[a.end] in HYPHENS]
    for word in words:
        parts = _LETTERS_DIGITS.fullmatch(word.folded)
        if parts:
            made += parts.groups()
    return made


def is_acronym(surface: str) -> bool:
    """Whether a word is written as an acronym: two letters or more, all capitals (digits may follow), as in OMS or CSU2030."""
    letters = surface.rstrip("0123456789")
    return len(letters) >= 2 and letters.isupper() and letters.isalpha()


def is_stop(word: Word) -> bool:
    """Whether a word carries no meaning of its own; WHO in capitals is an acronym before it is a stop word."""
    return word.folded in STOP_WORDS and (
        word.surface.islower() or len(word.surface) < 3 or not is_acronym(word.surface)
    )


# Words that are frequent in one language and rare as words of the others.
_MARKS = {
    "fr": frozenset(
        "le les des du une est et dans pour que qui sur par avec cette ont pas plus au aux ces leur leurs nous a été sont".split()
    ),
    "en": frozenset(
        "the of and to in that is was for with on as by this are be from has have it their will which were at".split()
    ),
    "es": frozenset(
        "el los las del una y en que por con para como más se su sus al ha han este esta son fue lo entre desde".split()
    ),
}
_LETTERS = {"fr": frozenset("àâçèêëîïôùûœ"), "es": frozenset("áíóúñ¿¡")}  # that the other does not write
_ANY = re.compile(r"[^\W\d_]+")
_SAMPLE = 200_000  # characters


def language(text: str) -> str | None:
    """`fr`, `en` or `es`, whichever has most of its small words in the text; with few of them, by letters; None when these do not tell."""
    found = Counter[str]()
    for word, count in Counter(_ANY.findall(text[:_SAMPLE].lower())).items():
        for name, marks in _MARKS.items():
            if word in marks:
                found[name] += count
    ranked = found.most_common(2)
    if ranked and ranked[0][1] > 2 and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
        return ranked[0][0]
    if len(ranked) == 1 and ranked[0][1] > 1:
        return ranked[0][0]
    own = [name for name, letters in _LETTERS.items() if not letters.isdisjoint(text[:_SAMPLE])]
    return own[0] if len(own) == 1 and not found["en"] else None
