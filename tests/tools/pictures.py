"""The pictures of the guide: screens of the terminal as SVG, and the page for a browser as PNG where there is a browser.

python tests/tools/pictures.py   write docs/pictures anew
"""

import io
import re
import sys
import tempfile
from pathlib import Path
from shutil import which

from rich.console import Console
from rich.text import Text

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from screens import on_terminal

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "pictures"
SCREENS = {
    "home": [],
    "search": ["search", "migraciones", "--lang", "es", "--limit", "3"],
    "quote": ["quote", "--speaker", "rio"],
}


def picture(name: str, home: Path) -> str:
    """A screen of 80 columns as a picture; `home` is a folder for the run alone."""
    own = {
        "HOME": str(home),
        "CGLUCTL_CACHE": str(home / "cache"),
        "XDG_DATA_HOME": str(home),
        "XDG_CONFIG_HOME": str(home),
    }
    surroundings = {
        **own,
        "TERM": "xterm-256color",
        "CGLUCTL_LANG": "en",
        "LC_ALL": "C.UTF-8",
        "PAGER": "cat",
        "NO_COLOR": "(unset)",
    }
    code, seen = on_terminal(SCREENS[name], surroundings, FORCE_COLOR="(unset)", COLORTERM="(unset)")
    if code:
        raise RuntimeError(f"{name} ended with {code}: {seen}")
    console = Console(record=True, width=80, file=io.StringIO(), force_terminal=True, color_system="256", _environ={})
    console.print(Text.from_ansi(seen.replace("\r\n", "\n").rstrip("\n")), soft_wrap=True)
    made = console.export_svg(title=" ".join(["cgluctl", *SCREENS[name]]), unique_id=f"cgluctl-{name}")
    # Fonts from the network are none of a picture's business: the reader's own will do.
    return re.sub(r"\s*@font-face \{.*?\}|<!--.*?-->", "", made, flags=re.DOTALL)


def photograph(path: Path, home: Path) -> bool:
    """Whether there was a browser to take a picture of the page of the event with."""
    browser = which("chromium") or which("google-chrome")
    if browser is None:
        return False
    from playwright.sync_api import sync_playwright

    surroundings = {
        "HOME": str(home),
        "CGLUCTL_CACHE": str(home / "cache"),
        "XDG_DATA_HOME": str(home),
        "CGLUCTL_LANG": "en",
    }
    on_terminal(["export", "--format", "html", "-o", str(home / "event.html"), "--lang", "en"], surroundings)
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        page = chromium.new_page(viewport={"width": 1000, "height": 700}, locale="en", color_scheme="light")
        page.goto((home / "event.html").as_uri())
        page.screenshot(path=str(path))
        chromium.close()
    return True


def main() -> None:
    """Writes every picture."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in SCREENS:
        with tempfile.TemporaryDirectory() as home:
            (FOLDER / f"{name}.svg").write_text(picture(name, Path(home)), "utf-8")
    with tempfile.TemporaryDirectory() as home:
        if not photograph(FOLDER / "page.png", Path(home)):
            sys.stderr.write("There is no browser: page.png is as it was.\n")


if __name__ == "__main__":
    main()
