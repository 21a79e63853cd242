"""Read one worksheet's XML into cells by their place, with what each shows; knows no tables.

Only cells that are written in the file are looked at: what a sheet says of its own size is not believed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from govreport_gui.readers.excel_format import shown
from govreport_gui.readers.excel_names import CELL, FORMULA, INLINE, ROW, RUN, TEXT, VALUE, S
from govreport_gui.readers.excel_styles import Styles
from govreport_gui.readers.xml_number import whole_number
from govreport_gui.xml_text import without_forbidden

MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384  # of any worksheet
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_BOOLEAN = {"1": "TRUE", "0": "FALSE"}
Place = tuple[int, int]  # row and column, from 0


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell: what it shows, and whether it is drawn as a cell of a table."""

    text: str
    bordered: bool


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Sheet:
    """A worksheet: cells with text or borders, merged ranges, and what could not be taken as it stands."""

    cells: dict[Place, SheetCell] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    without_value: list[str] = field(default_factory=list)  # formulas whose value is not in the file: names of cells
    without_text: list[str] = field(default_factory=list)  # texts that are missing in the workbook: names of cells
    rounded: list[tuple[str, str, str]] = field(default_factory=list)  # cell, stored, shown
    astray: list[str] = field(default_factory=list)  # texts at places that no sheet has
    checks_only: bool = False  # all its figures are formulas on other sheets, with verdicts beside them
    margins: str = ""  # printed headers and footers


def cell_name(place: Place) -> str:
    """Return a place as Excel names it: D7."""
    row, column = place
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"


def place_of(reference: str) -> Place | None:
    """Return the place that a name means, None where no sheet has it."""
    found = _REFERENCE.fullmatch(reference.replace("$", "").upper())
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    row = int(found[2])
    return (row - 1, column - 1) if row <= MOST_ROWS and column <= MOST_COLUMNS else None


def clean(text: str) -> str:
    """Return stored text as it is meant: escapes undone, one kind of line break, nothing that is no text."""
    if "_x" in text:
        text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    return without_forbidden(text.replace("\r\n", "\n").replace("\r", "\n"))


def rich_text(item: etree._Element) -> str:
    """Return the text of a string item (si, is): plain or in runs, without the phonetic reading."""
    parts = [item.findtext(TEXT) or ""]
    parts += [run.findtext(TEXT) or "" for run in item.iterchildren(RUN)]
    return clean("".join(parts))


class SheetReader:
    """Reads worksheets of one workbook."""

    def __init__(self, strings: list[str], styles: Styles, *, since_1904: bool) -> None:
        self._strings = strings
        self._styles = styles
        self._since_1904 = since_1904

    def read(self, root: etree._Element) -> Sheet:
        """Return what stands in a worksheet."""
        sheet = Sheet()
        figures = _Figures()
        for place, element in _placed(root, sheet):
            self._take(place, element, sheet, figures)
        sheet.checks_only = figures.checks_only
        sheet.merges = list(_merges(root))
        sheet.hidden_columns = _hidden_columns(root)
        sheet.margins = _margins(root)
        return sheet

    def _take(self, place: Place, element: etree._Element, sheet: Sheet, figures: _Figures) -> None:
        style = self._styles.of(element)
        text = self._text(place, element, style.number_format, sheet)
        figures.add(element)
        if text.strip() or style.bordered:
            sheet.cells[place] = SheetCell(text if text.strip() else "", style.bordered)

    def _text(self, place: Place, element: etree._Element, number_format: str, sheet: Sheet) -> str:
        """Return what a cell shows; note what is missing for that."""
        kind = element.get("t", "n")
        value = element.findtext(VALUE)
        if kind == "inlineStr":
            inline = element.find(INLINE)
            return "" if inline is None else rich_text(inline)
        if not value:
            if element.find(FORMULA) is not None and kind != "str":
                sheet.without_value.append(cell_name(place))
            return ""
        if kind == "s":
            return self._shared(place, value, sheet)
        if kind == "n":
            seen = shown(value, number_format, since_1904=self._since_1904)
            if seen.rounded:
                sheet.rounded.append((cell_name(place), value, seen.text))
            return clean(seen.text)
        if kind == "d":
            return clean(value.partition("T")[0])
        return _BOOLEAN.get(value, value) if kind == "b" else clean(value)

    def _shared(self, place: Place, index: str, sheet: Sheet) -> str:
        at = whole_number(index)
        if at is not None and at < len(self._strings):
            return self._strings[at]
        sheet.without_text.append(cell_name(place))
        return ""


@dataclass(slots=True)
class _Figures:
    """Tells a sheet that only checks others: figures fetched from other sheets, and formulas that say a verdict."""

    typed: bool = False
    fetched: bool = False
    verdicts: bool = False

    def add(self, element: etree._Element) -> None:
        kind = element.get("t", "n")
        formula = element.find(FORMULA)
        if formula is None:
            self.typed |= kind == "n" and bool(element.findtext(VALUE))
        elif kind == "str":
            self.verdicts = True
        elif "!" in (formula.text or "!"):  # the copies of a shared formula have no text
            self.fetched = True
        else:
            self.typed = True

    @property
    def checks_only(self) -> bool:
        return self.fetched and self.verdicts and not self.typed


def _placed(root: etree._Element, sheet: Sheet) -> Iterator[tuple[Place, etree._Element]]:
    """Yield the cells with their places; one that names none follows the one before it."""
    at_row = -1
    for row in root.iterfind(f"{S}sheetData/{ROW}"):
        number = whole_number(row.get("r"))
        at_row = at_row + 1 if number is None else number - 1
        if row.get("hidden") in ("1", "true"):
            sheet.hidden_rows.add(at_row)
        at_column = -1
        for cell in row.iterchildren(CELL):
            reference = cell.get("r")
            place = place_of(reference) if reference else (at_row, at_column + 1)
            if place is None or not 0 <= place[0] < MOST_ROWS or place[1] >= MOST_COLUMNS:
                sheet.astray.append(clean(cell.findtext(VALUE) or ""))
                continue
            at_column = place[1]
            yield place, cell


def _merges(root: etree._Element) -> Iterator[Merge]:
    for merge in root.iterfind(f"{S}mergeCells/{S}mergeCell"):
        first, _, last = merge.get("ref", "").partition(":")
        start, end = place_of(first), place_of(last)
        if start and end:
            rows, columns = sorted((start[0], end[0])), sorted((start[1], end[1]))
            yield Merge(rows[0], columns[0], rows[1], columns[1])


def _hidden_columns(root: etree._Element) -> set[int]:
    columns = [column for column in root.iterfind(f"{S}cols/{S}col") if column.get("hidden") in ("1", "true")]
    ranges = {(whole_number(column.get("min")) or 0, whole_number(column.get("max")) or 0) for column in columns}
    hidden: set[int] = set()
    end = 1
    for first, last in sorted(ranges):
        hidden.update(range(max(first, end) - 1, min(last, MOST_COLUMNS)))  # no column is looked at twice
        end = max(end, last + 1)
    return hidden


def _margins(root: etree._Element) -> str:
    """Return the words of printed headers and footers, without Excel's codes (&C, &P, &14, &"Arial")."""
    found = root.find(S + "headerFooter")
    if found is None:
        return ""
    texts = (re.sub(r'&"[^"]*"|&\d+|&.', " ", element.text or "") for element in found)
    return " ".join(word for text in texts for word in text.split() if any(char.isalnum() for char in word))
