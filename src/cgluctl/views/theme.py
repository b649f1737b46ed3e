"""The theme: every style by its name, the marks of speech, and their plain likeness. What means the same looks the same everywhere."""

from functools import cache

from rich.style import Style

# Colours that can be read on light and on dark: of 256 where a terminal has them, else its own of 8 with that name.
TEAL, GREY = ("color(30)", "#008787", "cyan"), ("color(243)", "#767676", None)

MARKS = {"direct": "❝", "reported": "›", "narrative": ""}
PLAIN_MARKS = {"direct": "Q", "reported": "R", "narrative": "-"}
# Symbols that a screen reader spells out, or skips, and what plain text has for them.
_PLAIN = str.maketrans({"❝": "Q", "→": "->", "·": ",", "…": "..."})


@cache
def styles(many: bool) -> dict[str, Style]:
    """The styles by name, for a terminal of many colours or of few."""
    quiet = Style(color=GREY[0]) if many else Style(dim=True)
    named = Style(color=TEAL[0] if many else TEAL[2])
    strong = Style(bold=True)
    return {
        "id": named,
        "term": named,
        "title": strong,
        "speaker": strong,
        "quote": strong,
        "day": strong,
        "hit": Style(bold=True, underline=True),
        "work": Style(italic=True),
        "label": quiet,
        "dim": quiet,
        "": Style(),
    }


def plainly(text: str) -> str:
    """Text without symbols: `Day 1, Friday` for `Day 1 · Friday`; a dot alone in its place stays one."""
    if text.strip() == "·":
        return text.replace("·", ".")
    return text.replace(" · ", ", ").translate(_PLAIN)


def coloured(lines: list[list[str]], keys: list[str], titled: bool) -> list[list[str]]:
    """The cells of a listing in the styles that their columns have on a screen."""
    from rich.color import ColorSystem

    named = styles(False)
    kinds = ["id" if key in ("id", "session", "event") else "speaker" if key == "speaker" else "" for key in keys]
    return [
        [
            named["dim" if titled and number == 0 else kind].render(cell, color_system=ColorSystem.STANDARD)
            for cell, kind in zip(cells, kinds, strict=True)
        ]
        for number, cells in enumerate(lines)
    ]
