"""勾稽核对单 as data: what the leader signs beside the report, for tables in Word show no equations (features.md B8).

Every equation with its numbers, what is still open, which blanks were filled with 0, what was accepted and why, and the
fingerprint of the report it belongs to. How it looks on paper is said in `writers/check_sheet_page.py`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from govreport_gui import number
from govreport_gui.checks.context import Context
from govreport_gui.checks.profile import organ_of
from govreport_gui.finding import SEVERITY_NAMES, Finding, Severity
from govreport_gui.fingerprint import fingerprint
from govreport_gui.form import CellRef, Equation
from govreport_gui.form.in_words import cells_in_words, equation_in_words, side_in_words, term_in_words
from govreport_gui.report import Report

TITLE = "勾稽核对单"
SIGNERS = ("填表人", "审核人", "签发人", "日期")
_FEW_TERMS = 4  # a sum of so few cells is shown cell by cell


class Verdict(StrEnum):
    """What comparing the two sides of an equation came to."""

    EQUAL = "相等"
    UNEQUAL = "不相等"
    UNKNOWN = "没法核对"  # a cell says something that is no number


@dataclass(frozen=True, slots=True)
class Side:
    """One side of an equation: the terms where there are few, and what they add up to (None: no number)."""

    terms: tuple[tuple[str, str], ...]  # name, text of the cell
    total: int | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """One equation with its numbers."""

    subject: str  # 自然人
    left: Side
    right: Side

    @property
    def difference(self) -> int | None:
        """How far the sides lie apart; None where one is no number."""
        if self.left.total is None or self.right.total is None:
            return None
        return abs(self.left.total - self.right.total)

    @property
    def verdict(self) -> Verdict:
        """Whether the sides are equal."""
        if self.difference is None:
            return Verdict.UNKNOWN
        return Verdict.UNEQUAL if self.difference else Verdict.EQUAL

    @property
    def result(self) -> str:
        """Say it: 相等, 差 3, 没法核对."""
        return f"差 {self.difference}" if self.verdict is Verdict.UNEQUAL else self.verdict


@dataclass(frozen=True, slots=True)
class Group:
    """The equations of one kind: the same sum for every row or every column of a table."""

    table: str  # 表三
    words: str  # 本年新收＋上年结转＝办理结果总计＋结转下年度
    left: str
    right: str
    comparisons: tuple[Comparison, ...]


@dataclass(frozen=True, slots=True)
class FilledTable:
    """The cells of a table that were blank and were filled with 0 at one stroke."""

    table: str  # 表三
    count: int
    cells: str  # their names: 重复申请整行
    days: tuple[str, ...]  # when: 2025年1月13日; none where that is not known

    @property
    def brief(self) -> str:
        """Say how many they are."""
        return f"{self.table} {self.count} 格"

    @property
    def words(self) -> str:
        """Say which they are, and when they were filled."""
        when = f"，{'、'.join(self.days)}补" if self.days else ""
        return f"{self.brief}（{self.cells}）{when}"


@dataclass(frozen=True, slots=True)
class CheckSheet:
    """All that is printed on the sheet."""

    title: str
    organ: str
    year: int | None
    form_name: str
    fingerprint: str  # 64 hex digits
    groups: tuple[Group, ...]
    errors: tuple[str, ...]  # not mended, not accepted
    zeros: tuple[FilledTable, ...]
    accepted: tuple[tuple[str, str], ...]  # what was found, why it may stay; the worst first
    others: tuple[tuple[str, int], ...]  # 警告 3, 提示 1: looked at by nobody yet
    blanks: int  # cells of the equations that are blank and count 0
    missing: tuple[str, ...]  # tables that have equations and are not in the report

    @property
    def comparisons(self) -> tuple[Comparison, ...]:
        """Every equation, in the form's order."""
        return tuple(comparison for group in self.groups for comparison in group.comparisons)

    def count(self, verdict: Verdict) -> int:
        """Return how many equations came out so."""
        return sum(comparison.verdict is verdict for comparison in self.comparisons)


def check_sheet(report: Report, findings: Iterable[Finding]) -> CheckSheet:
    """Make the sheet of a report; `findings` are those of its check, with the reasons where they were accepted."""
    context = Context(report)
    found = list(findings)
    by_weight = sorted(found, key=lambda finding: list(Severity).index(finding.severity))
    left_open = [finding for finding in found if finding.waived is None]
    equations = [e for e in report.form.equations if report.has_table(e.left[0].table)]
    return CheckSheet(
        title=report.title,
        organ=organ_of(report),
        year=report.year,
        form_name=report.form.name,
        fingerprint=fingerprint(report),
        groups=tuple(_group(context, list(alike)) for _key, alike in groupby(equations, _kind)),
        errors=tuple(finding.message for finding in left_open if finding.severity is Severity.ERROR),
        zeros=_zeros(report),
        accepted=tuple((finding.message, finding.waived) for finding in by_weight if finding.waived is not None),
        others=_others(left_open),
        blanks=len({ref for e in equations for ref in e.cells if number.is_blank(report.cell(ref))}),
        missing=tuple(
            table.name for table in report.form.tables if table.equations and not report.has_table(table.key)
        ),
    )


def _others(findings: list[Finding]) -> tuple[tuple[str, int], ...]:
    counted = [(severity, sum(finding.severity is severity for finding in findings)) for severity in Severity]
    return tuple((SEVERITY_NAMES[kind], count) for kind, count in counted if count and kind is not Severity.ERROR)


def _zeros(report: Report) -> tuple[FilledTable, ...]:
    fills = [(ref, fill.when) for fill in report.zero_fills for ref in fill.cells]
    tables = []
    for table in report.form.tables:
        when = {ref: moment for ref, moment in fills if ref.table == table.key}
        if when:
            days = tuple(dict.fromkeys(filter(None, map(_day, sorted(when.values())))))
            tables.append(FilledTable(table.name, len(when), cells_in_words(table, when), days))
    return tuple(tables)


def _day(moment: str) -> str:
    """Return the day of an ISO moment, "" where it is none."""
    try:
        day = date.fromisoformat(moment[:10])
    except ValueError:
        return ""
    return f"{day.year}年{day.month}月{day.day}日"


def _kind(equation: Equation) -> tuple[str, str]:
    return equation.left[0].table, equation.rule


def _group(context: Context, equations: list[Equation]) -> Group:
    form, first = context.form, equations[0]
    return Group(
        table=form.table[first.left[0].table].name,
        words=equation_in_words(form, first),
        left=side_in_words(form, first, first.left),
        right=side_in_words(form, first, first.right),
        comparisons=tuple(_comparison(context, equation) for equation in equations),
    )


def _comparison(context: Context, equation: Equation) -> Comparison:
    left, right = (_side(context, equation, refs) for refs in (equation.left, equation.right))
    return Comparison(equation.subject, left, right)


def _side(context: Context, equation: Equation, refs: tuple[CellRef, ...]) -> Side:
    few = refs if len(refs) <= _FEW_TERMS else ()
    terms = tuple((term_in_words(context.form, equation, ref), context.report.cell(ref).strip()) for ref in few)
    return Side(terms, context.total(refs))
