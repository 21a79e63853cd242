"""Rules R, P, W and those N that judge a text alone: each text they must catch, each look-alike they must not."""

import pytest

from tests.checks.examples import findings
from tests.checks.examples_text import with_example
from tests.checks.texts import TEXTS

CAUGHT = [(rule, part, text) for rule, (part, caught, _) in TEXTS.items() for text in caught]
LOOK_ALIKES = [(rule, part, text) for rule, (part, _, fine) in TEXTS.items() for text in fine]


@pytest.mark.parametrize(("rule", "part", "text"), CAUGHT)
def test_caught(rule, part, text):
    report = with_example(rule, part, text)
    said = findings(report, rule)
    assert said
    marked = [finding.text for finding in said if finding.text and finding.text.part == part]
    assert all(report.text_of(part)[span.start : span.end].strip("\n") for span in marked)


@pytest.mark.parametrize(("rule", "part", "text"), LOOK_ALIKES)
def test_look_alike(rule, part, text):
    assert findings(with_example(rule, part, text), rule) == []


def test_every_rule_has_two_of_each():
    assert [rule for rule, (_, caught, fine) in TEXTS.items() if len(fine) < 2] == []
    assert [rule for rule, (_, caught, _) in TEXTS.items() if len(caught) < 2 and rule != "N17"] == []
