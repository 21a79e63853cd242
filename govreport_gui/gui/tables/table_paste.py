"""What pasting would change, and how the clerk is told: pure functions, nothing is written here.

A table with labels is placed by them; any other from the first selected cell on. A blank clears a cell of a pasted
rectangle, as in a spreadsheet, but not beside labels, where a piece of the table may be filled by somebody else; nor
does it clear a total that the program computes. A pasted total that contradicts its parts stays as it was pasted and
becomes a hand-filled one (features.md M6, M7), which is said.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from govreport_gui import number
from govreport_gui.blocks import Grid
from govreport_gui.form import CellRef
from govreport_gui.form.layout import GridLayout
from govreport_gui.gui.edits import with_typed_cells
from govreport_gui.gui.tables.table_clipboard import PasteError, Rows, lines_of, pasted_cells
from govreport_gui.gui.tables.table_labelled import Labelled, is_labelled, placed_by_labels
from govreport_gui.gui.tables.table_pasted import rows_of
from govreport_gui.report import Report

NAMED = 3  # so many cells or texts are named in a sentence; of more, how many there are
LONGEST_NAME = 60  # characters of what found no place


@dataclass(frozen=True, slots=True)
class Pasting:
    """What will be set, and what was found out on the way."""

    changes: Mapping[CellRef, str]
    labelled: Labelled | None = None  # where labels decided


def pasting(report: Report, layout: GridLayout, selected: Sequence[CellRef], grid: Grid) -> Pasting:
    """Return what pasting a table into the selected cells sets. PasteError, with the reason, where it does not fit."""
    if is_labelled(grid, report.form):
        labelled = placed_by_labels(grid, report, selected[0].table)
        if not labelled.cells:
            raise PasteError(_nothing_placed(labelled))
        return Pasting(labelled.cells, labelled)
    rows = rows_of(grid)
    if len(rows) == len(rows[0]) == 1:
        open_refs = [ref for ref in selected if len(selected) == 1 or not report.is_computed(ref)]
        return Pasting(dict.fromkeys(open_refs, rows[0][0]))
    name = report.form.cell_name(selected[0])
    changes = pasted_cells(layout, _repeated(rows, layout, selected), selected[0], name)
    return Pasting({ref: text for ref, text in changes.items() if not _is_idle(report, ref, text)})


def _is_idle(report: Report, ref: CellRef, text: str) -> bool:
    return number.is_blank(text) and report.is_computed(ref)


def _repeated(rows: Rows, layout: GridLayout, selected: Sequence[CellRef]) -> Rows:
    """Return rows as often as they fit into the selection without a rest, as spreadsheets do; else once."""
    wanted = set(selected)
    lines = [[ref for ref in line if ref in wanted] for line in lines_of(layout).values()]
    lengths = {len(line) for line in lines if line}
    high, wide = sum(bool(line) for line in lines), max(lengths)
    if len(lengths) > 1 or high % len(rows) or wide % len(rows[0]):
        return rows
    return [row * (wide // len(row)) for row in rows] * (high // len(rows))


def _nothing_placed(labelled: Labelled) -> str:
    why = f"没有认出它们的位置：{_listed(labelled.left)}。" if labelled.left else "里面没有数字。"
    return f"粘贴的内容带着行名或者列名，但{why}表中没有改动。请只复制数字部分（不含行、列标题），再从要填的格子粘贴。"


def conflicts(report: Report, pasted: Pasting) -> list[CellRef]:
    """Return the cells that hold another figure than the one pasted by its labels; computed totals only follow."""
    return [
        ref
        for ref, text in pasted.changes.items()
        if not number.is_blank(report.cell(ref))
        and number.squeeze(report.cell(ref)) != number.squeeze(text)
        and not report.is_computed(ref)
    ]


def told(report: Report, pasted: Pasting) -> str:
    """Say in words what pasting makes of a report, `report` being the one before it."""
    return "".join(part(report, pasted) for part in _PARTS)


def _how_many(_report: Report, pasted: Pasting) -> str:
    if pasted.labelled is None:
        return f"已粘贴 {len(pasted.changes)} 格。"
    tables = list(dict.fromkeys(ref.table for ref in pasted.changes))
    names = "、".join(_report.form.table[key].name for key in tables)
    left = f"，{len(pasted.labelled.left)} 处没有放入：{_listed(pasted.labelled.left)}" if pasted.labelled.left else ""
    return f"按行名、列名在{names}放入 {len(pasted.changes)} 个数{left}。"


def _doubtful(report: Report, pasted: Pasting) -> str:
    rows = {report.form.row(ref).name for ref in pasted.labelled.doubtful} if pasted.labelled else set()
    return f"有的行名与规定的不完全一致，按最接近的放入，请核对：{_listed(sorted(rows))}。" if rows else ""


def _kept(report: Report, pasted: Pasting) -> str:
    blanks = pasted.labelled.blanks if pasted.labelled else ()
    kept = [ref for ref in blanks if not report.is_computed(ref) and not number.is_blank(report.cell(ref))]
    return f"粘贴来的表里有 {len(kept)} 格空白，表中原来的数没有动。" if kept else ""


def _by_hand(report: Report, pasted: Pasting) -> str:
    after = with_typed_cells(report, pasted.changes)
    new = after.typed_totals - report.typed_totals
    typed = [f"“{report.form.cell_name(ref)}”" for ref in report.form.refs if ref in new]
    if not typed:
        return ""
    more = f" 等 {len(typed)} 格" if len(typed) > NAMED else ""
    named = "、".join(typed[:NAMED]) + more
    return f"{named}与各项之和不符，按粘贴的数保留，不再自动计算；要改回来，请用右键菜单的“恢复自动计算”。"


_PARTS: tuple[Callable[[Report, Pasting], str], ...] = (_how_many, _doubtful, _kept, _by_hand)


def _listed(texts: Sequence[str]) -> str:
    shown = [text if len(text) <= LONGEST_NAME else text[:LONGEST_NAME] + "…" for text in texts[:NAMED]]
    return "；".join(shown) + (f" 等 {len(texts)} 处" if len(texts) > NAMED else "")
