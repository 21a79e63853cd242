"""Differences taken over: all of them make A say what B says, none leaves A, and any of them can be chosen."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from govreport_gui.compare import apply, compare
from govreport_gui.form import CellRef
from govreport_gui.report import Part, Report
from tests.arbitrary import PARTS, reports
from tests.builders import foreign_grid, picture, report_2019, sample_report, sound_report

SENTENCES = st.sampled_from(
    [
        "全年公开信息120条。",
        "全年公开信息135条。",
        "青禾镇设公开专区1处，专人值守。",
        "青禾镇设公开专区2处，有专人值守。",
        "下一步加强培训；",
        "举办培训3次。",
        "没有收到举报。",
        "无。",
    ]
)
PARAGRAPHS = st.lists(SENTENCES, min_size=1, max_size=4).map("".join)
WRITTEN = st.lists(PARAGRAPHS | st.sampled_from([picture(), foreign_grid()]), max_size=6).map(
    lambda items: Part(tuple(items))
)


def with_overview(part):
    return replace(sound_report(), sections={**sound_report().sections, "overview": part})


@settings(max_examples=200, deadline=None)
@given(WRITTEN | PARTS, WRITTEN | PARTS)
def test_all_differences_of_a_text_make_it_the_other(first, second):
    a, b = with_overview(first), with_overview(second)
    assert compare(apply(a, compare(a, b).differences), b).is_same


@settings(max_examples=200, deadline=None)
@given(WRITTEN, WRITTEN, st.data())
def test_what_is_taken_over_in_two_goes_is_the_same_as_in_one(first, second, data):
    a, b = with_overview(first), with_overview(second)
    found = list(compare(a, b).differences)
    chosen = data.draw(st.sets(st.sampled_from(found)) if found else st.just(set()), label="chosen")
    some = apply(a, [difference for difference in found if difference in chosen])
    assert compare(apply(some, compare(some, b).differences), b).is_same


@settings(max_examples=40, deadline=None)
@given(reports(), reports())
def test_whole_reports(first, second):
    a, b = replace(first, links=()), replace(second, links=())
    assert compare(apply(a, compare(a, b).differences), b).is_same
    assert apply(a, []) == a


@settings(max_examples=40, deadline=None)
@given(reports())
def test_a_report_does_not_differ_from_itself(report):
    assert compare(report, report).is_same
    assert list(compare(report, report).uncompared) == []


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_one_cell_is_taken_over_and_no_other(data):
    a = sound_report()
    refs = data.draw(st.sets(st.sampled_from(a.form.refs), min_size=1, max_size=5))
    b = replace(a, cells={**a.cells, **dict.fromkeys(refs, "/")})
    found = compare(a, b).cells
    assert {difference.cell for difference in found} == refs
    taken = apply(a, found[:1])
    assert {ref for ref in a.cells if taken.cell(ref) != a.cell(ref)} == {found[0].cell}


def test_a_total_that_contradicts_its_parts_is_kept_as_filled_by_hand():
    a = sound_report()
    part, total = (CellRef("applications", "granted", column) for column in ("natural", "total"))
    b = replace(a, cells={**a.cells, part: "999"})
    taken = apply(a, compare(a, b).differences)
    assert taken.cell(part) == "999"
    assert taken.cell(total) == a.cell(total)
    assert total in taken.typed_totals


def test_a_table_that_only_the_other_has_comes_whole_and_goes_whole():
    full = sound_report()
    lacking = replace(full, cells={ref: text for ref, text in full.cells.items() if ref.table != "review"})
    assert apply(lacking, compare(lacking, full).differences).cells == full.cells
    assert apply(full, compare(full, lacking).differences).cells == lacking.cells


def test_a_number_that_follows_a_cell_goes_on_following():
    part = Part.of("本年收到申请。\n共受理件，均已答复。")
    cell = CellRef("applications", "received_new", "total")
    a = with_overview(part).with_link("overview", len("本年收到申请。\n共受理"), cell)
    number = int(a.cell(cell)) + 1
    changed = with_overview(Part.of(f"本年收到的申请不多。\n共受理{number}件，均已答复。"))
    b = replace(changed, cells={**a.cells, cell: str(number)})
    taken = apply(a, compare(a, b).differences)
    assert taken.text_of("overview") == b.text_of("overview")
    assert [taken.text_of("overview")[link.start : link.end] for link in taken.links] == [str(number)]


def test_other_forms_take_over_what_is_common():
    a, b = sample_report(), report_2019()
    taken = apply(a, compare(a, b).differences)
    assert isinstance(taken, Report)
    assert taken.form_id == "2021"
    assert compare(taken, b).is_same
