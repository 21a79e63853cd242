"""Load `resources/forms/*.toml`: strictly, so that a slip in a form file is found at once and not in a report.

Keys of a form file
    id, name, document, basis, first_year, last_year (optional)
    like        (optional) the id of another form; a section, table, column or row that is given here by its
                key alone (a string, or a table record with nothing but `key`) stands there word for word
    [[sections]]        key, heading, variants, must_cover
    [[tables]]          key (= the key of its section), name, label_columns, widths_mm
    [[tables.blocks]]   title, corner, arrangement ("below" or "beside"), columns, rows
        columns         key, path, name, aliases, kind, span
        rows            key, path, name, aliases, takes_group, counts, mistakes, article
    [[tables.equations]] rule, each ("row" or "column"), left, right: the columns (rows) that are added up
                for each row (column)
An unknown key, a missing one, a name used twice or pointing nowhere is a FormError.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from govreport_gui import paths
from govreport_gui.errors import FormError
from govreport_gui.form.spec import (
    Arrangement,
    Block,
    CellKind,
    CellRef,
    Column,
    Equation,
    Form,
    Guidance,
    Row,
    Section,
    Table,
    strip_number,
)

Record = Mapping[str, Any]
T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

FORM_KEYS = frozenset({"id", "name", "document", "basis", "first_year", "sections", "tables"})
FORM_OPTIONAL = frozenset({"last_year", "like"})


@cache
def forms() -> dict[str, Form]:
    """Return every form by its id, the newest first."""
    files = sorted(paths.resource("forms").glob("*.toml"))
    loaded = load_all(files)
    return dict(sorted(loaded.items(), key=lambda item: -item[1].first_year))


def form_for_year(year: int) -> Form:
    """Return the form a report on `year` must use; the oldest one for years before all forms (forms.md 1)."""
    for form in forms().values():
        if year >= form.first_year:
            return form
    return list(forms().values())[-1]


def load_all(files: Iterable[Path]) -> dict[str, Form]:
    """Load form files, resolving `like` between them."""
    records = [_read(file) for file in files]
    done: dict[str, Form] = {}
    for record, origin in sorted(records, key=lambda item: "like" in item[0]):
        form = _Loader(origin, done.get(str(record.get("like", "")))).form(record)
        if form.id in done:
            raise FormError(f"{origin}: 格式编号“{form.id}”重复")
        done[form.id] = form
    return done


def _read(file: Path) -> tuple[Record, str]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8")), file.name
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise FormError(f"{file.name}: {error}") from error


def _name(record: Record) -> str:
    return str(record.get("name") or strip_number(record["path"][-1]))


class Each(StrEnum):
    """Whether an equation holds for each row or for each column."""

    ROW = "row"
    COLUMN = "column"


class _Loader:
    """Turns one file's records into a Form; `like` is the form it may refer to."""

    def __init__(self, origin: str, like: Form | None) -> None:
        self.origin = origin
        self.like = like

    def form(self, record: Record) -> Form:
        self.check_keys(record, FORM_KEYS, FORM_OPTIONAL, "form")
        if "like" in record and self.like is None:
            raise self.error(f"like = “{record['like']}” names no form")
        tables = tuple(self.table(item) for item in record["tables"])
        table_keys = self.unique("tables", [table.key for table in tables])
        sections = tuple(self.section(item, table_keys) for item in record["sections"])
        section_keys = self.unique("sections", [section.key for section in sections])
        if not table_keys <= section_keys:
            raise self.error(f"tables without a section: {sorted(table_keys - section_keys)}")
        return Form(
            id=record["id"],
            name=record["name"],
            document=record["document"],
            basis=record["basis"],
            first_year=record["first_year"],
            last_year=record.get("last_year"),
            sections=sections,
            tables=tables,
        )

    def section(self, record: Record | str, tables: frozenset[str]) -> Section:
        if isinstance(record, str):
            return self.from_like(record, self.like.section if self.like else {})
        self.check_keys(record, {"key", "heading", "must_cover"}, {"variants"}, "section")
        return Section(
            key=record["key"],
            heading=record["heading"],
            variants=tuple(record.get("variants", ())),
            must_cover=record["must_cover"],
            table=record["key"] if record["key"] in tables else "",
        )

    def table(self, record: Record) -> Table:
        if set(record) == {"key"}:
            return self.from_like(record["key"], self.like.table if self.like else {})
        self.check_keys(record, {"key", "name", "label_columns", "widths_mm", "blocks"}, {"equations"}, "table")
        key = record["key"]
        blocks = tuple(self.block(item, key) for item in record["blocks"])
        self.unique(f"rows of {key}", [row.key for block in blocks for row in block.rows])
        equations = tuple(e for item in record.get("equations", ()) for e in self.equations(item, key, blocks))
        table = Table(key, record["name"], record["label_columns"], tuple(record["widths_mm"]), blocks, equations)
        for block in blocks:
            self.check_width(table, block)
        return table

    def check_width(self, table: Table, block: Block) -> None:
        repeats = len(block.rows) if block.arrangement is Arrangement.BESIDE else 1
        width = table.label_columns + repeats * sum(column.span for column in block.columns)
        if width != len(table.widths_mm):
            raise self.error(
                f"block “{block.title}” of {table.key} is {width} columns wide, not {len(table.widths_mm)}"
            )

    def block(self, record: Record, table: str) -> Block:
        self.check_keys(record, {"columns", "rows"}, {"title", "corner", "arrangement"}, f"block of {table}")
        like = self.like.table.get(table) if self.like else None
        like_rows = like.rows if like else {}
        like_columns = {c.key: c for block in like.blocks for c in block.columns} if like else {}
        columns = tuple(self.column(item, like_columns) for item in record["columns"])
        self.unique(f"columns of {table}", [column.key for column in columns])
        return Block(
            title=record.get("title", ""),
            corner=record.get("corner", ""),
            columns=columns,
            rows=tuple(self.row(item, like_rows) for item in record["rows"]),
            arrangement=self.one_of(Arrangement, record.get("arrangement", "below"), f"block of {table}"),
        )

    def column(self, record: Record | str, like: Mapping[str, Column]) -> Column:
        if isinstance(record, str):
            return self.from_like(record, like)
        self.check_keys(record, {"key", "path"}, {"name", "aliases", "kind", "span"}, "column")
        return Column(
            key=record["key"],
            path=tuple(record["path"]),
            name=_name(record),
            aliases=tuple(record.get("aliases", ())),
            kind=self.one_of(CellKind, record.get("kind", "count"), f"column {record['key']}"),
            span=record.get("span", 1),
        )

    def row(self, record: Record | str, like: Mapping[str, Row]) -> Row:
        if isinstance(record, str):
            return self.from_like(record, like)
        needed = {"key", "path", "counts", "mistakes", "article"}
        self.check_keys(record, needed, {"name", "aliases", "takes_group"}, "row")
        guidance = Guidance(record["counts"], record["mistakes"], record["article"])
        aliases = tuple(record.get("aliases", ()))
        takes_group = record.get("takes_group", False)
        return Row(record["key"], tuple(record["path"]), _name(record), aliases, takes_group, guidance)

    def equations(self, record: Record, table: str, blocks: tuple[Block, ...]) -> Iterable[Equation]:
        self.check_keys(record, {"rule", "each", "left", "right"}, set(), f"equation of {table}")
        block = blocks[0]
        by_row = self.one_of(Each, record["each"], f"equation {record['rule']} of {table}") is Each.ROW
        lines = [(row.key, row.name) for row in block.rows]
        if not by_row:
            lines = [(column.key, column.name) for column in block.columns]
        known = {column.key for column in block.columns} if by_row else {row.key for row in block.rows}
        for name in [*record["left"], *record["right"]]:
            if name not in known:
                raise self.error(f"equation {record['rule']} of {table}: no such cell “{name}”")
        for key, subject in lines:

            def refs(names: list[str], key: str = key) -> tuple[CellRef, ...]:
                return tuple(CellRef(table, key, n) if by_row else CellRef(table, n, key) for n in names)

            yield Equation(record["rule"], subject, refs(record["left"]), refs(record["right"]))

    def one_of(self, kind: type[E], value: Any, what: str) -> E:
        try:
            return kind(value)
        except ValueError:
            raise self.error(f"{what}: “{value}” is none of {[member.value for member in kind]}") from None

    def from_like(self, key: str, known: Mapping[str, T]) -> T:
        if key not in known:
            raise self.error(f"“{key}” is given by name alone, but the form it is like has none")
        return known[key]

    def check_keys(self, record: Record, needed: Iterable[str], optional: Iterable[str], what: str) -> None:
        needed, allowed = set(needed), set(needed) | set(optional)
        if missing := needed - set(record):
            raise self.error(f"{what} {record.get('key', '')}: missing {sorted(missing)}")
        if unknown := set(record) - allowed:
            raise self.error(f"{what} {record.get('key', '')}: unknown {sorted(unknown)}")

    def unique(self, what: str, keys: list[str]) -> frozenset[str]:
        if len(set(keys)) != len(keys):
            raise self.error(f"{what}: a key stands twice in {keys}")
        return frozenset(keys)

    def error(self, text: str) -> FormError:
        return FormError(f"{self.origin}: {text}")
