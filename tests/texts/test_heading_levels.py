"""Headings in running text: levels given and taken, numbers in order, words like 一是 left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govreport_gui.checks.numerals import read_number
from govreport_gui.form import forms
from govreport_gui.report import Part, Report
from govreport_gui.texts.heading_levels import BODY, level_of, numeral, with_level
from govreport_gui.texts.text_edits import edited


def made(lines, numbers, level):
    report = replace(Report.blank(forms()["2021"], 2024), sections={"overview": Part(tuple(lines))})
    return edited(report, with_level(report, "overview", numbers, level)).section("overview").items


def test_levels_are_told_by_the_number_at_the_start():
    lines = ("（一）甲", "(二) 乙", "1.丙", "12、丁", "（1）戊", "一是己", "2024年", "12.5万元", "一、庚", "")
    assert [level_of(line) for line in lines] == [1, 1, 2, 2, 3, 0, 0, 0, 0, 0]


@pytest.mark.parametrize(("level", "label"), [(1, "（一）"), (2, "1."), (3, "（1）")])
def test_a_paragraph_becomes_a_heading_and_body_again(level, label):
    assert made(["　　主动公开"], {0}, level) == (f"{label}主动公开",)
    assert made([f"{label}主动公开"], {0}, level) == ("主动公开",)
    assert made([f"{label}主动公开"], {0}, BODY) == ("主动公开",)


def test_headings_behind_are_numbered_on():
    lines = ["（一）甲", "文字", "乙", "1.子", "2.子", "（二）丙", "1.子"]
    assert made(lines, {2}, 1) == ("（一）甲", "文字", "（二）乙", "1.子", "2.子", "（三）丙", "1.子")


def test_a_level_is_changed_with_its_number():
    assert made(["（一）甲", "1.乙", "（二）丙"], {2}, 2) == ("（一）甲", "1.乙", "2.丙")


def test_a_list_that_begins_anew_behind_text_stays_one():
    lines = ["1.甲", "2.乙", "文字", "1.丙", "丁"]
    assert made(lines, {4}, 2) == ("1.甲", "2.乙", "文字", "1.丙", "2.丁")


def test_words_that_count_stay():
    lines = ["一是甲", "二是乙；三是丙", "丁"]
    assert made(lines, {2}, 1) == ("一是甲", "二是乙；三是丙", "（一）丁")


def test_how_a_number_is_written_stays():
    assert made(["(一)、甲", "(三) 乙", "丙"], {2}, 1) == ("(一)、甲", "(二) 乙", "（三）丙")


def test_several_paragraphs_at_once():
    assert made(["甲", "乙", "丙"], {0, 2}, 1) == ("（一）甲", "乙", "（二）丙")


@given(st.integers(1, 99))
def test_numerals_are_read_back(value):
    assert read_number(numeral(value)) == value


LINES = st.lists(
    st.sampled_from(["（一）甲", "(三) 乙", "1.丙", "7、丁", "（2）戊", "一是己", "文字", "　　"]), min_size=1
)


@given(LINES, st.data(), st.integers(0, 3))
def test_only_numbers_change_and_numbering_again_changes_nothing(lines, data, level):
    at = data.draw(st.integers(0, len(lines) - 1))
    after = made(lines, {at}, level)
    assert len(after) == len(lines)
    strange = str.maketrans("", "", "（）()一二三四五六七八九十0123456789.、 　")
    assert [line.translate(strange) for line in after] == [line.translate(strange) for line in lines]
    assert made(after, set(), level or 1) == after
