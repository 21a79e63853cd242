"""Every rule is explained in plain words: what it looks at, why, what to do."""

import re

import pytest

from govreport_gui.checks import OFF_BY_DEFAULT, RULES
from govreport_gui.checks.rule_names import rule_explanation, rule_name
from govreport_gui.checks.words import rows

IDS = [rule.__name__.upper() for rule in RULES]
EXPLAINED = [key for key, _ in rows("rule_explanations", 2)]
SENTENCES = range(1, 4)
LENGTH = range(25, 121)


def test_every_rule_is_explained_once_and_nothing_else_is():
    assert EXPLAINED == IDS


def test_no_two_explanations_are_alike():
    assert len({rule_explanation(rule) for rule in IDS}) == len(IDS)


@pytest.mark.parametrize("rule", IDS)
def test_an_explanation_is_short_and_ends(rule):
    text = rule_explanation(rule)
    assert text.count("。") in SENTENCES
    assert text.endswith("。")
    assert len(text) in LENGTH
    assert text != rule_name(rule)


@pytest.mark.parametrize("rule", IDS)
def test_an_explanation_says_what_to_do_or_that_nothing_is(rule):
    text = rule_explanation(rule)
    assert re.search(r"请|应|可以|最好|不用|填好|导出时", text), text
    assert not re.search(r"尽量|适当|酌情|有关规定|[,;:()]|XX", text), text


@pytest.mark.parametrize("rule", sorted(OFF_BY_DEFAULT))
def test_rules_off_by_default_say_when_they_matter(rule):
    assert re.search(r"平时不核对|属实的可以接受", rule_explanation(rule))


def test_no_explanation_of_an_unknown_rule():
    assert rule_explanation("Q99") == ""
