"""Keeps the translations of cgluctl's own words in step with its source: what it says, and what its help pages say.

python tests/tools/messages.py            refresh the .pot and .po files and what is made of them, then say what is left to translate
python tests/tools/messages.py --check    change nothing; fail when a catalogue is stale, incomplete or broken
"""

import ast
import string
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from cgluctl.answers.screens.acquire import STATES
from cgluctl.cli.ahead import SWITCHES
from cgluctl.cli.commands import help as notes
from cgluctl.cli.pages import paragraphs, walk
from cgluctl.ingest import ledger
from cgluctl.ingest.formats import encoding
from cgluctl.ingest.readers import PROMISED, pdf
from cgluctl.language.messages import FORMS, HELP, MAIN, key
from cgluctl.store import faults
from cgluctl.views.registry import LOSSES

SOURCE = Path(__file__).resolve().parents[2] / "src" / "cgluctl"
LOCALES = SOURCE / "language" / "locale"
# The catalogue of what few runs say: help pages, and what is wrong with a command line.
HELPING = ("cli/commands/help.py", "cli/pages.py", "cli/shells/scripts.py")
LANGUAGES = ("fr", "es")
DEVELOPERS = "The cgluctl developers"
COMMENT = """\
# {language}messages of cgluctl.
# Refresh with: python tests/tools/messages.py
# What stands in braces stays as it is; so do commands, options and the words they take."""

# Words that reach `say` and `word` by way of a table or of the data, under the file that shows them.
INDIRECT = {
    "agents/server.py": (),
    "answers/brief.py": ("Kind",),
    "answers/items.py": ("opened", "spoke", "quoted", "listed", "video message"),
    "answers/account.py": (),
    "answers/library.py": (),
    "answers/mend.py": (),
    "answers/shelf.py": (
        "files",
        "bytes",
        "events",
        "words",
        "bundled",
        "library",
        "backups",
        "configuration",
        "cache",
    ),
    "answers/stats.py": ("Speaker", "Day", "Session", "Topic", "Speech", "Event", "Year"),
    "answers/verdicts.py": ("exact", "altered", "other speaker", "not as speech", "not found", "skipped"),
    "answers/screens/acquire.py": (*STATES, *ledger.SKIPS, *ledger.NAMED, *ledger.DOUBTS),
    "answers/screens/brief.py": (),
    "answers/screens/__init__.py": ("French", "English", "Spanish"),
    "answers/screens/cards.py": (),
    "answers/screens/results.py": (
        *("exact", "form", "spelling", "meaning", "narrower", "related"),
        *("left out", "phrases", "excluded", "Summary"),
    ),
    "cli/command.py": (),
    "cli/output.py": ("direct", "reported", "narrative"),
    "cli/commands/help.py": (),
    "cli/pages.py": (),
    "cli/progress.py": (),
    "cli/run.py": (),
    "cli/shells/scripts.py": (),
    "cli/commands/export.py": tuple(dict.fromkeys(LOSSES.values())),
    "ingest/formats/schedule/plan.py": (),
    "ingest/readers/__init__.py": tuple(PROMISED.values()),
    "ingest/readers/pdf.py": (*chain(*pdf.ERRORS.values()), *pdf.EMPTY, *pdf.LOST, *pdf.NOTED),
    "ingest/formats/encoding.py": tuple(name for _, name in encoding.SIGNATURES),
    "language/messages.py": (),
    "store/faults.py": (*faults.MISSING.values(), "{what}"),
    "errors.py": ("This needs {library}.", "Install it: {command}"),
}
# A call by its name: how many of its first arguments are messages.
CALLS = {"say": 1, "word": 1, "plural": 2, "Phrase": 1, "Warning": 1, "step": 1}
ERRORS = frozenset(
    {
        "CgluctlError",
        "NotThere",
        "WrongUsage",
        "Ambiguous",
        "StoreError",
        "StoreMissing",
        "StoreTooNew",
        "OutputError",
        "IndexFault",
        "Interrupted",
    }
    | {"InputError", "no_such"}
)


def strings(node: ast.expr) -> list[str]:
    """The strings that an argument may be: a literal, or either side of `a if b else c`."""
    if isinstance(node, ast.IfExp):
        return strings(node.body) + strings(node.orelse)
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _cites(node: ast.expr) -> bool:
    """Whether this is `word` of language.citing, whose words are data; that of messages is always a method."""
    return _name(node) == "word" and (isinstance(node, ast.Name) or _name(getattr(node, "value", node)) == "citing")


def _notes(node: ast.Call) -> bool:
    """Whether this notes a doubt of a schedule, which becomes a warning: `doubts.add("…", place)`."""
    return _name(node.func) == "add" and _name(getattr(node.func, "value", node)) == "doubts"


def calls(tree: ast.AST) -> Iterator[tuple[int, str, list[list[str]]]]:
    """Line, function and messages of every call that shows some; errors carry theirs, hints may wait in a variable."""
    for node in sorted(ast.walk(tree), key=lambda node: getattr(node, "lineno", 0)):
        if isinstance(node, ast.Call) and (name := _name(node.func)) in CALLS and node.args and not _cites(node.func):
            yield node.lineno, name, [strings(argument) for argument in node.args[: CALLS[name]]]
        elif isinstance(node, ast.Call) and _notes(node):
            yield node.lineno, "Warning", [strings(node.args[0])]
        elif isinstance(node, ast.Call) and name in ERRORS:
            yield node.lineno, "error", [strings(argument) for argument in node.args[:2]]
        elif isinstance(node, ast.Assign) and _name(node.targets[0]).lower().strip("_") == "hint":
            yield node.lineno, "error", [strings(node.value)]


def extracted(file: BinaryIO, *_: Any, **__: Any) -> Iterator[tuple[int, str | None, Any, list[str]]]:
    """A method of extraction as Babel wants it."""
    for line, name, messages in calls(ast.parse(file.read())):
        if name == "plural":
            yield line, "ngettext", tuple(chain.from_iterable(messages)), []
        else:
            yield from ((line, None, text, []) for text in chain.from_iterable(messages) if text)


# Version control knows when a message changed; a clock in the file would change it at every refresh.
DAY = datetime(2026, 11, 23, tzinfo=UTC)


@cache
def _said() -> list[tuple[str, int, Any, list[str], Any]]:
    """Every message of the source: it is read once, however often it is compared."""
    return list(extract_from_dir(str(SOURCE), [("**.py", extracted)]))


@cache
def template(name: str) -> Catalog:
    """Every message of a catalogue, in the order of the files that say it."""
    catalog = _new()
    for file, line, message, _, _ in _said():
        if (file in HELPING) == (name == HELP):
            catalog.add(message, locations=[(file, line)])
    if name == HELP:
        for word in helped():
            catalog.add(word, locations=[("cli/commands", 1)])
        return catalog
    for file, words in INDIRECT.items():
        for word in words:
            catalog.add(word, locations=[(file, 1)])
    return catalog


def helped() -> Iterator[str]:
    """What the help pages say of commands, arguments and options."""
    yield from (*SWITCHES.values(), "COMMAND")
    for table in (notes.EXIT_CODES, notes.VARIABLES, notes.FILES):
        yield from table.values()
    for command, _ in walk():
        yield from paragraphs(command.help or "")
        for param in command.params:
            if not param.hidden:
                yield from filter(None, (param.help, *named(param)))


def named(param: Any) -> Iterator[str]:
    """The word that stands for a value, unless it lists the values."""
    metavar = param.metavar or param.name.upper()
    if metavar != metavar.lower() and not (param.param_type_name == "option" and param.is_flag):
        yield metavar


def _new(language: str | None = None) -> Catalog:
    return Catalog(
        language,
        header_comment=COMMENT.format(language={"fr": "French ", "es": "Spanish "}.get(language or "", "")),
        project="cgluctl",
        version="1",
        msgid_bugs_address=DEVELOPERS,
        creation_date=DAY,
        revision_date=DAY,
        last_translator=DEVELOPERS,
        language_team=DEVELOPERS,
        fuzzy=False,
    )


def _read(path: Path, language: str | None = None) -> Catalog:
    with open(path, "rb") as file:
        return read_po(file, locale=language)


def folder(language: str) -> Path:
    """Where the catalogue of a language lies."""
    return LOCALES / language / "LC_MESSAGES"


def refresh() -> None:
    """Writes the templates and brings each catalogue up to its own; near translations are kept, marked fuzzy."""
    LOCALES.mkdir(exist_ok=True)
    for name in (MAIN, HELP):
        found = template(name)
        _write(found, LOCALES / f"{name}.pot")
        for language in LANGUAGES:
            path = folder(language) / f"{name}.po"
            path.parent.mkdir(parents=True, exist_ok=True)
            catalog = _read(path, language) if path.exists() else _new(language)
            catalog.update(found)
            catalog.fuzzy = False
            catalog.creation_date = catalog.revision_date = DAY
            _write(catalog, path)
        (LOCALES / f"{name}.txt").write_bytes(compiled(name).encode())


def compiled(name: str) -> str:
    """The catalogues of one name as the program reads them."""
    said: dict[str, dict[str, str]] = {}
    for language in LANGUAGES:
        for message in _read(folder(language) / f"{name}.po", language):
            if message.id and message.id != message.string and not list(_flaws(message)):  # the rest is said as it is
                said.setdefault(key(_forms(message.id)[0]), {})[language] = FORMS.join(_forms(message.string))
    rows = [(texts.get(LANGUAGES[0], ""), texts.get(LANGUAGES[1], ""), known) for known, texts in said.items()]
    rows.sort()  # what begins alike side by side takes less room in an archive
    rest = "\n".join("\t".join(row[column] for row in rows) for column in (-1, *range(len(LANGUAGES))))
    return "\t".join((str(len(rest)), *LANGUAGES)) + "\n" + rest


def _forms(text: Any) -> list[str]:
    return [text] if isinstance(text, str) else list(text)


def _write(catalog: Catalog, path: Path) -> None:
    with open(path, "wb") as file:
        write_po(file, catalog, width=100, include_lineno=False, ignore_obsolete=True)


def faults() -> list[str]:
    """What is wrong with the catalogues, a sentence each; nothing when they are in step with the source."""
    return [*_computed(), *chain.from_iterable(map(_faults, (MAIN, HELP)))]


def _faults(name: str) -> Iterator[str]:
    wanted = {message.id for message in template(name) if message.id}
    pot = LOCALES / f"{name}.pot"
    if not pot.exists() or {message.id for message in _read(pot) if message.id} != wanted:
        yield f"{pot.name} is stale"
    for language in LANGUAGES:
        path = folder(language) / f"{name}.po"
        if not path.exists():
            yield f"{language}: there is no catalogue {path.name}"
            continue
        held = {message.id: message for message in _read(path, language) if message.id}
        yield from (f"{language}: missing: {text!r}" for text in sorted(map(str, wanted - held.keys())))
        yield from (f"{language}: unused: {text!r}" for text in sorted(map(str, held.keys() - wanted)))
        yield from (f"{language}: {fault}: {message.id!r}" for message in held.values() for fault in _flaws(message))
    made = LOCALES / f"{name}.txt"
    there = all((folder(language) / f"{name}.po").exists() for language in LANGUAGES)
    if there and not (made.exists() and made.read_bytes() == compiled(name).encode()):
        yield f"{made.name} is older than its catalogues"


@cache
def _computed() -> tuple[str, ...]:
    """Calls whose message is computed, in files for which `INDIRECT` does not say what it may be."""
    return tuple(_unlisted())


def _unlisted() -> Iterator[str]:
    for path in sorted(SOURCE.rglob("*.py")):
        name = path.relative_to(SOURCE).as_posix()
        for line, function, messages in calls(ast.parse(path.read_bytes())):
            if function != "error" and name not in INDIRECT and not all(messages):
                yield f"{name}:{line}: {function}() of something computed; list its words in INDIRECT"


def _flaws(message: Message) -> Iterator[str]:
    texts = message.string if isinstance(message.string, tuple) else (message.string,)
    originals = message.id if isinstance(message.id, tuple) else (message.id,)
    if not all(texts) or len(texts) < len(originals):
        yield "untranslated"
        return
    if message.fuzzy:
        yield "fuzzy"
    if any({"\t", "\n", FORMS} & set(text) for text in texts):
        yield "a tab or a line end"
    if any(placeholders(text) != placeholders(originals[-1]) for text in texts):
        yield "other placeholders"


def placeholders(text: str) -> set[str]:
    """The names in braces; None never, and a text that `format` would refuse has a name of its own."""
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError as error:
        return {f"({error})"}


def main(arguments: list[str]) -> int:
    """The exit code: 1 when something is left to do."""
    if arguments not in ([], ["--check"]):
        print(__doc__)
        return 2
    if not arguments:
        refresh()
    wrong = faults()
    print(
        "\n".join(wrong)
        or f"{sum(len([m for m in template(name) if m.id]) for name in (MAIN, HELP))} messages, all of them translated."
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
