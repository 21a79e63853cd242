"""The check sheet: its numbers are the report's, whatever file it is; it names the report that left with it."""

from __future__ import annotations

import hashlib
import io
import json
import os
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govreport_gui import checks, readers, waivers, writers
from govreport_gui.check_sheet import CheckSheet, Verdict, check_sheet
from govreport_gui.checks.context import Context
from govreport_gui.errors import WriteError
from govreport_gui.fingerprint import in_groups
from govreport_gui.form import CellRef
from govreport_gui.importing import import_file
from govreport_gui.pages.fonts import Typefaces
from govreport_gui.pages.units import from_mm
from govreport_gui.proof.proof_flow import flow_of_blocks, squeezed
from govreport_gui.proof.sheet_proof import require_equal
from govreport_gui.report import Report
from govreport_gui.writers import check_sheet_files, excel_check_sheet, word_check_sheet
from govreport_gui.writers.check_sheet_page import SheetLine, SheetTable, blocks, sheet_page
from govreport_gui.writers.edition import Edition
from govreport_gui.writers.page_profile import OFFICIAL
from tests.arbitrary import reports
from tests.builders import report_2019, sample_report, sound_report, with_every_cell, without_table
from tests.plausible import plausible_reports
from tests.writers.test_word_structure import complaints

GOLDEN = Path(__file__).parents[1] / "expected" / "check_sheet.txt"  # GOLDEN=1 in the environment writes it anew
CARRIED_OUT = CellRef("applications", "carried_out", "natural")
OFFICIAL_REPORTS = [sample_report(), sound_report(), report_2019(), without_table(sample_report(), "review")]


def sheet_of(report: Report) -> CheckSheet:
    return check_sheet(report, waivers.apply(checks.check(report), report, report.waivers))


def accepting(report: Report, reason: str) -> Report:
    """Return the report with all its warnings accepted."""
    warnings = [finding for finding in checks.check(report) if finding.severity == "warning"]
    return replace(report, waivers=tuple(waivers.waive(finding, report, reason) for finding in warnings))


def lines(sheet: CheckSheet) -> list[str]:
    """Return the sheet as lines, the cells of a row parted by |."""
    found = []
    for block in blocks(sheet):
        found += [block.text] if isinstance(block, SheetLine) else rows(block)
    return found


def rows(table: SheetTable) -> list[str]:
    by_row: dict[int, list[str]] = {}
    for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column)):
        by_row.setdefault(cell.row, []).append(cell.text)
    return [" | ".join(texts) for texts in by_row.values()]


# ── what stands on it ──


def test_the_sheet_of_the_practice_report():
    text = "\n".join(lines(sheet_of(accepting(sample_report(), "与县里口径一致。")))) + "\n"
    if os.environ.get("GOLDEN"):
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


def told(sheet: CheckSheet) -> list[tuple[int | None, int | None]]:
    return [(one.left.total, one.right.total) for one in sheet.comparisons]


@given(reports())
@settings(max_examples=40, deadline=None)
def test_every_equation_is_told_with_the_numbers_of_the_report(report):
    context, sheet = Context(report), check_sheet(report, [])
    equations = [e for e in report.form.equations if report.has_table(e.left[0].table)]
    assert told(sheet) == [(context.total(e.left), context.total(e.right)) for e in equations]
    sides = told(sheet)
    gaps = [None if left is None or right is None else left - right for left, right in sides]
    assert [one.verdict is Verdict.EQUAL for one in sheet.comparisons] == [gap == 0 for gap in gaps]
    assert [one.difference for one in sheet.comparisons] == [None if gap is None else abs(gap) for gap in gaps]


def test_the_terms_of_a_short_sum_are_the_cells():
    report = sound_report().with_cells({CARRIED_OUT: "7"})
    (natural,) = [one for one in sheet_of(report).groups[2].comparisons if one.subject == "自然人"]
    assert dict(natural.right.terms)["结转下年度"] == "7"
    assert natural.result == "差 6"


def test_text_among_numbers_is_no_difference_but_not_equal_either():
    sheet = sheet_of(sound_report().with_cells({CARRIED_OUT: "三件"}))
    assert sheet.count(Verdict.UNKNOWN) == 2  # the row and the column it stands in
    assert sheet.count(Verdict.UNEQUAL) == 0
    assert "2 条没法核对" in lines(sheet)[4]


def test_blanks_count_as_nothing_and_are_counted():
    sheet = sheet_of(with_every_cell(sound_report(), ""))
    assert sheet.blanks == len({ref for e in sound_report().form.equations for ref in e.cells})
    assert f"空白 {sheet.blanks} 格，按 0 计算" in lines(sheet)[4]


def test_a_table_that_is_not_there_is_said():
    assert "报告里没有表四。" in lines(sheet_of(without_table(sound_report(), "review")))[4]


# ── the files ──


def texts_of_word(data: bytes) -> list[str]:
    """Return all text of the body in its order, a merged cell once."""
    body = docx.Document(io.BytesIO(data)).element.body
    return ["".join(t.text or "" for t in p.iter(f"{{{W}}}t")) for p in body.iter(f"{{{W}}}p")]


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def cells_in_order(sheet: CheckSheet) -> list[str]:
    found = []
    for block in blocks(sheet):
        if isinstance(block, SheetLine):
            found.append(block.text)
        else:
            found += [cell.text for cell in sorted(block.cells, key=lambda cell: (cell.row, cell.column))]
    return [text for text in found if text]


@pytest.mark.parametrize("report", OFFICIAL_REPORTS, ids=["sample", "sound", "2019", "no review"])
def test_word_says_it_all(report):
    sheet = sheet_of(report)
    assert [text for text in texts_of_word(word_check_sheet.render(sheet)) if text] == cells_in_order(sheet)


@pytest.mark.parametrize("report", OFFICIAL_REPORTS, ids=["sample", "sound", "2019", "no review"])
def test_excel_has_numbers_and_live_results(report):
    sheet = sheet_of(report)
    data = excel_check_sheet.render(sheet)
    stored, live = (openpyxl.load_workbook(io.BytesIO(data), data_only=only).active for only in (True, False))
    found = [row for row in stored.iter_rows(values_only=True) if str(row[0]).startswith("表")][1:]
    assert [(row[2], row[3], row[4], row[5]) for row in found] == [
        (one.subject, one.left.total, one.right.total, one.result) for one in sheet.comparisons
    ]
    formulas = [row[5] for row in live.iter_rows(values_only=True) if str(row[0]).startswith("表")][1:]
    assert all(formula.startswith("=IF(") for formula in formulas)


def test_pdf_is_read_back_as_the_sheet(qapp, tmp_path):
    sheet, path = sheet_of(sample_report()), tmp_path / "核对单.pdf"
    check_sheet_files.write(sheet, path)
    text = squeezed(flow_of_blocks(readers.read(path)).all_text())
    for wanted in (in_groups(sheet.fingerprint), *(one.result for one in sheet.comparisons), *sheet.errors):
        assert squeezed(wanted) in text


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".pdf"])
def test_a_draft_says_so(qapp, suffix):
    render = check_sheet_files.SHEET_WRITERS[suffix]
    sheet = sheet_of(sample_report())
    assert render(sheet, Edition(draft=True)) != render(sheet, Edition())


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".pdf"])
def test_the_same_sheet_gives_the_same_bytes(qapp, suffix):
    render = check_sheet_files.SHEET_WRITERS[suffix]
    assert render(sheet_of(sample_report()), Edition()) == render(sheet_of(sample_report()), Edition())


def test_no_other_kind_of_file(tmp_path):
    with pytest.raises(WriteError, match=r"\.docx、\.pdf、\.xlsx"):
        check_sheet_files.write(sheet_of(sound_report()), tmp_path / "核对单.txt")


# ── it belongs to the report that left with it ──


@pytest.mark.parametrize("suffix", [".docx", ".json", ".xlsx"])
def test_the_fingerprint_is_that_of_the_exported_report(tmp_path, suffix):
    report, path = sample_report(), tmp_path / f"报告{suffix}"
    writers.write(report, path)
    if suffix == ".json":
        said = json.loads(path.read_text(encoding="utf-8"))["report"]
        text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        assert hashlib.sha256(text.encode()).hexdigest() == sheet_of(report).fingerprint
    else:
        assert sheet_of(import_file(path).report).fingerprint == sheet_of(report).fingerprint


def test_the_fingerprint_of_a_report_that_changed_since_is_another():
    changed = sample_report().with_cells({CARRIED_OUT: "9"})
    assert sheet_of(changed).fingerprint != sheet_of(sample_report()).fingerprint


# ── on paper ──


@pytest.mark.parametrize("draft", [False, True])
@pytest.mark.parametrize("report", OFFICIAL_REPORTS, ids=["sample", "sound", "2019", "no review"])
def test_the_word_file_is_valid(report, draft, tmp_path):
    assert complaints(word_check_sheet.render(sheet_of(report), Edition(draft=draft)), tmp_path) == []


def test_eight_digits_stay_in_one_line(qapp):
    sheet = sheet_of(with_every_cell(sound_report(), "12345678"))
    page = sheet_page(OFFICIAL)
    figures = Typefaces(page).type("table", page.table_pt)
    for table in (block for block in blocks(sheet) if isinstance(block, SheetTable)):
        for cell in (cell for cell in table.cells if cell.text == "12345678"):
            room = from_mm(table.widths_mm[cell.column] - 2 * page.cell_margin_mm)
            assert sum(map(figures.advance, cell.text)) <= room


# ── read back ──


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".pdf"])
def test_a_sheet_that_says_something_else_is_found_out(qapp, tmp_path, suffix):
    path = tmp_path / f"核对单{suffix}"
    sheet, other = sheet_of(sample_report()), sheet_of(sample_report().with_cells({CARRIED_OUT: "9"}))
    check_sheet_files.write(sheet, path)
    require_equal(sheet, path)
    with pytest.raises(WriteError, match="请不要使用这份核对单"):
        require_equal(other, path)


def test_a_sheet_that_cannot_be_read_is_not_called_done(tmp_path):
    path = tmp_path / "核对单.docx"
    path.write_bytes(b"PK\x03\x04 damaged")
    with pytest.raises(WriteError, match="读不回来"):
        require_equal(sheet_of(sound_report()), path)


@given(report=reports(), reason=st.text(min_size=1))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_any_report_has_a_sheet_that_is_read_back(tmp_path, suffix, report, reason):
    findings = [replace(finding, waived=reason) for finding in checks.check(report)]
    sheet, path = check_sheet(report, findings), tmp_path / f"核对单{suffix}"
    check_sheet_files.write(sheet, path)
    require_equal(sheet, path)


@given(report=plausible_reports())
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_pdf_of_any_plausible_report_is_read_back(qapp, tmp_path, report):
    sheet, path = sheet_of(report), tmp_path / "核对单.pdf"
    check_sheet_files.write(sheet, path)
    require_equal(sheet, path)
