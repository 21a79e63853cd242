"""Small pieces of WordprocessingML as text: runs, paragraphs, tables. They know Word, not reports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from govreport_gui.writers.page_profile import twips

# A table must be followed by a paragraph, and two tables without one between them become one: a line of no height.
SEPARATOR = '<w:p><w:pPr><w:pStyle w:val="Separator"/></w:pPr></w:p>'
_EMU_PER_MM = 36000
KEEP_NEXT = "<w:keepNext/>"
_BREAKS = {"\n": "<w:br/>", "\t": "<w:tab/>"}


def run(text: str, properties: str = "") -> str:
    """Return a run; line feeds and tabs become Word's own. `text` must hold no control characters but these."""
    inner = f'<w:t xml:space="preserve">{escape(text)}</w:t>' if text else ""
    for char, element in _BREAKS.items():
        inner = inner.replace(char, f'</w:t>{element}<w:t xml:space="preserve">')
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{inner}</w:r>" if inner else ""


def size(points: float) -> str:
    """Return the run property of a font size, which Word counts in half points."""
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def paragraph(content: str, style: str = "", properties: str = "") -> str:
    """Return a paragraph; `properties` in the order of the schema, after the style."""
    style = f"<w:pStyle w:val={quoteattr(style)}/>" if style else ""
    inside = f"<w:pPr>{style}{properties}</w:pPr>" if style or properties else ""
    return f"<w:p>{inside}{content}</w:p>"


def drawing(number: int, name: str, relation: str, size_mm: tuple[float, float], properties: str) -> str:
    """Return a run with a picture. `number` counts the pictures; without a relation Word shows an empty frame."""
    wide, high = (round(mm * _EMU_PER_MM) for mm in size_mm)
    label = f'id="{number}" name={quoteattr(name)} descr={quoteattr(name)}'
    blip = f'<a:blip r:embed="{relation}"/>' if relation else "<a:blip/>"
    return (
        f'<w:r><w:rPr>{properties}</w:rPr><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{wide}" cy="{high}"/><wp:docPr {label}/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f"<pic:pic><pic:nvPicPr><pic:cNvPr {label}/><pic:cNvPicPr/></pic:nvPicPr>"
        f"<pic:blipFill>{blip}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


@dataclass(frozen=True, slots=True)
class DrawnCell:
    """A cell at its top left place with what it spans; `content` is whole paragraphs."""

    row: int
    column: int
    rows: int
    columns: int
    content: str
    margin_mm: float | None = None  # left and right, where it is not the table's


@dataclass(frozen=True, slots=True)
class TableShape:
    """How a table is drawn."""

    widths_mm: Sequence[float]
    row_mm: float  # at least
    margin_mm: float
    border_eighths: int
    header_rows: int = 0
    keep_together: bool = False  # on one page, if it fits one
    air_mm: float = 0  # above and below the content of a cell


def table(cells: Iterable[DrawnCell], shape: TableShape) -> str:
    """Return a table with real merges. The cells must not overlap; places no cell covers are left open or empty."""
    cells = tuple(cells)
    owner = {
        (row, column): cell
        for cell in cells
        for row in range(cell.row, cell.row + cell.rows)
        for column in range(cell.column, cell.column + cell.columns)
    }
    widths = [twips(mm) for mm in shape.widths_mm]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = rows_of(cells)
    body = "".join(_row(owner, row, widths, shape, keep_next(row, rows, shape)) for row in range(rows))
    return f"<w:tbl>{_table_properties(shape, sum(widths))}<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def rows_of(cells: Iterable[DrawnCell]) -> int:
    """Return how many rows a table of these cells has."""
    return max((cell.row + cell.rows for cell in cells), default=0)


def keep_next(row: int, rows: int, shape: TableShape) -> str:
    """Return the paragraph property that ties a row to the next one."""
    return KEEP_NEXT if shape.keep_together and row < rows - 1 else ""


def _table_properties(shape: TableShape, width: int) -> str:
    line = f'w:val="single" w:sz="{shape.border_eighths}" w:space="0" w:color="000000"'
    borders = "".join(f"<w:{side} {line}/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    sides = (("top", shape.air_mm), ("left", shape.margin_mm), ("bottom", shape.air_mm), ("right", shape.margin_mm))
    margins = "".join(f'<w:{side} w:w="{twips(mm)}" w:type="dxa"/>' for side, mm in sides)
    return (
        f'<w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{borders}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
    )


def _row(owner: dict[tuple[int, int], DrawnCell], row: int, widths: list[int], shape: TableShape, keep: str) -> str:
    covered = [column for column in range(len(widths)) if (row, column) in owner]
    first, last = (covered[0], covered[-1]) if covered else (0, len(widths) - 1)
    before, after = first, len(widths) - 1 - last
    empty = paragraph("", "TableText", keep)
    inner, column = "", first
    while column <= last:
        cell = owner.get((row, column)) or DrawnCell(row, column, 1, 1, empty)
        content = cell.content if row == cell.row else empty
        inner += _cell(cell, row, sum(widths[column : column + cell.columns]), content)
        column += cell.columns
    properties = f'<w:gridBefore w:val="{before}"/>' if before else ""
    properties += f'<w:gridAfter w:val="{after}"/>' if after else ""
    properties += f'<w:cantSplit/><w:trHeight w:val="{twips(shape.row_mm)}" w:hRule="atLeast"/>'
    properties += "<w:tblHeader/>" if row < shape.header_rows else ""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def _cell(cell: DrawnCell, row: int, width: int, content: str) -> str:
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    properties += f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    if cell.rows > 1:
        properties += '<w:vMerge w:val="restart"/>' if row == cell.row else "<w:vMerge/>"
    if cell.margin_mm is not None:
        margin = f'w:w="{twips(cell.margin_mm)}" w:type="dxa"'
        properties += f"<w:tcMar><w:left {margin}/><w:right {margin}/></w:tcMar>"
    return f'<w:tc><w:tcPr>{properties}<w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'
