"""Sentences that are the same every year, and some that only look like it."""

from __future__ import annotations

import pytest

from govreport_gui import paths
from govreport_gui.compare import standard_phrases
from govreport_gui.compare.standard_phrases import is_standard
from tests.compare.narratives import NARRATIVE, STATUTORY


@pytest.mark.parametrize("pattern", STATUTORY)
def test_standard(pattern):
    assert is_standard(pattern.format(y=2024, o="云溪县水利局"))


@pytest.mark.parametrize("pattern", NARRATIVE)
def test_narrative(pattern):
    assert not is_standard(pattern.format(y=2024, n=12))


def test_an_ordinal_and_punctuation_do_not_matter():
    assert is_standard("（二）  没有其他需要报告的事项")
    assert is_standard("二是没有其他需要报告的事项；")


def test_a_sentence_that_says_more_is_no_standard_phrase():
    tail = "把公开栏从大院里搬到了集市入口，又给六十岁以上的老人每户送去明白纸，方便他们随时了解补贴政策"
    assert not is_standard(f"没有其他需要报告的事项，今年还{tail}，群众反映这些事项办得好。")


def test_everybody_can_add_to_the_list():
    own = paths.user_data() / "words" / "standard_phrases.txt"
    own.parent.mkdir(parents=True)
    own.write_text("本镇【公开/政务】专区…开放\n", encoding="utf-8")
    for cached in (standard_phrases.words, standard_phrases._phrases):
        cached.cache_clear()
    try:
        assert is_standard("本镇政务专区每天8点开放。")
        assert not is_standard("本镇便民专区每天8点开放。")
    finally:
        for cached in (standard_phrases.words, standard_phrases._phrases):
            cached.cache_clear()
