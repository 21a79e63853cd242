"""What one can do about a finding: go there, take over a proposal or a quick fix, accept it, take that back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from govreport_gui import fixes
from govreport_gui.finding import Finding, Suspect
from govreport_gui.fixes import Fix
from govreport_gui.form import CellRef
from govreport_gui.gui.document import Document
from govreport_gui.gui.findings.findings_rows import Row, Verb, proposals
from govreport_gui.gui.places import place_name

LISTED_CELLS = 12
ONE_COLUMN = "只改一列"
NO_FIX = "这个问题没有现成的改法，请双击或按回车到原处修改。"
GONE = "这个问题刚刚变了，请再看一下。"


class Deeds(QObject):
    """Carries them out on the document; what needs the clerk's word first is asked by signals."""

    jump = Signal(object)  # Finding: show its place
    said = Signal(str)  # a remark for the status bar
    reason_asked = Signal(object)  # Finding: ask why it is accepted
    explained = Signal(object)  # Finding: say what its rule is for
    cells_listed = Signal(object)  # Fix of several cells: show them before it is done

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = document

    def do(self, row: Row, verb: Verb) -> None:
        """Do what a button says."""
        {
            Verb.MEND: self.mend,
            Verb.REPAIR: self.mend,
            Verb.GO: self.go,
            Verb.ACCEPT: self.toggle_acceptance,
            Verb.REOPEN: self.toggle_acceptance,
            Verb.EXPLAIN: self.explain,
        }[verb](row)

    def explain(self, row: Row) -> None:
        """Say what the rule of a finding looks at, why, and what to do."""
        self.explained.emit(row.finding)

    def go(self, row: Row) -> None:
        """Go to the place of a finding, or to the cell that a proposal would change."""
        suspects = row.changes or row.finding.suspects
        self.jump.emit(replace(row.finding, suspects=suspects))

    def mend(self, row: Row) -> None:
        """Take over the quick fix of a finding, else the proposal of the line, else the first one under it."""
        if not self._is_current(row.finding):
            return
        changes = row.changes or next(iter(row.finding.repairs), ())
        if fixes.is_offered(row.finding):
            self.offer(fixes.fix(self.document.report, row.finding))
        elif changes and row.finding.waived is None:
            self._repair(row.finding, changes)
        else:
            self.said.emit(NO_FIX)

    def mend_alike(self, row: Row) -> None:
        """Take over the quick fixes of all open findings of the same rule, as one step."""
        if self._is_current(row.finding):
            self.offer(fixes.fix_alike(self.document.report, self.document.open_findings, row.finding))

    def offer(self, fix: Fix | None) -> None:
        """Do a quick fix; one that fills several cells only after they were shown."""
        if fix is None:
            self.said.emit(NO_FIX)
        elif len(fix.cells) > 1:
            self.cells_listed.emit(fix)
        else:
            self.take_over(fix)

    def take_over(self, fix: Fix) -> None:
        """Put what a fix made in the place of the report."""
        report = fixes.with_receipt(fix, self.document.report, datetime.now())
        self.document.take_over(report, fix.label)
        form = self.document.report.form
        where = "、".join(dict.fromkeys(f"“{place_name(form, place)}”" for place in fix.places))
        self.said.emit(f"已改{where}：{fix.label}，可以撤销。")

    def _repair(self, finding: Finding, changes: tuple[Suspect, ...]) -> None:
        self.document.repair(changes)
        self.jump.emit(replace(finding, suspects=changes))
        self.said.emit("已按建议改正，可以撤销。")

    def toggle_acceptance(self, row: Row) -> None:
        """Ask why a finding is accepted; or open an accepted one again."""
        if not self._is_current(row.finding):
            return
        if row.finding.waived is None:
            self.reason_asked.emit(row.finding)
        else:
            self.document.reopen(row.finding)
            self.said.emit("已取消接受，问题重新列出。")

    def accept(self, finding: Finding, reason: str) -> None:
        """Accept a finding for a reason."""
        if self._is_current(finding):
            self.document.accept(finding, reason)
            self.said.emit("已接受，列在“已接受”里。")

    def _is_current(self, finding: Finding) -> bool:
        """Say whether a finding still holds when what is being typed is taken in."""
        self.document.finish_typing()
        self.document.check_now()
        if finding in self.document.findings:
            return True
        self.said.emit(GONE)
        return False

    # ── Menus ──

    def menu(self, row: Row, parent: QWidget) -> QMenu:
        """Make the menu of a line."""
        menu = QMenu(parent)
        _add(menu, "定位\t回车", lambda: self.go(row))
        if row.finding.waived is not None:
            _add(menu, "取消接受\tA", lambda: self.toggle_acceptance(row))
            self._add_explanation(menu, row)
            return menu
        self._add_proposals(menu, row)
        self._add_fixes(menu, row)
        menu.addSeparator()
        _add(menu, "接受…\tA", lambda: self.toggle_acceptance(row))
        self._add_explanation(menu, row)
        return menu

    def _add_explanation(self, menu: QMenu, row: Row) -> None:
        menu.addSeparator()
        _add(menu, "说明…\tS", lambda: self.explain(row))

    def _add_proposals(self, menu: QMenu, row: Row) -> None:
        for proposal in proposals(self.document.report, row.finding):
            _add(menu, proposal.title.removeprefix("↳ "), partial(self.mend, proposal))

    def _add_fixes(self, menu: QMenu, row: Row) -> None:
        if not fixes.is_offered(row.finding):
            return
        _add(menu, f"改正：{fixes.FIXES[row.finding.rule][0]}\tCtrl+回车", lambda: self.mend(row))
        count = len(fixes.alike(self.document.open_findings, row.finding))
        if count > 1:
            _add(menu, f"改正全部同类（{count} 处）\tCtrl+Shift+回车", lambda: self.mend_alike(row))

    def cells_menu(self, fix: Fix, parent: QWidget) -> QMenu:
        """Make the menu that lists the cells of a fix and then does it."""
        menu = QMenu(parent)
        for ref in fix.cells[:LISTED_CELLS]:
            menu.addAction(self._change(ref, fix)).setEnabled(False)
        if len(fix.cells) > LISTED_CELLS:
            menu.addAction(f"…… 还有 {len(fix.cells) - LISTED_CELLS} 格").setEnabled(False)
        menu.addSeparator()
        action = _add(menu, f"{fix.label}：共 {len(fix.cells)} 格", lambda: self.take_over(fix))
        columns = fixes.by_column(fix, self.document.report)
        if columns:
            some = menu.addMenu(ONE_COLUMN)
            for name, part in columns.items():
                _add(some, f"{name}：共 {len(part.cells)} 格", partial(self.take_over, part))
        menu.setActiveAction(action)
        return menu

    def _change(self, ref: CellRef, fix: Fix) -> str:
        before = self.document.report.cell(ref).strip() or "空白"
        return f"{self.document.report.form.cell_name(ref)}：{before} → {fix.report.cell(ref)}"


def _add(menu: QMenu, text: str, do: Callable[[], None]) -> QAction:
    action = menu.addAction(text)
    action.triggered.connect(lambda _checked=False: do())
    return action
