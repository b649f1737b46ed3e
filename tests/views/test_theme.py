"""The theme: colours that can be read on light and dark, styles that every span has, and plain text without symbols."""

import ast
from pathlib import Path

import pytest
from rich.color import Color

from cgluctl.blocks import Entry, Fields, Heading, Quote, Span, plain
from cgluctl.views import theme
from cgluctl.views.terminal import Terminal, render
from cgluctl.views.theme import GREY, TEAL, plainly, styles

SOURCE = Path(theme.__file__).parents[1]
# Backgrounds that terminals come with: white, black, and those of well-known themes.
BACKGROUNDS = {"white": "#ffffff", "black": "#000000", "dark": "#1e1e1e", "light": "#fdf6e3", "violet": "#300a24"}


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("background", BACKGROUNDS)
@pytest.mark.parametrize("colour", [TEAL, GREY], ids=["teal", "grey"])
def test_colours_can_be_read_on_light_and_dark(colour: tuple[str, str, str | None], background: str) -> None:
    """4.3 on white and black, of the 4.58 that any colour can reach on both; 3.5 on the grounds in between."""
    assert contrast(colour[1], BACKGROUNDS[background]) >= (4.3 if background in ("white", "black") else 3.5)
    assert Color.parse(colour[0]).get_truecolor().hex == colour[1]


@pytest.mark.parametrize("many", [True, False])
def test_every_colour_of_the_styles_is_one_of_the_theme(many: bool) -> None:
    used = {style.color.name for style in styles(many).values() if style.color}
    assert used <= ({TEAL[0], GREY[0]} if many else {TEAL[2]})


def test_every_style_that_a_screen_names_is_in_the_theme() -> None:
    named = set()
    for path in [*SOURCE.rglob("screens/*.py"), SOURCE / "cli" / "pages.py"]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Span" and len(node.args) == 2:
                named |= {n.value for n in ast.walk(node.args[1]) if isinstance(n, ast.Constant)}
    assert {"id", "speaker", "dim"} <= named
    assert {name for name in named if isinstance(name, str)} <= set(styles(True)) | {"direct", "hit"}


def test_no_other_file_names_a_colour() -> None:
    makers = [
        path
        for path in (SOURCE / "views").rglob("*.py")
        if "rich.style" in path.read_text("utf-8") and "Style(" in path.read_text("utf-8").replace("Style(link=", "")
    ]
    assert [path.name for path in makers] == ["theme.py"]


def test_plain_text_has_no_symbols_but_those_that_somebody_said() -> None:
    said = "« A → B · C »"
    blocks = [
        Heading(plain("Day 1 · Friday"), "a → b"),
        Fields([("Session", (Span("2.2 · Tue", "dim"),))]),
        Quote(said),
        Entry("p1", "direct", plain(said), "1–2", "form: a → b"),
    ]
    text = render(blocks, Terminal(80, plain=True, styled=False))
    assert text.count("·") == text.count("→") == 2
    assert "Day 1, Friday" in text
    assert "a -> b" in text
    assert (plainly("❝ Rio"), plainly(" · ")) == ("Q Rio", " . ")


def test_an_address_is_a_link_and_can_be_read_without() -> None:
    blocks = [Fields([("Link", (Span("https://example.org/a(b). Then", "dim"),))])]
    linked = render(blocks, Terminal(80))
    assert "\x1b]8;" in linked
    assert ";https://example.org/a(b\x1b\\" in linked
    assert "https://example.org/a(b). Then" in render(blocks, Terminal(80, styled=False))
    assert "\x1b]8;" not in render(blocks, Terminal(80, colour=False))
