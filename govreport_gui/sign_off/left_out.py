"""What a file that came back says otherwise and the report cannot take over: told, never dropped in silence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from govreport_gui.recognise.records import Note, NoteKind, Recognition
from govreport_gui.report import Report
from govreport_gui.sign_off.table_heads import lost_heads

_TOLD = (NoteKind.UNPLACED, NoteKind.MISSING, NoteKind.DOUBTFUL)
_WORDS = {
    NoteKind.UNPLACED: "文件里的“{}”没有找到位置，没有带进来。请对照文件，需要的话手工补上。",
    NoteKind.MISSING: "{}。请看一看是不是被删掉了。",
    NoteKind.DOUBTFUL: "{}。请对照文件看一看。",
}


def left_out(sent: Recognition, came_back: Recognition, ours: Report) -> Iterator[str]:
    """Yield a sentence for each thing that the file as it went out did not have."""
    yield from _other_report(sent.report, came_back.report)
    if sent.report.form_id != ours.form_id:
        names = sent.report.form.name, ours.form.name
        yield f"送出的是{names[0]}，报告现在是{names[1]}，只比较了两种格式都有的格子。其余的请对照文件手工改。"
    yield from _headings(sent.report, came_back.report)
    yield from _labels(sent.report, came_back.report)
    yield from lost_heads(sent, came_back)
    known = Counter(map(_key, sent.notes))
    for note in came_back.notes:
        known[_key(note)] -= 1
        if note.kind in _TOLD and known[_key(note)] < 0:
            yield _WORDS[note.kind].format(note.text.rstrip("。"))


def _key(note: Note) -> tuple[NoteKind, str]:
    return note.kind, note.text


def _other_report(sent: Report, came_back: Report) -> Iterator[str]:
    if sent.form_id != came_back.form_id:
        yield f"送出的是{sent.form.name}，文件读成了{came_back.form.name}，只比较了含义相同的格子。请确认选对了文件。"
    if sent.year and came_back.year and sent.year != came_back.year:
        yield f"送出的是 {sent.year} 年的报告，文件是 {came_back.year} 年的。请确认选对了文件。"


def _headings(sent: Report, came_back: Report) -> Iterator[str]:
    before, after = dict(sent.headings), dict(came_back.headings)
    for key, text in after.items():
        if key in before and before[key] != text:
            yield f"标题“{before[key]}”改成了“{text}”。六个部分的标题由格式规定，没有带进来。"


def _labels(sent: Report, came_back: Report) -> Iterator[str]:
    for label in came_back.printed_labels:
        if label not in sent.printed_labels:
            name = sent.form.table[label.table].name if label.table in sent.form.table else ""
            official, read = label.official or "（没有的一行）", label.read or "（空白）"
            yield f"{name}里的“{official}”改成了“{read}”。表里的名称由格式规定，没有带进来。"
