"""How differences are told to people: in the window, on the command line and where a signed file is read back."""

from __future__ import annotations

import re

from govreport_gui.compare.records import Comparison, Side, TableDifference, TextDifference, TextKind, Uncompared
from govreport_gui.form import CellKind, CellRef, Form
from govreport_gui.year_on_year.year_on_year import figure_of, signed

KIND_NAMES = {
    TextKind.CHANGED: "改动",
    TextKind.ADDED: "新增",
    TextKind.REMOVED: "删去",
    TextKind.MOVED: "移动",
}
BLANK = "空白"
PARAGRAPH_END = "（在这里另起一段）"
_REMARK = re.compile(r"(?<=[^）])（[^（）]*）$")


def cell_path(form: Form, ref: CellRef) -> str:
    """Name a cell by its labels, from the table down: 表三·（三）不予公开·1.属于国家秘密·自然人.

    Remarks in brackets behind a label are left out.
    """
    table = form.table[ref.table]
    labels = (_REMARK.sub("", label) for label in table.rows[ref.row].path)
    return "·".join((table.name, *labels, form.column(ref).name))


def cell_text(text: str) -> str:
    """Return a cell's text as it stands; a blank is said in words, in brackets, for 空白 could be typed."""
    return text if text.strip() else f"（{BLANK}）"


def change_of(kind: CellKind, a: str, b: str) -> str:
    """Return by how much B's figure is more than A's: "+3"; "" where one of them is no figure."""
    before, after = figure_of(kind, a), figure_of(kind, b)
    return "" if before is None or after is None or before == after else signed(after - before)


def table_text(form: Form, difference: TableDifference) -> str:
    """Say which report has a table that the other lacks."""
    has, lacks = (Side.A, Side.B) if difference.only_in is Side.A else (Side.B, Side.A)
    return f"{form.table[difference.table].name}只在 {has.name} 里有，{lacks.name} 里没有这张表"


def shown_text(text: str) -> str:
    """Return one side of a difference as one reads it."""
    return PARAGRAPH_END if text == "\n" else text.strip()


def text_of(difference: TextDifference, side: Side) -> str:
    """Return what one side says."""
    return shown_text(difference.a if side is Side.A else difference.b)


def uncompared_text(comparison: Comparison, left: Uncompared) -> str:
    """Name a cell that the other form has not."""
    return f"{left.side.name} 的{cell_path(comparison.form_of(left.side), left.cell)}：{left.text}"


def headline(comparison: Comparison) -> str:
    """Say in one line how much differs."""
    if comparison.is_same:
        return "数字和文字都相同。" if not comparison.uncompared else "能够比较的数字和文字都相同。"
    figures, texts = len(comparison.cells), len(comparison.texts)
    parts = [f"数字不同 {figures} 处" if figures else "", f"文字不同 {texts} 处" if texts else ""]
    parts.append(f"缺表 {len(comparison.tables)} 张" if comparison.tables else "")
    return "，".join(part for part in parts if part) + "。"


def forms_text(comparison: Comparison, sides: tuple[str, str] = (Side.A.name, Side.B.name)) -> str:
    """Say why some cells of reports that are called so were not compared; "" where all were."""
    if comparison.form_a.id == comparison.form_b.id:
        return ""
    names = comparison.form_a.name, comparison.form_b.name
    left = f"，另有 {len(comparison.uncompared)} 格没有对应的格子，列在最后" if comparison.uncompared else ""
    forms = "，".join(f"{side}：{name}" for side, name in zip(sides, names, strict=True))
    return f"两份报告的格式不同（{forms}），只比较了两种格式里含义相同的格子{left}。"
