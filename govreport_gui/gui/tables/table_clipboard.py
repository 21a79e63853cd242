"""Rectangles of cells on the clipboard: what a copied selection says, and whether what is pasted fits.

Pure functions over texts and cell names; who owns the clipboard is the grid's business.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from html import escape

from govreport_gui.errors import GovReportError
from govreport_gui.form import CellRef
from govreport_gui.form.layout import GridLayout, LayoutCell

Rows = list[list[str]]
QUOTE = '"'
SPECIAL = ("\t", "\n", "\r", QUOTE)
REMADE = frozenset("+0=@")  # with these a text begins that a spreadsheet would make another number or a formula of
LANGUAGE = 2052  # Chinese, as LibreOffice numbers languages


class PasteError(GovReportError):
    """What is on the clipboard does not fit where it should go."""


def to_tsv(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as tab-separated text, the way Excel and WPS write it."""
    return "".join("\t".join(map(_quoted, row)) + "\n" for row in rows)


def _quoted(text: str) -> str:
    return f'"{text.replace(QUOTE, QUOTE * 2)}"' if any(mark in text for mark in SPECIAL) else text


def to_html(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as an HTML table, for Word, WPS, spreadsheets and mail."""
    return _html("".join(f"<td{_as_text(text)}>{_escaped(text)}</td>" for text in row) for row in rows)


def whole_html(layout: GridLayout, texts: Mapping[CellRef, str]) -> str:
    """Return a table as printed, labels and merged cells too."""
    lines: dict[int, list[str]] = {row: [] for row in range(layout.rows)}
    for cell in layout.cells:
        lines[cell.row].append(_td(cell, _text(cell, texts)))
    return _html("".join(line) for line in lines.values())


def whole_rows(layout: GridLayout, texts: Mapping[CellRef, str]) -> Rows:
    """Return a table as printed, as rows: a merged cell stands at its top left place, blanks beside it."""
    rows = [[""] * layout.columns for _ in range(layout.rows)]
    for cell in layout.cells:
        rows[cell.row][cell.column] = _text(cell, texts)
    return rows


def _text(cell: LayoutCell, texts: Mapping[CellRef, str]) -> str:
    return texts.get(cell.ref, "") if cell.ref else cell.text


def _html(lines: Iterable[str]) -> str:
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return f'<table border="1" cellspacing="0" style="border-collapse:collapse">{body}</table>'


def _td(cell: LayoutCell, text: str) -> str:
    spans = (f' rowspan="{cell.rows}"' if cell.rows > 1 else "") + (
        f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    )
    centred = ' align="center"' if cell.ref or cell.heads_columns or cell.rows > 1 else ""
    return f'<td{spans}{centred} valign="middle"{_as_text(text)}>{_escaped(text)}</td>'


def _as_text(text: str) -> str:
    """Tell Excel (first) and LibreOffice (second) to leave "+2" and "007" as they are."""
    return f' style="mso-number-format:\'\\@\'" sdnum="{LANGUAGE};0;@"' if text[:1] in REMADE and text != "0" else ""


def _escaped(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def from_tsv(text: str) -> Rows:
    """Return the rows of tab-separated text, all equally long. PasteError if it cannot be a table."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        rows = list(csv.reader(io.StringIO(lines), dialect="excel-tab"))
    except csv.Error as error:  # a field of more than 128 KiB
        raise PasteError("剪贴板里的内容太长，不像是表格，没有粘贴。请只复制表格里的数字部分。") from error
    width = max([1, *map(len, rows)])
    while width > 1 and not rows[-1]:
        rows.pop()  # an empty line behind a table is no row of it
    return [row + [""] * (width - len(row)) for row in rows]


def selected_rows(layout: GridLayout, texts: Mapping[CellRef, str], selected: Iterable[CellRef]) -> Rows:
    """Return the texts of selected cells as rows; unselected cells in between are blank."""
    wanted = set(selected)
    lines = [line for line in lines_of(layout).values() if wanted & set(line)]
    columns = [k for line in lines for k, ref in enumerate(line) if ref in wanted]
    first, last = min(columns, default=0), max(columns, default=-1)
    return [[texts.get(ref, "") if ref in wanted else "" for ref in line[first : last + 1]] for line in lines]


def pasted_cells(layout: GridLayout, rows: Rows, start: CellRef, where: str) -> dict[CellRef, str]:
    """Return what pasting `rows` from `start` on sets; `where` is how the message calls the start.

    Blank cells beyond the table's edge are left out (merged cells copied from Excel end in blanks); anything else
    that would fall out of the table or on a label raises PasteError.
    """
    row, _ = layout.places[start]
    lines = lines_of(layout)
    first = lines[row].index(start)
    changes: dict[CellRef, str] = {}
    for down, texts in enumerate(rows):
        targets = lines.get(row + down, [])[first:]
        if any(text.strip() for text in texts[len(targets) :]):
            raise PasteError(_refusal(layout, rows, row, first, where))
        changes.update(zip(targets, texts, strict=False))
    return changes


def _refusal(layout: GridLayout, rows: Rows, row: int, first: int, where: str) -> str:
    lines = lines_of(layout)
    wide = len(lines[row]) - first
    high = 0
    while row + high in lines:
        high += 1
    return (
        f"粘贴不下：要粘贴的内容有 {len(rows)} 行 {len(rows[0])} 列，从“{where}”起只有 {high} 行 {wide} 列可填，"
        "表中没有改动。请只复制数字部分（不含行、列标题），或换一个起点再粘贴。"
    )


def lines_of(layout: GridLayout) -> dict[int, list[CellRef]]:
    """Return the value cells of each grid row that has any, left to right."""
    lines: dict[int, list[CellRef]] = {}
    for cell in layout.cells:
        if cell.ref is not None:
            lines.setdefault(cell.row, []).append(cell.ref)
    return lines
