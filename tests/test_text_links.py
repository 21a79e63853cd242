"""Numbers of the text that follow a cell: through cell edits, text edits and undo."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from govreport_gui.form import CellRef, forms
from govreport_gui.report import Part, Report
from tests.builders import foreign_grid

NEW = CellRef("applications", "received_new", "total")
NATURAL = CellRef("applications", "received_new", "natural")
FEES = CellRef("disclosure", "fees", "amount")


def report_with(text: str, **cells: str) -> Report:
    report = replace(Report.blank(forms()["2021"], 2024), sections={"overview": Part.of(text)})
    return report.with_cells({NATURAL: cells.get("natural", "18"), FEES: cells.get("fees", "1.5")})


def linked(report: Report) -> list[str]:
    return [report.text_of(link.part)[link.start : link.end] for link in report.links]


def test_an_inserted_number_follows_its_cell():
    text = "全年收到申请件。"
    report = report_with(text).with_link("overview", text.index("件"), NEW)
    assert report.text_of("overview") == "全年收到申请18件。"
    assert report.with_cells({NATURAL: "1203"}).text_of("overview") == "全年收到申请1203件。"
    assert report.with_cells({NATURAL: ""}).text_of("overview") == "全年收到申请0件。"


def test_several_links_keep_their_places():
    report = report_with("申请件，收费万元，申请件。")
    for word, cell in (("件，", NEW), ("万元", FEES), ("件。", NEW)):
        report = report.with_link("overview", report.text_of("overview").index(word), cell)
    report = report.with_cells({NATURAL: "20000", FEES: "3"})
    assert report.text_of("overview") == "申请20000件，收费3万元，申请20000件。"
    assert sorted(linked(report)) == ["20000", "20000", "3"]


def test_typing_before_and_behind_moves_a_link_and_typing_into_it_ends_it():
    report = report_with("申请件。").with_link("overview", 2, NEW)
    before = report.with_part("overview", Part.of("全年申请18件。"))
    assert linked(before) == ["18"]
    behind = before.with_part("overview", Part.of("全年申请18件。另有。"))
    assert linked(behind) == ["18"]
    assert behind.with_part("overview", Part.of("全年申请1?8件。另有。")).links == ()


def test_links_in_later_paragraphs_beside_a_foreign_table():
    report = report_with("")
    report = report.with_part("overview", Part(("第一段。", foreign_grid(), "申请件。")))
    report = report.with_link("overview", report.text_of("overview").index("件"), NEW)
    assert report.with_cells({NATURAL: "7"}).part("overview").items == ("第一段。", foreign_grid(), "申请7件。")


@given(data=st.data())
@settings(max_examples=80, deadline=None)
def test_whatever_is_edited_every_link_says_what_its_cell_says(data):
    report = report_with("甲乙丙丁戊己庚辛\n壬癸子丑寅卯")
    for _ in range(data.draw(st.integers(1, 8))):
        text = report.text_of("overview")
        at = data.draw(st.integers(0, len(text)))
        kind = data.draw(st.sampled_from(["link", "type", "cell"]))
        if kind == "link":
            report = report.with_link("overview", at, data.draw(st.sampled_from([NEW, FEES])))
        elif kind == "type":
            end = data.draw(st.integers(at, min(len(text), at + 3)))
            report = report.with_part(
                "overview", Part.of(text[:at] + data.draw(st.text("天地9\n", max_size=3)) + text[end:])
            )
        else:
            report = report.with_cells({NATURAL: str(data.draw(st.integers(0, 99999))), FEES: "2.25"})
        assert linked(report) == [report.linked_number(link.cell) for link in report.links]
