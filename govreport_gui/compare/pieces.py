"""A part of the report as the pieces that are compared: sentences, embedded things, ends of paragraphs; and back.

Empty paragraphs hold nothing and make no piece.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from govreport_gui.blocks import Grid, Picture
from govreport_gui.compare.grids import grid_name
from govreport_gui.compare.records import BREAK, Piece
from govreport_gui.compare.sentences import sentences
from govreport_gui.report import Part


def pieces_of(part: Part) -> list[Piece]:
    """Return the pieces of a part, in order."""
    found: list[Piece] = []
    for item in part.items:
        if not isinstance(item, str):
            found.append(item)
        elif item:
            found += [*(sentence.text for sentence in sentences(item)), BREAK]
    return found


def part_of(pieces: Iterable[Piece]) -> Part:
    """Return the part that pieces make up."""
    items: list[str | Picture | Grid] = []
    open_paragraph: list[str] = []

    def close() -> None:
        if any(open_paragraph):
            items.append("".join(open_paragraph))
        open_paragraph.clear()

    for piece in pieces:
        if isinstance(piece, str):
            open_paragraph.append(piece)
            continue
        close()
        if isinstance(piece, Picture | Grid):
            items.append(piece)
    close()
    return Part(tuple(items))


def key_of(piece: Piece) -> Hashable:
    """Return what makes two pieces the same: a picture's bytes, a table's cells; not where they stood in a file."""
    if isinstance(piece, Picture):
        return (Picture, piece.data) if piece.data else (Picture, piece.name, piece.data)
    if isinstance(piece, Grid):
        return Grid, tuple((cell.row, cell.column, cell.rows, cell.columns, cell.text) for cell in piece.cells)
    return piece


def shown(pieces: Iterable[Piece]) -> str:
    """Return pieces as people read them; a lone end of a paragraph is a line feed."""
    texts = [_shown(piece) for piece in pieces]
    text = "".join(texts)
    return text.rstrip("\n") or text


def _shown(piece: Piece) -> str:
    if isinstance(piece, str):
        return piece
    if isinstance(piece, Picture):
        return f"【图片{f'：{piece.name}' if piece.name else ''}】\n"
    if isinstance(piece, Grid):
        return f"{grid_name(piece)}\n"
    return "\n"
