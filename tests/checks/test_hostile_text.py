"""Texts that no clerk writes: every rule ends, and says nothing that cannot be shown."""

from dataclasses import replace

import pytest

from govreport_gui.checks import RULES
from govreport_gui.checks.content_sections import a09
from govreport_gui.checks.context import Context
from govreport_gui.report import Part, Signature
from tests.builders import sound_report

SIZE = 20_000  # characters
TEXTS = [
    "公",
    "1",
    "《",
    "《<",
    "（一",
    "《公开条例》",
    "2022年，我镇",
    "信息处理费100元",
    "根据",
    "（一）\n",
    "一是二是",
    "截止到",
    "信息公开条例国令",
    "包括申请复议主动公开总体情况问题其他，",
    "公开1",
    "依申请公开",
    "的",
    "电话1",
    "予以公开" + "共计" * 40 + "吗2件。",
    "行政复议" + "数量" * 40 + "吗2件。",
    "行政诉讼" + "共有" * 40 + "吗2件。",
    "收到申请" + "数量" * 40 + "吗2件。",
    "\ud800",
    "\u0000\u202e",
]


def _with_text(part, text):
    if part == "title":
        return replace(sound_report(), title=text)
    if part == "organ":
        return replace(sound_report(), organ=text, signature=Signature(text))
    return sound_report().with_part(part, Part.of(text))


@pytest.mark.parametrize("text", TEXTS, ids=ascii)
@pytest.mark.parametrize("part", ["title", "organ", "preamble", "overview", "problems", "other"])
def test_every_rule_ends(text, part):
    report = _with_text(part, text * (SIZE // len(text)))
    context = Context(report, sound_report())
    length = len(report.text_of(part))
    for rule in RULES:
        for finding in rule(context):
            if finding.text and finding.text.part == part:
                assert 0 <= finding.text.start < finding.text.end <= length


def test_a_section_that_says_nothing_is_marked_without_the_blanks_before_it():
    report = sound_report().with_part("problems", Part(("  WPS 没装",)))
    (finding,) = a09(Context(report))
    assert report.text_of("problems")[finding.text.start : finding.text.end] == finding.actual == "WPS 没装"
