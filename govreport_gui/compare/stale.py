"""未更新语句 (features.md B4): sentences that are still last year's, and figures that did not change.

Years, figures, punctuation and the ordinal before a sentence are laid aside; headings and sentences that are the same
every year (`standard_phrases`) are not counted. What the clerk keeps is remembered by its text (`Report.kept`), so that
it comes up again when the sentence is changed. R01 and R02 tell of whole sections and paragraphs; what is kept here is
no longer told there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from govreport_gui.checks.narrative_quantities import Scope
from govreport_gui.checks.normal import normal
from govreport_gui.checks.numerals import amounts
from govreport_gui.checks.profile import organ_of
from govreport_gui.compare.likeness import likeness, pairs_of
from govreport_gui.compare.sentences import sentences
from govreport_gui.compare.standard_phrases import is_standard
from govreport_gui.finding import TextSpan
from govreport_gui.report import KeptSentence, Report
from govreport_gui.rollover.figures import figures

SHORTEST = 6  # characters that are left when all is laid aside; shorter sentences are alike by chance
NEARLY = 0.85  # likeness of a sentence in which a word or two was changed
VERSION = 0.5  # likeness of two sentences that say the same thing of two years
LOOKED_AT = 12  # sentences of last year that share most with one of this year
LONGEST_HEADING = 24
_TRIFLES = frozenset({"0", "1", "一"})  # figures that may well be the same

_HEADING = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．][^，,；;]*[。：:]?")
_ORDINAL = re.compile(r"^\W*(?:[一二三四五六七八九十]{1,3}(?:是|[、）])|\d{1,2}[.、）．]|第[一二三四五六七八九十]，)")
_YEAR = re.compile(r"20\d{2}年?度?")
_DIGITS = re.compile(r"\d[\d,.]*[%％]?")
_NO_WORDS = re.compile(r"[^\w#]|_")


class StaleKind(StrEnum):
    """How a sentence is last year's."""

    IDENTICAL = "identical"  # to the letter
    RENUMBERED = "renumbered"  # but for years and figures
    NEARLY = "nearly"  # but for a few words
    FIGURES = "figures"  # it was rewritten, some figures were not


@dataclass(frozen=True, slots=True)
class StaleSentence:
    """A sentence of this year, and the one of last year that it is like; neither has blanks at its ends."""

    span: TextSpan
    text: str
    before: str
    kind: StaleKind
    figures: tuple[TextSpan, ...] = ()  # that are the same as last year
    is_kept: bool = False

    @property
    def figure_texts(self) -> tuple[str, ...]:
        """The figures that are the same as last year, with their units."""
        return tuple(self.text[span.start - self.span.start : span.end - self.span.start] for span in self.figures)


@dataclass(frozen=True, slots=True)
class StaleSection:
    """What is last year's in a section. `share` is by characters, headings and standard phrases not counted."""

    part: str
    sentences: tuple[StaleSentence, ...]
    counted: int  # sentences
    share: float  # 0…1, of sentences that are the same as last year, kept ones included

    @property
    def open(self) -> tuple[StaleSentence, ...]:
        """The sentences that nobody has kept."""
        return tuple(sentence for sentence in self.sentences if not sentence.is_kept)


def stale_sections(report: Report, last_year: Report) -> list[StaleSection]:
    """Return every section that has sentences to be counted, in printed order."""
    found = (_section(report, last_year, key) for key in report.form.section)
    return [section for section in found if section.counted]


# ── the clerk's marks ──


def with_kept(report: Report, sentence: StaleSentence) -> Report:
    """Return the report with a sentence kept; marks of sentences that are gone are dropped."""
    mark = KeptSentence(sentence.span.part, sentence.text)
    others = (kept for kept in report.kept if kept != mark and kept.text in report.text_of(kept.part))
    return replace(report, kept=(*others, mark))


def without_kept(report: Report, sentence: StaleSentence) -> Report:
    """Return the report with a sentence open again."""
    mark = KeptSentence(sentence.span.part, sentence.text)
    return replace(report, kept=tuple(kept for kept in report.kept if kept != mark))


# ── finding them ──


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence that counts: its text, where it begins, and what is left of it when all is laid aside."""

    text: str
    start: int
    core: str


def _section(report: Report, last_year: Report, part: str) -> StaleSection:
    now = _told(report.text_of(part), organ_of(report))
    before = _LastYear(_told(last_year.text_of(part), organ_of(last_year)))
    matched = [before.match(sentence) for sentence in now]
    found = [_stale(report, last_year, part, *pair) for pair in zip(now, matched, strict=True)]
    stale = [sentence for sentence in found if sentence is not None]
    same = sum(len(sentence.text) for sentence in stale if sentence.kind is not StaleKind.FIGURES)
    whole = sum(len(sentence.text) for sentence in now)
    return StaleSection(part, tuple(stale), len(now), same / whole if whole else 0.0)


@lru_cache(maxsize=32)  # typing changes one part; last year's stay
def _told(text: str, organ: str) -> tuple[_Told, ...]:
    """Return the sentences of a text that count."""
    found = []
    for sentence in sentences(text):
        plain = sentence.text.strip()
        core = _core(plain, organ)
        if len(core) >= SHORTEST and not _is_heading(plain) and not is_standard(plain):
            start = sentence.start + len(sentence.text) - len(sentence.text.lstrip())
            found.append(_Told(plain, start, core))
    return tuple(found)


def _is_heading(sentence: str) -> bool:
    return len(sentence) <= LONGEST_HEADING and _HEADING.fullmatch(sentence) is not None


def _core(sentence: str, organ: str) -> str:
    """Return a sentence without its ordinal, the organ's name, years, figures and punctuation."""
    plain = _ORDINAL.sub("", normal(sentence).text)
    plain = plain.replace(organ, "") if organ else plain
    for amount in reversed(list(amounts(plain))):
        plain = f"{plain[: amount.start]}#{amount.unit}{plain[amount.end :]}"
    return _NO_WORDS.sub("", _DIGITS.sub("#", _YEAR.sub("", plain)))


class _LastYear:
    """Finds the sentence of last year that is most like another one."""

    def __init__(self, sentences: Sequence[_Told]) -> None:
        self._same: dict[str, list[_Told]] = {}
        self._with: dict[str, list[_Told]] = {}  # sentences by the pairs of characters in them
        for sentence in sentences:
            self._same.setdefault(sentence.core, []).append(sentence)
            for pair in pairs_of(sentence.core):
                self._with.setdefault(pair, []).append(sentence)

    def match(self, sentence: _Told) -> _Told | None:
        """Return the sentence most like one of this year; None where no sentence is like it at all."""
        same = self._same.get(sentence.core)
        if same:
            return max(same, key=lambda other: other.text == sentence.text)
        shared = Counter(other for pair in pairs_of(sentence.core) for other in self._with.get(pair, ()))
        scored = ((likeness(sentence.core, other.core), other) for other, _ in shared.most_common(LOOKED_AT))
        score, best = max(scored, key=lambda found: found[0], default=(0.0, None))
        return best if score >= VERSION else None


def _stale(report: Report, last_year: Report, part: str, now: _Told, before: _Told | None) -> StaleSentence | None:
    if before is None:
        return None
    kind = _kind(now, before)
    same = _same_figures(report, last_year, part, now, before) if now.text != before.text else ()
    if kind is StaleKind.FIGURES and not same:
        return None
    span = TextSpan(part, now.start, now.start + len(now.text))
    is_kept = KeptSentence(part, now.text) in report.kept
    return StaleSentence(span, now.text, before.text, kind, same, is_kept)


def _kind(now: _Told, before: _Told) -> StaleKind:
    if now.text == before.text:
        return StaleKind.IDENTICAL
    if now.core == before.core:
        return StaleKind.RENUMBERED
    return StaleKind.NEARLY if likeness(now.core, before.core) >= NEARLY else StaleKind.FIGURES


# ── figures ──


def _same_figures(report: Report, last_year: Report, part: str, now: _Told, before: _Told) -> tuple[TextSpan, ...]:
    """Return the figures of a sentence that stood in last year's, too; those marked 待更新 are told by their mark."""
    known = {text for _, text in _figures(last_year, part, before)}
    marked = [mark for mark in report.carried if mark.part == part]
    return tuple(
        TextSpan(part, start, start + len(text))
        for start, text in _figures(report, part, now)
        if text in known and not any(mark.start <= start < mark.end for mark in marked)
    )


def _figures(report: Report, part: str, sentence: _Told) -> list[tuple[int, str]]:
    """Return the figures of a sentence with their units, and where they begin in the part."""
    end = sentence.start + len(sentence.text)
    spans = _figures_of(part, report.text_of(part), Scope(report.form_id, organ_of(report), report.year))
    text = report.text_of(part)
    told = ((start, text[start:stop]) for start, stop in spans if sentence.start <= start and stop <= end)
    return [(start, figure) for start, figure in told if _digits(figure) not in _TRIFLES]


def _digits(figure: str) -> str:
    match = re.match(r"\d+|[零一二两三四五六七八九十百千]+", figure)
    return match[0] if match else figure


@lru_cache(maxsize=32)
def _figures_of(part: str, text: str, scope: Scope) -> tuple[tuple[int, int], ...]:
    return tuple(sorted(set(figures(part, text, scope))))
