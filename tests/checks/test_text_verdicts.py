"""Texts that a rule about the narrative must catch, and look-alikes that it must not: the verdict of each."""

from dataclasses import replace

import pytest

from govreport_gui.checks.context import Context
from govreport_gui.report import Part
from tests.builders import report_2019, sound_report
from tests.checks.examples import SOUND, changed, findings, with_heading, with_text
from tests.checks.examples_content import signed, told
from tests.checks.examples_tables import with_parts

E, W, H = "error", "warning", "hint"
SIX = "包括总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、"
FILLER = "解读形式偏少，村民不容易看懂，个别村更新公开栏较慢。"

# rule, part, text added to the part, severities
ADDED = [
    ("F15", "problems", "（一）少。\n1.甲\n2.乙\n（二）慢。\n1.丙", []),
    ("F15", "problems", "（一）少。\n1.甲\n3.乙", [W]),
    ("F15", "problems", "（二）少。\n（三）慢。", [W]),
    ("F15", "problems", "（一）少。\n（一）慢。", [W]),
    ("F15", "problems", "（一）少。\n一、甲", [W]),
    ("F15", "problems", "1.少。\n2.慢。", [H]),
    ("F15", "problems", "2.5万人看了解读。\n12月15日开会。", []),
    ("F15", "problems", "一是少。\n三是慢。", []),
    ("F15", "problems", "二、三产业补贴已公开。\n一、二、三等奖各1名。", []),
    ("F16", "problems", "(一)问题", [H]),
    ("F16", "problems", "（一)问题", [H]),
    ("F16", "problems", "第(3)项、（十二）改进", []),
    ("F17", "other", "3", [H]),
    ("F17", "other", "责任编辑：王某", [H]),
    ("F17", "other", "附件：1", []),
    ("F17", "other", "没有其他事项", []),
    ("T09", "overview", "2022年，我镇收到申请30件。", [W]),
    ("T09", "overview", "公开信息30条。2021年共发布消息20条。", [W]),
    ("T09", "overview", "2025年，将公布目录。", []),
    ("T09", "overview", "2023年度财政预算已经公开。", []),
    ("T09", "overview", "2023年以来公开信息300条。", []),
    ("T09", "overview", "根据2022年印发的办法，公开信息30条。", []),
    ("T09", "overview", "与2023年相比，公开信息增加30条。", []),
    ("T09", "overview", "2019年修订的《条例》实施后，公开更规范。", []),
    ("T10", "problems", "2026年，我局计划多公开。", [W]),
    ("T10", "problems", "下一步，2024年我镇将多公开。", [W]),
    ("T10", "problems", "2024年，我镇将继续加强公开。", [W]),
    ("T10", "problems", "2024年，我镇将公开作为重点。", []),
    ("T10", "problems", "对照2023年工作计划，还有差距。2023年将解读列入考核。", []),
    ("T10", "problems", "到2027年，全县将建成统一平台。", []),
    ("T10", "problems", "2025年，我镇将继续公开。", []),
    ("T13", "overview", "截止目前，公开30条。", [H]),
    ("T13", "overview", "截止至12月底，公开30条。", [H]),
    ("T13", "overview", "报名截止时间为12月1日，截至12月31日收到3份。", []),
    ("T13", "overview", "活动已经截止。", []),
    ("T14", "overview", "2024共收到申请23件。", [H]),
    ("T14", "overview", "2024年共收到申请23件，电话20242024。", []),
    ("T14", "overview", "（2024）第3号", []),
    ("T15", "overview", "去年公开30条，今年公开40条。", [H]),
    ("T15", "overview", "往年、历年、本年度、上年。", []),
    ("A15", "overview", "一、概述\n本镇概述。", [W]),
    ("A15", "overview", "（五）政府信息公开收费及减免情况", []),
    ("A15", "overview", "没有收费，也没有减免情况。", []),
    ("L01", "overview", "落实《信息公开条例》。", [E]),
    ("L01", "overview", "落实《中华人民共和国政务公开条例》。", [E]),
    ("L01", "overview", "落实《中华人民共和国政府信息公开条例》和《中国共产党党务公开条例（试行）》。", []),
    ("L01", "overview", "落实《吉林省政府信息公开条例》。", []),
    ("L02", "preamble", "《中华人民共和国政府信息公开条例》（国务院令第771号）", [E]),
    ("L02", "preamble", "《中华人民共和国政府信息公开条例》（中华人民共和国国务院令第492号）", [W]),
    ("L02", "preamble", "《中华人民共和国政府信息公开条例》（国令第711号）", []),
    ("L02", "preamble", "《信息公开条例》和《保密法实施条例》（国务院令第646号）", []),
    ("L03", "preamble", "国办公开办函〔2021〕31号", [E]),
    ("L03", "preamble", "国办发〔2021〕30号", [E]),
    ("L03", "preamble", "国办公开办函〔2021〕30号、国办发〔2020〕23号", []),
    ("L03", "preamble", "国办公开办函[2021]30号", []),
    ("L04", "preamble", "《中华人民共和国政府信息公开工作年度报告格式（试行）》", [W]),
    ("L04", "preamble", "《关于政府信息公开工作年度报告有关事项的通知》", [W]),
    ("L04", "preamble", "《中华人民共和国政府信息公开工作年度报告格式》", []),
    ("L05", "preamble", "国办公开办函（2021）30号", [H]),
    ("L05", "preamble", "国办公开办函〔2021〕30 号", [H]),
    ("L05", "preamble", "国办公开办函﹝2021﹞30号", [H]),
    ("L05", "preamble", "国办公开办函〔2021〕30号，（2021年）30号楼", []),
    ("L06", "preamble", "《关于印发《工作格式》的通知》", [H]),
    ("L06", "preamble", "《甲》、《乙》和〈丙〉", []),
    ("L06", "preamble", "3<5，《甲》", []),
    ("L07", "preamble", "《中华人民共和国政府信息公开工作年度报告格式规范》", [W]),
    ("L07", "preamble", "《国务院办公厅关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》", []),
    ("L07", "preamble", "《云溪县年度报告格式说明》", []),
    ("L08", "overview", "按照《条例》要求公开。", [H]),
    ("L08", "overview", "《中华人民共和国政府信息公开条例》（以下简称《条例》）（以下简称《条例》）", [H]),
    ("L08", "overview", "《中华人民共和国政府信息公开条例》（以下简称“《条例》”），落实新条例。", [H]),
    ("L08", "overview", "《中华人民共和国政府信息公开条例》", []),
    ("L08", "overview", "《政府信息公开条例》（以下简称“条例”），落实《条例》。", []),
    ("L08", "overview", "《政府信息公开条例》（下称《条例》），更新条例解读。", []),
    ("L09", "overview", "依照《中华人民共和国行政复仪法》", [W]),
    ("L09", "overview", "依照《信息处理费管理办法》", [W]),
    ("L09", "overview", "依照《行政复议法》《云溪县政府信息公开保密审查办法》", []),
    ("L10", "preamble", "根据《条例》和《政府网站发展指引》要求，编制本报告。", [H]),
    ("L10", "preamble", "网站按要求改版，见政府网站发展指引。", []),
    ("L11", "overview", "落实《》要求。", [H]),
    ("L11", "overview", "落实条例》要求。", [H]),
    ("L11", "overview", "落实《关于〈甲〉的通知》和《乙》。", []),
]


@pytest.mark.parametrize(("rule", "part", "text", "expected"), ADDED)
def test_added_text(rule, part, text, expected):
    before = "" if part == "problems" else sound_report().text_of(part)
    report = sound_report().with_part(part, Part.of(f"{before}\n{text}"))
    assert [f.severity for f in findings(report, rule)] == expected


# rule, part, its whole text, severities
WHOLE = [
    ("A08", "other", "无。", [W]),
    ("A08", "other", "未收取任何费用。", []),
    ("A08", "other", "本年度没有收取信息处理费。", []),
    ("A09", "problems", "无", [E]),
    ("A09", "problems", "不存在问题。", [E]),
    ("A09", "problems", "主要问题是更新慢，下一步每月检查一次，检查结果在全镇范围通报。", []),
    ("A10", "problems", f"一是不足：{FILLER}", [W]),
    ("A10", "problems", f"今后加强解读。{'全镇多做图解，' * 5}", [W]),
    ("A10", "problems", f"不足：{FILLER}下一步多做图解。", []),
    ("A11", "problems", "存在问题：一是少。下一步，一是甲；二是乙；三是丙；四是丁。", [H]),
    ("A11", "problems", "存在问题：一是少；二是慢。下一步，一是甲；二是乙；三是丙；四是丁。", []),
    ("A13", "other", "加强领导，狠抓落实，取得新成绩。" * 14, [H]),
    ("A13", "other", "加强领导，狠抓落实，取得新成绩。" * 5, []),
    ("A17", "overview", "工作有序。2024年公开30条。", [W]),
    ("A17", "overview", "公开工作有序开展，及时回应群众关切。" * 10, [W]),
    ("A17", "overview", "2024年公开30条，及时回应群众关切。" * 10, []),
]


@pytest.mark.parametrize(("rule", "part", "text", "expected"), WHOLE)
def test_whole_text(rule, part, text, expected):
    assert [f.severity for f in findings(with_text(part, text), rule)] == expected


# the sentence about the parts → severity of F12 and of F13
PARTS = [
    (f"本报告{SIX}存在的主要问题及改进情况、其他需要报告的事项六部分。", [], []),
    (f"本报告{SIX}存在的主要问题及改进情况、其他需要报告的事项7个部分。", [W], []),
    (f"本报告{SIX}存在的主要问题及改进情况六个部分。", [W], []),
    (f"本报告{SIX}存在的问题及改进情况、其他需要报告的事项。", [], [H]),
    ("本报告由三部分组成。", [W], []),
    ("报告分三部分：总体情况、申请情况、问题。", [W], []),
    ("本报告包括文字和图表。", [], []),
    ("本镇从三个方面推进工作，内容包括网站、公众号。", [], []),
]


@pytest.mark.parametrize(("text", "count", "names"), PARTS)
def test_sentence_about_the_parts(text, count, names):
    report = with_parts(text)
    assert [f.severity for f in findings(report, "F12")] == count
    assert [f.severity for f in findings(report, "F13")] == names


# organ of the title, of the signature → does T12 speak?
ORGANS = [
    ("云溪县青禾镇人民政府", "青禾镇人民政府", False),
    ("青禾镇", "中共云溪县青禾镇委员会 青禾镇人民政府", False),
    ("云溪县人民政府办公室", "云溪县政府办公室", False),
    ("云溪县财政局", "大河市云溪县财政局办公室", False),
    ("稻香街道", "云溪区稻香街道办事处", False),
    ("云溪县住房和城乡建设局", "云溪县住建局", False),
    ("云溪县卫健委", "云溪县卫生健康委员会", False),
    ("云溪县发展和改革局", "云溪县水利局", True),
    ("云溪县财政局", "云溪县教育局", True),
    ("青禾镇人民政府", "白石镇人民政府", True),
    ("云溪县人民政府", "白石县人民政府", True),
    ("青禾镇人民政府", "", False),
]


@pytest.mark.parametrize(("title", "signer", "speaks"), ORGANS)
def test_organ_of_title_and_signature(title, signer, speaks):
    report = changed(title=f"{title}2024年政府信息公开工作年度报告", signature=replace(SOUND.signature, organ=signer))
    assert bool(findings(report, "T12")) == speaks


@pytest.mark.parametrize(
    ("named", "speaks"),
    [
        ("现公布本局", False),
        ("现向社会公布我单位", False),
        ("特公布本办事处", False),
        ("现公布青禾镇人民政府", False),
        ("现公布白石镇人民政府", True),
    ],
)
def test_organ_of_title_and_preamble(named, speaks):
    preamble = f"根据条例，{named}2024年政府信息公开工作年度报告。"
    assert bool(findings(with_text("preamble", preamble), "T12")) == speaks


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2025年1月5日", None),
        ("（2025年1月5日）", None),
        ("2025年01月05日", "2025年1月5日"),
        ("2025-1-5", "2025年1月5日"),
        ("二〇二五年一月五日", "2025年1月5日"),
        ("2025年120日", ""),  # no day at all: it speaks, and proposes nothing
        ("2025年2月30日", ""),
        ("近日", ""),
        ("", None),  # that it is missing is said by another rule
    ],
)
def test_form_of_the_date(day, expected):
    assert [f.expected for f in findings(signed(day), "T16")] == ([] if expected is None else [expected])


@pytest.mark.parametrize(
    ("title", "speaks"),
    [
        ("2024年度青禾镇政府信息公开工作年度报告", True),
        ("青禾镇2024年度\n政府信息公开工作年度报告", True),
        ("青禾镇2024年政府信息公开工作年度报告", False),
        ("青禾镇2024年度政府信息公开工作报告", False),
    ],
)
def test_year_twice_in_the_title(title, speaks):
    assert bool(findings(changed(title=title), "T11")) == speaks


def test_the_narrative_decides_which_year_is_meant_where_the_title_was_left():
    report = told("2024年，公开信息30条。" * 4)
    report = report.with_part("problems", Part.of("问题是2024年解读偏少。2025年，我镇将多做图解。"))
    report = replace(report, title=report.title.replace("2024", "2025"), year=2025)
    assert Context(report).fiscal_year == 2024
    assert findings(report, "T09") == []
    assert findings(report, "T10") == []


def test_aspects_are_no_warning_before_the_form_of_2021():
    report = report_2019().with_part("overview", Part.of("2020年公开信息30条。" * 20))
    said = [f for rule in ("A01", "A02", "A03", "A04", "A05", "A06") for f in findings(report, rule)]
    assert {f.severity for f in said} == {"hint"}
    assert findings(report, "A08") == []


def test_aspects_may_stand_without_headings():
    text = "2024年主动公开30条，依申请公开3件，加强保密审查，办好网站，组织培训2次。" * 5
    said = [f.rule for f in findings(with_text("overview", text), "A03")]
    assert said == []


def test_an_aspect_without_a_heading_among_others_is_a_hint():
    text = "（一）主动公开。公开30条，经过保密审查。\n（二）依申请公开。收到3件。\n（三）平台建设。网站1个。"
    assert [f.severity for f in findings(with_text("overview", text), "A03")] == ["hint"]
    assert [f.severity for f in findings(with_text("overview", text), "A05")] == ["warning"]


def test_results_bind_governments_only():
    report = with_text("overview", "2024年主动公开30条。")
    assert [f.severity for f in findings(report, "A06")] == ["warning"]
    assert [f.severity for f in findings(replace(report, organ="云溪县水利局"), "A06")] == ["hint"]


def test_fee_told_in_the_wrong_part_is_a_hint():
    report = with_text("other", "没有其他需要报告的事项。")
    overview = Part.of(f"{report.text_of('overview')}\n没有收取信息处理费。")
    assert [f.severity for f in findings(report.with_part("overview", overview), "A08")] == ["hint"]


def test_a_heading_keeps_the_preamble_rules_silent():
    assert findings(with_heading("overview", "一、总体情况"), "F14") == []
