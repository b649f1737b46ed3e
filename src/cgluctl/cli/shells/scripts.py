"""The scripts of bash, zsh and fish, where each shell looks for them, and how each is answered."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from cgluctl.cli.shells.offers import Offer, offers

# The files of the shells' own, below the folder of the user's data or configuration.
SHELLS = {
    "bash": ("XDG_DATA_HOME", ".local/share", "bash-completion/completions/cgluctl"),
    "zsh": ("XDG_DATA_HOME", ".local/share", "zsh/site-functions/_cgluctl"),
    "fish": ("XDG_CONFIG_HOME", ".config", "fish/completions/cgluctl.fish"),
}
_LISTING = ("9", "33", "63", "64")  # COMP_TYPE where bash shows a list, or the beginning that all have in common


def script(shell: str) -> str:
    """The script that a shell reads."""
    return (Path(__file__).parent / f"cgluctl.{shell}").read_text("utf-8")


def place(shell: str, environ: Mapping[str, str] = os.environ) -> Path:
    """Where a shell looks for the user's completions, or may be told to."""
    variable, below, name = SHELLS[shell]
    named = environ.get(variable, "")
    return (Path(named) if os.path.isabs(named) else Path(os.path.expanduser("~")) / below) / name


def answer(shell: str, typed: Sequence[str], language: str, comp_type: str = "9") -> str:
    """What a shell's script expects on stdout for the words typed, the last of them not complete."""
    if shell not in SHELLS:
        return ""
    if shell == "bash":
        return _for_bash(_joined(typed), language, comp_type)
    words = [*typed[:-1], unquoted(typed[-1])] if typed else [""]
    found = offers(words, language)
    if found.files:
        return ":files\n"
    lines = [f"{found.before}{_value(offer, words[-1], shell)}\t{offer.words}".rstrip("\t") for offer in found.offers]
    return "".join(f"{line}\n" for line in lines)


def _value(offer: Offer, current: str, shell: str) -> str:
    """A value as a shell takes it: fish drops what does not hold the word typed, so it gets an id that does."""
    typed = current.rpartition("=")[2].lower()
    if shell == "fish" and typed not in offer.value.lower():
        return next((word for word in offer.also.split() if word.startswith(typed)), offer.value)
    return offer.value


def _for_bash(words: Sequence[str], language: str, comp_type: str) -> str:
    """Values alone where one is put in, with their explanations where several are listed."""
    typed = words[-1] if words else ""
    found = offers([unquoted(word) for word in words], language)
    if found.files:
        return ":files\n"
    values = [offer.value if typed[:1] in ("'", '"') else escaped(offer.value) for offer in found.offers]
    if len(values) < 2 or comp_type not in _LISTING:
        return "".join(f"{value}\n" for value in values)
    lines = [f"{value}  ({o.words})" if o.words else value for value, o in zip(values, found.offers, strict=True)]
    current = unquoted(typed).rpartition("=")[2]
    if not all(offer.value.startswith(current) for offer in found.offers):
        lines.append(" ")  # bash puts in what all have in common, which would undo what is typed
    return "".join(f"{line}\n" for line in lines)


def _joined(words: Sequence[str]) -> list[str]:
    """The words of bash, which parts `--lang=fr` in three."""
    made: list[str] = []
    for number, word in enumerate(words):
        if word == "=" and made and made[-1].startswith("--"):
            made[-1] += "="
        elif made and made[-1].startswith("--") and made[-1].endswith("=") and words[number - 1] == "=":
            made[-1] += word
        else:
            made.append(word)
    return made


def unquoted(word: str) -> str:
    """A word as the shell will understand it, also when its quotation mark is not closed yet."""
    return re.sub(r"\\(.)|[\"']", lambda match: match[1] or "", word) if word[:1] != "'" else word.strip("'")


def escaped(value: str) -> str:
    """A value that a shell reads as one word."""
    return re.sub(r"([^\w@%+=:,./~-])", r"\\\1", value)
