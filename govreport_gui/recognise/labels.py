"""Know the form's printed words again in whatever way a file sets them.

A `Line` is a line of figures as printed:
a row of 表二 or 表三, or the single line of 表四 with all its fifteen figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from govreport_gui.form import CellRef, Form, Row, Table, forms
from govreport_gui.form.spec import Arrangement, Block, strip_number
from govreport_gui.recognise.fold import normal

ALIKE = 0.75  # from this similarity on, an altered label is taken for the printed one (and said to be doubtful)
FRAGMENT = 3  # so many characters of a label, on a line of their own, are a piece of it
_REMARK = re.compile(r"[（(][^（()）]*[)）]$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of figures: its cells in printed order, and the spellings of its label."""

    table: str
    order: int  # place among the table's lines
    row: str  # key of the row; "" for a line that holds several rows side by side
    refs: tuple[CellRef, ...]
    labels: tuple[str, ...]
    group: str  # the label its row is grouped under, "" if none
    takes_group: bool  # its figures are those of the group where that is drawn as a single row
    heads: tuple[str, ...]  # its columns' headers, in printed order


@dataclass(frozen=True, slots=True)
class Match:
    """A label found: its line, and whether it took a guess."""

    line: Line
    doubtful: bool = False
    for_group: bool = False  # the group's own label stood there, in place of its rows


class Lexicon:
    """The words of one form."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.lines = tuple(line for table in form.tables for line in _lines(table))
        self.by_label = {label: line for line in self.lines for label in line.labels}
        self.by_group = {line.group: line for line in self.lines if line.takes_group}
        self.furniture = {table.key: frozenset(_furniture(table)) for table in form.tables}
        self.words = {
            table.key: self.furniture[table.key]
            | {label for label, line in self.by_label.items() if line.table == table.key}
            for table in form.tables
        }

    def lines_of(self, table: str) -> tuple[Line, ...]:
        """Return a table's lines in printed order."""
        return tuple(line for line in self.lines if line.table == table)

    def single_line(self, table: str) -> int:
        """Return how many figures the only line of a table has; 0 where there are several lines."""
        lines = self.lines_of(table)
        return len(lines[0].refs) if len(lines) == 1 else 0

    def match(self, text: str) -> Match | None:
        """Find the line whose label a whole cell is: exactly, without its bracketed remark, or nearly."""
        plain = normal(text)
        if plain in self.by_label:
            return Match(self.by_label[plain])
        if plain in self.by_group:
            return Match(self.by_group[plain], doubtful=True, for_group=True)
        if any(plain in words for words in self.furniture.values()):
            return None
        bare = normal(_REMARK.sub("", text.strip()))
        if bare in self.by_label:
            return Match(self.by_label[bare], doubtful=True)
        return self.nearly(plain)

    def matches_in(self, text: str, table: str) -> list[Match]:
        """Find the lines whose labels stand in running label text (normal form), in order; the last one at its end."""
        labels = [(label, line, False) for label, line in self.by_label.items() if line.table == table]
        labels += [(label, line, True) for label, line in self.by_group.items() if line.table == table]
        labels.sort(key=lambda item: -len(item[0]))
        found: list[Match] = []
        at = rest = 0
        while at < len(text):
            hit = next(((label, line, doubt) for label, line, doubt in labels if text.startswith(label, at)), None)
            if hit is None:
                at += 1
                continue
            found += self.nearly_in(text[rest:at], table)
            found.append(Match(hit[1], doubtful=hit[2], for_group=hit[2]))
            at = rest = at + len(hit[0])
        found += self.nearly_in(text[rest:], table)
        return _without_shadows(found)

    def nearly_in(self, text: str, table: str) -> list[Match]:
        """Find an altered label in what is left of running label text."""
        for piece in self.shed(text, table):
            match = self.nearly(piece)
            if match and match.line.table == table:
                return [match]
        return []

    def shed(self, text: str, table: str) -> Iterator[str]:
        """Yield a text, then what is left of it as furniture is taken off its end, then off its start."""
        yield text
        words = sorted((word for word in self.furniture[table] if len(word) > FRAGMENT), key=len, reverse=True)
        while word := next((word for word in words if text.endswith(word)), ""):
            text = text.removesuffix(word)
            yield text
        while word := next((word for word in words if word in text), ""):
            text = text[text.index(word) + len(word) :]
            yield text

    def nearly(self, plain: str) -> Match | None:
        """Find the one label that an altered one most resembles."""
        if len(plain) < FRAGMENT + 1:
            return None
        scores = sorted(((alike(plain, label), label) for label in self.by_label), reverse=True)
        best = self.by_label[scores[0][1]]
        rival = next((score for score, label in scores if self.by_label[label] is not best), 0.0)
        if scores[0][0] < ALIKE or scores[0][0] - rival < 0.05:
            return None
        return Match(best, doubtful=True)

    def is_word(self, plain: str, table: str) -> bool:
        """Say whether a text (normal form) is made of a table's words, or is a piece of one that was wrapped."""
        if not plain:
            return False
        words = self.words[table]
        if plain in words or (len(plain) >= FRAGMENT and any(plain in word for word in words)):
            return True
        if self.covered(plain, table) * 2 >= len(plain):
            return True
        found = self.nearly(plain)
        return found is not None and found.line.table == table

    def is_piece(self, plain: str, table: str) -> bool:
        """Say whether a text is any piece of a table's words: a header broken over lines, a label set downwards."""
        return any(plain in word for word in self.words[table])

    def covered(self, plain: str, table: str) -> int:
        """Count the characters of a text that a table's words cover, reading from the left; the last may be cut off."""
        words = sorted(self.words[table], key=len, reverse=True)
        at = covered = 0
        while at < len(plain):
            if len(plain) - at >= FRAGMENT and any(word.startswith(plain[at:]) for word in words):
                return covered + len(plain) - at
            word = next((word for word in words if plain.startswith(word, at)), "")
            covered += len(word)
            at += len(word) or 1
        return covered

    def tables_with(self, plain: str) -> set[str]:
        """Return the tables that have a word exactly like this."""
        return {key for key, words in self.words.items() if plain in words}


@cache
def lexicon(form_id: str) -> Lexicon:
    """Return a form's lexicon, made once."""
    return Lexicon(forms()[form_id])


def _without_shadows(matches: list[Match]) -> list[Match]:
    """Drop a group's stand-in label where another label follows: it was the group's own label."""
    return [m for k, m in enumerate(matches) if k == len(matches) - 1 or not m.for_group]


def alike(a: str, b: str) -> float:
    """Say how much two labels resemble each other, 0 to 1; 0 too where it is clearly less than ALIKE."""
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= ALIKE else 0.0


def _lines(table: Table) -> Iterator[Line]:
    order = 0
    for block in table.blocks:
        if block.arrangement is Arrangement.BESIDE:
            refs = tuple(CellRef(table.key, row.key, column.key) for row in block.rows for column in block.columns)
            yield Line(table.key, order, "", refs, (), "", False, ())
            order += 1
            continue
        for row in block.rows:
            refs = tuple(CellRef(table.key, row.key, column.key) for column in block.columns)
            heads = tuple(normal(column.path[-1]) for column in block.columns)
            group = normal(row.path[-2]) if len(row.path) > 1 else ""
            yield Line(table.key, order, row.key, refs, tuple(_spellings(row, block)), group, row.takes_group, heads)
            order += 1


def _spellings(row: Row, block: Block) -> Iterator[str]:
    """Yield a row's label, its aliases, and its label without remark or number where that is still its own."""
    yield normal(row.path[-1])
    yield normal(_REMARK.sub("", row.path[-1]))
    yield from (normal(alias) for alias in row.aliases)
    bare = normal(re.sub(r"^(?:[（(]\w+[）)]|\w{1,2}[、.])", "", row.path[-1]))
    others = {normal(strip_number(part)) for other in block.rows if other is not row for part in other.path}
    if len(bare) > FRAGMENT and bare not in others:
        yield bare


def _furniture(table: Table) -> Iterator[str]:
    for block in table.blocks:
        yield from (normal(text) for text in (block.title, block.corner) if text)
        beside = block.arrangement is Arrangement.BESIDE
        for row in block.rows:
            yield from (normal(part) for part in (row.path if beside else row.path[:-1]))
        for column in block.columns:
            yield from (normal(part) for part in (*column.path, *column.aliases))
