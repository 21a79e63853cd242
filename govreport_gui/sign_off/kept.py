"""What differs in the file that came back and is no change of the leader's: told, and the report keeps its own.

Word and WPS pack large pictures anew when they save: one that looks the same is the same. And a page may be set to
print no signature, perhaps only when the file went out: then there is none in it. A row whose name was changed beyond
recognition, or that was taken out, has no place in the form: its figures are not known to be gone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from govreport_gui.blocks import Picture
from govreport_gui.form import CellRef
from govreport_gui.recognise.records import Recognition
from govreport_gui.report import Part, Report, Signature

LooksLike = Callable[[Picture, Picture], bool]
_UNSIGNED = "文件里没有落款，报告里的落款没有改动。确实不要落款的话，请手工删去。"
_UNPLACED = "文件里没有找到{table}的“{rows}”，可能改了名称或者被删去；报告里这些数没有改动，要改的话请对照文件手工改。"
_PACKED = "“{place}”里有 {count} 张图片保存时重新压缩过，看上去与送出时一样，报告里的图片没有换。"


@dataclass(frozen=True)
class Kept:
    """The report that came back with what the report keeps, and what is to be told about it."""

    report: Report
    told: tuple[str, ...] = ()


def with_kept(sent: Report, read: Recognition, looks_like: LooksLike) -> Kept:
    """Put what the report keeps as its own in the place of what came back."""
    lost = _without_place(sent, read)
    came_back = replace(read.report, cells={**read.report.cells, **{ref: sent.cells[ref] for ref in lost}})
    told = _told_of(sent, lost)
    if came_back.signature == Signature() != sent.signature:
        came_back = replace(came_back, signature=sent.signature)
        told.append(_UNSIGNED)
    for key, part in came_back.sections.items():
        packed = _packed(sent.part(key), part, looks_like)
        if packed:
            items = tuple(packed.get(at, item) for at, item in enumerate(part.items))
            came_back = replace(came_back, sections={**came_back.sections, key: Part(items)})
            told.append(_PACKED.format(place=came_back.form.section[key].heading, count=len(packed)))
    return Kept(came_back, tuple(told))


def _without_place(sent: Report, read: Recognition) -> list[CellRef]:
    """Return the cells that a table of the file does not hold, not even as blanks."""
    return [ref for ref in sent.cells if ref in read.report.cells and ref not in read.sources]


def _told_of(sent: Report, lost: list[CellRef]) -> list[str]:
    rows: dict[str, dict[str, None]] = {}
    for ref in lost:
        rows.setdefault(ref.table, {})[sent.form.row(ref).name] = None
    return [_UNPLACED.format(table=sent.form.table[key].name, rows="”“".join(names)) for key, names in rows.items()]


def _packed(sent: Part, came_back: Part, looks_like: LooksLike) -> dict[int, Picture]:
    """Return the pictures that went out by the places at which they came back in other bytes."""
    before, after = ({item.data for item in _pictures(part).values()} for part in (sent, came_back))
    gone = [item for item in _pictures(sent).values() if item.data not in after]
    found: dict[int, Picture] = {}
    for at, item in _pictures(came_back).items():
        old = next((old for old in gone if item.data not in before and looks_like(old, item)), None)
        if old is not None:
            gone.remove(old)
            found[at] = old
    return found


def _pictures(part: Part) -> dict[int, Picture]:
    return {at: item for at, item in enumerate(part.items) if isinstance(item, Picture)}
