"""Reports to test with."""

from __future__ import annotations

import struct
import tomllib
import zlib
from dataclasses import replace
from typing import Any

from govreport_gui import paths
from govreport_gui.blocks import Grid, GridCell, Picture
from govreport_gui.form import CellRef, forms
from govreport_gui.report import Part, Report, Signature, totals_typed


def sample_report() -> Report:
    """Return the practice report: an invented township on 2024, with three planted slips (sample_report.toml)."""
    source = tomllib.loads(paths.resource("samples", "sample_report.toml").read_text(encoding="utf-8"))
    form = forms()[source["form"]]
    cells = _cells(source["tables"])
    return Report(
        form_id=form.id,
        year=source["year"],
        organ=source["organ"],
        title=source["title"],
        preamble=Part.of(source["preamble"]),
        sections={key: Part.of(source["sections"][key]) for key in form.section},
        cells=cells,
        typed_totals=totals_typed(form, cells),
        signature=Signature(**source["signature"]),
        headings=tuple((section.key, section.heading) for section in form.sections),
    )


def _cells(tables: dict[str, dict[str, list[str]]]) -> dict[CellRef, str]:
    cells = {}
    for table, rows in tables.items():
        for row, texts in rows.items():
            columns = forms()["2021"].table[table].columns_of[row]
            cells |= {CellRef(table, row, key): text for key, text in zip(columns, texts, strict=True)}
    return cells


def sound_report() -> Report:
    """Return the practice report without its slips: every check about figures and dates is content."""
    report = replace(
        sample_report(), typed_totals=frozenset(), signature=Signature("云溪县青禾镇人民政府", "2025年1月15日")
    )
    return report.with_cells({CellRef("disclosure", "compulsion", "decisions"): "4"}).with_totals(["applications"])


_TEXTS_2019 = {
    "overview": """
（一）主动公开。2020年，云溪县水利局在县政府门户网站公开水利工程、河湖管理、防汛抗旱等信息74条，比上年多9条。
（二）依申请公开。收到的申请都按期答复，没有超期，答复前逐件经过法制审核。
（三）政府信息管理。拟公开的信息先审后发，撤下过期信息6条。
（四）平台建设。局机关大厅设公开栏1处，每月更新。
（五）监督保障。公开工作列入股室年度考核，占5分；组织培训1次；请用水户代表评议1次；没有发生责任追究的情形。
""",
    "problems": "主要问题是工程类信息更新不够及时。下一步，把更新时限写进管理办法，每季度检查一次，结果在局内通报。",
    "other": "没有其他需要报告的事项。",
}


def report_2019() -> Report:
    """Return a report on the 2019 form: signed changes, an amount with its unit, all totals computed."""
    form = forms()["2019"]
    report = replace(
        Report.blank(form, 2020),
        organ="云溪县水利局",
        title="云溪县水利局2020年政府信息公开工作年度报告",
        sections={key: Part.of(_TEXTS_2019.get(key, "")) for key in form.section},
        signature=Signature("云溪县水利局", "2021年1月18日"),
        headings=tuple((section.key, section.heading) for section in form.sections),
    )
    texts = {"count": "3", "change": "+2", "money": "251000元", "amount": "1.5"}
    totals = {ref for table in form.tables for ref in table.totals}
    return report.with_cells({ref: texts[form.kind(ref)] for ref in form.refs if ref not in totals})


def without_table(report: Report, table: str) -> Report:
    """Return a report that lacks a table."""
    return replace(report, cells={ref: text for ref, text in report.cells.items() if ref.table != table})


def with_every_cell(report: Report, text: str) -> Report:
    """Return a report with the same text in every cell, totals included."""
    cells = dict.fromkeys(report.form.refs, text)
    return replace(report, cells=cells, typed_totals=totals_typed(report.form, cells))


def picture(**changes: Any) -> Picture:
    """Return a grey 2 × 1 pixel PNG, 60 × 30 mm."""
    header = struct.pack(">IIBBBBB", 2, 1, 8, 0, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(b"\0\x80\xc0")), (b"IEND", b"")]
    data = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in chunks
    )
    return replace(Picture("image1.png", "image/png", data, "", 60.0, 30.0), **changes)


def foreign_grid() -> Grid:
    """Return a table that is not of the form: 3 × 3 with a merged head and a merged first column."""
    places = [
        (0, 0, 1, 3, "政务新媒体发布情况"),
        (1, 0, 2, 1, "公众号"),
        (1, 1, 1, 1, "图文"),
        (1, 2, 1, 1, "142"),
        (2, 1, 1, 1, "视频"),
        (2, 2, 1, 1, "9"),
    ]
    return Grid(
        tuple(GridCell(row, column, text, "", rows, columns) for row, column, rows, columns, text in places), ""
    )
