"""How the check sheet looks on paper: lines and tables, for the Word file and the printed page alike.

One page is signed; what it has no room for stands in an annex behind it. Few equations of a kind make a table of all
their numbers; many stand below each other, in two halves.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from govreport_gui.check_sheet import SIGNERS, TITLE, CheckSheet, Comparison, Group, Side, Verdict
from govreport_gui.fingerprint import in_groups
from govreport_gui.writers.check_sheet_fit import cut, fitted, lines_of
from govreport_gui.writers.check_sheet_lists import Told, lists, shared
from govreport_gui.writers.page_profile import MM_PER_PT, NumberPlace, PageProfile
from govreport_gui.writers.printed import clean

ANNEX = "附页"
ABOVE_PT = 4  # above a heading
LABEL_MARGIN_MM = 0.6
_FEW = 8  # equations
_WIDTH_MM, _HEIGHT_MM = 170, 273
_LABEL_MM = 30
_LONGEST_LABEL = 8  # characters
_LONGEST_TITLE, _LONGEST_ORGAN = 90, 40  # characters: two lines and one
_HALF_MM = (39.4, 15.1, 15.1, 15.4)
_SIGNATURE_MM = (16, 29, 16, 29, 16, 29, 12, 23)
_TITLE_PT, _TITLE_LINE_PT = 16, 22
_TEXT_PT, _LINE_PT = 9.5, 13
_TABLE_PT, _ROW_MM = 9, 4.25
_ROW_SLACK_MM = 0.1  # a ruling belongs to its row, or not
_MARGIN_MM = 0.3  # 社会公益组织 just fits
_SIGNATURE_ROW_MM = 11
_SPARE_LINES = 2  # for what stands above the headings of the lists, and where a machine counts its lines otherwise
_SUM = "以上合计"


class LineRole(StrEnum):
    """What a line of the sheet is."""

    TITLE = "title"
    ANNEX = "annex"  # the title of the annex, which begins a page
    HEADING = "heading"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A paragraph."""

    text: str
    role: LineRole = LineRole.TEXT


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell of one row, one column and one line of text; `strong` where the eye is to stop."""

    row: int
    column: int
    text: str
    points: float
    is_label: bool = False  # at the left of its cell; all else is centred
    strong: bool = False


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A table, as wide as the text."""

    widths_mm: tuple[float, ...]
    cells: tuple[SheetCell, ...]
    row_mm: float = _ROW_MM
    header_rows: int = 1

    @property
    def height_mm(self) -> float:
        """How high it is at most."""
        return (max(cell.row for cell in self.cells) + 1) * (self.row_mm + _ROW_SLACK_MM)


SheetBlock = SheetLine | SheetTable


def sheet_page(page: PageProfile) -> PageProfile:
    """Return the page of the sheet: the report's fonts, small and close and with narrow margins, to fit one page."""
    return replace(
        page,
        paper_mm=(_WIDTH_MM + 40, _HEIGHT_MM + 24),
        top_mm=12,
        bottom_mm=12,
        left_mm=20,
        right_mm=20,
        footer_mm=7,
        title_pt=_TITLE_PT,
        title_line_pt=_TITLE_LINE_PT,
        body_pt=_TEXT_PT,
        line_pt=_LINE_PT,
        page_number_pt=9,
        characters=50,
        table_pt=_TABLE_PT,
        table_row_mm=_ROW_MM,
        cell_margin_mm=_MARGIN_MM,
        page_number=NumberPlace.CENTRE,
    )


def blocks(sheet: CheckSheet) -> Iterator[SheetBlock]:
    """Yield the sheet: the page from its title to the lines to sign on, then the annex, if there is one."""
    page, annex = in_sentences(sheet)
    yield from _above(sheet)
    yield from _told(page)
    yield from _below()
    if annex:
        yield SheetLine(f"{TITLE}{ANNEX}", LineRole.ANNEX)
        yield from map(SheetLine, which(sheet))
        yield from _told(annex)


def in_sentences(sheet: CheckSheet) -> tuple[list[Told], list[Told]]:
    """Return what is told in sentences on the page, and in the annex."""
    used = sum(map(_height_mm, (*_above(sheet), *_below())))
    room = int((_HEIGHT_MM - used) / (_LINE_PT * MM_PER_PT))
    return shared(list(lists(sheet)), room - _SPARE_LINES, _lines)


def _above(sheet: CheckSheet) -> Iterator[SheetBlock]:
    yield SheetLine(TITLE, LineRole.TITLE)
    yield from map(SheetLine, heads(sheet))
    for number, group in enumerate(sheet.groups, 1):
        yield SheetLine(f"{number}. {group.table}：{group.words}", LineRole.HEADING)
        yield _matrix(group) if len(group.comparisons) <= _FEW else _halves(group)


def _below() -> Iterator[SheetBlock]:
    yield SheetLine("签字", LineRole.HEADING)
    yield _signatures()


def _told(every: Sequence[Told]) -> Iterator[SheetLine]:
    for part in every:
        yield SheetLine(part.title, LineRole.HEADING)
        yield from map(SheetLine, part.lines)


def _height_mm(block: SheetBlock) -> float:
    if isinstance(block, SheetTable):
        return block.height_mm + 2 * MM_PER_PT
    if block.role is LineRole.TITLE:
        return (_TITLE_LINE_PT + _LINE_PT) * MM_PER_PT
    above = ABOVE_PT if block.role is LineRole.HEADING else 0
    return (_lines(block.text) * _LINE_PT + above) * MM_PER_PT


def _lines(text: str) -> int:
    return lines_of(text, _WIDTH_MM, _TEXT_PT)


# ── Texts ──


def heads(sheet: CheckSheet) -> list[str]:
    """Return the lines below the title: which report, its fingerprint, what came out."""
    year = f"{sheet.year}年" if sheet.year else "未填"
    organ = cut(clean(sheet.organ), _LONGEST_ORGAN) or "未填"
    title, fingerprint = which(sheet)
    return [
        title,
        f"机关：{organ}　　年度：{year}　　表格：{sheet.form_name}",
        f"{fingerprint}（报告改动一个字，指纹就不同）",
        f"结果：{outcome(sheet)}",
    ]


def which(sheet: CheckSheet) -> tuple[str, str]:
    """Say which report the sheet belongs to."""
    title = cut(clean(sheet.title), _LONGEST_TITLE) or "未填标题"
    return f"报告：{title}", f"指纹：{in_groups(sheet.fingerprint)}"


def outcome(sheet: CheckSheet) -> str:
    """Say in one line how many equations hold."""
    counts = [(verdict, sheet.count(verdict)) for verdict in Verdict]
    counted = "，".join(f"{count} 条{verdict}" for verdict, count in counts if count) or "报告里没有要核对的表格"
    total = len(sheet.comparisons)
    text = f"共 {total} 条勾稽关系，{counted}。"
    text += f"空白 {sheet.blanks} 格，按 0 计算。" if sheet.blanks else ""
    return text + (f"报告里没有{'、'.join(sheet.missing)}。" if sheet.missing else "")


# ── Tables ──


def _matrix(group: Group) -> SheetTable:
    """Put equations side by side, a column each; a row each where they are fewer than their numbers."""
    first = group.comparisons[0]
    labels = ["", *_labels(first.left, group.left), *_labels(first.right, group.right), "结果"]
    lines = [[one.subject, *_numbers(one.left), *_numbers(one.right), one.result] for one in group.comparisons]
    wrong = {at for at, one in enumerate(group.comparisons, 1) if one.verdict is not Verdict.EQUAL}
    as_rows = len(group.comparisons) < len(labels) - 1
    count = (len(labels) if as_rows else len(lines) + 1) - 1
    widths = (_LABEL_MM, *[(_WIDTH_MM - _LABEL_MM) / count] * count)
    cells = []
    for at, texts in enumerate([labels, *lines]):
        for place, text in enumerate(texts):
            row, column = (at, place) if as_rows else (place, at)
            strong = at in wrong and place == len(labels) - 1
            cells.append(_cell((row, column), text, widths[column], is_label=column == 0, strong=strong))
    return SheetTable(widths, tuple(cells))


def _cell(
    place: tuple[int, int], text: str, width_mm: float, *, is_label: bool = False, strong: bool = False
) -> SheetCell:
    """Return a cell whose text stands in one line: what is signed must not grow over the page."""
    margin = LABEL_MARGIN_MM if is_label else _MARGIN_MM
    return SheetCell(*place, *fitted(clean(text), width_mm - 2 * margin, _TABLE_PT), is_label=is_label, strong=strong)


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
    cells = [_cell((0, column), text, _HALF_MM[column % len(head)]) for column, text in enumerate(head * 2)]
    for place, one in enumerate(group.comparisons):
        half, row = divmod(place, high)
        cells += _row(row + 1, half * len(head), one)
    return SheetTable(_HALF_MM * 2, tuple(cells))


def _row(row: int, column: int, one: Comparison) -> list[SheetCell]:
    texts = (one.subject, _numbers(one.left)[-1], _numbers(one.right)[-1], one.result)
    wrong = one.verdict is not Verdict.EQUAL
    return [
        _cell((row, column + at), text, _HALF_MM[at], is_label=at == 0, strong=wrong and at == len(texts) - 1)
        for at, text in enumerate(texts)
    ]


def _signatures() -> SheetTable:
    texts = [text for name in SIGNERS for text in (name, "")]
    cells = tuple(SheetCell(0, column, text, _TABLE_PT) for column, text in enumerate(texts))
    return SheetTable(_SIGNATURE_MM, cells, _SIGNATURE_ROW_MM, header_rows=0)
