"""Several edits of the texts at once: the text, and the links and marks that move along."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govreport_gui.form import CellRef, forms
from govreport_gui.report import Part, Report, Signature
from govreport_gui.text_links import TextLink, TextMark
from govreport_gui.texts.text_edits import TextEdit, edited, text_at
from tests.builders import picture

CELL = CellRef("applications", "received_new", "total")


def report_with(*items, **fields):
    return replace(Report.blank(forms()["2021"], 2024), sections={"overview": Part(items)}, **fields)


def told(report, places):
    return [report.text_of(place.part)[place.start : place.end] for place in places]


def test_edits_of_one_part_are_made_at_once():
    report = report_with("甲乙丙", picture(), "丁戊")
    made = edited(
        report, [TextEdit("overview", 0, 1, "一二"), TextEdit("overview", 4, 5, ""), TextEdit("title", 0, 0, "题")]
    )
    assert made.section("overview").items == ("一二乙丙", picture(), "戊")
    assert made.title == "题"


def test_every_field_can_be_edited():
    report = report_with(title="a", organ="b", signature=Signature("c", "d"))
    made = edited(report, [TextEdit(place, 1, 1, "!") for place in ("title", "organ_name", "organ", "date")])
    assert (made.title, made.organ, made.signature) == ("a!", "b!", Signature("c!", "d!"))
    assert text_at(made, "organ_name") == "b!"


def test_a_paragraph_left_empty_goes_with_its_line_feed():
    link = TextLink("overview", 5, 7, CELL)
    report = report_with("甲", "　", "申请12件", links=(link,))
    text = report.text_of("overview")
    link = TextLink("overview", text.index("12"), text.index("12") + 2, CELL)
    made = edited(replace(report, links=(link,)), [TextEdit("overview", 2, 3, "")])
    assert made.section("overview").items == ("甲", "申请12件")
    assert told(made, made.links) == ["12"]


def test_an_emptied_last_paragraph_takes_the_line_feed_before_it():
    made = edited(report_with("甲", "乙"), [TextEdit("overview", 2, 3, "")])
    assert made.section("overview").items == ("甲",)


def test_an_edit_over_the_end_of_a_paragraph_is_refused():
    with pytest.raises(ValueError, match="reaches over"):
        edited(report_with("甲", "乙"), [TextEdit("overview", 0, 3, "")])


def test_marks_end_where_other_words_are_written_and_stay_where_the_same_are_set_otherwise():
    report = report_with("公开 20 条", carried=(TextMark("overview", 2, 6),))
    edit = [TextEdit("overview", 2, 3, "")]
    assert edited(report, edit).carried == ()
    kept = edited(report, [*edit, TextEdit("overview", 5, 6, "")], same_words=True)
    assert told(kept, kept.carried) == ["20"]


@st.composite
def edited_reports(draw):
    """Draw a report whose text is numbered words, links on some, edits on others."""
    words = draw(st.lists(st.sampled_from(["甲", "乙丙", "12", "3"]), min_size=1, max_size=12))
    feeds = draw(st.lists(st.booleans(), min_size=len(words), max_size=len(words)))
    roles = draw(st.lists(st.sampled_from(["link", "edit", "plain"]), min_size=len(words), max_size=len(words)))
    text, links, edits = "", [], []
    for word, feed, role in zip(words, feeds, roles, strict=True):
        text += "\n" if feed and text else ""
        if role == "link":
            links.append(TextLink("overview", len(text), len(text) + len(word), CELL))
        elif role == "edit":
            edits.append(TextEdit("overview", len(text), len(text) + len(word), draw(st.text("新字", max_size=3))))
        text += word
    return replace(report_with(*text.split("\n")), links=tuple(links)), edits


@given(edited_reports())
def test_links_between_edits_say_what_they_said(drawn):
    report, edits = drawn
    made = edited(report, edits)
    assert told(made, made.links) == told(report, report.links)
    expected = report.text_of("overview")
    for edit in reversed(edits):
        expected = expected[: edit.start] + edit.new + expected[edit.end :]
    assert made.text_of("overview") == "\n".join(line for line in expected.split("\n") if line)
