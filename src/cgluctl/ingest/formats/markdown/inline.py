"""The markup within a paragraph: which characters are no words, and which stand for others."""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

Rule = Callable[[StateInline, bool], bool]
NESTING = 100  # as deep as blocks may lie in each other
_OPEN_BRACKETS = 2_000  # the parser looks for the end of each, to the end of the paragraph
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


class Markup(NamedTuple):
    """Positions in a paragraph: stretches that are no words, and stretches with the characters they stand for."""

    drops: list[tuple[int, int]]
    changes: list[tuple[int, int, str]]


class Parser:
    """Finds blocks, and the markup within them: each rule of the parser tells where it was applied."""

    def __init__(self) -> None:
        self.markdown = MarkdownIt("commonmark", {"maxNesting": NESTING, "inline_definitions": True})
        self.markdown.enable(["table", "strikethrough"]).use(front_matter_plugin).use(footnote_plugin)
        # Tokens must stay where they are in the text, and as they were made.
        self.markdown.disable(["inline", "footnote_tail", "text_join", "fragments_join", "footnote_inline"])
        ruler = self.markdown.inline.ruler
        for name, rule in zip(self.markdown.get_active_rules()["inline"], ruler.getRules(), strict=True):
            ruler.at(name, self._watched(name, rule))
        self._state: StateInline | None = None
        self._found = Markup([], [])
        self._signs: list[tuple[Token, int, int]] = []

    def blocks(self, text: str) -> tuple[list[Token], dict[str, Any]]:
        """The tokens of blocks, each with its lines, and what the parser must know to read their insides."""
        env: dict[str, Any] = {}
        return self.markdown.parse(text, env), env

    def markup(self, content: str, env: dict[str, Any]) -> Markup:
        """The markup in the content of a paragraph."""
        self._state, self._found, self._signs = None, Markup([], []), []
        if content.count("[") - content.count("]") > _OPEN_BRACKETS:
            return self._found
        self.markdown.inline.parse(content, self.markdown, env, [])
        # Signs of emphasis that found their partner have lost their text.
        drops = [(start, end) for token, start, end in self._signs if not token.content]
        return Markup(_merged([*self._found.drops, *drops]), sorted(self._found.changes))

    def _watched(self, name: str, rule: Rule) -> Rule:
        note = getattr(self, f"_{name}", None)

        def watched(state: StateInline, silent: bool) -> bool:
            self._state = self._state or state
            before, count = state.pos, len(state.tokens)
            done = rule(state, silent)
            # Descriptions of pictures are parsed on their own, with positions of their own.
            if done and not silent and note and state is self._state:
                note(state, before, count)
            return done

        return watched

    def _drop(self, start: int, end: int) -> None:
        self._found.drops.append((start, end))

    def _escape(self, state: StateInline, before: int, count: int) -> None:
        # Before a letter the sign is a word's own.
        if len(state.tokens[-1].content) < state.pos - before:
            self._drop(before, before + 1)

    def _backticks(self, state: StateInline, before: int, count: int) -> None:
        if len(state.tokens) > count and state.tokens[-1].type == "code_inline":
            length = len(state.tokens[-1].markup)
            self._drop(before, before + length)
            self._drop(state.pos - length, state.pos)

    def _emphasis(self, state: StateInline, before: int, count: int) -> None:
        end = state.pos
        for token in reversed(state.tokens[count:]):
            if end <= before:
                break
            self._signs.append((token, end - len(token.content), end))
            end -= len(token.content)

    _strikethrough = _emphasis

    def _link(self, state: StateInline, before: int, count: int) -> None:
        label_end = state.md.helpers.parseLinkLabel(state, before, True)
        self._drop(before, before + 1)
        self._drop(label_end, state.pos)

    def _image(self, state: StateInline, before: int, count: int) -> None:
        self._drop(before, state.pos)

    _footnote_ref = _image

    def _autolink(self, state: StateInline, before: int, count: int) -> None:
        self._drop(before, before + 1)
        self._drop(state.pos - 1, state.pos)

    def _html_inline(self, state: StateInline, before: int, count: int) -> None:
        if _BREAK.fullmatch(state.src, before, state.pos):
            self._found.changes.append((before, state.pos, " "))
        else:
            self._drop(before, state.pos)

    def _entity(self, state: StateInline, before: int, count: int) -> None:
        self._found.changes.append((before, state.pos, state.tokens[-1].content))


def _merged(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif start < end:
            merged.append((start, end))
    return merged
