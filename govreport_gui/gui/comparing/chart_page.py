"""图解: the pictures of both years on the screen, with the ways out: a file, or the text of the report."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSizeF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QPushButton, QScrollArea, QVBoxLayout, QWidget

from govreport_gui.gui.comparing import chart_files
from govreport_gui.gui.comparing.bar_chart import chart_size, paint_chart
from govreport_gui.gui.document import Document
from govreport_gui.gui.files.file_dialogs import ask_save
from govreport_gui.gui.files.file_names import report_name
from govreport_gui.gui.looks import messages, theme
from govreport_gui.gui.widgets.flow_layout import FlowLayout
from govreport_gui.safekeeping.safe_write import safe_write
from govreport_gui.year_on_year.year_on_year_charts import Chart, charts

SMALLEST_SCALE = 0.7  # below it the words could not be read
KINDS = {"png": ("PNG 图片 (*.png)", chart_files.png), "svg": ("SVG 矢量图 (*.svg)", chart_files.svg)}


class ChartView(QWidget):
    """One picture, as large as it is drawn, or smaller where there is not the width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart: Chart | None = None
        self._room = 0  # pixels across, 0 for any number

    def show_chart(self, chart: Chart | None) -> None:
        """Show another picture; screen readers hear its figures."""
        self.chart = chart
        self.fit(self._room)
        self.setAccessibleName(chart.title if chart else "")
        self.setAccessibleDescription(_spoken(chart) if chart else "")
        self.update()

    def fit(self, room: int) -> None:
        """Be no wider than this."""
        self._room = room
        drawn = chart_size(self.chart) if self.chart else QSizeF(0, 0)
        self.setFixedSize((drawn * self._scale).toSize())

    @property
    def _scale(self) -> float:
        drawn = chart_size(self.chart).width() if self.chart else 0.0
        return max(self._room / drawn, SMALLEST_SCALE) if 0 < self._room < drawn else 1.0

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it in the colours of the window."""
        if self.chart is not None:
            painter = QPainter(self)
            painter.scale(self._scale, self._scale)
            paint_chart(painter, self.chart, theme.current(), self.font())
            painter.end()


class _ChartArea(QScrollArea):
    """Scrolls up and down; across, the picture gives way."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the picture beside the bar, whether it is there or not: else one would bring the other."""
        super().resizeEvent(event)
        view = self.widget()
        if isinstance(view, ChartView):
            view.fit(self.width() - 2 * self.frameWidth() - self.verticalScrollBar().sizeHint().width())


def _spoken(chart: Chart) -> str:
    figures = (f"{bar.label}：{chart.now} {bar.now}，{chart.before} {bar.before}" for bar in chart.bars)
    return "；".join(figures).replace("None", "无数据")


class ChartPage(QWidget):
    """Choose a picture, look at it, take it along."""

    said = Signal(str)  # a remark for the status bar
    exported = Signal(str)  # the file that was written

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self._charts: tuple[Chart, ...] = ()
        self.choice = QComboBox(self)
        self.choice.setAccessibleName("看哪张图")
        self.view = ChartView(self)
        self.section = QComboBox(self)
        self.section.setAccessibleName("插入到哪一部分")
        self.buttons = {
            "png": QPushButton("存为 PNG…", self),
            "svg": QPushButton("存为 SVG…", self),
            "insert": QPushButton("插入正文", self),
        }
        self.buttons["insert"].setToolTip("把这张图放到所选部分的末尾，导出 Word 时一起印出；可以撤销")
        self._lay_out()
        self.choice.currentIndexChanged.connect(self._show)
        self.buttons["png"].clicked.connect(lambda: self.save("png"))
        self.buttons["svg"].clicked.connect(lambda: self.save("svg"))
        self.buttons["insert"].clicked.connect(self.insert)
        document.changed.connect(self._refresh)
        self._refresh()

    def _lay_out(self) -> None:
        bar = FlowLayout()
        bar.addWidget(self.choice)
        bar.addStretch()
        for widget in (self.buttons["png"], self.buttons["svg"]):
            bar.addWidget(widget)
        bar.addWidget(self.section)
        bar.addWidget(self.buttons["insert"])
        scroll = _ChartArea(self)
        scroll.setWidget(self.view)
        scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout = QVBoxLayout(self)
        layout.addLayout(bar)
        layout.addWidget(scroll, 1)

    # ── What is shown ──

    @property
    def chart(self) -> Chart | None:
        """The picture that is shown."""
        at = self.choice.currentIndex()
        return self._charts[at] if 0 <= at < len(self._charts) else None

    def _refresh(self) -> None:
        report, last = self.document.report, self.document.last_year
        self._charts = charts(report, last) if last is not None else ()
        _list(self.choice, {chart.title: chart.key for chart in self._charts})
        places = {f"放在“{section.heading}”": section.key for section in report.form.sections if not section.table}
        if _list(self.section, places):
            self.section.setCurrentIndex(self.section.count() - 1)  # 六、其他 takes what has no place of its own
        for button in self.buttons.values():
            button.setEnabled(bool(self._charts))
        self._show()

    def _show(self) -> None:
        if self.chart != self.view.chart:
            self.view.show_chart(self.chart)

    # ── Where it goes ──

    def save(self, kind: str) -> None:
        """Ask for a file and write the picture into it; what goes wrong is told."""
        chart, (filters, draw) = self.chart, KINDS[kind]
        if chart is None:
            return
        name = f"{report_name(self.document.report)}图解-{chart.title.partition('（')[0].replace('：', '-')}.{kind}"
        path = ask_save(self, "保存图片", filters, name, kind)
        if path is not None and messages.guarded(self, lambda: safe_write(Path(path), draw(chart))):
            self.exported.emit(str(path))

    def insert(self) -> None:
        """Put the picture behind the text of the chosen section, as one step."""
        if self.chart is None:
            return
        self.document.finish_typing()
        section = self.document.report.form.section[self.section.currentData()]
        self.document.insert_picture(section.key, chart_files.picture(self.chart))
        self.said.emit(f"图片已插入“{section.heading}”的末尾，可以撤销。")


def _list(box: QComboBox, names: dict[str, str]) -> bool:
    """Put names and their keys into a box; say whether they were others before."""
    if [(box.itemText(k), box.itemData(k)) for k in range(box.count())] == list(names.items()):
        return False
    chosen = box.currentIndex()
    box.blockSignals(True)
    box.clear()
    for name, key in names.items():
        box.addItem(name, key)
    box.setCurrentIndex(max(chosen, 0) if names else -1)
    box.blockSignals(False)
    return True
