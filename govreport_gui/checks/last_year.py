"""Rules Y01–Y11: against last year's report of the same organ (forms.md 6, between years).

Everything is skipped where no last year's report is at hand, or where it is not the year before. Table 二 is compared
only inside one form (forms.md 5.4); tables 三 and 四 always.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from govreport_gui import number
from govreport_gui.checks.context import Context
from govreport_gui.checks.handed_on import (
    CARRIED_IN,
    CARRIED_OUT,
    CHAIN,
    ITEMS,
    change_of,
    grown_items,
    in_force,
    last_value,
    source_of,
)
from govreport_gui.finding import Finding, Severity
from govreport_gui.form import CellKind, CellRef
from govreport_gui.report import Report

JUMP = 10  # times more or less is worth a look
JUMP_FROM = 20  # unless both figures are below
UNITS = (1000, 10_000)  # how much a fee grows when 元 is taken for 万元


def y01(context: Context) -> Iterator[Finding]:
    """Y01 · error · 上年结转·总计 is not last year's 结转下年度·总计."""
    yield from _carried_over(context, "Y01", Severity.ERROR, ("total",))


def y02(context: Context) -> Iterator[Finding]:
    """Y02 · warning · 上年结转 of a kind of applicant is not last year's 结转下年度. Told once for all."""
    columns = context.form.table["applications"].columns_of[CARRIED_IN]
    wrong = list(_carried_over(context, "Y02", Severity.WARNING, tuple(key for key in columns if key != "total")))
    if not wrong:
        return
    cells = tuple(cell for finding in wrong for cell in finding.cells)
    names = "、".join(context.form.column(cell).name for cell in cells)
    expected, actual = ("、".join(getattr(f, side) for f in wrong) for side in ("expected", "actual"))
    table = context.form.table["applications"]
    now, then = table.rows[CARRIED_IN].name, table.rows[CARRIED_OUT].name
    message = f"{table.name}“{now}”的{names}是 {actual}，上年报告“{then}”是 {expected}，应当逐列相同。"
    yield Finding("Y02", Severity.WARNING, message, expected, actual, cells)


def _carried_over(context: Context, rule: str, severity: Severity, columns: tuple[str, ...]) -> Iterator[Finding]:
    last = _last(context)
    for column in columns if last else ():
        now = CellRef("applications", CARRIED_IN, column)
        then = source_of(now)
        actual, expected = context.values.get(now), _value(last, then)
        if actual is None or expected is None or actual == expected:
            continue
        names = context.form.cell_name(now), context.form.cell_name(then)
        message = f"{names[0]}是 {actual}，上年报告{names[1]}是 {expected}，应当相同。"
        yield Finding(rule, severity, message, str(expected), str(actual), (now,))


def y03(context: Context) -> Iterator[Finding]:
    """Y03 · warning · 行政规范性文件 in force are not last year's + issued − repealed."""
    yield from _in_force(context, "Y03", "normative_documents")


def y04(context: Context) -> Iterator[Finding]:
    """Y04 · warning · 规章 in force are not last year's + issued − repealed."""
    yield from _in_force(context, "Y04", "rules")


def _in_force(context: Context, rule: str, row: str) -> Iterator[Finding]:
    last, (table, *columns) = _last(context, same_form=True), CHAIN
    live, made, void = (CellRef(table, row, column) for column in columns)
    if last is None or not context.form.has(live) or number.is_blank(context.report.cell(live)):
        return  # a draft that is not yet filled in; C01 tells of blanks
    before = _value(last, live)
    now, issued, repealed = (context.values.get(ref) for ref in (live, made, void))
    if before is None or now is None or issued is None or repealed is None:
        return
    expected = in_force(before, issued, repealed)
    if now == expected:
        return
    message = (
        f"{context.form.cell_name(live)}是 {now}，按上年 {before} + 制发 {issued} − 废止 {repealed} 应当是 {expected}。"
        "如果是清理调整、到期失效、统计口径变化或者职能划转，请写明原因。"
    )
    yield Finding(rule, Severity.WARNING, message, str(expected), str(now), (live, made, void))


def y05(context: Context) -> Iterator[Finding]:
    """Y05 · warning · 2019 form: 上一年项目数量 is not last year's + its 本年增/减."""
    last = _last(context, same_form=True)
    for ref in context.refs if last else ():
        if last is None or ref.column != ITEMS or not context.form.has(change_of(ref)):
            continue
        items, now = grown_items(last, ref), context.values.get(ref)
        if items is None or now is None or now == sum(items):
            continue
        (before, grown), due = items, sum(items)
        message = f"{context.form.cell_name(ref)}是 {now}，按上年报告 {before} 加增减 {grown:+d} 应当是 {due}。"
        yield Finding("Y05", Severity.WARNING, message, str(due), str(now), (ref,))


def y06(context: Context) -> Iterator[Finding]:
    """Y06 · hint · last year's report is on the other form: 表二 cannot be compared. Told once (forms.md 5.4)."""
    last = _last(context)
    if last is None or last.form_id == context.form.id:
        return
    message = f"上年报告用的是{last.form.name}，表二各项口径不同，没有与上年比较；表三、表四照常比较。"
    yield Finding("Y06", Severity.HINT, message, context.form.name, last.form.name, part="disclosure")


def y07(context: Context) -> Iterator[Finding]:
    """Y07 · warning · all tables are the same as last year's, and not all is zero: copied, not updated."""
    last = _last(context, same_form=True)
    if last is None or not context.refs:
        return
    same = all(number.squeeze(context.report.cell(ref)) == number.squeeze(last.cell(ref)) for ref in context.refs)
    if same and _something_happened(context):
        message = "三张表的数字与上年报告完全相同，像是沿用了上年的表，请核对。"
        yield Finding("Y07", Severity.WARNING, message, part="disclosure")


def _something_happened(context: Context) -> bool:
    cells = (
        CellRef("applications", "received_new", "total"),
        CellRef("disclosure", "licensing", "decisions"),
        CellRef("disclosure", "penalties", "decisions"),
    )
    return any(context.values.get(cell) for cell in cells)


def y08(context: Context) -> Iterator[Finding]:
    """Y08 · hint · a figure is ten times last year's or a tenth of it; a fee in 元 instead of 万元. Told per table."""
    last = _last(context, same_form=True)
    jumps: dict[str, list[tuple[CellRef, str]]] = {}
    for ref in context.refs if last else ():
        assert last is not None
        if context.form.kind(ref) in (CellKind.COUNT, CellKind.AMOUNT) and (told := _jump(context, last, ref)):
            jumps.setdefault(ref.table, []).append((ref, told))
    for found in jumps.values():
        what = "；".join(told for _, told in found[:3])
        more = f"，等 {len(found)} 处" if len(found) > 3 else ""
        message = f"与上年相比变化很大，请核对：{what}{more}。"
        yield Finding("Y08", Severity.HINT, message, cells=tuple(ref for ref, _ in found))


def _jump(context: Context, last: Report, ref: CellRef) -> str:
    """Say how a figure changed, "" where that is nothing unusual."""
    now, before = number.parse_amount(context.report.cell(ref)), number.parse_amount(last.cell(ref))
    if not now or not before or max(now, before) < JUMP_FROM:
        return ""
    times = max(now / before, before / now)
    if times < JUMP:
        return ""
    slip = context.form.kind(ref) is CellKind.AMOUNT and any(9 * unit < 10 * times < 11 * unit for unit in UNITS)
    unit = "（是不是把元当成了万元？）" if slip else ""
    return f"{context.form.cell_name(ref)} {before} → {now}{unit}"


def y09(context: Context) -> Iterator[Finding]:
    """Y09 · hint · the organ's name is not last year's; a short and a long form of one name are the same."""
    if context.last_year is None:
        return
    before, now = context.last_year.organ or context.last_year.signature.organ, context.organ
    short, long = sorted((_name(before), _name(now)), key=len)
    if short and not long.endswith(short):
        message = f"机关名称是“{now}”，上年报告是“{before}”，请核对是否拿错了报告；机构改革的可以不理会。"
        yield Finding("Y09", Severity.HINT, message, before, now, part="title")


def y10(context: Context) -> Iterator[Finding]:
    """Y10 · hint · fewer reviews than were still open last year. How open ones are counted on is nowhere laid down."""
    last = _last(context)
    total, pending = (CellRef("review", "reconsideration", column) for column in ("total", "pending"))
    before, now = _value(last, pending), context.values.get(total)
    if before and now is not None and before > now and not number.is_blank(context.report.cell(total)):
        names = context.form.cell_name(pending), context.form.cell_name(total)
        message = f"上年报告{names[0]}是 {before} 件，今年{names[1]}只有 {now} 件，请核对。"
        yield Finding("Y10", Severity.HINT, message, str(before), str(now), (total,))


def y11(context: Context) -> Iterator[Finding]:
    """Y11 · warning · last year's report itself breaks its sums (S01–S04): mend before carrying figures over."""
    last = context.last_year
    broken = _broken_subjects(last) if last else ()
    if broken:
        named = "、".join(dict.fromkeys(broken[:3]))
        message = f"上年报告的表本身有 {len(broken)} 处不平（{named}等），拿它比较、结转之前请先核对。"
        yield Finding("Y11", Severity.WARNING, message, "0", str(len(broken)), part="applications")


@lru_cache(maxsize=4)
def _sums_of(cells: tuple[tuple[CellRef, str], ...], form_id: str) -> tuple[str, ...]:
    context = Context(Report(form_id=form_id, cells=dict(cells)))
    return tuple(equation.subject for equation, gap in context.gaps.items() if gap)


def _broken_subjects(report: Report) -> tuple[str, ...]:
    """Return what the broken equations of a report are about; last year's does not change while one types."""
    return _sums_of(tuple(report.cells.items()), report.form_id)


def _last(context: Context, *, same_form: bool = False) -> Report | None:
    """Return last year's report, if it is that of the year before."""
    last = context.last_year
    if last is None or (same_form and last.form_id != context.form.id):
        return None
    return last if follows(context.report, last) else None


def follows(report: Report, last: Report) -> bool:
    """Say whether one report is on the year after another's, as far as their years are known."""
    return report.year is None or last.year is None or last.year == report.year - 1


def _value(report: Report | None, ref: CellRef) -> int | None:
    """Return what a cell of last year's report adds to a sum; None without that report, too."""
    return None if report is None else last_value(report, ref)


def _name(organ: str) -> str:
    return number.squeeze(organ).removesuffix("人民政府").removesuffix("办事处")
