"""Where a report's cells stand in the workbook, which of them are numbers there, and how sums over them are written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from govreport_gui import number
from govreport_gui.form import CellKind, CellRef
from govreport_gui.form.layout import layout
from govreport_gui.report import Report
from govreport_gui.writers.printed import cell_text

_DIGITS = 15  # Excel keeps no more of a number: a longer one stays text


@dataclass(frozen=True)
class ExcelCells:
    """The cells of a report as the workbook holds them; a sheet is called like its table (表三)."""

    report: Report
    places: dict[CellRef, tuple[int, int]]

    @classmethod
    def of(cls, report: Report) -> ExcelCells:
        """Place every cell of every table that is in the report."""
        tables = (table for table in report.form.tables if report.has_table(table.key))
        return cls(report, {ref: place for table in tables for ref, place in layout(table).places.items()})

    def number(self, ref: CellRef) -> int | Decimal | None:
        """Return the number that stands in a cell, None where it is blank or text."""
        text = cell_text(self.report, ref)
        if sum(char.isdigit() for char in text) > _DIGITS:
            return None
        kind = self.report.form.kind(ref)
        if kind is CellKind.COUNT:
            return number.parse_count(text)
        if kind is CellKind.CHANGE:
            return number.parse_change(text)
        return number.parse_amount(text) if kind is CellKind.AMOUNT else None

    def total(self, refs: Sequence[CellRef]) -> int | Decimal:
        """Return what SUM makes of cells: text counts nothing."""
        return sum(value for ref in refs if (value := self.number(ref)) is not None)

    def place_on_sheet(self, ref: CellRef) -> str:
        """Return how a formula on another sheet names a cell: '表三'!D4."""
        return f"'{self.report.form.table[ref.table].name}'!{xl_rowcol_to_cell(*self.places[ref])}"

    def sum_formula(self, refs: Sequence[CellRef], *, from_other_sheet: bool = False) -> str:
        """Return a SUM over cells of one table: over a range where they stand in a line, else one by one."""
        sheet = f"'{self.report.form.table[refs[0].table].name}'!" if from_other_sheet else ""
        places = [self.places[ref] for ref in refs]
        (top, left), (bottom, right) = min(places), max(places)
        if top == bottom or left == right:
            line = {(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)}
            if line == set(places):
                return f"=SUM({sheet}{xl_range(top, left, bottom, right)})"
        return f"=SUM({','.join(sheet + xl_rowcol_to_cell(*place) for place in places)})"


def number_format(kind: CellKind, text: str) -> str:
    """Return the Excel format that shows a number as it is written: 3, +19, 12.68, 0.50."""
    if kind is not CellKind.AMOUNT:
        return "+0;-0;0" if text[0] in "+-" else "0"
    decimals = text.partition(".")[2]
    if not decimals:
        return "General"  # 0.#### would leave a bare point behind a whole amount
    return "0." + ("0" * len(decimals) if decimals.endswith("0") else "#" * max(4, len(decimals)))
