"""Shows what `every_window` leaves out: windows in rare states, context menus, work under way. For the gallery only.

What stands in these windows is as long and as much as it may be: there layouts break.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QLineEdit, QWidget

from govreport_gui import project
from govreport_gui.blocks import Picture
from govreport_gui.form import CellRef
from govreport_gui.gui.files import recent_files
from govreport_gui.gui.findings.findings_rows import Kind
from govreport_gui.gui.looks import input_method, messages
from govreport_gui.gui.main_window import MainWindow
from govreport_gui.gui.widgets.notice_bar import NoticeBar
from govreport_gui.project import Project
from govreport_gui.remarks import Remark
from govreport_gui.report import Part
from govreport_gui.rollover import roll
from govreport_gui.safekeeping import autosave
from govreport_gui.safekeeping.autosave import RecoveryCopy
from govreport_gui.safekeeping.running import this_run
from tests.builders import foreign_grid, report_2019, sample_report, sound_report
from tests.gui.every_window import Look, show_opened

CELL = CellRef("applications", "received_new", "natural")
LONG_NAME = "云溪县青禾镇人民政府2024年政府信息公开工作年度报告（县政务公开办审定后再改第三稿）.govreport"
FOLDER = "/home/office/政务公开/2024年度/送审稿"
EXPORTED = f"已导出：{FOLDER}/{LONG_NAME.replace('govreport', 'docx')}。已读回，与报告逐格一致。"
TRACE = "Traceback (most recent call last):\n" + '  File "govreport_gui/gui/document.py", line 100, in set_cells\n' * 30


def show_rare_windows(window: MainWindow, folder: Path, look: Look) -> None:
    """Show them; the window shows a report, and shows the blank one at the end."""
    for show in (_show_start, _show_main, _show_context_menus, _show_docks, _show_draft, _show_other_reports):
        show(window, folder, look)
    for show in (_show_working, _show_questions, _show_recovery):
        show(window, folder, look)


# ── The main window ──


def _show_start(window: MainWindow, folder: Path, look: Look) -> None:
    for name, errors in ((LONG_NAME, 12), ("青禾镇.govreport", 0)):
        file = folder / name
        project.save(Project(sample_report()), file)
        recent_files.remember(file, file.stem, errors)
    _crash(folder / "青禾镇.govreport")
    window.show_start_page()
    look("start_filled", window)
    line = window.start_page.recent.lines[0]
    show_opened(lambda: _ask_menu(line), lambda found: look("recent_menu", found))
    window.recent_menu.aboutToShow.emit()
    window.recent_menu.popup(QPoint(20, 20))
    look("recent_in_menu", window.recent_menu)
    window.recent_menu.hide()
    window.document.new(sample_report())
    window.show_report()


def _crash(file: Path) -> None:
    """Leave behind what a run had not saved when it crashed."""
    ours, autosave.this_run = autosave.this_run, lambda: replace(this_run(), started="before the power cut")
    try:
        RecoveryCopy().write(Project(sound_report().with_cells({CELL: "7"})), file, file.name)
    finally:
        autosave.this_run = ours


def _show_main(window: MainWindow, folder: Path, look: Look) -> None:
    del folder
    window.document.check_now()
    window.workspace.show_guidance(False)
    window.workspace.show_cell(CELL)
    body = window.workspace.page("applications").table.grid.body
    body.edit(body.currentIndex(), QAbstractItemView.EditTrigger.AllEditTriggers, None)
    look("cell_typed", window)
    window.document.finish_typing()
    window.workspace.page("applications").setFocus()
    body.selectColumn(3)
    look("cells_selected", window)
    window.workspace.show_page("overview")
    editor = window.workspace.page("overview").box.editor
    editor.setFocus()
    editor.moveCursor(QTextCursor.MoveOperation.Down, QTextCursor.MoveMode.KeepAnchor)
    look("text_selected", window)
    window.workspace.findings.list.setFocus()
    look("findings_focus", window)
    window.desk.notice.say(EXPORTED, {"打开文件": print, "打开文件夹": print})
    bar = NoticeBar(window)
    window.add_line(bar)
    bar.say(input_method.FCITX_HINT, {"不再提示": print})
    look("notices_long", window)
    bar.hide()
    window.desk.notice.hide()
    box: QComboBox = window.workspace.findings.severity_box
    box.showPopup()
    look("severity_popup", box.view().window())
    box.hidePopup()


def _show_context_menus(window: MainWindow, folder: Path, look: Look) -> None:
    del folder
    window.workspace.show_cell(CELL)
    body = window.workspace.page("applications").table.grid.body
    window.workspace.show_page("front")
    front = window.workspace.page("front")
    window.workspace.show_page("overview")
    editor = window.workspace.page("overview").box.editor
    rows = [index.data(role) for index, role in _rows(window)]
    deeds = window.workspace.findings.deeds
    show_opened(lambda: _ask_menu(body), lambda found: look("grid_menu", found))
    show_opened(lambda: _ask_menu(editor), lambda found: look("text_menu", found))
    show_opened(lambda: _ask_menu(front.findChild(QLineEdit)), lambda found: look("line_menu", found))
    menu = deeds.menu(next(row for row in rows if row.kind is Kind.FINDING), window)
    menu.popup(QPoint(20, 20))
    look("finding_menu", menu)
    menu.close()


def _rows(window: MainWindow) -> Iterator[tuple]:
    from govreport_gui.gui.findings.findings_model import Role  # noqa: PLC0415

    view = window.workspace.findings.list
    return ((view.model().index(k, 0), Role.ROW) for k in range(view.model().rowCount()))


def _ask_menu(widget: QWidget) -> None:
    place = widget.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, widget.mapToGlobal(place))
    QApplication.sendEvent(getattr(widget, "viewport", lambda: widget)(), event)


def _show_docks(window: MainWindow, folder: Path, look: Look) -> None:
    del folder
    said = ("这一段写得太长，压一压。", "数字再核一遍，" * 12, "好。")
    places = ("一、总体情况：“集市旁”", "三、收到和处理政府信息公开申请情况·表三·总计", "标题和前言")
    window.document.remember_remarks(tuple(Remark(text, place) for text, place in zip(said, places, strict=True)))
    window.desk.remarks.show()
    look("remarks_filled", window)
    window.desk.remarks.dock.close()
    window.actions_by_id["replace"].trigger()
    window.desk.finds.pane.query_line.setText("青禾镇")
    window.desk.finds.pane.new_line.setText("青禾街道")
    look("replace_filled", window)
    window.desk.finds.dock.close()
    for k in range(30):
        window.document.set_cells({CELL: str(k)}, f"填写 表三·本年新收·自然人 第 {k} 次")
    window.actions_by_id["undo_list"].trigger()
    look("undo_list_filled", window)
    window.desk.undo_list.dock.close()


def _show_draft(window: MainWindow, folder: Path, look: Look) -> None:
    last = sound_report()
    draft = roll(last, last.year + 1, organ=last.organ, date="").report
    window.document.start_from_draft(draft, Project(last), folder / "去年.docx")
    window.show_report()
    window.document.check_now()
    window.desk.notice.hide()
    window.desk.rolls.drafted.emit()
    for key in ("front", "overview", "applications"):
        window.workspace.show_page(key)
        look(f"draft_{key}", window)
    window.actions_by_id["next_stale"].trigger()
    look("draft_next_stale", window)
    show_opened(window.actions_by_id["export"].trigger, lambda found: look("draft_export", found))
    show_opened(window.actions_by_id["show_unrewritten"].trigger, lambda found: look("unrewritten_filled", found))
    window.document.detach_last_year()


def _show_other_reports(window: MainWindow, folder: Path, look: Look) -> None:
    del folder
    window.document.undo_stack.setClean()
    window.desk.notice.hide()  # it was about another report
    window.document.new(report_2019())
    window.document.check_now()
    for key in ("disclosure", "applications", "review"):
        window.workspace.show_page(key)
        look(f"form_2019_{key}", window)
    with_things = sample_report().with_part(
        "problems", Part(("网站访问量见下图。", _chart(), "", foreign_grid(), "完。"))
    )
    window.document.new(with_things)
    window.workspace.show_page("problems")
    look("text_with_picture", window)
    show_opened(window.actions_by_id["insert_number"].trigger, lambda found: look("insert_number", found))
    window.document.undo_stack.setClean()
    window.actions_by_id["new"].trigger()
    look("blank", window)


def _chart() -> Picture:
    from tests.gui.sign_off.test_picture_views import chart, packed  # noqa: PLC0415

    return packed(chart())


# ── Work under way, questions ──


def _show_working(window: MainWindow, folder: Path, look: Look) -> None:
    del folder
    guard, files = window.desk.files.guard, window.desk.files
    guard.working.emit("正在保存…")
    look("saving", window)
    guard.working.emit("")
    files.reading_changed.emit(LONG_NAME)
    look("reading", window)
    files.reading_changed.emit("")
    guard.read_only = f"王小明（电脑 OFFICE-PC-07）从今天 09:12 起正在编辑“{LONG_NAME}”，可以查看，修改后请另存为一份。"
    guard.is_held_by_other = True
    guard.changed.emit()
    guard.taken.emit()
    look("read_only", window)
    guard.read_only, guard.is_held_by_other = "", False
    guard.changed.emit()
    window.desk.notice.hide()


def _show_questions(window: MainWindow, folder: Path, look: Look) -> None:
    file = folder / "改过.govreport"
    project.save(Project(sample_report()), file)
    window.open_path(str(file))
    project.save(Project(sound_report()), file)
    window.document.set_cells({CELL: "8"}, "填写")
    show_opened(window.actions_by_id["save"].trigger, lambda found: look("changed_outside", found))
    show_opened(window.actions_by_id["new"].trigger, lambda found: look("unsaved", found))
    window.desk.files.guard.save(file)
    window.document.set_cells({CELL: "9"}, "填写")
    window.desk.files.guard.save(file)
    sentence = f"不能写入“{FOLDER}/{LONG_NAME}”：磁盘已满。请删去不要的文件，或者另存到别的地方。"
    show_opened(lambda: messages.tell(window, sentence), lambda found: look("told", found))
    show_opened(window.desk.prints._offer_pdf, lambda found: look("no_printer", found))
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog = QPrintDialog(printer, window)
    dialog.setWindowTitle("打印")
    dialog.show()
    look("print_dialog", dialog)
    dialog.close()


def _show_recovery(window: MainWindow, folder: Path, look: Look) -> None:
    del folder
    show_opened(window.desk.recovery.show, lambda found: look("recovery", found))
    show_opened(window.actions_by_id["history"].trigger, lambda found: look("history_filled", found))
