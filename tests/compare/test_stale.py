"""未更新语句: what is told of a sentence, what is kept, and how much of a section is last year's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from govreport_gui.checks import check
from govreport_gui.compare.stale import StaleKind, stale_sections, with_kept, without_kept
from govreport_gui.form import forms
from govreport_gui.report import Part, Report
from govreport_gui.text_links import TextMark

ORGAN = "云溪县青禾镇人民政府"


def report(year, text, part="overview"):
    return Report(forms()["2021"].id, year, ORGAN, sections={part: Part.of(text)})


def sections(now, before, part="overview"):
    return stale_sections(report(2024, now, part), report(2023, before, part))


def told(now, before):
    """Return kind, sentence, last year's sentence and figures of all that is found."""
    text = report(2024, now).text_of("overview")
    return [
        (s.kind.value, s.text, s.before, [text[span.start : span.end] for span in s.figures])
        for section in sections(now, before)
        for s in section.sentences
    ]


CASES = {
    "to the letter": (
        "村务公开栏每月更新一次。",
        "村务公开栏每月更新一次。",
        [("identical", "村务公开栏每月更新一次。", "村务公开栏每月更新一次。", [])],
    ),
    "only the year": (
        "2024年，青禾镇发布惠农信息38条。",
        "2023年，青禾镇发布惠农信息38条。",
        [("renumbered", "2024年，青禾镇发布惠农信息38条。", "2023年，青禾镇发布惠农信息38条。", ["38条"])],
    ),
    "new figures": (
        "青禾镇发布惠农信息52条，办理来信6件。",
        "青禾镇发布惠农信息38条，办理来信6件。",
        [("renumbered", "青禾镇发布惠农信息52条，办理来信6件。", "青禾镇发布惠农信息38条，办理来信6件。", ["6件"])],
    ),
    "a word more": (
        "镇村干部定期到集市上向群众讲解惠农补贴的各项政策。",
        "镇村干部到集市上向群众讲解惠农补贴的各项政策。",
        [
            (
                "nearly",
                "镇村干部定期到集市上向群众讲解惠农补贴的各项政策。",
                "镇村干部到集市上向群众讲解惠农补贴的各项政策。",
                [],
            )
        ],
    ),
    "a figure that stayed in a sentence that did not": (
        "今年举办公开业务培训4次，邀请律师讲课，到场128人次。",
        "全年举办公开业务培训4次，到场96人次。",
        [
            (
                "figures",
                "今年举办公开业务培训4次，邀请律师讲课，到场128人次。",
                "全年举办公开业务培训4次，到场96人次。",
                ["4次"],
            )
        ],
    ),
    "a figure that may well be the same": (
        "今年收到群众来信一件，当天就转给经办人。",
        "全年收到群众来信一件，三天里转给村里。",
        [],
    ),
    "last year said it twice, with two figures": (
        "发布惠农信息52条。",
        "发布惠农信息38条。发布惠农信息52条。",
        [("identical", "发布惠农信息52条。", "发布惠农信息52条。", [])],
    ),
    "rewritten": ("今年把公开栏搬到了集市入口。", "公开栏设在镇政府大院里面，位置偏。", []),
    "a heading": ("（一）主动公开。\n公开栏搬到集市。", "（一）主动公开。\n新设查阅点。", []),
    "an ordinal put before it": (
        "二是村务公开栏每月更新一次。",
        "三是村务公开栏每月更新一次。",
        [("renumbered", "二是村务公开栏每月更新一次。", "三是村务公开栏每月更新一次。", [])],
    ),
    "too short to say": ("效果好。", "效果好。", []),
    "the same every year": ("2024年没有收到政府信息公开申请。", "2023年没有收到政府信息公开申请。", []),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_told(case):
    now, before, expected = CASES[case]
    assert told(now, before) == expected


def test_spans_lead_to_the_sentence():
    now = "　　今年搬了公开栏。\n  村务公开栏每月更新一次。"
    (section,) = sections(now, "村务公开栏每月更新一次。")
    (sentence,) = section.sentences
    text = report(2024, now).text_of("overview")
    assert text[sentence.span.start : sentence.span.end] == sentence.text == "村务公开栏每月更新一次。"


def test_the_share_counts_characters_without_headings_and_standard_phrases():
    same, fresh = "村务公开栏每月更新一次。", "今年把公开栏搬到集市旁。"
    assert len(same) == len(fresh)
    (section,) = sections(f"（一）主动公开。\n{same}{fresh}没有其他需要报告的事项。", same)
    assert (section.counted, section.share) == (2, 0.5)


def test_sections_are_compared_each_with_its_own():
    now = replace(
        report(2024, ""), sections={"overview": Part.of("村务公开栏每月更新一次。"), "other": Part.of("无。")}
    )
    found = stale_sections(now, report(2023, "村务公开栏每月更新一次。", "problems"))
    assert [(section.part, section.sentences) for section in found] == [("overview", ())]


def test_a_mark_of_the_draft_is_not_told_again():
    text = "今年举办公开业务培训4次，邀请律师讲课，到场128人次。"
    before = report(2023, "全年举办公开业务培训4次，到场96人次。")
    marked = replace(report(2024, text), carried=(TextMark("overview", text.index("4"), text.index("4") + 2),))
    assert [section.sentences for section in stale_sections(marked, before)] == [()]


# ── kept ──


def kept():
    now, before = (
        report(2024, "村务公开栏每月更新一次。今年搬了集市旁的公开栏。"),
        report(2023, "村务公开栏每月更新一次。"),
    )
    sentence = stale_sections(now, before)[0].sentences[0]
    return with_kept(now, sentence), before, sentence


def test_a_kept_sentence_is_told_apart_and_still_counted():
    now, before, sentence = kept()
    (section,) = stale_sections(now, before)
    assert section.sentences == (replace(sentence, is_kept=True),)
    assert section.open == ()
    assert section.share > 0


def test_it_is_open_again_when_it_changes_and_only_then():
    now, before, _ = kept()
    beside = now.with_part("overview", Part.of("前面加一句新的话。村务公开栏每月更新一次。"))
    assert [s.is_kept for s in stale_sections(beside, before)[0].sentences] == [True]
    changed = now.with_part("overview", Part.of("村务公开栏每月更新一次吧。"))
    assert [(s.kind, s.is_kept) for s in stale_sections(changed, before)[0].sentences] == [(StaleKind.NEARLY, False)]
    assert [s.is_kept for s in stale_sections(now, before)[0].sentences] == [True]


def test_it_can_be_taken_back():
    now, before, sentence = kept()
    assert without_kept(now, sentence).kept == ()
    assert with_kept(now, sentence).kept == now.kept
    assert [s.is_kept for s in stale_sections(without_kept(now, sentence), before)[0].sentences] == [False]


def test_marks_of_sentences_that_are_gone_go_with_the_next_one():
    now, before, _ = kept()
    other = now.with_part("overview", Part.of("公开栏设在镇政府大院里面。"))
    last = replace(before, sections=other.sections)
    sentence = stale_sections(other, last)[0].sentences[0]
    assert [mark.text for mark in with_kept(other, sentence).kept] == [sentence.text]


def test_what_is_kept_is_not_told_by_the_check_either():
    long = (
        "镇村干部定期到集市上向群众讲解惠农补贴的各项政策，对听不懂普通话的老人改"
        "用方言再讲一遍，并把咨询电话印在明白纸上发给大家带回家慢慢看。"
    )
    now, before = report(2024, long, "problems"), report(2023, long, "problems")
    r02 = [finding.rule for finding in check(now, before)].count("R02")
    kept_now = with_kept(now, stale_sections(now, before)[0].sentences[0])
    assert (r02, [finding.rule for finding in check(kept_now, before)].count("R02")) == (1, 0)
