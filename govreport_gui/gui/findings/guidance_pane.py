"""The pane at the right: how to fill in the selected cell or section, and where an imported figure stood."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from govreport_gui.form import CellRef
from govreport_gui.gui.comparing.last_year_box import LastYearBox
from govreport_gui.gui.document import Document
from govreport_gui.gui.findings.missing_box import MissingBox
from govreport_gui.gui.places import FRONT
from govreport_gui.gui.texts.mentions import Mention, of_cell
from govreport_gui.gui.widgets.foldable import Foldable
from govreport_gui.recognise.source_words import in_words

REST = 150  # milliseconds
FIELD_HELP = {
    True: "标题、机关名称、年度和前言。前言写明编制依据、数据的起止日期、公布网址和联系方式。",
    False: "落款机关和日期。日期用阿拉伯数字，年份写全，月、日前不加0。",
}


class GuidancePane(QScrollArea):
    """填报说明, 还缺什么, 去年, 来源 and 正文里的数, each of which can be folded."""

    span_asked = Signal(object)  # TextSpan: the clerk wants to see where the text speaks of the cell

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.guidance = _text_label()
        self.missing = MissingBox(document, _text_label())
        self.last_year = LastYearBox(document, _text_label())
        self.source = _text_label()
        self.source_fold = Foldable("来源", self.source)
        self.mentions = _text_label()
        self.mentions.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.mentions.linkActivated.connect(self._ask_for_span)
        self.mentions_fold = Foldable("正文里的数", self.mentions)
        self._mentioned: list[Mention] = []
        self._next: CellRef | None = None  # what the cursor stands on
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self.settle)
        inside = QWidget(self)
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(8, 4, 8, 8)
        self.guidance_fold = Foldable("填报说明", self.guidance)
        layout.addWidget(self.guidance_fold)
        layout.addWidget(self.missing)
        layout.addWidget(self.last_year)
        layout.addWidget(self.source_fold)
        layout.addWidget(self.mentions_fold)
        layout.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("填报说明")

    def follow_cell(self, ref: CellRef) -> None:
        """Show what belongs to a cell once the cursor rests there: figures typed down a column do not wait for it."""
        self._next = ref
        self._rest.start()

    def settle(self) -> None:
        """Show at once what belongs to the cell that the cursor stands on."""
        if self._next is not None:
            self.show_cell(self._next)

    def show_page(self, page: str) -> None:
        """Say what a page must hold."""
        self._leave_cursor()
        section = self.document.report.form.section.get(page)
        text = section.must_cover if section else FIELD_HELP[page == FRONT]
        self.guidance.setText(_titled(section.heading, text) if section else f"<p>{escape(text)}</p>")
        self.missing.show_page(page)
        self.last_year.show_cell(None)
        self.source_fold.hide()
        self.mentions_fold.hide()

    def bring_up(self) -> None:
        """Bring 填报说明 into view."""
        self.settle()
        self.guidance_fold.set_open(True)
        self.verticalScrollBar().setValue(0)

    def show_cell(self, ref: CellRef) -> None:
        """Say what counts in a cell's row, what goes wrong there, and where its figure came from."""
        self._leave_cursor()
        row = self.document.report.form.row(ref)
        help_text = row.guidance
        self.guidance.setText(
            _titled(row.path[-1], help_text.counts)
            + f"<p><b>常见错误</b><br>{escape(help_text.mistakes)}</p>"
            + f"<p><b>依据</b><br>{escape(help_text.article)}</p>"
        )
        self.missing.show_page(ref.table)
        self.last_year.show_cell(ref)
        recognition = self.document.recognition
        source = recognition.sources.get(ref, "") if recognition else ""
        self.source.setText(escape(in_words(source)))
        self.source_fold.setVisible(bool(source))
        self._show_mentions(ref)

    def _leave_cursor(self) -> None:
        self._next = None
        self._rest.stop()

    def _show_mentions(self, ref: CellRef) -> None:
        report = self.document.report
        self._mentioned = of_cell(report, ref)
        quotes = (escape(mention.quoted(report)) for mention in self._mentioned)
        self.mentions.setText("".join(f'<p><a href="{k}">{quote}</a></p>' for k, quote in enumerate(quotes)))
        self.mentions_fold.setVisible(bool(self._mentioned))

    def _ask_for_span(self, link: str) -> None:
        self.span_asked.emit(self._mentioned[int(link)].span)


def _titled(title: str, text: str) -> str:
    return f"<p><b>{escape(title)}</b></p><p>{escape(text)}</p>"


def _text_label() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    label.setContentsMargins(6, 0, 0, 6)
    return label
