"""Rules D: is the report on time? (条例 Art. 49; for towns and streets the local notice, in the organ's profile)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from govreport_gui.checks import dates
from govreport_gui.checks.context import Context
from govreport_gui.checks.profile import Day, OrganKind
from govreport_gui.finding import Finding, Severity, TextSpan

DEPARTMENTS: Day = (1, 31)  # Art. 49 ¶1
GOVERNMENTS: Day = (3, 31)  # Art. 49 ¶2
SOON = 14  # days before a date of which one is reminded
_REPORTING_TO_GOVERNMENT = (OrganKind.DEPARTMENT, OrganKind.OFFICE)
_GOVERNMENT = (OrganKind.PROVINCE, OrganKind.CITY, OrganKind.COUNTY)


def d01(context: Context) -> Iterator[Finding]:
    """D01 · warning · a department's report is dated after 31 January (条例 Art. 49 ¶1)."""
    if context.profile.kind in _REPORTING_TO_GOVERNMENT:
        yield from _late(context, "D01", DEPARTMENTS, "《条例》第四十九条规定的")


def d02(context: Context) -> Iterator[Finding]:
    """D02 · warning · a government's report is dated after 31 March (条例 Art. 49 ¶2)."""
    if context.profile.kind in _GOVERNMENT:
        yield from _late(context, "D02", GOVERNMENTS, "《条例》第四十九条规定的")


def d03(context: Context) -> Iterator[Finding]:
    """D03 · hint · a town's or street's report is dated after the day the local notice sets (31 January by default)."""
    if context.profile.is_local:
        yield from _late(context, "D03", context.profile.deadline, "本地要求的")


def d04(context: Context) -> Iterator[Finding]:
    """D04 · hint · the local day for handing the report in comes near, or has passed. Needs profile and today."""
    filing = context.profile.filing_deadline
    due = _due(context, filing) if filing else None
    if due is None or context.today is None or _signed(context):
        return
    left = (due - context.today).days
    if left > SOON:
        return
    when = f"还有 {left} 天" if left > 0 else "就是今天" if left == 0 else f"已经过了 {-left} 天"
    message = f"本地要求 {_words(due)}前报送备案，{when}。"
    yield Finding("D04", Severity.HINT, message, _words(due), part="signature")


def d05(context: Context) -> Iterator[Finding]:
    """D05 · hint · the days left to publish the report on the year just ended. Needs today."""
    today, year = context.today, context.report.year
    if today is None or year != today.year - 1 or _signed(context):
        return
    due = _due(context, _deadline(context))
    if due is None:
        return
    left = (due - today).days
    when = f"还有 {left} 天" if left > 0 else "就是今天" if left == 0 else f"已经过了 {-left} 天，请尽快公布"
    yield Finding("D05", Severity.HINT, f"公布年度报告的期限是 {_words(due)}，{when}。", _words(due), part="signature")


def _deadline(context: Context) -> Day:
    if context.profile.is_local:
        return context.profile.deadline
    return GOVERNMENTS if context.profile.kind in _GOVERNMENT else DEPARTMENTS


def _late(context: Context, rule: str, day: Day, whose: str) -> Iterator[Finding]:
    due, signed = _due(context, day), _signed(context)
    if due is None or signed is None or signed <= due:
        return
    text = context.report.signature.date
    message = f"落款日期“{text.strip()}”晚于{whose}公布期限 {_words(due)}。"
    severity = Severity.HINT if rule == "D03" else Severity.WARNING
    yield Finding(rule, severity, message, f"{_words(due)}前", text.strip(), text=TextSpan("date", 0, len(text)))


def _due(context: Context, day: Day) -> date | None:
    """Return a day of the year after the one reported on; None where that is not known or the day is none."""
    year = context.report.year
    try:
        return None if year is None else date(year + 1, *day)
    except ValueError:  # a profile may say 30 February
        return None


def _signed(context: Context) -> date | None:
    return dates.parse_date(context.report.signature.date)


def _words(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
