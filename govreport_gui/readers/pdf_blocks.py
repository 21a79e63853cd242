"""From the pages of a PDF to blocks: tables, paragraphs that may go on over pages, pictures, what is left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from govreport_gui.blocks import Blocks, Grid, Paragraph, Picture, Skipped
from govreport_gui.readers.pdf_drawings import Image
from govreport_gui.readers.pdf_images import ImageData
from govreport_gui.readers.pdf_lines import Line, join, lines_of
from govreport_gui.readers.pdf_margins import PageLines, take_margins
from govreport_gui.readers.pdf_page import PageContent
from govreport_gui.readers.pdf_paragraphs import Measure, measure, paragraphs
from govreport_gui.readers.pdf_tables import DrawnTable, mend_cut_row, tables_of

_SLANTED = "斜着印的水印或印章文字，没有带入"
_UNKNOWN = "PDF 没有说明这些是什么字，没有带入，请对照原文补上"
_SCANNED = "这一页是图片，没有文字，没有带入"
_RECOGNISED = "这一页的文字是扫描后由软件识别的，可能有错，请对照原文核对"
_NO_PICTURE = "压在文字上、很小或取不出来的图片，没有带入"
_MM_PER_POINT = 25.4 / 72


def blocks_of(pages: Sequence[PageContent]) -> Blocks:
    """Return the blocks of a document; what was left out comes last."""
    taken = [_take_apart(page) for page in pages]
    left_out = [skipped for page in pages for skipped in _left_out(page)]
    for number, margins in take_margins([page.text for page in taken]).items():
        left_out += [Skipped(margin.line.text, f"{margin.why}，没有带入", f"page {number}") for margin in margins]
    for page, following in pairwise(taken):
        if page.ends_with_table and following.begins_with_table:
            mend_cut_row(page.tables[-1], following.tables[0])
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
    """A page taken apart. Pictures come with the place of their top edge."""

    number: int
    width: float
    tables: list[DrawnTable]
    pictures: list[tuple[float, Picture]]
    text: PageLines

    @property
    def ends_with_table(self) -> bool:
        """Say whether no text follows its last table."""
        return bool(self.tables) and all(line.box.top < self.tables[-1].ruled.box.bottom for line in self.text.lines)

    @property
    def begins_with_table(self) -> bool:
        """Say whether no text precedes its first table."""
        return bool(self.tables) and all(line.box.bottom > self.tables[0].ruled.box.top for line in self.text.lines)


def _take_apart(page: PageContent) -> _Page:
    tables, rest = tables_of(page)
    pictures = [
        (image.box.top, _picture(image, data, f"page {page.number}, picture {number}"))
        for number, (image, data) in enumerate(_pictures(page), 1)
    ]
    return _Page(page.number, page.width, tables, pictures, PageLines(page.number, page.height, lines_of(rest)))


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
    items: list[tuple[float, _TextLine | Grid | Picture]] = [*page.pictures]
    items += [(table.ruled.box.top, table.grid()) for table in page.tables if table.cells]
    items += [(line.box.top, _TextLine(line, page.number, round(page.width))) for line in page.text.lines]
    yield from (item for _, item in sorted(items, key=lambda item: item[0]))


def _columns(pages: Sequence[_Page]) -> dict[int, Measure]:
    """Return the column of text of the pages of each width."""
    by_width: dict[int, list[list[Line]]] = defaultdict(list)
    for page in pages:
        by_width[round(page.width)].append(page.text.lines)
    return {width: measure(lines, width) for width, lines in by_width.items()}
