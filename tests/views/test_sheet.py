"""What is set on a sheet looks as Rich's own console would print it."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from cgluctl.views import terminal
from making import Result

Call = Callable[..., Result]
SCREENS = [
    [],
    ["days"],
    ["days", "--plain"],
    ["show", "2.3"],
    ["search", "digital divide"],
    ["quote", "--speaker", "Rio"],
    ["quote", "--verify", "Les gouvernements locaux sont des territoires de paix"],
    ["speakers", "chungong"],
    ["topics"],
    ["stats"],
]


class Refusing:
    """A sheet on which a Rich of another age cannot be set."""

    def __init__(self, width: int, colours: bool) -> None:
        pass

    def text(self, renderables: Iterable[Any]) -> str:
        raise AttributeError("a console has this, a sheet has not")


@pytest.mark.parametrize("command", SCREENS, ids=" ".join)
@pytest.mark.parametrize("columns", ["20", "40", "80", "120"])
def test_a_sheet_and_a_console_set_the_same(
    command: list[str], columns: str, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    for environ in ({"COLUMNS": columns}, {"COLUMNS": columns, "NO_COLOR": "1"}):
        with monkeypatch.context() as patched:
            patched.setattr(terminal, "_printed", None)
            on_a_sheet = call(*command, tty=True, **environ)
            patched.undo()
            patched.setattr(terminal, "Sheet", Refusing)
            by_the_console = call(*command, tty=True, **environ)
        assert on_a_sheet.out == by_the_console.out
        assert on_a_sheet.out
