"""Quick fixes, where a finding says for certain what should stand there. Pure functions, a report in, another out.

What needs judgement has none: a placeholder may stand for no number, and which cell of a sum is wrong is a proposal
(`checks/repair.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from govreport_gui import number, zero_fills
from govreport_gui.blocks import Grid, Picture
from govreport_gui.checks.context import Context
from govreport_gui.checks.structure_numbering import f16
from govreport_gui.checks.wording_marks import w01, w08
from govreport_gui.finding import Finding, TextSpan
from govreport_gui.form import CellRef
from govreport_gui.report import Part, Report, with_contradicting

MOST = 1000  # places of one part mended at once
Mend = Callable[[Report, Finding], Report]


@dataclass(frozen=True, slots=True)
class Fix:
    """What mending one finding, or several of a kind, makes of a report."""

    label: str  # what it does, in a few words: for the menu and the undo step
    report: Report
    cells: tuple[CellRef, ...] = ()  # the cells it fills or tidies, to be shown before it is done
    places: tuple[str, ...] = ()  # the parts of the report that it changes


def is_offered(finding: Finding) -> bool:
    """Say whether a finding has a quick fix."""
    return finding.waived is None and finding.rule in FIXES and bool(finding.expected or finding.rule in _NO_EXPECTED)


def fix(report: Report, finding: Finding) -> Fix | None:
    """Return the quick fix of a finding about the report as it stands; None where there is none."""
    return _all_of(report, [finding])


def alike(findings: Iterable[Finding], finding: Finding) -> list[Finding]:
    """Return the findings of the same rule that have a quick fix."""
    return [other for other in findings if other.rule == finding.rule and is_offered(other)]


def fix_alike(report: Report, findings: Iterable[Finding], finding: Finding) -> Fix | None:
    """Return one fix that mends a finding and all others of its rule."""
    return _all_of(report, alike(findings, finding))


def by_column(fix: Fix, before: Report) -> dict[str, Fix]:
    """Return the fix of the cells of each column alone, by the column's name; none where all are in one column."""
    form = before.form
    tables = {ref.table for ref in fix.cells}
    columns: dict[str, list[CellRef]] = {}
    for ref in sorted(fix.cells, key=lambda ref: list(form.table[ref.table].columns_of[ref.row]).index(ref.column)):
        table = f"{form.table[ref.table].name}·" if len(tables) > 1 else ""
        columns.setdefault(f"{table}{form.column(ref).name}", []).append(ref)
    return {name: _only(fix, before, cells) for name, cells in columns.items()} if len(columns) > 1 else {}


def _only(fix: Fix, before: Report, cells: list[CellRef]) -> Fix:
    changes = {ref: fix.report.cell(ref) for ref in cells}
    return replace(fix, report=with_filled(before, changes), cells=tuple(cells))


def with_receipt(fix: Fix, before: Report, when: datetime) -> Report:
    """Return what a fix makes of a report, with a receipt for the blanks that it fills with 0."""
    moment = when.isoformat(timespec="seconds")
    receipt = zero_fills.filled(before.cells, fix.report.cells, fix.cells, moment)
    return replace(fix.report, zero_fills=(*fix.report.zero_fills, *receipt)) if receipt else fix.report


def _all_of(report: Report, findings: list[Finding]) -> Fix | None:
    """Mend findings of one rule, in each part from the end: so the spans of those before them still hold."""
    offered = sorted(filter(is_offered, findings), key=_start, reverse=True)
    mended = report
    for finding in offered:
        mended = FIXES[finding.rule][1](mended, finding)
    if mended == report:
        return None
    label = FIXES[offered[0].rule][0]
    count = f"（{len(offered)} 处）" if len(offered) > 1 else ""
    cells = tuple(ref for finding in reversed(offered) for ref in finding.cells)
    return Fix(label + count, mended, cells, tuple(dict.fromkeys(finding.place for finding in offered)))


def _start(finding: Finding) -> int:
    return finding.text.start if finding.text else 0


def with_filled(report: Report, changes: Mapping[CellRef, str]) -> Report:
    """Return the report with cells as somebody filled them; totals follow.

    A total that says something else than its parts add up to becomes a hand-filled one (features.md M6).
    """
    typed = with_contradicting(report.form, {**report.cells, **changes}, changes.keys(), report.typed_totals)
    return replace(report, typed_totals=typed).with_cells(changes)


# ── What mends which rule ──


def _expected_in_cells(report: Report, finding: Finding) -> Report:
    return with_filled(report, dict.fromkeys(finding.cells, finding.expected))


def _plain_digits(report: Report, finding: Finding) -> Report:
    return with_filled(report, {ref: number.squeeze(report.cell(ref)) for ref in finding.cells})


def _expected_in_text(report: Report, finding: Finding) -> Report:
    return report if finding.text is None else _with_text(report, finding.text, finding.expected)


def _throughout(rule: Callable[[Context], Iterator[Finding]]) -> Mend:
    """Mend every place of the part, where a rule tells but the first of each part."""

    def mend(report: Report, finding: Finding) -> Report:
        for _ in range(MOST):
            found = (again for again in rule(Context(report)) if again.place == finding.place)
            first = next(found, None)
            mended = report if first is None else _expected_in_text(report, first)
            if mended == report:
                break
            report = mended
        return report

    return mend


def _official_heading(report: Report, finding: Finding) -> Report:
    official = report.form.section[finding.part].heading
    headings = ((key, official if key == finding.part else text) for key, text in report.headings)
    return replace(report, headings=tuple(headings))


def _official_labels(report: Report, finding: Finding) -> Report:
    """Forget how labels were printed: the window and every export use the form's own words."""
    kept = (
        printed
        for printed in report.printed_labels
        if printed.table != finding.part
        or bool(printed.read) != bool(finding.actual)
        or printed.official not in finding.expected
        or printed.read not in finding.actual
    )
    return replace(report, printed_labels=tuple(kept))


FIXES: Mapping[str, tuple[str, Mend]] = {
    "F03": ("改用规定的标题", _official_heading),
    "F04": ("改用规定的标题", _official_heading),
    "F08": ("改用规定的表内文字", _official_labels),
    "F11": ("改用规定的表内文字", _official_labels),
    "F16": ("改用全角括号", _throughout(f16)),
    "C01": ("填补空白", _expected_in_cells),
    "C04": ("去掉前面多余的 0", _expected_in_cells),
    "C06": ("改成普通数字", _plain_digits),
    "T11": ("标题里只写一次“年度”", _expected_in_text),
    "T13": ("改为“截至”", _expected_in_text),
    "L01": ("改用条例全称", _expected_in_text),
    "L05": ("改用六角括号", _expected_in_text),
    "L06": ("改用单书名号", _expected_in_text),
    "W01": ("改用全角标点", _throughout(w01)),
    "W08": ("删去空格", _throughout(w08)),
    "W09": ("改正错字", _expected_in_text),
}
_NO_EXPECTED = frozenset({"W08"})  # what is to be deleted has nothing in its place


# ── Text ──


def _with_text(report: Report, span: TextSpan, text: str) -> Report:
    """Return the report with another text in place of some characters; as it was where they are not in a paragraph."""
    if span.part == "title":
        return replace(report, title=report.title[: span.start] + text + report.title[span.end :])
    if span.part in ("organ", "date"):
        return report
    return report.with_part(span.part, _with_paragraph(report.part(span.part), span, text))


def _with_paragraph(part: Part, span: TextSpan, text: str) -> Part:
    items: list[str | Picture | Grid] = []
    start = 0  # of the paragraph in `Part.text`
    for item in part.items:
        if not isinstance(item, str):
            items.append(item)
            continue
        end = start + len(item)
        inside = start <= span.start and span.end <= end
        items.append(item[: span.start - start] + text + item[span.end - start :] if inside else item)
        start = end + 1
    return Part(tuple(item for item in items if item != ""))
