"""Rules X01–X06: the three tables and the text about them, one against another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govreport_gui.checks.context import Context
from govreport_gui.finding import Finding, Severity
from govreport_gui.form import CellRef
from govreport_gui.report import Report

FEE_WORDS = re.compile(r"信息处理费|收取[^。；，\n]{0,8}费|收费|缴费|缴纳[^。；，\n]{0,6}费")
REVIEW_FIRST = 2024  # 行政复议法 (2023) Art. 23: who was refused information must ask for 复议 first
_ABOUT_ANSWERS = re.compile(r"申请|复议|诉讼|答复|败诉|纠错")

RECEIVED = (
    CellRef("applications", "received_new", "total"),
    CellRef("applications", "received_carried_in", "total"),
)
REVIEWS = CellRef("review", "reconsideration", "total")
DIRECT = CellRef("review", "litigation_direct", "total")
AFTER = CellRef("review", "litigation_after_reconsideration", "total")
CASES = (REVIEWS, DIRECT, AFTER)
UNPAID = CellRef("applications", "other_fee_unpaid", "total")


def x01(context: Context) -> Iterator[Finding]:
    """X01 · warning · applications ended because a fee was not paid, but 六 says nothing of a fee (条例 Art. 42)."""
    unpaid = context.values.get(UNPAID)
    last = context.form.sections[-1]
    if not unpaid or FEE_WORDS.search(context.plain[last.key].text):
        return
    message = (
        f"{context.form.cell_name(UNPAID)}填了 {unpaid} 件，说明发过收费通知，"
        f"但“{last.heading}”没有说信息处理费的情况，请补写。"
    )
    yield Finding("X01", Severity.WARNING, message, actual=str(unpaid), cells=(UNPAID,))


def x02(context: Context) -> Iterator[Finding]:
    """X02 · hint · reviews or lawsuits, but no applications this year nor last.

    Cases about last year's applications are legitimate (瓯海区审计局 FY2024), so without last year's report it is
    silent.
    """
    cases, received = context.total(CASES), context.total(RECEIVED)
    if cases and received == 0 and context.last_year and _total(context.last_year, RECEIVED) == 0:
        message = f"两年都没有收到申请，表四却有 {cases} 件复议、诉讼，请核对是不是政府信息公开案件。"
        yield Finding("X02", Severity.HINT, message, "0", str(cases), CASES)


def x03(context: Context) -> Iterator[Finding]:
    """X03 · hint · more reviews than applications of this and last year together."""
    reviews, received = context.values.get(REVIEWS), _both_years(context, RECEIVED)
    if reviews and received and reviews > received:
        message = (
            f"{context.form.cell_name(REVIEWS)}是 {reviews} 件，比今年和上年的申请合计 {received} 件还多，请核对。"
        )
        yield Finding("X03", Severity.HINT, message, f"不超过 {received}", str(reviews), (REVIEWS, *RECEIVED))


def x04(context: Context) -> Iterator[Finding]:
    """X04 · hint · more lawsuits after a review than reviews of this and last year together."""
    lawsuits, reviews = context.values.get(AFTER), _both_years(context, (REVIEWS,))
    if lawsuits and reviews is not None and lawsuits > reviews:
        names = context.form.cell_name(AFTER), context.form.row(REVIEWS).name
        message = f"{names[0]}是 {lawsuits} 件，比今年和上年的{names[1]}合计 {reviews} 件还多，请核对。"
        yield Finding("X04", Severity.HINT, message, f"不超过 {reviews}", str(lawsuits), (AFTER, REVIEWS))


def x05(context: Context) -> Iterator[Finding]:
    """X05 · hint · from 2024 on, lawsuits without a review before: refusals want 复议 first. Off by default.

    Common in real reports (silence, partial answers), so only a reminder for those who ask for it.
    """
    lawsuits, year = context.values.get(DIRECT), context.fiscal_year
    if lawsuits and year is not None and year >= REVIEW_FIRST:
        name = context.form.cell_name(DIRECT)
        message = f"{name}是 {lawsuits} 件：2024 年起不予公开的要先申请复议，请核对这些案件归类是否正确。"
        yield Finding("X05", Severity.HINT, message, actual=str(lawsuits), cells=(DIRECT,))


def x06(context: Context) -> Iterator[Finding]:
    """X06 · hint · cases were lost (结果纠正), but 五 says nothing of how applications are answered."""
    cells = tuple(ref._replace(column="corrected") for ref in CASES)
    lost, problems = context.total(cells), context.plain["problems"].text
    if lost and problems and not _ABOUT_ANSWERS.search(problems):
        heading = context.form.section["problems"].heading
        table, column = context.form.table[cells[0].table].name, context.form.column(cells[0]).name
        message = f"{table}“{column}”共 {lost} 件，“{heading}”没有谈到依申请公开答复的质量，请考虑补写。"
        yield Finding("X06", Severity.HINT, message, actual=str(lost), cells=cells)


def _total(report: Report, refs: tuple[CellRef, ...]) -> int | None:
    return Context(report).total(refs)


def _both_years(context: Context, refs: tuple[CellRef, ...]) -> int | None:
    """Return what cells say this year and last together; None without last year's report."""
    before = _total(context.last_year, refs) if context.last_year else None
    now = context.total(refs)
    return None if before is None or now is None else before + now
