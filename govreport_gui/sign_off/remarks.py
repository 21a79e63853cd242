"""What a leader left in the file beside the text: comments with their places, and how many changes were tracked."""

from __future__ import annotations

from collections.abc import Iterator

from govreport_gui.blocks import Block, Grid, Paragraph, Skipped, SkippedKind
from govreport_gui.compare.in_words import cell_path
from govreport_gui.recognise.records import Recognition
from govreport_gui.remarks import Remark

_EXCERPT = 24  # characters of the paragraph that a comment hangs on
_FRONT = "标题与前言"


def tracked_changes(came_back: Recognition) -> int:
    """Return how many insertions, deletions and moves are tracked in the file."""
    counted = (block.text.partition(" ")[0] for block in _skipped(came_back, SkippedKind.TRACKED_CHANGE))
    return sum(int(count) if count.isdecimal() else 1 for count in counted)


def remarks(came_back: Recognition) -> Iterator[Remark]:
    """Yield the comments in their order, each with its place."""
    places = _places(came_back)
    for block in _skipped(came_back, SkippedKind.COMMENT):
        yield Remark(" ".join(block.text.split()), places.get(block.source, ""))


def _skipped(came_back: Recognition, kind: SkippedKind) -> Iterator[Skipped]:
    return (block for block in came_back.blocks if isinstance(block, Skipped) and block.kind is kind)


def _places(came_back: Recognition) -> dict[str, str]:
    """Return the words for every source: the cell's labels, or the section and the first words of the paragraph."""
    form = came_back.report.form
    places: dict[str, str] = {}
    section = _FRONT
    headings = list(came_back.report.headings)
    for block in came_back.blocks:
        if headings and isinstance(block, Paragraph) and block.text == headings[0][1]:
            section = form.section[headings.pop(0)[0]].heading
        places |= _of_block(block, section)
    return places | {source: cell_path(form, ref) for ref, source in came_back.sources.items()}


def _of_block(block: Block, section: str) -> dict[str, str]:
    if isinstance(block, Paragraph):
        return {block.source: section if block.text == section else f"{section}：{_quoted(block.text)}"}
    if isinstance(block, Grid):
        return {cell.source: f"{section}的表格：{_quoted(cell.text)}" for cell in block.cells}
    return {}


def _quoted(text: str) -> str:
    line = text.replace("\n", "")
    return f"“{line[:_EXCERPT]}{'…' if len(line) > _EXCERPT else ''}”"
