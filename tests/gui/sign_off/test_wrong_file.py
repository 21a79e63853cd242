"""The wrong file for 送签回读: a colleague's report or another year's is asked about in one sentence, not compared."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from govreport_gui.gui.files import chosen_file
from govreport_gui.gui.sign_off import sign_off_flow
from govreport_gui.gui.sign_off.sign_off_dialog import SignOffDialog
from govreport_gui.importing import import_file
from govreport_gui.issued import issue
from govreport_gui.report import Report, Signature
from govreport_gui.sign_off import other_report, read_back
from tests.builders import sound_report
from tests.sign_off.rounds import came_back

OURS = sound_report()
COLLEAGUE = "云溪县水利局"
ELSEWHERE = replace(
    OURS,
    organ=COLLEAGUE,
    title=OURS.title.replace(OURS.organ, COLLEAGUE),
    signature=Signature(COLLEAGUE, OURS.signature.date),
)
EARLIER = replace(OURS, year=2023, title=OURS.title.replace("2024", "2023"))
WENT_OUT = issue(OURS, "年报.docx", datetime(2025, 1, 10))


def doubt(folder, sent: Report, *records) -> str:
    recognition, _ = came_back(sent, folder)
    return other_report(recognition, read_back(recognition, OURS, records))


def test_another_unit(tmp_path):
    assert doubt(tmp_path, ELSEWHERE, WENT_OUT) == (
        f"文件是{COLLEAGUE}的报告，现在打开的是{OURS.organ}的报告，像是选错了文件。"
    )


def test_another_year(tmp_path):
    told = doubt(tmp_path, EARLIER, WENT_OUT)
    assert "2023 年的报告，现在打开的是" in told
    assert "2024 年的报告" in told
    assert doubt(tmp_path, EARLIER) == told  # also where nothing is recorded as sent


def test_the_right_file_is_not_asked_about(tmp_path):
    assert doubt(tmp_path, OURS, WENT_OUT) == doubt(tmp_path, OURS) == ""
    recognition, record = came_back(EARLIER, tmp_path)  # it went out of here under that year: its id says so
    assert other_report(recognition, read_back(recognition, OURS, (record,))) == ""


def test_a_shorter_name_of_the_same_unit_is_no_other_one(tmp_path):
    path = tmp_path / "送签稿.docx"
    came_back(OURS, tmp_path)
    recognition = import_file(path)
    short = replace(recognition, report=replace(recognition.report, organ=OURS.organ[-7:]))
    assert other_report(short, read_back(short, OURS, (WENT_OUT,))) == ""


@pytest.fixture
def open_here(window, monkeypatch):
    """Open the report in the window; return which windows of 送签回读 are shown, and how often a file is asked for."""
    window.document.new(OURS)
    window.document.remember_issued(WENT_OUT)
    window.show_report()
    seen = []
    monkeypatch.setattr(SignOffDialog, "exec", lambda _dialog: seen.append("compared") or 0)
    monkeypatch.setattr(chosen_file, "ask_open", lambda *_: seen.append("asked for another"))
    return seen


@pytest.mark.parametrize(
    ("answer", "then"),
    [(sign_off_flow.ANOTHER, ["asked for another"]), (sign_off_flow.ALL_THE_SAME, ["compared"]), ("取消", [])],
)
def test_it_is_asked_in_one_sentence(open_here, answer, then, request, tmp_path):
    window, said, qtbot = (request.getfixturevalue(name) for name in ("window", "said", "qtbot"))
    came_back(ELSEWHERE, tmp_path)
    said.answers = [answer]
    window.desk.sign_offs.begin_with(tmp_path / "送签稿.docx")
    qtbot.waitUntil(lambda: bool(said.asked) and open_here == then, timeout=60_000)
    assert said.asked[0][0].endswith("像是选错了文件。")
    assert window.document.report == OURS
    assert not window.document.undo_stack.canUndo()
