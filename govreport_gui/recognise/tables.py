"""Give each figure its cell, or say that it found none. Better missing than wrong.

A group of figures beside its label is certain. Figures on lines of their own follow their labels if the whole run does
so without exception; otherwise they are placed only where exactly as many lines are missing as groups were found, and
the row's own sum holds; that is said to be doubtful.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from govreport_gui import number
from govreport_gui.form import CellRef
from govreport_gui.recognise.events import Event, Group, Label, Stray
from govreport_gui.recognise.labels import Lexicon, Line, Match
from govreport_gui.recognise.records import Note, NoteKind
from govreport_gui.recognise.tokens import Cell
from govreport_gui.recognise.unglue import part_digits

ALTERED = "行名与规定的不完全一致，按最接近的一行放入"
GLUED = "几个数连在了一起，按合计关系拆开，请核对"
Offsets = dict[tuple[str, int, int], set[int]]  # grid, cells in the row, figures wanted → places of the first figure


@dataclass
class Placed:
    """The cells of one table as they fill up, and the notes made on the way."""

    words: Lexicon
    cells: dict[CellRef, Cell] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    filled: dict[int, str] = field(default_factory=dict)  # line order → where its figures stand
    doubtful: set[CellRef] = field(default_factory=set)
    conflicts: set[CellRef] = field(default_factory=set)

    def put(self, line: Line, cells: Sequence[Cell], doubt: str = "") -> None:
        """Place a line's figures; a second set for the same line is a conflict, unless it says the same."""
        values = dict(zip(line.refs, cells, strict=True))
        if line.order in self.filled:
            others = {ref for ref, cell in values.items() if _differ(self.cells[ref], cell)}
            if others:
                self.conflicts |= others
                self.unplaced(cells, f"与前面读到的{self.name(line)}不一致")
            return
        self.cells |= values
        self.filled[line.order] = cells[0].source
        if doubt:
            self.doubtful |= set(line.refs)
            self.notes.append(Note(NoteKind.DOUBTFUL, f"{self.name(line)}：{doubt}", cells[0].source, line.refs[0]))

    def unplaced(self, cells: Sequence[Cell], why: str) -> None:
        """Note figures that found no place."""
        text = " ".join(cell.text for cell in cells if not cell.blank)
        if text:
            self.notes.append(Note(NoteKind.UNPLACED, f"{text}（{why}）", cells[0].source, original=text))

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
    offsets = _offsets(events)
    for run in _runs(events, placed, offsets):
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
        if cells is None and (parted := _part(group, line, placed)):
            placed.put(line, parted, GLUED)
        elif cells is None:
            placed.unplaced(group.cells, f"这一行应当有{len(line.refs)}个数")
        else:
            placed.put(line, cells)


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


def _runs(events: list[Event], placed: Placed, offsets: Offsets) -> Iterator[_Run]:
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
        _place_beside(event, event.match, placed, offsets)
        before = event.match.line.order
    yield _Run(run, before, None)


def _is_empty_row(event: Label | Group, run: list[Label | Group]) -> bool:
    """Say whether an event is nothing but blanks that belong to no label."""
    led = bool(run) and isinstance(run[-1], Label)
    return isinstance(event, Group) and event.match is None and event.blank and not led


def _place_beside(group: Group, match: Match, placed: Placed, offsets: Offsets) -> None:
    """Place figures that stand beside their label."""
    line = match.line
    cells = fit(group, line) or _fit_like_others(group, line, offsets)
    if cells is None and (parted := _part(group, line, placed)):
        placed.put(line, parted, GLUED)
    elif cells is None:
        placed.unplaced(group.cells, f"{placed.name(line)}这一行应当有{len(line.refs)}个数")
    else:
        placed.put(line, cells, ALTERED if match.doubtful else "")


def _offsets(events: list[Event]) -> Offsets:
    """Return, for each grid and length of row, where the figures begin in the rows that leave no choice."""
    found: Offsets = {}
    for event in events:
        if isinstance(event, Group) and event.match and not event.blank:
            cells = fit(event, event.match.line)
            if cells and len(cells) < len(event.cells):
                place = (event.grid, len(event.cells), len(cells))
                found.setdefault(place, set()).add(event.cells.index(cells[0]))
    return found


def _fit_like_others(group: Group, line: Line, offsets: Offsets) -> tuple[Cell, ...] | None:
    """Cut a row's figures out where all other rows of its grid and length have theirs."""
    starts = offsets.get((group.grid, len(group.cells), len(line.refs)), set())
    if len(starts) != 1:
        return None
    start = next(iter(starts))
    inside = group.cells[start : start + len(line.refs)]
    outside = group.cells[:start] + group.cells[start + len(line.refs) :]
    return inside if all(cell.blank for cell in outside) else None


def _place_run(run: list[Label | Group], missing: list[Line], placed: Placed) -> None:
    """Place figures that stand on lines of their own."""
    groups = [event for event in run if isinstance(event, Group)]
    if not groups:
        return
    if _labels_lead(run):
        run = _with_gaps(run)
        for before, label, group in zip([None, *run], run, run[1:], strict=False):
            if isinstance(label, Label) and isinstance(group, Group):
                _place_led(before, label, group, placed)
        return
    missing = [line for line in missing if line.order not in placed.filled]
    fitted = [(line, fit(group, line)) for line, group in zip(missing, groups, strict=False)]
    if len(groups) == len(missing) and all(cells and _adds_up(line, cells, placed) for line, cells in fitted):
        for line, cells in fitted:
            placed.put(line, cells or (), "数字与行名不在同一行，按先后顺序放入")
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


def _place_led(before: Label | Group | None, label: Label, group: Group, placed: Placed) -> None:
    """Place a group behind its label; of two labels in a row nobody can say whose figures follow."""
    line = label.match.line
    if isinstance(before, Label) and before.match.line is not line:
        placed.unplaced(group.cells, f"不能确定属于{placed.name(before.match.line)}还是{placed.name(line)}")
        return
    cells = fit(group, line)
    if cells is None:
        placed.unplaced(group.cells, f"{placed.name(line)}这一行应当有{len(line.refs)}个数")
    else:
        placed.put(line, cells, ALTERED if label.match.doubtful else "")


def fit(group: Group, line: Line) -> tuple[Cell, ...] | None:
    """Return a group's cells as many as the line has, None where that is not certain.

    More cells than the line has are let go only if they are blank and stand outside; where the figures could be shifted
    either way, the grid's own headers decide.
    """
    wanted = len(line.refs)
    cells = group.cells
    if len(cells) == wanted:
        return cells
    if wanted == 1:
        filled = [cell for cell in cells if not cell.blank]
        return (filled[0],) if len(filled) == 1 else (cells[0],) if not filled else None
    if by_heads := _by_heads(group, line):
        return by_heads
    spread = tuple(cell for cell in cells for _ in range(cell.columns if cell.blank else 1))
    if len(spread) == wanted:
        return spread
    core = _strip_blank(cells)
    if not core:
        return cells[:wanted] if len(cells) >= wanted else None
    return core if len(core) == wanted else None


def _part(group: Group, line: Line, placed: Placed) -> tuple[Cell, ...] | None:
    """Part the figures of a line that ran together, if the line's sums leave one way."""
    filled = [cell for cell in group.cells if not cell.blank]
    if len(filled) != 1:
        return None
    equations = placed.words.form.table[line.table].equations
    figures = part_digits(filled[0].text, line.refs, equations)
    return tuple(Cell(figure, filled[0].source) for figure in figures) if figures else None


def _by_heads(group: Group, line: Line) -> tuple[Cell, ...] | None:
    """Pick the cells that stand under the line's column headers, if the grid has every one of them once, in order."""
    places = [group.heads[head] for head in line.heads if head in group.heads]
    starts = [start for start, _ in places]
    if len(places) != len(line.heads) or starts != sorted(set(starts)):
        return None
    picked: list[Cell] = []
    for start, width in places:
        under = [c for c in group.cells if c.column < start + width and start < c.column + c.columns]
        if len(under) != 1:
            return None
        picked += under
    return tuple(picked)


def _strip_blank(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    filled = [k for k, cell in enumerate(cells) if not cell.blank]
    return cells[filled[0] : filled[-1] + 1] if filled else ()


def _adds_up(line: Line, cells: Sequence[Cell], placed: Placed) -> bool:
    """Say whether a line's figures satisfy the equations that hold within the line."""
    values: Mapping[CellRef, int | None] = {
        ref: number.for_sums(cell.text) for ref, cell in zip(line.refs, cells, strict=True)
    }
    for equation in placed.words.form.table[line.table].equations:
        if not set(equation.cells) <= set(values):
            continue
        left, right = ([values[ref] for ref in side] for side in (equation.left, equation.right))
        if None in left or None in right or sum(v or 0 for v in left) != sum(v or 0 for v in right):
            return False
    return True
