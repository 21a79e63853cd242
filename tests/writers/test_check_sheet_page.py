"""The check sheet on paper: what is signed is one page, whatever is found; the rest stands in an annex."""

from __future__ import annotations

import random
import shutil
import subprocess
from dataclasses import replace
from itertools import chain

import openpyxl
import pypdfium2 as pdfium
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govreport_gui import checks
from govreport_gui.check_sheet import SIGNERS, CheckSheet, FilledTable, check_sheet
from govreport_gui.finding import Finding, Severity
from govreport_gui.fingerprint import in_groups
from govreport_gui.pages.check_sheet import lay_out
from govreport_gui.report import Report
from govreport_gui.writers import excel_check_sheet, word_check_sheet
from govreport_gui.writers.check_sheet_fit import cut, em, fitted, lines_of
from govreport_gui.writers.check_sheet_lists import Item, SheetList, shared
from govreport_gui.writers.check_sheet_page import ANNEX, LineRole, SheetLine, SheetTable, blocks, in_sentences
from govreport_gui.writers.edition import Edition
from govreport_gui.writers.page_profile import MM_PER_PT
from tests.arbitrary import reports
from tests.builders import report_2019, sample_report, sound_report, with_every_cell, without_table
from tests.plausible import plausible_reports

REASON = "数据由业务股室逐条核对过台账，与县里的口径一致。"
REPORTS = {
    "sample": sample_report(),
    "sound": sound_report(),
    "2019": report_2019(),
    "no review": without_table(sample_report(), "review"),
    "large": with_every_cell(sound_report(), "87654321"),
    "text": with_every_cell(sound_report(), "22（其中修订16件，另有6件待定）"),
}


def findings(count: int, seed: int) -> list[Finding]:
    """Return so many findings, open and accepted, of one line and of several."""
    chance = random.Random(seed)
    made = []
    for number in range(count):
        message = f"第{number}处：" + "自然人 4 + 商业企业 1 = 5，总计 6，差 1。" * chance.choice([1, 1, 2, 5])
        waived = chance.choice([None, REASON, REASON * 6])
        made.append(Finding("S03", chance.choice(list(Severity)), message, waived=waived))
    return made


def sheets() -> dict[str, CheckSheet]:
    """Return sheets with 0 to 60 findings; every report is there with none and with many."""
    made = {}
    for at, (name, report) in enumerate(REPORTS.items()):
        for count in (0, 3 + at, 60 - 7 * at):
            made[f"{name}-{count}"] = check_sheet(report, findings(count, seed=at + count))
    long = replace(sound_report(), title="云溪县" * 60, organ="青禾镇人民政府" * 20)
    made["long names"] = check_sheet(long, findings(9, seed=1))
    zeros = FilledTable("表三", 90, "本年新收：自然人、商业企业；" * 12, ("2025年1月13日",))
    made["zeros"] = replace(check_sheet(sound_report(), findings(9, seed=2)), zeros=(zeros,))
    return made


SHEETS = sheets()


# ── our own pages ──


def printed(sheet: CheckSheet, edition: Edition) -> list[str]:
    """Return the text of each page."""
    document = lay_out(sheet, edition)
    return ["".join(run.text for placed in page for run in placed.strip.runs()) for page in document.pages]


def require_signed_page(pages: list[str], sheet: CheckSheet) -> None:
    """Require that page 1, and no other, carries fingerprint and lines to sign on, and the annex begins on page 2."""
    first, *others = ("".join(page.split()) for page in pages)
    annex = any(block.role is LineRole.ANNEX for block in blocks(sheet) if isinstance(block, SheetLine))
    assert "".join(in_groups(sheet.fingerprint).split()) in first
    assert [name for name in SIGNERS if name in first.partition("签字")[2]] == list(SIGNERS)
    assert bool(others) == annex
    assert all(f"勾稽核对单{ANNEX}" in page for page in others[:1])
    assert not any("填表人" in page for page in others)


@pytest.mark.parametrize("draft", [False, True])
@pytest.mark.parametrize("name", SHEETS)
def test_what_is_signed_is_one_page(qapp, name, draft):
    require_signed_page(printed(SHEETS[name], Edition(draft=draft)), SHEETS[name])


@given(report=reports() | plausible_reports(), count=st.integers(0, 60), seed=st.integers(0, 9))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_signed_is_one_page_of_any_report(qapp, report: Report, count, seed):
    sheet = check_sheet(report, findings(count, seed))
    require_signed_page(printed(sheet, Edition()), sheet)


@pytest.mark.parametrize("name", ["sample", "sound", "2019", "no review"])
def test_a_few_findings_need_no_annex(qapp, name):
    report = REPORTS[name]
    few = [replace(finding, waived=finding.waived or REASON) for finding in checks.check(report)[:4]]
    assert len(printed(check_sheet(report, few), Edition())) == 1


# ── Word, as LibreOffice prints it ──


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_what_is_signed_is_one_page_in_libreoffice(tmp_path):
    for number, sheet in enumerate(SHEETS.values()):
        (tmp_path / f"{number}.docx").write_bytes(word_check_sheet.render(sheet, Edition(draft=number % 2 == 0)))
        (tmp_path / f"{number}.xlsx").write_bytes(excel_check_sheet.render(sheet, Edition(draft=number % 2 == 0)))
    for ending in ("docx", "xlsx"):
        files = sorted(map(str, tmp_path.glob(f"*.{ending}")))
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path / ending), *files]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        for number, sheet in enumerate(SHEETS.values()):
            with pdfium.PdfDocument(tmp_path / ending / f"{number}.pdf") as document:
                pages = [page.get_textpage().get_text_bounded() for page in document]
            if ending == "docx":
                require_signed_page(pages, sheet)
            else:
                assert ["填表人" in page for page in pages] == [True, *[False] * (len(pages) - 1)]


# ── nothing is left out ──


@pytest.mark.parametrize("name", SHEETS)
def test_page_and_annex_together_tell_everything(name):
    sheet = SHEETS[name]
    told = "\n".join(line for part in chain(*in_sentences(sheet)) for line in part.lines)
    assert all(message in told for message in sheet.errors)
    assert all(f"{message}理由：{reason}" in told for message, reason in sheet.accepted)
    assert all(table.words in told for table in sheet.zeros)


def test_the_gravest_accepted_problem_comes_first():
    kinds = [Severity.HINT, Severity.WARNING, Severity.ERROR]
    sheet = check_sheet(sound_report(), [Finding("S03", kind, kind.value, waived="已核实") for kind in kinds])
    assert [message for message, _reason in sheet.accepted] == ["error", "warning", "hint"]


def test_excel_has_the_annex_in_a_second_sheet(tmp_path):
    path = tmp_path / "核对单.xlsx"
    path.write_bytes(excel_check_sheet.render(SHEETS["sample-60"], Edition()))
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["勾稽核对单", ANNEX]
    assert all(sheet.sheet_properties.pageSetUpPr.fitToPage for sheet in book)
    high = [sheet.page_setup.fitToHeight for sheet in book]
    assert (high[0] or 1, high[1]) == (1, 0)  # one page; as many as it takes


# ── sharing ──


def parts(*counts: int) -> list[SheetList]:
    return [
        SheetList(f"第{at}类", str(count), tuple(Item(f"{at}.{n}") for n in range(count)))
        for at, count in enumerate(counts)
    ]


@given(st.lists(st.integers(0, 12), max_size=4), st.integers(8, 40))
def test_the_page_is_never_fuller_than_it_may_be(counts, room):
    page, annex = shared(parts(*counts), room, lambda _text: 1)
    assert sum(1 + len(part.lines) for part in page) <= room
    told = [line for part in (*page, *annex) for line in part.lines if "附页" not in line]
    assert sorted(told) == sorted(item.text for part in parts(*counts) for item in part.items)


def test_what_has_no_room_is_counted():
    page, annex = shared(parts(5, 2), 6, lambda _text: 1)
    assert page[0].lines == ("0.0", "0.1", "另有 3 条，见附页。")
    assert page[1].lines == ("2 条都在附页。",)
    assert [(part.title, part.lines) for part in annex] == [
        ("第0类（续）", ("0.2", "0.3", "0.4")),
        ("第1类", ("1.0", "1.1")),
    ]


def test_a_long_list_of_cells_is_told_shortly_and_in_the_annex():
    filled = SheetList("空白补零", "9 格", (Item("表三 9 格（甲、乙、丙）", "表三 9 格，格名见附页。"),))
    page, annex = shared([filled], 4, lambda _text: 4)
    assert page[0].lines == ("表三 9 格，格名见附页。",)
    assert annex[0].lines == ("表三 9 格（甲、乙、丙）",)


# ── measuring ──


def test_a_cell_keeps_its_text_in_one_line():
    assert fitted("12", 15, 9) == ("12", 9)
    assert fitted("差 87654321", 14.8, 9) == ("差 87654321", 6)
    text, points = fitted("22（其中修订16件，另有6件待定）", 14.5, 9)
    assert text.endswith("…")
    assert em(text) * points * MM_PER_PT <= 14.5


@given(st.text(max_size=60), st.floats(10, 60))
def test_what_is_fitted_fits(text, width_mm):
    shown, points = fitted(text, width_mm, 9)
    assert em(shown) * points * MM_PER_PT <= width_mm
    assert "\n" not in shown


def test_lines_are_counted():
    assert lines_of("", 170, 9.5) == 1
    assert lines_of("字" * 48, 170, 9.5) == 1
    assert lines_of("字" * 60, 170, 9.5) == 2
    assert lines_of("一\n二", 170, 9.5) == 2
    assert lines_of("字" * 40 + "1" * 20, 170, 9.5) == 2
    assert cut("青禾镇人民政府", 5) == "青禾镇人…"


def test_every_cell_of_every_sheet_is_one_line(qapp):
    for sheet in SHEETS.values():
        for table in (block for block in blocks(sheet) if isinstance(block, SheetTable)):
            assert not [cell for cell in table.cells if "\n" in cell.text or cell.points < 5.5]
