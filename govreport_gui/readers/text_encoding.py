"""The characters of a text file from its bytes, and what could not be read as it stood.

    byte order mark > UTF-16 where there are zero bytes > UTF-8 > UTF-8 cut in its last character > GB18030 or Big5
    > UTF-8 with some lines in GB18030

GB18030 and Big5 use the same bytes: the one that makes the commoner characters is right.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from govreport_gui.blocks import Skipped
from govreport_gui.errors import ReadError

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHINESE = ("gb18030", "big5", "cp950", "big5hkscs")  # each after the ones it is a larger set of, or rarer than
_SAMPLE = 20_000  # characters that are looked at to tell encodings apart
_LEAST_COMMON = 0.6  # share of common characters; real texts have more than 0.95, wrongly decoded ones about a half
_LEAST_READABLE = 0.8  # share of common characters, Latin letters and digits in UTF-16
_FEW = 30  # Chinese characters; fewer say nothing about how common they are
_CUT_AT_MOST = 3  # bytes: what is left of a character of UTF-8 without its last
_UNREADABLE = "这一行有读不出的字，以“\ufffd”代替"
_EURO = "euro sign of code page 936"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and what was not read as it stood in the file."""

    text: str
    skipped: tuple[Skipped, ...] = ()


def decode(data: bytes, name: str) -> Decoded:
    """Decode the text of the file called `name`. ReadError where it is no text."""
    for mark, encoding in BOMS:
        if data.startswith(mark) and mark != codecs.BOM_UTF8:
            return _marked(data, encoding)
    if data.startswith(codecs.BOM_UTF8):
        data = data.removeprefix(codecs.BOM_UTF8)
        return _utf8(data) or _line_by_line(data)
    if b"\0" in data:
        if (wide := _utf16_without_mark(data)) is not None:
            return Decoded(wide)
        raise ReadError(f"“{name}”不是文本文件。请用 Word 或 WPS 打开，另存为 .docx 后再导入。")
    if (decoded := _utf8(data)) is not None:
        return decoded
    text = _chinese(data)
    return Decoded(text) if text is not None else _line_by_line(data)


def _utf8(data: bytes) -> Decoded | None:
    """Return the text of UTF-8, without a last character that is cut; None where it is something else."""
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        if error.reason != "unexpected end of data" or len(data) - error.start > _CUT_AT_MOST:
            return None
        return _without_cut_end(data, error.start)


def _marked(data: bytes, encoding: str) -> Decoded:
    """Return a text whose mark says what it is in, and name the lines in which that does not hold."""
    text = data.decode(encoding, errors="replace")
    lines = enumerate(text.split("\n"), start=1)
    return Decoded(text, tuple(Skipped(t.strip(), _UNREADABLE, f"line {at}") for at, t in lines if "\ufffd" in t))


def _utf16_without_mark(data: bytes) -> str | None:
    """Return the text of UTF-16 without a mark, None where the bytes make no sense as such."""
    texts = [text for encoding in ("utf-16-le", "utf-16-be") if (text := _strictly(data, encoding)) is not None]
    best = max(texts, key=_readable, default="")
    return best if _readable(best) > _LEAST_READABLE else None


def looks_like_noise(text: str) -> bool:
    """Say whether a text is bytes taken for something else: rare Chinese characters, or accented letters in rows."""
    wide = _wide(text)
    accented = sum("\u00a1" <= char <= "\u00ff" for char in text[:_SAMPLE])
    if max(len(wide), accented) < _FEW:
        return False
    return accented > len(wide) or _commonness(wide) < _LEAST_COMMON


def _without_cut_end(data: bytes, end: int) -> Decoded:
    text = data[:end].decode("utf-8")
    line = text.count("\n") + 1
    return Decoded(text, (Skipped("", "文件在最后一个字中间断开，可能没有下载完", f"line {line}"),))


def _chinese(data: bytes) -> str | None:
    """Return the text in the Chinese encoding that makes most sense, None where the bytes fit in none."""
    texts = [text for encoding in _CHINESE if (text := _strictly(data, encoding)) is not None]
    return max(texts, key=lambda text: _commonness(_wide(text)), default=None)  # of equals the first


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding, errors=_EURO)
    except UnicodeDecodeError:
        return None


def _line_by_line(data: bytes) -> Decoded:
    """Read UTF-8 in which some lines are in GB18030; each of them is named."""
    lines = data.split(b"\n")
    skipped: list[Skipped] = []
    return Decoded("\n".join(_lines(lines, skipped)), tuple(skipped))


def _lines(lines: list[bytes], skipped: list[Skipped]) -> Iterator[str]:
    for number, line in enumerate(lines, start=1):
        try:
            yield line.decode("utf-8")
        except UnicodeDecodeError:
            text = _strictly(line, "gb18030")
            why = _UNREADABLE if text is None else "这一行的编码与全文不同，已按 GB18030 读取"
            text = line.decode("utf-8", errors="replace") if text is None else text
            skipped.append(Skipped(text.strip(), why, f"line {number}"))
            yield text


# ── Common characters ──


def _readable(text: str) -> float:
    """Return the share of characters that are common ones, or letters, digits, signs and blanks of ASCII."""
    sample = text[:_SAMPLE]
    common = _common_characters()
    known = sum(char in common or char.isspace() or (char.isascii() and char.isprintable()) for char in sample)
    return known / (len(sample) or 1)


def _wide(text: str) -> str:
    return "".join(char for char in text[:_SAMPLE] if char > "\u2e7f")


def _commonness(wide: str) -> float:
    common = _common_characters()
    return sum(char in common for char in wide) / (len(wide) or 1)


@cache
def _common_characters() -> frozenset[str]:
    """Return the characters that GB2312 and Big5 list first, as the common ones, with their punctuation."""
    common = _rows("gb2312", (0xA1, 0xA3), range(0xB0, 0xD8), range(0xA1, 0xFF))
    trails = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    return common | _rows("big5", (0xA1, 0xA2), range(0xA4, 0xC7), trails)


def _rows(encoding: str, signs: tuple[int, ...], leads: range, trails: range | tuple[int, ...]) -> frozenset[str]:
    pairs = b"".join(bytes((lead, trail)) for lead in (*signs, *leads) for trail in trails)
    return frozenset(pairs.decode(encoding, errors="ignore"))


def _euro_or_raise(error: UnicodeError) -> tuple[str, int]:
    """Take the byte 0x80 for the euro sign, as Windows writes it in Chinese text; anything else is no text."""
    if isinstance(error, UnicodeDecodeError) and error.object[error.start] == 0x80:
        return "€", error.start + 1
    raise error


codecs.register_error(_EURO, _euro_or_raise)
