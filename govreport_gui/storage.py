"""A report as plain JSON data and picture files, and back. `project.py` puts them into a file.

What is read is judged: a wrong type, an unknown form or cell is a StorageError that names it. Keys that this version
does not know are the caller's to keep (`unknown_keys.py`).
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, NoReturn, TypeVar

from govreport_gui.blocks import Block, Grid, GridCell, Paragraph, Picture, Skipped, SkippedKind
from govreport_gui.form import CellRef, Form, forms
from govreport_gui.report import KeptSentence, Part, PrintedLabel, Report, Signature, Waiver
from govreport_gui.text_links import MarkKind, TextLink, TextMark
from govreport_gui.zero_fills import ZeroFill, remaining

Json = dict[str, Any]
Files = Mapping[str, bytes]
T = TypeVar("T")

PICTURE_FOLDER = "pictures/"
_LONGEST_MM = 10_000  # of a picture
_MOST_PLACES = 100_000_000  # of a table: nothing that was read has as many, and whoever draws one goes through all
_SKIPPED_KINDS = {str(kind): kind for kind in SkippedKind}  # one that a later version knows is read as OTHER
_MARK_KINDS = {str(kind): kind for kind in MarkKind}  # one that a later version knows is read as NUMBER


class StorageError(Exception):
    """Stored data breaks the rules of the project format. The text is for developers."""


def parse_record(raw: bytes) -> Json:
    """Return the record that bytes of JSON hold; ValueError or StorageError where they hold none."""
    data = json.loads(raw.decode("utf-8"), parse_constant=_refuse, parse_float=_finite)
    return _typed(data, dict, "record")


def _refuse(constant: str) -> NoReturn:
    raise StorageError(f"{constant} is no number of ours")


def _finite(text: str) -> float:
    """Read a number; one too large to be held (1e999) is the largest, as JSON could not be written with infinity."""
    return max(-sys.float_info.max, min(float(text), sys.float_info.max))


def pack_report(report: Report, files: dict[str, bytes]) -> Json:
    """Return a report as JSON data; pictures are added to `files` by the name the data calls them."""
    return {
        "form": report.form_id,
        "year": report.year,
        "organ": report.organ,
        "title": report.title,
        "preamble": pack_part(report.preamble, files),
        "sections": {key: pack_part(part, files) for key, part in report.sections.items()},
        "tables": _nest(report.cells),
        "typed_totals": [list(ref) for ref in sorted(report.typed_totals)],
        "signature": {"organ": report.signature.organ, "date": report.signature.date},
        "headings": [list(heading) for heading in report.headings],
        "printed_labels": [[p.table, p.official, p.read, *p.figures] for p in report.printed_labels],
        "source_marks": list(report.source_marks),
        "waivers": [_pack_waiver(waiver) for waiver in report.waivers],
        "kept": [[sentence.part, sentence.text] for sentence in report.kept],
        "zero_fills": [{"when": fill.when, "cells": [list(ref) for ref in fill.cells]} for fill in report.zero_fills],
        "links": [[link.part, link.start, link.end, *link.cell] for link in report.links],
        "carried": [[mark.part, mark.start, mark.end, str(mark.kind)] for mark in report.carried],
    }


def unpack_report(data: Any, files: Files) -> Report:
    """Return the report of JSON data; raises StorageError."""
    record = _typed(data, dict, "report")
    form = _form(record)
    signature = _typed(record.get("signature", {}), dict, "signature")
    sections = {
        _known(key, form.section): part for key, part in _typed(record.get("sections", {}), dict, "sections").items()
    }
    report = Report(
        form_id=form.id,
        year=_optional(record.get("year"), int, "year"),
        organ=_text(record, "organ"),
        title=_text(record, "title"),
        preamble=unpack_part(record.get("preamble", []), files),
        sections={key: unpack_part(sections[key], files) for key in form.section if key in sections},
        cells=_cells(form, record),
        typed_totals=frozenset(_ref(form, item) for item in _list(record, "typed_totals")),
        signature=Signature(_text(signature, "organ"), _text(signature, "date")),
        headings=tuple(_heading(form, item) for item in _list(record, "headings")),
        printed_labels=tuple(_printed_label(form, item) for item in _list(record, "printed_labels")),
        source_marks=tuple(_string(mark, "source mark") for mark in _list(record, "source_marks")),
        waivers=tuple(_unpack_waiver(form, item) for item in _list(record, "waivers")),
        kept=tuple(_unpack_kept(item) for item in _list(record, "kept")),
    )
    fills = tuple(_unpack_fill(form, item) for item in _list(record, "zero_fills"))
    links = (_unpack_link(form, item) for item in _list(record, "links"))
    marks = (_unpack_mark(item) for item in _list(record, "carried"))
    return replace(
        report,
        zero_fills=remaining(fills, report.cells),  # a version that does not know them changed cells
        links=tuple(link for link in links if _fits(report, link)),
        carried=tuple(mark for mark in marks if _fits(report, mark)),
    )


def _fits(report: Report, place: TextLink | TextMark) -> bool:
    return place.end <= len(report.part(place.part).text)


def _form(record: Json) -> Form:
    return forms()[_known(_text(record, "form"), forms())]


def _nest(cells: Mapping[CellRef, str]) -> Json:
    nested: Json = {}
    for ref, text in cells.items():
        nested.setdefault(ref.table, {}).setdefault(ref.row, {})[ref.column] = text
    return nested


def _cells(form: Form, record: Json) -> dict[CellRef, str]:
    stored: dict[CellRef, str] = {}
    for table, rows in _typed(record.get("tables", {}), dict, "tables").items():
        for row, columns in _typed(rows, dict, table).items():
            for column, text in _typed(columns, dict, row).items():
                stored[_ref(form, (table, row, column))] = _string(text, "cell")
    return {ref: stored[ref] for ref in form.refs if ref in stored}


def _ref(form: Form, names: Any) -> CellRef:
    if not isinstance(names, list | tuple) or len(names) != 3:
        raise StorageError(f"no cell name: {names!r}")
    ref = CellRef(*(_typed(name, str, "cell name") for name in names))
    if not form.has(ref):
        raise StorageError(f"the {form.id} form has no cell {ref}")
    return ref


def _heading(form: Form, item: Any) -> tuple[str, str]:
    if not isinstance(item, list) or len(item) != 2:
        raise StorageError(f"no heading: {item!r}")
    return _known(item[0], form.section), _string(item[1], "heading")


def _printed_label(form: Form, item: Any) -> PrintedLabel:
    if not isinstance(item, list) or len(item) < 3:
        raise StorageError(f"no printed label: {item!r}")
    official, read, *figures = (_string(text, "printed label") for text in item[1:])
    return PrintedLabel(_known(item[0], form.table), official, read, tuple(figures))


def _pack_waiver(waiver: Waiver) -> Json:
    cells = [list(ref) for ref in waiver.cells]
    rests_on = list(waiver.rests_on)
    return {"rule": waiver.rule, "cells": cells, "part": waiver.part, "rests_on": rests_on, "reason": waiver.reason}


def _unpack_waiver(form: Form, item: Any) -> Waiver:
    record = _typed(item, dict, "waiver")
    return Waiver(
        rule=_text(record, "rule"),
        cells=tuple(_ref(form, names) for names in _list(record, "cells")),
        part=_text(record, "part"),
        rests_on=tuple(_string(text, "waiver") for text in _list(record, "rests_on")),
        reason=_text(record, "reason"),
    )


def _unpack_kept(item: Any) -> KeptSentence:
    if not isinstance(item, list) or len(item) != 2:
        raise StorageError(f"no kept sentence: {item!r}")
    return KeptSentence(*(_string(text, "kept sentence") for text in item))


def _unpack_fill(form: Form, item: Any) -> ZeroFill:
    record = _typed(item, dict, "filling")
    return ZeroFill(_text(record, "when"), tuple(_ref(form, names) for names in _list(record, "cells")))


def _unpack_link(form: Form, item: Any) -> TextLink:
    if not isinstance(item, list) or len(item) != 6:
        raise StorageError(f"no link: {item!r}")
    return TextLink(_string(item[0], "part"), *_span(item), _ref(form, item[3:]))


def _unpack_mark(item: Any) -> TextMark:
    if not isinstance(item, list) or len(item) != 4:
        raise StorageError(f"no mark: {item!r}")
    kind = _MARK_KINDS.get(_string(item[3], "mark"), MarkKind.NUMBER)
    return TextMark(_string(item[0], "part"), *_span(item), kind)


def _span(item: list[Any]) -> tuple[int, int]:
    start, end = (_typed(place, int, "place in a text") for place in item[1:3])
    if not 0 <= start < end:
        raise StorageError(f"no place in a text: {start}–{end}")
    return start, end


# ── running text ──


def pack_part(part: Part, files: dict[str, bytes]) -> list[Any]:
    """Return running text as JSON data; pictures are added to `files` as in `pack_report`."""
    return [item if isinstance(item, str) else _pack_block(item, files) for item in part.items]


def unpack_part(data: Any, files: Files) -> Part:
    """Return the running text of JSON data; raises StorageError."""
    return Part(tuple(_unpack_item(item, files) for item in _typed(data, list, "part")))


def _unpack_item(data: Any, files: Files) -> str | Picture | Grid:
    if isinstance(data, str):
        return _string(data, "paragraph")
    block = _unpack_block(data, files)
    if not isinstance(block, Picture | Grid):
        raise StorageError(f"no part of a running text: {data['kind']}")
    return block


def _pack_block(block: Block, files: dict[str, bytes]) -> Json:
    match block:
        case Paragraph():
            return {"kind": "paragraph", "text": block.text, "source": block.source, "level": block.level}
        case Skipped():
            record = {"kind": "skipped", "text": block.text, "why": block.why, "source": block.source}
            return record | ({"mark": str(block.kind)} if block.kind else {})
        case Grid():
            return {"kind": "grid", "source": block.source, "cells": [_pack_cell(cell, files) for cell in block.cells]}
        case Picture():
            return _pack_picture(block, files)


def _pack_picture(picture: Picture, files: dict[str, bytes]) -> Json:
    file = PICTURE_FOLDER + hashlib.sha256(picture.data).hexdigest()[:32]
    files[file] = picture.data
    return {
        "kind": "picture",
        "file": file,
        "name": picture.name,
        "media_type": picture.media_type,
        "source": picture.source,
        "width_mm": picture.width_mm,
        "height_mm": picture.height_mm,
    }


def _pack_cell(cell: GridCell, files: dict[str, bytes]) -> Json:
    record: Json = {"row": cell.row, "column": cell.column, "rows": cell.rows, "columns": cell.columns}
    record |= {"text": cell.text, "source": cell.source}
    if cell.content:
        record["content"] = [_pack_block(block, files) for block in cell.content]
    return record


def _unpack_block(data: Any, files: Files) -> Block:
    record = _typed(data, dict, "block")
    unpack = _UNPACK.get(_text(record, "kind"))
    if unpack is None:
        raise StorageError(f"unknown kind of block: {record.get('kind')!r}")
    return unpack(record, files)


def _unpack_paragraph(record: Json, _files: Files) -> Paragraph:
    return Paragraph(_text(record, "text"), _text(record, "source"), _number(record, "level", 0))


def _unpack_skipped(record: Json, _files: Files) -> Skipped:
    kind = _SKIPPED_KINDS.get(_string(record.get("mark", ""), "mark"), SkippedKind.OTHER)
    return Skipped(_text(record, "text"), _text(record, "why"), _text(record, "source"), kind)


def _unpack_grid(record: Json, files: Files) -> Grid:
    cells = tuple(_unpack_cell(_typed(item, dict, "cell"), files) for item in _list(record, "cells"))
    grid = Grid(cells, _text(record, "source"))
    rows, columns = grid.size
    if rows * columns > _MOST_PLACES or any(cell.row < 0 or cell.column < 0 for cell in cells):
        raise StorageError(f"a table of {rows} rows and {columns} columns")
    return grid


def _unpack_cell(record: Json, files: Files) -> GridCell:
    return GridCell(
        row=_number(record, "row", 0),
        column=_number(record, "column", 0),
        text=_text(record, "text"),
        source=_text(record, "source"),
        rows=max(_number(record, "rows", 1), 1),
        columns=max(_number(record, "columns", 1), 1),
        content=tuple(_unpack_block(item, files) for item in _list(record, "content")),
    )


def _unpack_picture(record: Json, files: Files) -> Picture:
    file = _text(record, "file")
    if file not in files:
        raise StorageError(f"the picture {file!r} is not in the file")
    return Picture(
        name=_text(record, "name"),
        media_type=_text(record, "media_type"),
        data=files[file],
        source=_text(record, "source"),
        width_mm=_length(record, "width_mm"),
        height_mm=_length(record, "height_mm"),
    )


_UNPACK: dict[str, Callable[[Json, Files], Block]] = {
    "paragraph": _unpack_paragraph,
    "skipped": _unpack_skipped,
    "grid": _unpack_grid,
    "picture": _unpack_picture,
}

# ── reading typed values ──


def _typed(value: Any, kind: type[T], what: str) -> T:
    if not isinstance(value, kind) or isinstance(value, bool):
        raise StorageError(f"{what}: {type(value).__name__} where {kind.__name__} is wanted")
    return value


def _optional(value: Any, kind: type[T], what: str) -> T | None:
    return None if value is None else _typed(value, kind, what)


def _string(value: Any, what: str) -> str:
    """Return a text; half a surrogate pair, which no file could hold, becomes "?"."""
    return _typed(value, str, what).encode("utf-8", "replace").decode("utf-8")


def _text(record: Json, key: str) -> str:
    return _string(record.get(key, ""), key)


def _number(record: Json, key: str, default: int) -> int:
    return _typed(record.get(key, default), int, key)


def _length(record: Json, key: str) -> float | None:
    """Return a length; None where there is none, or where nothing can be as long (JSON reads 1e999 as infinite)."""
    value = record.get(key)
    length = float(value) if isinstance(value, int) else _optional(value, float, key)
    return length if length is not None and 0 < length < _LONGEST_MM else None


def _list(record: Json, key: str) -> list[Any]:
    return _typed(record.get(key, []), list, key)


def _known(key: Any, names: Mapping[str, object]) -> str:
    if not isinstance(key, str) or key not in names:
        raise StorageError(f"unknown name {key!r}")
    return key
