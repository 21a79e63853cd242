"""Write the report as a Word file that prints as an official document (GB/T 9704-2012)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govreport_gui.blocks import Block, Grid, Paragraph, Picture, Skipped
from govreport_gui.form import Table
from govreport_gui.report import Report
from govreport_gui.writers.edition import PLAIN, Edition
from govreport_gui.writers.page_profile import Font, SignatureKind, twips
from govreport_gui.writers.picture_size import picture_size_mm
from govreport_gui.writers.printed import (
    Piece,
    Role,
    belongs_to_next,
    clean,
    heading_level,
    in_order,
    is_unjustified,
    run_in_heading,
)
from govreport_gui.writers.signature import date_begins, placed
from govreport_gui.writers.title_lines import title_lines
from govreport_gui.writers.word_margins import furnish
from govreport_gui.writers.word_package import WordPackage
from govreport_gui.writers.word_styles import NAMESPACES, aligned, font
from govreport_gui.writers.word_tables import foreign_table, statutory_table, table_paragraph
from govreport_gui.writers.word_version import bookmark
from govreport_gui.writers.word_xml import KEEP_NEXT, SEPARATOR, drawing, paragraph, run

_SIGNED = (Role.ORGAN, Role.DATE)
_BELOW_TABLE = '<w:spacing w:before="160"/>'
_RUN_IN = '<w:rStyle w:val="RunInHeading"/>'


def render(report: Report, edition: Edition = PLAIN) -> bytes:
    """Return the report as the bytes of a .docx; the same report and edition give the same bytes."""
    return _WordWriter(report, edition).to_bytes()


class _WordWriter:
    """Draws piece after piece; holds the package because a picture is a part of its own."""

    def __init__(self, report: Report, edition: Edition) -> None:
        self.report = report
        self.edition = edition
        self.page = edition.page
        self.package = WordPackage()
        self.pictures = 0

    def to_bytes(self) -> bytes:
        page, package, version = self.page, self.package, self.edition.version
        ends = furnish(package, page, draft=self.edition.draft)
        signed = page.signature is not SignatureKind.NONE
        body = "".join(self.body(list(in_order(self.report, signed=signed))))
        document = f"<w:document {NAMESPACES}><w:body>{bookmark(version)}{body}{ends}</w:body></w:document>"
        return package.to_bytes(document, clean(self.report.title), version)

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
            return self.title(item)
        if piece.role is Role.HEADING:
            below = _BELOW_TABLE if _is_table(previous) else ""
            return paragraph(run(item, font(self.page.heading)), "Heading1", below)
        if piece.role in _SIGNED:
            return self.signature(piece.role, item)
        signed = following is not None and following.role in _SIGNED
        return self.text(item, KEEP_NEXT if signed else "")  # a page never holds the signature alone

    def title(self, title: str) -> str:
        lines = title_lines(title, self.page, self.report.organ)
        return paragraph(run("\n".join(lines), font(self.page.title)), "Title")

    def text(self, text: str, keep: str) -> str:
        """Draw a paragraph of the text, or one of its headings."""
        body = font(self.page.body)
        if level := heading_level(text):
            return paragraph(run(text, font(self.heading_font(level))), f"Heading{level}", keep)
        keep = KEEP_NEXT if belongs_to_next(text) else keep
        keep += aligned("left") if is_unjustified(text) else ""
        if end := run_in_heading(text):
            heading = run(text[:end], _RUN_IN + font(self.page.subheading))
            return paragraph(heading + run(text[end:], body), "", keep)
        return paragraph(run(text, body), "", keep)

    def heading_font(self, level: int) -> Font:
        return self.page.subheading if level == 2 else self.page.body

    def signature(self, role: Role, text: str) -> str:
        """Draw organ or date (GB/T 9704 7.3.5)."""
        signature, page = self.report.signature, self.page
        place = placed(signature, page.signature)
        begins = date_begins(signature, page.signature) if role is Role.DATE else None
        first = role is Role.ORGAN or not signature.organ
        gap = f'<w:spacing w:before="{round(page.line_pt * 20 * place.empty_lines)}"/>' if first else ""
        indent = self.from_right(place.organ if role is Role.ORGAN else place.date)
        if begins is not None:
            indent = self.from_left(begins)
        keep = KEEP_NEXT if role is Role.ORGAN and signature.date else ""
        return paragraph(run(text, font(page.body)), "Signature", keep + gap + indent)

    def from_right(self, characters: float) -> str:
        right = round(characters * self.page.body_pt * 20)
        return f'<w:ind w:rightChars="{round(characters * 100)}" w:right="{right}"/>'

    def from_left(self, characters: float) -> str:
        """Return the properties of a line that begins so many characters left of the right edge."""
        left = twips(self.page.text_mm[0]) - round(characters * self.page.body_pt * 20)
        return f'<w:ind w:left="{max(left, 0)}" w:firstLine="0"/>' + aligned("left")

    def embedded(self, item: Block, width_mm: float) -> str:
        """Draw a picture, a foreign table or a paragraph in one of its cells, at most so wide."""
        if isinstance(item, Paragraph):
            return table_paragraph(clean(item.text), self.page)
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
        image = drawing(
            self.pictures, clean(picture.name), relation, (wide * scale, high * scale), font(self.page.body)
        )
        return paragraph(image, "Picture")


def _is_table(piece: Piece | None) -> bool:
    return piece is not None and isinstance(piece.item, (Table, Grid))
