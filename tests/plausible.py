"""Reports as an office might really write them, for exports that must come back the same.

`arbitrary.py` draws what a `Report` can hold at all; here every report has the shape that reading relies on: a title
with organ and year, the sections of its form, sentences.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import strategies as st

from govreport_gui import writers
from govreport_gui.blocks import Grid, Picture
from govreport_gui.form import CellKind, Form, forms
from govreport_gui.importing import import_file
from govreport_gui.report import Part, Report, Signature, totals_typed
from govreport_gui.writers.edition import PLAIN, Edition
from tests.builders import foreign_grid, picture, report_2019, sample_report

ORGANS = ("云溪县水利局", "青禾镇人民政府", "云溪县青禾镇人民政府", "云溪市青禾区发展和改革委员会")
OPENINGS = ("我单位", "（一）主动公开", "（二）依申请公开。", "一是", "1.", "全年共", "下一步，")
RARE = "镕堃喆𠮷䶮㙍"
WORDS = st.text(st.characters(categories=["Lo", "Ll", "Nd", "Po", "Ps", "Pe", "Sm", "So"]), max_size=40)
LONG = st.integers(20, 200).map(lambda times: "各科室按月更新公开栏，并留存记录" * times)
SENTENCES = st.tuples(
    st.sampled_from(OPENINGS), WORDS | LONG | st.sampled_from(RARE).map("负责人陈".__add__), st.just("都已办好。")
).map("".join)
COUNTS = st.one_of(
    st.sampled_from(["", "0", "00", "/", "—", "5件", "1,234", "22（其中修订16件）"]),
    st.integers(0, 99_999).map(str),
    st.integers(10_000_000, 99_999_999).map(str),
)
CHANGES = st.integers(-99, 99).map("{:+d}".format) | COUNTS
AMOUNTS = st.decimals(0, 99_999_999, places=4).map(lambda value: f"{value:f}") | COUNTS
TEXTS = {CellKind.COUNT: COUNTS, CellKind.CHANGE: CHANGES, CellKind.AMOUNT: AMOUNTS}
EMBEDDED = st.sampled_from([picture(), foreign_grid(), picture(width_mm=300.0, height_mm=100.0)])


@st.composite
def plausible_reports(draw: st.DrawFn) -> Report:
    """Draw a report on either form."""
    form: Form = draw(st.sampled_from(list(forms().values())))
    report = report_2019() if form.id == "2019" else sample_report()
    lost = draw(st.none() | st.sampled_from(list(form.table)))
    cells = {ref: draw(TEXTS.get(form.kind(ref), COUNTS)) for ref in form.refs if ref.table != lost}
    organ, year = draw(st.sampled_from(ORGANS)), report.year
    report = replace(
        report,
        organ=organ,
        title=f"{organ}{year}年{draw(st.sampled_from(['', '度']))}政府信息公开工作年度报告",
        cells=cells,
        typed_totals=totals_typed(form, cells),
        signature=draw(st.sampled_from([Signature(), Signature(organ, f"{year + 1}年1月18日")])),
    )
    for key in sorted(draw(st.sets(st.sampled_from(list(form.section))))):
        report = report.with_part(key, draw(_parts()))
    return report


def _parts() -> st.SearchStrategy[Part]:
    """Text, and between it pictures and tables that are not of the form."""
    embedded = st.lists(st.tuples(EMBEDDED, SENTENCES), max_size=2)
    return st.builds(
        lambda text, more: Part((*text, *(item for pair in more for item in pair))),
        st.lists(SENTENCES, min_size=1, max_size=4),
        embedded,
    )


def read_back(report: Report, path: Path, edition: Edition = PLAIN) -> Report:
    """Return what reading an export of a report gives."""
    writers.write(report, path, edition)
    return import_file(path).report


def without_sources(report: Report) -> Report:
    """Return a report without the places in a file that its pictures and foreign tables remember."""
    sections = {key: Part(tuple(map(_placeless, part.items))) for key, part in report.sections.items()}
    return replace(report, sections=sections, preamble=Part(tuple(map(_placeless, report.preamble.items))))


def _placeless(item: str | Picture | Grid) -> str | Picture | Grid:
    if isinstance(item, str):
        return item
    if isinstance(item, Picture):
        return replace(item, source="", name="", width_mm=None, height_mm=None)
    cells = (replace(cell, source="", content=tuple(map(_placeless, cell.content))) for cell in item.cells)  # type: ignore[arg-type]
    return Grid(tuple(cells), "")


def only_texts(report: Report) -> dict[str, list[object]]:
    """Return of each part what a format without pictures and merges can hold: a picture's name, a table's texts."""
    parts = ("preamble", *report.sections)
    return {key: list(map(_only_text, report.part(key).items)) for key in parts}


def _only_text(item: str | Picture | Grid) -> object:
    if isinstance(item, Grid):
        return [cell.text for cell in item.cells if cell.text]
    return ("picture", item.name) if isinstance(item, Picture) else item
