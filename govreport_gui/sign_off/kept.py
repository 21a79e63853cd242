"""What differs in the file that came back and is hardly a change of the leader's: told, and the report keeps its own.

Word and WPS pack large pictures anew when they save: one of the same size in the same place cannot be told from that.
And a page may be set to print no signature, perhaps only when the file went out: then there is none in it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from govreport_gui.blocks import Grid, Picture
from govreport_gui.report import Part, Report, Signature

_NEARLY_MM = 1.0
_UNSIGNED = "文件里没有落款，报告里的落款没有改动。确实不要落款的话，请手工删去。"
_PACKED = (
    "“{place}”里有 {count} 张图片与送出时不完全相同，多半是保存时重新压缩过，没有带进来。换过图片的话，请手工替换。"
)


@dataclass(frozen=True)
class Kept:
    """The report that came back with what the report keeps, and what is to be told about it."""

    report: Report
    told: tuple[str, ...] = ()


def with_kept(sent: Report, came_back: Report) -> Kept:
    """Put what the report keeps as its own in the place of what came back."""
    told = []
    if came_back.signature == Signature() != sent.signature:
        came_back = replace(came_back, signature=sent.signature)
        told.append(_UNSIGNED)
    for key, part in came_back.sections.items():
        items, count = _repacked(sent.part(key), part)
        if count:
            came_back = replace(came_back, sections={**came_back.sections, key: Part(tuple(items))})
            told.append(_PACKED.format(place=came_back.form.section[key].heading, count=count))
    return Kept(came_back, tuple(told))


def _repacked(sent: Part, came_back: Part) -> tuple[list[str | Picture | Grid], int]:
    """Return the items with the pictures that went out, and how many of them were packed anew."""
    before, after = ([item for item in part.items if isinstance(item, Picture)] for part in (sent, came_back))
    if len(before) != len(after):
        return list(came_back.items), 0
    pairs = iter(zip(before, after, strict=True))
    items: list[str | Picture | Grid] = []
    count = 0
    for item in came_back.items:
        if isinstance(item, Picture):
            old, new = next(pairs)
            is_packed_anew = old.data != new.data and _same_size(old, new)
            count += is_packed_anew
            items.append(old if is_packed_anew else new)
        else:
            items.append(item)
    return items, count


def _same_size(a: Picture, b: Picture) -> bool:
    return all(
        x is not None and y is not None and abs(x - y) <= _NEARLY_MM
        for x, y in ((a.width_mm, b.width_mm), (a.height_mm, b.height_mm))
    )
