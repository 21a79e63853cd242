"""Part a worksheet into tables and lines of text, by empty rows and columns, borders and merged cells.

A row that holds a single cell is text where it stands outside the lines of a table, above one or among others of its
kind, or reads like a sentence or a numbered heading. All other rows that stand together are a table; its empty places
are blank cells.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, product
from typing import NamedTuple

from govreport_gui.blocks import Block, Blocks, Grid, GridCell, Paragraph, Picture, Skipped
from govreport_gui.readers.excel_sheet import Merge, Place, Sheet, cell_name
from govreport_gui.readers.picture_line import picture_named

MOST_PLACES = 400_000  # of all tables of a workbook that are given with their blank cells
_MOST_SPANNED = 300_000  # places under merged cells of one sheet; a larger merge counts as one cell
_MOST_IN_TABLE = 50_000  # places; a larger table is given without its blank cells
_DEEPEST = 20  # partings of partings
_READS_AS_TEXT = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)].*。|注|备注|说明)|.*。", re.DOTALL
)
_COVERED = "被合并单元格盖住的内容，Excel 里看不到，没有带入"
_HIDDEN = "隐藏的行或列，Excel 里看不到，没有带入"


@dataclass(frozen=True, slots=True)
class _Item:
    """A cell with all that it spans."""

    top: int
    left: int
    bottom: int
    right: int
    text: str
    bordered: bool


@dataclass(slots=True)
class Room:
    """How many places tables may still have with their blank cells: a few filled ones can span a million."""

    left: int = MOST_PLACES

    def take(self, places: int) -> bool:
        """Take the places of a table, and say whether there was room."""
        fits = places <= min(self.left, _MOST_IN_TABLE)
        self.left -= places if fits else 0
        return fits


def blocks_of(sheet: Sheet, source: str, room: Room) -> Blocks:
    """Return a sheet's tables and lines of text from its top to its foot, then what was left out.

    `room` is that of the workbook; a table beyond it comes without its blank cells.
    """
    items, left_out = _items(sheet, source)
    return [*_blocks(sheet, items, source, room), *left_out]


# ── cells ──


def _items(sheet: Sheet, source: str) -> tuple[list[_Item], list[Skipped]]:
    """Return the visible cells in order of their places, each with what it spans; and what lies hidden."""
    owners = _owners(sheet)
    items, covered, hidden = [], [], []
    for place, cell in sorted(sheet.cells.items()):
        merge = owners.get(place)
        spanned = merge or Merge(*place, *place)
        if merge and place != (merge.top, merge.left):
            covered += [cell.text] if cell.text else []
        elif _is_hidden(sheet, spanned):
            hidden += [cell.text] if cell.text else []
        else:
            items.append(_Item(spanned.top, spanned.left, spanned.bottom, spanned.right, cell.text, cell.bordered))
    skipped = [
        Skipped("、".join(texts), why, source) for texts, why in ((covered, _COVERED), (hidden, _HIDDEN)) if texts
    ]
    return items, skipped


def _owners(sheet: Sheet) -> dict[Place, Merge]:
    """Return the merged range of each place under one; of ranges that overlap the first counts."""
    owners: dict[Place, Merge] = {}
    looked_at = 0
    for merge in sheet.merges:
        size = (merge.bottom - merge.top + 1) * (merge.right - merge.left + 1)
        if looked_at + size > _MOST_SPANNED:
            continue
        looked_at += size
        places = list(product(range(merge.top, merge.bottom + 1), range(merge.left, merge.right + 1)))
        if not any(place in owners for place in places):
            owners |= dict.fromkeys(places, merge)
    return owners


def _is_hidden(sheet: Sheet, merge: Merge) -> bool:
    """Say whether no row or no column of a range is shown."""
    if all(row in sheet.hidden_rows for row in range(merge.top, merge.bottom + 1)):
        return True
    return all(column in sheet.hidden_columns for column in range(merge.left, merge.right + 1))


# ── regions ──


def _blocks(sheet: Sheet, items: Sequence[_Item], source: str, room: Room) -> Iterator[Block]:
    for region in _regions(items, _Hidden(sorted(sheet.hidden_rows), sorted(sheet.hidden_columns))):
        yield from _region_blocks(sheet, region, source, room)


class _Hidden(NamedTuple):
    """What a sheet does not show, in order."""

    rows: Sequence[int]
    columns: Sequence[int]


def _regions(items: Sequence[_Item], hidden: _Hidden, depth: int = 0) -> Iterator[list[_Item]]:
    """Part cells where whole rows are empty between them, then where whole columns are, and again."""
    for band in _bands(items, hidden.rows):
        sides = list(_sides(band, hidden.columns))
        if len(sides) == 1 or depth == _DEEPEST:
            yield sorted(band, key=lambda item: (item.top, item.left))
            continue
        for side in sides:
            yield from _regions(side, hidden, depth + 1)


def _bands(items: Sequence[_Item], hidden: Sequence[int]) -> Iterator[list[_Item]]:
    ordered = sorted(items, key=lambda item: (item.top, item.left))
    return _parted([(item.top, item.bottom, item) for item in ordered], hidden)


def _sides(items: Sequence[_Item], hidden: Sequence[int]) -> Iterator[list[_Item]]:
    ordered = sorted(items, key=lambda item: (item.left, item.top))
    return _parted([(item.left, item.right, item) for item in ordered], hidden)


def _parted(spans: Sequence[tuple[int, int, _Item]], hidden: Sequence[int]) -> Iterator[list[_Item]]:
    """Part cells, in order of where they start, where a place that is not hidden has none."""
    part: list[_Item] = []
    end = -1
    for start, last, item in spans:
        hidden_between = bisect_left(hidden, start) - bisect_left(hidden, end + 1)
        if part and hidden_between < start - end - 1:
            yield part
            part = []
        part.append(item)
        end = max(end, last)
    if part:
        yield part


def _region_blocks(sheet: Sheet, region: list[_Item], source: str, room: Room) -> Iterator[Block]:
    rows = [list(row) for _, row in groupby(region, key=lambda item: item.top)]
    texts = _text_rows(rows)
    table: list[_Item] = []
    for at, row in enumerate(rows):
        if at not in texts:
            table += row
            continue
        yield from _grid(sheet, table, source, room)
        table = []
        yield from (_line(item, source) for item in row if item.text)
    yield from _grid(sheet, table, source, room)


def _line(item: _Item, source: str) -> Paragraph | Picture:
    text, place = item.text.strip("\n"), _source(source, item)
    return picture_named(text, place) or Paragraph(text, place)


def _text_rows(rows: Sequence[list[_Item]]) -> set[int]:
    """Return which rows are text."""
    single = list(_single_rows(rows))
    drawn = any(item.bordered for row in rows for item in row)
    first = single.index(False) if False in single else len(rows)
    texts = {
        at
        for at, row in enumerate(rows)
        if single[at] and ((drawn and not row[0].bordered) or _READS_AS_TEXT.match(row[0].text) or at < first - 1)
    }
    for is_text, run in groupby(range(len(rows)), key=frozenset(texts).__contains__):
        between = list(run)
        if not is_text and all(single[at] for at in between):  # no table has but one column
            texts |= set(between)
    return texts


def _single_rows(rows: Sequence[list[_Item]]) -> Iterator[bool]:
    """Say of each row whether it is one cell with text, with no other beside it and none reaching down to it."""
    reached = -1
    for row in rows:
        yield len(row) == 1 and bool(row[0].text) and reached < row[0].top
        reached = max(reached, *(item.bottom for item in row))


def _source(sheet: str, item: _Item) -> str:
    return f"{sheet}, cell {cell_name((item.top, item.left))}"


# ── tables ──


def _grid(sheet: Sheet, items: list[_Item], source: str, room: Room) -> Iterator[Grid]:
    items = _without_empty_edges(items)
    if not items:
        return
    top, left = min(item.top for item in items), min(item.left for item in items)
    bottom, right = max(item.bottom for item in items), max(item.right for item in items)
    cells = [
        GridCell(
            item.top - top,
            item.left - left,
            item.text,
            _source(source, item),
            item.bottom - item.top + 1,
            item.right - item.left + 1,
        )
        for item in items
    ]
    if room.take((bottom - top + 1) * (right - left + 1)):
        cells += _blank_cells(sheet, items, Merge(top, left, bottom, right), source)
    cells.sort(key=lambda cell: (cell.row, cell.column))
    yield Grid(tuple(cells), f"{source}, cells {cell_name((top, left))}:{cell_name((bottom, right))}")


def _blank_cells(sheet: Sheet, items: list[_Item], area: Merge, source: str) -> Iterator[GridCell]:
    """Yield a cell for each visible place of a table where no cell stands."""
    taken = {
        place for item in items for place in product(range(item.top, item.bottom + 1), range(item.left, item.right + 1))
    }
    for place in product(range(area.top, area.bottom + 1), range(area.left, area.right + 1)):
        if place not in taken and not _is_hidden(sheet, Merge(*place, *place)):
            row, column = place
            yield GridCell(row - area.top, column - area.left, "", f"{source}, cell {cell_name(place)}")


def _without_empty_edges(items: list[_Item]) -> list[_Item]:
    """Drop bordered rows and columns around a table in which nothing stands; one blank row below it stays."""
    filled = [item for item in items if item.text]
    if not filled:
        return []
    top, left = min(item.top for item in filled), min(item.left for item in filled)
    bottom, right = max(item.bottom for item in filled), max(item.right for item in filled)
    return [
        item
        for item in items
        if top <= item.top and item.bottom <= bottom + 1 and left <= item.left and item.right <= right
    ]
