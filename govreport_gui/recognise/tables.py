"""Give each figure its cell, or say that it found none. Better missing than wrong.

A group of figures beside its label is certain. Figures on lines of their own follow their labels if the whole run does
so without exception; otherwise they are placed only where the labels of all lines that are missing stand in the run, in
order, with as many groups, and the row's own sum holds; that is said to be doubtful.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from govreport_gui import number
from govreport_gui.form import CellRef, Equation
from govreport_gui.recognise.events import Event, Group, Label, Stray
from govreport_gui.recognise.fitting import Shape, Shapes, fit, part_glued, shapes_of
from govreport_gui.recognise.labels import Lexicon, Line, Match
from govreport_gui.recognise.records import Note, NoteKind
from govreport_gui.recognise.tokens import Cell

GAPS = "空行当作空白格，请核对"
ALTERED = "行名与规定的不完全一致，按最接近的一行放入"
GLUED = "几个数连在了一起，按合计关系拆开，请核对"


@dataclass
class Placed:
    """The cells of one table as they fill up, and the notes made on the way."""

    words: Lexicon
    cells: dict[CellRef, Cell] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    filled: dict[int, str] = field(default_factory=dict)  # line order → where its figures stand
    doubtful: set[CellRef] = field(default_factory=set)
    conflicts: set[CellRef] = field(default_factory=set)

    def take(self, group: Group, line: Line, cells: Sequence[Cell], doubt: str = "") -> None:
        """Place a line's figures, and list what else stood in their row."""
        self.put(line, cells, doubt)
        self.unplaced([cell for cell in group.cells if cell not in cells], f"在{self.name(line)}这一行，表里没有这一列")

    def put(self, line: Line, cells: Sequence[Cell], doubt: str = "") -> None:
        """Place a line's figures; a second set for the same line is a conflict, unless it says the same."""
        values = dict(zip(line.refs, cells, strict=True))
        if line.order in self.filled:
            others = {ref for ref, cell in values.items() if _differ(self.cells[ref], cell)}
            if others:
                self.conflicts |= others
                self.unplaced(cells, f"与前面读到的{self.name(line)}不一致", min(others, key=line.refs.index))
            return
        self.cells |= values
        self.filled[line.order] = cells[0].source
        if doubt:
            self.doubtful |= set(line.refs)
            self.notes.append(Note(NoteKind.DOUBTFUL, f"{self.name(line)}：{doubt}", cells[0].source, line.refs[0]))

    def unplaced(self, cells: Sequence[Cell], why: str, ref: CellRef | None = None) -> None:
        """Note figures that found no place; `ref` is the cell they contend for."""
        filled = [cell for cell in cells if not cell.blank]
        if filled:
            text = " ".join(cell.text for cell in filled)
            self.notes.append(Note(NoteKind.UNPLACED, f"{text}（{why}）", filled[0].source, ref, original=text))

    def equations(self, line: Line) -> tuple[Equation, ...]:
        """Return the equations of a line's table."""
        return self.words.form.table[line.table].equations

    def name(self, line: Line) -> str:
        """Name a line in words."""
        table = self.words.form.table[line.table]
        return f"{table.name}·{table.rows[line.row].name}" if line.row else table.name


def _differ(a: Cell, b: Cell) -> bool:
    return number.squeeze(a.text) != number.squeeze(b.text)


def place(events: list[Event], words: Lexicon, table: str) -> Placed:
    """Place the figures of one table."""
    placed = Placed(words)
    lines = words.lines_of(table)
    for event in events:
        if isinstance(event, Stray):
            placed.notes.append(Note(NoteKind.UNPLACED, event.text, event.source))
    if len(lines) == 1:
        _place_single(events, lines[0], placed)
        return placed
    shapes = shapes_of(events)
    for run in _runs(events, placed, shapes):
        _place_run(run.events, [line for line in lines if run.may_hold(line)], placed)
    return placed


def _place_single(events: list[Event], line: Line, placed: Placed) -> None:
    """Place the one line of a table whose rows stand side by side: the one group as long as the line.

    A row of blanks is taken for the line only where no figures are: converters leave such rows above the headers.
    """
    groups = [event for event in events if isinstance(event, Group)]
    filled = [group for group in groups if not group.blank]
    for group in filled or groups[-1:]:
        cells = fit(group, line)
        if cells is None and (parted := part_glued(group, line, placed.equations(line))):
            placed.put(line, parted, GLUED)
        elif cells is None:
            placed.unplaced(group.cells, f"这一行应当有{len(line.refs)}个数")
        else:
            placed.take(group, line, cells)


@dataclass(frozen=True)
class _Run:
    """Events between two lines whose figures stood beside their labels."""

    events: list[Label | Group]
    before: int
    after: Match | None

    def may_hold(self, line: Line) -> bool:
        """Say whether a line may be among the events, by the printed order."""
        if line.order <= self.before or (self.after and line.order >= self.after.line.order):
            return False
        return not (self.after and self.after.for_group and line.group == self.after.line.group)


def _runs(events: list[Event], placed: Placed, shapes: Shapes) -> Iterator[_Run]:
    """Place what is certain, and yield the runs of events between."""
    run: list[Label | Group] = []
    before = -1
    for event in events:
        if isinstance(event, Stray) or _is_empty_row(event, run):
            continue
        if isinstance(event, Label) or event.match is None:
            run.append(event)
            continue
        yield _Run(run, before, event.match)
        run = []
        _place_beside(event, event.match, placed, shapes)
        before = event.match.line.order
    yield _Run(run, before, None)


def _is_empty_row(event: Label | Group, run: list[Label | Group]) -> bool:
    """Say whether an event is nothing but blanks that belong to no label."""
    led = bool(run) and isinstance(run[-1], Label)
    return isinstance(event, Group) and event.match is None and event.blank and not led


def _place_beside(group: Group, match: Match, placed: Placed, shapes: Shapes) -> None:
    """Place figures that stand beside their label."""
    line = match.line
    shape = shapes.get((group.grid, group.label_at, len(line.refs)), Shape())
    cells = shape.fit(group, line)
    if cells is None and (parted := part_glued(group, line, placed.equations(line))):
        placed.put(line, parted, GLUED)
    elif cells is None:
        placed.unplaced(group.cells, f"{placed.name(line)}这一行应当有{len(line.refs)}个数")
    else:
        placed.take(group, line, cells, ALTERED if match.doubtful else "")


def _place_run(run: list[Label | Group], missing: list[Line], placed: Placed) -> None:
    """Place figures that stand on lines of their own."""
    groups = [event for event in run if isinstance(event, Group)]
    if not groups:
        return
    if _labels_lead(run):
        spread = _with_gaps(run)
        doubt = GAPS if spread != run else ""
        for before, label, group in zip([None, *spread], spread, spread[1:], strict=False):
            if isinstance(label, Label) and isinstance(group, Group):
                _place_led(before, label, group, placed, doubt)
        return
    missing = [line for line in missing if line.order not in placed.filled]
    fitted = [(line, fit(group, line)) for line, group in zip(missing, groups, strict=False)]
    labels = [event.match.line.order for event in run if isinstance(event, Label)]
    in_order = labels == sorted(labels) and {line.order for line in missing} <= set(labels)
    if (
        in_order
        and len(groups) == len(missing)
        and all(cells and _adds_up(line, cells, placed) for line, cells in fitted)
    ):
        for (line, cells), group in zip(fitted, groups, strict=True):
            placed.take(group, line, cells or (), "数字与行名不在同一行，按先后顺序放入")
        return
    for group in groups:
        placed.unplaced(group.cells, "不能确定属于哪一行")


def _with_gaps(run: list[Label | Group]) -> list[Label | Group]:
    """Take empty lines between figures for blank cells, if that gives every line of the run just the cells it has."""
    spread: list[Label | Group] = []
    for label, event in zip([None, *run], run, strict=False):
        if not isinstance(event, Group) or not isinstance(label, Label):
            spread.append(event)
            continue
        cells = tuple(c for cell in event.cells for c in (*[Cell("", cell.source)] * cell.gap, cell))
        if len(cells) != len(label.match.line.refs):
            return run
        spread.append(replace(event, cells=cells))
    return spread


def _labels_lead(run: list[Label | Group]) -> bool:
    """Say whether every group of a run follows right behind a label."""
    pairs = zip([None, *run], run, strict=False)
    return all(isinstance(before, Label) for before, event in pairs if isinstance(event, Group))


def _place_led(before: Label | Group | None, label: Label, group: Group, placed: Placed, doubt: str) -> None:
    """Place a group behind its label; of two labels in a row nobody can say whose figures follow."""
    line = label.match.line
    if isinstance(before, Label) and before.match.line is not line:
        placed.unplaced(group.cells, f"不能确定属于{placed.name(before.match.line)}还是{placed.name(line)}")
        return
    cells = fit(group, line)
    if cells is None:
        placed.unplaced(group.cells, f"{placed.name(line)}这一行应当有{len(line.refs)}个数")
    else:
        placed.take(group, line, cells, ALTERED if label.match.doubtful else doubt)


def _adds_up(line: Line, cells: Sequence[Cell], placed: Placed) -> bool:
    """Say whether a line's figures satisfy the equations that hold within the line."""
    values: Mapping[CellRef, int | None] = {
        ref: number.for_sums(cell.text) for ref, cell in zip(line.refs, cells, strict=True)
    }
    for equation in placed.equations(line):
        if not set(equation.cells) <= set(values):
            continue
        left, right = ([values[ref] for ref in side] for side in (equation.left, equation.right))
        if None in left or None in right or sum(v or 0 for v in left) != sum(v or 0 for v in right):
            return False
    return True
