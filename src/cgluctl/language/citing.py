"""The words that a citation is made of, as the styles have them in three languages.

They belong to the citation, not to the program's messages.
"""

from collections.abc import Iterable

from cgluctl.language import dates
from cgluctl.language.messages import quoted

WORDS = {
    "en": {
        "colon": ": ",
        "semicolon": "; ",
        "cited": "as cited in",
        "quoted": "quoted in",
        "reported": "reported in",
        "credit-quoted": "Quoted in: ",
        "credit-reported": "Reported in: ",
        "credit": "Source: ",
        "under": "printed under session",
        "session": "session",
        "spoken": "language spoken not stated",
        "ours": "paraphrase, in our words",
        "report": "in the words of the report",
        "indirect": "not direct speech",
        "theirs": "reported speech, in the words of the report",
        "nobody": "speaker not stated",
        "translation": "Our translation, not the speaker’s words: ",
        "undated": "n.d.",
        "line": "line",
        "lines": "lines",
        "page": "p. ",
        "pages": "pp. ",
        "type": "Report",
    },
    "fr": {
        "colon": "\u00a0: ",
        "semicolon": "\u00a0; ",
        "cited": "propos cités dans",
        "quoted": "propos cités dans",
        "reported": "propos rapportés dans",
        "credit-quoted": "Propos cités dans\u00a0: ",
        "credit-reported": "Propos rapportés dans\u00a0: ",
        "credit": "Source\u00a0: ",
        "under": "imprimé sous la session",
        "session": "session",
        "spoken": "langue parlée non précisée",
        "ours": "paraphrase, avec nos mots",
        "report": "avec les mots du rapport",
        "indirect": "hors discours direct",
        "theirs": "propos rapportés, avec les mots du rapport",
        "nobody": "intervenant non précisé",
        "translation": "Notre traduction, et non les mots prononcés\u00a0: ",
        "undated": "s.\u00a0d.",
        "line": "ligne",
        "lines": "lignes",
        "page": "p.\u00a0",
        "pages": "p.\u00a0",
        "type": "Rapport",
    },
    "es": {
        "colon": ": ",
        "semicolon": "; ",
        "cited": "palabras citadas en",
        "quoted": "palabras citadas en",
        "reported": "palabras referidas en",
        "credit-quoted": "Palabras citadas en: ",
        "credit-reported": "Palabras referidas en: ",
        "credit": "Fuente: ",
        "under": "impreso bajo la sesión",
        "session": "sesión",
        "spoken": "lengua hablada no indicada",
        "ours": "paráfrasis, con nuestras palabras",
        "report": "con las palabras del informe",
        "indirect": "no es discurso directo",
        "theirs": "declaraciones indirectas, con las palabras del informe",
        "nobody": "ponente sin indicar",
        "translation": "Nuestra traducción, no las palabras pronunciadas: ",
        "undated": "s.\u00a0f.",
        "line": "línea",
        "lines": "líneas",
        "page": "p.\u00a0",
        "pages": "pp.\u00a0",
        "type": "Informe",
    },
}


def word(key: str, language: str) -> str:
    """A word of citations in a language; English for one we have no words in."""
    return WORDS.get(language, WORDS["en"])[key]


def locator(page: int | None, lines: list[int] | None, language: str, last: int | None = None) -> str:
    """`p. 12` where the source has pages (`pp. 12–14` to the `last`), else `lines 84–87`; nothing when neither is known."""
    if page is not None and last not in (None, page):
        return f"{word('pages', language)}{page}–{last}"
    if page is not None:
        return f"{word('page', language)}{page}"
    if not lines:
        return ""
    first, last = lines
    return f"{word('line', language)} {first}" if first == last else f"{word('lines', language)} {first}–{last}"


def span(pages: Iterable[int | None]) -> tuple[int | None, int | None]:
    """The first and the last of pages that are known."""
    known = sorted(page for page in pages if page is not None)
    return (known[0], known[-1]) if known else (None, None)


def day(iso: str, language: str) -> str:
    """`18 May 2021`, `18 mai 2021`, `18 de mayo de 2021`."""
    return dates.long(iso, language).split(" ", 1)[1]


def under(session: str, short: str, iso: str | None, language: str, printed: str | None = None) -> str:
    """`printed under session 2.3 [Migration and human mobility], 18 May 2021`; a date need not be stated.

    The short name is ours, unless it is `printed` in a language, between whose marks it then stands.
    """
    named = (f" {quoted(short, printed)}" if printed else f" [{short}]") if short else ""
    on = f", {day(iso, language)}" if iso else ""
    return f"{word('under', language)} {session}{named}{on}"


def is_printed(short: str, printed: str | None) -> bool:
    """Whether a short name is the printed title, whole or cut with an ellipsis."""
    if not short or not printed:
        return False
    return short == printed or (short.endswith("…") and printed.startswith(short[:-1].rstrip()))


def heading(title: str, printed: str | None, source_language: str, language: str) -> str:
    """A title as printed between the marks of its language, with ours in brackets where that is another."""
    if not printed:
        return f"[{title}]"
    words = quoted(printed, source_language)
    return words if language == source_language or title == printed else f"{words} [{title}]"


def bracketed(description: str) -> str:
    """A description of ours between square brackets, which say that the source does not print it."""
    text = description.strip()
    return text if not text or (text.startswith("[") and text.endswith("]")) else f"[{text}]"
