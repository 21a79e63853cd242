"""How large a picture is printed where the file it came from did not say."""

from __future__ import annotations

import struct

from govreport_gui.blocks import Picture

_MM_PER_PIXEL = 25.4 / 96
_UNKNOWN_MM = (100.0, 75.0)
_NO_FRAME = {0xC4, 0xC8, 0xCC}  # JPEG markers between C0 and CF that hold no size


def picture_size_mm(picture: Picture) -> tuple[float, float]:
    """Return width and height in mm: as the picture says, else by its pixels at 96 dpi, else a guess."""
    wide, high = picture.width_mm, picture.height_mm
    if wide and high:
        return wide, high
    pixels = _png_size(picture.data) or _jpeg_size(picture.data)
    across, down = (pixels[0] * _MM_PER_PIXEL, pixels[1] * _MM_PER_PIXEL) if pixels else _UNKNOWN_MM
    if wide:
        return wide, wide * down / across
    return (high * across / down, high) if high else (across, down)


def _png_size(data: bytes) -> tuple[int, int] | None:
    if not data.startswith(b"\x89PNG\r\n\x1a\n") or len(data) < 24:
        return None
    return _positive(*struct.unpack(">II", data[16:24]))


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """Walk the segments to the frame header, which holds height and width."""
    if not data.startswith(b"\xff\xd8"):
        return None
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in _NO_FRAME:
            high, wide = struct.unpack(">HH", data[at + 5 : at + 9])
            return _positive(wide, high)
        at += 2 + max(length, 2)
    return None


def _positive(wide: int, high: int) -> tuple[int, int] | None:
    return (wide, high) if wide and high else None
