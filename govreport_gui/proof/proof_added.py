"""What stands in an exported file and is neither the report's text nor a cell of its tables: somebody added it.

For the formats that are compared by meaning: lines and pages break anywhere in them, so that a paragraph of the file
may be a piece of one of the report. Page numbers, running heads and other furniture never get here: readers know them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from govreport_gui.blocks import Blocks, Picture, Skipped, SkippedKind
from govreport_gui.proof.proof_flow import Difference, Flow, around, squeezed

_SOMEWHERE, _IN_TABLES, _BESIDE = "正文", "表格", "正文以外"
_PART = "\0"  # between two texts: none of them holds it
_NEVER_WRITTEN = {
    SkippedKind.COMMENT: "批注",
    SkippedKind.TRACKED_CHANGE: "修订",
    SkippedKind.HIDDEN_TEXT: "隐藏的文字",
}


def added(wanted: Flow, found: Flow) -> Iterator[Difference]:
    """Yield the paragraphs, cells and pictures of a file that the report has not, or has less often."""
    yield from _paragraphs(wanted, found)
    yield from _cells(wanted, found)
    pictures = (sum(isinstance(item, Picture) for _, item in flow.items) for flow in (found, wanted))
    for _ in range(next(pictures) - next(pictures)):
        yield Difference(_SOMEWHERE, None, "一张图片")


def beside(blocks: Blocks) -> Iterator[Difference]:
    """Yield what no export of ours holds beside its text: comments, tracked changes, hidden text."""
    for block in blocks:
        if isinstance(block, Skipped) and block.kind in _NEVER_WRITTEN:
            yield Difference(_BESIDE, None, f"{_NEVER_WRITTEN[block.kind]}：{block.text}")


def _paragraphs(wanted: Flow, found: Flow) -> Iterator[Difference]:
    whole = "".join(squeezed(text) for _, text in wanted.paragraphs)
    labels = Counter(map(squeezed, _cell_texts(wanted)))  # one with a line to itself reads as a paragraph
    texts = [text for text in (squeezed(text) for _, text in found.paragraphs) if text]
    for text, times in Counter(texts).items():
        for _ in range(times - whole.count(text) - labels[text]):
            yield Difference(_SOMEWHERE, None, around(text, _known_start(text, whole)))


def _known_start(text: str, whole: str) -> int:
    """Return how many characters of a text stand in the whole one in a row; 0 where all do."""
    length = bisect_left(range(1, len(text) + 1), True, key=lambda end: text[:end] not in whole)
    return length if length < len(text) else 0


def _cells(wanted: Flow, found: Flow) -> Iterator[Difference]:
    """Yield the cells of no table of the report: labels may be torn and repeated by pages, figures never are."""
    known = Counter(map(_letters, _cell_texts(wanted)))
    whole = _PART.join(known)
    for text, times in Counter(map(_letters, _cell_texts(found))).items():
        more = times - known[text] if text.isdecimal() else text not in whole
        for _ in range(more):
            yield Difference(_IN_TABLES, None, text)


def _letters(text: str) -> str:
    """Return what no format writes in another way: 1,234 is 1234 in a workbook, and a page sets 、 beside its line."""
    return "".join(filter(str.isalnum, squeezed(text)))


def _cell_texts(flow: Flow) -> Iterator[str]:
    return (cell.text for _, item in flow.items if isinstance(item, dict) for cell in item.values())
