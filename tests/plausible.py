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
from govreport_gui.writers.picture_size import picture_size_mm
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
EMBEDDED = st.one_of(
    st.just(foreign_grid()),
    st.builds(
        lambda number, wide, high: picture(name=f"照片{number}.png", width_mm=wide, height_mm=high),
        st.integers(1, 9),
        st.integers(50, 3000).map(lambda tenths: tenths / 10),
        st.integers(50, 1500).map(lambda tenths: tenths / 10),
    ),
)


NARROWEST_TEXT_MM = 150.0  # of the page and of the web page; wider pictures are made smaller
NEAR_MM = 0.3  # a web page counts in pixels, a Word file in tenths of a millimetre


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
    """Return a report as a file can hold it to the letter: its pictures without what only `pictures_differ` compares.

    Places in a file are the file's own. A Word file names its pictures itself (word/media/image1.png).
    """
    sections = {key: Part(tuple(map(_placeless, part.items))) for key, part in report.sections.items()}
    return replace(report, sections=sections, preamble=Part(tuple(map(_placeless, report.preamble.items))))


def _placeless(item: str | Picture | Grid) -> str | Picture | Grid:
    if isinstance(item, str):
        return item
    if isinstance(item, Picture):
        return replace(item, source="", name="", width_mm=None, height_mm=None)
    cells = (replace(cell, source="", content=tuple(map(_placeless, cell.content))) for cell in item.cells)  # type: ignore[arg-type]
    return Grid(tuple(cells), "")


def pictures_differ(sent: Report, back: Report, *, named: bool) -> list[str]:
    """Say which pictures came back in another size, or under another name where the format keeps it (`named`).

    One wider than the text is printed as wide as that; one that says no size is as large as its pixels.
    """
    pairs = list(zip(_pictures(sent), _pictures(back), strict=True))
    wrong = [f"size of {one.name}: {picture_size_mm(other)}" for one, other in pairs if not _is_as_large(one, other)]
    return wrong + [f"name of {one.name}: {other.name}" for one, other in pairs if named and one.name != other.name]


def _pictures(report: Report) -> list[Picture]:
    parts = (report.preamble, *(report.section(key) for key in report.form.section))
    return [picture for part in parts for item in part.items for picture in _pictures_in(item)]


def _pictures_in(item: object) -> list[Picture]:
    if isinstance(item, Grid):
        return [picture for cell in item.cells for block in cell.content for picture in _pictures_in(block)]
    return [item] if isinstance(item, Picture) else []


def _is_as_large(sent: Picture, back: Picture) -> bool:
    wide, high = picture_size_mm(sent)
    back_wide, back_high = picture_size_mm(back)
    if wide > NARROWEST_TEXT_MM:
        return back_wide > NARROWEST_TEXT_MM and abs(back_high / back_wide - high / wide) < NEAR_MM / NARROWEST_TEXT_MM
    return abs(back_wide - wide) < NEAR_MM and abs(back_high - high) < NEAR_MM


def only_texts(report: Report) -> dict[str, list[object]]:
    """Return of each part what a format without pictures and merges can hold: a picture's name, a table's texts."""
    parts = ("preamble", *report.sections)
    return {key: list(map(_only_text, report.part(key).items)) for key in parts}


def _only_text(item: str | Picture | Grid) -> object:
    if isinstance(item, Grid):
        return [cell.text for cell in item.cells if cell.text]
    return ("picture", item.name) if isinstance(item, Picture) else item
