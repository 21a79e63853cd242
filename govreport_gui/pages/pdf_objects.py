"""Change pieces of a PDF and have its table of places (xref) follow. Knows only the plain files that Qt writes."""

from __future__ import annotations

import re
from collections.abc import Mapping

_ENTRY = re.compile(rb"(\d{10})(?= \d{5} n)")
_START = re.compile(rb"startxref\s+(\d+)")


def replaced(data: bytes, edits: Mapping[tuple[int, int], bytes]) -> bytes:
    """Return the PDF with the bytes from … to of each edit replaced; edits must not overlap."""
    start = _START.search(data, data.rindex(b"startxref"))
    if start is None or not edits:
        return data
    table = int(start[1])

    def moved(place: int) -> int:
        return place + sum(len(new) - (end - begin) for (begin, end), new in edits.items() if end <= place)

    tail = _ENTRY.sub(lambda found: b"%010d" % moved(int(found[1])), data[table : start.start()])
    tail += data[start.start() :].replace(start[1], b"%d" % moved(table), 1)
    head = data[:table]
    for (begin, end), new in sorted(edits.items(), reverse=True):
        head = head[:begin] + new + head[end:]
    return head + tail
