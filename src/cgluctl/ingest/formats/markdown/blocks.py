"""The blocks of a Markdown text in its own positions: what is words, what is markup at their edges."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import accumulate, pairwise
from typing import Any

from markdown_it.token import Token

from cgluctl.ingest.document import Block, Role
from cgluctl.ingest.formats.markdown.inline import Parser
from cgluctl.language.patterns import lazy

Range = tuple[int, int]
_NUMBER = lazy(r"\d{1,9}[.)](?=[ \t]+\Z)")
_TAG = lazy(
    r"<!--.*?(?:-->|\Z)|<(?:script|style)\b.*?(?:</(?:script|style)\s*>|\Z)|</?[a-zA-Z!?][^<>]*>",
    re.DOTALL | re.IGNORECASE,
)
_TAG_OR_ENTITY = lazy(rf"{_TAG.pattern}|&(?:#\d{{1,7}}|#x[0-9a-f]{{1,6}}|[a-z]\w{{1,31}});", _TAG.flags)
_PARTING = lazy(
    r"</?(?:p|div|br|hr|h[1-6]|[uod]l|li|d[dt]|t[dhr]|table|thead|tbody|blockquote|pre|section|center)\b", re.IGNORECASE
)
# What a line may hold besides words: marks of quotes, lists, tables, headings, rules and notes.
_MARKS = lazy(r"(?:[\s>|:*+\-_=#~`]|\d{1,9}[.)](?=\s|\Z)|\[\^[^\]\s]*\]:)*")
_BOLD = lazy(r"(\*\*|__)(?=\S)(?:(?!\1)[^\n]){1,200}(?<![.;,])\1")  # **Wrap-up**: a line that heads what follows
# 1. **Welcome**, over what was said of it; * *Welcome:*, alone in its list
_STRONG = lazy(r"(\*{1,3}|_{1,3})(?=[^\s*_])[^\n*_]{1,200}\1:?")
# [**Bridges**](address), by Ann Lee
_BY = r"(?:\]\([^()\s]*\))?,?\s(?:by|par|por)\s(?=\[?[A-ZÀ-Þ@])"
_TALK = lazy(rf"\[?(\*\*|__)(?P<title>[^\n*_]{{3,200}})\1{_BY}")
_ALONE = lazy(r"(?:[^\n.!?()\]]|\]\([^()\s]*\)|[()]){2,160}")  # Ann Lee ([@lee](address))
_TALKS = 3  # items that begin so
_TOML = lazy(r"\A\+\+\+[ \t]*\n(?:[^\n]*\n){1,60}?\+\+\+[ \t]*(?:\n|\Z)")
_ANCHOR = lazy(r"\[[^\[\]]+\]\(#[^()\s]*\)")  # of a table of contents
_LISTS = frozenset({"bullet_list_open", "ordered_list_open"})


def _heads(tokens: Sequence[Token], place: int, context: Sequence[str]) -> bool:
    if sum(each in _LISTS for each in context) != 1:
        return False
    if "ordered_list_open" in context:
        return tokens[place + 2].type != "list_item_close"
    return tokens[place - 3].type in _LISTS and tokens[place + 3].type == "bullet_list_close"


def _parted(block: Block, end: int | None) -> list[Block]:
    if end is None or end >= block.end:
        return [block]
    return [block._replace(end=end, role="heading", level=0), block._replace(start=end, role="text", level=0)]


class Reading:
    """Blocks, drops and changed characters of a text, in the order they are found."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.blocks: list[Block] = []
        self.drops: list[Range] = []
        self.changes: list[tuple[int, int, str]] = []
        self.fields: dict[str, str] = {}
        self._lines = source.split("\n")
        self._starts = [0, *accumulate(len(line) + 1 for line in self._lines)]
        self._parser = Parser()
        self._env: dict[str, Any] = {}
        self._fences: set[int] = set()
        self._definitions: list[Range] = []
        self._talks: list[Range] = []  # from the beginning of an item to the end of the title it has in bold

    def read(self) -> None:
        """Finds everything."""
        toml = _TOML.match(self.source)
        words = re.sub(r"[^\n]+", "", toml.group()) if toml else ""  # the parser knows front matter in YAML alone
        tokens, self._env = self._parser.blocks(words + self.source[toml.end() :] if toml else self.source)
        if toml:
            self._front_matter(range(1, words.count("\n") - 1), "=")
        context: list[str] = []
        first_in_item = False
        row: list[Token] | None = None
        for place, token in enumerate(tokens):
            if token.type == "inline" and row is not None:
                row.append(token)
            elif token.type == "inline":
                heads = first_in_item and _STRONG.fullmatch(token.content) and _heads(tokens, place, context)
                self._paragraph(token, tokens[place - 1], context, first_in_item, bool(heads))
                first_in_item = False
            elif token.type == "tr_open":
                row = []
            elif token.type == "tr_close":
                self._row(row or [])
                row = None
            elif token.nesting == 1:
                context.append(token.type)
                first_in_item = first_in_item or token.type == "list_item_open"
            elif token.nesting == -1:
                context.pop()
                first_in_item = first_in_item and token.type != "list_item_close"
            else:
                self._leaf(token)
        self.blocks.sort(key=lambda block: block.start)
        if len(self._talks) >= _TALKS:
            ends = dict(self._talks)
            self.blocks = [part for block in self.blocks for part in _parted(block, ends.get(block.start))]
        self._definitions.sort()
        self._rest()
        self.drops.sort()

    def _paragraph(
        self, token: Token, opening: Token, context: Sequence[str], first_in_item: bool, heads: bool
    ) -> None:
        places = self._places(token)
        if not places:
            return
        start, end = places[0], places[-1] + 1
        role: Role = "text"
        level = 0
        if opening.type == "heading_open":
            role, level = "heading", int(opening.tag[1])
        elif first_in_item:
            role, level = "item", sum(each in _LISTS for each in context)
            line = self._starts[token.map[0] if token.map else 0]
            if number := _NUMBER.search(self.source, line, start):
                start = number.start()
            if heads:
                role, level = "heading", 0
            elif _ANCHOR.fullmatch(token.content):
                role = "label"
            elif level == 1 and (talk := _TALK.match(token.content)):
                self._talks.append((start, places[talk.end("title") + 1] + 1))
        elif "blockquote_open" in context:
            role = "quote"
        elif "footnote_reference_open" in context:
            role = "note"
        elif _BOLD.fullmatch(token.content) or (
            (talk := _TALK.match(token.content)) and _ALONE.fullmatch(token.content, talk.end())
        ):
            role = "heading"
        self._between(places)
        words = self._inside(token.content, places)
        pictures = not words.strip()
        first = token.content.partition("\n")[0]
        if (
            role == "text"
            and _BOLD.fullmatch(first.rstrip().removesuffix("\\"))
            and not token.content[len(first) + 1 :].startswith(first[:2])
        ):
            self._block(start, places[len(first)], "heading")
            start = places[len(first)]
        self._block(start, end, "skip" if pictures else role, level, "picture description" if pictures else "")

    def _inside(self, content: str, places: Sequence[int]) -> str:
        found = self._parser.markup(content, self._env)
        self.drops += [(places[start], places[end - 1] + 1) for start, end in found.drops]
        self.changes += [(places[start], places[end - 1] + 1, text) for start, end, text in found.changes]
        kept = list(content)
        for start, end in found.drops:
            kept[start:end] = [""] * (end - start)
        return "".join(kept)

    def _row(self, cells: Sequence[Token]) -> None:
        start, end, place = -1, -1, 0
        for cell in cells:
            if not cell.content or not cell.map:
                continue
            line = cell.map[0]
            # The parser takes the sign off that tells a bar of a cell's own.
            pattern = "".join(r"\\?\|" if sign == "|" else re.escape(sign) for sign in cell.content)
            match = re.compile(pattern).search(self.source, max(place, self._starts[line]), self._starts[line + 1])
            if match is None:
                continue
            places = [at for at in range(*match.span()) if not self.source.startswith("\\|", at)]
            if len(places) == len(cell.content):
                self._inside(cell.content, places)
                self.drops += [(at, at + 1) for at in range(*match.span()) if self.source.startswith("\\|", at)]
            start, end, place = match.start() if start < 0 else start, match.end(), match.end()
        if start >= 0:
            self._block(start, end)

    def _leaf(self, token: Token) -> None:
        first, last = token.map or (0, 0)
        if token.type == "fence":
            lines = range(first + 1, first + 1 + token.content.count("\n"))
            self._fences.update((first, last - 1))
            self._verbatim(token, lines)
        elif token.type == "code_block":
            self._verbatim(token, range(first, first + token.content.count("\n")))
        elif token.type == "html_block":
            self._html(token, range(first, last))
        elif token.type == "front_matter":
            self._front_matter(range(first + 1, last - 1))
        elif token.type == "definition":
            self._definitions.append((self._starts[first], self._starts[last] - 1))

    def _verbatim(self, token: Token, lines: range) -> None:
        places = self._ends(token.content.removesuffix("\n").split("\n"), lines)
        if places:
            self._between(places)
            self._block(places[0], places[-1] + 1)

    def _html(self, token: Token, lines: range) -> None:
        places = self._ends(token.content.removesuffix("\n").split("\n"), lines)
        if not places:
            return
        start, end = places[0], places[-1] + 1
        stretch = self.source[start:end]
        if not _TAG.sub("", stretch).strip():
            self._block(start, end, "skip", 0, "comment" if stretch.startswith("<!--") else "markup")
            return
        self._between(places)
        for found in _TAG_OR_ENTITY.finditer(self.source, start, end):
            first, last = found.span()
            glued = not self.source[first - 1 : first].isspace() and not self.source[last : last + 1].isspace()
            if found[0].startswith("&"):
                self.changes += [(first, last, unescape(found[0]))] if unescape(found[0]) != found[0] else []
            elif _PARTING.match(found[0]) and glued and start < first and last < end:
                # Words of two paragraphs must not become one.
                self.changes.append((first, last, " "))
            else:
                self.drops.append((first, last))
        self._block(start, end)

    def _front_matter(self, lines: range, sign: str = ":") -> None:
        for line in lines:
            words = self._lines[line]
            name, found, value = words.partition(sign)
            name = name.rstrip() if sign == "=" else name
            if found and name == name.strip():
                self.fields.setdefault(name.lower(), value.strip().strip("\"'"))
            start = self._starts[line] + len(words) - len(words.lstrip())
            self._block(start, self._starts[line] + len(words.rstrip()), "skip", 0, "front matter")

    def _block(self, start: int, end: int, role: Role = "text", level: int = 0, reason: str = "") -> None:
        while start < end and self.source[start].isspace():
            start += 1
        while end > start and self.source[end - 1].isspace():
            end -= 1
        if start < end:
            self.blocks.append(Block(start, end, role, level, reason))

    def _places(self, token: Token) -> list[int]:
        first, last = token.map or (0, 0)
        return self._ends(token.content.split("\n"), range(first, last))

    def _ends(self, parts: Sequence[str], lines: range) -> list[int]:
        places: list[int] = []
        for part, line in zip(parts, lines, strict=False):
            words = part.strip()
            at = self._lines[line].rfind(words) if words else len(self._lines[line])
            if at < 0:
                return []
            begins = self._starts[line] + at
            lead = len(part) - len(part.lstrip()) if words else 0
            # White space before the words may have been a tab; it is no markup either way.
            places += [max(begins - lead + number, self._starts[line]) for number in range(lead)]
            places += range(begins, begins + len(part) - lead)
            places.append(self._starts[line + 1] - 1)
        return places[:-1]

    def _between(self, places: Sequence[int]) -> None:
        for before, here in pairwise(places):
            if here > before + 1 and self.source[before + 1 : here].strip():
                self.drops.append((before + 1, here))

    def _rest(self) -> None:
        place = 0
        made: list[Block] = []
        for block in [*self.blocks, Block(len(self.source), len(self.source))]:
            for start, end in self._stretches(place, block.start):
                made.append(self._left(start, end))
            if block.start < block.end:
                made.append(block)
            place = max(place, block.end)
        self.blocks = made

    def _stretches(self, start: int, end: int) -> Iterator[Range]:
        while start < end:
            stop = self.source.find("\n", start, end)
            stop = end if stop < 0 else stop
            words = self.source[start:stop]
            if words.strip():
                lead = len(words) - len(words.lstrip())
                yield start + lead, start + len(words.rstrip())
            start = stop + 1

    def _left(self, start: int, end: int) -> Block:
        defined = bisect_right(self._definitions, (start, len(self.source))) - 1
        if defined >= 0 and start < self._definitions[defined][1]:
            return Block(start, end, "skip", reason="link address")
        line = bisect_right(self._starts, start) - 1
        if line in self._fences or _MARKS.fullmatch(self.source, start, end):
            return Block(start, end, "skip", reason="markup")
        return Block(start, end)
