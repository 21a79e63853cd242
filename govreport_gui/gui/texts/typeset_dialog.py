"""一键排版: every change it would make, before and after, each with a tick; nothing changes until the clerk says so."""

from __future__ import annotations

from collections import defaultdict

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from govreport_gui.finding import TextSpan
from govreport_gui.form import Form
from govreport_gui.gui.document import Document
from govreport_gui.gui.places import place_name
from govreport_gui.gui.widgets.ticked_tree import TickedGroup, TickedRow, TickedTree
from govreport_gui.gui.widgets.ticked_view import LEGEND, TickedView
from govreport_gui.texts.typesetting import Kind, Proposal, proposals, typeset

SIZE = (760, 560)
ADVICE = (
    "下面是要整理的地方：划掉的字会去掉，加下划线的字是换上的。不想改的，去掉前面的勾；成对的括号和引号一起改。"
    "链接的数、网址、邮箱、文号〔〕、小数和时间不会动。"
)


class TypesetDialog(QDialog):
    """Lists the changes by what they tidy."""

    span_asked = Signal(object)  # TextSpan: where the selected change stands in the report

    def __init__(self, document: Document, found: list[Proposal], parent: QWidget) -> None:
        super().__init__(parent)
        self.document = document
        self.setWindowTitle("一键排版")
        self.resize(*SIZE)
        groups: dict[Kind, list[Proposal]] = defaultdict(list)
        for proposal in found:
            groups[proposal.kind].append(proposal)
        self._groups = [groups[kind] for kind in Kind if kind in groups]
        form = document.report.form
        self.tree = TickedTree(self)
        self.tree.show([TickedGroup(group[0].kind, tuple(_row(form, p) for p in group)) for group in self._groups])
        self.view = TickedView(self.tree, "要整理的地方", self)
        advice = QLabel(f"{ADVICE}{LEGEND}", self)
        advice.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.addWidget(advice)
        layout.addWidget(self.view, 1)
        layout.addLayout(self._make_buttons())
        self.tree.ticks_changed.connect(self._count)
        self.view.selectionModel().currentChanged.connect(self._show)
        self._count()
        self.view.setFocus()

    def _make_buttons(self) -> QHBoxLayout:
        everything, nothing = QPushButton("全部打勾(&A)", self), QPushButton("全部去掉勾(&N)", self)
        everything.clicked.connect(lambda: self.tree.set_all(True))
        nothing.clicked.connect(lambda: self.tree.set_all(False))
        box = QDialogButtonBox(self)
        self.make = box.addButton("整理", QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        line = QHBoxLayout()
        line.addWidget(everything)
        line.addWidget(nothing)
        line.addStretch(1)
        line.addWidget(box)
        return line

    @property
    def chosen(self) -> list[Proposal]:
        """The changes with a tick."""
        return [self._groups[group][row] for group, row in self.tree.ticked()]

    def _count(self) -> None:
        self.make.setText(f"整理 {len(self.tree.ticked())} 处(&O)")
        self.make.setEnabled(bool(self.tree.ticked()))

    def _show(self, index: QModelIndex) -> None:
        place = self.tree.place_of(index)
        if place is not None:
            edit = self._groups[place[0]][place[1]].edit
            self.span_asked.emit(TextSpan(edit.place, edit.start, edit.end))

    def accept(self) -> None:
        """Make the ticked changes, as one undo step."""
        chosen = self.chosen
        self.document.take_over(typeset(self.document.report, chosen), f"一键排版（{len(chosen)} 处）")
        super().accept()


def _row(form: Form, proposal: Proposal) -> TickedRow:
    where = f"{place_name(form, proposal.edit.place)}：{proposal.before}"
    return TickedRow(where, proposal.old, proposal.after, proposal.edit.new, pair=proposal.pair)


def ask_to_typeset(document: Document, parent: QWidget) -> TypesetDialog | None:
    """Return the list of what is to be tidied; None where nothing is."""
    found = proposals(document.report)
    return TypesetDialog(document, found, parent) if found else None
