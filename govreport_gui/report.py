"""The report as a value: frozen; an edit makes a new one.

Running text is a sequence of paragraphs, pictures and foreign tables (`Part`), so that what an imported section held
survives to the export. A cell keeps its text exactly as typed or read: "", "0", "00" and "/" are four things. A table
that is not in the report has no cells at all, which is something else than a table of blanks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from govreport_gui import number, text_links, zero_fills
from govreport_gui.blocks import Grid, Picture
from govreport_gui.form import CellKind, CellRef, Equation, Form, forms
from govreport_gui.text_links import TextLink, TextMark
from govreport_gui.zero_fills import ZeroFill

EMBEDDED = "\ufffc"  # stands for a picture or foreign table where a part is shown or edited as plain text
JsonValue = int | str | None


@dataclass(frozen=True, slots=True)
class Part:
    """Running text of one part: paragraphs (plain strings), pictures and foreign tables, in order."""

    items: tuple[str | Picture | Grid, ...] = ()

    @classmethod
    def of(cls, text: str) -> Part:
        """Make a part of plain text, a paragraph a line; empty lines are dropped."""
        return cls(tuple(line for line in text.split("\n") if line))

    @classmethod
    def shown(cls, text: str, embedded: Iterable[Picture | Grid]) -> Part:
        """Make a part of what an editor shows: each EMBEDDED character stands for the next of `embedded`."""
        queue = list(embedded)
        items: list[str | Picture | Grid] = []
        for line in text.split("\n"):
            for k, piece in enumerate(line.split(EMBEDDED)):
                if k and queue:
                    items.append(queue.pop(0))
                if piece:
                    items.append(piece)
        return cls(tuple(items))

    @property
    def embedded(self) -> tuple[Picture | Grid, ...]:
        """The pictures and foreign tables between the paragraphs."""
        return tuple(item for item in self.items if not isinstance(item, str))

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The paragraphs, without what is embedded between them."""
        return tuple(item for item in self.items if isinstance(item, str))

    @property
    def text(self) -> str:
        """The paragraphs joined by line feeds: the text that checks, counts and JSON speak of."""
        return "\n".join(self.paragraphs)

    @property
    def edit_text(self) -> str:
        """The text as an editor shows it: each embedded thing is a line holding EMBEDDED."""
        return "\n".join(item if isinstance(item, str) else EMBEDDED for item in self.items)

    def edited(self, new: str) -> Part:
        """Return this part after an editor made `new` of `edit_text` by one change in one place."""
        old, embedded = self.edit_text, self.embedded
        kept = old[: text_links.common_start(old, new)].count(EMBEDDED)
        rest = embedded[kept:]
        wanted = new.count(EMBEDDED) - kept
        return Part.shown(new, embedded[:kept] + (rest[-wanted:] if wanted > 0 else ()))

    def replaced(self, start: int, end: int, new: str) -> Part:
        """Return this part with the characters start … end of its `text` replaced; both lie in one paragraph."""
        items = list(self.items)
        for k, item in enumerate(items):
            if not isinstance(item, str):
                continue
            if start <= len(item):
                items[k] = item[:start] + new + item[end:]
                break
            start, end = start - len(item) - 1, end - len(item) - 1
        else:
            items.append(new)
        return Part(tuple(items))

    def __bool__(self) -> bool:
        return bool(self.items)


@dataclass(frozen=True, slots=True)
class Signature:
    """落款: who, and when. Empty where the report has none."""

    organ: str = ""
    date: str = ""


class PrintedLabel(NamedTuple):
    """What a file printed in a table where it differs from the form.

    `read` is "" for a label that is not in the file. A line that the form does not have (小计) has `figures`, and the
    group of lines it stands under as `official`, "" where there is none; so has a column, which has no `figures`.
    """

    table: str
    official: str
    read: str
    figures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Waiver:
    """A finding accepted with a reason (`waivers.py`).

    `rests_on` are the texts of the cells, of the sentence or of the part that the finding is about.
    """

    rule: str
    cells: tuple[CellRef, ...]
    part: str
    rests_on: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class KeptSentence:
    """A sentence that is like last year's and was said to hold this year, too; the mark ends when its text changes."""

    part: str
    text: str  # without the blanks at its ends


@dataclass(frozen=True)
class Report:
    """One year's report of one organ.

    `cells` holds every cell of every table that is in the report. `typed_totals` names the totals that the clerk (or
    the imported file) fills by hand; all other totals follow their sums (`with_cells`). A section that is not in
    `sections` was not in the file. `headings` are (section key, text) as read from a file, in the file's order, and
    `printed_labels` what its tables printed otherwise than the form; none in a report made here. Writers always print
    the official words. `source_marks` names what else the file held ("comment", "bookmark" …), for checks R08 to G01.
    """

    form_id: str
    year: int | None = None
    organ: str = ""
    title: str = ""
    preamble: Part = field(default_factory=Part)
    sections: Mapping[str, Part] = field(default_factory=dict)
    cells: Mapping[CellRef, str] = field(default_factory=dict)
    typed_totals: frozenset[CellRef] = frozenset()
    signature: Signature = field(default_factory=Signature)
    headings: tuple[tuple[str, str], ...] = ()
    waivers: tuple[Waiver, ...] = ()  # findings accepted with a reason
    kept: tuple[KeptSentence, ...] = ()  # sentences that may stay as they were last year
    zero_fills: tuple[ZeroFill, ...] = ()  # blanks that were filled with 0 at one stroke
    links: tuple[TextLink, ...] = ()  # numbers of the running text that follow a cell
    carried: tuple[TextMark, ...] = ()  # words of the running text that are still last year's
    printed_labels: tuple[PrintedLabel, ...] = ()
    source_marks: tuple[str, ...] = ()

    @classmethod
    def blank(cls, form: Form, year: int | None = None) -> Report:
        """Make an empty report: every table there, every cell blank."""
        return cls(
            form_id=form.id,
            year=year,
            sections={key: Part() for key in form.section},
            cells=dict.fromkeys(form.refs, ""),
        )

    @property
    def form(self) -> Form:
        """The form it is written on."""
        return forms()[self.form_id]

    def has_table(self, key: str) -> bool:
        """Say whether a table is in the report."""
        return any(ref.table == key for ref in self.cells)

    def is_computed(self, ref: CellRef) -> bool:
        """Say whether the program fills a cell: a total that nobody filled by hand."""
        return ref not in self.typed_totals and ref in self.form.table[ref.table].totals

    def cell(self, ref: CellRef) -> str:
        """Return the text of a cell; "" also where the table is not there."""
        return self.cells.get(ref, "")

    def section(self, key: str) -> Part:
        """Return a section's running text."""
        return self.sections.get(key, Part())

    def part(self, key: str) -> Part:
        """Return the running text of a section or of the preamble."""
        return self.preamble if key == "preamble" else self.section(key)

    def text_of(self, key: str) -> str:
        """Return the plain text of a part: a section, "title", "preamble", "organ" or "date"."""
        fields = {"title": self.title, "organ": self.signature.organ, "date": self.signature.date}
        return fields[key] if key in fields else self.part(key).text

    def with_part(self, key: str, part: Part) -> Report:
        """Return the report with another text in a section or the preamble."""
        old = self.part(key).text
        links = text_links.after_edit(self.links, key, old, part.text) if self.links else ()
        carried = text_links.after_edit(self.carried, key, old, part.text) if self.carried else ()
        if key == "preamble":
            return replace(self, preamble=part, links=links, carried=carried)
        return replace(self, sections={**self.sections, key: part}, links=links, carried=carried)

    def linked_number(self, cell: CellRef) -> str:
        """Return how a cell's number is told in the text: 0 where it is blank."""
        return self.cell(cell).strip() or "0"

    def with_link(self, key: str, at: int, cell: CellRef) -> Report:
        """Return the report with a cell's number put before the character `at` of a part, to follow the cell."""
        number = self.linked_number(cell)
        link = text_links.TextLink(key, at, at + len(number), cell)
        moved = text_links.moved(self.links, key, at, at, len(number))
        return replace(self.with_part(key, self.part(key).replaced(at, at, number)), links=(*moved, link))

    def with_numbers_followed(self) -> Report:
        """Return the report with every linked number saying what its cell says."""
        report = self
        for k in range(len(self.links)):
            report = report._with_number(k)
        return report

    def _with_number(self, k: int) -> Report:
        link, others = self.links[k], self.links[:k] + self.links[k + 1 :]
        number = self.linked_number(link.cell)
        if self.part(link.part).text[link.start : link.end] == number:
            return self
        part = self.part(link.part).replaced(link.start, link.end, number)
        moved = text_links.moved(others, link.part, link.start, link.end, len(number))
        again = replace(link, end=link.start + len(number))
        return replace(self.with_part(link.part, part), links=(*moved[:k], again, *moved[k:]))

    def with_cells(self, changes: Mapping[CellRef, str]) -> Report:
        """Return the report with other cell texts, and the totals that follow from them."""
        cells = {**self.cells, **changes}
        for key in {ref.table for ref in changes}:
            for ref, equation in self.form.table[key].totals.items():
                follows = any(cells.get(part) != self.cells.get(part) for part in equation.left)
                if follows and ref in cells and ref not in self.typed_totals:
                    cells[ref] = _or(total_text(equation, cells), cells[ref])
        return self._with(cells)

    def with_totals(self, tables: Iterable[str]) -> Report:
        """Return the report with all totals of some tables recomputed, save those typed by hand."""
        cells = dict(self.cells)
        for key in tables:
            for ref, text in computed_totals(self.form, key, cells, self.typed_totals).items():
                cells[ref] = text
        return self._with(cells)

    def _with(self, cells: Mapping[CellRef, str]) -> Report:
        fills = zero_fills.remaining(self.zero_fills, cells)
        return replace(self, cells=cells, zero_fills=fills).with_numbers_followed()


def total_text(equation: Equation, cells: Mapping[CellRef, str]) -> str | None:
    """Return what a total should say: the sum, "" where all parts are blank, None where one is no number."""
    parts = [cells.get(part, "") for part in equation.left]
    if all(number.is_blank(part) for part in parts):
        return ""
    values = [number.for_sums(part) for part in parts]
    known = [value for value in values if value is not None]
    return str(sum(known)) if len(known) == len(values) else None


def _or(text: str | None, other: str) -> str:
    return other if text is None else text


def computed_totals(
    form: Form, table: str, cells: Mapping[CellRef, str], typed: frozenset[CellRef] = frozenset()
) -> dict[CellRef, str]:
    """Return what each total of a table should say, save those in `typed` and those that cannot be told."""
    known = dict(cells)
    totals: dict[CellRef, str] = {}
    for ref, equation in form.table[table].totals.items():
        text = total_text(equation, known) if ref not in typed and ref in known else None
        if text is not None:
            totals[ref] = known[ref] = text
    return totals


def totals_typed(form: Form, cells: Mapping[CellRef, str]) -> frozenset[CellRef]:
    """Return the totals of an imported report that do not say what their parts add up to: they stay as they are."""
    return with_contradicting(form, cells, frozenset(cells), frozenset())


def with_contradicting(
    form: Form, cells: Mapping[CellRef, str], asked: Set[CellRef], typed: frozenset[CellRef]
) -> frozenset[CellRef]:
    """Return `typed` and the totals of `asked` that contradict their parts. One by one: totals are parts of totals."""
    for key in {ref.table for ref in asked}:
        totals = [ref for ref in form.table[key].totals if ref in asked and ref in cells]
        while totals:
            expected = computed_totals(form, key, cells, typed)
            wrong = (r for r in totals if r not in typed and not _agrees(cells[r], expected.get(r, "")))
            first = next(wrong, None)
            if first is None:
                break
            typed |= {first}
    return typed


def _agrees(text: str, total: str) -> bool:
    """Say whether a total says what it should; over blank parts a 0 is as good as a blank."""
    return number.squeeze(text) in ((total, "0") if not total else (total,))


def character_count(text: str) -> int:
    """Count 字数: every character that is no blank (features.md C27)."""
    return len("".join(text.split()))


def json_value(kind: CellKind, text: str) -> JsonValue:
    """Return a cell's value as contract.md says: a number, an amount's digits, None for blank, else the text."""
    if number.is_blank(text):
        return None
    if kind is CellKind.AMOUNT:
        digits = number.amount_digits(text)
        return text.strip() if digits is None else digits
    parsed = number.parse_change(text) if kind is CellKind.CHANGE else None
    if kind is CellKind.COUNT:
        parsed = number.parse_count(text)
    return text.strip() if parsed is None else parsed


def report_json(report: Report) -> dict[str, object]:
    """Return the report as contract.md's JSON: null for what is not in the file, "" for an empty section."""
    form = report.form
    return {
        "form": form.id,
        "year": report.year,
        "organ": report.organ or None,
        "title": report.title or None,
        "preamble": report.preamble.text,
        "sections": {key: report.section(key).text for key in form.section},
        "tables": {key: _table_json(report, key) for key in form.table},
        "signature": {"organ": report.signature.organ or None, "date": report.signature.date or None},
    }


def _table_json(report: Report, key: str) -> dict[str, dict[str, JsonValue]] | None:
    if not report.has_table(key):
        return None
    values: dict[str, dict[str, JsonValue]] = {}
    for ref in report.form.table[key].refs:
        values.setdefault(ref.row, {})[ref.column] = json_value(report.form.kind(ref), report.cell(ref))
    return values
