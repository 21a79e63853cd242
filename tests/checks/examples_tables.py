"""For each later rule about form, cells, sums and tables: what it must speak about, and what it must not."""

from __future__ import annotations

from dataclasses import replace

from govreport_gui.checks.context import Context
from govreport_gui.report import PrintedLabel, Report
from tests.builders import report_2019
from tests.checks.examples import FEE, NATURAL, SOUND, Subject, with_cell, with_raw, with_text

TABLE = "applications"
DUPLICATE = "2.重复申请"
CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
DENIED = "（三）不予公开"
PURCHASE = "disclosure.procurement.amount"


def with_label(official: str, read: str, *figures: str, report: Report = SOUND) -> Report:
    """Return a report whose file printed a label of 表三 otherwise."""
    return replace(report, printed_labels=(PrintedLabel(TABLE, official, read, figures),))


def with_parts(text: str) -> Report:
    """Return the sound report with another sentence about the parts in the preamble."""
    return with_text("preamble", f"{text}统计期限为2024年1月1日至2024年12月31日。")


def with_row(row: str, *texts: str, report: Report = SOUND) -> Report:
    """Return a report with other texts in a row of 表三, totals untouched."""
    columns = report.form.table[TABLE].columns_of[row]
    return with_raw(report, {f"{TABLE}.{row}.{key}": text for key, text in zip(columns, texts, strict=True)})


def only(figures: dict[str, str]) -> Report:
    """Return the sound report with zeros in all cells but these."""
    report = replace(SOUND, cells=dict.fromkeys(SOUND.form.refs, "0"))
    return with_raw(report, figures)


def corrected(problems: str) -> Report:
    """Return a report with a lost case and this text in 五."""
    return with_raw(with_text("problems", problems), {"review.reconsideration.corrected": "1"})


def fee(text: str, booked: str = "12.68") -> Report:
    """Return the sound report with another statement in 六 and another amount in 表二."""
    return with_raw(with_text("other", text), {FEE: booked})


SIX = "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、"
ALL_PARTS = f"{SIX}存在的主要问题及改进情况、其他需要报告的事项六个部分组成。"
RECEIVED = f"{TABLE}.received_new.total"
REVIEWS = "review.reconsideration.total"
AFTER = "review.litigation_after_reconsideration.total"
DIRECT = "review.litigation_direct.total"
UNPAID = f"{TABLE}.other_fee_unpaid.total"
ONE_KIND = ("0", "0", "0", "0", "0", "7", "7")
NOTHING = only({})
PARTLY = f"{TABLE}.partly_granted.natural"
HANDLED = f"{TABLE}.handled_total.natural"
OUT = f"{TABLE}.carried_out.natural"
IN_FORCE = "disclosure.normative_documents.in_force"
ISSUED = "disclosure.normative_documents.issued"


def without_row(row: str) -> Report:
    """Return the sound report whose file lacks a row of 表三."""
    cells = {cell: "" if cell.row == row else text for cell, text in SOUND.cells.items()}
    return with_label(DUPLICATE, "", report=replace(SOUND, cells=cells))


def bureau(report: Report) -> Report:
    """Return a report as that of a bureau with powers to punish."""
    return replace(report, organ="云溪县市场监督管理局")


EXAMPLES: dict[str, tuple[Subject, Subject]] = {
    "F08": (with_label("（一）予以公开", "（一）同意公开"), SOUND),
    "F09": (without_row("rejected_duplicate"), with_label(DUPLICATE, "")),
    "F10": (with_label(DENIED, "小计", "0", "0"), with_label(DUPLICATE, "2.重复的申请")),
    "F11": (with_label(CORNER, CORNER.replace("：", ":")), with_label(DUPLICATE, "2、重复申请")),
    "F12": (with_parts(ALL_PARTS.replace("六个", "七个")), with_parts(ALL_PARTS.replace("六个部分", "6个部分"))),
    "F13": (with_parts(ALL_PARTS.replace("总体情况", "基本情况")), with_parts(ALL_PARTS.replace("及改进", "和改进"))),
    "F14": (
        with_text("overview", f"根据《政府信息公开条例》编制本报告。\n{SOUND.text_of('overview')}"),
        with_text("overview", f"根据《政府信息公开条例》公开信息。\n{SOUND.text_of('overview')}"),
    ),
    "F15": (
        with_text("problems", "（一）问题\n还不够。\n（三）改进\n再努力。"),
        with_text("problems", "主要问题\n（一）少。\n（二）慢。\n改进措施\n（一）多。\n（二）快。"),
    ),
    "F16": (with_text("problems", "(一）问题"), with_text("problems", "（一）问题")),
    "F17": (
        with_text("other", "没有收取费用。\n打印本页"),
        with_text("other", "没有收取费用。\n附件：名单"),
    ),
    "C08": (with_cell(FEE, "12680"), replace(with_cell(FEE, "316441"), organ="大河市人民政府")),
    "C09": (with_raw(report_2019(), {PURCHASE: "8040"}), with_raw(report_2019(), {PURCHASE: "6万元"})),
    "C10": (
        with_raw(report_2019(), {"disclosure.licensing.change": "5"}),
        with_raw(report_2019(), {"disclosure.licensing.change": "0"}),
    ),
    "C13": (with_row("received_new", "1", "8", "3", "0", "1", "1", "23"), SOUND),
    "C14": (with_row("received_new", *ONE_KIND), with_row("received_new", "7", "0", "0", "0", "0", "0", "7")),
    "C15": (with_cell(NATURAL, "全年收到的申请都已经按期答复"), with_cell(NATURAL, "22（其中修订16件）")),
    "S05": (with_raw(SOUND, {ISSUED: "20"}), SOUND),
    "S06": (with_raw(report_2019(), {"disclosure.rules.newly_disclosed": "9"}), report_2019()),
    "S07": (with_cell(OUT, "99"), SOUND),
    "S08": (
        with_label("（四）无法提供", "小计", "4", "1", "0", "0", "0", "0", "9"),
        with_label("（四）无法提供", "小计", "4", "1", "0", "0", "0", "0", "5"),
    ),
    "S09": (with_raw(SOUND, {HANDLED: "17"}), with_raw(SOUND, {HANDLED: "18"})),
    "S10": (bureau(NOTHING), bureau(SOUND)),
    "X01": (
        with_raw(with_text("other", "没有其他事项。"), {UNPAID: "1"}),
        with_raw(with_text("other", "发出收费通知1件。"), {UNPAID: "1"}),
    ),
    "X02": (Context(only({REVIEWS: "1"}), NOTHING), Context(only({REVIEWS: "1"}), SOUND)),
    "X03": (Context(with_raw(SOUND, {REVIEWS: "60"}), SOUND), Context(with_raw(SOUND, {REVIEWS: "40"}), SOUND)),
    "X04": (Context(with_raw(SOUND, {AFTER: "3"}), SOUND), Context(with_raw(SOUND, {AFTER: "2"}), SOUND)),
    "X05": (with_raw(SOUND, {DIRECT: "1"}), replace(with_raw(SOUND, {DIRECT: "1"}), year=2023)),
    "X06": (corrected("公开的内容还不够全面。下一步多公开。"), corrected("答复质量不高。下一步加强培训。")),
    "X07": (fee("收取信息处理费2950元。", "0.2"), fee("收取信息处理费2950元。", "0.295")),
    "X08": (fee("收取信息处理费385元。"), fee("收取信息处理费2件、380元。")),
    "X09": (
        with_raw(fee("按件收取信息处理费300元。"), {RECEIVED: "9"}),
        with_raw(fee("按量收取信息处理费300元。"), {RECEIVED: "9"}),
    ),
}
