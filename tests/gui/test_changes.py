"""Where two versions of a report differ."""

from __future__ import annotations

from dataclasses import replace

import pytest

from govreport_gui.finding import TextSpan
from govreport_gui.form import CellRef, forms
from govreport_gui.gui.changes import Change, change_between, changes_between, page_changed
from govreport_gui.report import KeptSentence, Part, PrintedLabel, Report, Signature, Waiver
from govreport_gui.text_links import TextMark

NEW = CellRef("applications", "received_new", "natural")
TOTAL = CellRef("applications", "received_new", "total")


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (lambda r: r, None),
        (lambda r: replace(r, title="标题"), Change("front", field="title")),
        (lambda r: replace(r, year=2023), Change("front", field="year")),
        (lambda r: r.with_part("preamble", Part.of("前言")), Change("front", field="preamble")),
        (lambda r: r.with_part("problems", Part.of("问题")), Change("problems", field="problems")),
        (lambda r: replace(r, signature=Signature(date="2025年1月9日")), Change("signature", field="signature.date")),
        (lambda r: replace(r, title="标题").with_part("problems", Part.of("问题")), None),
        (lambda r: Report.blank(forms()["2019"]), None),
    ],
)
def test_the_one_page_that_changed(balanced, change, found):
    assert change_between(balanced, change(balanced)) == found


def test_typed_cells_come_before_the_totals_that_follow_them(balanced):
    change = change_between(balanced, balanced.with_cells({NEW: "31"}))
    assert (change.page, change.cells[0]) == ("applications", NEW)
    assert TOTAL in change.cells


def test_a_total_left_to_the_clerk_is_a_change_too(balanced):
    assert change_between(balanced, replace(balanced, typed_totals=frozenset({TOTAL}))).cells == (TOTAL,)


def test_a_number_of_the_text_that_follows_a_cell_leaves_the_cell_the_place(balanced):
    linked = balanced.with_part("overview", Part.of("共收到件申请。")).with_link("overview", 3, NEW)
    edited = linked.with_cells({NEW: "31"})
    assert edited.text_of("overview") == "共收到31件申请。"
    assert change_between(linked, edited).cells[0] == NEW
    assert page_changed(linked, edited) == balanced.form.section["applications"].heading
    rewritten = edited.with_part("problems", Part.of("问题"))
    assert change_between(linked, rewritten) is None


PROBLEMS = "人手不足。明年充实队伍。"
LATER = TextSpan("problems", 5, 12)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ({"carried": (TextMark("problems", 5, 12),)}, Change("problems", span=LATER)),
        ({"kept": (KeptSentence("problems", "明年充实队伍。"),)}, Change("problems", span=LATER)),
        ({"kept": (KeptSentence("problems", "已经改掉的话。"),)}, Change("problems")),
        (
            {"waivers": (Waiver("S03", (NEW, TOTAL), "applications", ("30", "35"), "属实"),)},
            Change("applications", (NEW, TOTAL)),
        ),
        ({"waivers": (Waiver("W01", (), "problems", ("明年充实队伍。", ""), "属实"),)}, Change("problems", span=LATER)),
        ({"waivers": (Waiver("F09", (), "date", (), "属实"),)}, Change("signature")),
        ({"headings": (("problems", "五、问题"),)}, Change("problems")),
        ({"printed_labels": (PrintedLabel("review", "总计", "合计"),)}, Change("review")),
    ],
)
def test_what_is_said_of_words_and_figures_has_a_place_too(balanced, said, found):
    written = balanced.with_part("problems", Part.of(PROBLEMS))
    assert change_between(written, replace(written, **said)) == found
    assert change_between(replace(written, **said), written) == found


def test_words_that_only_moved_with_their_text_are_not_where_it_happened(balanced):
    marked = replace(balanced.with_part("problems", Part.of(PROBLEMS)), carried=(TextMark("problems", 5, 12),))
    edited = marked.with_part("problems", Part.of("仍" + PROBLEMS))
    assert changes_between(marked, edited) == [Change("problems", field="problems")]
