"""A second pair for each rule about the narrative and last year's report: what it must catch, a look-alike."""

from __future__ import annotations

from dataclasses import replace

from govreport_gui.report import Part
from tests.builders import report_2019
from tests.checks.examples import SOUND, Subject, changed, with_raw, with_text
from tests.checks.examples_tables import NOTHING
from tests.checks.examples_text import LAST, LONG, ONE, OTHER, against, with_overview


def last(**cells: str) -> Subject:
    """Return the sound report beside one of last year with other figures: applications__carried_out__total="4"."""
    return against(with_raw(LAST, {name.replace("__", "."): text for name, text in cells.items()}))


def copied(part: str, before: str, now: str) -> Subject:
    """Return a report with a text in a part beside one of last year with another."""
    return against(LAST.with_part(part, Part.of(before)), with_text(part, now))


# rule → (reports it must speak about, reports it must not)
PAIRS: dict[str, tuple[list[Subject], list[Subject]]] = {
    "N01": ([with_overview(ONE.format(24))], [with_overview("全年约收到政府信息公开申请40件。")]),
    "N02": (
        [with_overview("本年度无政府信息公开申请。")],
        [with_overview("没有超期答复的政府信息公开申请。")],
    ),
    "N03": ([with_overview("2023年结转申请1件。")], [with_overview("2023年结转项目资金5项。")]),
    "N04": ([with_overview("收到政府信息公开申请23件，办结19件。")], [with_overview("收到投诉30件，办结30件。")]),
    "N05": (
        [with_overview("收到政府信息公开申请23件，办结24件，结转4件。")],
        [with_overview("收到项目资金23项，拨付20项，结转3项。")],
    ),
    "N06": ([with_overview("办理的申请中，不予公开5件。")], [with_overview("财政预算予以公开9件。")]),
    "N07": ([with_overview("收到的申请中，自然人申请21件。")], [with_overview("服务自然人办事120件。")]),
    "N08": (
        [with_overview("没有因政府信息公开引发的行政复议。")],
        [with_overview("县司法局审理行政复议案件88件。")],
    ),
    "N09": ([with_overview("发生行政诉讼一件。")], [with_overview("负责人出庭应诉行政诉讼3件。")]),
    "N10": (
        [with_overview("行政复议1件，结果维持2件。")],
        [with_overview("行政诉讼5件，结果维持4件。")],
    ),
    "N18": (
        [against(LAST, with_overview("收到政府信息公开申请23件，较上年增长50%。"))],
        [against(LAST, with_overview("公开信息23件，较上年增长50%。"))],
    ),
    "R01": ([copied("problems", LONG, LONG)], [copied("problems", OTHER, LONG)]),
    "R02": ([copied("problems", LONG, LONG)], [copied("problems", OTHER, LONG)]),
    "R03": (
        [with_overview("白石镇积极推进政务公开。")],
        [with_overview("青禾镇积极推进政务公开。")],
    ),
    "R09": ([changed(source_marks=("comment",))], [changed(source_marks=())]),
    "G01": ([changed(source_marks=("comment", "layout_table"))], [changed(source_marks=("comment",))]),
    "Y01": ([last(applications__carried_out__total="0")], [last(applications__handled_total__total="77")]),
    "Y02": ([last(applications__carried_out__natural="0")], [last(applications__granted__natural="0")]),
    "Y03": (
        [last(disclosure__normative_documents__in_force="2")],
        [last(disclosure__normative_documents__issued="6")],
    ),
    "Y04": ([last(disclosure__rules__in_force="1")], [last(disclosure__rules__in_force="0")]),
    "Y05": (
        [
            against(
                with_raw(replace(report_2019(), year=2019), {"disclosure.licensing.last_year_items": "9"}),
                report_2019(),
            )
        ],
        [against(LAST)],
    ),
    "Y06": (
        [against(replace(LAST, year=2021), replace(report_2019(), year=2022))],
        [against(replace(LAST, year=2023))],
    ),
    "Y07": (
        [against(replace(SOUND, year=2023), with_text("other", "无。"))],
        [against(replace(NOTHING, year=2023), NOTHING)],
    ),
    "Y08": (
        [last(disclosure__penalties__decisions="4000")],
        [last(disclosure__penalties__decisions="40")],
    ),
    "Y09": ([against(replace(LAST, organ="云溪县白石镇人民政府"))], [against(replace(LAST, organ=SOUND.organ))]),
    "Y10": ([last(review__reconsideration__pending="9")], [last(review__reconsideration__pending="0")]),
    "Y11": ([last(applications__granted__natural="98")], [last(disclosure__licensing__decisions="1")]),
}
