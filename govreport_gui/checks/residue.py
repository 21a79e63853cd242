"""Rules R04–R08, R10–R14: what was left behind by advertising, templates, other programs and other years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from govreport_gui.checks.context import NARRATIVE, Context
from govreport_gui.checks.in_text import WITH_TITLE, Hit, hits, shortened
from govreport_gui.checks.normal import normal
from govreport_gui.checks.sentences import lines, sentence_around
from govreport_gui.checks.words import any_of, pairs, rows, words
from govreport_gui.finding import Finding, Severity, TextSpan

_LATIN = re.compile(r"(?<![A-Za-z0-9./@_:\-])([A-Za-z][A-Za-z0-9]{1,30})(?![A-Za-z0-9./@_])([\u4e00-\u9fff]{0,4})")
_ODD = re.compile(r"(?<=[\u4e00-\u9fff])(?=[A-Za-z0-9]*[a-z])[A-Za-z][A-Za-z0-9]{3,30}(?=[\u4e00-\u9fff])")
_ODD_PLACES, _NEIGHBOURS = 3, 2
_HOST = re.compile(r"(?:https?：//|https?://|(?<![A-Za-z0-9.@/])(?=www\.)) ?([A-Za-z0-9\u4e00-\u9fff.\-]{3,80})")
_PLACEHOLDER = re.compile(r"[×Xx]{2,10}(?=年|月|日|市|县|区|镇|乡|局|件|条)|\*{2,40}")
_FIELD_CODES = re.compile(
    r"\[bookmark:[^\]\n]{0,60}\]?|MERGEFORMAT|错误！未(?:找到引用源|定义书签)|HYPERLINK \"|PAGEREF _\w{1,20}"
)
_MOJIBAKE = re.compile(r"[\ufffd\ue000-\uf8ff]{1,50}|锟斤拷|烫烫烫|屯屯屯")
_DOUBLED = re.compile(
    r"为为(?![民主期了人企])|镇镇(?![长属级域区党政机])|的的(?!确)|了了(?!解)|是是(?![否非])|"
    r"在在(?![线职岗建校读编册])|和和(?![谐平睦解])|对对(?![口照外象方])|将将|把把(?![关脉])|"
    r"县县(?![长委级城域直区政])|市市(?![长委场容政直属级区辖民监])|局局(?![长机属])|乡乡(?![长村镇党])"
)
_THROUGH_TWICE = re.compile(r"可?通过可以通过")
_GRAM, _LONGEST_REPEAT = 5, 30
_CHINESE = re.compile(r"[\u4e00-\u9fff]{5}")


def r04(context: Context) -> Iterator[Finding]:
    """R04 · error · advertising or hijack text stands in the report. Told once a word and part, with its number.

    Warning for a foreign word of no list that stands in three different places in the midst of Chinese.
    """
    found: dict[tuple[str, str], list[TextSpan]] = {}
    for hit, token in _advertising(context):
        found.setdefault((token, hit.part), []).append(hit.span)
    in_all: dict[str, int] = {}
    for (token, _), spans in found.items():
        in_all[token] = in_all.get(token, 0) + len(spans)
    for (token, _), spans in found.items():
        total = f"，全文共 {in_all[token]} 处" if in_all[token] > 1 else ""
        message = f"“{token}”像是网页被篡改留下的广告（这一部分 {len(spans)} 处{total}），请改回原来的文字。"
        yield Finding("R04", Severity.ERROR, message, actual=token, text=spans[0])
    for word, odd in _odd_words(context, {token.lower() for token, _ in found}).items():
        message = (
            f"“{word}”在 {len(odd)} 处不同的文字里出现，像是网页被篡改留下的，请核对；"
            "确实是应用或者栏目名称的，可以写明理由接受。"
        )
        yield Finding("R04", Severity.WARNING, message, actual=word, text=odd[0].span)


def _odd_words(context: Context, known: set[str]) -> dict[str, list[Hit]]:
    """Return the foreign words that stand between Chinese characters, in enough places with other neighbours."""
    found: dict[str, dict[str, Hit]] = {}
    allowed = _allowed()
    for hit in hits(context, _ODD):
        word = hit.text.lower()
        if word not in allowed and not any(token.startswith(word) for token in known):
            text, start, end = hit.match.string, *hit.match.span()
            neighbours = text[start - _NEIGHBOURS : start] + text[end : end + _NEIGHBOURS]
            found.setdefault(hit.text, {}).setdefault(neighbours, hit)
    return {word: list(places.values()) for word, places in found.items() if len(places) >= _ODD_PLACES}


def _allowed() -> set[str]:
    return {word.lower() for word, kind in rows("advertising", 2) if kind == "放行"}


def _advertising(context: Context) -> Iterator[tuple[Hit, str]]:
    kinds: dict[str, set[str]] = {}
    for word, kind in rows("advertising", 2):
        kinds.setdefault(kind, set()).add(word)
    allowed = _allowed()
    for hit in hits(context, _LATIN, WITH_TITLE):
        word, behind = hit.match[1], hit.match[2]
        suffix = next((s for s in kinds.get("后缀", ()) if behind.startswith(s)), "")
        named = any(part.lower() in word.lower() for part in kinds.get("字头", ()))
        if word.lower() not in allowed and (named or suffix):
            yield shortened(hit, len(word + suffix)), word + suffix
    plain = re.compile("|".join(map(re.escape, sorted(kinds.get("词", ())))) or r"(?!)")
    yield from ((hit, hit.text) for hit in hits(context, plain, WITH_TITLE))


def r05(context: Context) -> Iterator[Finding]:
    """R05 · warning · a website that is no government site (*.gov.cn), nor the organ's own."""
    allowed = (*words("websites"), *([context.profile.domain] if context.profile.domain else []))
    for hit in hits(context, _HOST):
        host = hit.match[1].rstrip(".-").lower()
        host = re.split(r"[\u4e00-\u9fff]", host)[0].rstrip(".") if ".cn" in host or ".com" in host else host
        if "." in host and not any(host == end or host.endswith(f".{end}") for end in allowed):
            message = f"网址“{host}”不是政府网站（一般以 .gov.cn 结尾），请核对。"
            yield Finding("R05", Severity.WARNING, message, actual=host, text=hit.span)


def r06(context: Context) -> Iterator[Finding]:
    """R06 · error · words of a template were not filled in or taken out: ××年, （单位名称）, 保留4位小数."""
    for pattern in (_PLACEHOLDER, any_of("templates")):
        for hit in hits(context, pattern, WITH_TITLE):
            message = f"“{hit.text}”是模板里的字样，请填写或删去。"
            yield Finding("R06", Severity.ERROR, message, actual=hit.text, text=hit.span)
    for label in context.report.printed_labels:
        match = any_of("templates").search(normal(label.read).text)
        if match:
            message = f"表头“{label.read}”里的“{match[0]}”是模板的填报说明，应当删去；导出时会印规定的文字。"
            yield Finding("R06", Severity.ERROR, message, label.official, label.read, part=label.table)


def r07(context: Context) -> Iterator[Finding]:
    """R07 · hint · phrases of internal reporting: 根据贵办, 特此报告."""
    for hit in hits(context, any_of("internal_phrases")):
        message = f"“{hit.text}”是内部报送的用语，向社会公布的报告里不用。"
        yield Finding("R07", Severity.HINT, message, actual=hit.text, text=hit.span)


def r10(context: Context) -> Iterator[Finding]:
    """R10 · error · characters that a wrong encoding left behind (U+FFFD, 锟斤拷, private use)."""
    for hit in hits(context, _MOJIBAKE, WITH_TITLE):
        message = f"“{hit.text}”是乱码，请对照原文改正。"
        yield Finding("R10", Severity.ERROR, message, actual=hit.text, text=hit.span)


def r11(context: Context) -> Iterator[Finding]:
    """R11 · warning · damage by replacing everywhere: 财政府信息 (from 财政信息)."""
    meant = pairs("replaced")
    for hit in hits(context, any_of("replaced")):
        advice = f"，原来大概是“{meant[hit.text]}”" if meant.get(hit.text) else ""
        message = f"“{hit.text}”像是批量替换改坏的{advice}，请核对。"
        yield Finding("R11", Severity.WARNING, message, meant.get(hit.text, ""), hit.text, text=hit.span)


def r12(context: Context) -> Iterator[Finding]:
    """R12 · warning · the same words twice in a row."""
    for part in NARRATIVE:
        for begins, line in lines(context.plain[part].text):
            for start, end in _repeated(line):
                message = f"“{line[start:end]}”重复了，请删去一处。"
                span = context.span(part, begins + start, begins + end)
                yield Finding("R12", Severity.WARNING, message, actual=line[start:end], text=span)
    for hit in hits(context, _THROUGH_TWICE):
        message = f"“{hit.text}”重复了，请删去一处。"
        yield Finding("R12", Severity.WARNING, message, actual=hit.text, text=hit.span)


@lru_cache(maxsize=512)  # who types leaves all paragraphs but one as they are
def _repeated(line: str) -> tuple[tuple[int, int], ...]:
    """Return what stands twice in a row, five characters at least, a mark between or none. One pass over the line."""
    return tuple(_iter_repeated(line))


def _iter_repeated(text: str) -> Iterator[tuple[int, int]]:
    last: dict[str, int] = {}
    done = 0
    for at in range(len(text) - _GRAM + 1):
        gram = text[at : at + _GRAM]
        before = last.get(gram)
        last[gram] = at
        if before is None or before < done or not _GRAM <= at - before <= _LONGEST_REPEAT + 1:
            continue
        first = text[before:at]
        plain = first[:-1] if first[-1] in "，、。；" else first
        if _CHINESE.match(plain) and plain.isalpha() and text.startswith(plain, at):
            yield before, at + len(plain)
            done = at + len(plain)


def r13(context: Context) -> Iterator[Finding]:
    """R13 · hint · a character twice: 为为, 镇镇."""
    for hit in hits(context, _DOUBLED):
        message = f"“{hit.text}”可能多打了一个字。"
        yield Finding("R13", Severity.HINT, message, hit.text[0], hit.text, text=hit.span)


def r14(context: Context) -> Iterator[Finding]:
    """R14 · hint · words that belong to earlier years, told as current work."""
    year = context.report.year
    entries = {word: (until, advice, but) for word, until, advice, but in rows("aging", 4)}
    for hit in hits(context, any_of("aging")) if year else ():
        until, advice, but = entries[hit.text]
        sentence = sentence_around(hit.match.string, *hit.match.span())
        if not until.isdecimal() or (year or 0) <= int(until) or any(w in sentence for w in but.split(",") if w):
            continue
        message = f"“{hit.text}”是以前年份的提法，{year} 年度可以改为：{advice or '新的提法'}。"
        yield Finding("R14", Severity.HINT, message, advice, hit.text, text=hit.span)
