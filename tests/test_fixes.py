"""Quick fixes: what is mended is found no more, and nothing else changes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from govreport_gui import checks, fixes
from govreport_gui.blocks import Picture
from govreport_gui.form import CellRef
from govreport_gui.report import Part, PrintedLabel, Report
from tests.builders import sound_report

RULE = {rule.__name__.upper(): rule for rule in checks.RULES}
NEW = CellRef("applications", "received_new", "natural")
DECISIONS = CellRef("disclosure", "compulsion", "decisions")
TEXTS = {  # rule → what stands in the text, and what its fix makes of it
    "F16": ("(一)公开制度。(二)公开目录。", "（一）公开制度。（二）公开目录。"),
    "T13": ("截止到12月底，公开信息5条。", "截至12月底，公开信息5条。"),
    "L01": ("依照《中华人民共和国信息公开条例》办理。", "依照《中华人民共和国政府信息公开条例》办理。"),
    "L05": ("见青政发[2024]5号和青政发【2024】 6 号。", "见青政发〔2024〕5号和青政发〔2024〕6号。"),
    "L06": ("学习《关于印发<信息目录>的通知》。", "学习《关于印发〈信息目录〉的通知》。"),
    "W01": ("公开信息,答复来信(2024年,含来电3件)。没有超期.", "公开信息，答复来信（2024年，含来电3件）。没有超期。"),
    "W08": ("2024 年全镇公开 信息，按时 更新。", "2024年全镇公开信息，按时更新。"),
    "W09": ("布署公开工作，按排专人，再次布署。", "部署公开工作，安排专人，再次部署。"),
}


def findings(report: Report, rule: str):
    return [finding for finding in checks.check(report) if finding.rule == rule]


def mended(report: Report, rule: str) -> Report:
    """Mend the first finding of a rule."""
    fix = fixes.fix(report, findings(report, rule)[0])
    assert fix is not None
    return fix.report


def all_mended(report: Report, rule: str) -> Report:
    found = findings(report, rule)
    fix = fixes.fix_alike(report, found, found[0])
    assert fix is not None
    assert findings(fix.report, rule) == []
    return fix.report


def with_text(text: str) -> Report:
    return replace(sound_report(), sections={**sound_report().sections, "other": Part.of(text)})


def test_every_fix_belongs_to_a_rule_and_says_what_it_does():
    assert set(fixes.FIXES) <= set(RULE)
    assert all(label for label, _mend in fixes.FIXES.values())


@pytest.mark.parametrize(("rule", "text", "right"), [(rule, *texts) for rule, texts in TEXTS.items()])
def test_texts(rule, text, right):
    report = with_text(f"前一段不动。\n{text}\n后一段不动。")
    assert all_mended(report, rule) == with_text(f"前一段不动。\n{right}\n后一段不动。")


def test_one_of_several_is_mended_alone():
    report = mended(with_text("截止12月底，公开5条；截止到年底，答复5件。"), "T13")
    assert report.text_of("other") == "截至12月底，公开5条；截止到年底，答复5件。"


def test_a_rule_that_tells_once_a_part_mends_that_part_only():
    report = replace(with_text("公开信息,按时答复,没有超期。"), preamble=Part.of("编制本报告,供公众查阅。"))
    after = mended(report, "W01")
    assert (after.preamble.text, after.text_of("other")) == (
        "编制本报告，供公众查阅。",
        "公开信息,按时答复,没有超期。",
    )
    after = all_mended(report, "W01")
    assert after.text_of("other") == "公开信息，按时答复，没有超期。"


def test_pictures_between_paragraphs_stay():
    picture = Picture("图.png", "image/png", b"", "x")
    report = replace(
        sound_report(), sections={**sound_report().sections, "other": Part(("甲。", picture, "截止年底。"))}
    )
    assert mended(report, "T13").section("other").items == ("甲。", picture, "截至年底。")


def test_title():
    report = replace(sound_report(), title="云溪县青禾镇人民政府2024年度政府信息公开工作年度报告")
    assert mended(report, "T11").title == "云溪县青禾镇人民政府2024年政府信息公开工作年度报告"


def test_blanks_are_filled_and_named():
    report = sound_report().with_cells({DECISIONS: "", CellRef("review", "litigation_direct", "upheld"): ""})
    blank = [finding for finding in checks.check(report) if finding.rule == "C01"]
    fix = fixes.fix_alike(report, blank, blank[0])
    assert fix is not None
    assert {ref for finding in blank for ref in finding.cells} == set(fix.cells)
    assert all(fix.report.cell(ref) for ref in fix.cells)
    assert findings(fix.report, "C01") == []
    changed = {ref for ref in report.cells if report.cell(ref) != fix.report.cell(ref)}
    assert changed == set(fix.cells)


def test_digits():
    report = sound_report()
    value = report.cell(NEW)
    wide = value.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    for rule, typed in {"C04": f"0{value}", "C06": f" {wide}"}.items():
        assert mended(report.with_cells({NEW: typed}), rule) == report


def test_headings_and_labels():
    heading = ("other", "六、其它需要报告的情况")
    label = PrintedLabel("applications", "总计", "合计数")
    line = PrintedLabel("applications", "", "小计", ("1",))
    report = replace(sound_report(), headings=(*sound_report().headings[:5], heading), printed_labels=(label, line))
    assert mended(report, "F04").headings == sound_report().headings
    assert mended(report, "F08").printed_labels == (line,)


def test_what_needs_judgement_has_no_fix():
    report = sound_report().with_cells({NEW: "/"})
    finding = findings(report, "C02")[0]
    assert not fixes.is_offered(finding)
    assert fixes.fix(report, finding) is None


def test_what_was_accepted_is_left_alone():
    report = with_text("截止12月底，公开5条；截止到年底，答复5件。")
    first, second = findings(report, "T13")
    accepted = replace(first, waived="沿用原文")
    fix = fixes.fix_alike(report, [accepted, second], second)
    assert fix is not None
    assert fix.report.text_of("other") == "截止12月底，公开5条；截至年底，答复5件。"
    assert fixes.fix(report, accepted) is None
