"""Rules L05, L06, L08 and L11: how titles, numbers and the short name 《条例》 are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from govreport_gui.checks.context import NARRATIVE, Context
from govreport_gui.finding import Finding, Severity, TextSpan

_YEAR_BRACKETS = re.compile(r"[\[【（(［﹝](20\d{2})[\]】）)］﹞]\s{0,2}(?:第)?(\d{1,4})\s{0,2}号")
_BLANKS = re.compile(r"〔\s{0,2}20\d{2}\s{0,2}〕\s{0,2}\d{1,4}\s{0,2}号")
_NESTED = re.compile(r"《[^《》\n]{0,80}([<《][^《》<>\n]{1,60}[>》])")
_SHORT_NAME = "《条例》"
_DEFINITION = re.compile(r"[简统下]称(?:为|作|：)?[“\"]?《?条例[》”\"]")
_NEW_NAME = re.compile(r"(?<![最更创革])新(?:修订的?)?《?条例》?")
MOST = 20  # findings of a paragraph; what is wrong more often is no text
_MARKS = re.compile(r"[《》]")


def l05(context: Context) -> Iterator[Finding]:
    """L05 · hint · the year of a document number stands in other brackets than 〔 〕, or has blanks (GB/T 9704)."""
    for part in NARRATIVE:
        text = context.report.text_of(part)
        wrong = list(_YEAR_BRACKETS.finditer(text))
        wrong += [m for m in _BLANKS.finditer(text) if re.search(r"\s", m[0])]
        for match in wrong:
            year, number = re.findall(r"\d+", match[0])
            expected = f"〔{year}〕{number}号"
            message = f"文号“{match[0]}”的写法不规范，年份用六角括号、中间不空格：{expected}。"
            yield Finding("L05", Severity.HINT, message, expected, match[0], text=TextSpan(part, *match.span()))


def l06(context: Context) -> Iterator[Finding]:
    """L06 · hint · a title inside a title stands in < > or 《》; it wants 〈 〉 (GB/T 15834)."""
    for part in NARRATIVE:
        for match in _NESTED.finditer(context.report.text_of(part)):
            actual = match[1]
            expected = f"〈{actual[1:-1]}〉"
            message = f"书名号里的“{actual}”应当用单书名号：“{expected}”。"
            yield Finding("L06", Severity.HINT, message, expected, actual, text=TextSpan(part, *match.span(1)))


def l08(context: Context) -> Iterator[Finding]:
    """L08 · hint · 《条例》 is used without 以下简称《条例》, is defined twice, or 新条例 stands beside it."""
    definitions = [(part, m) for part in NARRATIVE for m in _DEFINITION.finditer(context.plain[part].text)]
    uses = [
        (part, m.start())
        for part in NARRATIVE
        for m in re.finditer(_SHORT_NAME, context.plain[part].text)
        if not any(part == p and d.start() <= m.start() < d.end() for p, d in definitions)
    ]
    if uses and not definitions:
        part, at = uses[0]
        message = "“《条例》”是简称，第一次出现时要写全称并注明“（以下简称《条例》）”。"
        span = context.span(part, at, at + len(_SHORT_NAME))
        yield Finding("L08", Severity.HINT, message, "以下简称《条例》", _SHORT_NAME, text=span)
    for part, match in definitions[1:]:
        message = "“以下简称《条例》”前面已经写过，这里不必再写。"
        yield Finding("L08", Severity.HINT, message, actual=match[0], text=context.span(part, *match.span()))
    if definitions:
        for part in NARRATIVE:
            for match in _NEW_NAME.finditer(context.plain[part].text):
                message = f"前面已经把条例简称为《条例》，这里的“{match[0]}”请统一写成《条例》。"
                span = context.span(part, *match.span())
                yield Finding("L08", Severity.HINT, message, _SHORT_NAME, match[0], text=span)


def l11(context: Context) -> Iterator[Finding]:
    """L11 · hint · 《 without 》, 》 without 《, or nothing between them."""
    for part in NARRATIVE:
        text, start = context.report.text_of(part), 0
        for paragraph in text.split("\n"):
            for at, length, what in islice(_unpaired(paragraph), MOST):
                span = TextSpan(part, start + at, start + at + length)
                actual = paragraph[at : at + length]
                yield Finding("L11", Severity.HINT, f"书名号“{actual}”{what}。", actual=actual, text=span)
            start += len(paragraph) + 1


def _unpaired(paragraph: str) -> Iterator[tuple[int, int, str]]:
    """Yield (place, length, what is wrong) of the marks of a paragraph."""
    opened: list[int] = []
    for match in _MARKS.finditer(paragraph):
        at = match.start()
        if match[0] == "《":
            opened.append(at)
        elif not opened:
            yield at, 1, "前面没有对应的“《”"
        elif not paragraph[opened.pop() + 1 : at].strip():
            yield at - 1, 2, "里面是空的"
    yield from ((at, 1, "后面没有对应的“》”") for at in opened)
