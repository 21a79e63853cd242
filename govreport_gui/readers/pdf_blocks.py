"""From the pages of a PDF to blocks: tables, paragraphs that may go on over pages, pictures, what is left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from govreport_gui.blocks import Blocks, Grid, GridCell, Paragraph, Picture, Skipped
from govreport_gui.readers.pdf_drawings import Image
from govreport_gui.readers.pdf_grid import RuledCell, RuledTable, find_tables
from govreport_gui.readers.pdf_images import ImageData
from govreport_gui.readers.pdf_lines import Line, join, lines_of
from govreport_gui.readers.pdf_margins import PageLines, take_margins
from govreport_gui.readers.pdf_page import Glyph, PageContent
from govreport_gui.readers.pdf_paragraphs import Measure, measure, paragraphs

_SLANTED = "斜着印的水印或印章文字，没有带入"
_UNKNOWN = "PDF 没有说明这些是什么字，没有带入，请对照原文补上"
_SCANNED = "这一页是图片，没有文字，没有带入"
_RECOGNISED = "这一页的文字是扫描后由软件识别的，可能有错，请对照原文核对"
_NO_PICTURE = "压在文字上、很小或取不出来的图片，没有带入"
_MM_PER_POINT = 25.4 / 72
_PROSE = 15  # ems; a cell this wide with sentences in it holds paragraphs


def blocks_of(pages: Sequence[PageContent]) -> Blocks:
    """Return the blocks of a document; what was left out comes last."""
    taken = [_take_apart(page) for page in pages]
    left_out = [skipped for page in pages for skipped in _left_out(page)]
    for number, margins in take_margins([page.text for page in taken]).items():
        left_out += [Skipped(margin.line.text, f"{margin.why}，没有带入", f"page {number}") for margin in margins]
    return [*_in_order(taken), *left_out]


def _left_out(page: PageContent) -> Iterator[Skipped]:
    source = f"page {page.number}"
    if page.slanted:
        yield Skipped(page.slanted, _SLANTED, source)
    if page.unknown:
        yield Skipped(f"{page.unknown} 个字", _UNKNOWN, source)
    if page.invisible * 2 > len(page.glyphs):
        yield Skipped(f"第 {page.number} 页", _RECOGNISED, source)
    if page.images and not page.glyphs:
        yield Skipped(f"第 {page.number} 页", _SCANNED, source)
    elif left := len(page.images) - len(_pictures(page)):
        yield Skipped(f"{left} 张图片", _NO_PICTURE, source)


# ── taking a page apart ──


@dataclass(frozen=True, slots=True)
class _Page:
    """A page taken apart. `placed` are its tables and pictures, each with the place of its top edge."""

    number: int
    width: float
    placed: list[tuple[float, Grid | Picture]]
    text: PageLines


def _take_apart(page: PageContent) -> _Page:
    found: list[tuple[RuledTable, dict[RuledCell, list[Glyph]]]] = []
    rest = page.glyphs
    for table in sorted(find_tables(page.rulings), key=lambda table: table.box.width * table.box.height):
        cells, others = _in_cells(table, rest)  # the smaller first: it may stand in a larger one
        if cells:  # else it is a drawing
            found.append((table, cells))
            rest = others
    found.sort(key=lambda item: item[0].box.top)
    source = f"page {page.number}"
    placed: list[tuple[float, Grid | Picture]] = [
        (table.box.top, _grid(table, cells, f"{source}, table {number}"))
        for number, (table, cells) in enumerate(found, 1)
    ]
    placed += [
        (image.box.top, _picture(image, data, f"{source}, picture {number}"))
        for number, (image, data) in enumerate(_pictures(page), 1)
    ]
    return _Page(page.number, page.width, placed, PageLines(page.number, page.height, lines_of(rest)))


def _in_cells(table: RuledTable, glyphs: list[Glyph]) -> tuple[dict[RuledCell, list[Glyph]], list[Glyph]]:
    """Return the glyphs of each cell of a table that has any, and those outside the table."""
    places, box = table.places(), table.box
    cells: dict[RuledCell, list[Glyph]] = defaultdict(list)
    outside = []
    for glyph in glyphs:
        middle = glyph.box.middle
        if box.holds(middle):
            cells[places[table.place_of(middle)]].append(glyph)
        else:
            outside.append(glyph)
    return {cell: held for cell, held in cells.items() if any(not g.text.isspace() for g in held)}, outside


def _grid(table: RuledTable, cells: dict[RuledCell, list[Glyph]], source: str) -> Grid:
    return Grid(
        tuple(
            GridCell(
                row=cell.row,
                column=cell.column,
                text=_cell_text(lines_of(cells.get(cell, ()))),
                source=f"{source}, row {cell.row + 1}, cell {cell.column + 1}",
                rows=cell.rows,
                columns=cell.columns,
            )
            for cell in table.cells
        ),
        source,
    )


def _cell_text(lines: list[Line]) -> str:
    """Return the text of a cell: lines joined, for they were broken by its width; paragraphs only in running text."""
    column = measure([lines], 0)
    if any("。" in line.text for line in lines[:-1]) and column.right - column.left > _PROSE * lines[0].em:
        return "\n".join(join(paragraph) for paragraph in paragraphs(lines, column))
    return join(lines)


def _pictures(page: PageContent) -> list[tuple[Image, ImageData]]:
    """Return the images that stand by themselves: a seal or a watermark lies over text."""
    return [
        (image, image.data)
        for image in page.images
        if image.data and not any(image.box.holds(glyph.box.middle) for glyph in page.glyphs)
    ]


def _picture(image: Image, data: ImageData, source: str) -> Picture:
    name = source.replace(", ", "-").replace(" ", "") + "." + data.media_type.rpartition("/")[2]
    return Picture(
        name, data.media_type, data.data, source, image.box.width * _MM_PER_POINT, image.box.height * _MM_PER_POINT
    )


# ── putting the pages in a row ──


def _in_order(pages: Sequence[_Page]) -> Iterator[Paragraph | Grid | Picture]:
    """Yield everything from the top of the first page to the foot of the last; paragraphs may go on over pages."""
    columns = _columns(pages)
    counts: dict[int, int] = defaultdict(int)
    flow = (item for page in pages for item in _flow(page))
    for width, run in groupby(flow, key=lambda item: item.width if isinstance(item, _TextLine) else None):
        items = list(run)
        if width is None:
            yield from (item for item in items if not isinstance(item, _TextLine))
            continue
        lines = [item for item in items if isinstance(item, _TextLine)]
        for paragraph in paragraphs([item.line for item in lines], columns[width]):
            page = lines[0].page
            counts[page] += 1
            yield Paragraph(join(paragraph), f"page {page}, paragraph {counts[page]}")
            del lines[: len(paragraph)]


@dataclass(frozen=True, slots=True)
class _TextLine:
    """A line of running text, its page, and the width of the page, which tells its column."""

    line: Line
    page: int
    width: int


def _flow(page: _Page) -> Iterator[_TextLine | Grid | Picture]:
    """Yield what stands on a page from the top down."""
    lines = ((line.box.top, _TextLine(line, page.number, round(page.width))) for line in page.text.lines)
    yield from (item for _, item in sorted((*page.placed, *lines), key=lambda item: item[0]))


def _columns(pages: Sequence[_Page]) -> dict[int, Measure]:
    """Return the column of text of the pages of each width."""
    by_width: dict[int, list[list[Line]]] = defaultdict(list)
    for page in pages:
        by_width[round(page.width)].append(page.text.lines)
    return {width: measure(lines, width) for width, lines in by_width.items()}
