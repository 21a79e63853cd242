"""A second pair for each rule about form, cells, sums, tables and years: what it must catch, and a look-alike."""

from __future__ import annotations

from dataclasses import replace

from govreport_gui.checks.context import Context
from govreport_gui.report import Report, Signature
from tests.builders import report_2019, without_table
from tests.checks.examples import (
    FEE,
    NATURAL,
    PERIOD,
    SOUND,
    TOTAL,
    Subject,
    changed,
    with_cell,
    with_heading,
    with_raw,
    with_text,
    without_section,
)
from tests.checks.examples_content import signed
from tests.checks.examples_tables import (
    ALL_PARTS,
    DIRECT,
    NOTHING,
    corrected,
    fee,
    only,
    with_label,
    with_parts,
    with_row,
)

GRANTED = "（一）予以公开"
SWAPPED = (*SOUND.headings[:3], SOUND.headings[4], SOUND.headings[3], *SOUND.headings[5:])


def titled(title: str) -> Report:
    """Return the sound report under another title."""
    return changed(title=title)


def dated(day: str) -> Report:
    """Return the sound report of another day."""
    return changed(signature=Signature("青禾镇人民政府", day))


def purchases(items: str, amount: str) -> Report:
    """Return a report of 2019 with other figures of 政府集中采购."""
    cells = {"disclosure.procurement.items": items, "disclosure.procurement.amount": amount}
    return with_raw(report_2019(), cells)


# rule → (reports it must speak about, reports it must not)
PAIRS: dict[str, tuple[list[Subject], list[Subject]]] = {
    "F01": ([without_section("problems")], [report_2019()]),
    "F02": ([changed(headings=SWAPPED)], [report_2019()]),
    "F03": (
        [with_heading("problems", "5、存在的主要问题及改进情况")],
        [with_heading("problems", "五、存在的主要问题及改进情况：")],
    ),
    "F04": (
        [with_heading("problems", "五、存在的困难及改进情况")],
        [with_heading("problems", "五、 存在的主要问题及改进情况")],
    ),
    "F05": ([with_text("overview", "")], [with_text("other", "无。")]),
    "F06": ([without_table(SOUND, "applications")], [report_2019()]),
    "F07": ([replace(SOUND, year=2020)], [replace(SOUND, year=2021)]),
    "F08": ([with_label(GRANTED, "（一）同意提供")], [with_label(GRANTED, "")]),
    "F09": ([with_label(GRANTED, "", report=with_row("granted", *[""] * 7))], [with_label(GRANTED, "")]),
    "F10": ([with_label("（五）不予处理", "小计", "0")], [with_label("（五）不予处理", "(五)不予处理")]),
    "F12": ([with_parts(ALL_PARTS.replace("六个", "五个"))], [with_parts(ALL_PARTS)]),
    "F13": ([with_parts(ALL_PARTS.replace("存在的主要问题", "存在的不足"))], [with_parts(ALL_PARTS)]),
    "C01": ([with_cell(TOTAL, "\u3000")], [with_cell(FEE, "0")]),
    "C02": ([with_cell(NATURAL, "无")], [with_cell(FEE, "0.5")]),
    "C03": ([with_cell(NATURAL, "1,234")], [with_cell(NATURAL, "1234")]),
    "C04": ([with_cell(NATURAL, "007")], [with_cell(NATURAL, "100")]),
    "C05": ([with_cell(FEE, "-1.5")], [with_cell(FEE, "1.5")]),
    "C06": ([with_cell(NATURAL, "１２")], [with_cell(NATURAL, "12")]),
    "C07": ([with_cell(FEE, "20.3万元")], [with_cell(FEE, "20.3")]),
    "C08": ([replace(with_cell(FEE, "125000"), organ="云溪县水利局")], [with_cell(FEE, "9999.99")]),
    "C09": ([purchases("2", "")], [purchases("0", "0")]),
    "C10": (
        [with_raw(report_2019(), {"disclosure.penalties.change": "19"})],
        [with_raw(report_2019(), {"disclosure.penalties.change": "-4"})],
    ),
    "C11": (
        [with_raw(SOUND, {"disclosure.rules.repealed": "1"})],
        [with_raw(SOUND, {"disclosure.rules.repealed": "0"})],
    ),
    "C12": ([with_cell(NATURAL, "l2")], [with_cell(NATURAL, "12件")]),
    "C13": (
        [with_row("granted", "18", "1", "2", "0", "0", "0", "30")],
        [with_row("granted", "", "5", "2", "0", "0", "0", "7")],
    ),
    "C14": (
        [with_row("received_new", "0", "0", "0", "0", "0", "0", "4")],
        [with_row("received_new", "0", "0", "0", "0", "1", "3", "4")],
    ),
    "S01": ([with_cell("applications.granted.natural", "99")], [NOTHING]),
    "S02": ([with_cell("applications.granted.total", "99")], [NOTHING]),
    "S03": ([with_cell("applications.received_carried_in.natural", "99")], [NOTHING]),
    "S04": ([with_cell(DIRECT, "9")], [NOTHING]),
    "S07": ([with_row("carried_out", "99", "0", "0", "0", "0", "0", "99")], [NOTHING]),
    "S10": ([replace(NOTHING, organ="云溪县公安局")], [replace(NOTHING, organ="云溪县档案馆")]),
    "X02": ([Context(only({DIRECT: "2"}), NOTHING)], [Context(only({DIRECT: "2"}), SOUND)]),
    "X06": ([corrected("村级公开不够均衡。")], [corrected("行政复议被纠正1件，要吸取教训。")]),
    "X08": ([fee("收取信息处理费123元。")], [fee("收取信息处理费120元。")]),
    "T01": ([titled("")], [titled("青禾镇报告")]),
    "T02": ([titled("青禾镇人民政府政府信息公开工作年度报告")], [titled("2024年青禾镇政府信息公开工作年度报告")]),
    "T03": ([titled("青禾镇2024年政府信息工作年度报告")], [titled("青禾镇人民政府2024年政府信息公开工作年度报告")]),
    "T04": (
        [with_text("preamble", PERIOD.format("2022年1月1日至2022年12月31日"))],
        [with_text("preamble", PERIOD.format("2024年度"))],
    ),
    "T05": (
        [with_text("overview", "2023年，组织培训2次。2023年，我镇发布信息40条。")],
        [with_text("overview", "2024年，我镇公开信息30条，比2022年、2023年都多。")],
    ),
    "T06": (
        [with_text("preamble", PERIOD.format("2024年2月1日至2024年12月31日"))],
        [with_text("preamble", PERIOD.format("2024年1月1日起至2024年12月31日止"))],
    ),
    "T07": ([with_text("preamble", "现公布本镇年度报告。")], [with_text("preamble", PERIOD.format("2024年度"))]),
    "T08": ([dated("2024年1月15日")], [dated("2025年3月31日")]),
    "T11": (
        [titled("2024年度青禾镇政府信息公开工作年度报告")],
        [titled("青禾镇2024年政府信息公开工作年度报告")],
    ),
    "T16": ([signed("2025-1-5")], [signed("2025年3月31日")]),
}
