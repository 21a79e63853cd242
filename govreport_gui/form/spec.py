"""The records of a statutory form: sections, tables, rows, columns, equations.

A cell is always named by `CellRef(table, row, column)` with the keys of contract.md, never by numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple


class CellRef(NamedTuple):
    """The name of a cell."""

    table: str
    row: str
    column: str


class CellKind(StrEnum):
    """What may stand in a cell (rules.md 0.2)."""

    COUNT = "count"  # whole number ≥ 0
    AMOUNT = "amount"  # 万元, at most four decimals, kept as decimal text
    CHANGE = "change"  # signed whole number (2019 form, 本年增/减)
    MONEY = "money"  # amount with its unit as text (2019 form, 采购总金额)


class Arrangement(StrEnum):
    """How the rows of a block are drawn."""

    BELOW = "below"  # one line a row, labels at the left
    BESIDE = "beside"  # one line in all: rows side by side, the columns repeated under each


@dataclass(frozen=True, slots=True)
class Section:
    """One of the six sections. `table` is the key of the table it prints, or ""."""

    key: str
    heading: str
    variants: tuple[str, ...]
    must_cover: str
    table: str


@dataclass(frozen=True, slots=True)
class Guidance:
    """Help for whoever fills the row: what counts, what goes wrong, the clause."""

    counts: str
    mistakes: str
    article: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row. `path` is its label from the outermost merged cell to its own, as printed."""

    key: str
    path: tuple[str, ...]
    name: str  # how messages call it: the label without its number, or the shorter name the form file gives
    aliases: tuple[str, ...]  # other labels met in real files
    takes_group: bool  # figures of a group drawn as a single row belong here (forms.md 5.2 inside the 2021 form)
    guidance: Guidance


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `path` is its header from the topmost merged cell down; `span` grid columns wide."""

    key: str
    path: tuple[str, ...]
    name: str  # how messages call it
    aliases: tuple[str, ...]
    kind: CellKind
    span: int


@dataclass(frozen=True, slots=True)
class Block:
    """A run of rows under one header. 表二 has several, the others one."""

    title: str
    corner: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    arrangement: Arrangement


@dataclass(frozen=True, slots=True)
class Equation:
    """Σ left = Σ right (勾稽关系, forms.md 6)."""

    rule: str  # the rule of rules.md that reports it
    subject: str  # which row or column it is about, in words ("自然人", "（一）予以公开")
    left: tuple[CellRef, ...]
    right: tuple[CellRef, ...]

    @property
    def total(self) -> CellRef | None:
        """The cell this equation computes, if its right side is a single cell."""
        return self.right[0] if len(self.right) == 1 else None

    @property
    def cells(self) -> tuple[CellRef, ...]:
        """All cells that take part."""
        return self.left + self.right


@dataclass(frozen=True)
class Table:
    """A statutory table."""

    key: str
    name: str  # 表二, 表三, 表四: how people call it
    label_columns: int
    widths_mm: tuple[float, ...]
    blocks: tuple[Block, ...]
    equations: tuple[Equation, ...]

    @cached_property
    def refs(self) -> tuple[CellRef, ...]:
        """Every cell, in reading order."""
        return tuple(self.iter_refs())

    def iter_refs(self) -> Iterator[CellRef]:
        """Yield every cell, in reading order."""
        for block in self.blocks:
            for row in block.rows:
                for column in block.columns:
                    yield CellRef(self.key, row.key, column.key)

    @cached_property
    def rows(self) -> dict[str, Row]:
        """Rows by key, in printed order."""
        return {row.key: row for block in self.blocks for row in block.rows}

    @cached_property
    def columns_of(self) -> dict[str, dict[str, Column]]:
        """Columns by key, for each row key."""
        return {
            row.key: {column.key: column for column in block.columns} for block in self.blocks for row in block.rows
        }

    @cached_property
    def totals(self) -> dict[CellRef, Equation]:
        """The equation that computes a cell, in the order the totals must be computed."""
        found: dict[CellRef, Equation] = {}
        for equation in self.equations:
            if equation.total is not None:
                found.setdefault(equation.total, equation)
        # A total made of other totals comes after them: the grand total is the row sum of the column totals.
        return dict(sorted(found.items(), key=lambda item: sum(ref in found for ref in item[1].left)))


@dataclass(frozen=True)
class Form:
    """A statutory form. `last_year` is None while it is in force."""

    id: str
    name: str
    document: str  # what the report is called by law: the end of its title
    basis: str
    first_year: int
    last_year: int | None
    sections: tuple[Section, ...]
    tables: tuple[Table, ...]

    @cached_property
    def table(self) -> dict[str, Table]:
        """Tables by key, in printed order."""
        return {table.key: table for table in self.tables}

    @cached_property
    def section(self) -> dict[str, Section]:
        """Sections by key, in printed order."""
        return {section.key: section for section in self.sections}

    @cached_property
    def refs(self) -> tuple[CellRef, ...]:
        """Every cell of every table, in reading order."""
        return tuple(ref for table in self.tables for ref in table.refs)

    @cached_property
    def equations(self) -> tuple[Equation, ...]:
        """Every equation (42 in the 2021 form, 40 in the 2019 form)."""
        return tuple(equation for table in self.tables for equation in table.equations)

    def kind(self, ref: CellRef) -> CellKind:
        """Say what may stand in a cell. KeyError if the form has no such cell."""
        return self.column(ref).kind

    def row(self, ref: CellRef) -> Row:
        """Return the row of a cell."""
        return self.table[ref.table].rows[ref.row]

    def column(self, ref: CellRef) -> Column:
        """Return the column of a cell."""
        return self.table[ref.table].columns_of[ref.row][ref.column]

    def has(self, ref: CellRef) -> bool:
        """Say whether the form has such a cell."""
        table = self.table.get(ref.table)
        return table is not None and ref.column in table.columns_of.get(ref.row, {})

    def cell_name(self, ref: CellRef) -> str:
        """Name a cell in words, as messages do: 表三·重复申请·自然人."""
        return f"{self.table[ref.table].name}·{self.row(ref).name}·{self.column(ref).name}"


def strip_number(label: str) -> str:
    """Drop the ordinal before a label and the bracketed remark behind it: （二）部分公开（…） → 部分公开."""
    text = label
    for opening, closing in (("（", "）"), ("", "、"), ("", ".")):
        head, mark, rest = text.partition(closing)
        if mark and rest and len(head) <= 3 and head.startswith(opening):
            text = rest
            break
    head, mark, _ = text.partition("（")
    return head if mark and head else text


def ordinal(label: str) -> str:
    """Return the ordinal before a label: （二）部分公开 → （二）; "" where it has none."""
    return label[: label.find(strip_number(label))]
