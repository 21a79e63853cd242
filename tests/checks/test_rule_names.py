"""Every rule has a Chinese name and a basis, and the manual's table of checks is the rules' own."""

import re

import pytest

from govreport_gui.checks import OFF_BY_DEFAULT, RULES
from govreport_gui.checks.rule_names import rule_basis, rule_name
from govreport_gui.checks.words import rows
from tests.make_checks_table import TABLE, table

IDS = [rule.__name__.upper() for rule in RULES]
NAMED = [key for key, *_ in rows("rule_names", 3)]


@pytest.mark.parametrize("rule", IDS)
def test_every_rule_has_a_short_chinese_name_and_a_basis(rule):
    assert re.search(r"[\u4e00-\u9fff]{2}", rule_name(rule)), f"{rule} lacks a name in rule_names.txt"
    assert len(rule_name(rule)) <= 26
    assert rule_basis(rule)


def test_names_are_of_rules_and_families_and_none_stands_twice():
    assert set(NAMED) == set(IDS) | {rule[0] for rule in IDS}
    assert len(NAMED) == len(set(NAMED))
    names = [rule_name(rule) for rule in IDS]
    assert len(names) == len(set(names))


def test_the_manual_was_written_from_the_rules_as_they_are():
    told = "docs/checks.md is out of date: python -m tests.make_checks_table"
    assert TABLE.read_text(encoding="utf-8") == table(), told


def test_the_manual_says_which_are_off():
    off = {line.split("|")[1].strip() for line in table().splitlines() if "（默认关闭）" in line}
    assert off == OFF_BY_DEFAULT
