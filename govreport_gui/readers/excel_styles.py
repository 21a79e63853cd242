"""What a cell's style says that matters here: its number format, and whether it is drawn as a cell of a table."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from govreport_gui.readers.excel_format import GENERAL
from govreport_gui.readers.excel_names import S
from govreport_gui.readers.xml_number import whole_number

_YEAR_MONTH, _MONTH_DAY, _YEAR_MONTH_DAY = 'yyyy"年"m"月"', 'm"月"d"日"', 'yyyy"年"m"月"d"日"'
_HOUR_MINUTE, _HOUR_MINUTE_SECOND = 'h"时"mm"分"', 'h"时"mm"分"ss"秒"'
# Formats that a workbook names by number only (ECMA-376 part 1, 18.8.30), as Chinese Excel shows them.
_BUILT_IN = {
    0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
    14: "yyyy/m/d", 15: "yyyy-mm-dd", 16: _MONTH_DAY, 17: _YEAR_MONTH,
    18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm",
    27: _YEAR_MONTH, 28: _MONTH_DAY, 29: _MONTH_DAY, 30: "m-d-yy", 31: _YEAR_MONTH_DAY,
    32: _HOUR_MINUTE, 33: _HOUR_MINUTE_SECOND, 36: _YEAR_MONTH,
    37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
    41: "#,##0", 42: "#,##0", 43: "#,##0.00", 44: "#,##0.00", 45: "mm:ss",
    50: _YEAR_MONTH, 51: _MONTH_DAY, 52: _YEAR_MONTH, 53: _MONTH_DAY, 54: _MONTH_DAY, 57: _YEAR_MONTH, 58: _MONTH_DAY,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class CellStyle:
    """A style of cells."""

    number_format: str = GENERAL
    bordered: bool = False  # with a line at its left or right: a cell of a drawn table


PLAIN = CellStyle()


class Styles:
    """The styles of a workbook; every cell is plain where they are missing or broken."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: list[CellStyle] = []
        if root is None:
            return
        formats = {
            whole_number(found.get("numFmtId")): found.get("formatCode") or GENERAL
            for found in root.iterfind(f"{S}numFmts/{S}numFmt")
        }
        borders = [_is_bordered(border) for border in root.iterfind(f"{S}borders/{S}border")]
        for style in root.iterfind(f"{S}cellXfs/{S}xf"):
            number, border = whole_number(style.get("numFmtId")), whole_number(style.get("borderId"))
            code = formats.get(number) or _BUILT_IN.get(number or 0, GENERAL)
            self._styles.append(CellStyle(code, border is not None and border < len(borders) and borders[border]))

    def of(self, cell: etree._Element) -> CellStyle:
        """Return the style a cell (c) names."""
        at = whole_number(cell.get("s"))
        return self._styles[at] if at is not None and at < len(self._styles) else PLAIN


def _is_bordered(border: etree._Element) -> bool:
    sides = (border.find(S + side) for side in ("left", "right", "start", "end"))
    return any(side is not None and side.get("style", "none") != "none" for side in sides)
