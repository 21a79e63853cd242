"""Rules A01–A07 and A12: the five aspects that 一 must cover (30号), and the three results of 条例 Art. 50.

Until 2020 the aspects were not asked for (rules.md 0.5): what lacks is a hint at most.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from govreport_gui.checks.context import Context
from govreport_gui.checks.words import groups
from govreport_gui.finding import Finding, Severity

FULL_SET_FROM = 2021
OWN_STRUCTURE = 2  # aspects with a sub-heading: from so many on the others are missed where they have none
_HEADING = re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、](?!\d)")
_LONGEST_HEADING = 40
_SYSTEM = re.compile(r"建立|健全|完善|制度")
_RESULT = re.compile(r"\d|次|未发生|没有发生|无.{0,12}(?:情况|情形)|结果|分|名|通报")
_SENTENCE = re.compile(r"[^。；！？\n]+")
_FOREIGN = 2  # mentions of another aspect under a heading, and none of its own, make it the wrong heading


@dataclass(frozen=True, slots=True)
class _Passage:
    """A sub-heading of 一 and the text under it; places in the normalised text."""

    heading: str
    body: str
    start: int
    end: int


def a01(context: Context) -> Iterator[Finding]:
    """A01 · warning · 一 does not cover 主动公开; hint where other aspects have a sub-heading and it has none."""
    yield from _aspect(context, "A01", "proactive")


def a02(context: Context) -> Iterator[Finding]:
    """A02 · warning · 一 does not cover 依申请公开; hint as A01."""
    yield from _aspect(context, "A02", "on_request")


def a03(context: Context) -> Iterator[Finding]:
    """A03 · warning · 一 does not cover 政府信息管理; hint as A01."""
    yield from _aspect(context, "A03", "management")


def a04(context: Context) -> Iterator[Finding]:
    """A04 · warning · 一 does not cover 政府信息公开平台建设; hint as A01."""
    yield from _aspect(context, "A04", "platform")


def a05(context: Context) -> Iterator[Finding]:
    """A05 · warning · 一 does not cover 监督保障; hint as A01."""
    yield from _aspect(context, "A05", "supervision")


def a06(context: Context) -> Iterator[Finding]:
    """A06 · warning · a government does not report 工作考核, 社会评议 or 责任追究 (Art. 50); hint for other organs."""
    text = context.plain["overview"].text
    missing = [
        name for name, signs in groups("supervision_results").items() if not _has(_where_results(context), signs)
    ]
    if not text or not missing:
        return
    names = "、".join(missing)
    binding = context.profile.is_gov and _full_set(context)
    message = f"没有报告{names}的结果，各级人民政府应当写明。" if binding else f"没有写到{names}，请考虑补写。"
    yield Finding("A06", Severity.WARNING if binding else Severity.HINT, message, names, part="overview")


def a07(context: Context) -> Iterator[Finding]:
    """A07 · hint · only that there is a system of 考核, 评议 or 追究 is told, not what came of it."""
    text = context.plain["overview"].text
    for name, signs in groups("supervision_results").items():
        sentences = [m for m in _SENTENCE.finditer(text) if _has(m[0], signs)]
        systems = [m for m in sentences if _SYSTEM.search(m[0])]
        if systems and not any(_RESULT.search(m[0]) for m in sentences):
            message = f"{name}只写了制度，没有写结果，请补写做了几次、结果怎样。"
            span = context.span("overview", *systems[0].span())
            yield Finding("A07", Severity.HINT, message, actual=systems[0][0][:30], text=span)


def a12(context: Context) -> Iterator[Finding]:
    """A12 · hint · the text under the sub-heading of one aspect speaks of another one, and not of its own."""
    aspects = groups("aspects")
    for passage in _passages(context.plain["overview"].text):
        own = [key for key, signs in aspects.items() if _has(passage.heading, signs)]
        if len(own) != 1 or _has(passage.body, (*aspects[own[0]], *groups("aspect_content").get(own[0], ()))):
            continue
        score, other = max((_count(passage.body, signs), key) for key, signs in aspects.items())
        if score >= _FOREIGN:
            message = f"小标题“{passage.heading}”下面写的像是“{_name(other)}”的内容，请核对。"
            span = context.span("overview", passage.start, passage.end)
            yield Finding("A12", Severity.HINT, message, _name(other), passage.heading, text=span)


def _aspect(context: Context, rule: str, key: str) -> Iterator[Finding]:
    text, signs = context.plain["overview"].text, groups("aspects").get(key, ())
    passages = _passages(text)
    if not text or _has(" ".join(passage.heading for passage in passages), signs):
        return
    heading = context.form.section["overview"].heading
    if not _has(text, signs):
        severity = Severity.WARNING if _full_set(context) else Severity.HINT
        message = f"“{heading}”没有写“{_name(key)}”这一方面，请补写。"
        yield Finding(rule, severity, message, _name(key), part="overview")
    elif _full_set(context) and _aspects_with_heading(passages) >= OWN_STRUCTURE:
        message = f"“{heading}”没有“{_name(key)}”的小标题，一般五个方面各写一段。"
        yield Finding(rule, Severity.HINT, message, _name(key), part="overview")


def _aspects_with_heading(passages: tuple[_Passage, ...]) -> int:
    return sum(any(_has(passage.heading, signs) for passage in passages) for signs in groups("aspects").values())


def _full_set(context: Context) -> bool:
    return context.fiscal_year is None or context.fiscal_year >= FULL_SET_FROM


def _where_results(context: Context) -> str:
    return context.plain["overview"].text + context.plain["other"].text


@lru_cache(maxsize=2)  # six rules ask for the passages of one text
def _passages(text: str) -> tuple[_Passage, ...]:
    """Return the numbered passages of 一: a heading is a short numbered paragraph, or a paragraph's first sentence."""
    return tuple(_iter_passages(text))


def _iter_passages(text: str) -> Iterator[_Passage]:
    starts = [0, *(m.end() for m in re.finditer("\n", text))]
    heads = [(at, m.end()) for at in starts if (m := _HEADING.match(text, at))]
    for k, (start, after_number) in enumerate(heads):
        end = heads[k + 1][0] if k + 1 < len(heads) else len(text)
        passage = text[start:end].rstrip("\n")
        first = re.split(r"[。\n：；]", passage, maxsplit=1)[0]
        heading = first if len(first) <= _LONGEST_HEADING else passage[: after_number - start + _LONGEST_HEADING]
        if passage:
            yield _Passage(heading, passage[len(heading) :], start, start + len(passage))


def _name(key: str) -> str:
    return "".join(groups("aspect_names").get(key, ()))


def _has(text: str, signs: tuple[str, ...]) -> bool:
    return any(sign in text for sign in signs)


def _count(text: str, signs: tuple[str, ...]) -> int:
    return sum(text.count(sign) for sign in signs)
