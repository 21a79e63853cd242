"""What the check sheet tells in sentences, shared between the page that is signed and the annex behind it.

The page that is signed is one page, always: it tells as much as it has room for, the worst first, and how much more the
annex tells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from govreport_gui.check_sheet import CheckSheet
from govreport_gui.writers.printed import clean

_CONTINUED = "（续）"
_MOST_LINES = 2  # more than so many are not told where there is a brief


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence; `brief` stands for it on the page where it is too long, and the annex tells it."""

    text: str
    brief: str = ""


@dataclass(frozen=True, slots=True)
class SheetList:
    """A heading with its sentences."""

    name: str
    outcome: str = ""  # behind the name: how many they are
    items: tuple[Item, ...] = ()

    @property
    def title(self) -> str:
        """What stands above the sentences."""
        return f"{self.name}：{self.outcome}" if self.outcome else self.name


@dataclass(frozen=True, slots=True)
class Told:
    """A heading with its lines as they are printed."""

    title: str
    lines: tuple[str, ...] = ()


def lists(sheet: CheckSheet) -> Iterator[SheetList]:
    """Yield all that is told in sentences, the gravest first."""
    errors = [f"{number}. {clean(message)}" for number, message in enumerate(sheet.errors, 1)]
    yield _counted("没有改正的错误", errors)
    if sheet.zeros:
        count = sum(table.count for table in sheet.zeros)
        items = tuple(Item(f"{table.words}。", f"{table.brief}，格名见附页。") for table in sheet.zeros)
        yield SheetList("空白补零", f"{count} 格，原来空白，一次填成 0", items)
    accepted = [
        f"{number}. {clean(message)}理由：{clean(reason)}" for number, (message, reason) in enumerate(sheet.accepted, 1)
    ]
    yield _counted("已经接受的问题", accepted)
    if sheet.others:
        yield SheetList(f"另有没有处理的{'、'.join(f'{name} {count} 个' for name, count in sheet.others)}")


def _counted(name: str, lines: Sequence[str]) -> SheetList:
    return SheetList(name, f"{len(lines) or '无'}", tuple(map(Item, lines)))


def shared(every: Sequence[SheetList], room: int, lines_of: Callable[[str], int]) -> tuple[list[Told], list[Told]]:
    """Return what stands on the page, which has `room` for so many lines, and what stands in the annex."""
    left = room - sum(1 + _least(part) for part in every)
    page, annex = [], []
    for part in every:
        shown, left = _shown(part.items, left, lines_of)
        more = len(part.items) - len(shown)
        note = (f"另有 {more} 条，见附页。" if shown else f"{more} 条都在附页。",) if more else ()
        page.append(Told(part.title, (*shown, *note)))
        rest = [item.text for item, said in zip(part.items, shown, strict=False) if said != item.text]
        rest += [item.text for item in part.items[len(shown) :]]
        if rest:
            begun = len(rest) < len(part.items)
            annex.append(Told(part.name + (_CONTINUED if begun else ""), tuple(rest)))
    return page, annex


def _least(part: SheetList) -> int:
    """Return how many lines are kept free below a heading: for the briefs, else for saying how many more there are."""
    briefs = sum(bool(item.brief) for item in part.items)
    return briefs or bool(part.items)


def _shown(items: Sequence[Item], left: int, lines_of: Callable[[str], int]) -> tuple[list[str], int]:
    """Return the sentences that stand on the page, and for how many lines there is room then."""
    shown: list[str] = []
    for at, item in enumerate(items, 1):
        kept = 1 if item.brief or at == len(items) else 0  # of the line that is free already
        lines = lines_of(item.text)
        more = lines - kept
        if more <= left and (not item.brief or lines <= _MOST_LINES):
            shown.append(item.text)
            left -= more
        elif item.brief:
            shown.append(item.brief)
        else:
            break
    return shown, left
