"""What is drawn from a session's own words: its first sentences as a summary, and its topics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from cgluctl.language import thesaurus
from cgluctl.language.sentences import sentences
from cgluctl.language.words import split

SHORT = 40  # characters of a title that needs no shorter one
_LEAD, _TOPICS = 420, 8  # characters, concepts


def lead(texts: Sequence[str]) -> str | None:
    """The first sentences, as far as they fit; None where there is no sentence."""
    for text in texts:
        head = text[: 4 * _LEAD]  # what is longer is no lead
        found = [head[start:end] for start, end in sentences(head)]
        if not found or "://" in found[0] or len(found[0].split()) < 5:
            continue
        made = found[0]
        for sentence in found[1:3]:
            if len(made) + len(sentence) >= _LEAD:
                break
            made += " " + sentence
        return made if len(made) <= 2 * _LEAD else None
    return None


def topics(title: str, texts: Sequence[str], language: str) -> list[str]:
    """The concepts of the thesaurus that a session is about: those its title names, then those it names most."""
    weights: Counter[str] = Counter()
    for mention in thesaurus.mentions(split(title), language):
        weights[mention.concept] += 3
    for text in texts:
        for mention in thesaurus.mentions(split(text), language):
            weights[mention.concept] += 1
    return [concept for concept, weight in weights.most_common(_TOPICS) if weight > 1]
