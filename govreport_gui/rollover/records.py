"""What carrying a report over makes: the draft, its changes, and what found no place in it."""

from __future__ import annotations

from dataclasses import dataclass

from govreport_gui.form import CellRef
from govreport_gui.report import Report
from govreport_gui.text_links import MarkKind

# A cell of the new form; a part of the report ("title", "preamble", a section, "organ", "date"); "year" or "form".
Place = CellRef | str


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs between last year's report and the draft, or one that only wants a look (`mark`).

    In running text and in the title `start` … `end` (end excluded) are characters of *last year's* text of the part,
    so that they hold whichever changes are refused; elsewhere both are 0 and `before` is all that stood there. Where a
    plan of last year stays word for word, `before` and `after` are the same and `mark` says so.
    """

    place: Place
    before: str
    after: str
    why: str  # in Chinese, for the clerk
    start: int = 0
    end: int = 0
    refusable: bool = True  # year, form and totals follow from the rest
    mark: MarkKind | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A cell of last year's form that has no place in the new one, in words: 表二·行政处罚·上一年项目数量, "35"."""

    name: str
    value: str


@dataclass(frozen=True)
class Draft:
    """Next year's report with all changes made, for the clerk to look through."""

    report: Report
    changes: tuple[Change, ...]
    reference: tuple[Reference, ...]  # 仅供参考
    last_year: Report
