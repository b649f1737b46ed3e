"""A sheet that Rich's tables and texts are set on: of Rich's console, what they ask of it, at a fifth of its cost.

`rich.console` is a quarter of what Rich costs at start-up.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Self

from rich import measure
from rich.color import ColorSystem
from rich.protocol import rich_cast
from rich.segment import Segment
from rich.style import Style
from rich.text import Text


def _cast(renderable: Any) -> Any:
    return rich_cast(renderable) if hasattr(renderable, "__rich__") else renderable


# To name a type, Rich's own imports all of `rich.console` for each cell that is measured.
measure.rich_cast = _cast  # type: ignore[attr-defined]


class Options:
    """How a renderable is to be set: the attributes of `rich.console.ConsoleOptions` that renderables read."""

    ascii_only = False
    encoding = "utf-8"
    height: int | None = None
    highlight = False
    is_terminal = True
    justify = None
    legacy_windows = False
    markup = False
    no_wrap = False
    overflow = None

    def __init__(self, width: int) -> None:
        self.min_width = self.max_width = width

    def update(self, *, width: int | None = None, **changes: Any) -> Self:
        """A copy with these changes."""
        options = type(self)(self.max_width if width is None else max(0, width))
        options.__dict__ = {**self.__dict__, **options.__dict__, **changes}
        return options

    def update_width(self, width: int) -> Self:
        """A copy of another width."""
        return self.update(width=width)

    def update_height(self, height: int) -> Self:
        """A copy of another height."""
        return self.update(height=height)


class Sheet:
    """What renderables take for their console; whatever else they ask for is an AttributeError."""

    safe_box = True
    tab_size = 8

    def __init__(self, width: int, colours: bool, many: bool = False) -> None:
        self.options = Options(width)
        system = ColorSystem.EIGHT_BIT if many else ColorSystem.STANDARD
        self._colours = system if colours else None

    def text(self, renderables: Iterable[Any]) -> str:
        """Renderables one below the other, with escape sequences if there are to be colours."""
        return "".join(
            style.render(text, color_system=self._colours) if style else text
            for renderable in renderables
            for text, style, _ in self.render(renderable, self.options)
        )

    def get_style(self, style: str | Style, *, default: Any = None) -> Style:
        """The style itself, or the one of that definition; there are no named styles."""
        return style if isinstance(style, Style) else Style.parse(style)

    def render_str(self, text: str, **_: Any) -> Text:
        """Words as they are, never read as markup."""
        return Text(text)

    def render(self, renderable: Any, options: Options) -> Iterator[Segment]:
        """The segments of a renderable and of all that it is made of."""
        if options.max_width < 1:
            return
        if isinstance(renderable, str):
            renderable = self.render_str(renderable)
        inside = options.update(height=None)
        for part in renderable.__rich_console__(self, options):
            if isinstance(part, Segment):
                yield part
            else:
                yield from self.render(part, inside)

    def render_lines(
        self,
        renderable: Any,
        options: Options,
        *,
        style: Style | None = None,
        pad: bool = True,
        new_lines: bool = False,
    ) -> list[list[Segment]]:
        """The lines of a renderable, each as wide as the options say."""
        segments: Iterable[Segment] = self.render(renderable, options)
        if style:
            segments = Segment.apply_style(segments, style)
        width = options.max_width
        return list(Segment.split_and_crop_lines(segments, width, include_new_lines=new_lines, pad=pad, style=style))[
            : options.height
        ]
