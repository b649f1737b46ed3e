"""What a run was told: options before and after the command, the environment, and what stdout is."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from cgluctl.errors import no_such
from cgluctl.frozen import Frozen
from cgluctl.language import LANGUAGES
from cgluctl.store.locate import STORE_VARIABLE

LANG_VARIABLE, EVENT_VARIABLE = "CGLUCTL_LANG", "CGLUCTL_EVENT"


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

    def over(self, before: Settings) -> Settings:
        """These, completed by those given before the command."""
        return self._replace(
            store=self.store or before.store,
            lang=self.lang or before.lang,
            quiet=self.quiet or before.quiet,
            pager=self.pager and before.pager,
        )


def store_of(settings: Settings, environ: Mapping[str, str] = os.environ) -> str | None:
    """The store: the option, else the environment, else None for the bundled event and the library."""
    return settings.store or environ.get(STORE_VARIABLE) or None


def event_of(settings: Settings, environ: Mapping[str, str] = os.environ) -> str | None:
    """The event named by the option or the environment."""
    return settings.event or environ.get(EVENT_VARIABLE) or None


def language_of(settings: Settings, environ: Mapping[str, str] = os.environ) -> str:
    """The display language: the option, else the environment, else the locale if it is one of ours, else English."""
    named = settings.lang or environ.get(LANG_VARIABLE)
    if named:
        if named not in LANGUAGES:
            raise no_such("There is no language {name}.", named, LANGUAGES)
        return named
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environ.get(variable)
        if value:
            return value[:2] if value[:2] in LANGUAGES else "en"
    return "en"


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
