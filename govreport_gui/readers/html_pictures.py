"""The images of a web page: those that lie in the file, and the names of those that do not. Nothing is fetched."""

from __future__ import annotations

import base64
import binascii
import posixpath
import re
from collections.abc import Callable
from urllib.parse import unquote, unquote_to_bytes

from govreport_gui.blocks import Picture
from govreport_gui.readers.html_style import Attributes, length_mm

Content = tuple[bytes, str]  # bytes and media type
FindContent = Callable[[str], Content | None]  # what an address stands for inside the file

_UNKNOWN_MEDIA = "application/octet-stream"
_DATA = re.compile(r"\s*data:(?P<type>[\w.+-]+/[\w.+-]+)?(?P<more>[^,]{0,200}),", re.IGNORECASE)
_NAMELESS = ("data:", "cid:")
_NAME_LENGTH = 80
_DOT_MM = 0.6  # two pixels: such images count visitors or keep places


def picture(attributes: Attributes, find: FindContent, source: str) -> Picture | None:
    """Return the image of an <img>; None where there is nothing to see. Some editors leave nothing but its name."""
    address = attributes.get("src", "").strip()
    width, height = length_mm("width", attributes), length_mm("height", attributes)
    nothing = not address and not attributes.get("alt", "").strip()
    if nothing or min(width or 1, height or 1) <= _DOT_MM:
        return None
    data, media_type = _data(address) or find(address) or (b"", _UNKNOWN_MEDIA)
    return Picture(_name(attributes, address), media_type, data, source, width, height)


def _data(address: str) -> Content | None:
    found = _DATA.match(address)
    if found is None:
        return None
    body = address[found.end() :]
    media_type = (found["type"] or "text/plain").lower()
    if not found["more"].lower().rstrip().endswith(";base64"):
        return unquote_to_bytes(body), media_type
    letters = re.sub(r"[^A-Za-z0-9+/]", "", unquote(body))
    try:
        return base64.b64decode(letters + "=" * (-len(letters) % 4)), media_type
    except binascii.Error:
        return b"", media_type


def _name(attributes: Attributes, address: str) -> str:
    named = " ".join(attributes.get("alt", "").split())
    if not named and not address.lower().startswith(_NAMELESS):
        named = posixpath.basename(unquote(re.split(r"[?#]", address, maxsplit=1)[0]))
    return named[:_NAME_LENGTH] or "图片"
