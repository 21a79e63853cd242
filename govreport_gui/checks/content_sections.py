"""Rules A08–A11 and A13–A18: what 一, 五, 六 and the preamble must say (条例 Art. 50, 30号)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govreport_gui.checks.content_aspects import FULL_SET_FROM
from govreport_gui.checks.context import NARRATIVE, Context
from govreport_gui.checks.cross_table import FEE_WORDS
from govreport_gui.checks.sentences import SENTENCE
from govreport_gui.checks.words import words
from govreport_gui.finding import Finding, Severity

SHORTEST_PROBLEMS = 30  # characters
SHORTEST_OVERVIEW = 150
LONGEST_OVERVIEW = 1_000  # 武威市, FY2025
LONG_OTHER = 200
_PROBLEM = re.compile(r"问题|不足|差距|薄弱|短板")
_MEASURE = re.compile(r"下一步|改进|将|针对|措施|今后")
_TURN = re.compile(
    r"下一步|改进(?:措施|情况|方向)|(?:解决|改进)办法|针对|今后|将(?:从|继续|进一步|重点)|20\d{2}年[^。；\n]{0,12}将"
)
_NOTHING = re.compile(r"(?:暂|目前)?(?:无|没有)(?:存在)?(?:问题|其他问题)?[。.]?")
_ITEM = re.compile(r"([一二三四五六七八九])是")
_ORDINALS = "一二三四五六七八九"
_SUB_HEADING = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]{1,2}")
_PHONE = re.compile(r"电话|(?<!\d)0?\d{2,3}[-—–－]\d{7,8}|\d{7,11}")
_PLACE = re.compile(r"网站|网址|下载|www|http|公开专栏|平台")
_COUNT = re.compile(r"\d余?(?:条|件|篇|份|次|个|项)")


def a08(context: Context) -> Iterator[Finding]:
    """A08 · warning · 六 does not say whether 信息处理费 was charged; hint where 一 says it instead.

    From FY2021 on: the fee exists since 2021 (国办函〔2020〕109号).
    """
    last = context.form.sections[-1]
    if _too_early(context) or last.key not in context.report.sections or FEE_WORDS.search(context.plain[last.key].text):
        return
    if not context.plain[last.key].text:
        return  # F05
    if "信息处理费" in context.plain["overview"].text:
        message = f"是否收取信息处理费写在了总体情况里，请移到“{last.heading}”。"
        yield Finding("A08", Severity.HINT, message, "信息处理费", part=last.key)
        return
    message = f"“{last.heading}”没有写是否收取信息处理费，请补上；没有收取的也要写明。"
    yield Finding("A08", Severity.WARNING, message, "信息处理费", part=last.key)


def a09(context: Context) -> Iterator[Finding]:
    """A09 · error · 五 says there is nothing, or has less than 30 characters. An empty one is F05's matter."""
    whole = context.plain["problems"].text
    text, start = whole.strip(), len(whole) - len(whole.lstrip())
    if not text or (len(text) >= SHORTEST_PROBLEMS and not _NOTHING.fullmatch(text)):
        return
    heading = context.form.section["problems"].heading
    message = f"“{heading}”只写了“{text}”，问题和改进都要写明。"
    yield Finding("A09", Severity.ERROR, message, actual=text, text=context.span("problems", start, start + len(text)))


def a10(context: Context) -> Iterator[Finding]:
    """A10 · warning · 五 tells of no problems, or of no improvement."""
    text = context.plain["problems"].text
    if len(text) < SHORTEST_PROBLEMS:
        return
    missing = [what for what, pattern in (("问题", _PROBLEM), ("改进", _MEASURE)) if not pattern.search(text)]
    if missing:
        names = "和".join(missing)
        heading = context.form.section["problems"].heading
        yield Finding("A10", Severity.WARNING, f"“{heading}”没有写{names}，请补上。", names, part="problems")


def a11(context: Context) -> Iterator[Finding]:
    """A11 · hint · the number of problems (一是, 二是 …) and that of measures differ by three or more."""
    text = context.plain["problems"].text
    turn = _TURN.search(text)
    if turn is None:
        return
    problems, measures = _items(text[: turn.start()]), _items(text[turn.start() :])
    if problems and measures and abs(problems - measures) >= 3:
        message = f"第五部分写了 {problems} 个问题、{measures} 条改进措施，两边最好对应。"
        yield Finding("A11", Severity.HINT, message, str(problems), str(measures), part="problems")


def a13(context: Context) -> Iterator[Finding]:
    """A13 · hint · 六 is long, tells of achievements and says nothing of the fee: they belong into 一."""
    last = context.form.sections[-1]
    text = context.plain[last.key].text
    if len(text) > LONG_OTHER and not FEE_WORDS.search(text) and not _too_early(context):
        message = f"“{last.heading}”写的多是一般工作成绩，可以移到总体情况；这里先说信息处理费。"
        yield Finding("A13", Severity.HINT, message, part=last.key)


def a14(context: Context) -> Iterator[Finding]:
    """A14 · hint · 一 is longer than 1,000 characters. A local rule (武威, FY2025): off by default."""
    length = len("".join(context.plain["overview"].text.split()))
    if length > LONGEST_OVERVIEW:
        message = f"总体情况有 {length} 字，要求控制在 {LONGEST_OVERVIEW} 字以内。"
        yield Finding("A14", Severity.HINT, message, f"不超过{LONGEST_OVERVIEW}字", f"{length}字", part="overview")


def a15(context: Context) -> Iterator[Finding]:
    """A15 · warning · a sub-heading is an item of the reports before 2019: 概述, 收费及减免情况, 咨询处理 …."""
    for part in NARRATIVE:
        text, start = context.plain[part].text, 0
        for paragraph in text.split("\n"):
            heading = _SUB_HEADING.sub("", paragraph, count=1).strip(" 。：:情况")
            if any(heading == item.removesuffix("情况") for item in words("old_items")):
                message = f"“{paragraph.strip()}”是2019年以前的项目，现行格式没有，请并入相应部分。"
                span = context.span(part, start, start + len(paragraph))
                yield Finding("A15", Severity.WARNING, message, actual=paragraph.strip(), text=span)
            start += len(paragraph) + 1


def a16(context: Context) -> Iterator[Finding]:
    """A16 · hint · the preamble names no telephone or no place of publication. Optional: off by default."""
    text = context.plain["preamble"].text
    missing = [what for what, pattern in (("联系电话", _PHONE), ("公布的网站", _PLACE)) if not pattern.search(text)]
    if text and missing:
        names = "和".join(missing)
        yield Finding("A16", Severity.HINT, f"前言没有写{names}，可以补上。", names, part="preamble")


def a17(context: Context) -> Iterator[Finding]:
    """A17 · warning · 一 says next to nothing: less than 150 characters, or not one figure."""
    text = context.plain["overview"].text
    if not text.strip():
        return
    if len(text) < SHORTEST_OVERVIEW:
        message = f"总体情况只有 {len(text)} 字，内容太少，五个方面都要写到。"
        yield Finding("A17", Severity.WARNING, message, actual=f"{len(text)}字", part="overview")
    elif not re.search(r"\d", text):
        message = "总体情况没有一个数字，请写明公开了多少条、收到多少件申请等。"
        yield Finding("A17", Severity.WARNING, message, part="overview")


def a18(context: Context) -> Iterator[Finding]:
    """A18 · hint · what 一 says of 主动公开 names no count. A local rule: off by default."""
    text = context.plain["overview"].text
    sentences = [s for s in SENTENCE.findall(text) if "公开" in s or "发布" in s]
    if text.strip() and not any(_COUNT.search(sentence) for sentence in sentences):
        yield Finding("A18", Severity.HINT, "总体情况没有写主动公开信息的总条数，请补上。", part="overview")


def _too_early(context: Context) -> bool:
    return context.fiscal_year is not None and context.fiscal_year < FULL_SET_FROM


def _items(text: str) -> int:
    """Count the items of the longest run 一是, 二是, 三是 … of a text."""
    return max((_ORDINALS.index(match[1]) + 1 for match in _ITEM.finditer(text)), default=0)
