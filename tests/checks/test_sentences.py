"""Where sentences end."""

import pytest

from govreport_gui.checks.sentences import SENTENCE, begun_before, sentence_around

TEXT = "公开30条。收到申请3件，答复3件；没有收费！\n有结转吗？没有"


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("30", "公开30条"),
        ("答复", "收到申请3件，答复3件"),
        ("收费", "没有收费"),
        ("结转", "有结转吗"),
        ("条。收", "公开30条。收到申请3件，答复3件"),
    ],
)
def test_sentence_around_a_match(word, sentence):
    at = TEXT.index(word)
    assert sentence_around(TEXT, at, at + len(word)) == sentence


def test_what_stands_before():
    assert begun_before(TEXT, TEXT.index("答复")) == "收到申请3件，"
    assert begun_before(TEXT, 0) == ""


def test_a_text_without_ends_is_looked_at_near_by_only():
    text = "甲" * 1000
    assert len(sentence_around(text, 500, 501)) == 401


def test_sentences_are_all_that_stands_between_ends():
    assert SENTENCE.findall(TEXT) == ["公开30条", "收到申请3件，答复3件", "没有收费", "有结转吗", "没有"]
