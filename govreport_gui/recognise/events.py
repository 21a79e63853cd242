"""Walk over the blocks and note, table by table, its labels and groups of figures, in the file's order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from govreport_gui.blocks import Grid, GridCell, Paragraph
from govreport_gui.recognise.fold import normal
from govreport_gui.recognise.labels import Lexicon, Line, Match
from govreport_gui.recognise.tokens import Cell, is_value, split_line, unglue

ENOUGH_WORDS = 5  # of a table's words make a grid that table, whatever else stands in its cells


Place = tuple[int, int]  # a cell's first grid column, and how many it spans


@dataclass(frozen=True, slots=True)
class Heads:
    """The column headers of a grid, as far as they have come."""

    known: Mapping[str, Place]  # the form's own, by their words
    foreign: tuple[Place, ...] = ()  # others, such as 小计

    def plus(self, plain: str, place: Place, known: bool) -> Heads:
        """Return these headers and one more; a later block heads its columns anew."""
        return Heads({**self.known, plain: place}, self.foreign) if known else Heads(self.known, (*self.foreign, place))


NO_HEADS = Heads({})


@dataclass(frozen=True, slots=True)
class Label:
    """A line's label, with no figures beside it."""

    match: Match
    source: str


@dataclass(frozen=True, slots=True)
class Group:
    """Figures that stand together.

    `match` is the line whose label stands in the same row of a grid or on the same line of text, None for figures on
    their own. `heads` are the grid's column headers by their place, where it has them.
    """

    cells: tuple[Cell, ...]
    match: Match | None
    heads: Heads = field(default_factory=lambda: NO_HEADS)
    grid: str = ""  # the grid it stands in
    label_at: int = -1  # the place of the label's cell in its row

    @property
    def blank(self) -> bool:
        """Say whether nothing stands in any of its cells."""
        return all(cell.blank for cell in self.cells)

    @property
    def source(self) -> str:
        """Where its first cell stands."""
        return self.cells[0].source


@dataclass(frozen=True, slots=True)
class Stray:
    """A text in a statutory grid that is none of its words."""

    text: str
    source: str


Event = Label | Group | Stray


class Events:
    """Collects the events of all tables of a form. `current` is the table being read."""

    def __init__(self, words: Lexicon) -> None:
        self.words = words
        self.by_table: dict[str, list[Event]] = {table.key: [] for table in words.form.tables}
        self.current = ""
        self.running = ""  # label text of running lines (normal form), not yet followed by figures
        self.running_source = ""
        self.loose: list[Cell] = []  # figures one a line, waiting to be a group
        self.heads = NO_HEADS  # of the grid being read
        self.seen: set[str] = set()  # tables of which anything was met

    # ── grids ──

    def table_of(self, grid: Grid) -> str:
        """Return the statutory table a grid is (a piece of), "" if none: by its words, whatever stands around it."""
        counts: dict[str, int] = dict.fromkeys(self.by_table, 0)
        texts = 0
        for cell in grid.cells:
            if not cell.text or is_value(cell.text):
                continue
            texts += 1
            for key in self.tables_with(cell.text):
                counts[key] += 1
        best = max(counts, key=lambda key: counts[key])
        if counts[best] >= 2 and (counts[best] * 3 >= texts or counts[best] >= ENOUGH_WORDS):
            return best
        goes_on = not texts or any(self.is_own_label(cell.text) for cell in grid.cells)
        return self.current if goes_on and grid.cells else ""

    def is_own_label(self, text: str) -> bool:
        """Say whether a text is exactly a line's label of the table being read: a page may hold but one of its rows."""
        line = self.words.by_label.get(normal(text))
        return line is not None and line.table == self.current

    def tables_with(self, text: str) -> set[str]:
        """Return the tables that know a cell's text as one of their words."""
        found = self.words.tables_with(normal(text))
        match = self.words.match(text) if not found else None
        return {match.line.table} if match else found

    def feed_grid(self, grid: Grid, table: str) -> None:
        """Take in the rows of a grid that is (a piece of) a statutory table."""
        self.switch(table)
        self.seen.add(table)
        self.heads = NO_HEADS
        for row in grid.by_row():
            at = self.label_at(row)
            if at is not None and at + 1 < len(row):
                self.feed_row(row, at, grid.source)
            else:
                self.feed_loose_row(row)
        self.flush()

    def label_at(self, row: tuple[GridCell, ...]) -> int | None:
        """Return the place of the last cell that is a line's label: exactly if any is, else nearly."""
        nearly = None
        for at in reversed(range(len(row))):
            text = row[at].text
            match = self.words.match(text) if text and not is_value(text) else None
            if match and not match.doubtful:
                return at
            if match and nearly is None:
                nearly = at
        return nearly

    def feed_row(self, row: tuple[GridCell, ...], at: int, grid: str) -> None:
        """Take in a row with its label at `at` and figures behind it."""
        self.flush()
        match = self.words.match(row[at].text)
        if match is None:
            return
        self.switch(match.line.table)
        cells = tuple(Cell(cell.text, cell.source, cell.column, cell.columns) for cell in row[at + 1 :])
        self.add(Group(cells, match, self.heads, grid, at))

    def feed_loose_row(self, row: tuple[GridCell, ...]) -> None:
        """Take in a row without a label, or with nothing but one: headers, or figures torn from their label."""
        filled = [cell for cell in row if cell.text]
        if len(row) == 1 and not filled and (self.running or self.loose):
            self.feed_values([Cell("", row[0].source)])  # a blank among figures that stand one a line
            return
        if all(is_value(cell.text) for cell in filled) or self.is_odd_line(row):
            if filled or len(row) == self.words.single_line(self.current):
                self.feed_values([Cell(c.text, c.source, c.column, c.columns) for c in row])
            return
        for cell in filled:
            if self.feed_glued(cell):
                continue
            plain = normal(cell.text)
            known = self.words.is_word(plain, self.current) or not plain
            if not known and is_value(cell.text):
                self.feed_values([Cell(cell.text, cell.source, cell.column, cell.columns)])
                continue
            self.heads = self.heads.plus(plain, (cell.column, cell.columns), known)
            if known:
                self.feed_words(plain, cell.source)
            else:
                self.add(Stray(cell.text, cell.source))

    def is_odd_line(self, row: tuple[GridCell, ...]) -> bool:
        """Say whether a row is the only line of its table, though it holds no figures: none of it is a table's word."""
        if len(row) != self.words.single_line(self.current):
            return False
        return not any(self.words.is_word(normal(cell.text), self.current) for cell in row)

    # ── running text ──

    def feed_paragraph(self, paragraph: Paragraph) -> bool:
        """Take in a line of text if it is made of the current table's words or figures; say whether it was."""
        words, values = split_line(paragraph.text)
        if words and not values and self.feed_glued(paragraph):
            return True
        if not (self.are_words(words, bool(values)) if words else self.open):
            return False
        plain = normal("".join(words))
        cells = [Cell(value, paragraph.source, gap=0 if plain else paragraph.gap) for value in values]
        if plain:
            self.feed_words(plain, paragraph.source)
        if plain and cells:
            self.close_label(cells)
        elif cells:
            self.feed_values(cells)
        return True

    def are_words(self, pieces: list[str], with_values: bool) -> bool:
        """Say whether a line's words are the current table's, whole or cut, or end the label on the line above."""
        plain = normal("".join(pieces))
        if self.words.is_word(plain, self.current):
            return True
        if with_values:
            return self.ends_label(plain)
        return self.open and all(self.words.is_piece(normal(piece), self.current) for piece in pieces)

    @property
    def open(self) -> bool:
        """Say whether something of the current table has been seen, so that a bare figure may be one of its."""
        return bool(self.running or self.loose or self.by_table[self.current])

    def ends_label(self, plain: str) -> bool:
        """Say whether a text is the end of a label that began on the line above."""
        matches = self.words.matches_in(self.running + plain, self.current) if self.running else []
        return bool(matches) and not matches[-1].doubtful

    def feed_glued(self, place: Paragraph | GridCell) -> bool:
        """Take in a label whose figures run into it."""
        label, digits = unglue(place.text)
        plain = normal(label)
        if not digits or not (self.words.is_word(plain, self.current) or self.ends_label(plain)):
            return False
        self.feed_words(plain, place.source)
        self.close_label([Cell(digits, place.source)])
        return True

    def feed_words(self, plain: str, source: str) -> None:
        """Add to the running label text."""
        self.flush_loose()
        if not self.running:
            self.running_source = source
        self.running += plain

    def feed_values(self, cells: list[Cell]) -> None:
        """Take in figures that stand alone: one a line they gather to a group, several make a group."""
        if self.running:
            self.flush_label()
        if len(cells) == 1:
            self.loose += cells
            return
        self.flush_loose()
        self.add(Group(tuple(cells), None))

    # ── turning what has gathered into events ──

    def close_label(self, cells: list[Cell]) -> None:
        """Make a group of the figures on the line where the running label ends."""
        matches = self.words.matches_in(self.running, self.current)
        self.running = ""
        for match in matches[:-1]:
            self.add(Label(match, self.running_source))
        self.add(Group(tuple(cells), matches[-1] if matches else None))

    def flush(self) -> None:
        """End whatever has gathered."""
        self.flush_label()
        self.flush_loose()

    def flush_label(self) -> None:
        """Make labels of the running text."""
        if self.running and self.current:
            for match in self.words.matches_in(self.running, self.current):
                self.add(Label(match, self.running_source))
        self.running = ""

    def flush_loose(self) -> None:
        """Make a group of the figures that came one a line."""
        if self.loose:
            self.add(Group(tuple(self.loose), None))
        self.loose = []

    def switch(self, table: str) -> None:
        """Go on with another table."""
        if table != self.current:
            self.flush()
            self.current = table

    def add(self, event: Event) -> None:
        """Note an event for its table."""
        table = event.match.line.table if isinstance(event, Group) and event.match else self.current
        self.by_table[table].append(event)
        self.seen.add(table)

    def lines(self, table: str) -> Iterator[Line]:
        """Yield the lines whose labels were met in a table."""
        for event in self.by_table[table]:
            if not isinstance(event, Stray) and event.match:
                yield event.match.line
