"""The program as a clerk starts it: its own process, a real display, keys only. It says by its files what it did.

With DOCS_PICTURES=1 in the environment, the pictures of the README are taken on the way.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from govreport_gui import paths, project, writers
from govreport_gui.form import CellRef
from govreport_gui.gui.looks.messages import APP_NAME
from govreport_gui.importing import import_file
from govreport_gui.report import report_json
from govreport_gui.rollover import roll
from tests.builders import sample_report, sound_report
from tests.checks.examples_text import LAST
from tests.gui.x_display import XDisplay, wait_for

SAMPLE = paths.resource("samples", "sample_report.docx")
DOCS = Path(__file__).resolve().parents[2] / "docs"
MANUAL = paths.resource("manual", "pictures")
WRONG = CellRef("applications", "unavailable_not_held", "total")  # what the practice report's first finding suspects
ACCEPT = (50, 30)  # where 接受 stands in the import dialog, from its lower right corner

pytestmark = pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="needs Xvfb and xdotool (packaging/setup.sh test)"
)


@pytest.fixture
def display(tmp_path):
    with XDisplay({"HOME": str(tmp_path), "GOVREPORT_HOME": str(tmp_path / "home")}) as display:
        yield display


@pytest.fixture
def take(display, tmp_path):
    """Return what takes a picture called so; README and manual get those that they show, if they are asked for."""

    def picture(name):
        file = tmp_path / f"{name}.png"
        display.picture(file)
        if os.environ.get("DOCS_PICTURES"):
            for shown in (DOCS / file.name, MANUAL / file.name):
                if shown.is_file():
                    shutil.copyfile(file, shown)

    return picture


@pytest.fixture
def short_folder():
    """Return a folder whose name can be typed and seen whole."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def save_in(display, title, path):
    display.focus(title)
    display.press("ctrl+a")
    display.type(str(path))
    display.press("Return")
    wait_for(lambda: path.is_file() and str(path), path.name)


def test_import_type_undo_save_export(display, take, tmp_path):
    saved, exported = tmp_path / "typed.govreport", tmp_path / "report.docx"
    display.start("-m", "govreport_gui", SAMPLE)
    display.focus("^导入：")
    take("import")
    display.click(*ACCEPT)
    main_window = f" — {APP_NAME}$"
    display.focus(main_window)

    display.press("F8")  # the first finding, and the cell it suspects
    take("main_window")
    display.type("77")
    display.press("Return")
    take("findings")
    display.press("ctrl+s")
    save_in(display, "^保存报告$", saved)
    assert project.load(saved).report.cell(WRONG) == "77"

    display.focus(main_window)
    display.press("ctrl+z", "ctrl+s")
    original = import_file(SAMPLE).report
    wait_for(lambda: "saved" if project.load(saved).report.cell(WRONG) == original.cell(WRONG) else "", "undone file")
    assert report_json(project.load(saved).report) == report_json(original)

    display.press("ctrl+e")
    display.focus(f"^{APP_NAME}$")
    display.press("Return")  # 导出, though there are errors
    save_in(display, "^导出 Word$", exported)
    assert report_json(import_file(exported).report) == report_json(original)


def test_export_several_files_by_the_dialog(display, take, tmp_path, short_folder):
    saved = tmp_path / "report.govreport"
    project.save(project.Project(sample_report()), saved)
    display.start("-m", "govreport_gui", saved)
    display.focus(f" — {APP_NAME}$")
    display.press("ctrl+alt+x")
    display.focus("^导出$")
    display.press("alt+p", "alt+j", "alt+t", "ctrl+a")  # PDF and the check sheet, too
    display.type(str(short_folder))
    display.press("Return")
    display.focus(f"^{APP_NAME}$")
    display.press("Return")  # 导出草稿
    wait_for(lambda: "written" if len(list(short_folder.glob("*年度报告*"))) == 3 else "", "three files")
    display.focus("^导出$")
    take("export")
    (word,) = short_folder.glob("*年度报告.docx")
    assert report_json(import_file(word).report) == report_json(sample_report())
    display.press("Escape")
    display.focus(f" — {APP_NAME}$")
    display.press("ctrl+s")
    wait_for(lambda: "saved" if project.load(saved).issued else "", "what went out in the project file")
    assert project.load(saved).issued[0].file_name == word.name


def test_from_last_years_file_to_a_draft(display, take, tmp_path):
    saved = tmp_path / "draft.govreport"
    display.start("-m", "govreport_gui")
    main_window = f"{APP_NAME}$"
    display.focus(main_window)
    display.press("ctrl+shift+y")
    display.focus("^选择去年的报告$")
    display.type(str(SAMPLE))
    display.press("Return")
    display.focus("^从去年的报告开始：")
    display.press("ctrl+Return")
    display.focus("^从去年的报告开始$")
    display.press("Return")  # 下一步
    take("roll_changes")
    display.press("Return")  # 生成草稿
    display.focus(f" — {main_window}")
    display.press("F7", "F7")
    take("roll_draft")
    display.press("ctrl+F7", "ctrl+s")
    save_in(display, "^保存报告$", saved)
    draft, read = project.load(saved), import_file(SAMPLE).report
    assert (draft.report.year, draft.last_year.title) == (read.year + 1, read.title)
    assert len(draft.report.carried) == len(roll(draft.last_year).report.carried) - 1


def test_last_year_beside_this_year(display, take, tmp_path):
    saved, last = tmp_path / "this_year.govreport", tmp_path / "last_year.docx"
    project.save(project.Project(sound_report()), saved)
    writers.write(replace(LAST, title=LAST.title.replace("2024", "2023")), last)
    display.start("-m", "govreport_gui", saved)
    main_window = f" — {APP_NAME}$"
    display.focus(main_window)
    display.press("ctrl+shift+h")
    display.focus("^附上去年的报告$")
    display.type(str(last))
    display.press("Return")
    display.focus(main_window)
    display.press("ctrl+Next", "ctrl+Next", "ctrl+Next")
    take("last_year")
    display.press("ctrl+s")
    wait_for(lambda: "saved" if project.load(saved).last_year else "", "last year's report in the project file")
    assert report_json(project.load(saved).last_year) == report_json(import_file(last).report)
    display.press("ctrl+alt+y")
    display.focus("^与去年对比$")
    take("year_on_year")
