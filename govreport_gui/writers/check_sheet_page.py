"""How the check sheet looks on paper: lines and tables, for the Word file and the printed page alike.

Few equations of a kind make a table of all their numbers; many stand below each other, in two halves.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from govreport_gui.check_sheet import SIGNERS, TITLE, CheckSheet, Comparison, Group, Side, Verdict
from govreport_gui.fingerprint import in_groups
from govreport_gui.writers.page_profile import NumberPlace, PageProfile
from govreport_gui.writers.printed import clean

MOST_LISTED = 20  # findings of a kind; the program shows all
_FEW = 8  # equations
_WIDTH_MM = 170
_LABEL_MM = 30
_LONGEST_LABEL = 8  # characters
_HALF_MM = (40.5, 15.5, 15.5, 13.5)
_SIGNATURE_MM = (16, 29, 16, 29, 16, 29, 12, 23)
_ROW_MM = 4.5
_MARGIN_MM = 0.3  # 社会公益组织 just fits
LABEL_MARGIN_MM = 1.0
_SIGNATURE_ROW_MM = 11
_SUM = "以上合计"


class LineRole(StrEnum):
    """What a line of the sheet is."""

    TITLE = "title"
    HEADING = "heading"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A paragraph."""

    text: str
    role: LineRole = LineRole.TEXT


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell of one row and one column; `strong` where the eye is to stop."""

    row: int
    column: int
    text: str
    is_label: bool = False  # at the left of its cell; all else is centred
    strong: bool = False


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A table, as wide as the text."""

    widths_mm: tuple[float, ...]
    cells: tuple[SheetCell, ...]
    row_mm: float = _ROW_MM
    header_rows: int = 1


SheetBlock = SheetLine | SheetTable


def sheet_page(page: PageProfile) -> PageProfile:
    """Return the page of the sheet: the report's fonts, closer and with narrower margins, to fit one page or two."""
    return replace(
        page,
        paper_mm=(210, 297),
        top_mm=14,
        bottom_mm=14,
        left_mm=20,
        right_mm=20,
        footer_mm=7,
        title_pt=18,
        title_line_pt=26,
        body_pt=10.5,
        line_pt=14.5,
        page_number_pt=9,
        characters=45,
        table_pt=9,
        table_row_mm=_ROW_MM,
        cell_margin_mm=_MARGIN_MM,
        page_number=NumberPlace.CENTRE,
    )


def blocks(sheet: CheckSheet) -> Iterator[SheetBlock]:
    """Yield the sheet from its title to the lines to sign on."""
    yield SheetLine(TITLE, LineRole.TITLE)
    yield from (SheetLine(line) for line in heads(sheet))
    for number, group in enumerate(sheet.groups, 1):
        yield SheetLine(f"{number}. {group.table}：{group.words}", LineRole.HEADING)
        yield _matrix(group) if len(group.comparisons) <= _FEW else _halves(group)
    for title, lines in lists(sheet):
        yield SheetLine(title, LineRole.HEADING)
        yield from (SheetLine(line) for line in lines)
    yield SheetLine("签字", LineRole.HEADING)
    yield _signatures()


def heads(sheet: CheckSheet) -> list[str]:
    """Return the lines below the title: which report, its fingerprint, what came out."""
    year = f"{sheet.year}年" if sheet.year else "未填"
    return [
        f"报告：{clean(sheet.title) or '未填标题'}",
        f"机关：{clean(sheet.organ) or '未填'}　　年度：{year}　　表格：{sheet.form_name}",
        f"指纹：{in_groups(sheet.fingerprint)}（报告改动一个字，指纹就不同）",
        f"结果：{outcome(sheet)}",
    ]


def outcome(sheet: CheckSheet) -> str:
    """Say in one line how many equations hold."""
    counts = [(verdict, sheet.count(verdict)) for verdict in Verdict]
    counted = "，".join(f"{count} 条{verdict}" for verdict, count in counts if count) or "报告里没有要核对的表格"
    total = len(sheet.comparisons)
    text = f"共 {total} 条勾稽关系，{counted}。"
    text += f"空白 {sheet.blanks} 格，按 0 计算。" if sheet.blanks else ""
    return text + (f"报告里没有{'、'.join(sheet.missing)}。" if sheet.missing else "")


def lists(sheet: CheckSheet) -> Iterator[tuple[str, list[str]]]:
    """Yield what is told in sentences: the title of each list and its lines."""
    errors = [f"{number}. {clean(message)}" for number, message in enumerate(sheet.errors, 1)]
    yield f"没有改正的错误：{len(errors) or '无'}", _shortened(errors)
    accepted = [
        f"{number}. {clean(message)}理由：{clean(reason)}" for number, (message, reason) in enumerate(sheet.accepted, 1)
    ]
    yield f"已经接受的问题：{len(accepted) or '无'}", _shortened(accepted)
    if sheet.others:
        yield f"另有没有处理的{'、'.join(f'{name} {count} 个' for name, count in sheet.others)}", []


def _shortened(lines: list[str]) -> list[str]:
    left = len(lines) - MOST_LISTED
    return [*lines[:MOST_LISTED], f"还有 {left} 个，请在程序的核对结果里看。"] if left > 0 else lines


# ── Tables ──


def _matrix(group: Group) -> SheetTable:
    """Put equations side by side, a column each; a row each where they are fewer than their numbers."""
    first = group.comparisons[0]
    labels = ["", *_labels(first.left, group.left), *_labels(first.right, group.right), "结果"]
    lines = [[one.subject, *_numbers(one.left), *_numbers(one.right), one.result] for one in group.comparisons]
    wrong = {at for at, one in enumerate(group.comparisons, 1) if one.verdict is not Verdict.EQUAL}
    as_rows = len(group.comparisons) < len(labels) - 1
    cells = []
    for at, texts in enumerate([labels, *lines]):
        for place, text in enumerate(texts):
            row, column = (at, place) if as_rows else (place, at)
            strong = at in wrong and place == len(labels) - 1
            cells.append(SheetCell(row, column, clean(text), is_label=column == 0, strong=strong))
    columns = (len(labels) if as_rows else len(lines) + 1) - 1
    return SheetTable((_LABEL_MM, *[(_WIDTH_MM - _LABEL_MM) / columns] * columns), tuple(cells))


def _labels(side: Side, words: str) -> list[str]:
    if len(side.terms) < 2:
        return [_short(words)]
    return [*(name for name, _text in side.terms), _SUM]


def _short(words: str) -> str:
    """Return what a side adds up, or that it is a sum where the words would not fit: the heading says them."""
    return words if len(words) <= _LONGEST_LABEL else "之和"


def _numbers(side: Side) -> list[str]:
    total = "不是数字" if side.total is None else str(side.total)
    if len(side.terms) < 2:
        return [side.terms[0][1] if side.terms and side.total is None else total]
    return [*(text or "空白" for _name, text in side.terms), total]


def _halves(group: Group) -> SheetTable:
    """Put equations below each other, the second half beside the first."""
    high = math.ceil(len(group.comparisons) / 2)
    head = ("项目", _short(group.left), _short(group.right), "结果")
    cells = [SheetCell(0, column, text) for column, text in enumerate(head * 2)]
    for place, one in enumerate(group.comparisons):
        half, row = divmod(place, high)
        cells += _row(row + 1, half * len(head), one)
    return SheetTable(_HALF_MM * 2, tuple(cells))


def _row(row: int, column: int, one: Comparison) -> list[SheetCell]:
    return [
        SheetCell(row, column, one.subject, is_label=True),
        SheetCell(row, column + 1, clean(_numbers(one.left)[-1])),
        SheetCell(row, column + 2, clean(_numbers(one.right)[-1])),
        SheetCell(row, column + 3, one.result, strong=one.verdict is not Verdict.EQUAL),
    ]


def _signatures() -> SheetTable:
    texts = [text for name in SIGNERS for text in (name, "")]
    cells = tuple(SheetCell(0, column, text) for column, text in enumerate(texts))
    return SheetTable(_SIGNATURE_MM, cells, _SIGNATURE_ROW_MM, header_rows=0)
