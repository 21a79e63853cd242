"""Shows dialogs that read files and compare reports, with much in them, and their other pages. For the gallery only."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QScrollArea, QTabWidget, QWidget

from govreport_gui import writers
from govreport_gui.gui.help.crash import Rescue
from govreport_gui.gui.main_window import MainWindow
from govreport_gui.importing import import_file
from govreport_gui.report import Part
from tests.builders import report_2019, sample_report, sound_report
from tests.gui.every_window import Look, show_opened
from tests.gui.rare_windows import TRACE
from tests.sign_off.rounds import against, came_back, put, remark

KINDS = (".docx", ".xlsx", ".html", ".pdf", ".txt")
ODD_TEXT = """青禾镇人民政府2024年政府信息公开工作年度报告
一、总体情况
本年新收政府信息公开申请二十三件，比去年多了许多。
附：这一句不属于任何一节的话写在这里。
"""
FIRST, SECOND = "集市旁设了公开栏。", "窗口备有查阅目录。"


def show_filled_windows(window: MainWindow, folder: Path, look: Look) -> None:
    """Show them over a window with a report."""
    window.document.new(sample_report())
    window.document.attach_last_year(replace(sound_report(), year=2023))
    window.document.check_now()
    for show in (_show_imports, _show_roll, _show_sign_off, _show_compare, _show_export, _show_dialogs, _show_help):
        show(window, folder, look)


def _show_imports(window: MainWindow, folder: Path, look: Look) -> None:
    from govreport_gui.gui.importing.import_dialog import ImportDialog  # noqa: PLC0415

    (folder / "不齐.txt").write_text(ODD_TEXT, encoding="utf-8")
    for suffix in KINDS:
        writers.write(sample_report(), folder / f"读入{suffix}")
    sources = [*(folder / f"读入{suffix}" for suffix in KINDS), folder / "不齐.txt"]
    for file in sources:
        dialog = ImportDialog(import_file(file), file.name, window)
        dialog.show()
        dialog.form.tabs.setCurrentIndex(3)
        dialog.walk()
        look(f"import_{file.stem}_{file.suffix[1:]}", dialog)
        dialog.close()


def _show_roll(window: MainWindow, folder: Path, look: Look) -> None:
    from govreport_gui.gui.rolling.roll_dialog import RollDialog  # noqa: PLC0415

    del folder
    dialog = RollDialog(sound_report(), "去年.docx", window)
    dialog.show()
    dialog.answers.year.set_year(sound_report().year)
    dialog.go_on()
    look("roll_refused", dialog)
    dialog.answers.year.set_year(sound_report().year + 1)
    dialog.answers.organ.setText("云溪县青禾街道办事处")
    dialog.answers.date.setText("")
    dialog.go_on()
    dialog.changes.kinds.setCurrentIndex(1)
    dialog.changes.list.selectRow(0)
    dialog.changes.reference_fold.findChildren(QWidget)[0].click()
    look("roll_one_kind", dialog)
    dialog.close()


def _show_sign_off(window: MainWindow, folder: Path, look: Look) -> None:
    from govreport_gui.gui.sign_off.picture_views import look_alike  # noqa: PLC0415
    from govreport_gui.gui.sign_off.sign_off_dialog import SignOffDialog  # noqa: PLC0415
    from govreport_gui.sign_off import read_back  # noqa: PLC0415
    from tests.gui.sign_off.test_picture_views import chart, other_picture, packed  # noqa: PLC0415

    sent = sound_report().with_part("overview", Part((FIRST, packed(chart()), SECOND)))
    edits = (other_picture(packed(chart(height=500)).data), put("备有", "常备"), remark("常备", "写“常备”更好。" * 6))
    recognition, record = came_back(sent, folder, *edits)
    found = read_back(recognition, sent, (record,), looks_like=look_alike)
    dialog = SignOffDialog(found, "送签稿改.docx", window.document, window)
    dialog.show()
    look("sign_off_picture", dialog)
    for place in range(1, dialog.tabs.count()):
        if dialog.tabs.isTabVisible(place):
            dialog.tabs.setCurrentIndex(place)
            look(f"sign_off_tab_{place}", dialog)
    dialog.close()
    unchanged = against(sound_report(), sound_report(), folder, remark("青禾镇", "同意。"))
    dialog = SignOffDialog(unchanged, "送签稿.docx", window.document, window)
    dialog.show()
    look("sign_off_unchanged", dialog)
    dialog.close()


def _show_compare(window: MainWindow, folder: Path, look: Look) -> None:
    from govreport_gui.compare.records import Side  # noqa: PLC0415
    from govreport_gui.gui.comparing.compare_window import CompareWindow  # noqa: PLC0415

    file = folder / "另一份.txt"
    other = sound_report().with_part("problems", Part.of("不足之处写得不同。"))
    file = file.with_suffix(".docx")
    writers.write(other, file)
    compared = CompareWindow(window.document, window)
    compared.sides[Side.A].use_open_one()
    compared.sides[Side.B]._report = import_file(file).report
    compared.sides[Side.B].title.setText(f"{file.name}：{other.title}")
    compared.sides[Side.B].changed.emit()
    compared.show()
    look("compare_cells", compared)
    compared.tabs.setCurrentIndex(1)
    look("compare_texts", compared)
    compared.close()
    compared.deleteLater()

    def look_at_tabs(found: QWidget) -> None:
        look("year_on_year_cells", found)
        found.findChild(QTabWidget).setCurrentIndex(1)
        look("year_on_year_charts", found)

    show_opened(window.actions_by_id["compare_last_year"].trigger, look_at_tabs)


def _show_export(window: MainWindow, folder: Path, look: Look) -> None:
    from govreport_gui.gui.exporting.export_dialog import ExportDialog  # noqa: PLC0415
    from govreport_gui.gui.exporting.export_job import Outcome  # noqa: PLC0415
    from govreport_gui.gui.exporting.export_kinds import KINDS as FILES  # noqa: PLC0415
    from govreport_gui.gui.exporting.export_kinds import Task  # noqa: PLC0415
    from govreport_gui.gui.exporting.export_open import open_points  # noqa: PLC0415

    flow = window.desk.exports
    points = open_points(window.document.report, window.document.problems)
    dialog = ExportDialog(flow.order(), points, lambda _outcome: None, window)
    dialog.show()
    for key, kind in FILES.items():
        dialog.choice.boxes[key].setChecked(True)
        task = Task(kind, folder / f"云溪县青禾镇人民政府2024年政府信息公开工作年度报告{kind.suffixes[0]}")
        dialog.results.add(Outcome(task, window.document.report, "已读回，199 格与报告逐格一致", key != "pdf"))
    dialog.progress.setRange(0, 6)
    dialog.progress.setValue(3)
    dialog.progress.show()
    look("export_results", dialog)
    dialog.close()


def _show_dialogs(window: MainWindow, folder: Path, look: Look) -> None:
    from govreport_gui.gui.exporting.page_profile_dialog import PageProfileDialog  # noqa: PLC0415

    file = folder / "样式.docx"
    writers.write(report_2019(), file)
    dialog = PageProfileDialog(window.document.page, window)
    dialog.show()
    dialog.take_template(file)
    scrolled = dialog.findChild(QScrollArea)
    scrolled.verticalScrollBar().setValue(scrolled.verticalScrollBar().maximum())
    look("page_setup_taken", dialog)
    dialog.close()

    def look_at_checks(found: QWidget) -> None:
        found.tabs.setCurrentIndex(1)
        look("profile_checks", found)

    show_opened(window.actions_by_id["profile"].trigger, look_at_checks)

    def look_at_pages(found: QWidget) -> None:
        found.pages.set_fit(found.pages.fit.PAGE)
        found.pages.go_to(2)
        look("print_page", found)

    show_opened(window.actions_by_id["print"].trigger, look_at_pages)


def _show_help(window: MainWindow, folder: Path, look: Look) -> None:
    from govreport_gui.gui.help.crash_dialog import CrashDialog  # noqa: PLC0415

    del folder
    for rescue in (Rescue.NOT_COPIED, Rescue.NOTHING_TO_SAVE):
        crash = CrashDialog(rescue, TRACE, window)
        crash.show()
        look(f"crash_{rescue.name.lower()}", crash)
        crash.close()
    manual = window.manual
    manual.show()
    keys = list(manual.pages)
    for place in (2, len(keys) // 2, len(keys) - 1):
        manual.show_page(keys[place])
        look(f"manual_{place}", manual)
    manual.search.setText("结转")
    look("manual_search", manual)
    manual.close()

    def look_at_found(found: QWidget) -> None:
        found.search.setText("导出")
        look("find_command_typed", found)

    show_opened(window.actions_by_id["find_command"].trigger, look_at_found)
