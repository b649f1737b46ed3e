"""Hits counted by one of their properties."""

from cgluctl.answers.context import Context
from cgluctl.shapes import Block, Column, Grid, Record, plain


def counted(ctx: Context, item: Record, by: str) -> list[str]:
    """Under which keys a hit counts: one, or several for topics, or none for a speaker who is unknown."""
    if by == "speaker":
        return [item["speaker"]["name"]] if item["speaker"] else []
    if by == "topic":
        return list(_session_topics(ctx, item))
    keys = {"day": item["date"], "session": f"{item['event']}/{item['session']}", "speech": item.get("speech"), "event": item["event"], "year": item["date"][:4]}
    return [str(keys[by])] if keys[by] else []


def _session_topics(ctx: Context, item: Record) -> list[str]:
    event = ctx.archive.current(item["event"])
    return [topic for s in ctx.archive.sessions(event.n) if s.data["id"] == item["session"] for topic in s.data["topics"]]


def counts_screen(columns: list[Column], items: list[Record]) -> list[Block]:
    """A small table."""
    return [Grid(columns, [[plain(str(item[column.key])) for column in columns] for item in items])]
