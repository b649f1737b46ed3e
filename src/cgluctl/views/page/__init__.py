"""The page: one HTML file with its style, its script and its search vocabulary inside, that asks nothing of any network."""

import base64
import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from cgluctl.language import LANGUAGES
from cgluctl.shapes import Answer
from cgluctl.views.envelope import dumps
from cgluctl.views.page import markup
from cgluctl.views.page.html import attribute, said

_HERE = Path(__file__).parent
# Nothing is loaded, sent or framed; the one style and the one script are known by their hashes.
_POLICY = (
    "default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; base-uri 'none'; form-action 'none'"
)


def as_page(answer: Answer) -> bytes:
    """The whole file. Its text is all there without the script; the script adds search, filters and copying."""
    content = (answer.extra or {})["page"]
    style, script = _asset("page.css"), _asset("search.js") + _asset("page.js")
    told = {key: [words[language] for language in LANGUAGES] for key, words in strings()["script"].items()}
    data = {
        "search": content["search"],
        "strings": told,
        "title": [content["event"]["title"][language][1] for language in LANGUAGES],
        "days": [[str(day["day"]), *_heads(day)] for day in content["days"]],
        "sessions": [[session["id"], str(session["day"])] for day in content["days"] for session in day["sessions"]],
        "people": [[one["id"], *(one["name"][language][1] for language in LANGUAGES)] for one in content["people"]],
        "topics": [
            [one["id"], " ".join(one["sessions"]), *(one["label"][language][1] for language in LANGUAGES)]
            for one in content["topics"]
        ],
    }
    policy = _POLICY.format(style=_hash(style), script=_hash(script))
    language = content["lang"]
    made = [
        "<!DOCTYPE html>",
        f'<html lang="{language}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{attribute(policy)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        '<meta name="color-scheme" content="light dark">',
        f"<title>{said(content['event']['title'][language][1])}</title>",
        f"<style>{style}</style>",
        "</head>",
        "<body>",
        *markup.body(content, strings()["script"] | strings()["page"]),
        f'<script type="application/json" id="data">{_embedded(data)}</script>',
        f"<script>{script}</script>",
        "</body>",
        "</html>",
        "",
    ]
    return "\n".join(made).encode("utf-8", "backslashreplace")


def _heads(day: dict[str, Any]) -> list[str]:
    shown = [words for words in (day["name"], day["long"]) if words]
    return [" · ".join(words[language][1] for words in shown) for language in LANGUAGES]


@cache
def strings() -> dict[str, dict[str, dict[str, str]]]:
    """The page's own words in three languages: those that stand in it, and those that its script says."""
    found = json.loads(_asset("strings.json"))
    return {
        part: {key: dict(zip(LANGUAGES, words, strict=True)) for key, words in told.items()}
        for part, told in found.items()
    }


@cache
def _asset(name: str) -> str:
    return (_HERE / name).read_text("utf-8").replace("\r\n", "\n")


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _embedded(data: object) -> str:
    text = dumps(data).replace("&", "\\u0026")
    return text.replace("<", "\\u003c").replace(">", "\\u003e")
