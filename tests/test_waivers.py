"""A finding once accepted stays so until something it rests on changes, and only then."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govreport_gui import waivers
from govreport_gui.checks import check
from govreport_gui.finding import Finding, Severity, TextSpan
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


def test_a_finding_about_the_signature_rests_on_the_signature():
    report = sample_report()
    accepted = accepted_all(report)
    signed = [f for f in check(report) if f.place == "signature"]
    other = replace(report, signature=Signature(report.signature.organ, "2024年11月2日"))
    assert signed
    assert {f.rule for f in open_findings(other, accepted)} >= {f.rule for f in signed}
