"""一键排版: what to tidy in the report's texts, each change named before it is made. Pure functions.

Links, web and mail addresses, document numbers 〔2024〕3 号, decimals and times 8:30 are left as they are. The rules
are applied to a paragraph until none has anything to do, so that typesetting what was typeset changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import count

from govreport_gui.checks.in_text import PARTS
from govreport_gui.checks.structure_numbering import NUMBER_BRACKETS
from govreport_gui.checks.wording_marks import BLANKS, HALF_WIDTH_MARKS, WIDE
from govreport_gui.report import Report
from govreport_gui.texts.text_edits import DATE, ORGAN, ORGAN_NAME, TITLE, TextEdit, edited, text_at

AROUND = 10  # characters of the text shown on either side of a change
_MOST_ROUNDS = 20
_CJK = r"[\u4e00-\u9fff]"
_MARKS = "，。；：？！、（）《》〔〕【】“”…"


class Kind(StrEnum):
    """What a change tidies, in the words of the list."""

    INDENT = "段首、段尾的空格"
    EMPTY = "空行"
    HIDDEN = "看不见的字符"
    BLANK = "中文、数字之间的空格"
    WIDTH = "全角数字和字母"
    MARK = "半角标点"
    BRACKET = "半角括号和引号"
    DOUBLED = "重复的标点"


Change = tuple[int, int, str]  # start, end, and what should stand there
Found = Iterator[tuple[Change, ...]]  # changes that belong together: both halves of a pair
Rule = Callable[[str], Found]


@dataclass(frozen=True, slots=True)
class Proposal:
    """One change, and what stands around it."""

    edit: TextEdit
    kind: Kind
    old: str
    before: str
    after: str
    pair: int = 0  # the same for both halves of a pair of brackets or quotes; 0 for all else


def proposals(report: Report) -> list[Proposal]:
    """Return every change that typesetting would make, in the order of the report."""
    pairs = count(1)
    return [found for place in (TITLE, ORGAN_NAME, *PARTS, ORGAN, DATE) for found in _in_place(report, place, pairs)]


def typeset(report: Report, chosen: Iterable[Proposal]) -> Report:
    """Return the report with some of its proposals carried out."""
    return edited(report, [proposal.edit for proposal in chosen], same_words=True)


def _in_place(report: Report, place: str, pairs: Iterator[int]) -> Iterator[Proposal]:
    links = [(link.start, link.end) for link in report.links if link.part == place]
    start = 0
    for paragraph in report.part(place).paragraphs if place in PARTS else (text_at(report, place),):
        draft = _Draft(paragraph, [(a - start, b - start) for a, b in links], pairs)
        for a, b, new, kind in draft.changes():
            edit = TextEdit(place, start + a, start + b, new)
            before, after = paragraph[max(0, a - AROUND) : a], paragraph[b : b + AROUND]
            yield Proposal(edit, kind, paragraph[a:b], before, after, draft.pair_of[a])
        start += len(paragraph) + 1


class _Draft:
    """A paragraph that rules work on; each character remembers where it came from."""

    def __init__(self, paragraph: str, locked: Iterable[tuple[int, int]], pairs: Iterator[int]) -> None:
        self.old = paragraph
        self.new = list(paragraph)  # what each character has become
        self.kinds: list[Kind | None] = [None] * len(paragraph)
        self.locked = [False] * len(paragraph)
        self.pair_of = [0] * len(paragraph)
        self._pairs = pairs
        for start, end in locked:
            for k in range(max(0, start), min(end, len(paragraph))):
                self.locked[k] = True
        for _ in range(_MOST_ROUNDS):
            done = [self._apply(kind, rule) for kind, rule in _RULES]
            if not any(done):
                break

    def _apply(self, kind: Kind, rule: Rule) -> bool:
        text = "".join(self.new)
        origins = [k for k, piece in enumerate(self.new) for _ in piece]
        protected = [match.span() for pattern in _PROTECTED for match in pattern.finditer(text)]
        groups = [group for group in rule(text) if self._is_free(group, origins, protected)]
        self._bind(groups, origins)
        for start, end, new in sorted((change for group in groups for change in group), reverse=True):
            self._put(kind, origins, start, end, new)
        return bool(groups)

    def _bind(self, groups: list[tuple[Change, ...]], origins: list[int]) -> None:
        """Remember which characters change together."""
        for group in groups:
            pair = next(self._pairs) if len(group) > 1 else 0
            for start, end, _new in group:
                for k in range(origins[start], origins[end - 1] + 1):
                    self.pair_of[k] = pair

    def _is_free(self, group: tuple[Change, ...], origins: list[int], protected: list[tuple[int, int]]) -> bool:
        locked = any(self.locked[k] for start, end, _ in group for k in range(origins[start], origins[end - 1] + 1))
        return not locked and not any(start < b and a < end for start, end, _ in group for a, b in protected)

    def _put(self, kind: Kind, origins: list[int], start: int, end: int, new: str) -> None:
        first, last = origins[start], origins[end - 1]
        head = self.new[first][: start - origins.index(first)]
        tail = self.new[last][end - origins.index(last) :]
        self.new[first : last + 1] = [head + new + tail, *[""] * (last - first)]
        self.kinds[first : last + 1] = [kind] * (last + 1 - first)

    def changes(self) -> Iterator[tuple[int, int, str, Kind]]:
        """Yield the runs of characters that became others, as places of the old paragraph."""
        is_gone = not any(self.new)
        at = 0
        while at < len(self.old):
            kind, end = self.kinds[at], at + 1
            while kind and end < len(self.old) and self.kinds[end] is kind and self.pair_of[end] == self.pair_of[at]:
                end += 1
            new = "".join(self.new[at:end])
            if kind and new != self.old[at:end]:
                yield at, end, new, Kind.EMPTY if is_gone else kind
            at = end


# ── Rules ──

_PROTECTED = (
    re.compile(r"(?:(?:https?|ftp)://|www\.)[\w\-.~:/?#\[\]@!$&'()*+,;=%]+", re.ASCII | re.IGNORECASE),
    re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII),  # begun once: runs may be long
    re.compile(r"〔[^〔〕\n]{0,12}〕(?:\s*第?\s*\d+\s*号)?"),
    re.compile(r"(?<![0-9])[0-9]+(?:[.,:][0-9]+)+"),
    re.compile(r"\d{1,2}[:：]\d{2}(?!\d)"),
    re.compile(r"^[一二三四五六七八九十]{1,3}[.．、]", re.MULTILINE),  # 一. is the number of a heading
)
_NARROW = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}


def _compiled(pattern: str | re.Pattern[str]) -> re.Pattern[str]:
    return re.compile(pattern, re.MULTILINE) if isinstance(pattern, str) else pattern


def _each(pattern: str | re.Pattern[str], new: str = "") -> Rule:
    """Make a rule that puts the same in the place of every match."""
    compiled = _compiled(pattern)

    def rule(text: str) -> Found:
        yield from (((*match.span(), new),) for match in compiled.finditer(text) if match[0] != new)

    return rule


def _translated(pattern: str | re.Pattern[str], table: dict[int, int] | dict[int, str]) -> Rule:
    """Make a rule that exchanges the characters of every match."""
    compiled = _compiled(pattern)

    def rule(text: str) -> Found:
        for match in compiled.finditer(text):
            new = match[0].translate(table)
            if new != match[0]:
                yield ((*match.span(), new),)

    return rule


def _pairs(pattern: str, opening: str, closing: str) -> Rule:
    """Make a rule that exchanges the first and the last character of every match."""
    compiled = _compiled(pattern)

    def rule(text: str) -> Found:
        for match in compiled.finditer(text):
            start, end = match.span()
            yield (start, start + 1, opening), (end - 1, end, closing)

    return rule


def _quotes(text: str) -> Found:
    """Find straight quotation marks around Chinese, line by line, where they come in pairs."""
    pairs = _pairs(rf'"(?=[^"\n]*{_CJK})[^"\n]*"', "“", "”")
    start = 0
    for line in text.split("\n"):
        if line.count('"') % 2 == 0:
            yield from (tuple((start + a, start + b, new) for a, b, new in group) for group in pairs(line))
        start += len(line) + 1


_WIDE_MARKS = {ord(mark): wide for mark, wide in WIDE.items() if mark not in "()"}  # brackets only in pairs
_WIDE_BRACKETS = str.maketrans("()", "（）")
_RULES: tuple[tuple[Kind, Rule], ...] = (
    (Kind.HIDDEN, _each("[\u200b-\u200f\u2060\ufeff\u00ad]+")),
    (Kind.INDENT, _each(r"^[^\S\n]+|[^\S\n]+$")),
    (Kind.EMPTY, _each(r"\n(?=\n)|\A\n+|\n+\Z")),
    (Kind.BLANK, _each(BLANKS)),
    (
        Kind.BLANK,
        _each(rf"(?<={_CJK})[ \u00a0]+(?=[\d]|[{_MARKS}])|(?<=[\d%％{_MARKS}])[ \u00a0]+(?={_CJK}|[{_MARKS}])"),
    ),
    (Kind.BLANK, _each(rf"(?<={_CJK})[ \u00a0]+(?=[\d{_MARKS}])|(?<=[\d%％])[ \u00a0]+(?={_CJK}|[{_MARKS}])")),
    (Kind.BLANK, _each(rf"(?<=[{_MARKS}])[ \u00a0]+(?=\d|{_CJK}|[{_MARKS}])")),
    (Kind.BLANK, _each(rf"(?<=[\u4e00-\u9fff{_MARKS}])[ \u00a0]+(?=[,;:?!.] ?{_CJK})")),
    (Kind.HIDDEN, _each("\u00a0", " ")),
    (Kind.WIDTH, _translated("[０-９]+(?:．[０-９]+)*％?|(?<=[0-9])％|[Ａ-Ｚａ-ｚ]+", _NARROW)),
    (Kind.MARK, _translated(HALF_WIDTH_MARKS, _WIDE_MARKS)),
    (Kind.MARK, _translated(rf"(?<=[\d%）》”])[,;](?={_CJK})|(?<=[）》”])[:?!](?={_CJK})", _WIDE_MARKS)),
    (Kind.MARK, _translated(rf"(?<={_CJK})[,;:](?=[\d“《（])|(?<=[\u4e00-\u9fff）”》])[,;:?!]$", _WIDE_MARKS)),
    (Kind.BRACKET, _pairs(rf"\((?=[^()（）\n]*{_CJK})[^()（）\n]*\)", "（", "）")),
    (Kind.BRACKET, _translated(NUMBER_BRACKETS, _WIDE_BRACKETS)),
    (Kind.BRACKET, _translated(r"^[(（]\d{1,2}[)）]", _WIDE_BRACKETS)),
    (Kind.BRACKET, _quotes),
    (Kind.DOUBLED, _each(r"(?<=，)，+|(?<=、)、+|(?<=；)；+|(?<=：)：+|(?<=(?<!。)。)。(?!。)")),
)
