"""Where last year's text speaks of the time to come: its plans are now promises to be answered, not shifted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govreport_gui.rollover.spans import Span

_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")
_AHEAD = r"(?<![转至入到])(?:下一?步(?!骤)|下一?阶段|明年|来年|新的一年|下一?年度?(?!继续|办理)|今后(?=[，我本将要]|一个?(?:时期|阶段)|一段))"
_INTENDS = "将|计划|拟|力争|继续(?!办理)|进一步|着力|要(?![求点闻素件领])"
_REMEDIES = (  # 改进情况 is what was done already
    r"(?:改进|整改|解决|努力)[^，。；：:\n]{0,8}?(?:措施|办法|方向|计划|打算)[^，。；：:\n]{0,4}(?=[：:]|$)"
)
_HEADING_LENGTH = 30
_OUTLOOK = "problems"  # what follows a plan in this section belongs to it
_GOES_ON = ("：", ":")


def plans(part: str, text: str, next_year: int) -> Iterator[Span]:
    """Yield the spans of a part's normalised text that plan ahead, a paragraph or sentence each.

    `next_year` is the year after the one reported on.
    """
    named = rf"{_named(next_year)}年(?!\d{{1,2}}月)"
    elsewhere = rf"{_AHEAD}|{named}(?=[^。！？\n]{{0,40}}?(?:{_INTENDS}))"
    trigger = re.compile(rf"{_AHEAD}|{named}|{_REMEDIES}" if part == _OUTLOOK else elsewhere)
    open_end = False  # the paragraphs below a heading or a line that announces them
    start = 0
    for paragraph in text.split("\n"):
        match = trigger.search(paragraph)
        heading = len(paragraph) <= _HEADING_LENGTH and "。" not in paragraph and bool(paragraph)
        if part != _OUTLOOK:
            yield from _sentences(paragraph, trigger, start)
        elif match and not heading:
            yield start + match.start(), start + len(paragraph)
        elif open_end and paragraph and not heading:
            yield start, start + len(paragraph)
        announced = heading or paragraph.endswith(_GOES_ON)
        open_end = open_end or (bool(match) and announced)
        start += len(paragraph) + 1


def _sentences(paragraph: str, trigger: re.Pattern[str], start: int) -> Iterator[Span]:
    for sentence in _SENTENCE.finditer(paragraph):
        match = trigger.search(paragraph, *sentence.span())
        if match and not _is_carried_over(paragraph, match):
            yield start + match.start(), start + sentence.end()


def _is_carried_over(text: str, match: re.Match[str]) -> bool:
    """Say whether it is where applications go on: 结转至2025年继续办理."""
    return carries_over(text[max(0, match.start() - 12) : match.start()], text[match.end() - 1 :])


_OUT_BEFORE = re.compile(r"(?:结转|转结|转|顺延|延续|延期)(?:至|到|入)?$")
_OUT_BEHIND = re.compile(r"年(?:度)?(?:继续)?(?:办理|答复)")


def carries_over(before: str, behind: str) -> bool:
    """Say whether the year between two texts is the one that open applications go over to."""
    return bool(_OUT_BEFORE.search(before) or _OUT_BEHIND.match(behind))


def _named(year: int) -> str:
    digits = "".join("[〇○零Oo0]" if digit == "0" else "〇一二三四五六七八九"[int(digit)] for digit in str(year))
    return rf"(?:(?<!\d){year}|{digits})"
