"""Every rule speaks where it must and is silent where it must not: its first pair, and where its findings point."""

from dataclasses import replace

import pytest

from govreport_gui.checks import RULES, check
from govreport_gui.finding import Severity
from tests.builders import report_2019, sound_report
from tests.checks.all_examples import FIRST as EXAMPLES
from tests.checks.examples import context_of, findings

IDS = [rule.__name__.upper() for rule in RULES]


def test_every_rule_has_examples():
    assert sorted(EXAMPLES) == sorted(IDS)


@pytest.mark.parametrize("rule", IDS)
def test_rule_speaks(rule):
    said = findings(EXAMPLES[rule][0], rule)
    assert said
    assert all(finding.message.endswith("。") for finding in said)


@pytest.mark.parametrize("rule", IDS)
def test_rule_is_silent(rule):
    assert findings(EXAMPLES[rule][1], rule) == []


def test_sound_report_has_no_finding():
    assert check(sound_report()) == []


def test_zeros_on_the_2019_form_lack_only_a_period():
    report = report_2019()
    zeros = replace(report, cells=dict.fromkeys(report.form.refs, "0"))
    assert [(f.rule, f.severity) for f in check(zeros)] == [("T07", Severity.HINT)]


@pytest.mark.parametrize("rule", IDS)
def test_findings_show_their_place(rule):
    report = context_of(EXAMPLES[rule][0]).report
    places = {"title", "preamble", "signature", *report.form.section}
    for finding in findings(EXAMPLES[rule][0], rule):
        assert finding.place in places
        assert set(finding.cells) <= set(report.form.refs)
        if finding.text:
            assert 0 <= finding.text.start < finding.text.end <= len(report.text_of(finding.text.part))
