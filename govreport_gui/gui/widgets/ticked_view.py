"""The view of a `TickedTree`: the words found stand out; what is to go is struck out, what is to come underlined."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette, QTextDocument, QTextOption
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from govreport_gui.gui.looks import theme
from govreport_gui.gui.widgets.ticked_tree import TickedRole, TickedRow, TickedTree

Index = QModelIndex | QPersistentModelIndex
PAD = 3
MARGIN = 2
ELLIPSIS = "…"
VISIBLE = str.maketrans(
    {" ": "␣", "\u00a0": "␣", "\u3000": "□", "\t": "→", "\n": "↵"} | dict.fromkeys("\u200b\ufeff", "¤")
)
LEGEND = "␣、□ 表示空格，↵ 表示换行。"


class _RowDelegate(QStyledItemDelegate):
    """Draws a row as rich text in one line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        hint = super().sizeHint(option, index)
        metrics: QFontMetrics = option.fontMetrics  # type: ignore[attr-defined]  # missing in PySide's stubs
        return QSize(hint.width(), max(hint.height(), metrics.height() + 2 * PAD))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: TickedRow | None = index.data(TickedRole.ROW)
        if row is None:
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        option.text = ""  # type: ignore[attr-defined]
        widget = option.widget  # type: ignore[attr-defined]
        style = widget.style() if widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)
        place: QRect = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, widget)
        written = _written(row, option)
        painter.save()
        if written.size().width() > place.width() - MARGIN:
            place = _draw_ellipsis(painter, place, option)
        painter.setClipRect(place)
        painter.translate(place.left() + MARGIN, place.center().y() + 1 - written.size().height() / 2)
        written.drawContents(painter)
        painter.restore()


def _draw_ellipsis(painter: QPainter, place: QRect, option: QStyleOptionViewItem) -> QRect:
    """Draw "…" at the right end; return the room left of it."""
    palette: QPalette = option.palette  # type: ignore[attr-defined]
    painter.setFont(option.font)  # type: ignore[attr-defined]
    painter.setPen(palette.color(QPalette.ColorRole.Text))
    painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, ELLIPSIS)
    return place.adjusted(0, 0, -QFontMetrics(option.font).horizontalAdvance(ELLIPSIS), 0)  # type: ignore[attr-defined]


def _written(row: TickedRow, option: QStyleOptionViewItem) -> QTextDocument:
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setDefaultFont(option.font)  # type: ignore[attr-defined]
    once = QTextOption()
    once.setWrapMode(QTextOption.WrapMode.NoWrap)
    document.setDefaultTextOption(once)
    palette: QPalette = option.palette  # type: ignore[attr-defined]
    document.setHtml(f'<span style="color:{palette.color(QPalette.ColorRole.Text).name()}">{_html(row)}</span>')
    return document


def _html(row: TickedRow) -> str:
    colors = theme.current()
    before, after = (escape(text.replace("\n", " ")) for text in (row.before, row.after))
    if row.new is None:
        return f'{before}<b style="background-color:{colors.stale}">{escape(row.old)}</b>{after}'
    old, new = (escape(text.translate(VISIBLE)) for text in (row.old, row.new))
    gone = f'<span style="text-decoration:line-through;color:{colors.error}">{old}</span>'
    come = f'<span style="text-decoration:underline;color:{colors.done}">{new}</span>'
    return before + gone + come + after


class TickedView(QTreeView):
    """All groups are open; the space bar ticks."""

    def __init__(self, model: TickedTree, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(_RowDelegate(self))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setAccessibleName(name)
        model.modelReset.connect(self.expandAll)
        self.expandAll()
