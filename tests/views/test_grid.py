"""Tables on a terminal: rows that fit are set together and look as if they had been set one by one."""

import pytest

from cgluctl.blocks import Grid, Span, plain
from cgluctl.shapes import Column
from cgluctl.views import typeset
from cgluctl.views.terminal import Terminal, render

GRID = Grid(
    [Column("id", "Id"), Column("words", "Words"), Column("lines", "Lines", True)],
    [
        [(Span("Day 1", "day"),)],
        [(Span("1.1", "id"),), plain("Access to housing"), (Span("3–15", "dim"),)],
        [(Span("1.2", "id"),), plain("❝ Une société\u00a0solidaire"), plain("")],
        [(Span("1.10", "id"),), plain("[/x] \x1b[31m"), plain("167–224")],
    ],
    across=1,
)


@pytest.mark.parametrize("width", [24, 30, 45, 46, 47, 48, 49, 50, 51, 80])
@pytest.mark.parametrize("plainly", [False, True])
def test_rows_set_together_look_like_rows_set_apart(width: int, plainly: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal(width, plain=plainly)
    monkeypatch.setattr(typeset, "NARROW", 0)
    together = render([GRID], screen)
    monkeypatch.setattr(typeset, "needed", lambda rows, grid: [1000] * len(grid.columns))
    assert together == render([GRID], screen)
    assert "1.10" in together
    assert "\x1b[31m" not in together


def test_where_columns_have_no_room_a_row_stands_in_lines() -> None:
    assert render([GRID], Terminal(24, styled=False)).splitlines() == [
        "Day 1",
        "1.1  Access to housing",
        "    Lines 3–15",
        "1.2  ❝ Une",
        "     société\u00a0solidaire",
        "1.10  [/x] \\x1b[31m",
        "    Lines 167–224",
    ]


def test_ids_and_dates_are_never_cut_to_make_room() -> None:
    columns = [
        Column("id", "Id"),
        Column("start", "From"),
        Column("sessions", "Sessions", True),
        Column("title", "Title"),
    ]
    name = "meeting-of-the-towns-of-the-valley-2024-03"
    row = [(Span(name, "id"),), plain("2024-03-14"), plain("7"), plain("A meeting of the towns of the valley")]
    for width in (80, 60, 50):
        shown = render([Grid(columns, [row])], Terminal(width, styled=False))
        assert name in shown
        assert "2024-03-14" in shown
        assert all(word in shown for word in "A meeting of the towns of the valley".split())
