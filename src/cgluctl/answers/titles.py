"""What a session is called: its title, or what it is where the report gives it none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgluctl.language import when

if TYPE_CHECKING:
    from cgluctl.answers.context import Context
    from cgluctl.language.messages import Messages
    from cgluctl.model import Session


def title(ctx: Context, session: Session) -> tuple[str, str]:
    """The title in the display language, else in another, with its language."""
    found, language = ctx.chosen(session["title"])
    return (found, language) if found else (ctx.text(session["short"]) or untitled(ctx.tell, session), ctx.lang)


def short(ctx: Context, session: Session) -> str:
    """The short name, else the title."""
    return ctx.text(session["short"]) or title(ctx, session)[0]


def untitled(tell: Messages, session: Session) -> str:
    """What a session without any title is: the text before the first day, or before the first session of one."""
    if when.is_before(session["day"], session["date"]):
        return when.named(tell, session["day"], session["date"])
    return tell.say("Before the first session") if session["id"].endswith(".0") else tell.say("Untitled session")
