"""The system calls by which a run changes files, as strace records them."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from .desk import Deed, Desk
from .process import Apart, Run

WRITING = (
    "open openat creat write pwrite64 writev pwritev2 sendfile copy_file_range fsync fdatasync ftruncate fallocate close "
    "rename renameat renameat2 link linkat symlink symlinkat unlink unlinkat mkdir mkdirat rmdir "
    "chmod fchmod fchmodat chown fchown lchown fchownat setxattr fsetxattr flock"
).split()
_LINE = re.compile(r"(?:\d+ +)?(\w+)\((.*)")
_READS = re.compile(r"O_RDONLY|O_PATH")


class Call(NamedTuple):
    """A system call: its name, the number it has among those of its name in the run, its arguments and result."""

    name: str
    nth: int
    line: str


@cache
def missing() -> str:
    """Why strace cannot be used here, if it cannot."""
    if sys.platform != "linux" or shutil.which("strace") is None:
        return "no strace on this system"
    tried = subprocess.run(
        ["strace", "-f", "-qq", "-e", "trace=write", "-e", "inject=write:error=EIO:when=9999", "true"],
        capture_output=True,
        text=True,
    )
    return "" if tried.returncode == 0 else f"strace may not trace here: {tried.stderr.strip()[:80]}"


def traced(desk: Desk, deed: Deed, log: Path, *options: str, data: bool = False) -> Run:
    """A change under strace, from the state in which it begins; `data` records whole what is written."""
    desk.lay(deed)
    size = ["-x", "-s", str(1 << 24)] if data else ["-s", "0"]
    under = ["strace", "-f", "--seccomp-bpf", "-qq", "-y", *size, "-o", str(log)]
    return Apart(desk.words(deed), desk.env, [*under, "-e", f"trace={','.join(WRITING)}", *options]).wait()


def calls(log: Path, root: Path) -> Iterator[Call]:
    """The calls of a recorded run that change something under a folder, or what the run says."""
    seen: Counter[str] = Counter()
    for line in log.read_text("utf-8", "replace").splitlines():
        match = _LINE.match(line)
        if not match:
            continue
        name = match.group(1)
        seen[name] += 1
        if str(root) in line and not (name in ("open", "openat") and _READS.search(line)):
            yield Call(name, seen[name], line)
