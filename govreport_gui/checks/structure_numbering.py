"""Rules F15–F17: numbers of sub-headings, their brackets, and what stands behind the end of 六."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from govreport_gui.checks.context import NARRATIVE, Context
from govreport_gui.checks.numerals import read_number
from govreport_gui.checks.words import words
from govreport_gui.finding import Finding, Severity, TextSpan

_NUMERAL = "[一二三四五六七八九十]{1,3}"
# From the outermost level inwards; the text is normalised, so brackets beside characters are full-width.
_LEVELS = (
    re.compile(rf"(?P<label>(?P<number>{_NUMERAL})、)(?!{_NUMERAL}(?:、|等|类|级|产))"),
    re.compile(rf"(?P<label>[（(](?P<number>{_NUMERAL})[）)])"),
    re.compile(r"(?P<label>(?P<number>\d{1,2})[.．、](?!\d))"),
    re.compile(r"(?P<label>[（(](?P<number>\d{1,2})[）)])"),
)
_SECTION, _FIRST = 0, 1  # level of section headings, and the one that stands directly under them
NUMBER_BRACKETS = re.compile(rf"[(（]{_NUMERAL}[)）]")
_SCRAP_LENGTH = 30
_LONE_SIGNS = re.compile(r"[\W\d_]{1,4}")


@dataclass(frozen=True, slots=True)
class _Number:
    """A number at the start of a paragraph; `after_text` where the paragraph before it had none."""

    level: int
    value: int
    label: str
    start: int
    after_text: bool


def f15(context: Context) -> Iterator[Finding]:
    """F15 · warning · sub-heading numbers skip, repeat or start wrong; hint where a level is left out.

    Only paragraphs that begin with the number count. The first break of a section is told, the rest follows from it.
    """
    for part in NARRATIVE:
        numbers = list(_numbers(context.plain[part].text))
        broken = _first_break(numbers)
        if broken is None:
            continue
        number, severity, what, expected = broken
        span = context.span(part, number.start, number.start + len(number.label))
        message = f"{_part_name(context, part)}的小标题“{number.label}”{what}。"
        yield Finding("F15", severity, message, expected, number.label, text=span)


def f16(context: Context) -> Iterator[Finding]:
    """F16 · hint · the brackets of a number are half-width, or one is and one is not. Told per part."""
    for part in NARRATIVE:
        text = context.report.text_of(part)
        wrong = [m for m in NUMBER_BRACKETS.finditer(text) if not (m[0].startswith("（") and m[0].endswith("）"))]
        if wrong:
            times = f"等 {len(wrong)} 处" if len(wrong) > 1 else ""
            expected = f"（{wrong[0][0][1:-1]}）"
            message = (
                f"{_part_name(context, part)}的序号“{wrong[0][0]}”{times}括号不规范，应当用全角括号，如“{expected}”。"
            )
            yield Finding("F16", Severity.HINT, message, expected, wrong[0][0], text=TextSpan(part, *wrong[0].span()))


def f17(context: Context) -> Iterator[Finding]:
    """F17 · hint · behind the end of 六 stands something that is neither organ, date nor 附件: a page's remains."""
    last = context.form.sections[-1].key
    text = context.report.text_of(last)
    paragraph = text.rpartition("\n")[2]
    plain = paragraph.strip()
    if not plain or len(plain) > _SCRAP_LENGTH or plain.startswith("附"):
        return
    if _LONE_SIGNS.fullmatch(plain) or any(word in plain for word in words("page_residue")):
        message = f"{_part_name(context, last)}最后的“{plain}”不是报告的内容，请删去。"
        span = TextSpan(last, len(text) - len(paragraph), len(text))
        yield Finding("F17", Severity.HINT, message, actual=plain, text=span)


def _numbers(text: str) -> Iterator[_Number]:
    start, after_text = 0, False
    for paragraph in text.split("\n"):
        matches = ((level, m) for level, pattern in enumerate(_LEVELS) if (m := pattern.match(paragraph)))
        level, match = next(matches, (0, None))
        if match:
            value = read_number(match["number"]) or 0
            yield _Number(level, value, match["label"], start, after_text)
        after_text = match is None
        start += len(paragraph) + 1


def _first_break(numbers: list[_Number]) -> tuple[_Number, Severity, str, str] | None:
    """Return the first number that does not follow from those before it, what is wrong, and what is expected."""
    last: dict[int, int] = {}  # level → its last number under the present parent
    for number in numbers:
        expected = last.get(number.level, 0) + 1
        starts_again = number.value == 1 and expected > 2 and number.after_text
        if number.value != expected and not starts_again:
            return number, Severity.WARNING, f"序号不连续，这里应当是第 {expected} 个", str(expected)
        if number.level == _SECTION and last.keys() - {_SECTION}:
            return number, Severity.WARNING, "用了上一层的序号，请改成下一层的序号", ""
        if number.level > _FIRST and not last:
            return number, Severity.HINT, "前面没有上一层的序号“（一）”", "（一）"
        last = {level: value for level, value in last.items() if level < number.level} | {number.level: number.value}
    return None


def _part_name(context: Context, part: str) -> str:
    return f"“{context.form.section[part].heading}”" if part in context.form.section else "前言"
