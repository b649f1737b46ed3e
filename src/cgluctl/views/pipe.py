"""Plain lines for a pipe: one a row, columns aligned, one header, nothing cut and nothing wrapped."""

from cgluctl.shapes import Answer, Column
from cgluctl.views.door import visible

_DATA_ONLY = (
    "translation",
    "lang",
    "part",
)  # columns that would push the text off every screen; data formats have them


def filled(answer: Answer) -> list[Column]:
    """The columns that a person needs: pages only where the source has them; data formats have all."""
    paged = any(row.get("page") for row in answer.rows)
    return [column for column in answer.columns if column.key != "page" or paged]


def as_lines(answer: Answer, coloured: bool = False) -> str:
    """The rows of an answer, ids first and text last; `coloured` where the user has colour forced into a pipe."""
    answer = answer._replace(rows=list(answer.rows))  # walked through for each width
    columns = [column for column in filled(answer) if column.key not in _DATA_ONLY]
    columns.sort(key=lambda column: column.key == "text")
    titled = any(column.title for column in columns)
    table = [[visible(column.title) for column in columns]] if titled else []
    table += [
        ["" if row.get(column.key) is None else visible(str(row[column.key])) for column in columns]
        for row in answer.rows
    ]
    if not answer.rows:
        return ""
    widths = [max(map(len, cells)) for cells in zip(*table, strict=True)]
    lines = [
        [_set(text, width, column.right) for text, width, column in zip(cells, widths, columns, strict=True)]
        for cells in table
    ]
    if coloured:
        from cgluctl.views.theme import coloured as in_colour

        lines = in_colour(lines, [column.key for column in columns], titled)
    return "".join("  ".join(cells).rstrip() + "\n" for cells in lines)


def _set(text: str, width: int, right: bool) -> str:
    return text.rjust(width) if right else text.ljust(width)
