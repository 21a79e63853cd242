"""Read a PDF that has a text layer: paragraphs by indents and line ends, tables by their ruling lines.

Lines that only make up a page (page numbers, running headers) are Skipped. A table that goes on over a page is a Grid
on each page. A scan has no text, and nothing is guessed from its picture.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium
from pypdfium2 import raw

from govreport_gui.blocks import Blocks
from govreport_gui.errors import ReadError
from govreport_gui.readers.apart import MEGABYTE, StoppedError, read_apart
from govreport_gui.readers.opening import shown_name
from govreport_gui.readers.pdf_blocks import blocks_of
from govreport_gui.readers.pdf_drawings import TooMuchError
from govreport_gui.readers.pdf_page import PageContent, read_page

SECONDS = 8
MEGABYTES = 480  # of address space
FILE_LIMIT = 100 * MEGABYTE
PAGE_LIMIT = 300
OBJECT_LIMIT = 100_000  # glyphs, and drawings, of one page; the fullest page of a report has 2,000
TOTAL_LIMIT = 1_000_000  # glyphs and drawings of all pages
PICTURES_LIMIT = 64 * MEGABYTE  # of all pages

_AGAIN = "请重新获取这个文件，或选择报告的 Word 原稿。"
_ADVICE = "请选择报告的 Word 原稿，或用 WPS、Word 把它转换为 .docx 后再导入。"


def read(path: Path) -> Blocks:
    """Return the paragraphs and tables of a PDF. ReadError, with advice, where it has no text or cannot be read."""
    try:
        return read_apart(read_here, path, seconds=SECONDS, megabytes=MEGABYTES)
    except StoppedError as error:
        raise _refusal(shown_name(path), "读取它用了太多时间或内存") from error


def read_here(path: Path) -> Blocks:
    """Do what `read` does, in this process, without its limits of time and memory."""
    name = shown_name(path)
    pages = _pages(path, name)
    _require_text(pages, name)
    return blocks_of(pages)


# ── opening ──


def _pages(path: Path, name: str) -> list[PageContent]:
    if path.stat().st_size > FILE_LIMIT:
        raise _refusal(name, f"文件大于 {FILE_LIMIT // MEGABYTE} MB")
    document = _open(path.read_bytes(), name)
    try:
        if len(document) > PAGE_LIMIT:
            raise _refusal(name, f"多于 {PAGE_LIMIT} 页")
        return list(_read_pages(document, name))
    finally:
        document.close()


def _open(data: bytes, name: str) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise ReadError(f"“{name}”有密码保护。请先打开它并取消密码，或选择报告的 Word 原稿。") from error
        raise ReadError(f"“{name}”已损坏或不完整。{_AGAIN}") from error


def _read_pages(document: pdfium.PdfDocument, name: str) -> Iterator[PageContent]:
    total = pictures = 0
    for index in range(len(document)):
        try:
            page = read_page(document, index, OBJECT_LIMIT)
        except TooMuchError as error:
            raise _refusal(name, f"第 {index + 1} 页的内容太多") from error
        except pdfium.PdfiumError as error:
            raise ReadError(
                f"“{name}”的第 {index + 1} 页已损坏。请重新获取这个文件，或选择报告的 Word 原稿。"
            ) from error
        total += len(page.glyphs) + len(page.rulings) + len(page.images)
        pictures += sum(len(image.data.data) for image in page.images if image.data)
        if total > TOTAL_LIMIT or pictures > PICTURES_LIMIT:
            raise _refusal(name, "内容太多")
        yield page


def _refusal(name: str, reason: str) -> ReadError:
    return ReadError(f"“{name}”超出了可以读取的范围：{reason}，不像一份年度报告。{_ADVICE}")


def _require_text(pages: list[PageContent], name: str) -> None:
    known = sum(not glyph.text.isspace() for page in pages for glyph in page.glyphs)
    unknown = sum(page.unknown for page in pages)
    if unknown > known:
        raise ReadError(f"“{name}”里的文字没有编码，只能看、不能读取。{_ADVICE}")
    if known:
        return
    if any(page.images for page in pages):
        raise ReadError(
            f"“{name}”是扫描件，里面只有图片，没有文字。请选择报告的 Word 原稿，或先用 WPS、Word 识别文字。"
        )
    raise ReadError(f"“{name}”里面没有文字。{_ADVICE}")
