"""The program's own words in the user's language; English is in the code and needs none.

Translators work on gettext catalogues. What a run reads is made of them: below the length of the rest and the languages a line
of `key`s, and for each language a line of what they stand for, in the same order.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from zlib import crc32

from cgluctl.errors import Phrase, Typed

LOCALES = Path(__file__).parent / "locale"
# Two catalogues: what every run may say, and what help pages and usage errors say, which few runs read.
MAIN, HELP = "cgluctl", "help"
FORMS = "\x1f"  # between the forms of a message that counts
VERDICTS = {"misattributed": "other speaker", "reported": "not as speech"}  # that a reader is told in other words


def key(message: str) -> str:
    """What stands for an English message in the compiled catalogues."""
    return f"{crc32(message.encode('utf-8', 'surrogatepass')) >> 8:x}"


class Messages:
    """One language's messages: `say` a sentence, `plural` one that counts; both take values."""

    def __init__(self, language: str, catalogue: str = MAIN) -> None:
        self.language = language
        self._catalogue = _catalogue(language, catalogue)

    def say(self, message: str, **values: object) -> str:
        """A message with its values put in; those that are messages themselves are said too."""
        return self.word(message).format(**{name: self._value(value) for name, value in values.items()})

    def _value(self, value: object) -> object:
        if isinstance(value, Typed):
            return self.quote("".join([sign if sign.isprintable() else ascii(sign)[1:-1] for sign in value]))
        return self.say(value, **value.values) if isinstance(value, Phrase) else value

    @property
    def colon(self) -> str:
        """A colon and the space after it; French sets a space before it too."""
        return "\u00a0: " if self.language == "fr" else ": "

    @property
    def semicolon(self) -> str:
        """A semicolon in the same manner."""
        return "\u00a0; " if self.language == "fr" else "; "

    def quote(self, text: str) -> str:
        """Words of the user's between quotation marks."""
        return quoted(text, self.language)

    def word(self, word: str) -> str:
        """A word of the data (`opened`, `form`) as a reader says it; one we have no translation for stays as it is."""
        if self._catalogue is None:
            return word
        return self._catalogue.get(key(word), word).partition(FORMS)[0]

    def small(self, word: str) -> str:
        """The same of a key, which the catalogue may have as a title."""
        return self.word(self.word(word.capitalize()).lower())

    def plural(self, one: str, many: str, n: int, **values: object) -> str:
        """A message that depends on a number `n`."""
        forms = self._catalogue.get(key(one), "").split(FORMS) if self._catalogue else ()
        if len(forms) < 2:
            return (one if n == 1 else many).format(n=n, **values)
        return forms[n > 1 if self.language == "fr" else n != 1].format(n=n, **values)


@cache
def _catalogue(language: str, name: str) -> Mapping[str, str] | None:
    if language == "en":
        return None
    try:
        head, _, rest = (LOCALES / f"{name}.txt").read_text("utf-8").partition("\n")
        length, *languages = head.split("\t")
        if len(rest) != int(length):
            return None
        keys, *said = rest.split("\n")
        made = zip(keys.split("\t"), said[languages.index(language)].split("\t"), strict=True)
        return {known: forms for known, forms in made if forms}
    except (OSError, ValueError, IndexError):  # a missing or broken catalogue costs the translation, not the answer
        return None


_MARKS = {"fr": ("«\u00a0", "\u00a0»"), "en": ("“", "”"), "es": ("«", "»")}


def quoted(text: str, language: str) -> str:
    """Text between the quotation marks of its own language."""
    opening, closing = _MARKS.get(language, _MARKS["en"])
    return f"{opening}{text}{closing}"
