"""What of a text stays as it is whatever year stands in it: titles, numbers of documents, addresses, ranges, law."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

Span = tuple[int, int]  # characters of a normalised text, end excluded

CHINESE = "〇一二三四五六七八九"
ZEROS = "〇○零Oo0"
YEAR = rf"(?:(?<![\d.,])(?:19|20)\d{{2}}(?!\d)|[一二][{ZEROS}{CHINESE[1:]}]{{3}}(?=年))"

_TITLE = re.compile(r"《[^》\n]{1,120}》")
_ANNUAL = ("年度报告", "年报")  # a report's own name, and that of last year's, grow older with it
_NUMBER = re.compile(
    rf"[〔\[【〈](?:19|20)\d{{2}}[〕\]】〉]|（(?:19|20)\d{{2}}）(?=第?\d{{1,5}}号)|{YEAR}年第?\d{{1,4}}号"
)
_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]+|(?<![\w.\-])[\w.\-]{1,64}@[!-~]+", re.ASCII)
_RANGE = re.compile(
    rf"(?P<first>{YEAR})(?:年度?)?(?:\d{{1,2}}月(?:\d{{1,2}}日)?)? ?(?:[-—–~～－]|至|到){{1,2}} ?(?P<last>{YEAR})"
)
_DAY = r"年(?:度|\d{1,2}月(?:\d{1,2}日)?)?"
_DOCUMENT = "条例|办法|规定|通知|意见|要点|方案|细则|规范|指引|标准|规划"
_LAW = re.compile(
    rf"{YEAR}{_DAY}(?:"
    r"起?(?:正式)?(?:施行|实施|执行|生效)(?=[）》])|起(?:正式)?(?:施行|实施|执行|生效)|修[订正](?:版|本)?(?=[）》])|"
    r"(?:新?修[订正]|施行|实施|颁布|公布|通过|印发|出台|制定|制发|发布|下发)的(?:新版?)?"
    rf"(?:《|[^，。；、\d]{{0,12}}?(?:{_DOCUMENT}))|"
    r"[^，。；、《》]{0,16}?(?:印发|出台|制定|制发|发布|下发)的《)"
)
_SINCE = re.compile(rf"(?P<year>{YEAR}){_DAY}起(?![至到，—-])")


def fixed(text: str) -> list[Span]:
    """Return the spans of a normalised text in which no year is shifted."""
    return [*_titles(text), *(match.span() for match in _ADDRESS.finditer(text)), *_numbers(text), *_ranges(text)]


def dates_of_law(text: str, upto: int) -> list[Span]:
    """Return the years (with what follows) in which something came into force or was made, for good.

    自2022年起 is one, too, unless it lies behind the year `upto`.
    """
    since = (match for match in _SINCE.finditer(text) if year_value(match["year"]) <= upto)
    return [match.span() for matches in (_LAW.finditer(text), since) for match in matches]


def year_value(text: str) -> int:
    """Return the year that four digits of any kind say."""
    digits = (0 if char in ZEROS else CHINESE.find(char) if char in CHINESE else int(char) for char in text)
    return int("".join(map(str, digits)))


def quoted(text: str) -> list[Span]:
    """Return titles, document numbers and addresses: nothing in them is a figure of the year."""
    titles = (match.span() for match in _TITLE.finditer(text))
    return [*titles, *(match.span() for match in _ADDRESS.finditer(text)), *_numbers(text)]


def mask(text: str, spans: Iterable[Span]) -> bytearray:
    """Return a byte for each character of a text, 1 where a span covers it."""
    covered = bytearray(len(text))
    for start, end in spans:
        covered[start:end] = b"\1" * (end - start)
    return covered


def inside(covered: bytearray, start: int, end: int) -> bool:
    """Say whether the characters start … end are all covered."""
    return covered.find(0, start, end) < 0


def _titles(text: str) -> Iterator[Span]:
    return (match.span() for match in _TITLE.finditer(text) if not match[0][1:-1].strip().endswith(_ANNUAL))


def _numbers(text: str) -> Iterator[Span]:
    return (match.span() for match in _NUMBER.finditer(text))


def _ranges(text: str) -> Iterator[Span]:
    return (match.span() for match in _RANGE.finditer(text) if match["first"] != match["last"])
