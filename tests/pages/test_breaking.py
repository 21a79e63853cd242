"""Lines of Chinese type: what may begin and end one, what hangs in the margin, and that no character is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from govreport_gui.pages.breaking import Measures, break_lines

NOT_FIRST = "，。、；：？！）》”’…%"
NOT_LAST = "（《“‘"
texts = st.text(alphabet="公开信息年度报告，。；（）《》“”—…2024 abc%\n", max_size=80)


def lines(text, room=10, first_room=10):
    """Break a text whose full-width characters are 1 wide and the others half that."""
    measures = Measures([1.0 if char >= "\u2010" else 0.5 for char in text], [0.0] * len(text))
    return [text[span.start : span.end] for span in break_lines(text, measures, room, first_room)]


def spans(text):
    """Break a text of full-width characters into lines of ten."""
    return break_lines(text, Measures([1.0] * len(text), [0.0] * len(text)), 10, 10)


def test_a_line_takes_as_many_characters_as_fit():
    assert lines("一二三四五六七八九十甲乙") == ["一二三四五六七八九十", "甲乙"]


def test_the_first_line_may_be_shorter():
    assert lines("一二三四五六七八九十甲乙", first_room=8) == ["一二三四五六七八", "九十甲乙"]


def test_a_stop_hangs_in_the_margin():
    found = [(span.start, span.end, span.width, span.hangs) for span in spans("一二三四五六七八九十。甲")]
    assert found == [(0, 11, 10, True), (11, 12, 1, False)]


def test_the_gap_between_figure_and_character_counts_but_not_at_the_end_of_a_line():
    text = "一二三四五六七八九11件"
    gaps = [1.0 if at in {8, 10} else 0.0 for at in range(len(text))]
    (first, second) = break_lines(text, Measures([1.0] * len(text), gaps), 10, 10)
    assert (first.width, second.width) == (9, 4)


def test_what_may_not_begin_a_line_takes_its_word_along():
    assert lines("一二三四五六七八九十）甲") == ["一二三四五六七八九", "十）甲"]


def test_an_opening_bracket_goes_with_what_it_opens():
    assert lines("一二三四五六七八九（甲）") == ["一二三四五六七八九", "（甲）"]


def test_a_line_may_break_beside_quotation_marks():
    assert lines("一二三四五六七八九“甲乙”丙") == ["一二三四五六七八九", "“甲乙”丙"]


def test_figures_and_words_stay_whole():
    assert lines("一二三四五六七八九11398889件") == ["一二三四五六七八九", "11398889件"]


def test_a_dash_of_two_is_not_parted():
    assert lines("一二三四五六七八九——甲") == ["一二三四五六七八", "九——甲"]


def test_a_word_wider_than_the_line_is_parted():
    assert lines("a" * 25, room=10) == ["a" * 20, "a" * 5]


def test_a_line_feed_ends_a_line():
    assert lines("一二\n三") == ["一二", "三"]


def test_an_empty_text_is_an_empty_line():
    assert lines("") == [""]


@given(texts)
def test_no_character_is_lost(text):
    assert "".join(lines(text)) == text.replace("\n", "")


@given(texts)
def test_only_a_hanging_stop_stands_in_the_margin(text):
    for span in spans(text):
        assert span.width <= 10
        assert not span.hangs or text[: span.end].rstrip()[-1] in "，。、"


@given(st.lists(st.sampled_from(["公开", "（信息）", "《报告》，", "“年度”。", "2024年", "办理……"]), max_size=20))
def test_no_line_begins_or_ends_with_what_may_not(words):
    broken = lines("".join(words))
    assert [line for line in broken[1:] if line[0] in NOT_FIRST] == []
    assert [line for line in broken[:-1] if line[-1] in NOT_LAST] == []
