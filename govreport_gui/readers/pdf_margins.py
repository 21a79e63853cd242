"""Find what is printed at the top and the bottom of every page: page numbers, running headers and footers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from govreport_gui.readers.pdf_lines import Line

PAGE_NUMBER = "页码"
RUNNING = "页眉或页脚"

_ZONE = 0.12  # of the page's height
_LEVEL = 6.0  # points; a running line stands this nearly at one height
_NUMBER = re.compile(
    r"[-—–－~·\s]*(?P<number>\d{1,4})[-—–－~·\s]*"
    r"|第\s*(?P<named>\d{1,4})\s*页.{0,12}|(?P<of>\d{1,4})\s*/\s*\d{1,4}(?:\s*页)?"
)
_LONE = re.compile(r"\d{1,4}")


@dataclass(frozen=True, slots=True)
class MarginLine:
    """A line that belongs to the page, not to the text."""

    line: Line
    why: str


@dataclass(slots=True)
class PageLines:
    """The lines of a page outside its tables, from the top down."""

    number: int
    height: float
    lines: list[Line]


def take_margins(pages: Sequence[PageLines]) -> dict[int, list[MarginLine]]:
    """Take the margin lines off all pages; return them by page number."""
    taken: dict[int, list[MarginLine]] = {page.number: [] for page in pages}
    for at_top in (True, False):
        while found := dict(_found(pages, at_top)):
            for page in pages:
                if margin := found.get(page.number):
                    page.lines.remove(margin.line)
                    taken[page.number].append(margin)
    return taken


def _found(pages: Sequence[PageLines], at_top: bool) -> Iterator[tuple[int, MarginLine]]:
    """Yield, by page number, the outermost lines that are page numbers or stand on several pages."""
    outer = {page.number: line for page in pages if (line := _outermost(page, at_top))}
    usual = _usual_difference(outer)
    for number, line in outer.items():
        if _is_page_number(line.text, number, usual):
            yield number, MarginLine(line, PAGE_NUMBER)
        elif sum(_same(line, other) for other in outer.values()) * 2 > max(len(pages) - 1, 2):
            yield number, MarginLine(line, RUNNING)


def _outermost(page: PageLines, at_top: bool) -> Line | None:
    if not page.lines:
        return None
    if at_top:
        line = page.lines[0]
        return line if line.box.bottom < page.height * _ZONE else None
    line = page.lines[-1]
    return line if line.box.top > page.height * (1 - _ZONE) else None


def _is_page_number(text: str, page: int, usual: int | None) -> bool:
    """Take a page number in dashes as it stands; a bare figure only if it counts with the pages."""
    found = _NUMBER.fullmatch(text)
    if found is None:
        return False
    return not _LONE.fullmatch(text) or int(text) - page in (0, usual)


def _usual_difference(outer: dict[int, Line]) -> int | None:
    """Return by how much bare figures differ from the number of their page, if two agree."""
    differences = Counter(int(line.text) - page for page, line in outer.items() if _LONE.fullmatch(line.text))
    best = differences.most_common(1)
    return best[0][0] if best and best[0][1] > 1 else None


def _same(line: Line, other: Line) -> bool:
    """Say whether two lines are one running line; its figures may change (dates, page numbers)."""
    return abs(line.box.top - other.box.top) <= _LEVEL and _without_digits(line.text) == _without_digits(other.text)


def _without_digits(text: str) -> str:
    return re.sub(r"\d+", "0", text)
