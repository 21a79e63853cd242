"""空白补零: the receipt names what was filled and still stands as it was filled, in the project and on the sheet."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govreport_gui import checks, compare, fixes, project, rollover
from govreport_gui.check_sheet import check_sheet
from govreport_gui.finding import Severity
from govreport_gui.fingerprint import fingerprint
from govreport_gui.form import CellRef, forms
from govreport_gui.form.in_words import cells_in_words
from govreport_gui.project import Project
from govreport_gui.report import Report
from govreport_gui.writers.check_sheet_page import SheetLine, blocks
from govreport_gui.zero_fills import ZeroFill, remaining
from tests.builders import sound_report, with_every_cell

WHEN = datetime(2025, 1, 13, 9, 12)
FORM = forms()["2021"]
DENIED = CellRef("applications", "denied_state_secret", "natural")
UPHELD = CellRef("review", "litigation_direct", "upheld")


def with_blanks(*refs: CellRef) -> Report:
    report = sound_report()
    return replace(report, cells={**report.cells, **dict.fromkeys(refs, "")})


def filled(report: Report) -> Report:
    """Return the report with all its blanks filled, table by table, as the clerk does it."""
    while True:
        blank = next((f for f in checks.check(report) if f.rule == "C01" and f.severity is Severity.WARNING), None)
        mend = blank and fixes.fix(report, blank)
        if not mend:
            return report
        report = fixes.with_receipt(mend, report, WHEN)


def test_a_receipt_for_each_table():
    report = filled(with_blanks(DENIED, UPHELD))
    assert report.zero_fills == (
        ZeroFill("2025-01-13T09:12:00", (DENIED,)),
        ZeroFill("2025-01-13T09:12:00", (UPHELD,)),
    )
    assert {**report.cells} == {**sound_report().cells}


def test_a_column_can_be_filled_alone():
    other = CellRef("applications", "denied_state_secret", "legal")
    below = CellRef("applications", "denied_law_forbids", "natural")
    report = with_blanks(DENIED, other, below)
    (found,) = [finding for finding in checks.check(report) if finding.rule == "C01"]
    columns = fixes.by_column(fixes.fix(report, found), report)
    assert {name: part.cells for name, part in columns.items()} == {
        "自然人": (DENIED, below),
        "法律服务机构": (other,),
    }
    column = fixes.with_receipt(columns["自然人"], report, WHEN)
    assert [column.cell(ref) for ref in (DENIED, other, below)] == ["0", "", "0"]
    assert [fill.cells for fill in column.zero_fills] == [(DENIED, below)]


def test_cells_of_one_column_are_one_thing():
    report = with_blanks(DENIED)
    (found,) = [finding for finding in checks.check(report) if finding.rule == "C01"]
    assert fixes.by_column(fixes.fix(report, found), report) == {}


def test_other_repairs_leave_none():
    report = sound_report().with_cells({DENIED: "00"})
    (found,) = [finding for finding in checks.check(report) if finding.rule == "C04"]
    mend = fixes.fix(report, found)
    assert fixes.with_receipt(mend, report, WHEN).zero_fills == ()
    assert fixes.with_receipt(mend, report, WHEN).cell(DENIED) == "0"


def test_a_total_that_is_filled_with_its_sum_is_no_zero():
    total = CellRef("applications", "received_new", "total")
    report = with_blanks(total)
    (found,) = [finding for finding in checks.check(report) if finding.rule == "C01"]
    assert fixes.with_receipt(fixes.fix(report, found), report, WHEN).zero_fills == ()


def test_a_cell_that_is_changed_leaves_the_receipt_for_good():
    report = filled(with_blanks(DENIED, UPHELD)).with_cells({DENIED: "3"})
    assert [fill.cells for fill in report.zero_fills] == [(UPHELD,)]
    assert report.with_cells({DENIED: "0"}).zero_fills == report.zero_fills


def test_what_the_leader_changed_leaves_the_receipt():
    report = filled(with_blanks(DENIED, UPHELD))
    other = sound_report().with_cells({DENIED: "2"})
    taken = compare.apply(report, compare.compare(report, other).cells)
    assert taken.cell(DENIED) == "2"
    assert [fill.cells for fill in taken.zero_fills] == [(UPHELD,)]


@given(st.dictionaries(st.sampled_from(FORM.refs), st.sampled_from(["", "0", "1", "/"]), max_size=5))
def test_a_receipt_names_only_zeros(changes):
    report = filled(with_every_cell(sound_report(), "")).with_cells(changes)
    assert all(report.cell(ref) == "0" for fill in report.zero_fills for ref in fill.cells)


def test_the_receipt_is_no_part_of_what_is_signed():
    assert fingerprint(filled(with_blanks(DENIED))) == fingerprint(sound_report())


def test_next_years_draft_has_none():
    assert rollover.roll(filled(with_blanks(DENIED))).report.zero_fills == ()


# ── in the project file ──


def test_it_is_saved(tmp_path):
    report, path = filled(with_blanks(DENIED, UPHELD)), tmp_path / "报告.govreport"
    project.save(Project(report), path)
    assert project.load(path).report.zero_fills == report.zero_fills


def rewritten(path, change):
    """Change the report's record in a project file."""
    with zipfile.ZipFile(path) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    data = json.loads(entries["report.json"])
    change(data["report"])
    with zipfile.ZipFile(path, "w") as archive:
        for name, raw in {**entries, "report.json": json.dumps(data).encode()}.items():
            archive.writestr(name, raw)


@pytest.mark.parametrize("change", [lambda data: data.pop("zero_fills"), lambda data: data.update(zero_fills=[])])
def test_a_file_without_receipts_opens(tmp_path, change):
    path = tmp_path / "报告.govreport"
    project.save(Project(filled(with_blanks(DENIED))), path)
    rewritten(path, change)
    assert project.load(path).report.zero_fills == ()


def test_a_cell_changed_by_a_version_that_knows_no_receipts_is_not_named(tmp_path):
    path = tmp_path / "报告.govreport"
    project.save(Project(filled(with_blanks(DENIED, UPHELD))), path)
    rewritten(path, lambda data: data["tables"][DENIED.table][DENIED.row].update({DENIED.column: "5"}))
    assert [fill.cells for fill in project.load(path).report.zero_fills] == [(UPHELD,)]


def test_receipts_of_which_nothing_is_left_are_dropped():
    fills = (ZeroFill("", (DENIED,)), ZeroFill("", (DENIED, UPHELD)))
    assert remaining(fills, {UPHELD: "0", DENIED: "1"}) == (ZeroFill("", (UPHELD,)),)
    assert remaining(fills, {UPHELD: "0", DENIED: "0"}) is fills


# ── on the sheet ──


def lines(report: Report) -> list[str]:
    return [block.text for block in blocks(check_sheet(report, [])) if isinstance(block, SheetLine)]


def test_the_sheet_names_the_cells():
    told = lines(filled(with_blanks(DENIED, UPHELD)))
    at = told.index("空白补零：2 格，原来空白，一次填成 0")
    assert told[at + 1 : at + 3] == [
        "表三 1 格（属于国家秘密：自然人），2025年1月13日补。",
        "表四 1 格（未经复议直接起诉：结果维持），2025年1月13日补。",
    ]


def test_the_sheet_says_nothing_where_nothing_was_filled():
    assert not [line for line in lines(sound_report()) if "补零" in line]


@pytest.mark.parametrize("when", ["", "昨天", "2025-13-99T00:00:00"])
def test_a_day_that_is_none_is_left_out(when):
    report = replace(sound_report(), zero_fills=(ZeroFill(when, (UPHELD,)),))
    assert "表四 1 格（未经复议直接起诉：结果维持）。" in lines(report)


# ── names of cells ──


def refs(rows, columns, table="review"):
    return [CellRef(table, row, column) for row in rows for column in columns]


REVIEW = FORM.table["review"]
ALL_COLUMNS = ["upheld", "corrected", "other_result", "pending", "total"]


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (REVIEW.refs, "全表"),
        (refs(["reconsideration"], ALL_COLUMNS), "行政复议整行"),
        (refs(REVIEW.rows, ["pending"]), "尚未审结整列"),
        (refs(REVIEW.rows, ["upheld", "pending"]), "结果维持、尚未审结整列"),
        (refs(["litigation_direct"], ["upheld", "corrected"]), "未经复议直接起诉：结果维持、结果纠正"),
    ],
)
def test_cells_are_named_shortly(asked, words):
    assert cells_in_words(REVIEW, asked) == words


def test_columns_of_different_blocks_are_not_mixed_up():
    disclosure = FORM.table["disclosure"]
    asked = refs(["licensing", "penalties"], ["decisions"], "disclosure")
    assert cells_in_words(disclosure, asked) == "行政许可、行政处罚整行"
