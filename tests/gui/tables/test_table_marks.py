from dataclasses import replace

from govreport_gui.finding import Finding, Severity, Suspect
from govreport_gui.form import CellRef, forms
from govreport_gui.gui.tables.table_marks import CellMark, cell_marks

FORM = forms()["2021"]


def finding(severity, *refs, message="不平"):
    return Finding("S00", severity, message, cells=refs)


def equation(rule, subject):
    return next(e for e in FORM.table["applications"].equations if (e.rule, e.subject) == (rule, subject))


def test_every_cell_of_a_short_equation_is_framed():
    cells = equation("S03", "自然人").cells
    marks = cell_marks([finding(Severity.ERROR, *cells)], FORM)
    assert marks == dict.fromkeys(cells, CellMark(Severity.ERROR, True, ("不平",)))


def test_of_a_whole_column_only_the_total_is_framed_but_every_cell_has_the_sign():
    sum_of_column = equation("S02", "自然人")
    marks = cell_marks([finding(Severity.ERROR, *sum_of_column.cells)], FORM)
    assert marks.keys() == set(sum_of_column.cells)
    assert [ref for ref, mark in marks.items() if mark.framed] == [sum_of_column.total]


def test_where_a_cell_is_likeliest_wrong_only_that_one_is_framed():
    cells = equation("S03", "自然人").cells
    suspected = replace(finding(Severity.ERROR, *cells), suspects=(Suspect(cells[2], 7),))
    marks = cell_marks([suspected], FORM)
    assert marks.keys() == set(cells)
    assert [ref for ref, mark in marks.items() if mark.framed] == [cells[2]]


def test_the_worse_of_two_findings_decides_and_both_are_told():
    ref = CellRef("review", "reconsideration", "upheld")
    found = [finding(Severity.WARNING, ref, message="含单位"), finding(Severity.ERROR, ref, message="不是数字")]
    assert cell_marks(found, FORM) == {ref: CellMark(Severity.ERROR, True, ("含单位", "不是数字"))}


def test_warnings_and_hints_frame_nothing():
    ref = CellRef("review", "reconsideration", "upheld")
    assert not cell_marks([finding(Severity.WARNING, ref)], FORM)[ref].framed
