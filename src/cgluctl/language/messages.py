"""The program's own words in the user's language, from gettext catalogues; English is in the code and needs none.

So a compiled catalogue has no English either: its messages stand under their `key`.
"""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from cgluctl.errors import Phrase

if TYPE_CHECKING:
    from gettext import NullTranslations

LOCALES = Path(__file__).parent / "locale"
# Two catalogues: what every run may say, and what help pages and usage errors say, which few runs read.
MAIN, HELP = "cgluctl", "help"
VERDICTS = {"misattributed": "other speaker", "reported": "not as speech"}  # that a reader is told in other words


def key(message: str) -> str:
    """What stands for an English message in the compiled catalogues."""
    return f"{crc32(message.encode('utf-8', 'surrogatepass')):x}"


class Messages:
    """One language's messages: `say` a sentence, `plural` one that counts; both take values."""

    def __init__(self, language: str, catalogue: str = MAIN) -> None:
        self.language = language
        self._catalogue = _catalogue(language, catalogue)

    def say(self, message: str, **values: object) -> str:
        """A message with its values put in; those that are messages themselves are said too."""
        return self.word(message).format(**{name: self._value(value) for name, value in values.items()})

    def _value(self, value: object) -> object:
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
        known = key(word)
        text = self._catalogue.gettext(known)
        return word if text == known else text

    def small(self, word: str) -> str:
        """The same of a key, which the catalogue may have as a title."""
        return self.word(self.word(word.capitalize()).lower())

    def plural(self, one: str, many: str, n: int, **values: object) -> str:
        """A message that depends on a number `n`."""
        text = self._catalogue.ngettext(key(one), "", n) if self._catalogue else ""
        if text in ("", key(one)):
            text = one if n == 1 else many
        return text.format(n=n, **values)


@cache
def _catalogue(language: str, name: str) -> "NullTranslations | None":
    path = LOCALES / language / "LC_MESSAGES" / f"{name}.mo"
    if language == "en":
        return None
    import struct
    from gettext import GNUTranslations

    try:
        with open(path, "rb") as file:
            return GNUTranslations(file)
    except (
        OSError,
        ValueError,
        EOFError,
        struct.error,
    ):  # a missing or broken catalogue costs the translation, not the answer
        return None


_MARKS = {"fr": ("«\u00a0", "\u00a0»"), "en": ("“", "”"), "es": ("«", "»")}


def quoted(text: str, language: str) -> str:
    """Text between the quotation marks of its own language."""
    opening, closing = _MARKS.get(language, _MARKS["en"])
    return f"{opening}{text}{closing}"
