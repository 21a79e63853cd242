"""A second pair for the rules about form, figures, content and deadlines that no table of verdicts covers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from govreport_gui.checks.context import Context
from govreport_gui.report import Part
from tests.builders import report_2019
from tests.checks.examples import NATURAL, SOUND, Subject, changed, with_cell, with_raw, with_text
from tests.checks.examples_content import OVERVIEW, aspect, on, overview, signed, without_words
from tests.checks.examples_tables import AFTER, DIRECT, REVIEWS, UNPAID, fee, only, with_label, with_row

LAW = "依据《中华人民共和国政府信息公开条例》"
PARTLY_TWICE = with_row("denied_third_party", "3", "0", "0", "0", "1", "0", "4")

# rule → (reports it must speak about, reports it must not)
PAIRS: dict[str, tuple[list[Subject], list[Subject]]] = {
    "F11": ([with_label("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "")], [SOUND]),
    "F14": (
        [with_text("overview", f"{LAW}，本报告统计期限为2024年。\n{OVERVIEW}")],
        [with_text("overview", f"{OVERVIEW}\n{LAW}编制公开指南。"), with_text("overview", "")],
    ),
    "C15": (
        [with_cell(NATURAL, "无，全年没有收到申请"), with_cell(NATURAL, "详见本报告第三部分的有关说明")],
        [with_cell(NATURAL, "二十余"), with_cell(NATURAL, "5件")],
    ),
    "S05": ([with_raw(SOUND, {"disclosure.rules.issued": "3"})], [only({})]),
    "S06": (
        [with_raw(report_2019(), {"disclosure.normative_documents.disclosed_total": "1"})],
        [with_raw(report_2019(), {"disclosure.fees.change": "-3"}), SOUND],
    ),
    "S08": (
        [with_label("（五）不予处理", "小计", "0", "0", "0", "0", "0", "0", "2")],
        [with_label("（五）不予处理", "小计", "2"), with_label("", "合计", *["9"] * 7)],
    ),
    "S09": ([PARTLY_TWICE], [with_row("denied_third_party", "2", "0", "0", "0", "0", "0", "2"), only({})]),
    "X01": (
        [with_raw(with_text("other", "无。"), {UNPAID: "2"})],
        [with_raw(with_text("other", "无。"), {UNPAID: "0"}), with_raw(SOUND, {UNPAID: "2"})],
    ),
    "X03": (
        [Context(with_raw(SOUND, {REVIEWS: "26"}), only({}))],
        [with_raw(SOUND, {REVIEWS: "999"}), Context(with_raw(SOUND, {REVIEWS: "25"}), only({}))],
    ),
    "X04": (
        [Context(only({AFTER: "1"}), only({}))],
        [only({AFTER: "1"}), Context(only({AFTER: "1"}), only({REVIEWS: "1"}))],
    ),
    "X05": ([replace(only({DIRECT: "3"}), year=2025)], [only({}), only({AFTER: "1"})]),
    "X07": ([fee("共收取信息处理费1.5万元。", "1.4")], [fee("共收取信息处理费1.5万元。", "1.5"), fee("无。", "0")]),
    "X09": (
        [replace(fee("信息处理费按件计收100元。"), cells=only({}).cells)],
        [fee("信息处理费按件计收100元。"), replace(fee("没有按件收取信息处理费。"), cells=only({}).cells)],
    ),
    "T12": (
        [with_text("preamble", "现公布云溪县白石镇人民政府2024年政府信息公开工作年度报告。")],
        [with_text("preamble", "现公布青禾镇2024年度政府信息公开工作年度报告。")],
    ),
    "T17": ([changed(year=2015)], [changed(year=2019), changed(year=None)]),
    "A01": ([with_text("overview", "（一）依申请公开。2024年收到3件。")], [with_text("overview", "")]),
    "A02": (
        [overview(aspect("二", "依申请公开"), "（二）其他工作。")],
        [overview("（二）依申请公开", "（二）做好依申请公开工作")],
    ),
    "A03": (
        [with_text("overview", "（一）主动公开。\n（二）依申请公开。\n2024年办好网站。")],
        [with_text("overview", "2024年做好政府信息资源的规范化管理，清理过期信息。")],
    ),
    "A04": (
        [with_text("overview", "（一）主动公开。\n（二）依申请公开。\n2024年共30条。")],
        [with_text("overview", "2024年公众号发布30条。")],
    ),
    "A05": (
        [with_text("overview", "2024年主动公开30条。")],
        [with_text("overview", "2024年培训2次。")],
    ),
    "A06": (
        [without_words("考核"), without_words("追究责任")],
        [overview("全年邀请村民代表评议1次", "全年请村民代表开展民主评议1次"), with_text("overview", "")],
    ),
    "A07": (
        [with_text("overview", "建立健全考核制度。")],
        [with_text("overview", "建立考核制度，考核结果在全镇通报。"), with_text("overview", "开展社会评议。")],
    ),
    "A12": (
        [overview(aspect("四", "政府信息公开平台建设"), "（四）平台建设\n依申请公开办理规范，依申请答复及时。")],
        [overview(aspect("四", "政府信息公开平台建设"), "（四）平台建设\n办好网站，方便依申请公开，依申请答复及时。")],
    ),
    "A14": ([with_text("overview", "公" * 1001)], [with_text("overview", "公" * 1000)]),
    "A16": ([with_text("preamble", "电话：0499-5550118。")], [with_text("preamble", ""), SOUND]),
    "A18": ([with_text("overview", "公开若干条。")], [with_text("overview", "公开186条。"), with_text("overview", "")]),
    "D01": (
        [signed("2025年2月1日", "云溪县人民政府办公室")],
        [signed("2025年3月1日", "云溪县人民政府"), signed("近日", "云溪县水利局")],
    ),
    "D02": (
        [signed("2025年5月6日", "大河市人民政府")],
        [signed("2025年3月1日", "大河市人民政府"), signed("2025年4月1日")],
    ),
    "D03": ([signed("2025年3月1日", "稻香街道办事处")], [signed("2025年3月1日", "云溪县人民政府"), signed("")]),
    "D04": (
        [on(date(2025, 1, 26), filing_deadline=(1, 26)), on(date(2025, 3, 1), filing_deadline=(1, 26))],
        [on(date(2025, 1, 20)), on(date(2025, 1, 11), filing_deadline=(1, 26))],
    ),
    "D05": (
        [Context(changed(signature=replace(SOUND.signature, date="")), today=date(2025, 3, 5))],
        [Context(SOUND.with_part("other", Part()), today=date(2025, 1, 5))],
    ),
}
