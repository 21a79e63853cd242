"""What the command line prints: JSON as contract.md says, and lines for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from govreport_gui.blocks import Block, Grid, GridCell, Paragraph, Picture, Skipped
from govreport_gui.checks.repair import in_words as in_words_of_repair
from govreport_gui.compare import CellDifference, Comparison, Side, TextDifference, TextKind
from govreport_gui.compare import in_words as words_of_comparison
from govreport_gui.finding import SEVERITY_NAMES, Finding, Severity
from govreport_gui.form import Form
from govreport_gui.part_names import part_name
from govreport_gui.recognise.records import Note, NoteKind, Recognition
from govreport_gui.recognise.source_words import in_words
from govreport_gui.recognise.summary import headline, notes_by_kind, text_lines
from govreport_gui.report import Report, json_value, report_json
from govreport_gui.rollover import Change, Draft, Reference, doubts, stale_marks
from govreport_gui.text_links import TextMark

Json = dict[str, object]

SHOWN_NOTES = 20  # of one kind; --json has them all
SHOWN_TEXT = 40  # characters of a text that was changed
AROUND = 10  # characters shown on either side of a change


# ── read ──


def recognition_json(recognition: Recognition) -> Json:
    """Return the report and the notes."""
    return {"report": report_json(recognition.report), "notes": [_note_json(note) for note in recognition.notes]}


def _note_json(note: Note) -> Json:
    return {"kind": note.kind.value, "text": note.text, "source": note.source}


def recognition_text(recognition: Recognition) -> Iterator[str]:
    """Say what was read, then what deserves a look."""
    yield f"{recognition.report.form.name}：{headline(recognition)}"
    for name, text in text_lines(recognition):
        yield f"  {name}：{text}"
    for name, notes in notes_by_kind(recognition):
        yield ""
        yield f"{name}（{len(notes)}）"
        yield from _notes_text(notes)


def _notes_text(notes: Sequence[Note]) -> Iterator[str]:
    shown = 0 if len(notes) > SHOWN_NOTES and notes[0].kind is NoteKind.BLANK else SHOWN_NOTES
    for note in notes[:shown]:
        source = f"（{in_words(note.source)}）" if note.source else ""
        yield f"  {_one_line(note.text)}{source}"
    if len(notes) > shown:
        yield f"  还有 {len(notes) - shown} 条，用 --json 可以看到全部"


# ── read --blocks ──


def blocks_json(blocks: Iterable[Block]) -> Json:
    """Return what a reader saw, in order."""
    return {"blocks": [_block_json(block) for block in blocks]}


def _block_json(block: Block) -> Json:
    match block:
        case Paragraph(level=0):
            return {"kind": "paragraph", "text": block.text, "source": block.source}
        case Paragraph():
            return {"kind": "heading", "level": block.level, "text": block.text, "source": block.source}
        case Grid():
            return {"kind": "grid", "cells": [_cell_json(cell) for cell in block.cells], "source": block.source}
        case Skipped():
            return {"kind": "skipped", "text": block.text, "why": block.why, "source": block.source}
        case Picture():
            return {
                "kind": "picture",
                "name": block.name,
                "media_type": block.media_type,
                "bytes": len(block.data),
                "source": block.source,
            }


def _cell_json(cell: GridCell) -> Json:
    record: Json = {"row": cell.row, "column": cell.column, "rows": cell.rows, "columns": cell.columns}
    record["text"] = cell.text
    if cell.content:
        record["content"] = [_block_json(block) for block in cell.content]
    return record


def blocks_text(blocks: Iterable[Block], indent: str = "") -> Iterator[str]:
    """Yield a line for each block, and one for each row of a grid."""
    for block in blocks:
        match block:
            case Paragraph():
                name = f"标题{block.level}" if block.level else "段落"
                yield f"{indent}{name}  {_one_line(block.text)}"
            case Picture():
                yield f"{indent}图片  {block.name}（{len(block.data)} 字节）"
            case Skipped():
                yield f"{indent}略去  {_one_line(block.text)}（{block.why}）"
            case Grid():
                yield f"{indent}表格  {_size(block)}"
                yield from _grid_text(block, f"{indent}    ")


def _size(grid: Grid) -> str:
    rows, columns = grid.size
    return f"{rows} 行 {columns} 列"


def _grid_text(grid: Grid, indent: str) -> Iterator[str]:
    for row in grid.by_row():
        yield indent + " | ".join(_one_line(cell.text) for cell in row)
        for cell in row:
            nested = [block for block in cell.content if not isinstance(block, Paragraph)]
            yield from blocks_text(nested, f"{indent}    ")


def _one_line(text: str) -> str:
    return " ".join(text.split())


# ── check ──


def findings_json(findings: Sequence[Finding]) -> Json:
    """Return the findings and how many of each severity are open: accepted ones are not counted."""
    counts = Counter(finding.severity for finding in findings if finding.waived is None)
    return {
        "findings": [_finding_json(finding) for finding in findings],
        "counts": {severity.value: counts[severity] for severity in Severity},
    }


def _finding_json(finding: Finding) -> Json:
    span = finding.text
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": finding.message,
        "expected": finding.expected,
        "actual": finding.actual,
        "cells": [list(ref) for ref in finding.cells],
        "text": {"part": span.part, "start": span.start, "end": span.end} if span else None,
        "suspects": [{"cell": list(suspect.cell), "value": suspect.value} for suspect in finding.suspects],
        "waived": finding.waived,
    }


def findings_text(findings: Sequence[Finding], report: Report) -> Iterator[str]:
    """Say what was found, by severity, each with its rule and place, and the likeliest way to mend a sum."""
    groups = {
        name: [f for f in findings if f.severity is severity and f.waived is None]
        for severity, name in SEVERITY_NAMES.items()
    }
    yield "，".join(f"{name} {len(group)}" for name, group in groups.items())
    groups["已接受"] = [finding for finding in findings if finding.waived is not None]
    for name, group in groups.items():
        if not group:
            continue
        yield ""
        yield f"{name}（{len(group)}）"
        for finding in group:
            yield f"  {finding.rule}  {part_name(report.form, finding.place)}：{finding.message}"
            if finding.waived is not None:
                yield f"       接受的理由：{finding.waived}"
            elif finding.repairs:
                yield f"       ↳ {in_words_of_repair(report.form, report.cells, finding.repairs[0])}"


# ── compare ──


def comparison_json(comparison: Comparison) -> Json:
    """Return what differs as contract.md says; further keys only where they have something to tell."""
    data: Json = {
        "cells": [*_tables_json(comparison), *(_cell_difference_json(comparison.form_a, d) for d in comparison.cells)],
        "text": [_text_difference_json(difference) for difference in comparison.texts],
    }
    if comparison.uncompared:
        data["not_compared"] = [
            {"side": left.side.value, "cell": list(left.cell), "text": left.text} for left in comparison.uncompared
        ]
    return data


def _cell_difference_json(form: Form, difference: CellDifference) -> Json:
    kind = form.kind(difference.cell)
    a, b = json_value(kind, difference.a), json_value(kind, difference.b)
    if a == b:  # written in two ways
        a, b = difference.a, difference.b
    return {"cell": list(difference.cell), "a": a, "b": b}


def _tables_json(comparison: Comparison) -> Iterator[Json]:
    """Yield the filled cells of tables that one side lacks; there they are null."""
    for table in comparison.tables:
        for ref, text in table.cells:
            value = json_value(comparison.form_a.kind(ref), text)
            if value is not None:
                sides = {"a": value, "b": None} if table.only_in is Side.A else {"a": None, "b": value}
                yield {"cell": list(ref), **sides}


def _text_difference_json(difference: TextDifference) -> Json:
    data: Json = {"part": difference.part, "a": difference.a, "b": difference.b}
    if difference.kind is TextKind.MOVED:
        data["moved"] = True
    return data


def comparison_text(comparison: Comparison) -> Iterator[str]:
    """Say what differs: figures first, then the texts by part, then what could not be compared."""
    yield words_of_comparison.headline(comparison)
    if words_of_comparison.forms_text(comparison):
        yield words_of_comparison.forms_text(comparison)
    yield from _figures_text(comparison)
    form = comparison.form_a
    for place, group in groupby(comparison.texts, key=lambda difference: difference.part):
        yield ""
        yield part_name(form, place)
        for difference in group:
            yield from _text_difference_text(difference)
    if comparison.uncompared:
        yield ""
        yield f"没有比较的格子（{len(comparison.uncompared)}）"
        yield from (f"  {words_of_comparison.uncompared_text(comparison, left)}" for left in comparison.uncompared)


def _figures_text(comparison: Comparison) -> Iterator[str]:
    form = comparison.form_a
    if comparison.cells or comparison.tables:
        yield ""
        yield "表格"
    for table in comparison.tables:
        yield f"  {words_of_comparison.table_text(form, table)}"
    for difference in comparison.cells:
        change = words_of_comparison.change_of(form.kind(difference.cell), difference.a, difference.b)
        a, b = (words_of_comparison.cell_text(text) for text in (difference.a, difference.b))
        path = words_of_comparison.cell_path(form, difference.cell)
        yield f"  {path}：{a} → {b}{f'（{change}）' if change else ''}"


def _text_difference_text(difference: TextDifference) -> Iterator[str]:
    lead = words_of_comparison.KIND_NAMES[difference.kind]
    for side in Side:
        text = _one_line(words_of_comparison.text_of(difference, side))
        if text:
            yield f"  {lead}  {side.name}：{text}"
            lead = "\u3000\u3000"


# ── roll ──


def draft_json(draft: Draft) -> Json:
    """Return next year's report and what was changed; further keys say what is left to do."""
    return {
        "report": report_json(draft.report),
        "changes": [_change_json(change) for change in draft.changes],
        "carried": [_mark_json(mark) for mark in stale_marks(draft.report)],
        "reference": [{"name": left.name, "value": left.value} for left in draft.reference],
        "warnings": list(doubts(draft)),
    }


def _change_json(change: Change) -> Json:
    place: object = change.place if isinstance(change.place, str) else list(change.place)
    if change.end:
        place = {"part": change.place, "start": change.start, "end": change.end}
    return {"place": place, "before": change.before, "after": change.after, "why": change.why}


def _mark_json(mark: TextMark) -> Json:
    return {"part": mark.part, "start": mark.start, "end": mark.end, "kind": str(mark.kind)}


def draft_text(draft: Draft, name: str) -> Iterator[str]:
    """Say what was made of last year's report, each change, and what is left to do."""
    report = draft.report
    yield f"已用 {draft.last_year.year or '去'} 年的报告做出 {report.year} 年度的草稿，存为“{name}”。"
    yield from (f"注意：{doubt}" for doubt in doubts(draft))
    texts = [change for change in draft.changes if isinstance(change.place, str)]
    figures = [change for change in draft.changes if not isinstance(change.place, str)]
    groups: dict[str, Sequence[Change]] = {"文字改动": texts, "转入的数": [c for c in figures if c.after]}
    for title, changes in groups.items():
        if changes:
            yield from ("", f"{title}（{len(changes)}）")
            yield from (_change_text(draft, change) for change in changes)
    yield from ("", f"清空的格子（{sum(not change.after for change in figures)}），等着填今年的数")
    yield from _left_to_do(report)
    yield from _reference_text(draft.reference)


def _change_text(draft: Draft, change: Change) -> str:
    place, form = change.place, draft.report.form
    where = _place_of_draft(form, place) if isinstance(place, str) else form.cell_name(place)
    before, after = (_one_line(text)[:SHOWN_TEXT] or "空白" for text in (change.before, change.after))
    if isinstance(place, str) and change.end and change.mark is None:
        text = draft.last_year.text_of(place)
        before = f"“{_one_line(text[max(0, change.start - AROUND) : change.end + AROUND])[:SHOWN_TEXT]}”"
    what = f"“{before}”" if change.mark else f"{before} → {after}"
    return f"  {where}：{what}（{change.why.rstrip('。')}）"


def _place_of_draft(form: Form, place: str) -> str:
    """Name a place of a draft: there "organ" is the office itself."""
    return part_name(form, "organ_name" if place == "organ" else place)


def _left_to_do(report: Report) -> Iterator[str]:
    marks = stale_marks(report)
    if marks:
        yield from ("", f"待更新（{len(marks)}）：正文里还是上年的数和计划，请逐处改写")
    for mark in marks:
        text = _one_line(report.text_of(mark.part)[mark.start : mark.end])
        yield f"  {part_name(report.form, mark.part)}：{text[:SHOWN_TEXT]}"


def _reference_text(reference: Sequence[Reference]) -> Iterator[str]:
    if reference:
        yield from ("", f"新格式里没有的格子（{len(reference)}），上年的数仅供参考")
    for left in reference:
        yield f"  {left.name}：{left.value}"
