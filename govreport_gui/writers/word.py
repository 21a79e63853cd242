"""Write the report as a Word file that prints as an official document (GB/T 9704-2012)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govreport_gui.blocks import Block, Grid, Paragraph, Picture, Skipped
from govreport_gui.form import Table
from govreport_gui.report import Report
from govreport_gui.writers.page_profile import OFFICIAL, PageProfile
from govreport_gui.writers.picture_size import picture_size_mm
from govreport_gui.writers.printed import Piece, Role, clean, heading_level, in_order, run_in_heading, width
from govreport_gui.writers.word_package import WordPackage
from govreport_gui.writers.word_styles import (
    NAMESPACES,
    font_table,
    footer,
    section,
    settings,
    styles,
)
from govreport_gui.writers.word_tables import foreign_table, statutory_table
from govreport_gui.writers.word_xml import KEEP_NEXT, SEPARATOR, drawing, paragraph, run

_SIGNED = (Role.ORGAN, Role.DATE)
_LONG_WORD = re.compile(r"[!-~]{24,}")  # an address, say: justified, the line before it would be spread out
_LEFT = '<w:jc w:val="left"/>'
_BELOW_TABLE = '<w:spacing w:before="160"/>'
_AFTER_YEAR = re.compile(r"(?<=\d年度)|(?<=\d年)(?!度)")


def render(report: Report, page: PageProfile = OFFICIAL) -> bytes:
    """Return the report as the bytes of a .docx; the same report gives the same bytes."""
    return _WordWriter(report, page).to_bytes()


class _WordWriter:
    """Draws piece after piece; holds the package because a picture is a part of its own."""

    def __init__(self, report: Report, page: PageProfile) -> None:
        self.report = report
        self.page = page
        self.package = WordPackage()
        self.pictures = 0

    def to_bytes(self) -> bytes:
        page, package = self.page, self.package
        package.part("styles", "styles.xml", styles(page))
        package.part("settings", "settings.xml", settings())
        package.part("fontTable", "fontTable.xml", font_table(page))
        odd = package.part("footer", "footer1.xml", footer(page, odd=True))
        even = package.part("footer", "footer2.xml", footer(page, odd=False))
        body = "".join(self.body(list(in_order(self.report))))
        document = f"<w:document {NAMESPACES}><w:body>{body}{section(page, odd, even)}</w:body></w:document>"
        return package.to_bytes(document, clean(self.report.title))

    def body(self, pieces: Sequence[Piece]) -> Iterator[str]:
        before = [None, *pieces]
        after = [*pieces[1:], None]
        for previous, piece, following in zip(before, pieces, after, strict=False):
            yield self.piece(piece, previous, following)
            if _is_table(piece) and (following is None or _is_table(following)):
                yield SEPARATOR

    def piece(self, piece: Piece, previous: Piece | None, following: Piece | None) -> str:
        item = piece.item
        if isinstance(item, Table):
            return statutory_table(self.report, item, self.page)
        if not isinstance(item, str):
            return self.embedded(item, self.page.text_mm[0])
        if piece.role is Role.TITLE:
            return paragraph(run("\n".join(title_lines(item, self.page))), "Title")
        if piece.role is Role.HEADING:
            return paragraph(run(item), "Heading1", _BELOW_TABLE if _is_table(previous) else "")
        if piece.role in _SIGNED:
            return self.signature(piece.role, item)
        signed = following is not None and following.role in _SIGNED
        return _body_paragraph(item, KEEP_NEXT if signed else "")  # a page never holds the signature alone

    def signature(self, role: Role, text: str) -> str:
        """Organ and date without seal (GB/T 9704 7.3.5.2): the date begins two characters right of the organ."""
        organ, date = width(clean(self.report.signature.organ)), width(clean(self.report.signature.date))
        organ_right, date_right = (4 + date - organ, 2.0) if date > organ else (2.0, organ - date)
        right = organ_right if role is Role.ORGAN else date_right
        first = role is Role.ORGAN or not organ
        gap = f'<w:spacing w:before="{round(self.page.line_pt * 20)}"/>' if first else ""
        indent = f'<w:ind w:rightChars="{round(right * 100)}" w:right="{round(right * self.page.body_pt * 20)}"/>'
        keep = KEEP_NEXT if role is Role.ORGAN and date else ""
        return paragraph(run(text), "Signature", keep + gap + indent)

    def embedded(self, item: Block, width_mm: float) -> str:
        """Draw a picture, a foreign table or a paragraph in one of its cells, at most so wide."""
        if isinstance(item, Paragraph):
            return paragraph(run(clean(item.text)), "TableText")
        if isinstance(item, Picture):
            return self.picture(item, width_mm)
        if isinstance(item, Skipped):
            return ""
        return foreign_table(item, width_mm, self.page, self.embedded)

    def picture(self, picture: Picture, width_mm: float) -> str:
        self.pictures += 1
        wide, high = picture_size_mm(picture)
        scale = min(1.0, width_mm / wide, self.page.text_mm[1] / high)
        relation = self.package.picture(picture) if picture.data else ""
        image = drawing(self.pictures, clean(picture.name), relation, (wide * scale, high * scale))
        return paragraph(image, "Picture")


def _is_table(piece: Piece | None) -> bool:
    return piece is not None and isinstance(piece.item, (Table, Grid))


def _body_paragraph(text: str, keep: str) -> str:
    if level := heading_level(text):
        return paragraph(run(text), f"Heading{level}", keep)
    keep += _LEFT if _LONG_WORD.search(text) else ""
    if end := run_in_heading(text):
        return paragraph(run(text[:end], '<w:rStyle w:val="RunInHeading"/>') + run(text[end:]), "", keep)
    return paragraph(run(text), "", keep)


def title_lines(title: str, page: PageProfile = OFFICIAL) -> list[str]:
    """Break a title that is too long for a line behind its year, the one place where every title may be broken.

    What is still too long wraps by itself. Joined without anything between, the lines are the title again.
    """
    room = page.text_mm[0] / 25.4 * 72 / page.title_pt
    breaks = [match.start() for match in _AFTER_YEAR.finditer(title) if match.start() < len(title)]
    if width(title) <= room or not breaks or "\n" in title:
        return [title]
    best = min(breaks, key=lambda at: abs(width(title[:at]) - width(title[at:])))
    return [title[:best], title[best:]]
