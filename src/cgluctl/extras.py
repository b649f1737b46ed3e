"""How an extra is added to this installation: in the way it was installed itself."""

import sys
from importlib.util import find_spec
from pathlib import Path


def command(extra: str) -> str:
    """What to type so that this installation gets an extra, as `pip install "cgluctl[docx]"` does where that is possible."""
    wanted = f"{_source()}[{extra}]"
    if (Path(sys.prefix) / "uv-receipt.toml").is_file():
        return _typed("uv", "tool", "install", "--force", wanted)
    if (Path(sys.prefix) / "pipx_metadata.json").is_file():
        return _typed("pipx", "install", "--force", wanted)
    if find_spec("pip"):
        return _typed(sys.executable, "-m", "pip", "install", wanted)
    return _typed("python3", "-m", "pip", "--python", sys.prefix, "install", wanted)


def _source() -> str:
    import json
    from importlib.metadata import PackageNotFoundError, distribution
    from urllib.parse import urlsplit
    from urllib.request import url2pathname

    try:
        told = json.loads(distribution("cgluctl").read_text("direct_url.json") or "{}")
    except (PackageNotFoundError, OSError, ValueError):
        return "cgluctl"
    url = urlsplit(str(told.get("url", ""))) if isinstance(told, dict) else urlsplit("")
    path = Path(url2pathname(url.path)) if url.scheme == "file" else Path()
    return str(path) if path.is_absolute() and path.exists() else "cgluctl"


def _typed(*words: str) -> str:
    if sys.platform == "win32":
        from subprocess import list2cmdline

        return list2cmdline(words)
    from shlex import join

    return join(words)
