"""Text set as HTML: every word of the store goes through `said` or `attribute`, nothing else makes markup of it."""

import html
import re
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from cgluctl.language import LANGUAGES
from cgluctl.views.door import visible

Words = Mapping[str, Sequence[str]]


def said(text: str) -> str:
    """Text as text: control and bidirectional characters made visible, markup escaped."""
    return html.escape(visible(text), quote=False)


def attribute(text: str) -> str:
    """Text inside double quotation marks."""
    return html.escape(visible(text), quote=True)


def name(id: str) -> str:
    """An id as an HTML id and the end of a link: no white space, and nothing that an address would have to escape."""
    return re.sub(r"[^\w./:-]", "_", visible(id))


def each(words: Words, tag: str = "span") -> str:
    """A text in each language, of which the style shows one; once, where all say the same."""
    if len({words[language][1] for language in LANGUAGES}) == 1:
        return said(words["en"][1])
    return "".join(
        f'<{tag} class="{language}" lang="{attribute(spoken)}">{said(_tied(text) if spoken == "fr" else text)}</{tag}>'
        for language, (spoken, text) in ((language, words[language]) for language in LANGUAGES)
    )


def _tied(text: str) -> str:
    return re.sub(" (?=[:;!?»])|(?<=«) ", "\u00a0", text)


def ours(words: Mapping[str, str], **values: object) -> str:
    """Words of the page itself in each language."""
    return each({language: (language, words[language].format(**values)) for language in LANGUAGES})


def link(url: str, label: str) -> str:
    """A link out of the page where the address is one of the web, else its label with the address as text."""
    try:
        safe = urlsplit(url).scheme in ("http", "https") and bool(urlsplit(url).netloc)
    except ValueError:
        safe = False
    if not safe or visible(url) != url or re.search(r"\s", url):
        return f"{label} ({said(url)})"
    return f'<a href="{attribute(url)}" rel="noopener noreferrer">{label}</a>'
