"""What must hold of every document a reader makes."""

from __future__ import annotations

from cgluctl.ingest import ledger
from cgluctl.ingest.document import Block, Document


def checked(document: Document) -> Document:
    """The document, its blocks in order and apart, with nothing but white space between them."""
    end = 0
    for block in document.blocks:
        assert end <= block.start < block.end <= len(document.text), block
        assert not document.text[end : block.start].strip(), document.text[end : block.start]
        assert document.text[block.start : block.end].strip(), block
        listed = ledger.parted(block.reason)[0] in (*ledger.SKIPS, *ledger.NAMED)
        assert block.role != "skip" or listed, f"list it in ingest/ledger.py: {block.reason}"
        end = block.end
    assert not document.text[end:].strip()
    assert list(document.pages) == sorted(document.pages)
    last = 0
    for start, stop in document.drops:
        assert last <= start < stop <= len(document.text)
        last = stop
    document.text.encode()
    return document


def said(document: Document, block: Block) -> str:
    """The text of a block."""
    return document.text[block.start : block.end]


def of(document: Document, role: str) -> list[str]:
    """The texts of all blocks of a role."""
    return [said(document, block) for block in document.blocks if block.role == role]


def sessions(document: Document) -> list[tuple[str, str | None, tuple[str, ...]]]:
    """Title, date and persons of each session."""
    return [
        (said(document, block), block.data["date"], tuple(block.data["persons"]))
        for block in document.blocks
        if block.role == "session"
    ]


def flowing(document: Document) -> str:
    """The text of all blocks but skips, without its drops, a line each."""
    dropped = {place for start, stop in document.drops for place in range(start, stop)}
    parts = []
    for block in document.blocks:
        if block.role == "skip":
            continue
        if parts:
            parts.append(" " if block.continues else "\n")
            if block.continues and parts[-2][-1:] == "\0":
                parts.pop()
        kept = "".join(document.text[place] for place in range(block.start, block.end) if place not in dropped).replace(
            "\n", " "
        )
        parts.append(kept + ("\0" if block.end - 1 in dropped or block.end in dropped else ""))
    return "".join(parts).replace("\0", "")
