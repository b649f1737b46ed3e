"""What an answer looks like to a view: records for machines, and a screen of blocks for people, made when asked."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar, overload

from cgluctl.frozen import Frozen

if TYPE_CHECKING:
    from cgluctl.blocks import Block

Record = dict[str, Any]
_T = TypeVar("_T")


class Walk(Sequence[Record]):
    """Records that are made anew each time somebody walks through them, so that never all of them are held."""

    def __init__(self, make: Callable[[], Iterable[Record]], size: int | None = None) -> None:
        self._make = make
        self._size = size

    def __iter__(self) -> Iterator[Record]:
        return iter(self._make())

    def __len__(self) -> int:
        if self._size is None:
            self._size = sum(1 for _ in self)
        return self._size

    def __bool__(self) -> bool:
        return any(True for _ in self) if self._size is None else self._size > 0

    @overload
    def __getitem__(self, index: int) -> Record: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Record]: ...
    def __getitem__(self, index: int | slice) -> Record | Sequence[Record]:
        if isinstance(index, slice):
            return list(self)[index]
        return next(islice(self, range(len(self))[index], None))


def batched(things: Iterable[_T], size: int) -> Iterator[list[_T]]:
    """Things so many at a time."""
    rest = iter(things)
    while some := list(islice(rest, size)):
        yield some


class Column(Frozen):
    """One column of a listing: `key` names it in data formats (in English), `title` on the screen."""

    key: str
    title: str
    right: bool = False


class Answer(Frozen):
    """What a command found.

    `items` are the records of the JSON envelope; `columns` and `rows` the same, flat, for tables and pipes; `screen` makes
    the blocks for a person, only when asked (by default a table of the rows); `remarks` are words for stderr; `found` false shows nothing and ends with exit code 1, `failed` shows all and ends so;
    `lines` are the items as JSON, one a line, in whatever pieces, where that is quicker than to make the records.
    """

    name: str
    query: Record
    items: Sequence[Record]
    columns: Sequence[Column]
    rows: Sequence[Record]
    screen: "Callable[[], Sequence[Block]] | None" = None
    total: int | None = None
    remarks: Sequence[str] = ()
    found: bool = True
    extra: Record | None = None
    document: bool = False
    failed: bool = False
    lines: "Callable[[], Iterator[bytes]] | None" = None

    def blocks(self) -> "Sequence[Block]":
        """The blocks for a person."""
        from cgluctl.blocks import listing

        return self.screen() if self.screen else listing(self.columns, self.rows)


class Files(Frozen):
    """An answer that is several files: contents by name, a folder of a name parted by a slash.

    `first` names the one that stands for all where a single stream or file is wanted; without it, a folder must be named.
    """

    files: dict[str, bytes]
    first: str | None = None
    remarks: Sequence[str] = ()
