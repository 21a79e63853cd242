"""Take differences over: from A towards B, any of them, as a new report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from govreport_gui.compare.pieces import part_of, pieces_of
from govreport_gui.compare.records import (
    CellDifference,
    Difference,
    Piece,
    Side,
    TableDifference,
    TextDifference,
    TextKind,
)
from govreport_gui.form import CellRef
from govreport_gui.report import Part, Report, with_contradicting
from govreport_gui.zero_fills import remaining


def apply(report: Report, differences: Iterable[Difference], *, totals_follow: bool = False) -> Report:
    """Return report A with some of its differences from B taken over.

    A cell says what it says in B. Totals are not computed anew, and one that contradicts its parts becomes a
    hand-filled one; with `totals_follow` this holds only for totals that are taken over themselves, and the other
    automatic ones follow their parts. Numbers of the text that follow a cell go on following it.
    """
    chosen = list(differences)
    taken = _with_cells(report, chosen, totals_follow=totals_follow)
    for key in dict.fromkeys(d.part for d in chosen if isinstance(d, TextDifference)):
        of_part = [d for d in chosen if isinstance(d, TextDifference) and d.part == key]
        taken = _with_text(taken, report, key, of_part)
    return taken


# ── cells ──


def _with_cells(report: Report, chosen: Sequence[Difference], *, totals_follow: bool) -> Report:
    gone, texts = _gone(chosen), _texts(chosen)
    left = {ref: text for ref, text in report.cells.items() if ref not in gone}
    if {**left, **texts} == report.cells:
        return report
    typed = frozenset(ref for ref in report.typed_totals if ref in left or ref in texts)
    cells: Mapping[CellRef, str] = {**left, **texts}
    tables = {ref.table for ref in (*texts, *gone)}
    asked = {ref for ref in cells if ref.table in tables}
    if totals_follow:
        cells = replace(report, cells=left, typed_totals=typed | texts.keys()).with_cells(texts).cells
        asked = set(texts)
    ordered = {ref: cells[ref] for ref in report.form.refs if ref in cells}
    typed = with_contradicting(report.form, ordered, asked, typed)
    fills = remaining(report.zero_fills, ordered)
    return replace(report, cells=ordered, typed_totals=typed, zero_fills=fills).with_numbers_followed()


def _texts(chosen: Sequence[Difference]) -> dict[CellRef, str]:
    """Return what the cells that are taken over say in B."""
    texts: dict[CellRef, str] = {}
    for difference in chosen:
        if isinstance(difference, CellDifference):
            texts[difference.cell] = difference.b
        elif isinstance(difference, TableDifference) and difference.only_in is Side.B:
            texts |= dict(difference.cells)
    return texts


def _gone(chosen: Sequence[Difference]) -> set[CellRef]:
    """Return the cells that go with their tables."""
    tables = (d for d in chosen if isinstance(d, TableDifference) and d.only_in is Side.A)
    return {ref for table in tables for ref, _text in table.cells}


# ── text ──


def _with_text(report: Report, origin: Report, key: str, chosen: Sequence[TextDifference]) -> Report:
    """Return the report with the chosen texts of one part; `origin` is what they were found in."""
    if key == "title":
        return replace(report, title=chosen[0].b)
    if key in ("organ", "date"):
        return replace(report, signature=replace(report.signature, **{key: chosen[0].b}))
    pieces = pieces_of(report.part(key))
    if len(pieces) != len(pieces_of(origin.part(key))):  # a number that follows its cell brought a sentence's end
        pieces = pieces_of(origin.part(key))
    is_marked = key in {link.part for link in report.links} | {mark.part for mark in report.carried}
    for start, end, new in _steps(chosen):
        pieces[start:end] = new
        if is_marked:
            report = _with_part(report, key, part_of(pieces))
    return _with_part(report, key, part_of(pieces))


def _steps(chosen: Sequence[TextDifference]) -> list[tuple[int, int, list[Piece]]]:
    """Return replacements of runs of pieces, from the end of the part, so that the numbers of the pieces hold.

    Where numbers of the text follow a cell they are made one by one, and lead those along (`Report.with_part`).
    """
    steps: dict[tuple[int, int, int], list[Piece]] = {}
    for difference in chosen:
        in_place = difference.kind is TextKind.CHANGED
        if difference.end > difference.start:
            steps[difference.start, difference.end, difference.order] = list(difference.pieces) if in_place else []
        if not in_place and difference.pieces:
            steps[difference.before, difference.before, difference.order] = list(difference.pieces)
    ordered = sorted(steps.items(), key=lambda step: (step[0][0], step[0][1] > step[0][0], step[0][2]), reverse=True)
    return [(start, end, pieces) for (start, end, _), pieces in ordered]


def _with_part(report: Report, key: str, part: Part) -> Report:
    return report if part == report.part(key) else report.with_part(key, part)
