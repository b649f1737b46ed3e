"""Help pages and usage errors: in three languages, with examples that run, for every command there is."""

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

import imported
from cgluctl.cli.app import COMMANDS
from cgluctl.cli.pages import page, walk
from cgluctl.language.messages import HELP, Messages
from making import Result, Tables, write
from reports import Desk

Call = Callable[..., Result]
TREE = {context.command_path: (command, context) for command, context in walk()}
GROUPS = [name.split()[1:] for name, (command, _) in TREE.items() if hasattr(command, "list_commands")]
PAGES = [name.split()[1:] for name in TREE if name.split()[1:] not in GROUPS]


def examples(text: str) -> list[list[str]]:
    """The command lines below the last heading of a help page, without the program's name."""
    return [shlex.split(line)[1:] for line in text.partition("\nExamples\n")[2].splitlines()]


def prepared(name: list[str], call: Call, folder: Path) -> None:
    """What the examples of a command speak of: reports in a folder, and events of the user's own."""
    if name == ["import"]:
        canvas = pytest.importorskip("reportlab.pdfgen.canvas")
        docx = pytest.importorskip("docx")
        page = canvas.Canvas(str(folder / "report.pdf"))
        page.drawString(72, 720, "The bridges of the harbour stand on stone.")
        page.save()
        document = docx.Document()
        document.add_paragraph("The bridges of the harbour stand on stone.")
        document.save(str(folder / "report.docx"))
    elif name == ["events"]:
        Desk(call, folder).load("--event", "congress-2024")
    elif name[0] == "fix":
        write(folder / "data" / "cgluctl" / "events" / "fixed.json", fixable())
        assert call("check", "--seal").code == 0


def fixable() -> Tables:
    """An event as imports make them, the newest of all, with the ids and names that the examples of `fix` speak of."""
    report = imported.Report("fr", pages=False)
    report.session("0.1", "Accueil").passage("narrative", "La salle était pleine dès le matin.")
    report.session("2.3", "Les digues").passage("narrative", "La mer monte plus vite que prévu.")
    report.passage("narrative", "Le port est fermé depuis mars.")
    report.passage("direct", "Nous bâtirons la digue avant l’hiver", "P Rio")
    report.passage("direct", "La digue tiendra", "Philippe Rio")
    return report.tables("fixed", "Rencontre des rivages", start="2999-05-01", end="2999-05-02")


@pytest.mark.parametrize("name", PAGES, ids=" ".join)
def test_each_help_page_has_two_examples_and_each_runs(
    name: list[str],
    call: Call,
    run: Call,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    monkeypatch.chdir(tmp_path)
    if name == ["mcp"]:
        pytest.importorskip("mcp")
    prepared(name, call, tmp_path)
    page = call(*name, "--help")
    assert page.code == 0
    assert page.err == b""
    found = examples(page.text)
    assert len(found) >= 2
    if name == ["store", "push"]:
        url = request.getfixturevalue("server").url(request.getfixturevalue("database"))
        found = [[url if word.startswith("postgresql://") else word for word in example] for example in found]
    for example in found:
        result = (run if name == ["mcp"] else call)(*example)  # a server has the streams of a process for itself
        assert result.code == 0, (example, result.words)
        assert example[: len(name)] == name


@pytest.mark.parametrize("name", [*GROUPS, *PAGES], ids=" ".join)
def test_each_help_page_fits_80_columns_and_explains_every_option(name: list[str], call: Call) -> None:
    page = call(*name, "--help", COLUMNS="80").text
    assert [line for line in page.splitlines() if len(line) > 80] == []
    options = re.findall(r"^  (-\S.*)$", page, re.MULTILINE)
    assert [line for line in options if not re.search(r"\S  +\S", line)] == []


def test_every_command_is_in_the_help(call: Call) -> None:
    listed = re.findall(r"^  (\w+)  ", call("--help").text.partition("Commands\n")[2], re.MULTILINE)
    assert listed == list(COMMANDS)


@pytest.mark.parametrize("name", TREE, ids=lambda name: name)
def test_a_page_in_another_language_holds_no_english(name: str, call: Call) -> None:
    english = page(*TREE[name], "en")
    for language in ("fr", "es"):
        other, told = page(*TREE[name], language), Messages(language, HELP)
        assert (other.name, other.examples) == (english.name, english.examples)
        for ours, theirs in zip(english.sections, other.sections, strict=True):
            assert ours.rows
            for (_, words), (_, said) in zip(ours.rows, theirs.rows, strict=True):
                assert said != words, said
        assert not set(english.about) & set(other.about)
        text = call("--lang", language, *name.split()[1:], "--help").text
        assert text.startswith(told.say("Usage") + ("\u00a0: " if language == "fr" else ": ") + name)
        for typers in ("Usage", "[OPTIONS]", "Arguments:", "Options:", "Show this message", "default:", "required"):
            assert typers not in text.replace("Utilisation", "") or (language == "fr" and typers == "[OPTIONS]"), typers


@pytest.mark.parametrize(
    "where", [["--lang", "fr", "search", "-h"], ["search", "-h", "--lang", "fr"], ["help", "search", "--lang=fr"]]
)
def test_the_language_of_help_may_be_named_anywhere(where: list[str], call: Call) -> None:
    assert call(*where).out == call("search", "--help", CGLUCTL_LANG="fr").out
    assert call(*where).text.startswith("Utilisation")


@pytest.mark.parametrize("asked", [["help", "import"], ["import", "--help"]])
def test_the_language_of_help_on_import_is_no_reports(asked: list[str], call: Call) -> None:
    for language, words in (("fr", "Utilisation\u00a0: cgluctl import"), ("es", "Uso: cgluctl import")):
        assert call(*asked, "--lang", language).text.startswith(words)
        assert call(*asked, CGLUCTL_LANG=language).text.startswith(words)


def test_a_search_for_import_is_no_import(call: Call) -> None:
    assert "jour" in call("search", "import", "--lang", "fr", "--day", "99", CGLUCTL_LANG="en").refused(1)


def test_the_language_of_help_follows_the_locale(call: Call) -> None:
    assert call("--help", CGLUCTL_LANG="", LANG="es_MX.UTF-8").text.startswith("Uso: ")


USAGE = [
    (["days", "--formt", "json"], "option --formt", "opción --formt"),
    (["show"], "Il manque SESSION|JOUR|PASSAGE", "Falta SESIÓN|DÍA|PASAJE"),
    (["search", "x", "--limit", "many"], "nombre entier", "número entero"),
    (["days", "--format"], "--format demande une valeur", "--format necesita un valor"),
    (["days", "--json=3"], "--json ne prend pas de valeur", "--json no lleva valor"),
    (["stats", "foo", "bar"], "de trop", "de más"),
    (["dyas"], "cgluctl days", "cgluctl days"),
    (["store", "nonsense"], "Les commandes", "Los comandos"),
]


@pytest.mark.parametrize(
    ("command", "french", "spanish"), USAGE, ids=lambda value: " ".join(value) if isinstance(value, list) else None
)
def test_usage_errors_speak_the_language(command: list[str], french: str, spanish: str, call: Call) -> None:
    for language, words in (("fr", french), ("es", spanish)):
        line = call(*command, CGLUCTL_LANG=language).refused(2).replace("\u00a0", " ")
        assert words in line
        english = "See: There is missing needs takes value. meant Did you option. number argument".split()
        assert not set(english) & set(line.split()), line


def test_a_usage_error_names_the_page_to_read(call: Call) -> None:
    assert call("export", "--format").refused(2).endswith("See: cgluctl export --help\n")
    assert call("store", "path", "--nonsense").refused(2).endswith("See: cgluctl store path --help\n")


def test_what_typer_says_is_all_translated() -> None:
    """Usage errors pass through our own sentences; a kind that Typer adds later comes as it is, and this list grows."""
    exceptions = pytest.importorskip("typer._click.exceptions")
    kinds = {name for name, kind in vars(exceptions).items() if isinstance(kind, type) and issubclass(kind, Exception)}
    known = {"BadParameter", "MissingParameter", "NoSuchOption", "BadOptionUsage", "BadArgumentUsage", "UsageError"}
    assert kinds - known <= {"ClickException", "TyperException", "NoArgsIsHelpError", "FileError"}
