"""Find what frames the report: title, organ, year, preamble, signature."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from govreport_gui.blocks import Block, Paragraph
from govreport_gui.recognise.fold import fold, squeeze
from govreport_gui.recognise.site import is_site_line
from govreport_gui.report import Part, Signature

LONGEST_TITLE = 80
LONGEST_NAME = 40
_TITLE = re.compile(
    r"(?P<organ>.*?)(?P<year>(?:19|20)\d{2})年(?:度)?(?P<after>.*?)(?:政府信息公开|信息公开|政务公开)[^。；]{0,8}报告"
)
_TITLE_END = re.compile(r"(?:信息公开|政务公开)[^。；，]{0,8}报告$|^(?:工作)?(?:年度)?报告$")
_SENTENCE = re.compile(r"[。；;！!？?：:]|[，,].*[，,]")
_DAY = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_DATE = rf"(?:\d{{4}}|[一二三四五六七八九〇○零]{{4}})\s*[年./-]\s*{_DAY}\s*[月./-]\s*{_DAY}\s*日?"
_DATE_LINE = re.compile(rf"[（(]?\s*(?P<date>{_DATE})\s*[）)]?")
_NAME_AND_DATE = re.compile(rf"(?P<name>\S.*?\S)\s*(?P<date>{_DATE})")
_ORGAN_END = re.compile(
    r"(?:人民政府|政府办公室|办公室|办事处|管委会|管理委员会|委员会|[局厅部院委办处所]|[镇乡]|街道)$"
)
_ORGAN_CLAUSE = re.compile(  # an organ's full name at the start of a clause
    r"(?:^|(?<=[,，。;；:：\s]))(?![各本我该在由向经按据依上有相市县省])([\u4e00-\u9fff]{2,20}?"
    r"(?:人民政府|办事处|管理委员会|委员会|办公室|[局厅]))(?![长员站])",
    re.MULTILINE,
)
_PERIOD = re.compile(r"(20\d{2})\s*年\s*1\s*月\s*1\s*日")
_YEAR = re.compile(r"(?<!\d)(20\d{2})\s*年")


@dataclass(frozen=True)
class Frame:
    """What stands before the first heading. `left_over` is what a site set around the title: navigation, counters."""

    title: str = ""
    preamble: tuple[Block, ...] = ()
    signature: Signature = field(default_factory=Signature)
    left_over: tuple[Block, ...] = ()


def read_front(blocks: Sequence[Block]) -> Frame:
    """Read the blocks before the first heading."""
    places = [at for at, block in enumerate(blocks) if isinstance(block, Paragraph)]
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    first, last = _title_lines(paragraphs)
    if last < 0:
        return Frame(preamble=tuple(blocks))
    title = "".join(_one_line(p.text) for p in paragraphs[first : last + 1])
    organ, date, taken = _under_title(paragraphs[last + 1 :])
    behind = blocks[places[last + taken] + 1 :]
    site = [block for block in behind if isinstance(block, Paragraph) and is_site_line(block.text)]
    return Frame(
        title=title,
        preamble=tuple(block for block in behind if block not in site),
        signature=Signature(organ, date),
        left_over=(*blocks[: places[first]], *site),
    )


def _one_line(text: str) -> str:
    return "".join(line.strip() for line in text.split("\n"))


def _squeeze(text: str) -> str:
    return squeeze(fold(text))


def _title_lines(paragraphs: Sequence[Paragraph]) -> tuple[int, int]:
    """Return the first and last line of the title, (0, -1) if there is none; the last one before the text wins."""
    for last in reversed(range(len(paragraphs))):
        text = _squeeze(paragraphs[last].text)
        if len(text) > LONGEST_TITLE or _SENTENCE.search(text) or not _TITLE_END.search(text):
            continue
        first = last
        while first and not _names_organ_and_year(text) and _may_begin_title(paragraphs[first - 1].text):
            first -= 1
            text = _squeeze(paragraphs[first].text) + text
        if not _names_organ_and_year(text):
            first = _first_with_year(paragraphs, first, last)
        if "公开" in text:
            return first, last
    return 0, -1


def _names_organ_and_year(title: str) -> bool:
    found = _TITLE.fullmatch(title)
    return found is not None and bool(found["organ"] or found["after"])


def _first_with_year(paragraphs: Sequence[Paragraph], first: int, last: int) -> int:
    """Return where a title without organ begins: at the line with its year, else it is the last line alone."""
    text = ""
    for at in range(last, first - 1, -1):
        text = _squeeze(paragraphs[at].text) + text
        if _TITLE.fullmatch(text):
            return at
    return last


def _may_begin_title(text: str) -> bool:
    return len(_squeeze(text)) <= LONGEST_NAME and not _SENTENCE.search(text)


def _under_title(paragraphs: Sequence[Paragraph]) -> tuple[str, str, int]:
    """Read an organ's name and a date in brackets off the lines right under the title; say how many lines they are."""
    organ = date = ""
    taken = 0
    if paragraphs and _is_name(paragraphs[0].text):
        organ = _one_line(paragraphs[0].text)
        taken = 1
    if paragraphs[taken:] and (found := _DATE_LINE.fullmatch(paragraphs[taken].text.strip())):
        date = found["date"]
        taken += 1
    return organ, date, taken


def _is_name(text: str) -> bool:
    plain = _squeeze(text)
    return (
        len(plain) <= LONGEST_NAME and not re.search(r"[，,。；;：:！!？?]", plain) and bool(_ORGAN_END.search(plain))
    )


def read_signature(paragraphs: Sequence[str], title: str) -> tuple[Signature, int, int]:
    """Read 落款 off the last paragraphs; return it, where it begins, and where what a site set behind it begins."""
    end = len(paragraphs)
    behind = _site_begins(paragraphs, title)
    for at in dict.fromkeys((end, behind)):
        signature, taken = _signature_at(paragraphs[:at], title)
        if taken:
            return signature, at - taken, at
    return Signature(), end, end


def _site_begins(paragraphs: Sequence[str], title: str) -> int:
    """Return where the lines behind a signature begin: short ones without a full stop, or the site's own words."""
    at = len(paragraphs)
    while at and (is_site_line(paragraphs[at - 1]) or not _ends_report(paragraphs[at - 1], title)):
        at -= 1
    return at


def _ends_report(text: str, title: str) -> bool:
    """Say whether a paragraph is a sentence, an enclosure or a line of the signature."""
    line = _one_line(text)
    if "。" in line or line.startswith("附件") or len(line) > LONGEST_NAME:
        return True
    return bool(_DATE_LINE.fullmatch(line) or _NAME_AND_DATE.fullmatch(line)) or _is_signer(line, title)


def _signature_at(paragraphs: Sequence[str], title: str) -> tuple[Signature, int]:
    """Read a signature off the very end; return it and how many paragraphs it takes."""
    if not paragraphs:
        return Signature(), 0
    last = _one_line(paragraphs[-1])
    if found := _DATE_LINE.fullmatch(last):
        before = paragraphs[-2] if len(paragraphs) > 1 else ""
        if before and _is_signer(before, title):
            return Signature(_one_line(before), found["date"]), 2
        return Signature("", found["date"]), 1
    if (found := _NAME_AND_DATE.fullmatch(last)) and _is_signer(found["name"], title):
        return Signature(found["name"].strip(), found["date"]), 1
    if len(paragraphs) > 1 and _is_name(last) and _squeeze(last) in _squeeze(title):
        return Signature(last, ""), 1
    return Signature(), 0


def _is_signer(text: str, title: str) -> bool:
    plain = _squeeze(text)
    return _is_name(text) or (2 < len(plain) <= LONGEST_NAME and plain in _squeeze(title))


def year_of(title: str, preamble: Part, overview: Part, signature: Signature) -> int | None:
    """Return the year reported on: by the title, the period, most of the narrative, the year before the signature."""
    if found := _TITLE.match(_squeeze(title)):
        return int(found["year"])
    if found := _PERIOD.search(preamble.text):
        return int(found[1])
    years = Counter(_YEAR.findall(overview.text))
    if years and years.most_common(1)[0][1] * 10 >= years.total() * 6:
        return int(years.most_common(1)[0][0])
    signed = re.match(r"\d{4}", signature.date)
    return int(signed[0]) - 1 if signed else None


def organ_of(title: str, signature: Signature, narrative: str) -> str:
    """Return the organ's name: by the title, the signature, or the name most often at the start of a clause."""
    if found := _TITLE.match(_squeeze(title)):
        organ = found["organ"] + found["after"]
        if organ := re.sub(r"^[关于]{2}|[的]$", "", organ):
            return organ
    if signature.organ:
        return signature.organ
    names = Counter(_ORGAN_CLAUSE.findall(narrative))
    best = names.most_common(1)
    return best[0][0] if best else ""
