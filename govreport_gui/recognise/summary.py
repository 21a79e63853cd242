"""What the clerk is told before accepting an import: counts for each table and text, and the notes by kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from govreport_gui import number
from govreport_gui.recognise.records import Note, NoteKind, Recognition
from govreport_gui.report import character_count

KIND_NAMES = {  # in the order in which they deserve a look
    NoteKind.UNPLACED: "未放入：文件里有，没有找到位置",
    NoteKind.DOUBTFUL: "存疑：按推测放入，请核对",
    NoteKind.MISSING: "缺少：文件里没有",
    NoteKind.ODD: "照录：不是数字，按原文保留",
    NoteKind.DROPPED: "略去：页码、书签等",
    NoteKind.BLANK: "空白：格子里没有内容",
}


@dataclass(frozen=True, slots=True)
class TableLine:
    """How many cells of a table were read, are blank, doubtful, or not in the file."""

    name: str
    read: int
    blank: int
    doubtful: int
    missing: int


def table_lines(recognition: Recognition) -> list[TableLine]:
    """Return a line for each table of the form, in printed order."""
    return [_table_line(recognition, key) for key in recognition.report.form.table]


def _table_line(recognition: Recognition, key: str) -> TableLine:
    report = recognition.report
    table = report.form.table[key]
    present = [report.cells[ref] for ref in table.refs if ref in report.cells]
    blank = sum(number.is_blank(text) for text in present)
    doubtful = {note.cell for note in recognition.notes if note.kind is NoteKind.DOUBTFUL and note.cell}
    return TableLine(
        name=table.name,
        read=len(present) - blank,
        blank=blank,
        doubtful=sum(ref.table == key for ref in doubtful),
        missing=len(table.refs) - len(present),
    )


def text_lines(recognition: Recognition) -> Iterator[tuple[str, str]]:
    """Yield each text of the report by name, and how long it is or that it is not there."""
    report = recognition.report
    yield "标题", report.title or "没有读到"
    yield "机关", report.organ or "没有读到"
    yield "年度", f"{report.year} 年" if report.year else "没有读到"
    yield "前言", _length(character_count(report.preamble.text))
    for section in report.form.sections:
        if not section.table:
            missing = section.key not in report.sections
            yield (
                section.heading,
                "文件里没有" if missing else _length(character_count(report.section(section.key).text)),
            )


def _length(characters: int) -> str:
    return f"{characters} 字" if characters else "空白"


def notes_by_kind(recognition: Recognition) -> list[tuple[str, list[Note]]]:
    """Return the notes grouped by kind, those first that deserve a look."""
    groups = ((name, [note for note in recognition.notes if note.kind is kind]) for kind, name in KIND_NAMES.items())
    return [(name, notes) for name, notes in groups if notes]


def headline(recognition: Recognition) -> str:
    """Say it all in one line: 已读 186 · 空白 116 · 存疑 2 · 未放入 1 · 缺少 0 (window.md)."""
    lines = table_lines(recognition)
    counts = (
        ("已读", sum(line.read for line in lines)),
        ("空白", sum(line.blank for line in lines)),
        ("存疑", recognition.count(NoteKind.DOUBTFUL)),
        ("未放入", recognition.count(NoteKind.UNPLACED)),
        ("缺少", recognition.count(NoteKind.MISSING)),
    )
    return " · ".join(f"{name} {count}" for name, count in counts)
