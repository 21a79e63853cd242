"""Rules W01–W08: punctuation, brackets, numbering words and blanks, in the text as it was written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from govreport_gui.checks.context import NARRATIVE, Context
from govreport_gui.checks.in_text import MOST, PARTS, Hit, by_part, hits, raw_hits, times
from govreport_gui.finding import Finding, Severity, TextSpan

_CJK = r"[\u4e00-\u9fff]"
HALF_WIDTH_MARKS = rf"(?<={_CJK})[,;:?!](?=\s?{_CJK})|(?<={_CJK})\.(?=\s?{_CJK}|$)"
_INSIDE = "[^()（）\n]{0,80}"
# Brackets in pairs: one half alone made wide would be a worse fault. What closes after them closes a wide one.
_HALF_WIDTH = re.compile(rf"{HALF_WIDTH_MARKS}|\({_INSIDE}?{_CJK}{_INSIDE}\)|(?<={_CJK})\)", re.MULTILINE)
WIDE = dict(zip(",;:?!().", "，；：？！（）。", strict=True))
_PAIRS = {"（": "）", "“": "”", "《": "》", "(": ")", "〔": "〕", "【": "】"}
_CLOSERS = {closer: opener for opener, closer in _PAIRS.items()}
_MARKS = re.compile(r"[（）“”《》()〔〕【】]")
_ENUMERATOR = re.compile(r"(?:^|[。；：，、\s])[\da-zA-Z①-⑩一二三四五六七八九十]{1,3}$")
_DOUBLED = re.compile(r"[，、；：][，。、；：]|。{2,10}|、(?=情况(?![说通反])|等(?![级候待次额值同]))")
_ENDS = tuple("。！？；：…!?;:.”）)】》")
_HEADING = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|第[一二三四五六七八九十]+[章节部条]|附件?[：:\d]")
_NO_UNIT = re.compile(r"\d余(?![\u4e00-\u9fff])")
_ITEM = re.compile(r"(?:^|(?<=[。；;：:，,]))\s?(?P<number>[一二三四五六七八九十]{1,2})是(?!否)", re.MULTILINE)
_NUMBERING = re.compile(r"^(?:\d{1,2}、|[（(][一二三四五六七八九十]{1,3}[）)][、.．，,：:])", re.MULTILINE)
BLANKS = re.compile(rf"(?<={_CJK})[ \u00a0]+(?={_CJK})|(?<=\d)[ \u00a0]+(?=[年月日件条])")
_WORD_WITH_BLANK = re.compile(r"(?:\d+|\S)[ \u00a0]+\S$")
_ORDER = ("", *"一二三四五六七八九", "十", *(f"十{digit}" for digit in "一二三四五六七八九"))
SENTENCE = 15  # characters from which a paragraph wants a full stop


def w01(context: Context) -> Iterator[Finding]:
    """W01 · hint · half-width punctuation between Chinese characters. Told once a part."""
    for hit, count in by_part(raw_hits(context, _HALF_WIDTH)):
        wide = WIDE[hit.text[0]] + hit.text[1:-1] + WIDE[hit.text[-1]] * (len(hit.text) > 1)
        half, right = (text[0] + text[1:][-1:] for text in (hit.text, wide))
        message = f"中文里用了半角的“{half}”，应当用全角的“{right}”{times(count)}。"
        yield Finding("W01", Severity.HINT, message, wide, hit.text, text=hit.span)


def w02(context: Context) -> Iterator[Finding]:
    """W02 · warning · a bracket or quotation mark without its other half, or with one of another kind."""
    for part in PARTS:
        start = 0
        for paragraph in context.report.text_of(part).split("\n"):
            for at in _unpaired(paragraph)[:MOST]:
                mark = paragraph[at]
                message = f"“{mark}”没有成对，或者另一半不是同一种，请补上或改正。"
                span = TextSpan(part, start + at, start + at + 1)
                yield Finding("W02", Severity.WARNING, message, actual=mark, text=span)
            start += len(paragraph) + 1


def _unpaired(paragraph: str) -> list[int]:
    """Return the places of marks without partner; "1）" at the start of an item needs none."""
    open_marks: list[int] = []
    alone: list[int] = []
    for match in _MARKS.finditer(paragraph):
        at, mark = match.start(), match[0]
        if mark in _PAIRS:
            open_marks.append(at)
        elif open_marks and paragraph[open_marks[-1]] == _CLOSERS[mark]:
            open_marks.pop()
        elif mark not in "）)" or not _ENUMERATOR.search(paragraph[max(0, at - 5) : at]):
            alone.append(at)
    if len(open_marks) == len(alone) == 1 and open_marks[0] < alone[0]:
        return open_marks  # one pair of unlike halves is one fault
    return sorted(open_marks + alone)


def w03(context: Context) -> Iterator[Finding]:
    """W03 · warning · two marks where one belongs, or 、 before 等."""
    for hit in hits(context, _DOUBLED):
        what = "前面不用顿号" if hit.text == "、" else "标点重复或者连用不当"
        message = f"“{hit.text}{_behind(hit)}”{what}，请改正。"
        yield Finding("W03", Severity.WARNING, message, actual=hit.text, text=hit.span)


def _behind(hit: Hit) -> str:
    return hit.match.string[hit.match.end() : hit.match.end() + 2].strip() if hit.text == "、" else ""


def w04(context: Context) -> Iterator[Finding]:
    """W04 · hint · a paragraph of 15 characters or more does not end with a full stop; headings need none."""
    for part, start, paragraph in _paragraphs(context):
        text = paragraph.rstrip()
        is_title = _HEADING.match(text) and len(text) <= 40 and not re.search(r"[。；，,]", text)
        if len(text) < SENTENCE or text.endswith(_ENDS) or is_title or not re.search(r"[，。；,]", text):
            continue
        message = f"这一段末尾没有标点：“…{text[-10:]}”。"
        span = TextSpan(part, start + len(text) - 1, start + len(text))
        yield Finding("W04", Severity.HINT, message, "。", text[-1], text=span)


def w05(context: Context) -> Iterator[Finding]:
    """W05 · warning · a number with 余 and no unit: 260余."""
    for hit in hits(context, _NO_UNIT):
        message = f"“{hit.text}”后面缺单位，请补上。"
        yield Finding("W05", Severity.WARNING, message, actual=hit.text, text=hit.span)


def w06(context: Context) -> Iterator[Finding]:
    """W06 · hint · 一是, 二是, 三是 skip a number, or some are parted by ； and some by 。."""
    for part, start, paragraph in _paragraphs(context):
        for items in _sequences(paragraph):
            numbers = [_ORDER.index(item["number"]) for item in items if item["number"] in _ORDER]
            skipped = next((now for before, now in pairwise(numbers) if now != before + 1), None)
            marks = {paragraph[item.start() - 1].translate(str.maketrans(",;", "，；")) for item in items[1:]}
            if skipped is not None:
                what = f"序号不连续，“{_ORDER[skipped]}是”前面缺一项或者重号"
            elif {"；", "。"} <= marks:
                what = "各项之间有的用分号、有的用句号，应当统一"
            else:
                continue
            span = TextSpan(part, start + items[0].start("number"), start + items[-1].end())
            yield Finding("W06", Severity.HINT, f"“一是…{items[-1].group().strip()}”：{what}。", text=span)


def _sequences(paragraph: str) -> list[list[re.Match[str]]]:
    """Return the runs of 一是, 二是 … of a paragraph; each 一是 begins a new one."""
    runs: list[list[re.Match[str]]] = []
    for match in _ITEM.finditer(paragraph):
        if match["number"] == "一":
            runs.append([match])
        elif runs:
            runs[-1].append(match)
    return [run for run in runs if len(run) > 1]


def w07(context: Context) -> Iterator[Finding]:
    """W07 · hint · "1、" instead of "1.", "（一）、" instead of "（一）". Told once a part."""
    for hit, count in by_part(raw_hits(context, _NUMBERING)):
        right = hit.text.replace("、", ".") if hit.text[0].isdigit() else hit.text[:-1]
        message = f"序号“{hit.text}”一般写作“{right}”{times(count)}。"
        yield Finding("W07", Severity.HINT, message, right, hit.text, text=hit.span)


def w08(context: Context) -> Iterator[Finding]:
    """W08 · hint · blanks inside Chinese text: 例 外, 2021 年. Told once a part."""
    for hit, count in by_part(raw_hits(context, BLANKS)):
        near = _WORD_WITH_BLANK.search(hit.match.string[max(0, hit.match.start() - 4) : hit.match.end() + 1])
        message = f"“{near[0] if near else hit.text}”中间有空格，请删去{times(count)}。"
        yield Finding("W08", Severity.HINT, message, "", hit.text, text=hit.span)


def _paragraphs(context: Context) -> Iterator[tuple[str, int, str]]:
    """Yield (part, start, paragraph) of the narrative."""
    for part in NARRATIVE:
        start = 0
        for paragraph in context.report.text_of(part).split("\n"):
            yield part, start, paragraph
            start += len(paragraph) + 1
