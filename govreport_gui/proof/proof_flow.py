"""A report and an exported file as one sequence each: paragraphs, tables, pictures, in their order, to be compared."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from govreport_gui.blocks import Blocks, Grid, Paragraph, Picture
from govreport_gui.form import Table
from govreport_gui.form.layout import layout
from govreport_gui.report import Report
from govreport_gui.text_links import common_start
from govreport_gui.writers.printed import Piece, Role, cell_text, clean, in_order

_START, _END, _SOMEWHERE = "开头", "落款", "正文"
_UNSEEN = re.compile("[\x7f\u00ad\u200b-\u200d\u2060\ufeff]")
_AROUND = 10  # characters shown before and after the first one that differs


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where the file says something else: None for what stands on one side only."""

    where: str
    expected: str | None
    found: str | None

    def __str__(self) -> str:
        if self.expected is None:
            return f"{self.where}：多出{_quoted(self.found)}"
        found = "没有找到" if self.found is None else f"文件里是{_quoted(self.found)}"
        return f"{self.where}：应为{_quoted(self.expected)}，{found}"


def _quoted(text: str | None) -> str:
    return f"“{text}”" if text else "空白"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a drawn table; `name` is what the clerk calls it, "" for a label or a foreign table's."""

    text: str
    name: str = ""


Place = tuple[int, int, int, int]  # row, column, rows, columns
Drawn = dict[Place, Cell]
Item = str | Drawn | Picture


@dataclass(frozen=True, slots=True)
class Flow:
    """What stands in a report or a file, in order, each thing with the part it stands in."""

    items: tuple[tuple[str, Item], ...]
    title: bool = False  # the first item is a title, whose lines are one
    lost: int = 0  # pictures that the report itself knows only by name

    @property
    def paragraphs(self) -> list[tuple[str, str]]:
        """The paragraphs with their part."""
        return [(place, item) for place, item in self.items if isinstance(item, str)]

    @property
    def embedded(self) -> int:
        """How many pictures and foreign tables there are."""
        return sum(isinstance(item, Picture) or _is_foreign(item) for _, item in self.items)

    def all_text(self) -> str:
        """Return every text in order, those of cells among them."""
        return "\n".join(text for _, item in self.items for text in _texts(item))


@dataclass(slots=True)
class Comparison:
    """What two flows have in common, and where they differ."""

    figures: int = 0
    blanks: int = 0
    paragraphs: int = 0
    differences: list[Difference] = field(default_factory=list)


def flow_of_report(report: Report, *, signed: bool = True) -> Flow:
    """Return what an export of the report must hold."""
    items: list[tuple[str, Item]] = []
    place, lost = _START, 0
    for piece in in_order(report, signed=signed):
        if piece.role is Role.HEADING:
            place = str(piece.item)
        elif piece.role in (Role.ORGAN, Role.DATE):
            place = _END
        item = _printed(report, piece)
        if isinstance(item, Picture) and not item.data:
            lost += 1
        elif item and (not isinstance(item, str) or item.strip()):
            items.append((place, item))
    return Flow(tuple(items), title=bool(report.title), lost=lost)


def _printed(report: Report, piece: Piece) -> Item:
    item = piece.item
    if isinstance(item, Table):
        return _drawn_table(report, item)
    if isinstance(item, Grid):
        return _drawn_grid(item)
    return item.strip("\n") if isinstance(item, str) else item


def flow_of_blocks(blocks: Blocks) -> Flow:
    """Return what a reader saw in a file; pictures known only by name count on neither side."""
    items: list[tuple[str, Item]] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            items.append((_SOMEWHERE, block.text))
        elif isinstance(block, Grid):
            items.append((_SOMEWHERE, _drawn_grid(block)))
        elif isinstance(block, Picture) and block.data:
            items.append((_SOMEWHERE, block))
    return Flow(tuple(items))


def _drawn_table(report: Report, table: Table) -> Drawn:
    return {
        (cell.row, cell.column, cell.rows, cell.columns): Cell(cell.text)
        if cell.ref is None
        else Cell(cell_text(report, cell.ref), report.form.cell_name(cell.ref))
        for cell in layout(table).cells
    }


def _drawn_grid(grid: Grid) -> Drawn:
    return {(c.row, c.column, c.rows, c.columns): Cell(clean(c.text)) for c in grid.cells}


# ── comparing ──


def compare_flows(wanted: Flow, found: Flow, *, exact: bool) -> Comparison:
    """Compare thing by thing. Without `exact`, blanks in a text do not count."""
    result = Comparison()
    theirs = list(found.items)
    if wanted.title and theirs and isinstance(theirs[0][1], str):
        theirs[0] = (_SOMEWHERE, theirs[0][1].replace("\n", ""))
    a = [_key(item, exact, title=wanted.title and not at) for at, (_, item) in enumerate(wanted.items)]
    b = [_key(item, exact, title=False) for _, item in theirs]
    for what, a1, a2, b1, b2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        ours, others = wanted.items[a1:a2], theirs[b1:b2]
        if what != "equal":
            result.differences += _unequal(ours, others)
            continue
        for (place, item), (_, other) in zip(ours, others, strict=True):
            if isinstance(item, dict) and isinstance(other, dict):
                _compare_tables(place, item, other, exact, result)
            else:
                result.paragraphs += isinstance(item, str)
    return result


def _key(item: Item, exact: bool, *, title: bool) -> str:
    """Return what makes two things the same at first sight; tables are compared cell by cell afterwards."""
    if isinstance(item, str):
        text = item.replace("\n", "") if title else item
        return f"text {text if exact else squeezed(text)}"
    return "table" if isinstance(item, dict) else f"picture {hashlib.sha256(item.data).hexdigest()}"


def _compare_tables(place: str, wanted: Drawn, found: Drawn, exact: bool, result: Comparison) -> None:
    if not any(cell.name for cell in wanted.values()):
        result.differences += _unequal_texts(place, wanted, found, exact)
        return
    for where, cell in wanted.items():
        other = found.get(where)
        if other is None or _cell_key(other.text, exact) != _cell_key(cell.text, exact):
            result.differences.append(
                Difference(cell.name or _called(place, where), cell.text, other.text if other else None)
            )
        elif cell.name:
            result.figures += bool(cell.text)
            result.blanks += not cell.text
    extra = [found[where] for where in found if where not in wanted]
    result.differences += [Difference(f"{place}的表格", None, cell.text) for cell in extra if cell.text]


def _unequal_texts(place: str, wanted: Drawn, found: Drawn, exact: bool) -> Iterator[Difference]:
    """Compare a table that is not of the form by its texts in order: gaps in it become empty cells in a file."""
    ours = [(where, cell.text) for where, cell in sorted(wanted.items()) if cell.text.strip()]
    theirs = [cell.text for _, cell in sorted(found.items()) if cell.text.strip()]
    for k, (where, text) in enumerate(ours):
        other = theirs[k] if k < len(theirs) else None
        if other is None or _cell_key(other, exact) != _cell_key(text, exact):
            yield Difference(_called(place, where), *excerpts(text, other or ""))
    for text in theirs[len(ours) :]:
        yield Difference(f"{place}的表格", None, text)


def _called(place: str, where: Place) -> str:
    return f"{place}的表格第 {where[0] + 1} 行第 {where[1] + 1} 列"


def _cell_key(text: str, exact: bool) -> str:
    return text.strip() if exact else squeezed(text)


def _unequal(ours: tuple[tuple[str, Item], ...], others: list[tuple[str, Item]]) -> Iterator[Difference]:
    """Yield the things of a stretch that has nothing in common, two by two as far as both go."""
    for k in range(max(len(ours), len(others))):
        if k >= len(ours):
            yield Difference(others[k][0], None, excerpts(_shown(others[k][1]), "")[0])
        elif k >= len(others):
            yield Difference(ours[k][0], excerpts(_shown(ours[k][1]), "")[0], None)
        else:
            expected, found = excerpts(_shown(ours[k][1]), _shown(others[k][1]))
            yield Difference(ours[k][0], expected, found)


def _shown(item: Item) -> str:
    if isinstance(item, str):
        return item
    return "一张表格" if isinstance(item, dict) else "一张图片"


def excerpts(expected: str, found: str) -> tuple[str, str]:
    """Return both texts around the first character that differs."""
    at = common_start(expected, found)
    return around(expected, at), around(found, at)


def around(text: str, at: int) -> str:
    """Return a text around a character."""
    return _cut(text, max(at - _AROUND, 0), at + 2 * _AROUND)


def _cut(text: str, start: int, end: int) -> str:
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")


def squeezed(text: str) -> str:
    """Return a text without any blanks and without characters that nobody sees, which readers of pages leave out."""
    return "".join(_UNSEEN.sub("", text).split())


def _texts(item: Item) -> Iterator[str]:
    if isinstance(item, str):
        yield item
    elif isinstance(item, dict):
        yield from (cell.text for cell in item.values())


def _is_foreign(item: Item) -> bool:
    return isinstance(item, dict) and not any(cell.name for cell in item.values())
