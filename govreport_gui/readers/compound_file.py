"""The streams of an OLE compound file ([MS-CFB]), to be read and changed where they stand. Not for streams under 4 KB.

Nothing grows or shrinks: what is written takes the place of as many bytes.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

_HEAD = 512
_SECTOR_SIZES = (512, 4096)  # of versions 3 and 4
_END = 0xFFFFFFFA  # sector numbers from here on are signs
_SHORT_STREAM = 4096  # shorter ones lie in sectors of their own kind
_IN_HEAD = 109  # sectors of the allocation table that the head itself lists
_ENTRY = 128
_NAME_LENGTH, _START = 64, 116


class Damaged(Exception):
    """The file breaks its own rules, or lacks a stream."""


class Stream:
    """A stream as its pieces lie in the file."""

    def __init__(self, data: bytearray, sectors: list[int], sector_size: int) -> None:
        self._data, self._sectors, self._size = data, sectors, sector_size

    def read(self, at: int, length: int) -> bytes:
        """Return some bytes of it; raises Damaged beyond its end."""
        pieces = [self._data[start:end] for start, end in self._pieces(at, length)]
        found = b"".join(pieces)
        if len(found) != length:
            raise Damaged(f"{length} bytes at {at}")
        return found

    def numbers(self, at: int, count: int) -> tuple[int, ...]:
        """Return unsigned numbers of four bytes."""
        return struct.unpack(f"<{count}I", self.read(at, 4 * count))

    def write(self, at: int, new: bytes) -> None:
        """Put bytes in the place of as many."""
        for start, end in self._pieces(at, len(new)):
            self._data[start:end], new = new[: end - start], new[end - start :]

    def _pieces(self, at: int, length: int) -> Iterator[tuple[int, int]]:
        while length > 0:
            number, offset = divmod(at, self._size)
            if number >= len(self._sectors):
                raise Damaged(f"no sector {number}")
            here = min(length, self._size - offset)
            start = self._sectors[number] + offset
            yield start, start + here
            at, length = at + here, length - here


class CompoundFile:
    """Finds the streams in the bytes of a file; raises Damaged."""

    def __init__(self, data: bytearray) -> None:
        if len(data) < _HEAD:
            raise Damaged("no head")
        self._data = data
        self._size = 1 << (data[30] & 15)
        if self._size not in _SECTOR_SIZES:
            raise Damaged(f"sectors of {self._size} bytes")
        self._table = self._allocation()
        sectors = self._chain(self._number(48))
        directory = Stream(data, sectors, self._size)
        entries = len(sectors) * self._size // _ENTRY
        self._directory = [directory.read(k * _ENTRY, _ENTRY) for k in range(entries)]

    def stream(self, name: str) -> Stream:
        """Return the first stream of a name."""
        wanted = name.encode("utf-16-le") + b"\0\0"
        for entry in self._directory:
            length = int.from_bytes(entry[_NAME_LENGTH : _NAME_LENGTH + 2], "little")
            if entry[:length] == wanted:
                start, size = struct.unpack_from("<II", entry, _START)
                if size >= _SHORT_STREAM:
                    return Stream(self._data, self._chain(start), self._size)
        raise Damaged(f"no stream {name}")

    def _allocation(self) -> list[int]:
        """Return which sector follows each sector."""
        per_sector = self._size // 4
        listed = list(struct.unpack_from(f"<{_IN_HEAD}I", self._data, 76))
        more, visited = self._number(68), set[int]()
        while more < _END and more not in visited:
            visited.add(more)
            *numbers, following = self._numbers_of(more, per_sector)
            listed += numbers
            more = following
        return [number for at in listed if at < _END for number in self._numbers_of(at, per_sector)]

    def _chain(self, sector: int) -> list[int]:
        """Return where the sectors that follow one another lie in the file."""
        places: list[int] = []
        while sector < _END:
            if sector >= len(self._table) or len(places) > len(self._table):
                raise Damaged(f"sector {sector}")
            places.append((sector + 1) * self._size)
            sector = self._table[sector]
        return places

    def _number(self, at: int) -> int:
        return int.from_bytes(self._data[at : at + 4], "little")

    def _numbers_of(self, sector: int, count: int) -> tuple[int, ...]:
        start = (sector + 1) * self._size
        if start + 4 * count > len(self._data):
            raise Damaged(f"sector {sector}")
        return struct.unpack_from(f"<{count}I", self._data, start)
