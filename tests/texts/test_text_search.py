"""Find and replace in the whole report."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from govreport_gui.form import CellRef, forms
from govreport_gui.report import Part, Report, Signature
from govreport_gui.text_links import TextMark
from govreport_gui.texts.text_search import FOLLOWS_CELL, IS_COMPUTED, Query, find, replaced
from tests.arbitrary import reports

NATURAL = CellRef("applications", "received_new", "natural")
TOTAL = CellRef("applications", "received_new", "total")


def sample():
    report = replace(
        Report.blank(forms()["2021"], 2024),
        title="青禾镇年度报告",
        organ="青禾镇",
        preamble=Part.of("青禾镇公开Ａ类、a类信息。"),
        sections={"overview": Part.of("青禾镇收到申请件。\n去年12条。"), "problems": Part.of("１２项问题")},
        signature=Signature("青禾镇", "2025年1月12日"),
        carried=(TextMark("overview", 12, 14),),
    )
    report = report.with_cells({NATURAL: "12"})
    return report.with_link("overview", report.text_of("overview").index("件"), TOTAL)


def places(hits):
    return [hit.place for hit in hits]


def test_hits_come_in_the_order_of_the_report():
    assert places(find(sample(), Query("青禾镇"))) == ["title", "organ_name", "preamble", "overview", "organ"]
    assert places(find(sample(), Query("12"))) == ["overview", "overview", NATURAL, TOTAL, "problems", "date"]


def test_width_and_case_count_only_where_wanted():
    assert [hit.text for hit in find(sample(), Query("a类"))] == ["Ａ类", "a类"]
    assert [hit.text for hit in find(sample(), Query("A类", match_case=True))] == ["Ａ类"]
    assert [hit.text for hit in find(sample(), Query("a类", match_width=True))] == ["a类"]
    assert find(sample(), Query("")) == []


def test_a_hit_shows_its_own_line():
    hit = find(sample(), Query("去年"))[0]
    assert (hit.before, hit.text, hit.after) == ("", "去年", "12条。")


def test_computed_totals_and_linked_numbers_are_found_but_stay():
    report = sample()
    hits = find(report, Query("12"))
    assert [hit.locked for hit in hits] == [FOLLOWS_CELL, "", "", IS_COMPUTED, "", ""]
    made = replaced(report, hits, "7")
    assert made.cell(NATURAL) == made.cell(TOTAL) == "7"
    assert made.text_of("overview") == "青禾镇收到申请7件。\n去年7条。"
    assert made.signature.date == "2025年1月7日"


def test_links_and_marks_move_and_a_mark_ends_where_its_words_are_replaced():
    report = sample()
    longer = replaced(report, find(report, Query("青禾镇")), "云溪县青禾镇人民政府")
    marked = [longer.text_of("overview")[mark.start : mark.end] for mark in longer.carried]
    linked = [longer.text_of("overview")[link.start : link.end] for link in longer.links]
    assert (marked, linked) == (["12"], ["12"])
    assert replaced(report, find(report, Query("12条")), "15条").carried == ()


def test_several_hits_in_one_cell():
    report = Report.blank(forms()["2021"], 2024).with_cells({NATURAL: "5件5"})
    assert replaced(report, find(report, Query("5")), "10").cell(NATURAL) == "10件10"


@given(reports(), st.text("a1，件\n", min_size=1, max_size=2), st.text("新1", max_size=2))
def test_replacing_leaves_all_else_and_can_be_found_no_more(report, wanted, new):
    hits = find(report, Query(wanted, match_case=True, match_width=True))
    for hit in hits:
        text = report.cell(hit.place) if isinstance(hit.place, CellRef) else _text(report, hit.place)
        assert text[hit.start : hit.end] == hit.text == wanted
    free = [hit for hit in hits if "\n" not in hit.text]
    made = replaced(report, free, new)
    if not [hit for hit in free if not hit.locked]:
        assert made == report
    untouched = [key for key in report.sections if key not in places(free) and not report.links]
    assert [made.part(key) for key in untouched] == [report.part(key) for key in untouched]


def _text(report, place):
    return report.organ if place == "organ_name" else report.text_of(place)
