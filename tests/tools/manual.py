"""Documents made from the help pages: docs/cli.md, and the manual pages of man.

python tests/tools/manual.py             write docs/cli.md anew
python tests/tools/manual.py --man DIR   write the manual pages below DIR, as man looks for them
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from cgluctl import __version__
from cgluctl.cli.commands.help import notes
from cgluctl.cli.pages import Page, Section, page, walk
from cgluctl.language import LANGUAGES
from cgluctl.language.messages import Messages

ROOT = Path(__file__).resolve().parents[2]
MARKDOWN = ROOT / "docs" / "cli.md"
DATE = "2026-11-26"  # of this form of the page; a clock would make every page another
# The headings that manual pages have, and who reads one looks for.
HEADINGS = {
    "en": ("NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS"),
    "fr": ("NOM", "SYNOPSIS", "DESCRIPTION", "COMMANDES"),
    "es": ("NOMBRE", "SINOPSIS", "DESCRIPCIÓN", "COMANDOS"),
}


def pages(language: str) -> list[Page]:
    """Every help page, groups before what they hold."""
    return [page(command, context, language) for command, context in walk()]


def markdown() -> str:
    """All help pages as one document."""
    lines = [
        "# The commands of cgluctl",
        "",
        "Made from the help pages by `make docs`; `cgluctl help COMMAND` shows the same.",
        "",
    ]
    for found in [*pages("en"), notes("en")]:
        lines += [f"## {found.name}", ""]
        if found.usage:
            lines += ["```text", found.usage, "```", ""]
        for part in found.about:
            lines += [_escaped(part), ""]
        for section in found.sections:
            if section == _shared(found) and found.usage and found.name != "cgluctl days":
                continue  # they are the same everywhere, and stand once
            lines += [f"**{section.title}**", ""]
            lines += [f"- `{term}`: {_escaped(words)}" for term, words in section.rows]
            lines.append("")
        lines += ["```sh", *found.examples, "```", ""]
    return "\n".join(lines).rstrip() + "\n"


def _escaped(text: str) -> str:
    return text.replace("*", "\\*").replace("<", "\\<").replace("[", "\\[")


def man(language: str) -> str:
    """The manual page: the help of the program, of every command, and what holds for all."""
    first, *others = pages(language)
    settings, colon = notes(language), Messages(language).colon
    name, synopsis, description, commands = HEADINGS[language]
    lines = [f'.TH CGLUCTL 1 {DATE} "cgluctl {__version__}" ""']
    lines += [f".SH {name}", f"cgluctl \\- {_roff(first.about[0].rstrip('.'))}"]
    lines += [f".SH {synopsis}", f"{_roff(first.usage)}", f".SH {description}"]
    lines += [_roff(first.about[0]), *(line for part in first.about[1:] for line in (".PP", _roff(part)))]
    shared = _shared(others[0])
    for section in [*(one for one in first.sections[1:] if one != _shared(first)), shared]:
        lines += [f'.SH "{_roff(section.title.upper())}"', *_terms(section.rows)]
    lines.append(f".SH {commands}")
    for found in others:
        lines += [f'.SS "{_roff(found.usage)}"', *_body(found, colon)]
    for section in settings.sections:
        lines += [f'.SH "{_roff(section.title.upper())}"', *_terms(section.rows)]
    lines += [f'.SH "{_roff(first.examples_title.upper())}"', *_examples(first.examples)]
    return "\n".join(lines) + "\n"


def _shared(found: Page) -> Section:
    """The options that a command has in common with the others: the last of its lists."""
    return found.sections[-1]


def _body(found: Page, colon: str) -> Iterator[str]:
    """What a command does and takes; what most commands take stands elsewhere."""
    yield _roff(found.about[0])
    for part in found.about[1:]:
        yield from (".PP", _roff(part))
    for section in found.sections[:-1]:
        yield from _terms(section.rows)
    yield from (".PP", _roff(found.examples_title + colon.rstrip()), ".PP", *_examples(found.examples))


def _terms(rows: list[tuple[str, str]]) -> Iterator[str]:
    for term, words in rows:
        yield from (".TP", f"\\fB{_roff(term)}\\fR", _roff(words))


def _examples(lines: list[str]) -> Iterator[str]:
    yield from (".nf", ".RS 4", *map(_roff, lines), ".RE", ".fi")


def _roff(text: str) -> str:
    """Text in which nothing is a request or an escape of roff's."""
    text = (
        text.replace("\\", "\\e")
        .replace("-", "\\-")
        .replace("\u00a0", "\\ ")
        .replace('"', "\\(dq")
        .replace("'", "\\(aq")
    )
    return f"\\&{text}" if text.startswith(".") else text


def write_man(folder: Path) -> None:
    """The manual pages where man looks for them: English at the top, each other language in its own folder."""
    for language in LANGUAGES:
        place = folder / ("" if language == "en" else language) / "man1"
        place.mkdir(parents=True, exist_ok=True)
        (place / "cgluctl.1").write_text(man(language), "utf-8")


def main(arguments: list[str]) -> None:
    """Writes what is asked for."""
    match arguments:
        case []:
            MARKDOWN.write_text(markdown(), "utf-8")
        case ["--man", folder]:
            write_man(Path(folder))
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
