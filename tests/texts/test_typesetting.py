"""一键排版: what it tidies, what it leaves alone, and that it does no more than it says."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govreport_gui.checks.in_text import PARTS
from govreport_gui.form import CellRef, forms
from govreport_gui.importing import import_file
from govreport_gui.report import Part, Report, Signature
from govreport_gui.text_links import TextLink, TextMark
from govreport_gui.texts.text_edits import edited, text_at
from govreport_gui.texts.typesetting import Kind, proposals, typeset
from tests.arbitrary import reports
from tests.builders import sample_report

CELL = CellRef("applications", "received_new", "total")


def report_with(*lines, **more):
    return replace(Report.blank(forms()["2021"], 2024), sections={"overview": Part(lines)}, **more)


def tidied(*lines):
    report = report_with(*lines)
    return typeset(report, proposals(report)).section("overview").items


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("　　公开信息。 ", "公开信息。", Kind.INDENT),
        ("公开\u200b信息", "公开信息", Kind.HIDDEN),
        ("WPS\u00a0Office", "WPS Office", Kind.HIDDEN),
        ("公开 186 条", "公开186条", Kind.BLANK),
        ("公开（试行） ,公示", "公开（试行），公示", Kind.BLANK),
        ("公开， 另有 （二） 项", "公开，另有（二）项", Kind.BLANK),
        ("２０２４年１２．５％", "2024年12.5%", Kind.WIDTH),
        ("公开,公示;其中:甲", "公开，公示；其中：甲", Kind.MARK),
        ("公开186条,同比增长.", "公开186条，同比增长。", Kind.MARK),
        ("电话:0571-8600", "电话：0571-8600", Kind.MARK),
        ("共3件(含转办1件)", "共3件（含转办1件）", Kind.BRACKET),
        ("(一)主动公开", "（一）主动公开", Kind.BRACKET),
        ('落实"三项制度"', "落实“三项制度”", Kind.BRACKET),
        ("公开，，公示。。", "公开，公示。", Kind.DOUBLED),
        ("公开\n\n公示\n", "公开\n公示", Kind.EMPTY),
    ],
)
def test_what_is_tidied(before, after, kind):
    assert tidied(before) == (after,)
    assert kind in {proposal.kind for proposal in proposals(report_with(before))}


@pytest.mark.parametrize(
    "line",
    [
        "见http://qinghe.example.cn/a,b;c(1).html",
        "邮箱zfb@qinghe.example.cn",
        "依据〔２０２４〕 3 号",
        "共1,234件，占12.5%，比3:2",
        "办公时间8:30至17：30",
        "一.总体情况",
        "等等。。。",
        "WPS Office 与 Word",
        "联系人：张三　电话：12345",
        '他说"不',
    ],
)
def test_what_stays(line):
    assert tidied(line) == (line,)


def test_a_pair_of_brackets_is_changed_as_a_whole_or_not_at_all():
    line = "见(网址http://qinghe.example.cn/a)"
    assert tidied(line) == (line,)


def test_both_halves_of_a_pair_are_bound_and_each_pair_by_itself():
    report = report_with('共3件(含转办1件)，落实"三项制度"(试行)', "共5 件(含转办2件)")
    found = [(proposal.old, proposal.pair) for proposal in proposals(report)]
    pairs = [pair for _old, pair in found if pair]
    assert [old for old, pair in found if not pair] == [" "]
    assert sorted(pairs) == [number for number in sorted(set(pairs)) for _half in (1, 2)]
    assert len(set(pairs)) == 4
    for pair in set(pairs):
        assert "".join(old for old, number in found if number == pair) in ("()", '""')


def test_blank_paragraphs_go():
    report = report_with("甲", "　　", "乙")
    (proposal,) = proposals(report)
    assert proposal.kind is Kind.EMPTY
    assert typeset(report, [proposal]).section("overview").items == ("甲", "乙")


def test_titles_and_signatures_are_tidied_too():
    report = report_with(title="青禾镇 2024 年度报告", signature=Signature("青禾镇 ", "2025 年 1 月 3 日"))
    made = typeset(report, proposals(report))
    assert (made.title, made.signature) == ("青禾镇2024年度报告", Signature("青禾镇", "2025年1月3日"))


def test_linked_numbers_and_marks_of_last_year_stay_where_they_are():
    report = report_with("申请 １２ 件,去年 9 件", links=(TextLink("overview", 3, 5, CELL),))
    report = replace(report, carried=(TextMark("overview", 9, 14),))
    made = typeset(report, proposals(report))
    text = made.text_of("overview")
    assert text == "申请１２件，去年9件"
    assert [text[link.start : link.end] for link in made.links] == ["１２"]
    assert [text[mark.start : mark.end] for mark in made.carried] == ["年9件"]


def test_the_practice_report_is_typeset_well():
    assert proposals(sample_report()) == []


MESSY = st.lists(
    st.text('甲乙一年 \u00a0　,，。.;:：()（）"12１２％〔〕号@a\n\u200b', min_size=1, max_size=20),
    min_size=1,
    max_size=4,
)


@given(MESSY)
def test_typesetting_twice_changes_nothing_more(lines):
    report = report_with(*lines)
    made = typeset(report, proposals(report))
    assert proposals(made) == []


@given(reports())
def test_it_does_what_it_lists_and_nothing_else(report):
    found = proposals(report)
    made = typeset(report, found)
    assert made.cells == report.cells
    assert [text_at(report, p.edit.place)[p.edit.start : p.edit.end] for p in found] == [p.old for p in found]
    assert all(p.edit.new != p.old for p in found)
    assert edited(report, [p.edit for p in found], same_words=True) == made
    touched = {p.edit.place for p in found}
    rest = [key for key in ("preamble", *report.form.section) if key not in touched]
    assert [made.part(key) for key in rest] == [report.part(key) for key in rest]


def test_real_reports_keep_their_figures_and_are_typeset_at_once(shared):
    """Blanks, marks and widths change, no figure and no character does."""
    files = sorted((shared / "seeds").glob("*.txt"))
    assert files
    for file in files:
        report = import_file(file).report
        made = typeset(report, proposals(report))
        assert proposals(made) == [], file.name
        for part in ("title", *PARTS):
            assert _letters(made.text_of(part)) == _letters(report.text_of(part)), file.name


def _letters(text):
    """Return what typesetting must not touch: letters and digits, whatever their width."""
    return [character for character in unicodedata.normalize("NFKC", text) if character.isalnum()]


@pytest.mark.parametrize(
    ("endless", "tidy"),
    [
        ("1" * 100_000, "1" * 100_000),
        ("Ａ" * 100_000, "A" * 100_000),
        ("www." * 25_000, "www." * 25_000),
        ("(" + "公" * 100_000, "(" + "公" * 100_000),
        ('"' + "公" * 100_000 + '"', "“" + "公" * 100_000 + "”"),
    ],
    ids=["digits", "letters", "addresses", "bracket", "quotes"],
)
def test_a_paragraph_as_long_as_a_book_is_no_trouble(endless, tidy):
    assert tidied(endless) == (tidy,)
