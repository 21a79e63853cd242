"""A report written as Word and read back is the same report: cell for cell, paragraph for paragraph."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govreport_gui import writers
from govreport_gui.form import forms
from govreport_gui.importing import import_file
from govreport_gui.proof.proof import prove
from govreport_gui.recognise import NoteKind
from govreport_gui.report import Part, Report, Signature, report_json, totals_typed
from tests import plausible
from tests.builders import (
    foreign_grid,
    picture,
    report_2019,
    sample_report,
    sound_report,
    with_every_cell,
    without_table,
)

MANY = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def read_back(report: Report, folder: Path) -> Report:
    return plausible.read_back(report, folder / "年报.docx")


def beside_tables(report: Report) -> Report:
    for key in ("disclosure", "applications", "review"):
        report = report.with_part(key, Part.of("全年情况如下。\n注：数字截至年底。"))
    return report


SECTIONS_LOST = replace(
    sample_report(),
    sections={key: part for key, part in sample_report().sections.items() if key not in ("disclosure", "problems")},
    headings=tuple(item for item in sample_report().headings if item[0] not in ("disclosure", "problems")),
)
EMBEDDED = Part(
    ("前面的文字。", picture(), "中间。", foreign_grid(), foreign_grid(), picture(name="image1.png"), "后面。")
)


@pytest.mark.parametrize(
    "report",
    [
        pytest.param(sample_report(), id="sample"),
        pytest.param(sound_report(), id="sound"),
        pytest.param(report_2019(), id="2019"),
        pytest.param(with_every_cell(sample_report(), "11398889"), id="eight digits"),
        pytest.param(with_every_cell(report_2019(), ""), id="all blank"),
        pytest.param(without_table(sample_report(), "review"), id="a table lost"),
        pytest.param(without_table(report_2019(), "disclosure"), id="2019 without the table that tells the form"),
        pytest.param(without_table(without_table(sample_report(), "disclosure"), "review"), id="two tables lost"),
        pytest.param(SECTIONS_LOST, id="sections lost"),
        pytest.param(beside_tables(sample_report()), id="text beside tables"),
        pytest.param(sample_report().with_part("overview", EMBEDDED), id="pictures and tables"),
        pytest.param(sample_report().with_part("applications", EMBEDDED), id="pictures and tables beside a table"),
        pytest.param(
            sample_report().with_part("other", Part(("无。", foreign_grid()))), id="a table before the signature"
        ),
        pytest.param(replace(sample_report(), preamble=Part()), id="no preamble"),
        pytest.param(replace(sample_report(), signature=Signature()), id="no signature"),
        pytest.param(
            sample_report().with_part("problems", Part.of("负责人朱镕基、陈喆、𠮷田，见《䶮字考》。")),
            id="rare characters",
        ),
    ],
)
def test_everything_comes_back(report, tmp_path):
    assert plausible.without_sources(read_back(report, tmp_path)) == plausible.without_sources(report)


def test_it_comes_back_without_doubt(tmp_path):
    writers.write(sound_report(), tmp_path / "年报.docx")
    kinds = {note.kind for note in import_file(tmp_path / "年报.docx").notes}
    assert kinds <= {NoteKind.DROPPED}  # the page number


CELLS = st.one_of(
    st.sampled_from(
        [
            "",
            "0",
            "00",
            "007",
            "/",
            "—",
            "5件",
            "11398889",
            "1,234",
            "-3",
            "22（其中修订16件）",
            "0.5",
            "１２",
        ]
    ),
    st.integers(0, 99999).map(str),
)


def filled(form_id: str, texts: list[str]) -> Report:
    """A report whose cells hold the texts in turn."""
    form = forms()[form_id]
    cells = dict(zip(form.refs, itertools.cycle(texts), strict=False))
    report = report_2019() if form_id == "2019" else sample_report()
    return replace(report, cells=cells, typed_totals=totals_typed(form, cells))


@MANY
@given(form_id=st.sampled_from(list(forms())), texts=st.lists(CELLS, min_size=1, max_size=23))
def test_any_cell_comes_back(tmp_path, form_id, texts):
    report = filled(form_id, texts)
    again = read_back(report, tmp_path)
    assert report_json(again) == report_json(report)
    assert again.typed_totals == report.typed_totals


# What opens a paragraph decides what it is; the rest may be anything that text is made of.
SENTENCE = st.text(st.characters(categories=["Lo", "Ll", "Nd", "Po", "Ps", "Pe", "Sm", "So"]), max_size=60)
PARAGRAPH = st.tuples(st.sampled_from(["我镇", "（一）主动公开", "一是", "1.", "2024年，"]), SENTENCE).map("".join)


@MANY
@given(
    overview=st.lists(PARAGRAPH, max_size=5),
    beside=st.lists(PARAGRAPH, max_size=2),
    problems=st.lists(PARAGRAPH, max_size=3),
)
def test_any_text_comes_back(tmp_path, overview, beside, problems):
    report = sample_report()
    for key, texts in (("overview", overview), ("applications", beside), ("problems", problems)):
        report = report.with_part(key, Part(tuple(texts)))
    assert read_back(report, tmp_path) == report


@pytest.mark.parametrize("name", ["000", "001", "002", "003", "004"])
def test_a_published_report_comes_back(shared, tmp_path, name):
    (seed,) = (shared / "seeds").glob(f"{name}_*.txt")
    report = import_file(seed).report
    assert report_json(read_back(report, tmp_path)) == report_json(report)


FEW = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))


@FEW
@given(plausible.plausible_reports())
def test_any_plausible_report_comes_back_and_is_proved(tmp_path, report):
    """`python -m tests.round_trip` does it two hundred times, and through LibreOffice."""
    back = read_back(report, tmp_path)
    assert plausible.without_sources(back) == plausible.without_sources(report)
    assert plausible.pictures_differ(report, back, named=False) == []
    assert prove(report, tmp_path / "年报.docx").is_equal
