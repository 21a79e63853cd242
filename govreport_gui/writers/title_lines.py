"""Where a title that is too long for a line is broken (GB/T 9704 7.3.1): whole words, a trapezoid or a diamond.

For Word, the printed page and the web page alike. Joined without anything between, the lines are the title again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from govreport_gui.checks.words import any_of
from govreport_gui.writers.page_profile import MM_PER_PT, OFFICIAL, PageProfile
from govreport_gui.writers.printed import width

_AFTER_YEAR = re.compile(r"(?<=\d年度)|(?<=\d年)(?!度)")
_AFTER_PLACE = re.compile(r"(?<=[省市县区旗州盟镇乡])")  # only where a name alone is longer than a line
_MOST_LINES = 5


def title_lines(title: str, page: PageProfile = OFFICIAL, organ: str = "") -> list[str]:
    """Break a title into as few lines as it needs, as even as they can be; what cannot be broken wraps by itself."""
    room = page.text_mm[0] / MM_PER_PT / page.title_pt
    if width(title) <= room or "\n" in title:
        return [title]
    for places in (_breaks(title, organ), _breaks(title, organ) | _found(_AFTER_PLACE, title)):
        ways = [lines for lines in _ways(title, sorted(places)) if max(map(width, lines)) <= room]
        if ways:
            return min(ways, key=_ugliness)
    return _least_bad(title, sorted(places))


def words_of_title(title: str, organ: str = "") -> list[str]:
    """Return the pieces between which a title may be broken, for a page whose width is not known."""
    return [title[start:end] for start, end in pairwise((0, *sorted(_breaks(title, organ)), len(title)))]


def _breaks(title: str, organ: str) -> set[int]:
    """Return where a title may be broken: behind the organ, behind the year, before a word of the list."""
    places = _found(_AFTER_YEAR, title)
    places |= {match.start() for match in any_of("title_breaks").finditer(title)}
    if organ and organ in title:
        places |= {title.index(organ), title.index(organ) + len(organ)}
    return {at for at in places if 0 < at < len(title)}


def _found(pattern: re.Pattern[str], title: str) -> set[int]:
    return {match.start() for match in pattern.finditer(title) if 0 < match.start() < len(title)}


def _ways(title: str, places: Sequence[int]) -> Iterator[list[str]]:
    for count in range(1, min(len(places), _MOST_LINES - 1) + 1):
        for chosen in combinations(places, count):
            yield [title[start:end] for start, end in pairwise((0, *chosen, len(title)))]


def _ugliness(lines: list[str]) -> tuple[int, bool, float]:
    """Return what is to be small: the lines, a waist (neither trapezoid nor diamond), and how uneven they are."""
    widths = [width(line) for line in lines]
    waist = any(widths[k] < min(widths[k - 1], widths[k + 1]) for k in range(1, len(widths) - 1))
    return len(lines), waist, max(widths) - min(widths)


def _least_bad(title: str, places: Sequence[int]) -> list[str]:
    """Return the title in two lines as even as they can be, where no way keeps every line short enough."""
    halves = [[title[:at], title[at:]] for at in places]
    return min(halves, key=_ugliness, default=[title])
