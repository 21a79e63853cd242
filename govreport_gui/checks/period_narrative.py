"""Rules T09–T11 and T13–T15: years and dates in the running text.

The year they go by is `Context.fiscal_year`: where the title alone was left on another year, T04 and T05 say so once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from govreport_gui.checks.context import NARRATIVE, Context
from govreport_gui.checks.sentences import sentence_around
from govreport_gui.finding import Finding, Severity, TextSpan

# A year at the start of a clause, and what was done in it.
_ACHIEVEMENT = re.compile(
    r"(?:^|(?<=[。；，\n）]))(?:在|截至)?(?P<year>20\d{2})年(?!度?[^。；，\n]{0,6}(?:以来|起|前|报告|年报|底前))"
    r"(?P<done>[^。；\n]{0,40}?(?:公开|发布|收到|受理|办理|办结|答复|召开|举办|开展|制定|制发|印发|组织)(?!的))"
)
# What makes another year right: a comparison, the past as such, plans, budgets, laws and documents.
_OTHER_YEAR_IS_RIGHT = re.compile(
    r"同比|环比|较|相比|比上年|上年|上一年|增长|增加|下降|减少|结转|以来|历年|预算|决算|规划|计划|十[四五]五|"
    r"修订|修正|施行|实施|颁布|成立|建成|〔|《"
)
# What will be done in a year. 将 may also mean 把: only the words behind it make sure that a past year is planned for.
_PLAN = re.compile(
    r"(?<!到)(20\d{2})年度?，?(?:(?:我|本)[^。；，\n]{0,10}?(?:将|计划|拟)|[^。；，\n]{0,12}?将(?!军))"
    r"(?P<sure>进一步|继续|从|重点|着力|不断|努力|持续|加强|加大|认真|严格)?"
)
_TWICE = re.compile(r"20\d{2}年度[^。；\n]{0,20}?年度报告")
_UNTIL = re.compile(r"截止(?:到|至|于)?(?=20\d{2}|\d{1,2}月|目前|今|年底|本年|去年|上年|报告期)")
_YEAR_ALONE = re.compile(r"(?<![\d.\-/〔（(])20\d{2}(?=[共全我本未累])")
_RELATIVE = re.compile(r"今年|去年|前年")
LONG_AGO = 15  # years: what is older is history, not a slip


def t09(context: Context) -> Iterator[Finding]:
    """T09 · warning · an achievement of another year: neither the year reported on nor the next.

    Comparisons, document numbers, titles, plans and budgets may name other years.
    """
    year = context.fiscal_year
    if year is None:
        return
    for part in ("overview", "other"):
        text = context.plain[part].text
        for match in _ACHIEVEMENT.finditer(text):
            said = int(match["year"])
            if said in (year, year + 1) or year - said > LONG_AGO:
                continue
            if _OTHER_YEAR_IS_RIGHT.search(sentence_around(text, match.start(), match.end())):
                continue
            message = f"这里说的是 {said} 年的工作，报告写的是 {year} 年，请核对年份。"
            span = context.span(part, *match.span("year"))
            yield Finding("T09", Severity.WARNING, message, str(year), str(said), text=span)


def t10(context: Context) -> Iterator[Finding]:
    """T10 · warning · 五 plans for another year than the one after the year reported on."""
    year = context.fiscal_year
    if year is None:
        return
    for match in _PLAN.finditer(context.plain["problems"].text):
        said = int(match[1])
        if said == year + 1 or (said <= year and not match["sure"] and not _is_outlook(context, match)):
            continue
        message = f"下一步的打算写的是 {said} 年，应当是 {year + 1} 年，请核对。"
        span = context.span("problems", *match.span(1))
        yield Finding("T10", Severity.WARNING, message, str(year + 1), str(said), text=span)


def t11(context: Context) -> Iterator[Finding]:
    """T11 · hint · the title says 年度 twice: 2021年度…年度报告."""
    title = "".join(context.report.title.split())
    match = _TWICE.search(title)
    if match:
        expected = title.replace("年度", "年", 1)
        message = f"标题里“年度”写了两次，一般写作“{expected}”。"
        span = TextSpan("title", 0, len(context.report.title))
        yield Finding("T11", Severity.HINT, message, expected, title, text=span)


def t13(context: Context) -> Iterator[Finding]:
    """T13 · hint · 截止 before a date: it wants 截至."""
    for part in NARRATIVE:
        for match in _UNTIL.finditer(context.plain[part].text):
            message = f"“{match[0]}”后面跟日期，应当写“截至”。"
            span = context.span(part, *match.span())
            yield Finding("T13", Severity.HINT, message, "截至", match[0], text=span)


def t14(context: Context) -> Iterator[Finding]:
    """T14 · hint · a year without 年: 2024全年."""
    for part in NARRATIVE:
        for match in _YEAR_ALONE.finditer(context.plain[part].text):
            message = f"“{match[0]}”后面少了“年”字。"
            span = context.span(part, *match.span())
            yield Finding("T14", Severity.HINT, message, f"{match[0]}年", match[0], text=span)


def t15(context: Context) -> Iterator[Finding]:
    """T15 · hint · 今年, 去年: who reads the report later does not know which. 本年度 is fine. Told per part."""
    for part in NARRATIVE:
        found = list(_RELATIVE.finditer(context.plain[part].text))
        if found:
            times = f"等 {len(found)} 处" if len(found) > 1 else ""
            message = f"“{found[0][0]}”{times}请改成具体年份，以后看报告的人才知道是哪一年。"
            span = context.span(part, *found[0].span())
            yield Finding("T15", Severity.HINT, message, actual=found[0][0], text=span)


def _is_outlook(context: Context, match: re.Match[str]) -> bool:
    """Say whether a plan stands under words like 下一步: then the year reported on is no year to plan for."""
    text = context.plain["problems"].text
    return "下一步" in text[max(0, match.start() - 8) : match.end()]
