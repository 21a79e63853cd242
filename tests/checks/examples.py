"""Reports for the rules to speak about or not, and for the first rules one of each. Places are invented."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from govreport_gui import checks
from govreport_gui.checks.context import Context
from govreport_gui.checks.profile import infer_profile
from govreport_gui.finding import Finding
from govreport_gui.form import CellRef
from govreport_gui.report import Part, Report, Signature
from tests.builders import picture, report_2019, sound_report, without_table

Subject = Report | Context  # what a rule is asked about: a context where it wants more than the report


def context_of(subject: Subject) -> Context:
    """Return the context of a report."""
    return subject if isinstance(subject, Context) else Context(subject)


def findings(subject: Subject, rule: str) -> list[Finding]:
    """Return what one rule says about a report, whether or not it is off by default."""
    context = context_of(subject)
    profile = replace(context.known_profile or infer_profile(context.organ), switched_on=frozenset({rule}))
    found = checks.findings(replace(context, known_profile=profile))
    return [finding for finding in found if finding.rule == rule]


def ref(name: str) -> CellRef:
    """Name a cell: "applications.granted.natural"."""
    return CellRef(*name.split("."))


def with_raw(report: Report, cells: Mapping[str, str]) -> Report:
    """Return a report with other cell texts, totals untouched."""
    return replace(report, cells={**report.cells, **{ref(name): text for name, text in cells.items()}})


def changed(**changes: Any) -> Report:
    """Return the sound report with other fields."""
    return replace(sound_report(), **changes)


def with_text(part: str, text: str) -> Report:
    """Return the sound report with another text in a part."""
    return sound_report().with_part(part, Part.of(text))


def with_heading(key: str, text: str) -> Report:
    """Return the sound report with another section heading."""
    report = sound_report()
    return replace(report, headings=tuple((k, text if k == key else t) for k, t in report.headings))


def with_cell(name: str, text: str) -> Report:
    """Return the sound report with another text in one cell, totals untouched."""
    return with_raw(sound_report(), {name: text})


def without_section(key: str) -> Report:
    """Return the sound report without a section."""
    report = sound_report()
    return replace(report, sections={k: part for k, part in report.sections.items() if k != key})


NATURAL = "applications.received_new.natural"
TOTAL = "applications.received_new.total"
FEE = "disclosure.fees.amount"
CHANGE = "disclosure.licensing.change"
RULES_ISSUED = "disclosure.rules.issued"
SOUND = sound_report()
PERIOD = "本报告所列数据的统计期限为{}。"

# rule → (a report it speaks about, a report it is silent about)
EXAMPLES: dict[str, tuple[Subject, Subject]] = {
    "F01": (without_section("other"), SOUND),
    "F02": (changed(headings=SOUND.headings[::-1]), SOUND),
    "F03": (with_heading("other", "1、其他需要报告的事项"), with_heading("other", "六、 其他需要报告的事项：")),
    "F04": (with_heading("overview", "一、工作总体推进情况"), with_heading("overview", "一、总 体 情 况")),
    "F05": (with_text("other", ""), changed(sections={**SOUND.sections, "other": Part((picture(),))})),
    "F06": (without_table(SOUND, "review"), SOUND),
    "F07": (replace(report_2019(), year=2023), report_2019()),
    "C01": (with_cell(NATURAL, " "), with_cell(NATURAL, "0")),
    "C02": (with_cell(NATURAL, "——"), with_cell(NATURAL, "0")),
    "C03": (with_cell(NATURAL, "5件"), with_cell(NATURAL, "１２")),
    "C04": (with_cell(NATURAL, "00"), with_cell(FEE, "0.25")),
    "C05": (with_cell(NATURAL, "-3"), with_raw(report_2019(), {CHANGE: "-3"})),
    "C06": (with_cell(NATURAL, "\u3000０"), with_raw(report_2019(), {CHANGE: "＋3"})),
    "C07": (with_cell(FEE, "1.23456"), with_cell(FEE, "59237.2449")),
    "C11": (
        with_cell(RULES_ISSUED, "4"),
        replace(with_cell(RULES_ISSUED, "4"), organ="云溪市人民政府"),
    ),
    "C12": (with_cell(NATURAL, "1O"), with_cell(NATURAL, "10")),
    "S01": (with_cell(TOTAL, "99"), SOUND),
    "S02": (with_cell("applications.handled_total.natural", "99"), SOUND),
    "S03": (with_cell("applications.carried_out.natural", "99"), SOUND),
    "S04": (with_cell("review.reconsideration.total", "99"), SOUND),
    "T01": (changed(title=" "), SOUND),
    "T02": (
        changed(title="政府信息公开工作年度报告"),
        changed(title="青禾镇人民政府二〇二四年政府信息公开工作年度报告"),
    ),
    "T03": (changed(title="青禾镇2024年信息公开工作报告"), changed(title="青禾镇2024年 政府信息公开\n工作年度报告")),
    "T04": (with_text("preamble", PERIOD.format("2023年1月1日至2023年12月31日")), SOUND),
    "T05": (
        with_text("overview", "2023年，我镇公开信息30条。2023年，没有收到投诉。"),
        with_text("overview", "2023年有的做法，2024年继续。2024年，没有收到投诉。"),
    ),
    "T06": (
        with_text("preamble", PERIOD.format("2024年1月1日至2024年11月30日")),
        with_text("preamble", PERIOD.format("2024年1月1日至12月31日")),
    ),
    "T07": (with_text("preamble", "本报告由六个部分组成。"), with_text("preamble", PERIOD.format("2024年全年"))),
    "T08": (
        changed(signature=Signature("青禾镇人民政府", "2024年12月31日")),
        changed(signature=Signature("青禾镇人民政府", "二〇二五年一月六日")),
    ),
}
