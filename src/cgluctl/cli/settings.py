"""What a run was told: by options before and after the command, else the environment, else the configuration file."""

import contextlib
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from cgluctl.errors import CgluctlError, InputError, Phrase, Typed, WrongUsage, no_address, no_such, why
from cgluctl.frozen import Frozen
from cgluctl.language import LANGUAGES
from cgluctl.store.locate import STORE_VARIABLE, config_file

LANG_VARIABLE, EVENT_VARIABLE, PLAIN_VARIABLE = "CGLUCTL_LANG", "CGLUCTL_EVENT", "CGLUCTL_PLAIN"
INDEX_VARIABLE = "CGLUCTL_INDEX"
# What the configuration file may hold, and of what kind.
CONFIGURABLE: dict[str, type] = {
    **dict.fromkeys(("lang", "store", "event", "index"), str),
    **dict.fromkeys(("plain", "pager", "quiet"), bool),
}


class Settings(Frozen):
    """The settings every command has; None where nothing was said."""

    store: str | None = None
    lang: str | None = None
    event: str | None = None
    format: str | None = None
    output: str | None = None
    force: bool = False
    plain: bool = False
    quiet: bool = False
    pager: bool = True
    cached: bool = True
    index: str | None = None

    def over(self, before: "Settings") -> "Settings":
        """These, completed by those given before the command."""
        return self._replace(
            store=self.store or before.store,
            lang=self.lang or before.lang,
            plain=self.plain or before.plain,
            quiet=self.quiet or before.quiet,
            pager=self.pager and before.pager,
            cached=self.cached and before.cached,
            index=self.index or before.index,
        )


def defaults(environ: Mapping[str, str] = os.environ) -> Settings:
    """The settings where no option says otherwise, of those that stand apart from language, store and event."""
    found = configured(environ)
    plain = environ.get(PLAIN_VARIABLE)
    return Settings(
        plain=plain not in ("0", "") if plain is not None else found.get("plain", False),
        quiet=found.get("quiet", False),
        pager=found.get("pager", True),
    )


def configured(environ: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """What the configuration file says; nothing without one. InputError or WrongUsage, with its name, when it is at fault."""
    return _read(config_file(environ))


def _read(path: Path) -> dict[str, Any]:
    try:
        # A pipe without a writer would wait for ever.
        with open(path, "rb", opener=lambda name, how: os.open(name, how | getattr(os, "O_NONBLOCK", 0))) as file:
            content = file.read(1 << 16)
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise InputError(
            "{path} cannot be read: {reason}.",
            "Check the file and your right to read it.",
            path=path,
            reason=why(error),
        ) from error
    import tomllib

    try:
        found = tomllib.loads(content.decode("utf-8-sig"))
    except ValueError as error:  # a broken line, or bytes that are no UTF-8
        raise InputError(
            "{path} is no TOML: {reason}.", "Mend the line, or remove it.", path=path, reason=error
        ) from error
    for name, value in found.items():
        if name not in CONFIGURABLE:
            raise WrongUsage(
                "{path}: there is no setting {name}.",
                "There are: {choices}",
                path=path,
                name=Typed(name[:40]),
                choices=", ".join(CONFIGURABLE),
            )
        if not isinstance(value, CONFIGURABLE[name]):
            wanted = Phrase("true or false") if CONFIGURABLE[name] is bool else Phrase("text between quotation marks")
            raise WrongUsage(
                "{path}: {name} is {wanted}.", "Mend the line, or remove it.", path=path, name=name, wanted=wanted
            )
    return found


def store_of(settings: Settings, environ: Mapping[str, str] = os.environ) -> str | None:
    """The store: as named, else None for the bundled event and the library."""
    named = settings.store or environ.get(STORE_VARIABLE)
    if named:
        return named
    named = configured(environ).get("store")
    return os.path.expanduser(named) if named else None


def index_of(settings: Settings, environ: Mapping[str, str] = os.environ) -> str | None:
    """The address of the index on a server, None for that of the files. A store named by option goes before a variable, by variable before the configuration.

    WrongUsage for an address that is none, or beside a store.
    """
    if settings.index and settings.store:
        raise WrongUsage("An index on a server holds its own events; --store names others.", "Leave one of them out.")
    named = settings.index or (None if settings.store else environ.get(INDEX_VARIABLE))
    if not named and not settings.store and not environ.get(STORE_VARIABLE):
        named = configured(environ).get("index")
    return checked_index(named) if named else None


def index_named(settings: Settings, environ: Mapping[str, str] = os.environ) -> str | None:
    """The address of the index on a server that is to be filled: the option, else the variable, else the configuration."""
    named = settings.index or environ.get(INDEX_VARIABLE) or configured(environ).get("index")
    return checked_index(named) if named else None


def checked_index(address: str) -> str:
    """The address of an index on a server. WrongUsage for one that is none."""
    if address.startswith(("postgresql://", "postgres://")) and address.isprintable():
        return address
    raise no_address(address)


def event_of(settings: Settings, environ: Mapping[str, str] = os.environ) -> str | None:
    """The event, as named."""
    return settings.event or environ.get(EVENT_VARIABLE) or configured(environ).get("event") or None


def language_of(settings: Settings, environ: Mapping[str, str] = os.environ) -> str:
    """The display language: as named, else that of the locale if it is one of ours, else English."""
    named = settings.lang or environ.get(LANG_VARIABLE) or configured(environ).get("lang")
    if named:
        if named not in LANGUAGES:
            raise no_such("There is no language {name}.", named, LANGUAGES)
        return named
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environ.get(variable)
        if value:
            return value[:2] if value[:2] in LANGUAGES else "en"
    return "en"


def named_by(error: CgluctlError, typed: Sequence[str], environ: Mapping[str, str] = os.environ) -> str:
    """The variable or the configuration file that named what is at fault; nothing where it was typed, or neither did."""
    name = next((str(error.values[key]) for key in ("id", "name", "path") if key in error.values), "").strip("'")
    if not name or any(name in word for word in typed):
        return ""
    for variable in (LANG_VARIABLE, STORE_VARIABLE, EVENT_VARIABLE, INDEX_VARIABLE):
        if environ.get(variable) == name:
            return variable
    with contextlib.suppress(CgluctlError):
        if any(os.path.expanduser(str(value)) == name for value in configured(environ).values()):
            return str(config_file(environ))
    return ""


def format_of(settings: Settings, known: tuple[str, ...]) -> str:
    """The format asked for, `table` without one. WrongUsage, with the nearest name, for one that does not exist."""
    wanted = "table" if settings.format is None else settings.format
    if wanted in known:
        return wanted
    raise no_such("There is no format {name}.", wanted, known)


def columns(environ: Mapping[str, str] = os.environ) -> int:
    """The width of the terminal: COLUMNS when it is a sane number, else what the terminal says, else 80."""
    said = environ.get("COLUMNS", "")
    if said.isascii() and said.isdigit() and int(said[:6]) > 0:
        return int(said[:6])
    try:
        return os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1).columns or 80
    except (OSError, ValueError):
        return 80
