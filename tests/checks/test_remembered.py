"""What checks remember of texts must never change what they find: checked after edits, with and without memory."""

from __future__ import annotations

import sys
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from govreport_gui import checks
from govreport_gui.form import CellRef
from govreport_gui.report import Part
from tests.builders import sample_report

TODAY = date(2025, 1, 20)
PLACES = st.floats(0, 1)
PIECES = st.sampled_from(
    (
        "\n",
        "字",
        "",
        "，其中",
        "2",
        "件。\n",
        "（一）依申请公开情况\n",
        "\n其中自然人3件、法人9件。",
        "全年收到政府信息公开申请7件，全部办结，结转至2024年。",
        "共公开信息5条，其中网站3条、其他4条。",
        "主动公开政府信息主动公开政府信息",
        "详见第二部分",
    )
)
TEXT_EDITS = st.tuples(st.sampled_from(("overview", "problems", "other", "preamble")), PLACES, PLACES, PIECES)
CELL_EDITS = st.tuples(st.sampled_from(("received_new", "granted", "carried_out")), st.integers(0, 9))


def forget():
    """Let the checks forget all that they remember, but for the lists of words they go by."""
    for name, module in list(sys.modules.items()):
        if name.startswith("govreport_gui.checks.") and not name.endswith(".words"):
            for function in vars(module).values():
                if hasattr(function, "cache_clear") and function.__module__ == name:
                    function.cache_clear()


def edited(report, edit):
    if len(edit) == 2:
        row, figure = edit
        return report.with_cells({CellRef("applications", row, "natural"): str(figure)})
    key, start, length, piece = edit
    text = report.text_of(key)
    at = round(start * len(text))
    return report.with_part(key, Part.of(text[:at] + piece + text[at + round(length * 20) :]))


@given(st.lists(TEXT_EDITS | CELL_EDITS, min_size=1, max_size=4))
def test_edits_are_judged_as_if_nothing_were_remembered(edits):
    report = sample_report()
    checks.check(report, today=TODAY)
    for edit in edits:
        report = edited(report, edit)
        remembered = checks.check(report, today=TODAY)
    forget()
    assert remembered == checks.check(report, today=TODAY)


def test_a_paragraph_that_moved_is_found_where_it_stands():
    told = "全年收到政府信息公开申请7件，全部办结，结转至2024年。主动公开政府信息主动公开政府信息。"
    report = sample_report().with_part("overview", Part.of(told))
    moved = report.with_part("overview", Part.of(f"又一段。\n{told}"))
    spans = {
        (finding.rule, finding.text.start)
        for finding in checks.check(report, today=TODAY)
        if finding.text and finding.text.part == "overview" and finding.rule in ("N01", "N19", "R12")
    }
    assert len(spans) == 3
    for rule, start in spans:
        assert any(
            finding.rule == rule and finding.text.start == start + len("又一段。\n")
            for finding in checks.check(moved, today=TODAY)
            if finding.text
        )
