"""Tables after everything that happens to tables: no figure in a wrong cell, none lost without a word.

Every cell holds a number of its own, so that each can be followed from the file to where it went.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govreport_gui.blocks import Block, Grid, GridCell, Paragraph
from govreport_gui.form import Form, Table, forms
from govreport_gui.recognise import NoteKind, recognise
from govreport_gui.report import Report
from tests.recognise.flattenings import table_rows

Rows = list[list[str]]
NUMBER = re.compile(r"(?<!\d)1\d{4}(?!\d)")


def numbered(form: Form) -> Report:
    """Return a report with a five-digit number of its own in every cell."""
    return replace(Report.blank(form, 2024), cells={ref: str(10001 + k) for k, ref in enumerate(form.refs)})


def pad_cells(rows: Rows, at: int) -> None:
    rows[at % len(rows)] = [f"\u3000{text}\xa0" for text in rows[at % len(rows)]]


def pad_row(rows: Rows, at: int) -> None:
    rows[at % len(rows)] += [""] * (1 + at % 3)


def shift_row(rows: Rows, at: int) -> None:
    rows[at % len(rows)].insert(0, "")


def part_label(rows: Rows, at: int) -> None:
    row = rows[at % len(rows)]
    label = next((k for k, text in enumerate(row) if len(text) > 6 and not NUMBER.search(text)), None)
    if label is not None:
        row[label : label + 1] = [row[label][:4], row[label][4:]]


def break_label(rows: Rows, at: int) -> None:
    row = rows[at % len(rows)]
    row[:] = [text if NUMBER.search(text) else "\n".join(text) for text in row]


def merge_figures(rows: Rows, at: int) -> None:
    row = rows[at % len(rows)]
    if len(row) > 2:
        row[-2:] = [f"{row[-2]}\n{row[-1]}"]


def insert_blank(rows: Rows, at: int) -> None:
    row = rows[at % len(rows)]
    row.insert(at % (len(row) + 1), "")


def drop_cell(rows: Rows, at: int) -> None:
    row = rows[at % len(rows)]
    blank = [k for k, text in enumerate(row) if not text]
    if blank:
        del row[blank[at % len(blank)]]


def swap_rows(rows: Rows, at: int) -> None:
    a, b = at % len(rows), (at * 7 + 3) % len(rows)
    rows[a], rows[b] = rows[b], rows[a]


def drop_headers(rows: Rows, at: int) -> None:
    while len(rows) > 1 and not any(NUMBER.search(text) for text in rows[0]):
        del rows[0]


def other_punctuation(rows: Rows, at: int) -> None:
    table = str.maketrans({"（": "(", "）": ")", "、": ",", "，": " ", "“": '"', "”": '"', ".": "．"})
    rows[:] = [[text.translate(table) for text in row] for row in rows]


def drop_numbering(rows: Rows, at: int) -> None:
    rows[:] = [[re.sub(r"^(?:（\w）|\w、|\d\.)", "", text) for text in row] for row in rows]


def repeat_row(rows: Rows, at: int) -> None:
    rows.insert(at % len(rows), list(rows[at % len(rows)]))


def drop_label(rows: Rows, at: int) -> None:
    row = rows[at % len(rows)]
    row[:] = [text if NUMBER.search(text) else "" for text in row]


MUTATIONS: list[Callable[[Rows, int], None]] = [
    pad_cells, pad_row, shift_row, part_label, break_label, merge_figures, insert_blank, drop_cell, swap_rows,
    drop_headers, other_punctuation, drop_numbering, repeat_row, drop_label,
]  # fmt: skip


def blocks_of(report: Report, table: Table, rows: Rows) -> list[Block]:
    heading = report.form.section[table.key].heading
    cells = (
        GridCell(r, c, text, f"table 1, row {r + 1}, cell {c + 1}")
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    )
    title = Paragraph(f"云溪县水利局{report.form.first_year}年政府信息公开工作年度报告", "paragraph 1")
    return [
        title,
        Paragraph(heading, "paragraph 2"),
        Grid(tuple(cells), "table 1"),
        Paragraph("六、其他需要报告的事项", "3"),
    ]


@pytest.mark.parametrize("table_key", ["disclosure", "applications", "review"])
@pytest.mark.parametrize("form_id", ["2021", "2019"])
@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_every_figure_is_placed_rightly_or_listed(form_id: str, table_key: str, data: st.DataObject) -> None:
    report = numbered(forms()[form_id])
    table = report.form.table[table_key]
    rows = table_rows(report, table, covered=data.draw(st.booleans()))
    for mutate in data.draw(st.lists(st.sampled_from(MUTATIONS), max_size=4)):
        mutate(rows, data.draw(st.integers(0, 60)))
    there = {number for row in rows for text in row for number in NUMBER.findall(text)}
    found = recognise(blocks_of(report, table, rows))
    placed = {n: ref for ref, text in found.report.cells.items() for n in NUMBER.findall(text)}
    right = {report.cell(ref): ref for ref in table.refs}
    merged = {n for row in rows for text in row for n in NUMBER.findall(text) if len(NUMBER.findall(text)) > 1}
    assert {n: ref for n, ref in placed.items() if right[n] != ref and n not in merged} == {}
    listed = {
        n for note in found.notes if note.kind in (NoteKind.UNPLACED, NoteKind.ODD) for n in NUMBER.findall(note.text)
    }
    in_text = {n for part in found.report.sections.values() for text in part.paragraphs for n in NUMBER.findall(text)}
    kept_grids = {
        n
        for part in found.report.sections.values()
        for item in part.items
        if isinstance(item, Grid)
        for cell in item.cells
        for n in NUMBER.findall(cell.text)
    }
    assert there - set(placed) - listed - in_text - kept_grids == set()
