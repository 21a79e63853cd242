"""What a draft carries, clears and keeps for reference; what it refuses; and what the clerk may refuse."""

from __future__ import annotations

from dataclasses import replace

import pytest

from govreport_gui.errors import RollError
from govreport_gui.form import CellRef, form_for_year, forms
from govreport_gui.report import Part, PrintedLabel, Report, Waiver
from govreport_gui.rollover import advice, confirmed, doubts, roll, stale_marks, without
from govreport_gui.text_links import MarkKind, TextMark
from tests.builders import foreign_grid, picture, report_2019, sound_report

COLUMNS = tuple(forms()["2021"].table["applications"].columns_of["carried_out"])
PARTS_OUT = ("2", "0", "1", "", "0", "4")


def carried_in(column: str) -> CellRef:
    return CellRef("applications", "received_carried_in", column)


def carried_out(column: str) -> CellRef:
    return CellRef("applications", "carried_out", column)


def last_year(*total: str) -> Report:
    """Return the practice report with applications left open; `total` is what their total says, if not their sum."""
    texts = {carried_out(column): text for column, text in zip(COLUMNS, PARTS_OUT, strict=False)}
    report = sound_report().with_cells(texts)
    if not total:
        return report
    wrong = {carried_out("total"): total[0]}
    return replace(report, cells={**report.cells, **wrong}, typed_totals=frozenset(wrong))


# ── carried and cleared ──


def test_what_was_left_open_begins_the_year_in_all_columns():
    draft = roll(last_year()).report
    assert [draft.cell(carried_in(column)) for column in COLUMNS] == [*PARTS_OUT, "7"]


def test_a_total_that_contradicts_its_parts_is_carried_as_it_stands():
    draft = roll(last_year("8"))
    assert draft.report.cell(carried_in("total")) == "8"
    assert draft.report.typed_totals == {carried_in("total")}
    assert len(doubts(draft)) == 1
    assert "表本身有" in doubts(draft)[0]
    assert doubts(roll(sound_report())) == ()


def test_a_report_that_tells_nothing_to_carry_over_is_told():
    before = sound_report()
    for cells in (
        {ref: text for ref, text in before.cells.items() if ref.table != "applications"},
        {ref: "" if ref.row == "carried_out" else text for ref, text in before.cells.items()},
    ):
        draft = roll(replace(before, cells=cells))
        said = [sentence for sentence in doubts(draft) if "没有读到表三" in sentence]
        assert len(said) == 1
        assert not any(draft.report.cell(carried_in(column)) for column in COLUMNS)


def test_all_other_counts_are_blank():
    draft = roll(last_year()).report
    filled = {ref.row for ref, text in draft.cells.items() if text}
    assert filled == {"received_carried_in"}
    assert set(draft.cells) == set(draft.form.refs)


def test_what_belongs_to_one_year_alone_is_gone():
    waiver = Waiver("W01", (), "overview", ("x",), "核对过")
    marks = {
        "waivers": (waiver,),
        "source_marks": ("comment",),
        "printed_labels": (PrintedLabel("review", "甲", "乙"),),
    }
    before = replace(last_year().with_link("overview", 0, carried_out("total")), **marks)
    draft = roll(before).report
    assert (draft.waivers, draft.source_marks, draft.printed_labels, draft.links) == ((), (), (), ())
    assert (draft.signature.organ, draft.signature.date) == (before.signature.organ, "")


def test_organ_and_text_are_carried_and_years_moved():
    before = last_year()
    draft = roll(before).report
    assert (draft.year, draft.organ, draft.form_id) == (2025, before.organ, "2021")
    assert draft.title == before.title.replace("2024", "2025")
    assert "2025年1月1日" in draft.preamble.text
    assert list(draft.sections) == list(before.sections)


def test_a_linked_number_is_marked_like_any_other():
    before = last_year().with_part("other", Part.of("结转件。")).with_link("other", 2, carried_out("total"))
    assert before.text_of("other") == "结转7件。"
    draft = roll(before).report
    assert [mark for mark in draft.carried if mark.part == "other"] == [TextMark("other", 2, 4)]


def test_a_day_of_signature_may_be_given():
    draft = roll(last_year(), date="2026年1月9日")
    assert draft.report.signature.date == "2026年1月9日"
    assert [change.after for change in draft.changes if change.place == "date"] == ["2026年1月9日"]


def test_another_name_stands_everywhere_but_in_titles_of_documents():
    text = "云溪县青禾镇人民政府印发《云溪县青禾镇人民政府信息公开办法》，2024年公布2件。"
    before = last_year().with_part("overview", Part.of(text))
    draft = roll(before, organ="云溪县青禾街道办事处").report
    assert draft.organ == draft.signature.organ == "云溪县青禾街道办事处"
    assert draft.title == "云溪县青禾街道办事处2025年政府信息公开工作年度报告"
    changed = "云溪县青禾街道办事处印发《云溪县青禾镇人民政府信息公开办法》，2025年公布2件。"
    assert draft.text_of("overview") == changed
    start = changed.index("2件")
    assert [mark for mark in draft.carried if mark.part == "overview"] == [TextMark("overview", start, start + 2)]


def test_the_same_name_again_changes_nothing():
    assert roll(last_year(), organ=last_year().organ) == roll(last_year())


def test_a_signature_in_a_longer_form_is_left_alone_until_the_organ_is_renamed():
    before = last_year().with_part("overview", Part.of("2024年，云溪县青禾镇人民政府公布2件。"))
    before = replace(before, organ="云溪县青禾镇", title="云溪县青禾镇2024年政府信息公开工作年度报告")
    assert roll(before, organ="云溪县青禾镇") == roll(before)
    renamed = roll(before, organ="云溪县青禾街道办事处").report
    assert renamed.organ == renamed.signature.organ == "云溪县青禾街道办事处"
    assert renamed.title.startswith("云溪县青禾街道办事处2025年")
    assert renamed.text_of("overview") == "2025年，云溪县青禾街道办事处公布2件。"


def test_pictures_and_foreign_tables_of_last_year_are_told():
    text = Part(("见图。", picture(), foreign_grid()))
    draft = roll(sound_report().with_part("overview", text))
    assert draft.report.part("overview") == text
    assert len(doubts(draft)) == 1
    assert "2 处图片或者附表" in doubts(draft)[0]


def test_headings_are_printed_by_the_form_and_not_by_last_years_file():
    before = replace(last_year(), headings=(("overview", "一、2024年总体情况"),))
    assert roll(before).report.headings == ()


# ── from one form to another ──


def test_the_2019_form_becomes_the_2021_form():
    before = report_2019()
    draft = roll(before)
    assert (draft.report.form_id, draft.report.year) == (form_for_year(2021).id, 2021)
    assert set(draft.report.cells) == set(forms()["2021"].refs)
    assert draft.report.cell(carried_in("natural")) == "3"
    without_place = {before.form.cell_name(ref) for ref in before.form.refs if not forms()["2021"].has(ref)}
    assert {left.name for left in draft.reference} == without_place
    assert all(left.value for left in draft.reference)
    assert draft.report.text_of("overview") == before.text_of("overview").replace("2020年", "2021年")


def test_inside_the_2019_form_last_years_items_move_on():
    before = replace(report_2019(), year=2019, title="云溪县水利局2019年政府信息公开工作年度报告")
    draft = roll(before).report
    items = [ref for ref in draft.form.refs if ref.column == "last_year_items"]
    assert draft.form_id == "2019"
    assert {draft.cell(ref) for ref in items} == {"5"}  # 3 and two more
    assert roll(before).reference == ()


@pytest.mark.parametrize(
    ("items", "change", "next_items"),
    [("3", "-3", "0"), ("3", "-5", ""), ("007", "+1", "8"), ("", "+2", ""), ("3", "", ""), ("若干", "+2", "")],
)
def test_items_move_on_where_last_year_tells_how_many_there_are(items, change, next_items):
    cell = CellRef("disclosure", "licensing", "last_year_items")
    before = replace(report_2019(), year=2019)
    before = replace(before, cells={**before.cells, cell: items, cell._replace(column="change"): change})
    assert roll(before).report.cell(cell) == next_items


def test_marks_beside_a_new_name_stay_on_their_figures():
    before = replace(sound_report(), organ="青禾镇人民政府")
    before = before.with_part("overview", Part.of("办结12件青禾镇人民政府的申请，青禾镇人民政府3次受到表扬。"))
    draft = roll(before, organ="云溪县青禾街道办事处").report
    text = draft.text_of("overview")
    assert text == "办结12件云溪县青禾街道办事处的申请，云溪县青禾街道办事处3次受到表扬。"
    assert [text[mark.start : mark.end] for mark in draft.carried if mark.part == "overview"] == ["12件", "3次"]


# ── refused ──


@pytest.mark.parametrize(
    ("year", "said"), [(2024, "就是 2024 年度的"), (2023, "不能转到 2023"), (2026, "只能转到 2025 年度")]
)
def test_years_follow_one_another(year, said):
    with pytest.raises(RollError, match=said) as told:
        roll(last_year(), year)
    assert str(told.value).endswith("。")


def test_a_draft_is_not_rolled_again_before_it_is_done():
    draft = roll(last_year()).report
    with pytest.raises(RollError, match="先改好"):
        roll(draft)
    for mark in stale_marks(draft):
        draft = confirmed(draft, mark)
    assert roll(draft).report.year == 2026


@pytest.mark.parametrize("year", [1, 99, 9999])
def test_a_year_that_cannot_be_is_refused(year):
    with pytest.raises(RollError, match="不会有这样的报告"):
        roll(replace(last_year(), year=year))


def test_a_report_without_a_year_needs_to_be_told():
    unknown = replace(last_year(), year=None)
    with pytest.raises(RollError, match="哪一年"):
        roll(unknown)
    assert roll(unknown, 2025).report == roll(last_year()).report


# ── changes refused by the clerk ──


def test_nothing_refused_is_the_draft():
    for before in (last_year(), last_year("8"), report_2019()):
        draft = roll(before)
        assert without(draft, ()) == draft.report


def test_each_change_can_be_refused_alone():
    draft = roll(last_year())
    for k, change in enumerate(draft.changes):
        left = without(draft, {k})
        if not change.refusable:
            assert left == draft.report
        elif isinstance(change.place, CellRef):
            assert left.cell(change.place) == change.before
        elif change.mark:
            assert len(left.carried) == len(draft.report.carried) - 1
        elif change.place == "date":
            assert left.signature.date == change.before
        else:
            text = left.text_of(change.place)
            assert text[change.start : change.end] == change.before
            assert len(text) == len(draft.report.text_of(change.place))


def test_all_refused_keeps_every_word_and_the_marks_of_figures():
    before = last_year()
    draft = roll(before)
    left = without(draft, range(len(draft.changes)))
    assert left.year == 2025
    assert [left.text_of(part) for part in ("title", *before.sections)] == [
        before.text_of(part) for part in ("title", *before.sections)
    ]
    assert left.cells == before.cells
    assert {mark.kind for mark in left.carried} == {MarkKind.NUMBER}


def test_totals_follow_when_a_carried_figure_is_refused():
    draft = roll(last_year())
    k = next(k for k, change in enumerate(draft.changes) if change.place == carried_in("other_org"))
    before = last_year().cell(carried_in("other_org"))
    left = without(draft, {k})
    assert left.cell(carried_in("total")) == str(3 + int(before or 0))


# ── marks ──


def test_a_mark_goes_when_its_words_are_changed_or_confirmed():
    before = Report.blank(form_for_year(2024), 2024).with_part("overview", Part.of("2024年发布12条，更新3次。"))
    draft = roll(before).report
    first, second = stale_marks(draft)
    assert draft.text_of("overview")[first.start : first.end] == "12条"
    longer = draft.with_part("overview", Part.of("2025年共发布12条，更新3次。"))
    assert [longer.text_of("overview")[mark.start : mark.end] for mark in longer.carried] == ["12条", "3次"]
    rewritten = longer.with_part("overview", Part.of("2025年共发布12条，更新5次。"))
    assert [rewritten.text_of("overview")[mark.start : mark.end] for mark in rewritten.carried] == ["12条"]
    assert confirmed(draft, second).carried == (first,)
    assert advice(first) != advice(TextMark("problems", 0, 1, MarkKind.PLAN))


def test_marks_are_told_in_the_order_of_the_report():
    texts = {"problems": "问题3个。下一步，整改5件。", "overview": "2024年发布12条。", "preamble": "共9页。"}
    before = Report.blank(form_for_year(2024), 2024)
    for part, text in texts.items():
        before = before.with_part(part, Part.of(text))
    assert [mark.part for mark in stale_marks(roll(before).report)] == ["preamble", "overview", "problems", "problems"]
