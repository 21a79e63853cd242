"""The report laid out on pages, and the drawing of one page: text, 草稿 across it, page number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

from govreport_gui.pages.flow import Flow
from govreport_gui.pages.fonts import Type, Typefaces
from govreport_gui.pages.paginate import Page, Unit, paginate
from govreport_gui.pages.strips import TextLine, TextRun
from govreport_gui.pages.units import from_mm
from govreport_gui.report import Report
from govreport_gui.writers.edition import DRAFT, Edition
from govreport_gui.writers.page_profile import NumberPlace, PageProfile

_DRAFT_PT = 160
_DRAFT_COLOR = QColor(0xE4, 0xE4, 0xE4)
_DRAFT_ANGLE = -45
_DESCENT_EM = 0.14  # of the square that a Chinese character fills


@dataclass(frozen=True, slots=True)
class PrintedDocument:
    """The pages of one report; drawn in units (`units.py`), whatever they are drawn on."""

    profile: PageProfile
    pages: Sequence[Page]
    draft: bool
    number_type: Type
    draft_type: Type

    @property
    def page_size_mm(self) -> QSizeF:
        """Width and height of the paper."""
        return QSizeF(*self.profile.paper_mm)

    @property
    def page_size(self) -> QSizeF:
        """Width and height of the paper in units."""
        return QSizeF(*map(from_mm, self.profile.paper_mm))

    def paint(self, painter: QPainter, index: int) -> None:
        """Draw a page (the first is 0), its upper left corner at the painter's origin."""
        if self.draft:
            self._paint_draft(painter)
        painter.setPen(Qt.GlobalColor.black)
        left, top = from_mm(self.profile.left_mm), from_mm(self.profile.top_mm)
        for placed in self.pages[index]:
            placed.strip.paint(painter, left, top + placed.y)
        number = self._number(index)
        number.paint(painter, left, from_mm(self.profile.paper_mm[1] - self.profile.footer_mm) - number.height)

    def _paint_draft(self, painter: QPainter) -> None:
        """Write 草稿 across the page, as an outline: nobody who reads or copies the text finds it between the words."""
        path = QPainterPath()
        path.addText(QPointF(0, 0), self.draft_type.font, DRAFT)
        painter.save()
        painter.translate(self.page_size.width() / 2, self.page_size.height() / 2)
        painter.rotate(_DRAFT_ANGLE)
        painter.translate(-path.boundingRect().center())
        painter.fillPath(path, _DRAFT_COLOR)
        painter.restore()

    def _number(self, index: int) -> TextLine:
        """Set — 1 — (GB/T 9704 7.5): outside, odd pages right and even ones left, one character in."""
        page, kind = self.profile, self.number_type
        text = f"— {index + 1} —"
        spare = from_mm(page.text_mm[0]) - sum(map(kind.advance, text))
        at_right = (index % 2 == 0) == (page.page_number is NumberPlace.OUTSIDE)
        x = spare - kind.em if at_right else kind.em
        if page.page_number is NumberPlace.CENTRE:
            x = spare / 2
        return TextLine(kind.em, (1 - _DESCENT_EM) * kind.em, (TextRun(x, text, kind.font),))

    def runs(self) -> Iterator[TextRun]:
        """Yield all text, in the order in which it is drawn."""
        for index, page in enumerate(self.pages):
            for placed in page:
                yield from placed.strip.runs()
            yield from self._number(index).runs()


def lay_out(report: Report, edition: Edition) -> PrintedDocument:
    """Lay a report out on pages. Needs a QGuiApplication."""
    faces = Typefaces(edition.page)
    return printed_document(Flow(report, edition.page, faces).units(), edition.page, faces, draft=edition.draft)


def printed_document(units: Sequence[Unit], page: PageProfile, faces: Typefaces, *, draft: bool) -> PrintedDocument:
    """Share what is printed among pages of a profile."""
    return PrintedDocument(
        page,
        paginate(units, from_mm(page.text_mm[1])),
        draft,
        number_type=faces.type("table", page.page_number_pt),
        draft_type=faces.type("heading", _DRAFT_PT),
    )
