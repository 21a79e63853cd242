"""`govreport compare` as contract.md fixes it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from govreport_gui import project, writers
from govreport_gui.cli import main
from govreport_gui.form import CellRef
from govreport_gui.project import Project
from govreport_gui.report import Part
from tests.builders import report_2019, sound_report, without_table


@pytest.fixture
def compared(tmp_path, capsys):
    """Compare two reports by way of files; return the status and what was printed."""

    def compared(a, b, *options):
        paths = tmp_path / "a.docx", tmp_path / "b.govreport"
        writers.write(a, paths[0])
        project.save(Project(b), paths[1])
        capsys.readouterr()
        status = main(["compare", *map(str, paths), *options])
        printed = capsys.readouterr()
        assert printed.err == ""
        return status, printed.out

    return compared


def edited(report):
    cells = {CellRef("disclosure", "fees", "amount"): "", CellRef("review", "reconsideration", "pending"): "2"}
    other = replace(report, cells={**report.cells, **cells})
    return other.with_part("other", Part.of("全年没有收取信息处理费。"))


def test_a_report_and_its_word_file_are_the_same(compared):
    assert compared(sound_report(), sound_report()) == (0, "数字和文字都相同。\n")


def test_json_is_as_the_contract_says(compared):
    a = sound_report()
    status, out = compared(a, edited(a), "--json")
    data = json.loads(out)
    assert status == 0
    assert list(data) == ["cells", "text"]
    assert data["cells"] == [
        {"cell": ["disclosure", "fees", "amount"], "a": a.cell(CellRef("disclosure", "fees", "amount")), "b": None},
        {"cell": ["review", "reconsideration", "pending"], "a": 0, "b": 2},
    ]
    assert {text["part"] for text in data["text"]} == {"other"}
    assert {"part": "other", "a": "", "b": "全年没有收取信息处理费。"} in data["text"]
    assert all(set(text) == {"part", "a", "b"} for text in data["text"])


def test_lines_for_people(compared):
    _, out = compared(sound_report(), edited(sound_report()))
    lines = out.splitlines()
    assert lines[0].startswith("数字不同 2 处，文字不同 ")
    assert "  表四·行政复议·尚未审结：0 → 2（+2）" in lines
    assert any(line.endswith("→ （空白）") for line in lines)
    assert "六、其他需要报告的事项" in lines
    assert "  新增  B：全年没有收取信息处理费。" in lines


def test_a_missing_table_is_null_in_every_filled_cell(compared):
    a = sound_report()
    _, out = compared(a, without_table(a, "review"), "--json")
    cells = json.loads(out)["cells"]
    assert {tuple(cell["cell"][:1]) for cell in cells} == {("review",)}
    assert {cell["b"] for cell in cells} == {None}
    assert "表四只在 A 里有，B 里没有这张表" in compared(a, without_table(a, "review"))[1]


def test_what_two_forms_do_not_share_is_listed(compared):
    status, out = compared(report_2019(), sound_report(), "--json")
    left = json.loads(out)["not_compared"]
    assert status == 0
    assert {"side": "a", "cell": ["disclosure", "rules", "newly_made"], "text": "3"} in left
    assert "没有比较的格子" in compared(report_2019(), sound_report())[1]


def test_a_file_that_is_not_there(tmp_path, capsys):
    assert main(["compare", str(tmp_path / "a.docx"), str(tmp_path / "b.docx")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
