"""What is printed beside the words and is none of them: the times of transcripts (`00:01:18 Jean Valjean`, `[12:40] Cosette`,
`Fantine (00:02:03)`), and lines between paragraphs (`Page 12`, `[7]`, `PNG - 2.5 Mo`).
"""

import re

from cgluctl.language.patterns import lazy

_CLOCK = r"(?:\d{1,2}:\d\d:\d\d(?:[.,]\d{1,3})?|\[\d{1,2}:\d\d\]|\(\d{1,2}:\d\d\))"
_STAMP = lazy(rf"[\[(]?{_CLOCK}[\])]?\s*[-–—:|]?\s+")
# Ann Lee  2:57, as programs write down: a time of two parts is also an hour, and behind more space one of a programme.
_BEHIND = lazy(rf"(?:\s+[-–—:|]?\s*[\[(]?{_CLOCK}[\])]?|(?<=\S)  \d{{1,2}}:\d\d)\s*:?\s*\Z")
_NAME = lazy(r"[^\W\d_a-z][^,;:!?\n«»“”\"()\[\]]{1,60}")
_LABELLED = lazy(rf"{_STAMP.pattern}({_NAME.pattern}):\s+(?=\S)")
_BRACKETED = lazy(r"\s\([^\W\d_][^()\d]{3,60}\)\Z")  # Chair (of the first sitting)
_VOICE = lazy(r"[^\W\d_]{3,15}\s?\d{0,3}")  # audience1, speaker 2: what a program calls a voice behind a full time
_FULL = lazy(r"[\[(]?\d{1,2}:\d\d:\d\d")
_MOST = 6  # words of a label


def stamped(line: str) -> int | None:
    """Where the label ends of a line that is a time and a name and nothing else; None for any other."""
    whole = unstamped(line).rstrip(" :")
    if whole == line.rstrip(" :"):
        return None
    if _FULL.match(line) and _VOICE.fullmatch(whole):
        return len(line)
    bare = _BRACKETED.sub("", whole)
    if not _NAME.fullmatch(bare) or bare.endswith(".") or len(bare.split()) > _MOST:
        return None
    return len(line)


def labelled(line: str) -> re.Match[str] | None:
    """A time and a name in front of what is said, as `[12:40] Cosette: …`; the first group is the name."""
    match = _LABELLED.match(line)
    return match if match and len(match[1].split()) <= _MOST else None


def unstamped(label: str) -> str:
    """A label without its time."""
    before = _STAMP.match(label)
    return label[before.end() :] if before else _BEHIND.sub("", label)


_LONGEST = 160
_NUMBER = lazy(r"\W*(?:pages?|p\.|página|pág\.)?\W*\d{1,4}\W*", re.IGNORECASE)
_FILE = lazy(
    r"\W*(?:png|jpe?g|gif|webp|pdf|docx?|odt|mp[34])\s*[-–—(:]?\s*\d[\d.,]*\s?(?:[kmg][ob]|octets|bytes)\W*",
    re.IGNORECASE,
)


# À lire aussi : Un pont, 3 min de lecture: what a page has beside its text.
_BESIDE = lazy(
    r"\W*(?:(?:à )?(?:lire|voir|écouter) (?:aussi|également)|read (?:also|more)|also read|see also|related articles?|lea también|leer (?:también|más)|[tl]e puede interesar|\d{1,2} ?min(?:utes?|utos)?\.? ?(?:temps )?(?:de )?(?:read|lect))",
    re.IGNORECASE,
)


# Figure 1. Homes by city
_CAPTION = lazy(
    r"(?:figure|fig\.|table(?:au)?|photo|foto|graphique|gr[aá]fic[oa]|cuadro|chart|annexe?|anexo)\s?(?:\d+|[ivx]+\b)?\s?[.:]",
    re.IGNORECASE,
)


def is_aside(line: str) -> bool:
    """Whether a line is the number of a page, the kind and size of a file, a caption, or leads to another text."""
    if len(line) > _LONGEST:
        return False
    return bool(_NUMBER.fullmatch(line) or _FILE.fullmatch(line) or _BESIDE.match(line) or _CAPTION.match(line))
