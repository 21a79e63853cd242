"""Make LibreOffice see every tracked deletion in a .doc of its own.

WORKAROUND: where the first words behind a table are deleted with tracking, LibreOffice writes the mark of the deletion
on the sign that ends the table's last row as well, and when it opens such a file it forgets that mark: words that a
leader struck out would come back as text. The sign is no text. So the run that is deleted begins behind it here, before
LibreOffice gets its copy of the file; nothing else of it changes.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import pairwise

from govreport_gui.readers.compound_file import CompoundFile, Damaged, Stream

_FLAGS, _TABLE_1 = 10, 0x0200  # [MS-DOC] 2.5.2: in which stream the tables of the file lie
_RUNS = 0xFA  # 2.5.6: fcPlcfBteChpx, lcbPlcfBteChpx
_PAGE = 512  # bytes of a page of runs (ChpxFkp, 2.9.33), whose last byte counts them
_PAGE_NUMBER = 0x3FFFFF
_DELETED = b"\x00\x08\x01"  # sprmCFRMarkDel, on (2.6.1)
_ROW_END = b"\x07\x00"


def with_all_deletions(data: bytes) -> bytes:
    """Return a .doc in which no deleted run begins with the end of a row; a file that is damaged as it is."""
    mended = bytearray(data)
    try:
        file = CompoundFile(mended)
        text = file.stream("WordDocument")
        flags = int.from_bytes(text.read(_FLAGS, 2), "little")
        _mend(text, file.stream("1Table" if flags & _TABLE_1 else "0Table"))
    except (Damaged, struct.error, IndexError):
        return data
    return bytes(mended)


def _mend(text: Stream, table: Stream) -> None:
    start, length = text.numbers(_RUNS, 2)
    count = max(length - 4, 0) // 8
    bounds = table.numbers(start, count + 1)
    pages = [_PAGE * (number & _PAGE_NUMBER) for number in table.numbers(start + 4 * (count + 1), count)]
    moved = dict(bound for page in pages for bound in _moved(text, page))
    moved.pop(bounds[0], None)  # before the first run there is none that could take the sign
    _put(table, start, bounds, moved)
    for page in pages:
        _put(text, page, _starts(text, page), moved)


def _starts(text: Stream, page: int) -> tuple[int, ...]:
    """Return where the runs of a page start in the stream, and where the last one ends."""
    return text.numbers(page, text.read(page + _PAGE - 1, 1)[0] + 1)


def _moved(text: Stream, page: int) -> Iterator[tuple[int, int]]:
    """Yield the starts of deleted runs that begin with ends of rows, each with where it should start."""
    starts = _starts(text, page)
    for k, (start, end) in enumerate(pairwise(starts)):
        if _DELETED not in _properties(text, page, page + 4 * len(starts) + k):
            continue
        behind = start
        while behind + 2 < end and text.read(behind, 2) == _ROW_END:
            behind += 2
        if behind > start:
            yield start, behind


def _properties(text: Stream, page: int, at: int) -> bytes:
    """Return how the run looks whose properties the byte `at` points to, in its page."""
    place = page + 2 * text.read(at, 1)[0]
    return text.read(place + 1, text.read(place, 1)[0]) if place > page else b""


def _put(stream: Stream, at: int, bounds: tuple[int, ...], moved: dict[int, int]) -> None:
    for k, bound in enumerate(bounds):
        if bound in moved:
            stream.write(at + 4 * k, struct.pack("<I", moved[bound]))
