"""Where last year's text speaks of the time to come: its plans are now promises to be answered, not shifted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govreport_gui.rollover.spans import Span

_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")
_AHEAD = (
    r"(?<![转至入到])(?:下一?步(?!骤)|下一?阶段|明年|来年|新的一年|下一?年度?(?!继续|办理)|"
    r"今后(?=[，我本将要]|一个?(?:时期|阶段)|一段))"
)
_INTENDS = re.compile("将|计划|拟|力争|继续(?!办理)|进一步|着力|前完成|要(?![求点闻素件领])")
_REMEDIES = re.compile(  # 改进情况 is what was done already
    r"(?:改进|整改|解决|努力)[^，。；：:\n]{0,8}?(?:措施|办法|方向|计划|打算)[^，。；：:\n]{0,4}(?=[：:]|$)"
)
_OUT_BEFORE = re.compile(r"(?:结转|转结|转|顺延|延续|延期)(?:至|到|入)?$")
_OUT_BEHIND = re.compile(r"度?(?:继续)?(?:办理|答复)")
_NEAR, _FAR = 12, 40  # characters before and behind a year that say what it is there for
_HEADING_LENGTH = 30
_OUTLOOK = "problems"  # what follows a plan in this section belongs to it
_GOES_ON = ("：", ":")


def plans(part: str, text: str, next_year: int) -> Iterator[Span]:
    """Yield the spans of a part's normalised text that plan ahead, a paragraph or sentence each.

    `next_year` is the year after the one reported on.
    """
    ahead = re.compile(rf"{_AHEAD}|(?P<year>{_named(next_year)}年)")
    return _outlook(text, ahead) if part == _OUTLOOK else _sentences(text, ahead)


def _outlook(text: str, ahead: re.Pattern[str]) -> Iterator[Span]:
    """Yield each paragraph from where it looks ahead; below a heading that does so, all of them but headings."""
    announced = False
    start = 0
    for paragraph in text.split("\n"):
        found = (pattern.search(paragraph) for pattern in (ahead, _REMEDIES))
        match = min((match for match in found if match), key=re.Match.start, default=None)
        heading = len(paragraph) <= _HEADING_LENGTH and "。" not in paragraph
        if not heading and (match or announced):
            yield start + (match.start() if match and not announced else 0), start + len(paragraph)
        announced = announced or (match is not None and (heading or paragraph.endswith(_GOES_ON)))
        start += len(paragraph) + 1


def _sentences(text: str, ahead: re.Pattern[str]) -> Iterator[Span]:
    """Yield each sentence from where it looks ahead."""
    for sentence in _SENTENCE.finditer(text):
        match = next((m for m in ahead.finditer(text, *sentence.span()) if _is_plan(text, m)), None)
        if match:
            yield match.start(), sentence.end()


def _is_plan(text: str, match: re.Match[str]) -> bool:
    """Say whether a year is one planned for, and not where open applications go on (结转至2025年继续办理)."""
    if not match["year"]:
        return True
    before = text[max(0, match.start() - _NEAR) : match.start()]
    behind = re.split(r"[。！？\n]", text[match.end() : match.end() + _FAR], maxsplit=1)[0]
    carried_over = _OUT_BEFORE.search(before) or _OUT_BEHIND.match(behind)
    return not carried_over and bool(_INTENDS.search(re.split(r"[。！？\n]", before)[-1] + behind))


def _named(year: int) -> str:
    digits = "".join("[〇○零Oo0]" if digit == "0" else "〇一二三四五六七八九"[int(digit)] for digit in str(year))
    return rf"(?:(?<!\d){year}|{digits})"
