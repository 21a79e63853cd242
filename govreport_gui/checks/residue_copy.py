"""Rules R01, R02: text taken over from last year's report (雷同, 30号（四）)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from govreport_gui.checks.context import Context
from govreport_gui.checks.normal import normal
from govreport_gui.finding import Finding, Severity, TextSpan

COMPARED = ("overview", "problems", "other")  # sections of running text; a preamble and tables are alike every year
SHORTEST = 200  # characters of a section that is compared: "无" is always the same
PARAGRAPH = 60  # characters of a paragraph worth naming
BLOCK = 8  # characters that must be the same in a row
ALIKE, COPIED = 0.80, 0.90

_CHANGING = re.compile(r"[\d%.,]+|《[^》\n]{0,60}》|[年月日度]|[^\w]")


def r01(context: Context) -> Iterator[Finding]:
    """R01 · warning · a section is like last year's, from 80 % on; years, numbers and titles of laws apart."""
    if context.last_year is None:
        return
    for part in COMPARED:
        now, before = context.report.text_of(part), context.last_year.text_of(part)
        if min(len(now), len(before)) < SHORTEST:
            continue
        share = _share_copied(_core(now, context.organ), _core(before, context.organ))
        if share < ALIKE:
            continue
        heading = context.form.section[part].heading
        how = "几乎是照抄上年报告" if share >= COPIED else "与上年报告大部分相同"
        message = f"“{heading}”{how}（{share:.0%} 相同），请按今年的情况重写。"
        span = TextSpan(part, 0, len(now))
        yield Finding("R01", Severity.WARNING, message, f"{ALIKE:.0%}以下", f"{share:.0%}", text=span)


def r02(context: Context) -> Iterator[Finding]:
    """R02 · hint · a paragraph of 60 characters or more is unchanged from last year, figures and years apart.

    What the clerk kept sentence by sentence (`Report.kept`) is not told again.
    """
    for part in COMPARED if context.last_year else ():
        assert context.last_year is not None
        before = {_core(paragraph, "") for paragraph in context.last_year.text_of(part).split("\n")}
        start = 0
        for paragraph in context.report.text_of(part).split("\n"):
            if len(_without_kept(context, part, paragraph)) >= PARAGRAPH and _core(paragraph, "") in before:
                message = f"这一段与上年报告相同：“{paragraph[:20]}…”，请看看是否要更新。"
                span = TextSpan(part, start, start + len(paragraph))
                yield Finding("R02", Severity.HINT, message, text=span)
            start += len(paragraph) + 1


def _without_kept(context: Context, part: str, paragraph: str) -> str:
    for kept in context.report.kept:
        paragraph = paragraph.replace(kept.text, "") if kept.part == part else paragraph
    return paragraph


@lru_cache(maxsize=512)
def _core(text: str, organ: str) -> str:
    """Return a text without what changes or must be the same every year: numbers, years, titles of laws, the organ."""
    plain = normal(text).text
    return _CHANGING.sub("", plain.replace(organ, "") if organ else plain)


@lru_cache(maxsize=8)
def _share_copied(now: str, before: str) -> float:
    """Return the share of characters that stand in a block of at least BLOCK characters of the other text."""
    if len(now) < BLOCK:
        return 0.0
    known = {before[at : at + BLOCK] for at in range(len(before) - BLOCK + 1)}
    covered = upto = 0
    for at in range(len(now) - BLOCK + 1):
        if now[at : at + BLOCK] in known:
            covered += at + BLOCK - max(at, upto)
            upto = at + BLOCK
    return covered / len(now)
