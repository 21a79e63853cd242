"""Take a picture out of a PDF: JPEG as it stands in the file, everything else as PNG."""

from __future__ import annotations

import ctypes
import struct
import zlib
from dataclasses import dataclass
from typing import Any

from pypdfium2 import raw

_MOST_PIXELS = 25_000_000
_MOST_BYTES = 32 << 20
_JPEG = b"DCTDecode"
_BYTES_OF = {raw.FPDFBitmap_Gray: 1, raw.FPDFBitmap_BGR: 3, raw.FPDFBitmap_BGRx: 4, raw.FPDFBitmap_BGRA: 4}


@dataclass(frozen=True, slots=True)
class ImageData:
    """A picture as the bytes of a file."""

    media_type: str
    data: bytes


def image_data(image: Any) -> ImageData | None:
    """Return an image object's picture; None where it is damaged or too large."""
    width, height = ctypes.c_uint(), ctypes.c_uint()
    if not raw.FPDFImageObj_GetImagePixelSize(image, width, height):
        return None
    if not 0 < width.value * height.value <= _MOST_PIXELS:
        return None
    if _filters(image) == [_JPEG]:
        return _jpeg(image)
    return _png(image)


def _filters(image: Any) -> list[bytes]:
    found = []
    for at in range(raw.FPDFImageObj_GetImageFilterCount(image)):
        name = ctypes.create_string_buffer(64)
        raw.FPDFImageObj_GetImageFilter(image, at, name, len(name))
        found.append(name.value)
    return found


def _jpeg(image: Any) -> ImageData | None:
    size = raw.FPDFImageObj_GetImageDataRaw(image, None, 0)
    if not 0 < size <= _MOST_BYTES:
        return None
    data = ctypes.create_string_buffer(size)
    raw.FPDFImageObj_GetImageDataRaw(image, data, size)
    return ImageData("image/jpeg", data.raw)


def _png(image: Any) -> ImageData | None:
    bitmap = raw.FPDFImageObj_GetBitmap(image)
    if not bitmap:
        return None
    try:
        return _encoded(bitmap)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)


def _encoded(bitmap: Any) -> ImageData | None:
    """Write a bitmap as PNG (RFC 2083): grey, or red, green and blue."""
    width, height = raw.FPDFBitmap_GetWidth(bitmap), raw.FPDFBitmap_GetHeight(bitmap)
    size = _BYTES_OF.get(raw.FPDFBitmap_GetFormat(bitmap))
    if size is None or not 0 < width * height <= _MOST_PIXELS:
        return None
    stride = raw.FPDFBitmap_GetStride(bitmap)
    pixels = ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), stride * height)
    rows = (pixels[row * stride : row * stride + width * size] for row in range(height))
    body = b"".join(b"\0" + (row if size == 1 else _rgb(row, size)) for row in rows)
    header = struct.pack(">IIBBBBB", width, height, 8, 0 if size == 1 else 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(body)), (b"IEND", b""))
    return ImageData("image/png", b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, part) for kind, part in chunks))


def _rgb(row: bytes, size: int) -> bytes:
    """Turn blue, green, red (and a fourth) into red, green, blue."""
    turned = bytearray(len(row) // size * 3)
    turned[0::3], turned[1::3], turned[2::3] = row[2::size], row[1::size], row[0::size]
    return bytes(turned)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
