"""Changes shown inside a sentence."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from govreport_gui.compare.inline import inline


def marked(runs):
    return "".join(f"[{run.text}]" if run.differs else run.text for run in runs)


def test_a_figure_changes_as_a_whole():
    a, b = inline("全年公开信息120条。", "全年公开信息1,204条。")
    assert marked(a) == "全年公开信息[120]条。"
    assert marked(b) == "全年公开信息[1,204]条。"


def test_single_characters_alike_by_chance_are_no_islands():
    a, b = inline("公开栏设在大院里面。", "公开栏搬到大集旁边。")
    assert marked(a) == "公开栏[设在大院里面]。"
    assert marked(b) == "公开栏[搬到大集旁边]。"


def test_a_figure_that_stayed_between_two_changes_is_no_chance():
    a, b = inline("公开栏3处，", "宣传册3本，")
    assert (marked(a), marked(b)) == ("[公开栏]3[处]，", "[宣传册]3[本]，")


def test_something_put_in():
    a, b = inline("举办培训。", "举办业务培训。")
    assert (marked(a), marked(b)) == ("举办培训。", "举办[业务]培训。")


@given(st.text(alphabet="甲乙丙丁，。123a\n", max_size=40), st.text(alphabet="甲乙丙丁，。123a\n", max_size=40))
def test_nothing_is_lost(first, second):
    a, b = inline(first, second)
    assert "".join(run.text for run in a) == first
    assert "".join(run.text for run in b) == second


def test_long_texts_are_told_apart_by_lines():
    a, b = inline("甲乙丙丁\n" * 600, "甲乙丙丁\n" * 600 + "戊己\n")
    assert marked(a) == "甲乙丙丁\n" * 600
    assert marked(b).endswith("[戊己\n]")
