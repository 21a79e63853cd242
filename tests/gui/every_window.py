"""Shows every window and dialog of the program, one after the other, to whoever wants to look at them.

The commands whose names end in "…" open one; what they open is found by looking which windows are new. So a new command
is looked at without a line here. What needs a file, or an accident, is made by hand below.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDockWidget, QWidget

from govreport_gui import writers
from govreport_gui.form import CellRef
from govreport_gui.gui.actions import ACTIONS
from govreport_gui.gui.looks import messages
from govreport_gui.gui.main_window import MainWindow
from govreport_gui.gui.places import pages
from govreport_gui.importing import import_file
from govreport_gui.project import Project
from govreport_gui.report import Part, Report
from govreport_gui.unit_card.unit_card_texts import read_card
from tests.builders import sample_report, sound_report
from tests.checks.examples_text import LAST

Look = Callable[[str, QWidget], None]
FINDING = "N01"
SHOWN_LATE = 120  # milliseconds until a window that was asked for has taken its size
FOREIGN = ("import_clipboard",)  # reads what lies on the clipboard, which is nobody's here
WITHOUT_DOTS = ("about", "manual", "undo_list", "remarks")  # open a window that asks for nothing


def show_every_window(window: MainWindow, folder: Path, look: Look) -> None:
    """Show them, all but the pages over a window with the practice report; `folder` takes the files it needs."""
    window.show()
    look("start", window)
    _open_report(window)
    _show_pages(window, look)
    _show_menus(window, look)
    _show_commands(window, look)
    _show_import(window, folder, look)
    _show_roll(window, look)
    _show_sign_off(window, folder, look)
    _show_versions(window, look)
    _show_unit_offer(window, look)
    _show_paste(window, look)
    _show_small_ones(window, look)


def _open_report(window: MainWindow) -> None:
    """Open the practice report, untidy in one place, with last year's beside it."""
    report = sample_report()
    report = report.with_part("other", Part.of(f"{report.part('other').text}\n 没有  收费,也没有 3 件以上的 欠账."))
    window.document.new(report)
    window.document.attach_last_year(_last_year())
    window.show_report()
    window.document.check_now()


def _last_year() -> Report:
    return replace(LAST, form_id=sample_report().form_id)


# ── The main window ──


def _show_pages(window: MainWindow, look: Look) -> None:
    for page in pages(window.document.report.form):
        window.workspace.show_page(page.key)
        look(f"page_{page.key}", window)
    window.workspace.show_guidance(True)
    window.workspace.show_cell(CellRef("applications", "received_new", "natural"))
    window.workspace.findings.next_finding()
    look("page_with_guidance", window)
    window.workspace.findings.accept()
    look("findings_accept", window)
    window.workspace.findings.accept_bar.hide()
    window.desk.notice.say("草稿好了。有 12 处还是去年的内容。", {"看第一处": lambda: None, "保存…": lambda: None})
    look("notice", window)
    window.desk.notice.hide()
    window.document.accept(window.document.open_findings[0], "数字以政务平台导出的为准")
    window.workspace.findings.show_accepted(True)
    look("findings_accepted", window)
    window.workspace.findings.show_accepted(False)
    window.workspace.restore(window.size())


def _show_menus(window: MainWindow, look: Look) -> None:
    for key, menu in window.menus.items():
        menu.popup(window.mapToGlobal(window.menuBar().rect().bottomLeft()))
        look(f"menu_{key}", menu)
        menu.hide()


# ── Whatever a command opens ──


def _show_commands(window: MainWindow, look: Look) -> None:
    for record in ACTIONS:
        if ("…" in record.text or record.id in WITHOUT_DOTS) and record.id not in FOREIGN:
            names = _numbered(record.id)
            show_opened(window.actions_by_id[record.id].trigger, lambda found, names=names: look(next(names), found))
            _show_docks(window, record.id, look)


def _numbered(name: str) -> Iterator[str]:
    """Name what one command opens one after the other."""
    yield name
    yield from (f"{name}_{k}" for k in count(2))


def _show_docks(window: MainWindow, name: str, look: Look) -> None:
    """Look at the window with what a command opened at its side, and close that."""
    docks = [dock for dock in window.findChildren(QDockWidget) if dock.isVisible()]
    if docks:
        look(name, window)
    for dock in docks:
        dock.close()


def show_opened(work: Callable[[], object], look: Callable[[QWidget], None]) -> None:
    """Do what opens windows, look at each that is new, close it; dialogs that wait for an answer included."""
    before = _shown()
    seen: set[QWidget] = set()

    def look_at_new() -> None:
        for found in _shown() - before - seen:
            seen.add(found)
            look(found)
            found.close()

    timer = QTimer()  # a dialog runs a loop of its own, in which this goes on
    timer.timeout.connect(look_at_new)
    timer.start(SHOWN_LATE)
    work()
    QApplication.processEvents()
    timer.stop()
    look_at_new()


def _shown() -> set[QWidget]:
    return {widget for widget in QApplication.topLevelWidgets() if widget.isVisible()}


# ── What needs a file ──


def _show_import(window: MainWindow, folder: Path, look: Look) -> None:
    from govreport_gui.gui.importing.import_dialog import ImportDialog  # noqa: PLC0415

    source = folder / "去年.docx"
    writers.write(sample_report(), source)
    dialog = ImportDialog(import_file(source), source.name, window)
    dialog.show()
    look("import_form", dialog)
    dialog.walk()
    look("import_walk", dialog)
    dialog.close()


def _show_roll(window: MainWindow, look: Look) -> None:
    from govreport_gui.gui.rolling.roll_dialog import RollDialog  # noqa: PLC0415

    dialog = RollDialog(sound_report(), "去年.docx", window)
    dialog.show()
    look("roll_answers", dialog)
    dialog.go_on()
    look("roll_changes", dialog)
    dialog.close()


def _show_sign_off(window: MainWindow, folder: Path, look: Look) -> None:
    from govreport_gui.gui.sign_off.sign_off_dialog import SignOffDialog  # noqa: PLC0415
    from tests.sign_off.rounds import against, put  # noqa: PLC0415

    sent = sound_report().with_part("overview", Part.of("窗口备有查阅目录。\n村里的喇叭每周播报政策两次。"))
    ours = sent.with_part("overview", Part.of("窗口备有查阅目录和意见簿。\n村里的喇叭每周播报政策两次。"))
    back = against(sent, ours, folder, put("备有", "常备"), put("每周", "每天", tracked=True))
    dialog = SignOffDialog(back, "送签稿改.docx", window.document, window)
    dialog.show()
    look("sign_off_changes", dialog)
    dialog.close()


# ── What an accident or a rare case opens ──


def _show_versions(window: MainWindow, look: Look) -> None:
    from govreport_gui.gui.files.versions_dialog import Version, VersionsDialog  # noqa: PLC0415

    shown = [Version("今天 10:42　青禾镇.govreport", lambda: Project(sound_report()), "现在的报告", sample_report)]
    dialog = VersionsDialog("历史版本", "每次保存前的样子，最近的在前。", shown, ("打开副本", "关闭"), window)
    dialog.show()
    look("versions", dialog)
    dialog.close()


def _show_unit_offer(window: MainWindow, look: Look) -> None:
    from govreport_gui.gui.office.unit_card_offer import brought_in_step  # noqa: PLC0415

    report = sample_report()
    card = replace(read_card(report), name="云溪县青禾街道办事处", phone="0499-5550119")
    show_opened(lambda: brought_in_step(report, card, "只保存资料", window), lambda found: look("unit_offer", found))


def _show_paste(window: MainWindow, look: Look) -> None:
    from govreport_gui.gui.tables.grid_paste_dialog import PasteDialog  # noqa: PLC0415
    from govreport_gui.gui.tables.table_paste import Pasting  # noqa: PLC0415

    report = sample_report()
    refs = [ref for ref in report.cells if ref.table == "applications"][:12]
    dialog = PasteDialog(report, Pasting(dict.fromkeys(refs, "77")), refs, window)
    dialog.show()
    look("paste", dialog)
    dialog.close()


def _show_small_ones(window: MainWindow, look: Look) -> None:
    from govreport_gui.gui.findings.rule_popup import RulePopup  # noqa: PLC0415
    from govreport_gui.gui.help.crash import Rescue  # noqa: PLC0415
    from govreport_gui.gui.help.crash_dialog import CrashDialog  # noqa: PLC0415

    popup = RulePopup(FINDING, window)
    popup.show()
    look("rule", popup)
    popup.close()
    crash = CrashDialog(Rescue.COPIED, "Traceback\nValueError: 例子", window)
    crash.show()
    look("crash", crash)
    crash.close()
    sentence = "“青禾镇.govreport”在别处改过了。要保存的内容还没有写进去。"
    ask = lambda: messages.choose(window, sentence, "另存为副本", "覆盖", "先不保存")  # noqa: E731
    show_opened(ask, lambda found: look("question", found))
