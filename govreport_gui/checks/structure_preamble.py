"""Rules F12–F14: the sentence of the preamble that says of which parts the report consists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from govreport_gui.checks.context import Context
from govreport_gui.checks.normal import bare
from govreport_gui.checks.numerals import read_number
from govreport_gui.checks.words import groups
from govreport_gui.finding import Finding, Severity, TextSpan
from govreport_gui.form import Section

NAMED = 4  # parts named in one sentence make it the list of parts
_SENTENCE = re.compile(r"[^。！？\n]+")
_COUNT = re.compile(r"([一二三四五六七八九十]{1,3}|(?<!\d)\d{1,2})个?(?:部分|方面|项内容|项(?=组成|构成))")
_LIST = re.compile(r"包括|组成|构成|分为|包含|内容为|由")
_HEADING_NUMBER = re.compile(r"^[一二三四五六七八九十]+、")
_BASIS = re.compile(r"(?:根据|依据|按照|依照)[^。\n]{0,80}条例")


@dataclass(frozen=True, slots=True)
class PartsSentence:
    """The sentence that lists the parts, in normalised text, and the sections it names in whatever words."""

    text: str
    start: int
    named: tuple[Section, ...]


def f12(context: Context) -> Iterator[Finding]:
    """F12 · warning · the preamble says another number of parts than six, or does not name all six.

    “行政复议、行政诉讼” holds a comma of its own: parts are known by their words, commas are not counted.
    """
    sentence = _parts_sentence(context)
    if sentence is None:
        return
    sections = context.form.sections
    count = _COUNT.search(sentence.text)
    if count and read_number(count[1]) != len(sections):
        message = f"前言说本报告有“{count[0]}”，按格式是 {len(sections)} 个部分。"
        span = _span(context, sentence, *count.span())
        yield Finding("F12", Severity.WARNING, message, str(len(sections)), count[1], text=span)
    missing = [section for section in sections if section not in sentence.named]
    if missing and len(sentence.named) >= NAMED:
        names = "、".join(f"“{_name(section)}”" for section in missing)
        message = f"前言列举的部分里缺{names}，请补上。"
        span = _span(context, sentence, 0, len(sentence.text))
        yield Finding("F12", Severity.WARNING, message, names, text=span)


def f13(context: Context) -> Iterator[Finding]:
    """F13 · hint · the preamble calls a part otherwise than its heading."""
    sentence = _parts_sentence(context)
    if sentence is None or len(sentence.named) < NAMED:
        return
    said = bare(sentence.text)
    variants = {s.key: (s.heading, *s.variants) for s in sentence.named}
    other = [s for s in sentence.named if not any(bare(_bare_heading(v)) in said for v in variants[s.key])]
    if other:
        names = "、".join(f"“{_name(section)}”" for section in other)
        message = f"前言里列举的名称与标题不一致，标题是{names}。"
        yield Finding("F13", Severity.HINT, message, names, text=_span(context, sentence, 0, len(sentence.text)))


def f14(context: Context) -> Iterator[Finding]:
    """F14 · hint · the preamble stands inside 一: its first paragraph tells the legal basis and the period."""
    text = context.plain["overview"].text
    first = text.partition("\n")[0]
    if _BASIS.search(first) and re.search(r"统计期限|编制|组成", first):
        message = "“总体情况”的第一段像是前言，一般放在标题“一、”之前。"
        yield Finding("F14", Severity.HINT, message, text=context.span("overview", 0, len(first)))


def _parts_sentence(context: Context) -> PartsSentence | None:
    """Return the sentence that lists or counts the parts of the report."""
    for match in _SENTENCE.finditer(context.plain["preamble"].text):
        text = match[0]
        named = tuple(s for s in context.form.sections if any(w in text for w in _words(s)))
        lists, count = _LIST.search(text), _COUNT.search(text)
        counts = count and "报告" in text and (lists or count[0].endswith("部分"))
        if counts or (lists and len(named) >= NAMED):
            return PartsSentence(text, match.start(), named)
    return None


def _words(section: Section) -> tuple[str, ...]:
    return (_name(section), *groups("section_words").get(section.key, ()))


def _name(section: Section) -> str:
    return _bare_heading(section.heading)


def _bare_heading(heading: str) -> str:
    return _HEADING_NUMBER.sub("", heading)


def _span(context: Context, sentence: PartsSentence, start: int, end: int) -> TextSpan:
    return context.span("preamble", sentence.start + start, sentence.start + end)
