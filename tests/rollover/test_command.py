"""`govreport roll`: the project it writes, what it prints, and what it will not do."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from govreport_gui import project
from govreport_gui.checks.profile import Answers
from govreport_gui.cli import main
from govreport_gui.form import CellRef
from govreport_gui.issued import Issued
from govreport_gui.paths import resource
from govreport_gui.project import Project, Unknown
from govreport_gui.report import report_json
from govreport_gui.rollover import roll
from govreport_gui.unknown_keys import Rest
from tests.builders import report_2019, sample_report, sound_report

SAMPLE = resource("samples", "sample_report.docx")


@pytest.fixture
def run(capsys):
    """Run the command; return its status, what it printed and what it complained about."""

    def run(*arguments):
        capsys.readouterr()
        status = main(["roll", *map(str, arguments)])
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return run


@pytest.fixture
def new(tmp_path):
    return tmp_path / "新年度.govreport"


def test_the_project_holds_the_draft_last_year_and_the_original(run, new):
    assert run(SAMPLE, "-o", new)[0] == 0
    made = project.load(new)
    assert made.report == roll(sample_report()).report
    assert report_json(made.last_year) == report_json(sample_report())
    assert (made.original_name, made.original) == (SAMPLE.name, SAMPLE.read_bytes())


def test_the_profile_goes_along_and_what_is_unknown_does_not(run, new, tmp_path):
    answers = Answers(organ=sound_report().organ, domain="qinghe.gov.cn")
    unknown = Unknown(entries={"later.json": b"{}"}, records={"report.json": Rest({"later": 1})})
    old = tmp_path / "去年.govreport"
    project.save(Project(sound_report(), profile=answers, unknown=unknown), old)
    assert run(old, "-o", new)[0] == 0
    made = project.load(new)
    assert made.profile == answers
    assert made.unknown == Unknown()


def test_what_went_out_last_year_did_not_go_out_this_year(run, new, tmp_path):
    old = tmp_path / "去年.govreport"
    record = Issued("0123456789abcdef", "2025-01-15T09:00:00", "去年.docx", sound_report())
    project.save(Project(sound_report(), issued=(record,)), old)
    assert project.load(old).issued == (record,)
    assert run(old, "-o", new)[0] == 0
    assert project.load(new).issued == ()


def test_json_is_what_the_contract_says(run, new):
    status, out, err = run(SAMPLE, "-o", new, "--year", "2025", "--json")
    data = json.loads(out)
    draft = roll(sample_report())
    assert (status, err) == (0, "")
    assert data["report"] == report_json(draft.report)
    assert all(set(change) == {"place", "before", "after", "why"} for change in data["changes"])
    assert len(data["changes"]) == len(draft.changes)
    places = [change["place"] for change in data["changes"]]
    assert places[0] == "year"
    assert {"part": "title", "start": 10, "end": 14} in places
    assert ["applications", "received_new", "natural"] in places
    assert len(data["carried"]) == len(draft.report.carried)


def test_people_are_told_every_change_and_what_is_left(run, new):
    status, out, _ = run(SAMPLE, "-o", new)
    assert status == 0
    assert out.startswith("已用 2024 年的报告做出 2025 年度的草稿，存为“新年度.govreport”。\n注意：上年报告的表本身有")
    assert "  年度：2024 → 2025（新报告的年度）\n" in out
    assert "\n待更新（" in out


def test_what_has_no_place_is_told_for_reference(run, new, tmp_path):
    old = tmp_path / "去年.govreport"
    project.save(Project(report_2019()), old)
    status, out, _ = run(old, "-o", new)
    assert status == 0
    assert "仅供参考\n  表二·规章·本年新制作数量：3\n" in out
    assert "  表格格式：2019版格式（试行） → 2021版格式" in out


@pytest.mark.parametrize(
    ("options", "said"),
    [(["--year", "2024"], "就是 2024 年度的"), (["--year", "2030"], "只能转到 2025 年度")],
)
def test_the_year_must_be_the_next(run, new, options, said):
    status, out, err = run(SAMPLE, "-o", new, *options)
    assert (status, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1
    assert not new.exists()


def test_nothing_is_written_over(run, new):
    new.write_text("我的文件", encoding="utf-8")
    status, _, err = run(SAMPLE, "-o", new)
    assert status == 2
    assert err == "“新年度.govreport”已经有了，没有动它。请在 -o 后面换一个文件名。\n"
    assert new.read_text(encoding="utf-8") == "我的文件"


def test_a_draft_is_a_project_file(run, tmp_path):
    status, _, err = run(SAMPLE, "-o", tmp_path / "新年度.docx")
    assert status == 2
    assert ".govreport 结尾" in err


def test_the_draft_itself_is_not_rolled_on(run, new, tmp_path):
    assert run(SAMPLE, "-o", new)[0] == 0
    status, _, err = run(new, "-o", tmp_path / "b.govreport")
    assert status == 2
    assert "没有更新" in err


def test_figures_that_were_carried_are_listed(run, new, tmp_path):
    old = tmp_path / "去年.govreport"
    report = sound_report().with_cells({CellRef("applications", "carried_out", "natural"): "9"})
    project.save(Project(replace(report, year=2024)), old)
    out = run(old, "-o", new)[1]
    assert "转入的数（" in out
    assert "→ 9（上年报告“表三·结转下年度·自然人”转过来）" in out


def test_the_export_says_what_is_still_last_years(run, new, tmp_path, capsys):
    assert run(SAMPLE, "-o", new)[0] == 0
    capsys.readouterr()
    assert main(["export", str(new), "-o", str(tmp_path / "a.txt")]) == 0
    left = len(project.load(new).report.carried)
    assert f"还有 {left} 处上年的数或者计划没有更新" in capsys.readouterr().out
    assert main(["export", str(SAMPLE), "-o", str(tmp_path / "b.txt")]) == 0
    assert "没有更新" not in capsys.readouterr().out
