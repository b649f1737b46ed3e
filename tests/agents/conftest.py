"""A real client of the Model Context Protocol that starts the program and speaks to it over its streams."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from making import environment


class Reply(NamedTuple):
    """What a tool answered: its text, and whether it says that the call failed."""

    text: str
    failed: bool

    @property
    def json(self) -> Any:
        """The answer as a record."""
        assert not self.failed, self.text
        return json.loads(self.text)


class Visit(NamedTuple):
    """What a client saw: the server's instructions, its tools by name, and the replies to its calls."""

    instructions: str
    tools: dict[str, Any]
    replies: list[Reply]


@pytest.fixture
def visit(isolated: dict[str, str], tmp_path: Path) -> Callable[..., Visit]:
    """Starts `cgluctl mcp` with options, lists its tools and makes calls, each a tool and its arguments; `between` runs after each."""
    pytest.importorskip("mcp")
    import anyio
    from mcp import Client, StdioServerParameters, stdio_client

    async def session(options: tuple[str, ...], calls: tuple[tuple[str, dict[str, Any]], ...], between: Any) -> Visit:
        server = StdioServerParameters(
            command=sys.executable,
            args=["-m", "cgluctl", "mcp", *options],
            env=environment(isolated),
            cwd=str(tmp_path),
        )
        with open(tmp_path / "mcp.log", "w+", encoding="utf-8") as log:
            async with Client(stdio_client(server, errlog=log)) as client:
                tools = {tool.name: tool for tool in (await client.list_tools()).tools}
                replies = []
                for name, arguments in calls:
                    found = await client.call_tool(name, arguments)
                    (content,) = found.content
                    replies.append(Reply(content.text, bool(found.is_error)))
                    if between is not None:
                        between()
                return Visit(client.instructions or "", tools, replies)

    def go(
        *calls: tuple[str, dict[str, Any]],
        options: tuple[str, ...] = (),
        between: Callable[[], None] | None = None,
    ) -> Visit:
        return anyio.run(session, options, calls, between)

    return go
