"""An import under review: doubts settled, cells corrected, leftovers placed; nothing lost on the way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govreport_gui.form import CellRef
from govreport_gui.importing import import_file
from govreport_gui.recognise.receipt import receipt
from govreport_gui.recognise.records import CellState, NoteKind, Recognition
from govreport_gui.recognise.review import Review
from govreport_gui.recognise.whereabouts import TextPlace, section_sources, text_place
from tests.recognise.imports import NATURAL, NORMS, ROW, RULES, SENTENCE, UPHELD, blocks, recognition


@pytest.fixture
def review():
    return Review.begin(recognition())


def leftovers(review):
    return [(left.text, left.is_figure) for left in review.leftovers]


def test_counts_and_states(review):
    assert review.counts() == {"已读": 8, "空白": 192, "存疑": 1, "冲突": 1, "未放入": 3}
    states = [review.state(ref) for ref in (NATURAL, RULES, NORMS, UPHELD)]
    assert states == [CellState.DOUBTFUL, CellState.CONFLICT, CellState.BLANK, CellState.BLANK]


def test_doubts_are_rows_with_their_reason(review):
    conflict, row = review.open_doubts
    assert (conflict.cells, conflict.state) == ((RULES,), CellState.CONFLICT)
    assert (row.cells, row.state, row.why) == (tuple(ROW), CellState.DOUBTFUL, "行名不完全一致")


def test_next_doubt_goes_round(review):
    conflict, row = review.open_doubts
    walked = [review.next_doubt(after) for after in (None, RULES, NATURAL)]
    assert walked == [conflict, row, conflict]


def test_confirming_settles_the_whole_row(review):
    settled = review.confirm(ROW[3])
    assert {settled.state(ref) for ref in ROW} == {CellState.READ}
    assert [doubt.cells for doubt in settled.open_doubts] == [(RULES,)]
    assert settled.confirm(RULES).next_doubt(None) is None
    assert review.confirm(UPHELD) == review


def test_a_correction_settles_its_cell_only_and_computes_no_total(review):
    corrected = review.with_cells({NATURAL: "30"})
    assert corrected.state(NATURAL) is CellState.READ
    assert corrected.state(ROW[1]) is CellState.DOUBTFUL
    assert corrected.report.cell(ROW[-1]) == review.report.cell(ROW[-1])
    assert corrected.was_changed(NATURAL)
    assert not corrected.was_changed(ROW[1])


def test_a_leftover_figure_finds_its_cell(review):
    assert leftovers(review) == [("5", True), ("8", True), ("另有说明一段。", False)]
    placed = review.assign_number("8", "paragraph 4", NORMS)
    assert leftovers(placed) == [("5", True), ("另有说明一段。", False)]
    assert placed.report.cell(NORMS) == "8"
    assert placed.cells_at("paragraph 4") == (NORMS,)


def test_a_figure_from_elsewhere_in_the_file_leaves_the_leftovers_alone(review):
    placed = review.assign_number("6", "table 1, row 1, cell 2", NORMS)
    assert leftovers(placed) == leftovers(review)
    assert placed.cells_at("table 1, row 1, cell 2") == (RULES, NORMS)


def test_a_leftover_text_becomes_the_last_paragraph(review):
    placed = review.assign_text("另有说明一段。", "paragraph 5", "overview")
    assert placed.report.section("overview").paragraphs == (SENTENCE, "另有说明一段。")
    assert leftovers(placed) == [("5", True), ("8", True)]


def test_a_figure_brings_a_missing_table_back(review):
    cells = {ref: text for ref, text in review.report.cells.items() if ref.table != "review"}
    lacking = Review.begin(Recognition(report=type(review.report)(form_id="2021", cells=cells)))
    placed = lacking.assign_number("3", "line 9", UPHELD)
    assert placed.report.has_table("review")
    assert placed.report.cell(UPHELD) == "3"


def test_the_result_keeps_what_is_open_and_drops_what_is_done(review):
    done = review.confirm(NATURAL).assign_number("5", "paragraph 4", UPHELD).result()
    kinds = [(note.kind, note.text) for note in done.notes]
    assert kinds == [
        (NoteKind.UNPLACED, "8（不能确定属于哪一行）"),
        (NoteKind.UNPLACED, "另有说明一段。"),
        (NoteKind.DROPPED, "- 2 -（页码）"),
    ]
    assert (done.doubtful, done.conflicts) == (frozenset(), frozenset({RULES}))
    assert done.sources[UPHELD] == "paragraph 4"
    assert done.report.cell(UPHELD) == "5"


STEPS = st.lists(st.tuples(st.sampled_from(["confirm", "number", "text"]), st.integers(0, 2), st.sampled_from(ROW)))


@given(STEPS)
def test_nothing_is_lost_whatever_is_done(steps):
    """Every leftover is in the list, in a cell it was put into last, or in a text."""
    review = Review.begin(recognition())
    put: dict[CellRef, str] = {}
    texts = []
    for step, which, ref in steps:
        left = review.leftovers[which] if which < len(review.leftovers) else None
        if step == "confirm":
            review = review.confirm(ref)
        elif left and step == "number" and left.is_figure:
            review = review.assign_number(left.text, left.source, ref)
            put[ref] = left.text
        elif left and step == "text":
            review = review.assign_text(left.text, left.source, "other")
            texts.append(left.text)
        assert review.unsettled <= Review.begin(recognition()).unsettled
    assert {ref: review.report.cell(ref) for ref in put} == put
    assert list(review.report.section("other").paragraphs) == texts
    untouched = {ref: text for ref, text in recognition().report.cells.items() if ref not in put}
    assert {ref: review.report.cell(ref) for ref in untouched} == untouched


def test_the_receipt_lists_every_cell_and_every_leftover_once(review):
    placed = review.assign_number("5", "paragraph 4", NORMS).assign_text("另有说明一段。", "paragraph 5", "problems")
    lines = receipt(placed, "去年.docx").decode("utf-8-sig").splitlines()
    assert lines[0] == "导入回执：去年.docx"
    names = [review.report.form.cell_name(ref) for ref in review.report.form.refs]
    assert [name for name in names if sum(line.startswith(f"{name}：") for line in lines) != 1] == []
    assert "8（不能确定属于哪一行）（第4段）" in lines
    assert "表二·行政规范性文件·本年制发件数：5，原来读到空白（第4段）" in lines
    assert "五、存在的主要问题及改进情况：另有说明一段。（第5段）" in lines
    assert "- 2 -（页码）（页脚）" in lines


def test_texts_know_their_place():
    report = recognition().report
    assert section_sources(blocks(), report) == {"overview": "paragraph 2"}
    places = [text_place(blocks(), report, f"paragraph {k}") for k in (1, 2, 3, 4)]
    assert places == [
        TextPlace("title", 0, len(report.title)),
        TextPlace("overview"),
        TextPlace("overview", 0, len(SENTENCE)),
        None,
    ]


def test_every_doubtful_cell_of_a_real_file_is_in_one_doubt(shared):
    for file in sorted((shared / "cases" / "layouts").glob("002.*.txt")):
        read = import_file(file)
        review = Review.begin(read)
        walked = [ref for doubt in review.doubts for ref in doubt.cells]
        assert sorted(walked) == sorted(read.doubtful | read.conflicts)
        assert all(doubt.why for doubt in review.doubts)
        while (doubt := review.next_doubt(None)) is not None:
            review = review.confirm(doubt.cells[-1])
        assert review.unsettled == frozenset()
