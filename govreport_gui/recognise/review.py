"""What the clerk makes of an import before accepting it: doubts settled, figures corrected, leftovers put in place.

A `Review` is a value: every step returns another one, so that each can be undone. It never computes a total: what the
file says stays, and what does not add up is a finding later.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from govreport_gui import number
from govreport_gui.form import CellRef
from govreport_gui.recognise.records import CellState, Note, NoteKind, Recognition
from govreport_gui.report import Part, Report, totals_typed

TWO_FIGURES = "文件里这里有两个不同的数，保留了先出现的，另一个列在“未放入”里"
UNSURE = "按推测放入"


@dataclass(frozen=True, slots=True)
class Doubt:
    """Cells that came in by the same guess, so that one look settles them."""

    cells: tuple[CellRef, ...]  # in reading order, at least one
    state: CellState  # DOUBTFUL or CONFLICT
    why: str


@dataclass(frozen=True, slots=True)
class Leftover:
    """A figure or a text that found no place."""

    text: str
    source: str
    why: str = ""

    @property
    def is_figure(self) -> bool:
        """Say whether it may stand in a cell."""
        return is_figure(self.text)


@dataclass(frozen=True)
class Review:
    """An import under review. `report` is the one that accepting takes over."""

    recognition: Recognition
    report: Report
    doubts: tuple[Doubt, ...]  # all there were, in reading order
    unsettled: frozenset[CellRef]
    leftovers: tuple[Leftover, ...]
    moved: Mapping[CellRef, str] = field(default_factory=dict)  # cells the clerk filled from the file → their source
    added: tuple[tuple[str, Leftover], ...] = ()  # texts the clerk put into a part, and which part

    @classmethod
    def begin(cls, recognition: Recognition) -> Review:
        """Begin with everything as it was read."""
        return cls(
            recognition=recognition,
            report=recognition.report,
            doubts=tuple(_doubts(recognition)),
            unsettled=recognition.doubtful | recognition.conflicts,
            leftovers=tuple(piece for note in recognition.notes for piece in _pieces(note)),
        )

    # ── What there is ──

    def state(self, ref: CellRef) -> CellState:
        """Return how sure a cell is by now."""
        if ref in self.unsettled:
            return self.recognition.state(ref)
        return CellState.BLANK if number.is_blank(self.report.cell(ref)) else CellState.READ

    def source(self, ref: CellRef) -> str:
        """Return where in the file a cell's figure stands; "" if nowhere."""
        return self.moved.get(ref) or self.recognition.sources.get(ref, "")

    def cells_at(self, source: str) -> tuple[CellRef, ...]:
        """Return the cells whose figures stand at a place of the file, in reading order."""
        return tuple(ref for ref in self.report.form.refs if source and self.source(ref) == source)

    def was_changed(self, ref: CellRef) -> bool:
        """Say whether the clerk gave a cell another text than the file does."""
        return self.report.cell(ref) != self.recognition.report.cell(ref)

    @property
    def open_doubts(self) -> tuple[Doubt, ...]:
        """The doubts that still have an unsettled cell, in reading order."""
        return tuple(doubt for doubt in self.doubts if not self.unsettled.isdisjoint(doubt.cells))

    def doubt_of(self, ref: CellRef | None) -> Doubt | None:
        """Return the open doubt a cell belongs to."""
        return next((doubt for doubt in self.open_doubts if ref in doubt.cells), None)

    def next_doubt(self, after: CellRef | None) -> Doubt | None:
        """Return the first open doubt behind a cell, in a circle; None if all are settled."""
        order = {ref: place for place, ref in enumerate(self.report.form.refs)}
        here = order.get(after, -1) if after else -1
        behind = (doubt for doubt in self.open_doubts if order[doubt.cells[0]] > here)
        return next(behind, next(iter(self.open_doubts), None))

    def counts(self) -> dict[str, int]:
        """Count cells read and blank, doubts and conflicts still open, and leftovers."""
        cells = [self.state(ref) for ref in self.report.cells]
        doubts = [doubt.state for doubt in self.open_doubts]
        return {
            "已读": sum(state is not CellState.BLANK for state in cells),
            "空白": cells.count(CellState.BLANK),
            "存疑": doubts.count(CellState.DOUBTFUL),
            "冲突": doubts.count(CellState.CONFLICT),
            "未放入": len(self.leftovers),
        }

    # ── What the clerk does ──

    def confirm(self, ref: CellRef) -> Review:
        """Settle the doubt that a cell belongs to."""
        doubt = self.doubt_of(ref)
        return replace(self, unsettled=self.unsettled.difference(doubt.cells)) if doubt else self

    def with_cells(self, texts: Mapping[CellRef, str]) -> Review:
        """Correct cells; a table that was missing is there from then on. Totals stay as they are."""
        missing = {ref.table for ref in texts if not self.report.has_table(ref.table)}
        blank = {ref: "" for ref in self.report.form.refs if ref.table in missing}
        cells = {**self.report.cells, **blank, **texts}
        report = replace(self.report, cells=cells, typed_totals=totals_typed(self.report.form, cells))
        return self.with_report(report, texts)

    def with_report(self, report: Report, typed: Mapping[CellRef, str] | None = None) -> Review:
        """Take over an edited report; cells that were typed in, and those that differ, are settled."""
        changed = {ref for ref, text in report.cells.items() if self.report.cell(ref) != text}
        return replace(self, report=report, unsettled=self.unsettled - changed - set(typed or ()))

    def assign_number(self, text: str, source: str, ref: CellRef) -> Review:
        """Put a figure of the file into a cell; if it was left over, it no longer is."""
        placed = self.with_cells({ref: text.strip()})
        return replace(placed._without(text, source), moved={**self.moved, ref: source})

    def assign_text(self, text: str, source: str, part: str) -> Review:
        """Add a text of the file to a section or the preamble as its last paragraph."""
        items = self.report.part(part).items + Part.of(text).items
        added = (*self.added, (part, Leftover(text, source)))
        return replace(self._without(text, source), report=self.report.with_part(part, Part(items)), added=added)

    def _without(self, text: str, source: str) -> Review:
        at = next((k for k, left in enumerate(self.leftovers) if (left.text, left.source) == (text, source)), None)
        return self if at is None else replace(self, leftovers=self.leftovers[:at] + self.leftovers[at + 1 :])

    # ── What comes of it ──

    def result(self) -> Recognition:
        """Return the recognition to accept: the corrected report, and notes on what is still open."""
        return replace(
            self.recognition,
            report=replace(self.report, typed_totals=frozenset()),
            notes=(*(_note(left) for left in self.leftovers), *self._open_notes()),
            sources={**self.recognition.sources, **self.moved},
            doubtful=self.recognition.doubtful & self.unsettled,
            conflicts=self.recognition.conflicts & self.unsettled,
        )

    def _open_notes(self) -> Iterator[Note]:
        for note in self.recognition.notes:
            settled = note.kind is NoteKind.DOUBTFUL and note.cell is not None and not self.doubt_of(note.cell)
            outdated = note.cell is not None and self.was_changed(note.cell)
            if note.kind is not NoteKind.UNPLACED and not settled and not outdated:
                yield note


def _doubts(recognition: Recognition) -> Iterator[Doubt]:
    """Group the unsure cells: a note begins a group, and so does a row of another state."""
    said = {
        note.cell: note.text.rpartition("：")[2]
        for note in recognition.notes
        if note.kind is NoteKind.DOUBTFUL and note.cell
    }
    group: list[CellRef] = []
    why, key = "", ("", CellState.READ)
    for ref in recognition.report.form.refs:
        if ref not in recognition.doubtful | recognition.conflicts:
            continue
        state = recognition.state(ref)
        row = ref.row if state is CellState.CONFLICT else ""
        if group and (ref in said or key != (ref.table + row, state)):
            yield Doubt(tuple(group), key[1], why)
            group = []
        if not group:
            why = TWO_FIGURES if state is CellState.CONFLICT else said.get(ref, UNSURE)
            key = (ref.table + row, state)
        group.append(ref)
    if group:
        yield Doubt(tuple(group), key[1], why)


def _pieces(note: Note) -> Iterator[Leftover]:
    """Yield what a note lists as unplaced: figure by figure, a text in one piece."""
    if note.kind is not NoteKind.UNPLACED:
        return
    text = note.original or note.text
    why = note.text.removeprefix(text).removeprefix("（").removesuffix("）")
    figures = text.split()
    for piece in figures if all(map(is_figure, figures)) else [text]:
        yield Leftover(piece, note.source, why)


def is_figure(text: str) -> bool:
    """Say whether a text is a number that may stand in a cell."""
    return number.parse_amount(text) is not None or number.parse_change(text) is not None


def _note(left: Leftover) -> Note:
    said = f"{left.text}（{left.why}）" if left.why else left.text
    return Note(NoteKind.UNPLACED, said, left.source, original=left.text)
