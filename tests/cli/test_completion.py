"""What a shell is offered."""

from collections.abc import Callable

import pytest

from making import Result


@pytest.mark.parametrize(
    ("typed", "offered"), [("mig", ["migration"]), ("right-to", ["right-to-housing", "right-to-the-city"]), ("qz", [])]
)
def test_topics_complete(typed: str, offered: list[str], run: Callable[..., Result]) -> None:
    words = f"cgluctl search --topic {typed}"
    result = run(env={"_CGLUCTL_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": "3"})
    assert sorted(result.text.split()) == offered


def test_commands_complete(run: Callable[..., Result]) -> None:
    result = run(env={"_CGLUCTL_COMPLETE": "complete_bash", "COMP_WORDS": "cgluctl se", "COMP_CWORD": "1"})
    assert result.text.split() == ["search"]
