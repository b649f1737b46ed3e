"""Turns of live captions: `>> Ann Lee: Good morning. >> Good morning.`, where the marks tell that somebody else speaks."""

from collections.abc import Sequence

from cgluctl.ingest.speech.labels import is_speaker
from cgluctl.ingest.speech.transcripts import Turn
from cgluctl.language.patterns import lazy

# Three marks are those of Python, and what begins small is seldom speech.
_MARK = lazy(r"(?:\A|(?<=\s))>>\s*(?:(?P<label>[^\W\d_a-z][^\n:.!?«»“”\"]{1,80}?):\s+)?(?=[A-ZÀ-Þ\d¿¡«“\"\[(…-])")
_LEAST = 3  # turns that make captions of a text


def captions(texts: Sequence[str]) -> dict[int, list[Turn]]:
    """The turns that the marks of captions begin, several in a paragraph where they run on; nobody's where no label follows."""
    made = {number: here for number, text in enumerate(texts) if ">>" in text and (here := _turns(text))}
    return made if sum(map(len, made.values())) >= _LEAST else {}


def _turns(text: str) -> list[Turn]:
    found = []
    for match in _MARK.finditer(text):
        label = match["label"]
        named = bool(label) and is_speaker(label)
        start = match.end() if named or not label else match.start("label")
        found.append(
            Turn(start, start, True, match.start(), stamped=True, minutes=True, voice=label if named else None)
        )
    return found
