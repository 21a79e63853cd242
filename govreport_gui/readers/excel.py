"""Read an Excel workbook (.xlsx, .xlsm; strict or transitional) by walking its XML: what a person sees on its sheets.

Formulas give the value that was stored with them; nothing is calculated, opened or fetched. Hidden sheets, rows and
columns are Skipped. Not for .xls and .xlsb.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from govreport_gui.blocks import Blocks, Skipped, SkippedKind
from govreport_gui.errors import ReadError
from govreport_gui.readers.excel_names import ASIDE, ITEM, A, R, S
from govreport_gui.readers.excel_regions import Room, blocks_of
from govreport_gui.readers.excel_sheet import Sheet, SheetReader, clean, rich_text
from govreport_gui.readers.excel_styles import Styles
from govreport_gui.readers.opening import shown_name
from govreport_gui.readers.package import EXCEL, Package, Relationship
from govreport_gui.readers.xml_number import whole_number

MOST_CELLS = 200_000  # with something in them, of all sheets; a report has 500

_HIDDEN_SHEET = "隐藏的工作表，没有带入"
_CHECKS = "这张工作表只用公式核对其他工作表，没有带入"
_ASIDE = "本程序导出时附上的核对、对比用的工作表，不属于报告，没有带入"
_NO_SHEET = "图表、宏等没有单元格的工作表，没有带入"
_WITHOUT_VALUE = "这些单元格里的公式没有存下结果，按空白处理；请用 Excel 或 WPS 打开并保存一次，再导入"
_WITHOUT_TEXT = "这些单元格里的文字在文件中缺失，按空白处理，请对照原表补上"
_ROUNDED = "按单元格显示的数带入"
_ASTRAY = "单元格位置不对，没有带入"
_MARGINS = "打印用的页眉或页脚，没有带入"
_COMMENT = "批注不属于正文，没有带入"
_DRAWING = "文本框或图表里的文字，没有带入"
_PICTURES = "图片没有带入"
_COMMENTS = ("comments", "threadedComment")


def read(path: Path) -> Blocks:
    """Return what stands on the sheets of a workbook. ReadError, with advice, where it is damaged or too large."""
    with Package(path, EXCEL) as package:
        part, _, root = package.main()
        return _Workbook(package, part, root, shown_name(path)).blocks()


class _Workbook:
    """An open workbook."""

    def __init__(self, package: Package, part: str, root: etree._Element, name: str) -> None:
        self._package = package
        self._root = root
        self._name = name
        self._links = package.relationships(part)
        properties = root.find(S + "workbookPr")
        since_1904 = properties is not None and properties.get("date1904") in ("1", "true")
        styles = self._part("styles")
        self._reader = SheetReader(
            self._strings(), Styles(package.xml(styles) if styles else None), since_1904=since_1904
        )
        self._cells = 0
        self._room = Room()

    def blocks(self) -> Blocks:
        """Return the blocks of all sheets in their order."""
        sheets = self._root.findall(f"{S}sheets/{S}sheet")
        if not sheets:
            raise ReadError(f"“{self._name}”里面没有工作表。{EXCEL.save_as}")
        aside = self._aside()
        return [block for at, sheet in enumerate(sheets) for block in self._sheet(sheet, aside=at in aside)]

    def _aside(self) -> set[int]:
        """Return which sheets our own writer marked as no part of the report; Excel, WPS and LibreOffice keep that."""
        names = self._root.iterfind(f"{S}definedNames/{S}definedName")
        marked = (whole_number(name.get("localSheetId")) for name in names if name.get("name") == ASIDE)
        return {number for number in marked if number is not None}

    def _part(self, kind: str) -> str | None:
        return next((link.target for link in self._links.values() if link.kind == kind and not link.external), None)

    def _strings(self) -> list[str]:
        part = self._part("sharedStrings")
        if part is None or not self._package.has(part):
            return []
        _, root = self._package.content(part, "文字表")
        return [rich_text(item) for item in root.iterchildren(ITEM)]

    def _sheet(self, element: etree._Element, *, aside: bool) -> Blocks:
        name = " ".join(clean(element.get("name", "")).split())
        link = self._links.get(element.get(R + "id", ""))
        source = f"sheet {name.replace(', ', '，')}"  # a comma parts the steps of a source
        if element.get("state", "visible") != "visible":
            return [Skipped(name, _HIDDEN_SHEET, source)]
        if aside:
            return [Skipped(name, _ASIDE, source)]
        if link is None or link.external or link.kind != "worksheet":
            return [Skipped(name, _NO_SHEET, source)]
        _, root = self._package.content(link.target, f"工作表“{name}”")
        sheet = self._reader.read(root)
        self._count(len(sheet.cells))
        if sheet.checks_only:
            return [Skipped(name, _CHECKS, source)]
        return [*blocks_of(sheet, source, self._room), *_notes(sheet, source), *self._beside(link.target, source)]

    def _count(self, cells: int) -> None:
        self._cells += cells
        if self._cells > MOST_CELLS:
            raise self._package.refusal(f"有内容的单元格多于 {MOST_CELLS // 10_000} 万个")

    def _beside(self, part: str, source: str) -> Iterator[Skipped]:
        """Yield what belongs to a sheet and stands in no cell: comments, text boxes, pictures."""
        for link in self._package.relationships(part).values():
            if link.external:
                continue
            if link.kind in _COMMENTS:
                yield from self._texts(link, S + "text", _COMMENT, source, SkippedKind.COMMENT)
            elif link.kind == "drawing":
                yield from self._texts(link, A + "p", _DRAWING, source)
                pictures = sum(found.kind == "image" for found in self._package.relationships(link.target).values())
                if pictures:
                    yield Skipped(f"{pictures} 张图片", _PICTURES, source)

    def _texts(
        self, link: Relationship, tag: str, why: str, source: str, kind: SkippedKind = SkippedKind.OTHER
    ) -> Iterator[Skipped]:
        root = self._package.xml(link.target)
        for element in () if root is None else root.iter(tag):
            text = clean("".join(str(part) for part in element.itertext()))
            if text.strip():
                yield Skipped(text.strip(), why, source, kind)


def _notes(sheet: Sheet, source: str) -> Iterator[Skipped]:
    """Yield what could not be read as it stands."""
    if sheet.without_value:
        yield Skipped("、".join(sheet.without_value), _WITHOUT_VALUE, source)
    if sheet.without_text:
        yield Skipped("、".join(sheet.without_text), _WITHOUT_TEXT, source)
    for cell, stored, seen in sheet.rounded:
        yield Skipped(f"存的是 {stored}，显示为 {seen}", _ROUNDED, f"{source}, cell {cell}")
    for text in sheet.astray:
        yield Skipped(text, _ASTRAY, source)
    if sheet.margins:
        yield Skipped(sheet.margins, _MARGINS, source)
