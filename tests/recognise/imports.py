"""A small file as read and recognised by hand: every kind of thing that a review has to deal with."""

from __future__ import annotations

from dataclasses import replace

from govreport_gui.blocks import Block, Grid, GridCell, Paragraph, Picture, Skipped
from govreport_gui.form import CellRef, forms
from govreport_gui.recognise.records import Note, NoteKind, Recognition
from govreport_gui.report import Part, Report, Signature

FORM = forms()["2021"]
ROW = [CellRef("applications", "received_new", column) for column in FORM.table["applications"].columns_of["granted"]]
NATURAL = ROW[0]
RULES = CellRef("disclosure", "rules", "issued")
NORMS = CellRef("disclosure", "normative_documents", "issued")
UPHELD = CellRef("review", "reconsideration", "upheld")
SENTENCE = "全年主动公开信息 12 条。"
TABLE_2 = "table 2, row {}, cell {}"


def blocks() -> tuple[Block, ...]:
    """Return a title, a section, two tables, a picture and things left out."""
    return (
        Paragraph("青禾镇人民政府2024年政府信息公开工作年度报告", "paragraph 1"),
        Paragraph("一、总体情况", "paragraph 2", level=1),
        Paragraph(SENTENCE, "paragraph 3"),
        Picture("章.png", "image/png", b"", "picture 1"),
        Skipped("- 2 -", "页码", "footer"),
        Grid(
            (GridCell(0, 0, "规章", "table 1, row 1, cell 1"), GridCell(0, 1, "6", "table 1, row 1, cell 2")), "table 1"
        ),
        Grid((GridCell(0, 0, "本年新收", TABLE_2.format(1, 1), 1, 2), *_figures(1), *_figures(2)), "table 2"),
        Paragraph("合计 5 8", "paragraph 4"),
        Paragraph("另有说明一段。", "paragraph 5"),
    )


def _figures(row: int) -> list[GridCell]:
    return [GridCell(row - 1, column + 1, str(column + row), TABLE_2.format(row, column + 1)) for column in range(1, 8)]


def recognition() -> Recognition:
    """Return the file recognised: a doubtful row, a conflict, leftovers, blanks."""
    blank = Report.blank(FORM, 2024)
    cells = {**blank.cells, RULES: "6", **{ref: str(k + 2) for k, ref in enumerate(ROW)}}
    report = replace(
        blank,
        cells=cells,
        title="青禾镇人民政府2024年政府信息公开工作年度报告",
        sections={key: Part.of(SENTENCE) if key == "overview" else Part() for key in FORM.section},
        signature=Signature("青禾镇人民政府", "2025年1月15日"),
        headings=(("overview", "一、总体情况"),),
    )
    return Recognition(
        report=report,
        notes=(
            Note(NoteKind.DOUBTFUL, "表三·本年新收：行名不完全一致", TABLE_2.format(1, 2), NATURAL),
            Note(NoteKind.UNPLACED, "5 8（不能确定属于哪一行）", "paragraph 4", original="5 8"),
            Note(NoteKind.UNPLACED, "另有说明一段。", "paragraph 5"),
            Note(NoteKind.DROPPED, "- 2 -（页码）", "footer"),
            Note(NoteKind.BLANK, "表四·行政复议·结果维持", "", UPHELD),
        ),
        sources={RULES: "table 1, row 1, cell 2"} | {ref: TABLE_2.format(1, k + 2) for k, ref in enumerate(ROW)},
        blocks=blocks(),
        doubtful=frozenset(ROW),
        conflicts=frozenset({RULES}),
    )
