"""Set this year's figures beside last year's: what can be compared, what was to be expected, what stands out.

Tables are compared only where both forms have the same columns in them: all on one form, 表三 and 表四 across forms
(forms.md 5.4). Nothing here changes a report.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, localcontext
from functools import lru_cache

from govreport_gui import number
from govreport_gui.checks.handed_on import (
    CARRIED_IN,
    CHAIN,
    ITEMS,
    change_of,
    grown_items,
    in_force,
    last_value,
    source_of,
)
from govreport_gui.checks.last_year import follows
from govreport_gui.form import CellKind, CellRef, Form, forms
from govreport_gui.report import Report

UNCHANGED = "持平"
_RATE_PLACES = Decimal("0.1")
_LONGEST_FIGURE = 20  # characters: beyond that it is no figure


@dataclass(frozen=True, slots=True)
class Pair:
    """A cell in both years: the texts as they stand, and what they say where they are numbers."""

    ref: CellRef
    now: str
    before: str
    now_value: Decimal | None
    before_value: Decimal | None

    @property
    def difference(self) -> Decimal | None:
        """The change since last year; None where one of them is no number."""
        if self.now_value is None or self.before_value is None:
            return None
        return self.now_value - self.before_value

    @property
    def rate(self) -> Decimal | None:
        """The change in per cent of last year's figure, one decimal; None where that is 0 or unknown."""
        if not self.before_value or self.difference is None:
            return None
        with localcontext(prec=3 * _LONGEST_FIGURE):  # a long figure after one of eighteen decimals has so many digits
            return (self.difference * 100 / abs(self.before_value)).quantize(_RATE_PLACES)

    @property
    def weight(self) -> Decimal:
        """How much the change stands out: (a − b)² / (a + b), 0 where nothing can be said.

        Counts scatter by about the square root of their size. So 2 after 1 means little and 200 after 100 much,
        though both have doubled; and 1020 after 1000 means less than 40 after 20. A weight of 4 is a change of about
        twice what chance alone would do.
        """
        if not self.difference or self.now_value is None or self.before_value is None:
            return Decimal(0)
        return self.difference**2 / (abs(self.now_value) + abs(self.before_value))


@dataclass(frozen=True, slots=True)
class Due:
    """What last year's report makes of a cell: the figure, None while parts of it are missing, and how it follows."""

    value: int | None
    chain: str  # short, for the grid: "5＋3−0＝8"
    words: str


@lru_cache
def comparable_tables(now: str, before: str) -> frozenset[str]:
    """Return the tables that have the same columns in two forms (ids), whatever their rows."""
    first, second = forms()[now], forms()[before]
    shared = first.table.keys() & second.table.keys()
    return frozenset(key for key in shared if _columns(first, key) == _columns(second, key))


def _columns(form: Form, table: str) -> list[list[str]]:
    return [[column.key for column in block.columns] for block in form.table[table].blocks]


def pair(now: Report, before: Report, ref: CellRef) -> Pair | None:
    """Return a cell in both years; None where it cannot be compared or last year's report has no such cell."""
    if ref not in before.cells or ref.table not in comparable_tables(now.form_id, before.form_id):
        return None
    kind, texts = now.form.kind(ref), (now.cell(ref), before.cell(ref))
    # A blank of this year is not filled in yet; one of a published report counts as 0 (forms.md 6).
    return Pair(ref, *texts, figure_of(kind, texts[0]), figure_of(kind, texts[1] or "0"))


def pairs(now: Report, before: Report) -> list[Pair]:
    """Return all cells that can be compared, in printed order."""
    found = (pair(now, before, ref) for ref in now.form.refs if ref in now.cells)
    return [one for one in found if one is not None]


def figure_of(kind: CellKind, text: str) -> Decimal | None:
    """Return the number that stands in a cell of a kind; None where it is none, or longer than any figure."""
    if len(text) > _LONGEST_FIGURE:
        return None
    if kind in (CellKind.AMOUNT, CellKind.MONEY):
        return number.parse_amount(text)
    read = number.parse_change(text) if kind is CellKind.CHANGE else number.parse_count(text)
    return None if read is None else Decimal(read)


def signed(value: Decimal) -> str:
    """Return a difference as one writes it: "+12", "−3", 持平 for none; an amount without trailing zeros."""
    if not value:
        return UNCHANGED
    plain = f"{abs(value):f}"
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return f"{'+' if value > 0 else '−'}{plain}"


# ── What last year's report lets one expect ──


def due(now: Report, before: Report, ref: CellRef) -> Due | None:
    """Return what a cell must say after last year's report (Y01–Y05); None where it says nothing about it."""
    if not follows(now, before) or ref.table not in comparable_tables(now.form_id, before.form_id):
        return None
    if (ref.table, ref.row) == ("applications", CARRIED_IN):
        return _carried_over(before, source_of(ref))
    if (ref.table, ref.column) == CHAIN[:2]:
        return _in_force(now, before, ref)
    if ref.column == ITEMS and before.form.has(change_of(ref)):
        return _items(before, ref)
    return None


def _carried_over(before: Report, source: CellRef) -> Due | None:
    value = last_value(before, source)
    if value is None:
        return None
    return Due(value, str(value), f"去年“{before.form.row(source).name}”是 {value}，这里应当填 {value}。")


def _in_force(now: Report, before: Report, ref: CellRef) -> Due | None:
    base = last_value(before, ref)
    if base is None:
        return None
    made, void = (ref._replace(column=column) for column in CHAIN[2:])
    names = [now.form.column(cell).name for cell in (ref, made, void)]
    parts = [number.parse_count(now.cell(cell)) for cell in (made, void)]
    chain = f"{base}＋{_or_blank(parts[0])}−{_or_blank(parts[1])}"
    formula = f"去年“{names[0]}”{base} ＋“{names[1]}”{_or_blank(parts[0])} −“{names[2]}”{_or_blank(parts[1])}"
    if parts[0] is None or parts[1] is None:
        return Due(None, chain, f"{formula}。")
    value = in_force(base, parts[0], parts[1])
    return Due(value, f"{chain}＝{value}", f"{formula} ＝ {value}。")


def _items(before: Report, ref: CellRef) -> Due | None:
    items = grown_items(before, ref)
    if items is None:
        return None
    base, grown = items
    names = [before.form.column(cell).name for cell in (ref, change_of(ref))]
    words = f"去年“{names[0]}”{base}，“{names[1]}”{grown:+d}，这里应当填 {base + grown}。"
    return Due(base + grown, f"{base}{signed(Decimal(grown)) if grown else '+0'}＝{base + grown}", words)


def _or_blank(value: int | None) -> str:
    return "？" if value is None else str(value)


def beside(now: Report, before: Report, ref: CellRef) -> str:
    """Return what stands in grey beside a cell: what is expected there, else last year's text; "" for nothing."""
    expected = due(now, before, ref)
    if expected is not None:
        return expected.chain
    compared = pair(now, before, ref)
    return compared.before.strip() if compared else ""


def told(now: Report, before: Report, ref: CellRef) -> list[str]:
    """Return what there is to say about a cell and last year, a line each: "去年 2766  +235", and what is due."""
    expected, compared = due(now, before, ref), pair(now, before, ref)
    lines = [expected.words] if expected else []
    if compared is not None:
        name = "去年" if follows(now, before) else f"{before.year}年"
        change = "" if compared.difference is None else f"  {signed(compared.difference)}"
        lines.append(f"{name} {compared.before.strip() or '空白'}{change}")
    return lines
