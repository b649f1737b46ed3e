"""Filling the index on a server from the event files of a store."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cgluctl.answers import said
from cgluctl.answers.context import Shelf
from cgluctl.errors import Interrupted, NotThere, WrongUsage
from cgluctl.shapes import Answer, Column, Record

if TYPE_CHECKING:
    from cgluctl.blocks import Block

Progress = Callable[[int, int], None]


def push(place: Shelf, rebuild: bool, mirror: bool, progress: Progress | None = None) -> Answer:
    """What became of each event of the store in the index on a server. WrongUsage without one; IndexFault, StoreError."""
    if place.index is None:
        raise WrongUsage(
            "There is no index on a server to fill.", "Name it: --index postgresql://HOST/DATABASE, or CGLUCTL_INDEX"
        )
    from cgluctl.search.files import files_of, header
    from cgluctl.search.postgres.connect import shown
    from cgluctl.search.postgres.push import push as pushed

    if place.event is not None and mirror:
        raise WrongUsage("--mirror takes out every event but the one that --event names.", "Leave one of them out.")
    files = [file for file in files_of(place.store) if place.event in (None, header(file)[0])]
    if not files:
        raise NotThere("There is no event {id}.", "List them: cgluctl events", id=place.event)
    try:
        done = pushed(place.index, files, rebuild, mirror, progress)
    except KeyboardInterrupt as stop:
        raise Interrupted("Interrupted; what was pushed before is kept.", "Push again to go on.") from stop
    items: list[Record] = [
        {"event": id, "state": state}
        for state, ids in zip(("imported", "updated", "unchanged", "removed"), done, strict=True)
        for id in ids
    ]
    say = place.tell.say
    columns = [Column("event", say("Event")), Column("state", say("State"))]

    def screen() -> list[Block]:
        from cgluctl.answers.screens.common import listing

        return listing(columns, [{**item, "state": said.state(place.tell, item["state"])} for item in items])

    counts = {state: sum(item["state"] == state for item in items) for state in ("imported", "updated", "removed")}
    told = ", ".join(f"{n} {said.state(place.tell, state)}" for state, n in counts.items() if n)
    remark = say("{place}: {told}.", place=shown(place.index), told=told or say("nothing was changed"))
    return Answer("store-push", {"index": shown(place.index)}, items, columns, items, screen, remarks=[remark])
