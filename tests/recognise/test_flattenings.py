"""A report written as text in any flattening is read back the same."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govreport_gui.form import forms
from govreport_gui.readers import text
from govreport_gui.recognise import NoteKind, recognise
from govreport_gui.report import Report, report_json
from tests.builders import report_2019, sample_report
from tests.recognise.flattenings import STYLES, as_text

FIGURES = st.sampled_from(["0", "0", "0", "1", "7", "35", "360", "20231", "00", "/", "5件", "1,234"])


def read_back(report: Report, style: str, covered: bool = False):
    return recognise(text.parse(as_text(report, style, covered)))


@pytest.mark.parametrize("covered", [False, True], ids=["merged", "covered"])
@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("make", [sample_report, report_2019])
def test_whole_report(make, style, covered):
    report = make()
    found = read_back(report, style, covered)
    assert report_json(found.report) == report_json(report)
    assert found.report.typed_totals == report.typed_totals
    assert [n for n in found.notes if n.kind not in (NoteKind.BLANK, NoteKind.ODD)] == []


@pytest.mark.parametrize("form_id", ["2021", "2019"])
@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_any_figures(form_id, data):
    form = forms()[form_id]
    figures = data.draw(st.lists(FIGURES, min_size=len(form.refs), max_size=len(form.refs)))
    cells = dict(zip(form.refs, figures, strict=True))
    report = Report(form_id, title="某镇2024年政府信息公开工作年度报告", sections={}, cells=cells)
    style = data.draw(st.sampled_from(sorted(STYLES)))
    assert read_back(report, style).report.cells == cells


@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_blanks_never_shift_a_figure(data):
    """With blanks a figure may stay unplaced, but none may stand in a cell that held another."""
    form = forms()["2021"]
    figures = data.draw(st.lists(FIGURES | st.just(""), min_size=len(form.refs), max_size=len(form.refs)))
    report = Report(
        form.id, title="某镇2024年政府信息公开工作年度报告", cells=dict(zip(form.refs, figures, strict=True))
    )
    found = read_back(report, data.draw(st.sampled_from(sorted(STYLES))), covered=data.draw(st.booleans()))
    wrong = {
        ref: (value, report.cells[ref])
        for ref, value in found.report.cells.items()
        if value and value != report.cells[ref]
    }
    assert wrong == {}
