"""Real terminals for tests: a command at one end of a pseudo-terminal, what a person sees and types at the other."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from making import environment


def on_terminal(
    arguments: list[str],
    isolated: Mapping[str, str],
    typed: bytes = b"",
    size: tuple[int, int] = (24, 80),
    **more: str,
) -> tuple[int, str]:
    """Exit code and all bytes that cgluctl sent to a terminal of that size (lines, columns), keys typed once it shows something."""
    import pty
    import termios

    screen, end = pty.openpty()
    termios.tcsetwinsize(end, size)
    env = {name: value for name, value in environment(isolated, **more).items() if value != "(unset)"}
    child = subprocess.Popen(
        [sys.executable, "-m", "cgluctl", *arguments], env=env, stdin=end, stdout=end, stderr=end, cwd=env["HOME"]
    )
    os.close(end)
    seen = b""
    try:
        while piece := os.read(screen, 65536):
            seen += piece
            if typed:
                time.sleep(0.3)  # until the pager listens
                os.write(screen, typed)
                typed = b""
    except OSError:  # how a terminal says that its other end has gone
        pass
    finally:
        os.close(screen)
    return child.wait(60), seen.decode("utf-8", "replace")


def script(folder: Path, name: str, body: str) -> Path:
    """A program of the shell's in a folder."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)
    return path
