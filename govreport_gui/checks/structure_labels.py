"""Rules F08–F11: what the tables of a file print otherwise than the form (`Report.printed_labels`).

Exports print the official words, so nobody need mend them by hand; but whoever publishes the old file should know.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from govreport_gui.checks.context import Context
from govreport_gui.checks.normal import bare
from govreport_gui.finding import Finding, Severity
from govreport_gui.report import PrintedLabel

SHOWN_LENGTH = 24  # of a label in a message
NAMED_LABELS = 3  # a finding about so many labels names them, about more it names these and counts all


def f08(context: Context) -> Iterator[Finding]:
    """F08 · warning · the words of a printed label were altered; hint where only punctuation or width was.

    Told per table and severity. The labels are part of the form (30号, 60号).
    """
    altered = [p for p in context.report.printed_labels if p.read and _is_label(context, p)]
    for table in context.form.table:
        mine = [p for p in altered if p.table == table]
        words = [p for p in mine if bare(p.read) != bare(p.official)]
        yield from _altered(context, table, words, Severity.WARNING, "文字")
        yield from _altered(context, table, [p for p in mine if p not in words], Severity.HINT, "标点、括号")


def f09(context: Context) -> Iterator[Finding]:
    """F09 · error · the grid is wrong: lines of the form are not in the file's table, and still have no figures."""
    cells = context.report.cells
    for table in context.form.tables:
        missing = {p.official for p in context.report.printed_labels if p.table == table.key and not p.read}
        keys = {key for key, row in table.rows.items() if row.path[-1] in missing}
        lines = [key for key in keys if not any(cells.get(ref, "").strip() for ref in table.refs if ref.row == key)]
        if lines:
            names = "、".join(f"“{row.name}”" for key, row in table.rows.items() if key in lines)
            message = f"{table.name}缺少 {len(lines)} 行：{names}。程序已按格式补上空行，请填数。"
            refs = tuple(ref for ref in table.refs if ref.row in lines)
            yield Finding("F09", Severity.ERROR, message, str(len(table.rows)), str(len(table.rows) - len(lines)), refs)


def f10(context: Context) -> Iterator[Finding]:
    """F10 · hint · a line or column that the form does not have: 小计, 法人合计."""
    for table in context.form.tables:
        surplus = [p.read for p in context.report.printed_labels if p.table == table.key and _is_surplus(p)]
        if surplus:
            message = f"{table.name}多出格式里没有的行或列：{_named(surplus)}。导出时不会印出来。"
            yield Finding("F10", Severity.HINT, message, actual="、".join(surplus), part=table.key)


def f11(context: Context) -> Iterator[Finding]:
    """F11 · hint · the note in the corner cell of 表三 (勾稽关系) is missing or changed."""
    for printed in context.report.printed_labels:
        if _is_note(context, printed):
            what = f"左上角的说明与格式不同，写的是“{printed.read}”" if printed.read else "左上角缺少勾稽关系的说明"
            message = f"{context.form.table[printed.table].name}{what}。导出时会印格式规定的文字。"
            yield Finding("F11", Severity.HINT, message, printed.official, printed.read, part=printed.table)


def _altered(
    context: Context, table: str, labels: list[PrintedLabel], severity: Severity, what: str
) -> Iterator[Finding]:
    if not labels:
        return
    meant = severity is Severity.WARNING  # punctuation alone nobody needs to be shown twice
    named = _named([f"“{_clip(p.read)}”" + (f"（应为“{_clip(p.official)}”）" if meant else "") for p in labels])
    name = context.form.table[table].name
    message = f"{name}印的{what}与格式不同：{named}。导出时会印格式规定的文字。"
    expected, actual = "、".join(p.official for p in labels), "、".join(p.read for p in labels)
    yield Finding("F08", severity, message, expected, actual, part=table)


def _clip(label: str) -> str:
    return label if len(label) <= SHOWN_LENGTH else f"{label[:SHOWN_LENGTH]}…"


def _named(texts: Iterable[str]) -> str:
    known = list(texts)
    names = "、".join(known[:NAMED_LABELS])
    return names if len(known) <= NAMED_LABELS else f"{names}等 {len(known)} 处"


def _is_label(context: Context, printed: PrintedLabel) -> bool:
    return not _is_surplus(printed) and not _is_note(context, printed)


def _is_surplus(printed: PrintedLabel) -> bool:
    return bool(printed.figures) or not printed.official


def _is_note(context: Context, printed: PrintedLabel) -> bool:
    """Say whether it is about the note in a table's corner: a corner that stands in brackets."""
    corners = {block.corner for block in context.form.table[printed.table].blocks}
    return printed.official in corners and printed.official.startswith("（")
