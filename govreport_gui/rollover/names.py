"""Where the organ's old name becomes the new one: title, running text, signature; titles of documents keep it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govreport_gui.checks.in_text import WITH_TITLE
from govreport_gui.checks.profile import organ_of
from govreport_gui.report import Report
from govreport_gui.rollover.records import Change

_WHY = "机关名称改为新的"
_SHORTEST = 4  # characters of a name that is replaced in running text


def changes(last_year: Report, organ: str) -> Iterator[Change]:
    """Yield the changes that give the report another organ's name; none where it is "" or the one it has.

    A signature that gives the name in another form (longer, shorter) keeps it until the organ is renamed.
    """
    if organ in ("", organ_of(last_year)):
        return
    names = {last_year.organ, last_year.signature.organ} - {"", organ}
    yield Change("organ", last_year.signature.organ or last_year.organ, organ, _WHY)
    old = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True) if len(name) >= _SHORTEST)
    pattern = re.compile(rf"{re.escape(organ)}|《[^》\n]*》|(?P<old>{old or '(?!)'})")
    for part in WITH_TITLE:
        for match in pattern.finditer(last_year.text_of(part)):
            if match["old"]:
                yield Change(part, match[0], organ, _WHY, *match.span())
