"""A report opened again shows the page on which it was left, each file its own."""

from __future__ import annotations

import pytest

from govreport_gui import app, project
from govreport_gui.gui.files import recent_files
from govreport_gui.gui.places import FRONT
from govreport_gui.project import Project
from tests.builders import report_2019, sample_report


@pytest.fixture
def files(tmp_path):
    """Return two reports in files: one on either form."""
    made = {"2021": tmp_path / "青禾镇.govreport", "2019": tmp_path / "云溪县.govreport"}
    project.save(Project(sample_report()), made["2021"])
    project.save(Project(report_2019()), made["2019"])
    return made


def test_a_file_opens_where_it_was_left_in_the_run_before(window, files, qtbot):
    window.open_path(str(files["2021"]))
    assert window.workspace.page_key == FRONT
    window.workspace.tree.show_page("review")
    window.close()
    again = app.create_window()
    qtbot.addWidget(again)
    again.open_path(str(files["2021"]))
    assert again.workspace.page_key == again.workspace.tree.current_page == "review"


def test_each_file_has_its_own_page(window, files):
    window.open_path(str(files["2021"]))
    window.workspace.show_page("problems")
    window.open_path(str(files["2019"]))
    window.workspace.show_page("applications")
    window.open_path(str(files["2021"]))
    assert window.workspace.page_key == "problems"
    window.open_path(str(files["2019"]))
    assert window.workspace.page_key == "applications"


def test_a_report_saved_for_the_first_time_is_found_where_it_was_left(window, files, qtbot):
    window.document.new(sample_report())
    window.show_report()
    window.workspace.show_page("other")
    assert window.files._save_in(files["2021"].with_name("新.govreport"))
    window.close()
    assert recent_files.page_of(files["2021"].with_name("新.govreport")) == "other"


def test_a_page_that_the_form_does_not_have_is_none(window, files):
    window.open_path(str(files["2021"]))
    recent_files.note_page(files["2021"], "appendix")
    window.open_path(str(files["2021"]))
    assert window.workspace.page_key == FRONT


def test_saving_keeps_the_page_and_forgetting_forgets_it(tmp_path):
    file = tmp_path / "年报.govreport"
    file.write_bytes(b"")
    recent_files.remember(file, "年报", 0)
    recent_files.note_page(file, "review")
    recent_files.remember(file, "年报", 3)
    assert recent_files.page_of(file) == "review"
    recent_files.forget(file)
    assert recent_files.page_of(file) == ""


def test_a_blank_report_begins_with_its_first_page(window, files):
    window.open_path(str(files["2021"]))
    window.workspace.show_page("applications")
    window.actions_by_id["new"].trigger()
    assert window.workspace.page_key == FRONT
    window.open_path(str(files["2021"]))
    assert window.workspace.page_key == "applications"
