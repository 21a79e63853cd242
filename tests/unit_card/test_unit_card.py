"""The unit card: read off a report, put into a report, judged gently, kept with what a later version wrote."""

from dataclasses import replace

import pytest
from hypothesis import given

from govreport_gui import checks, paths
from govreport_gui.checks.profile import Answers
from govreport_gui.form import forms
from govreport_gui.profile_storage import default_file, load_default, pack, save_default, unknown_keys, unpack
from govreport_gui.report import Part, Report
from govreport_gui.unit_card.unit_card import UnitCard
from govreport_gui.unit_card.unit_card_slips import slips
from govreport_gui.unit_card.unit_card_texts import first_texts, read_card, updates, with_updates
from tests.arbitrary import reports
from tests.builders import sample_report

CARD = UnitCard(
    name="云溪县青禾镇人民政府",
    short_name="我镇",
    address="云溪县青禾镇稻香路18号",
    phone="0499-5550118",
    postcode="139900",
    website="https://qinghe.example",
    mailbox="gk@qinghe.example",
)


def preamble(text):
    return replace(sample_report(), preamble=Part.of(text))


def test_reads_what_the_practice_report_says():
    assert read_card(sample_report()) == replace(CARD, short_name="", website="", mailbox="")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("如有疑问请拨打联系电话：（0499）5550118。", {"phone": "（0499）5550118"}),
        ("联系方式，电话：0499—5550118，邮编 139900，地址在稻香路18号。", {"phone": "0499—5550118"}),
        ("通讯地址：青禾镇稻香路18号；邮政编码：139900；邮箱：gk@qinghe.example。", {"mailbox": "gk@qinghe.example"}),
        ("可登录https://qinghe.example/xxgk/，下载。", {"website": "https://qinghe.example/xxgk/"}),
        ("网站地址：www.qinghe.example。", {"website": "www.qinghe.example", "address": ""}),
        ("邮箱地址：gk@qinghe.example。", {"address": "", "mailbox": "gk@qinghe.example"}),
        ("统计期限为2024年1月1日至2024年12月31日。", {"phone": "", "postcode": "", "address": ""}),
    ],
)
def test_reads_contacts_told_in_other_ways(text, said):
    card = read_card(preamble(text))
    assert {key: getattr(card, key) for key in said} == said


def test_the_short_name_is_the_one_used_most():
    report = sample_report().with_part("overview", Part.of("我镇公开信息3条，我县要求的都已公开，我镇没有遗漏。"))
    assert read_card(report).short_name == "我镇"


def test_a_report_in_step_gets_no_update():
    report = sample_report()
    assert updates(report, read_card(report), UnitCard()) == []


def changed(report, card, before=None):
    offered = updates(report, card, before or read_card(report))
    return [(update.place, update.before, update.after) for update in offered], with_updates(report, offered)


def test_a_new_name_goes_into_title_organ_and_signature():
    old, new = CARD.name, "云溪县青禾街道办事处"
    report = sample_report()
    offered, after = changed(report, replace(read_card(report), name=new))
    assert offered == [("organ", old, new), ("signature", old, new), ("title", old, new)]
    assert (after.organ, after.signature.organ) == (new, new)
    assert after.title == f"{new}2024年政府信息公开工作年度报告"


def test_titles_of_documents_keep_the_old_name():
    new = "云溪县青禾街道办事处"
    report = preamble(f"{CARD.name}按《{CARD.name}信息公开指南》编制。")
    after = changed(report, replace(read_card(report), name=new))[1]
    assert after.preamble.text.startswith(f"{new}按《{CARD.name}信息公开指南》编制。")


def test_a_signature_that_is_written_otherwise_stays_while_the_name_stays():
    report = replace(sample_report(), signature=replace(sample_report().signature, organ="青禾镇人民政府"))
    assert changed(report, replace(read_card(report), phone="0499-5550119"))[0] == [
        ("preamble", "0499-5550118", "0499-5550119")
    ]


def test_contacts_are_replaced_where_they_stand_and_new_ones_follow_the_last():
    report = sample_report()
    offered, after = changed(report, replace(read_card(report), phone="0499-1", mailbox="gk@qinghe.example"))
    assert offered == [("preamble", "0499-5550118", "0499-1"), ("preamble", "", "，电子邮箱：gk@qinghe.example")]
    assert after.preamble.text.endswith("邮编：139900，电话：0499-1，电子邮箱：gk@qinghe.example）。")
    assert len(after.preamble.items) == len(report.preamble.items)


def test_a_preamble_without_contacts_gets_a_sentence_with_all():
    (offered, after) = changed(preamble("统计期限为全年。"), CARD)
    assert [place for place, _, _ in offered] == ["preamble"]
    assert after.preamble.text == (
        "统计期限为全年。对报告内容有疑问的，请与云溪县青禾镇人民政府联系（地址：云溪县青禾镇稻香路18号，邮编：139900，"
        "电话：0499-5550118，电子邮箱：gk@qinghe.example，网址：https://qinghe.example）。"
    )


def test_another_short_name_replaces_the_old_one_everywhere():
    report = sample_report().with_part("overview", Part.of("我镇公开3条。\n我镇没有遗漏。"))
    offered, after = changed(report, replace(read_card(report), short_name="我街道"))
    assert offered == [("overview", "我镇", "我街道")] * 2
    assert after.section("overview").paragraphs == ("我街道公开3条。", "我街道没有遗漏。")


def test_a_refused_update_is_not_made():
    report = sample_report()
    offered = updates(report, replace(read_card(report), name="青禾街道办事处", phone="0499-1"), read_card(report))
    after = with_updates(report, [update for update in offered if update.place == "preamble"])
    assert (after.title, after.organ) == (report.title, report.organ)
    assert "电话：0499-1）" in after.preamble.text


@pytest.mark.parametrize("form", forms().values(), ids=lambda form: form.id)
def test_a_blank_report_begins_with_texts_that_no_check_objects_to(form):
    year = form.last_year or 2024
    report = first_texts(Report.blank(form, year), replace(CARD, website="", mailbox=""))
    assert report.title == f"{CARD.name}{year}年{form.document}"
    assert (report.organ, report.signature.organ) == (CARD.name, CARD.name)
    assert form.basis in report.preamble.text
    assert read_card(report) == replace(CARD, short_name="", website="", mailbox="")
    about = ("title", "preamble", "organ", "organ_name")
    found = [f for f in checks.check(report, None) if (f.text.part if f.text else f.part) in about]
    assert found == []


def test_without_a_name_a_blank_report_stays_blank():
    blank = Report.blank(forms()["2021"], 2024)
    assert first_texts(blank, UnitCard(phone="0499-5550118")) == blank


def test_a_name_alone_makes_a_preamble_without_contacts():
    text = first_texts(Report.blank(forms()["2021"], 2024), UnitCard(name=CARD.name)).preamble.text
    assert text.endswith("2024年12月31日。")
    assert "【" not in text


def test_slips():
    assert slips(CARD) == {}
    assert set(slips(UnitCard())) == {"name"}
    wrong = UnitCard(name="青禾镇", postcode="13990", phone="0499-555", website="qinghe example", mailbox="gk@")
    assert set(slips(wrong)) == {"postcode", "phone", "website", "mailbox"}
    assert all(sentence.endswith("。") for sentence in slips(wrong).values())


@pytest.mark.parametrize(
    "phone",
    [
        "0499-5550118",
        "（0499）5550118",
        "010-55501188",
        "12345",
        "400-555-0118",
        "0499-5550118转2",
        "0499-5550118、0499-5550119",
    ],
)
def test_usual_telephone_numbers_are_no_slip(phone):
    assert slips(UnitCard(name="青禾镇", phone=phone)) == {}


def test_kept_beside_the_profile_with_keys_of_a_later_version(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "user_data", lambda: tmp_path)
    said = Answers(organ=CARD.name, card=CARD)
    assert unpack(pack(said)) == said
    assert unknown_keys(pack(said)) == {}
    default_file().write_text('{"later": 1}', encoding="utf-8")
    save_default(said)
    assert load_default() == said
    assert '"later": 1' in default_file().read_text(encoding="utf-8")
    assert said.for_organ("云溪县财政局").card == UnitCard()


@pytest.mark.parametrize(
    ("website", "host"),
    [("https://www.qinghe.example/xxgk/", "qinghe.example"), ("qinghe.example:8080", "qinghe.example"), ("", "")],
)
def test_the_own_website_may_be_named_in_the_report(website, host):
    said = Answers(card=UnitCard(website=website))
    assert said.profile(CARD.name).domain == host
    assert replace(said, domain="other.example").profile(CARD.name).domain == "other.example"


def test_a_name_that_goes_on_where_the_old_one_ends_is_not_doubled():
    report = replace(sample_report(), organ="云溪县青禾镇", title="云溪县青禾镇人民政府2024年政府信息公开工作年度报告")
    offered, after = changed(report, replace(read_card(report), name="云溪县青禾镇人民政府"))
    assert offered == [("organ", "云溪县青禾镇", "云溪县青禾镇人民政府")]
    assert after.title == report.title


@given(reports())
def test_after_all_updates_the_report_says_what_the_card_says(report):
    after = with_updates(report, updates(report, CARD, read_card(report)))
    assert updates(after, CARD, CARD) == []
    assert after.cells == report.cells
