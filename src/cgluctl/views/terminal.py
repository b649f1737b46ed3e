"""Blocks on a terminal, set by Rich; every text is shown letter for letter, never read as markup."""

import io
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from cgluctl.blocks import Block
from cgluctl.frozen import Frozen
from cgluctl.shapes import Answer
from cgluctl.views.sheet import Sheet
from cgluctl.views.typeset import TIED, Setter

if TYPE_CHECKING:
    from rich.console import RenderableType

WIDEST, NARROWEST = 110, 24
_TRAILING = re.compile(r" +((?:\x1b\[[0-9;]*m)*)$", re.MULTILINE)


class Terminal(Frozen):
    """What the screen can do: columns, colours (and whether there are many), and whether boxes and symbols are wanted."""

    width: int = 80
    colour: bool = True
    styled: bool = True
    plain: bool = False
    many: bool = False


def as_screen(answer: Answer, terminal: Terminal) -> str:
    """The blocks of an answer as text for this terminal."""
    return render(answer.blocks(), terminal)


def render(blocks: Sequence[Block], terminal: Terminal) -> str:
    """Blocks as text with or without escape sequences."""
    width = max(NARROWEST, min(terminal.width, WIDEST))
    renderables = list(Setter(width, terminal.plain, terminal.many).all(blocks))
    colours = terminal.colour and terminal.styled
    try:
        text = Sheet(width, colours, terminal.many).text(renderables)
    except (AttributeError, TypeError):  # a Rich that asks more of its console than a sheet can answer
        text = _printed(renderables, width, colours, terminal.many)
    return _TRAILING.sub(r"\1", text).replace(TIED, "\u00a0")


def _printed(renderables: "Sequence[RenderableType]", width: int, colours: bool, many: bool) -> str:
    from rich.console import Console

    out = io.StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=True,
        color_system=("256" if many else "standard") if colours else None,
        no_color=not colours,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        soft_wrap=False,
        _environ={},
    )
    for renderable in renderables:  # a console takes texts apart, and forgets whether they may be broken
        whole = renderable if isinstance(renderable, Text) else Text()
        console.print(renderable, crop=False, no_wrap=whole.no_wrap, overflow=whole.overflow)
    return out.getvalue()
