"""Rules R, P, W and those N that judge a text alone: each text they must catch, each look-alike they must not."""

from dataclasses import replace

import pytest

from govreport_gui.finding import Severity
from govreport_gui.report import Part, PrintedLabel, Signature
from tests.builders import sound_report
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
    assert [rule for rule, (_, caught, _) in TEXTS.items() if len(caught) < 2] == []


def test_template_words_in_a_header():
    label = PrintedLabel("disclosure", "本年收费金额（单位：万元）", "本年收费金额（单位：万元，保留4位小数）")
    (said,) = findings(replace(sound_report(), printed_labels=(label,)), "R06")
    assert (said.severity, said.place) == ("error", "disclosure")


def test_advertising_is_told_once_a_part_with_its_number():
    report = with_example("R04", "overview", "推进Ymbet体育。Ymbet体育上新台阶，Ymbet体育很重要。")
    report = report.with_part("other", Part.of("未收取费用。Ymbet体育。"))
    assert [f.message.partition("（")[2].partition("）")[0] for f in findings(report, "R04")] == [
        "这一部分 3 处，全文共 4 处",
        "这一部分 1 处，全文共 4 处",
    ]


@pytest.mark.parametrize(
    ("organ", "text", "speaks"),
    [
        ("云溪县青禾镇人民政府", "我局认真落实。", True),
        ("云溪县青禾镇人民政府", "我乡认真落实。", True),
        ("云溪县水利局", "我局认真落实。", False),
        ("云溪县水利局", "我镇认真落实。", True),
        ("云溪县人民政府", "我县认真落实。", False),
        ("云溪县人民政府", "我局认真落实。", True),
        ("云溪县人民政府办公室", "我办认真落实。", False),
        ("", "我局认真落实。", False),
    ],
)
def test_self_reference(organ, text, speaks):
    report = replace(sound_report(), organ=organ, signature=Signature(organ, "2025年1月15日"))
    assert bool(findings(report.with_part("overview", Part.of(text)), "R15")) == speaks


def test_hundreds_of_faults_of_one_kind_are_not_all_told():
    assert len(findings(with_example("W02", "overview", "“" * 5000), "W02")) == 300


@pytest.mark.parametrize(
    ("rule", "text", "severity"),
    [
        ("P02", "申请人赵某某在登记表里留下的是家里人手机13812345678。", Severity.ERROR),
        ("P02", "值班手机13812345678。", Severity.WARNING),
        ("P06", "电话：555011812。", Severity.WARNING),
        ("P06", "电话：0499-555011812。", Severity.WARNING),
        ("P06", "电话：5550118。", Severity.HINT),
    ],
)
def test_how_much_it_matters(rule, text, severity):
    assert [finding.severity for finding in findings(with_example(rule, "preamble", text), rule)] == [severity]


@pytest.mark.parametrize("rule", ["P01", "P03"])
def test_numbers_without_their_check_digit_are_no_persons(rule):
    assert findings(with_example(rule, "other", "账号6222021234567890129，证号110105194912310020。"), rule) == []
