"""Rules G02, G03, G05: what becomes of the report on paper and in an exported file (`Context.surroundings`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from govreport_gui.checks.context import Context
from govreport_gui.checks.in_text import WITH_TITLE, by_part, raw_hits, times
from govreport_gui.checks.words import groups
from govreport_gui.finding import Finding, Severity
from govreport_gui.form import CellRef
from govreport_gui.report import Report, json_value

_IDEOGRAPH = re.compile("[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_NARROW_SET = "_GB2312"  # how the names of fonts end that hold the 6763 characters of GB 2312 and no more
_NAMED_CELLS = 3
_NAMED_CHARACTERS = 10


def g02(context: Context) -> Iterator[Finding]:
    """G02 · hint · a font that official documents are printed in is missing on this computer."""
    here = context.surroundings.fonts_here
    if here is None:
        return
    installed = {name.casefold() for name in here}
    missing = [font for font in dict.fromkeys(context.surroundings.fonts_wanted) if not names_of_font(font) & installed]
    if missing:
        listed = "、".join(f"“{font}”" for font in missing)
        message = (
            f"这台电脑没有字体{listed}，屏幕和打印会换成别的字体；"
            "导出的 Word 文件仍按规定写明字体，请在装有这些字体的电脑上打印。"
        )
        yield Finding("G02", Severity.HINT, message, "、".join(missing), part="title")


def names_of_font(font: str) -> set[str]:
    """Return all names a font goes by: systems in other languages list it by another one."""
    return {name.casefold() for name in (font, *groups("font_names").get(font, ()))}


def g03(context: Context) -> Iterator[Finding]:
    """G03 · hint · a Chinese character outside GB 2312, where the text is set in a _GB2312 font."""
    font = context.surroundings.body_font
    if not font.endswith(_NARROW_SET):
        return
    found = [
        hit
        for part in WITH_TITLE
        if (rare := _outside(context.report.text_of(part)))
        for hit in raw_hits(context, rare, (part,))
    ]
    hits_by_part: dict[str, str] = {}
    for hit in found:
        hits_by_part[hit.part] = hits_by_part.get(hit.part, "") + hit.text
    for first, count in by_part(iter(found)):
        characters = "".join(islice(dict.fromkeys(hits_by_part[first.part]), _NAMED_CHARACTERS))
        message = f"字体“{font}”里没有“{characters}”{times(count)}，打印时会换成别的字体，请看一下打印效果。"
        yield Finding("G03", Severity.HINT, message, actual=characters, text=first.span)


def _outside(text: str) -> re.Pattern[str] | None:
    """Return a pattern of the Chinese characters of a text that GB 2312 lacks; None where there is none."""
    kept = text.encode("gb2312", "ignore").decode("gb2312")
    rare = [character for character in set(text).difference(kept) if _IDEOGRAPH.match(character)]
    return re.compile(f"[{''.join(sorted(rare))}]") if rare else None


def g05(context: Context) -> Iterator[Finding]:
    """G05 · warning · the exported file, read again, does not say in its tables what the report says.

    An export of an earlier state of the report is not judged.
    """
    exported = context.surroundings.exported
    if exported is None or exported.report.cells != context.report.cells:
        return
    differing = tuple(ref for ref in context.refs if _value(exported.read_again, ref) != _value(context.report, ref))
    if differing:
        listed = "；".join(_told(context.report, exported.read_again, ref) for ref in differing[:_NAMED_CELLS])
        more = " 等" if len(differing) > _NAMED_CELLS else ""
        message = (
            f"导出的文件重新读出来，有 {len(differing)} 格与表中不一致：{listed}{more}，请重新导出，不要使用这份文件。"
        )
        expected, actual = (report.cell(differing[0]) for report in (context.report, exported.read_again))
        yield Finding("G05", Severity.WARNING, message, expected, actual, cells=differing)


def _value(report: Report, ref: CellRef) -> object:
    return json_value(report.form.kind(ref), report.cell(ref)) if ref in report.cells else ...


def _told(report: Report, read_again: Report, ref: CellRef) -> str:
    before, after = (each.cell(ref).strip() or "空白" for each in (report, read_again))
    return f"{report.form.cell_name(ref)}应为 {before}，读出 {after}"
