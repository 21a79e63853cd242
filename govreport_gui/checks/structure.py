"""Rules F01–F07: sections, headings, tables and the form itself.

What a heading said is known only of a report that was read from a file (`Report.headings`); writers print the official
ones, so a report made here has nothing to say about F02–F04.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from govreport_gui.blocks import Picture
from govreport_gui.checks.context import Context
from govreport_gui.checks.normal import bare
from govreport_gui.finding import Finding, Severity
from govreport_gui.form import Section, form_for_year, forms

_NUMBER = re.compile(r"第?[一二三四五六七八九十\d]+(?:部分|[章节])?[、.．，,：:]?|\W?\w{0,3}[、.．]")


def f01(context: Context) -> Iterator[Finding]:
    """F01 · error · a section is missing (条例 Art. 50: the content of the report)."""
    for section in context.form.sections:
        if section.key not in context.report.sections:
            message = f"缺“{section.heading}”这一部分，请补上。"
            yield Finding("F01", Severity.ERROR, message, expected=section.heading, part=section.key)


def f02(context: Context) -> Iterator[Finding]:
    """F02 · error · a section stands twice, or the order is not 一…六."""
    found = [key for key, _ in context.report.headings]
    for key in dict.fromkeys(found):
        if found.count(key) > 1:
            heading = context.form.section[key].heading
            message = f"“{heading}”出现了 {found.count(key)} 次，只应有一次。"
            yield Finding("F02", Severity.ERROR, message, "1", str(found.count(key)), part=key)
    order = list(context.form.section)
    places = [order.index(key) for key in dict.fromkeys(found)]
    for before, after in pairwise(places):
        if after < before:
            late, early = (context.form.sections[place].heading for place in (before, after))
            message = f"顺序不对：“{early}”应当在“{late}”之前。"
            yield Finding("F02", Severity.ERROR, message, early, late, part=order[after])
            return


def f03(context: Context) -> Iterator[Finding]:
    """F03 · warning · the number of a section heading is not the official one (一、 … 六、)."""
    for key, text in context.report.headings:
        official = context.form.section[key].heading
        expected, actual = _split(official)[0], _split(text)[0]
        if "".join(actual.split()) != expected:
            what = f"的序号是“{actual}”，应当是“{expected}”" if actual else f"没有序号，应当是“{expected}”"
            yield Finding("F03", Severity.WARNING, f"标题“{text.strip()}”{what}。", expected, actual, part=key)


def f04(context: Context) -> Iterator[Finding]:
    """F04 · warning · the wording of a section heading was changed; hint where it is a variant in official use."""
    for key, text in context.report.headings:
        section = context.form.section[key]
        wording = bare(_split(text)[1])
        if wording == bare(_split(section.heading)[1]):
            continue
        severity = Severity.HINT if wording in _variants(section) else Severity.WARNING
        message = f"标题“{text.strip()}”与格式规定的“{section.heading}”不一致，导出时会印规定的标题。"
        yield Finding("F04", severity, message, section.heading, text.strip(), part=key)


def f05(context: Context) -> Iterator[Finding]:
    """F05 · error · a section is empty. Those with a table are filled by it; a table that lacks is F06."""
    for section in context.form.sections:
        part = context.report.sections.get(section.key)
        if part is None or section.table:
            continue
        if not part.text.strip() and len(part.items) == len(part.paragraphs):
            message = f"“{section.heading}”还没有写。"
            yield Finding("F05", Severity.ERROR, message, expected=section.must_cover, part=section.key)


def f06(context: Context) -> Iterator[Finding]:
    """F06 · error · a table of 二, 三 or 四 is missing; a picture of it is no table."""
    for table in context.form.tables:
        if context.report.has_table(table.key):
            continue
        items = context.report.section(table.key).items
        pictured = any(isinstance(item, Picture) for item in items)
        why = "表格是图片，读不出数字，请照着填进表里" if pictured else "没有找到，请补上"
        message = f"{table.name}（{context.form.section[table.key].heading}）{why}。"
        yield Finding("F06", Severity.ERROR, message, expected=table.name, part=table.key)


def f07(context: Context) -> Iterator[Finding]:
    """F07 · error · the form is not the one for the year reported on (forms.md 1: 60号 to 2020, 30号 from 2021)."""
    year = context.report.year
    if year is None or year < min(form.first_year for form in forms().values()):
        return
    right = form_for_year(year)
    if right.id != context.form.id:
        message = f"{year} 年度报告应当用{right.name}（{right.basis}），这里用的是{context.form.name}。"
        yield Finding("F07", Severity.ERROR, message, right.name, context.form.name, part=context.form.tables[0].key)


def _split(heading: str) -> tuple[str, str]:
    """Split a heading into its number, with the mark behind it, and its wording."""
    text = heading.strip()
    match = _NUMBER.match(text)
    return (match[0].strip(), text[match.end() :]) if match else ("", text)


def _variants(section: Section) -> set[str]:
    return {bare(_split(variant)[1]) for variant in section.variants}
