"""RIS, the lines that most reference managers read: a tag of two letters, two spaces, a hyphen, a value."""

from cgluctl.shapes import Answer
from cgluctl.views.references import reference


def as_ris(answer: Answer) -> str:
    """One record of the type RPRT; every line ends with CR LF, and no value holds a line end."""
    found = reference(answer)
    fields = [
        ("TY", "RPRT"),
        ("ID", found.key),
        ("TI", found.title),
        ("LA", found.language),
        ("SP", "" if found.page is None else str(found.page)),
        *(("KW", word) for word in found.keywords),
        ("N1", ", ".join(part for part in (found.event, found.period) if part)),
        ("N1", found.place),
        *(("N1", note) for note in found.notes),
    ]
    lines = [f"{tag}  - {value.strip()}" for tag, value in fields if value.strip()]
    return "\r\n".join([*lines, "ER  - ", ""])
