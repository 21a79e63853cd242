"""A finding once accepted stays so until something it rests on changes, and only then."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govreport_gui import waivers
from govreport_gui.checks import check
from govreport_gui.finding import Finding, Severity, TextSpan
from govreport_gui.form import CellRef
from govreport_gui.report import Part, Report, Signature
from tests.builders import sample_report


def accepted_all(report: Report) -> tuple[waivers.Waiver, ...]:
    return tuple(waivers.waive(finding, report, "已核实") for finding in check(report))


def open_findings(report: Report, accepted: tuple[waivers.Waiver, ...]) -> list[Finding]:
    return [finding for finding in waivers.apply(check(report), report, accepted) if finding.waived is None]


def test_accepted_findings_stay_accepted_over_checks():
    report = sample_report()
    accepted = accepted_all(report)
    assert accepted
    assert open_findings(report, accepted) == []


def test_no_reason_no_acceptance():
    report = sample_report()
    with pytest.raises(ValueError, match="reason"):
        waivers.waive(check(report)[0], report, "  ")


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_it_opens_again_if_and_only_if_a_cell_it_rests_on_changes(data):
    report = sample_report()
    finding = data.draw(st.sampled_from([f for f in check(report) if f.cells]))
    waiver = waivers.waive(finding, report, "已核实")
    ref = data.draw(st.sampled_from(sorted(report.cells)))
    edited = replace(
        report, cells={**report.cells, ref: data.draw(st.sampled_from(["0", "7", "99", report.cells[ref]]))}
    )
    touched = ref in finding.cells and edited.cell(ref) != report.cell(ref)
    held = waivers.apply([finding], edited, [waiver])[0].waived is not None
    assert held == (not touched)


def test_a_text_finding_rests_on_its_sentence_only():
    text = "今年好。本年度截止2024年12月31日。其他不变。"
    report = Report("2021", 2024, sections={"overview": Part.of(text)})
    start = text.index("截止")
    finding = _text_finding("overview", start, start + 2)
    waiver = waivers.waive(finding, report, "原文如此")
    moved = Report("2021", 2024, sections={"overview": Part.of("开头加一句。" + text.replace("其他", "别的"))})
    shifted = _text_finding("overview", start + 6, start + 8)
    assert waivers.apply([shifted], moved, [waiver])[0].waived == "原文如此"
    changed = Report("2021", 2024, sections={"overview": Part.of(text.replace("31日", "30日"))})
    assert waivers.apply([finding], changed, [waiver])[0].waived is None


def _text_finding(part: str, start: int, end: int) -> Finding:
    return Finding("T13", Severity.HINT, "", text=TextSpan(part, start, end))


def test_taking_an_acceptance_back():
    report = sample_report()
    accepted = accepted_all(report)
    finding = check(report)[0]
    assert open_findings(report, waivers.without(accepted, finding, report)) == [finding]


def test_an_acceptance_given_for_another_figure_makes_room():
    ref = CellRef("applications", "received_new", "natural")
    finding = Finding("S03", Severity.ERROR, "不平", cells=(ref,))
    report = sample_report()
    before = waivers.waive(finding, replace(report, cells={**report.cells, ref: "77"}), "按登记簿")
    assert waivers.without([before], finding, report) == ()


def test_two_sentences_against_one_cell_keep_their_acceptances():
    report = sample_report().with_part("overview", Part.of(RECEIVED))
    first, second = _against_the_table(report)
    accepted = [waivers.waive(first, report, "口径不同"), waivers.waive(second, report, "上级核定")]
    assert waivers.without(accepted, first, report) == (accepted[1],)


def test_a_finding_about_the_signature_rests_on_the_signature():
    report = sample_report()
    accepted = accepted_all(report)
    signed = [f for f in check(report) if f.place == "signature"]
    other = replace(report, signature=Signature(report.signature.organ, "2024年11月2日"))
    assert signed
    assert {f.rule for f in open_findings(other, accepted)} >= {f.rule for f in signed}


RECEIVED = "全年收到政府信息公开申请7777件。\n本单位新收政府信息公开申请8888件。"


def _against_the_table(report: Report, accepted: tuple[waivers.Waiver, ...] = ()) -> list[Finding]:
    """Return what is found about a sentence and a cell that contradict each other."""
    return [finding for finding in waivers.apply(check(report), report, accepted) if finding.cells and finding.text]


def test_a_sentence_that_contradicts_a_cell_is_accepted_by_itself():
    report = sample_report().with_part("overview", Part.of(RECEIVED))
    first, second = _against_the_table(report)
    assert first.cells == second.cells
    accepted = (waivers.waive(first, report, "口径不同"),)
    assert [finding.waived for finding in _against_the_table(report, accepted)] == ["口径不同", None]


@pytest.mark.parametrize(("other", "held"), [("7777件", ["口径不同"]), ("5555件", [None])])
def test_it_opens_again_when_its_sentence_says_another_figure(other, held):
    report = sample_report().with_part("overview", Part.of("全年收到政府信息公开申请7777件。"))
    accepted = tuple(waivers.waive(finding, report, "口径不同") for finding in _against_the_table(report))
    again = report.with_part("overview", Part.of(f"新的一句。全年收到政府信息公开申请{other}。"))
    assert [finding.waived for finding in _against_the_table(again, accepted)] == held


def test_it_opens_again_when_last_years_report_says_another_figure():
    report = sample_report()
    carried = CellRef("applications", "carried_out", "total")

    def about_last_year(figure: str) -> list[Finding]:
        last_year = replace(report, year=report.year - 1, cells={**report.cells, carried: figure})
        return [finding for finding in check(report, last_year) if finding.rule == "Y01"]

    (finding,) = about_last_year("901")
    accepted = [waivers.waive(finding, report, "上年报告有更正")]
    assert waivers.apply(about_last_year("901"), report, accepted)[0].waived
    assert waivers.apply(about_last_year("902"), report, accepted)[0].waived is None


@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_after_a_new_check_exactly_what_rests_on_the_same_is_accepted(data):
    report = sample_report()
    refs = data.draw(st.lists(st.sampled_from(sorted(report.cells)), min_size=1, max_size=3))
    edited = report.with_cells({ref: data.draw(st.sampled_from(["", "0", "7", "99"])) for ref in refs})
    before = {(finding.rule, finding.cells, finding.text): finding for finding in check(report)}
    for finding in waivers.apply(check(edited), edited, accepted_all(report)):
        if (old := before.get((finding.rule, finding.cells, finding.text))) is None or not finding.cells:
            continue
        same = all(edited.cell(ref).strip() == report.cell(ref).strip() for ref in old.cells)
        assert (finding.waived is not None) == same, finding
