"""The text of a web page from its bytes. What a page says about its encoding is often wrong: it is tried, not believed.

    byte order mark > UTF-16 by the zero bytes in its tags > UTF-8 if the bytes are valid > what the page says > GB18030

GB2312 and GBK are read as GB18030, which holds both: pages "in GB2312" use characters only the larger sets have.
"""

from __future__ import annotations

import codecs
import re
from itertools import chain

from govreport_gui.readers.text_encoding import BOMS

_HEAD = 4096
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_UTF16_TAGS = (
    (re.compile(rb"<\0[A-Za-z!?]\0"), "utf-16-le"),
    (re.compile(rb"\0<\0[A-Za-z!?]"), "utf-16-be"),
)
_FIRST_CJK = "\u2e80"
_CODECS = {
    "utf-8": ("utf-8",),
    "gb2312": ("gb18030",),
    "gbk": ("gb18030",),
    "gb18030": ("gb18030",),
    "big5": ("big5", "cp950", "big5hkscs"),
    "big5hkscs": ("big5hkscs",),
    "cp950": ("cp950", "big5hkscs"),
    "hz": ("hz",),
    "shift_jis": ("cp932",),
    "euc_jp": ("euc_jp",),
    "euc_kr": ("cp949",),
}  # Western ones are left out: they fit any bytes, and are declared by programs that do not know better


def decode(data: bytes, declared: str = "") -> tuple[str, int]:
    """Return the text and the number of characters that could not be read (U+FFFD in their place).

    `declared` is the encoding said outside the page, by the envelope of a web archive.
    """
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _loosely(data, encoding)
    for tag, encoding in _UTF16_TAGS:
        if tag.search(data[:_HEAD]):
            return _loosely(data, encoding)
    stated = _codecs(declared) or _codecs(_declared_in(data))
    for codec in chain(("utf-8",), stated, ("gb18030",)):
        text = _strictly(data, codec)
        if text is not None and not (codec == "utf-8" and stated and _is_chance(text, stated)):
            return text, 0
    return min((_loosely(data, codec) for codec in (*stated, "utf-8", "gb18030")), key=lambda result: result[1])


def _declared_in(data: bytes) -> str:
    found = _DECLARED.search(data[:_HEAD])
    return found[1].decode("ascii", errors="replace") if found else ""


def _codecs(name: str) -> tuple[str, ...]:
    try:
        return _CODECS.get(codecs.lookup(name).name, ()) if name else ()
    except (LookupError, ValueError):
        return ()


def _is_chance(text: str, stated: tuple[str, ...]) -> bool:
    """Say whether bytes in a Chinese encoding are valid UTF-8 by chance: 联通 in GBK is; they show no Chinese then."""
    return stated != ("utf-8",) and not text.isascii() and max(text) < _FIRST_CJK


def _strictly(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _loosely(data: bytes, codec: str) -> tuple[str, int]:
    text = data.decode(codec, errors="replace")
    return text, text.count("\ufffd")
