"""A table pasted together with its labels: each figure goes where its labels say, as an import would place it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from govreport_gui import number
from govreport_gui.blocks import Grid
from govreport_gui.form import CellRef, Form, Table
from govreport_gui.form.layout import layout
from govreport_gui.gui.tables.table_pasted import rows_of
from govreport_gui.recognise.events import Events
from govreport_gui.recognise.fold import normal
from govreport_gui.recognise.labels import lexicon
from govreport_gui.recognise.records import NoteKind
from govreport_gui.recognise.tables import place
from govreport_gui.recognise.tokens import is_value
from govreport_gui.report import Report

LOOKED_AT = 50  # texts that are compared with every label, which takes time; exact words are found among any number


@dataclass(frozen=True, slots=True)
class Labelled:
    """Where the figures of a pasted table go."""

    cells: Mapping[CellRef, str]  # those that found their cell; blanks are none
    left: tuple[str, ...] = ()  # what found no place, and why
    doubtful: tuple[CellRef, ...] = ()  # placed by a label that is not quite the form's
    blanks: tuple[CellRef, ...] = ()  # cells that are blank in the pasted table


def is_labelled(grid: Grid, form: Form) -> bool:
    """Say whether labels of the form stand among the figures of a table; a single cell is only a text."""
    words = lexicon(form.id)
    texts = list(dict.fromkeys(cell.text for cell in grid.cells if cell.text and not is_value(cell.text)))
    if len(grid.cells) == 1:
        return False
    exactly = any(words.tables_with(normal(text)) for text in texts)
    return exactly or any(words.match(text) for text in texts[:LOOKED_AT])


def is_whole_table(grid: Grid, form: Form) -> bool:
    """Say whether a grid is a table of the form as printed, every label in its place."""
    return any(_as_printed(grid, table) for table in form.tables)


def placed_by_labels(grid: Grid, report: Report, table: str) -> Labelled:
    """Place the figures of a table with labels; `table` is where the clerk pastes, in case the labels fit several."""
    for one in report.form.tables:
        if texts := _as_printed(grid, one):
            return _labelled(report, texts)
    events = Events(lexicon(report.form_id))
    events.current = table
    events.feed_grid(grid, events.table_of(grid) or table)
    placed = [place(found, events.words, key) for key, found in events.by_table.items() if key in events.seen]
    notes = [note for one in placed for note in one.notes if note.kind is NoteKind.UNPLACED]
    return _labelled(
        report,
        {ref: cell.text.strip() for one in placed for ref, cell in one.cells.items()},
        [note.text for note in notes if any(c.isdigit() for c in note.text)],
        [ref for one in placed for ref in sorted(one.doubtful)],
    )


def _as_printed(grid: Grid, table: Table) -> Mapping[CellRef, str]:
    """Return the figures of a grid that is the whole table, every label in its place; none where it is not.

    Copied as text, a merged cell leaves blanks beside it that nobody could tell from blank cells otherwise.
    """
    drawn, rows = layout(table), rows_of(grid)
    if not rows or (len(rows), len(rows[0])) != (drawn.rows, drawn.columns):
        return {}
    labels = (cell for cell in drawn.cells if cell.ref is None)
    if any(normal(rows[cell.row][cell.column]) != normal(cell.text) for cell in labels):
        return {}
    return {ref: rows[row][column].strip() for ref, (row, column) in drawn.places.items()}


def _labelled(
    report: Report, texts: Mapping[CellRef, str], notes: Sequence[str] = (), doubtful: Sequence[CellRef] = ()
) -> Labelled:
    homeless = {ref: text for ref, text in texts.items() if ref not in report.cells and not number.is_blank(text)}
    lacking = [table.name for table in report.form.tables if any(ref.table == table.key for ref in homeless)]
    left = [*notes, *(f"{name}的数（报告里没有这张表）" for name in lacking)]
    known = {ref: text for ref, text in texts.items() if ref in report.cells}
    return Labelled(
        cells={ref: text for ref, text in known.items() if not number.is_blank(text)},
        left=tuple(left),
        doubtful=tuple(ref for ref in doubtful if ref in known),
        blanks=tuple(ref for ref, text in known.items() if number.is_blank(text)),
    )
