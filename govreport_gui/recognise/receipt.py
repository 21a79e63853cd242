"""The receipt of an import, as plain text: what was placed, corrected, doubtful, blank, left over and dropped."""

from __future__ import annotations

from collections.abc import Iterator

from govreport_gui import number
from govreport_gui.form import CellRef
from govreport_gui.part_names import part_name
from govreport_gui.recognise.records import CellState, NoteKind
from govreport_gui.recognise.review import Review
from govreport_gui.recognise.source_words import in_words
from govreport_gui.recognise.summary import KIND_NAMES, text_lines


def receipt(review: Review, file_name: str) -> bytes:
    """Return the receipt as UTF-8; a mark at the start tells Windows programs so."""
    return ("\n".join(_lines(review, file_name)) + "\n").encode("utf-8-sig")


def _lines(review: Review, file_name: str) -> Iterator[str]:
    yield f"导入回执：{file_name}"
    yield f"表格格式：{review.report.form.name}"
    yield " · ".join(f"{name} {count}" for name, count in review.counts().items())
    yield from (f"{name}：{said}" for name, said in text_lines(review.recognition))
    placed, corrected, blank = _cells(review)
    doubts = (line for doubt in review.open_doubts for line in (doubt.why, *(_cell(review, r) for r in doubt.cells)))
    yield from _chapter("存疑和冲突：还没有核对", doubts)
    left = (_line(f"{item.text}（{item.why}）" if item.why else item.text, item.source) for item in review.leftovers)
    yield from _chapter(KIND_NAMES[NoteKind.UNPLACED], left)
    yield from _chapter("更正：导入时由您修改或放入", (_cell(review, ref, read=True) for ref in corrected))
    texts = (_line(f"{part_name(review.report.form, part)}：{item.text}", item.source) for part, item in review.added)
    yield from _chapter("补入的文字：导入时由您放入", texts)
    for kind in (NoteKind.MISSING, NoteKind.ODD, NoteKind.DROPPED):
        notes = (_line(note.text, note.source) for note in review.recognition.notes if note.kind is kind)
        yield from _chapter(KIND_NAMES[kind], notes)
    yield from _chapter(KIND_NAMES[NoteKind.BLANK], (_cell(review, ref) for ref in blank))
    yield from _chapter("已放入：每一格的内容和它在文件中的位置", (_cell(review, ref) for ref in placed))


def _cells(review: Review) -> tuple[list[CellRef], list[CellRef], list[CellRef]]:
    """Return the cells that are placed and sure, those the clerk changed, and the blank ones."""
    changed = [ref for ref in review.report.cells if review.was_changed(ref)]
    same = [ref for ref in review.report.cells if not review.was_changed(ref)]
    placed = [ref for ref in same if review.state(ref) is CellState.READ]
    return placed, changed, [ref for ref in same if review.state(ref) is CellState.BLANK]


def _chapter(title: str, lines: Iterator[str]) -> Iterator[str]:
    said = list(lines)
    if said:
        yield ""
        yield f"【{title}】"
        yield from said


def _cell(review: Review, ref: CellRef, *, read: bool = False) -> str:
    text = review.report.cell(ref)
    said = f"{review.report.form.cell_name(ref)}：{'空白' if number.is_blank(text) else text}"
    if read:
        before = review.recognition.report.cell(ref)
        said += f"，原来读到{'空白' if number.is_blank(before) else before}"
    return _line(said, review.source(ref))


def _line(text: str, source: str) -> str:
    place = f"（{in_words(source)}）" if source else ""
    return " ".join(text.split()) + place
