"""How the list of changes tells a change: of what kind it is, where it stands, what stood there and what will."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from html import escape

from govreport_gui.form import CellRef
from govreport_gui.gui.places import place_name
from govreport_gui.rollover import Change, Draft
from govreport_gui.text_links import MarkKind

AROUND = 10  # characters of the text shown on either side of a change
BLANK = "（空白）"
KEPT = "照旧，标为“待更新”"


class Kind(StrEnum):
    """The kinds that the clerk can look through one by one, in the order in which they deserve a look."""

    TEXT = "年份和文字"
    PLAN = "去年的计划"
    NUMBER = "待更新的数"
    CARRIED = "转到今年的数"
    CLEARED = "清空的数"


@dataclass(frozen=True, slots=True)
class Line:
    """One change as a line of the list; `at` is its place in `Draft.changes`."""

    at: int
    kind: Kind
    place: str
    before: str
    after: str
    why: str
    refusable: bool


def lines(draft: Draft) -> list[Line]:
    """Return a line for each change, those first that deserve a look."""
    order = list(Kind)
    made = (_line(draft, at, change) for at, change in enumerate(draft.changes))
    return sorted(made, key=lambda line: order.index(line.kind))


def kind_of(change: Change) -> Kind:
    """Return the kind of a change."""
    if change.mark is not None:
        return Kind.PLAN if change.mark is MarkKind.PLAN else Kind.NUMBER
    if isinstance(change.place, str):
        return Kind.TEXT
    return Kind.CARRIED if change.after.strip() else Kind.CLEARED


def in_context(draft: Draft, change: Change) -> tuple[str, str, str]:
    """Return what stands before the change in the same paragraph, the change itself, and what follows."""
    text = draft.last_year.text_of(change.place) if isinstance(change.place, str) and _is_in_text(change) else ""
    start = text.rfind("\n", 0, change.start) + 1
    end = text.find("\n", change.end)
    return text[start : change.start], change.before, text[change.end : end if end >= 0 else len(text)]


def preview(draft: Draft, change: Change) -> str:
    """Return the paragraph a change is in, with what goes struck out and what comes in bold, as rich text."""
    before, _changed, behind = (escape(text) for text in in_context(draft, change))
    old, new = escape(change.before), escape(change.after)
    if change.before == change.after:
        return f"{before}<u>{old}</u>{behind}"
    return f"{before}<s>{old}</s> <b>{new or BLANK}</b> {behind}"


def _is_in_text(change: Change) -> bool:
    """Say whether it is one of the characters of a text, and not all of a cell or field."""
    return change.end > change.start


def _line(draft: Draft, at: int, change: Change) -> Line:
    before, after = change.before, KEPT if change.before == change.after else change.after
    if _is_in_text(change):
        ahead, _, behind = in_context(draft, change)
        ahead = f"{'…' if len(ahead) > AROUND else ''}{ahead[-AROUND:]}"
        behind = f"{behind[:AROUND]}{'…' if len(behind) > AROUND else ''}"
        before = f"{ahead}{before}{behind}"
        after = after if after == KEPT else f"{ahead}{after}{behind}"
    return Line(
        at, kind_of(change), _place(draft, change), before or BLANK, after or BLANK, change.why, change.refusable
    )


def _place(draft: Draft, change: Change) -> str:
    form = draft.report.form
    if isinstance(change.place, CellRef):
        return form.cell_name(change.place)
    return place_name(form, "organ_name" if change.place == "organ" else change.place)
