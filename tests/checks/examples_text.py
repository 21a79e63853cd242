"""For each rule N, Y, R, P, W, G a report it must speak about and one it must not."""

from __future__ import annotations

from dataclasses import replace

from govreport_gui.checks.context import Context
from govreport_gui.report import Part, Report
from tests.builders import report_2019, sound_report
from tests.checks.examples import Subject, changed, with_raw
from tests.checks.texts import TEXTS

ONE = "全年共收到政府信息公开申请{}件。"


def with_more(part: str, text: str) -> Report:
    """Return the sound report with another paragraph in a part."""
    report = sound_report()
    return report.with_part(part, Part((*report.part(part).items, *Part.of(text).items)))


def with_example(rule: str, part: str, text: str) -> Report:
    """Return the report of an example. Where one telling that fits is enough, the text stands alone in 一."""
    return with_overview(text) if rule in ("N11", "N12", "N13") else with_more(part, text)


def with_overview(text: str) -> Report:
    """Return the sound report with nothing but this text in 一."""
    return sound_report().with_part("overview", Part.of(text))


def against(last: Report, now: Report | None = None) -> Context:
    """Return the sound report, or another, with last year's beside it."""
    return Context(now or sound_report(), last)


SOUND = sound_report()
LAST = replace(  # last year's report that the sound one follows from
    with_raw(
        SOUND,
        {
            "applications.carried_out.natural": "2",
            "applications.carried_out.total": "2",
            "applications.received_new.natural": "19",
            "applications.received_new.total": "24",
            "disclosure.normative_documents.in_force": "8",
        },
    ),
    year=2023,
    sections={**SOUND.sections, "overview": Part.of("另一年的文字。"), "problems": Part(), "other": Part()},
)
LONG = "".join(
    f"第{k}项工作由第{k}个小组承担，内容、方法和往年都不一样，结果也各有各的特点。" for k in "甲乙丙丁戊己庚辛"
)
OTHER = "".join(
    f"这里谈的是{k}村的公开栏、广播和明白纸，谁来更新，多久一次，村民怎样提意见。" for k in "东西南北上下前后"
)


def _last(**cells: str) -> Report:
    return with_raw(LAST, {name.replace("__", "."): text for name, text in cells.items()})


_PAIRS: dict[str, tuple[Subject, Subject]] = {
    "N01": (with_overview(ONE.format(30)), with_overview(ONE.format(25))),
    "N02": (with_overview("全年未收到政府信息公开申请。"), with_overview("未发生因政府信息公开申请引发的投诉。")),
    "N03": (with_overview("上年结转申请5件。"), with_overview("上年结转申请2件。")),
    "N04": (with_overview("收到的政府信息公开申请已答复30件。"), with_overview("收到的政府信息公开申请已答复24件。")),
    "N05": (with_overview("政府信息公开申请结转下年度4件。"), with_overview("政府信息公开申请结转2025年1件。")),
    "N06": (with_overview("办理的申请中，予以公开9件。"), with_overview("办理的申请中，予以公开12件，部分公开3件。")),
    "N07": (
        with_overview("收到的申请中，自然人申请7件。"),
        with_overview("收到的申请中，自然人18件，法人或其他组织5件。"),
    ),
    "N08": (with_overview("因信息公开被申请行政复议3件。"), with_overview("备案的行政复议案件134件。")),
    "N09": (with_overview("因政府信息公开引发行政诉讼2件。"), with_overview("行政诉讼0件。")),
    "N10": (with_overview("行政复议1件，被纠正1件。"), with_overview("行政复议1件，结果维持1件。")),
    "N18": (
        against(LAST, with_overview("收到政府信息公开申请23件，同比增长8.5%。")),
        against(LAST, with_overview("收到政府信息公开申请23件，同比下降4.2%。")),
    ),
    "R01": (
        against(LAST.with_part("overview", Part.of(LONG)), with_overview(LONG)),
        against(LAST.with_part("overview", Part.of(OTHER)), with_overview(LONG)),
    ),
    "R02": (
        against(LAST.with_part("overview", Part.of(OTHER)), with_overview(OTHER)),
        against(LAST.with_part("overview", Part.of(OTHER)), with_overview(OTHER[40:] + LONG)),
    ),
    "R03": (
        with_overview("全年依托桑园县人民政府门户网站公开信息。"),
        with_overview("全年依托云溪县人民政府门户网站公开信息。"),
    ),
    "R09": (changed(source_marks=("comment", "tracked_change")), changed(source_marks=("bookmark",))),
    "G01": (changed(source_marks=("layout_table",)), SOUND),
    "Y01": (against(_last(applications__carried_out__total="4")), against(LAST)),
    "Y02": (against(_last(applications__carried_out__natural="1")), against(LAST)),
    "Y03": (against(_last(disclosure__normative_documents__in_force="12")), against(LAST)),
    "Y04": (against(_last(disclosure__rules__in_force="3")), against(LAST)),
    "Y05": (
        against(replace(report_2019(), year=2019), report_2019()),
        against(
            with_raw(
                replace(report_2019(), year=2019),
                {
                    f"disclosure.{row}.last_year_items": "1"
                    for row in ("licensing", "other_services", "penalties", "compulsion", "fees")
                },
            ),
            report_2019(),
        ),
    ),
    "Y06": (against(report_2019(), changed(year=2021)), against(LAST)),
    "Y07": (against(replace(SOUND, year=2023)), against(LAST)),
    "Y08": (
        against(_last(disclosure__licensing__decisions="90")),
        against(_last(disclosure__licensing__decisions="640")),
    ),
    "Y09": (against(replace(LAST, organ="桑园镇人民政府")), against(replace(LAST, organ="青禾镇人民政府"))),
    "Y10": (against(_last(review__reconsideration__pending="3")), against(LAST)),
    "Y11": (against(_last(applications__granted__natural="99")), against(SOUND)),
}
EXAMPLES: dict[str, tuple[Subject, Subject]] = {
    **_PAIRS,
    **{
        rule: (with_example(rule, part, caught[0]), with_example(rule, part, fine[0]))
        for rule, (part, caught, fine) in TEXTS.items()
    },
}
