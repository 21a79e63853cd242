"""Three versions meet: what went out, what came back, and the report now."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from govreport_gui import writers
from govreport_gui.compare import CellDifference, TextKind
from govreport_gui.form import CellRef
from govreport_gui.importing import import_file
from govreport_gui.issued import issue
from govreport_gui.remarks import Remark
from govreport_gui.report import Part
from govreport_gui.sign_off import CameBack, Found, Sent, read_back
from govreport_gui.writers.edition import Edition
from govreport_gui.writers.page_profile import OFFICIAL, SignatureKind
from tests.builders import foreign_grid, picture, report_2019, sound_report, without_table
from tests.sign_off.rounds import against, came_back, put, remark, set_figure
from tests.sign_off.word_edits import WordFile, cell_at, text_of

FIRST, SECOND, THIRD = "集市旁设了公开栏。", "窗口备有查阅目录。", "村里的喇叭每周播报政策两次。"
CELL = CellRef("applications", "granted", "natural")
OTHER_CELL = CellRef("applications", "granted", "legal")


def told(*sentences: str):
    return sound_report().with_part("overview", Part.of("".join(sentences)))


def in_short(found):
    return [(p.theirs.a, p.theirs.b, p.now, p.is_conflict) for p in found.proposals]


# ── both sides ──


def test_no_edit_nothing_to_accept(tmp_path):
    found = against(sound_report(), sound_report(), tmp_path)
    assert (found.proposals, found.already, found.remarks, found.tracked, found.left_out) == ((), 0, (), 0, ())
    assert found.sent.found is Found.BY_ID


def test_what_changed_only_here_is_no_business_of_the_leader(tmp_path):
    ours = told(FIRST, THIRD).with_cells({CELL: "77"})
    assert against(told(FIRST, SECOND), ours, tmp_path).proposals == ()


def test_a_sentence_and_a_figure_changed_on_either_side_go_together(tmp_path):
    ours = told(FIRST, SECOND, "新写的一句，还没有送出。").with_cells({OTHER_CELL: "9"})
    found = against(told(FIRST, SECOND), ours, tmp_path, put("备有", "常备"), set_figure(CELL, "305"))
    assert [p.is_conflict for p in found.proposals] == [False, False]
    merged = found.with_accepted(found.proposals)
    assert merged.section("overview").text == f"{FIRST}{SECOND.replace('备有', '常备')}新写的一句，还没有送出。"
    assert (merged.cell(CELL), merged.cell(OTHER_CELL)) == ("305", "9")


def test_each_change_can_be_left(tmp_path):
    found = against(told(FIRST, SECOND), told(FIRST, SECOND), tmp_path, put("备有", "常备"), set_figure(CELL, "305"))
    (text, cell) = found.proposals
    assert found.with_accepted([cell]).section("overview").text == FIRST + SECOND
    assert found.with_accepted([text]).cell(CELL) == sound_report().cell(CELL)
    assert found.with_accepted([]) == told(FIRST, SECOND)


def test_both_changed_the_same_sentence(tmp_path):
    ours = told(FIRST, "窗口备有查阅目录和意见簿。")
    found = against(told(FIRST, SECOND), ours, tmp_path, put("备有", "常备"))
    theirs = "窗口常备查阅目录。"
    assert in_short(found) == [(SECOND, theirs, "窗口备有查阅目录和意见簿。", True)]
    assert found.with_accepted(found.proposals).section("overview").text == FIRST + theirs


def test_both_changed_the_same_figure(tmp_path):
    ours = sound_report().with_cells({CELL: "77"})
    found = against(sound_report(), ours, tmp_path, set_figure(CELL, "305"))
    assert in_short(found) == [(sound_report().cell(CELL), "305", "77", True)]
    assert found.with_accepted(found.proposals).cell(CELL) == "305"


@pytest.mark.parametrize("back", [told(FIRST, "窗口常备查阅目录。"), told(FIRST, SECOND).with_cells({CELL: "305"})])
def test_what_both_made_the_same_is_only_counted(back, tmp_path):
    edits = (put("备有", "常备"),) if back.cell(CELL) != "305" else (set_figure(CELL, "305"),)
    found = against(told(FIRST, SECOND), back, tmp_path, *edits)
    assert (found.proposals, found.already) == ((), 1)


def test_the_leader_changed_what_is_gone_here(tmp_path):
    found = against(told(FIRST, SECOND, THIRD), told(FIRST, THIRD), tmp_path, put("备有", "常备"))
    assert in_short(found) == [(SECOND, "窗口常备查阅目录。", "", True)]
    assert found.with_accepted(found.proposals).section("overview").text == f"{FIRST}窗口常备查阅目录。{THIRD}"


def test_the_leader_took_out_what_was_changed_here(tmp_path):
    ours = told(FIRST, "窗口备有查阅目录和意见簿。")
    found = against(told(FIRST, SECOND), ours, tmp_path, put(SECOND, ""))
    assert in_short(found) == [(SECOND, "", "窗口备有查阅目录和意见簿。", True)]
    assert found.with_accepted(found.proposals).section("overview").text == FIRST


def test_the_leader_took_out_what_is_gone_here(tmp_path):
    found = against(told(FIRST, SECOND), told(FIRST), tmp_path, put(SECOND, ""))
    assert (found.proposals, found.already) == ((), 1)


def test_both_wrote_something_at_the_same_place(tmp_path):
    ours = told(FIRST, THIRD, SECOND)
    found = against(told(FIRST, SECOND), ours, tmp_path, put(SECOND, f"去年底换了新的牌子。{SECOND}"))
    assert in_short(found) == [("", "去年底换了新的牌子。", THIRD, True)]
    merged = found.with_accepted(found.proposals).section("overview").text
    assert sorted(merged.split("。")) == sorted(f"{FIRST}{THIRD}去年底换了新的牌子。{SECOND}".split("。"))


def test_both_wrote_the_same_at_the_same_place(tmp_path):
    ours = told(FIRST, THIRD, SECOND)
    found = against(told(FIRST, SECOND), ours, tmp_path, put(SECOND, THIRD + SECOND))
    assert (found.proposals, found.already) == ((), 1)


def test_a_sentence_that_the_leader_moved(tmp_path):
    sent = told(FIRST, SECOND, THIRD)
    found = against(sent, sent, tmp_path, put(FIRST + SECOND + THIRD, SECOND + THIRD + FIRST))
    assert {p.theirs.kind for p in found.proposals} == {TextKind.MOVED}
    assert found.with_accepted(found.proposals).section("overview").text == SECOND + THIRD + FIRST


def test_title_and_date(tmp_path):
    ours = replace(sound_report(), title=f"{sound_report().title}（征求意见稿）")
    found = against(sound_report(), ours, tmp_path, put("1月15日", "1月22日"))
    assert [(p.theirs.place, p.is_conflict) for p in found.proposals] == [("date", False)]
    assert found.with_accepted(found.proposals).signature.date == "2025年1月22日"


def test_a_table_that_the_leader_took_out(tmp_path):
    def without_last_table(opened):
        opened.body.remove(opened.tables[-1])

    found = against(sound_report(), sound_report(), tmp_path, without_last_table)
    assert [p.theirs.place for p in found.proposals] == ["review"]
    assert not found.with_accepted(found.proposals).has_table("review")
    gone = against(sound_report(), without_table(sound_report(), "review"), tmp_path, without_last_table)
    assert (gone.proposals, gone.already) == ((), 1)


def test_the_report_went_over_to_another_form_since(tmp_path):
    only_there = CellRef("applications", "other_misc", "natural")
    found = against(sound_report(), report_2019(), tmp_path, set_figure(only_there, "305"), set_figure(CELL, "306"))
    cells = [p.theirs.cell for p in found.proposals if isinstance(p.theirs, CellDifference)]
    assert cells == [CELL]
    assert any("手工改" in text for text in found.left_out)
    assert found.with_accepted(found.proposals).cell(CELL) == "306"


def test_a_paragraph_moved_with_tracking(tmp_path):
    sent = sound_report().with_part("overview", Part.of("\n".join((FIRST, SECOND, THIRD))))

    def move(opened):
        moved = next(p for p in opened.paragraphs if text_of(p) == FIRST)
        behind = next(p for p in opened.paragraphs if text_of(p) == THIRD)
        opened.insert_after(behind, FIRST, tracked=True)
        opened.remove(moved, tracked=True)
        for tag, name in (("ins", "moveTo"), ("del", "moveFrom")):
            for mark in list(opened.root.iter(f"{{*}}{tag}")):
                mark.tag = mark.tag.replace(tag, name)
        for text in list(opened.root.iter("{*}delText")):  # Word keeps w:t in what was moved away
            text.tag = text.tag.replace("delText", "t")

    found = against(sent, sent, tmp_path, move)
    assert [p.theirs.kind for p in found.proposals] == [TextKind.MOVED]
    assert found.tracked == 1
    assert found.with_accepted(found.proposals).section("overview").paragraphs == (SECOND, THIRD, FIRST)


def test_pictures_and_foreign_tables_stay_where_they_are(tmp_path):
    sent = sound_report().with_part("overview", Part((FIRST, picture(), SECOND, foreign_grid(), THIRD)))
    found = against(sent, sent, tmp_path, put("每周", "每天", tracked=True))
    assert len(found.proposals) == 1
    items = found.with_accepted(found.proposals).section("overview").items
    assert [item if isinstance(item, str) else type(item).__name__ for item in items] == [
        FIRST,
        "Picture",
        SECOND,
        "Grid",
        THIRD.replace("每周", "每天"),
    ]


def repack(opened: WordFile) -> None:
    """Do what Word does to large pictures when it saves: other bytes, the same picture."""
    name = next(name for name in opened.parts if name.startswith("word/media/"))
    opened.parts[name] += b"\0"


def test_a_picture_packed_anew_is_told_and_not_proposed(tmp_path):
    sent = sound_report().with_part("overview", Part((FIRST, picture(), SECOND)))
    recognition, record = came_back(sent, tmp_path, repack, put("备有", "常备"))
    found = read_back(recognition, sent, (record,), looks_like=lambda _a, _b: True)
    assert [p.theirs.a for p in found.proposals] == [SECOND]
    assert ["重新压缩" in text for text in found.left_out] == [True]
    assert found.with_accepted(found.proposals).section("overview").items[1] == picture()


def test_a_picture_of_the_same_size_in_its_place_is_proposed(tmp_path):
    sent = sound_report().with_part("overview", Part((FIRST, picture(), SECOND)))
    found = against(sent, sent, tmp_path, repack)
    (proposal,) = found.proposals
    assert (proposal.theirs.kind, proposal.is_conflict, found.left_out) == (TextKind.CHANGED, False, ())
    assert proposal.theirs.b == f"{proposal.theirs.a}（换了一张）"
    assert (proposal.pictures.sent.data, proposal.pictures.back.data) == (picture().data, picture().data + b"\0")
    _, taken, _ = found.with_accepted(found.proposals).section("overview").items
    assert taken.data == picture().data + b"\0"
    assert found.with_accepted(()) == sent


def test_a_picture_changed_on_both_sides_waits_for_a_decision(tmp_path):
    sent, ours = (
        sound_report().with_part("overview", Part((FIRST, drawn, SECOND)))
        for drawn in (picture(), picture(data=picture().data + b"1"))
    )
    (proposal,) = against(sent, ours, tmp_path, repack).proposals
    assert proposal.is_conflict
    shown = (proposal.pictures.sent, proposal.pictures.back, proposal.pictures.now)
    assert [drawn.data.removeprefix(picture().data) for drawn in shown] == [b"", b"\0", b"1"]


def test_a_picture_put_in_is_proposed_where_it_stands(tmp_path):
    sent = sound_report().with_part("overview", Part((FIRST, SECOND)))
    back = sound_report().with_part("overview", Part((FIRST, picture(), SECOND)))
    recognition, _ = came_back(back, tmp_path)
    (proposal,) = read_back(recognition, sent, (issue(sent, "年报.docx", at(3)),)).proposals
    assert (proposal.theirs.kind, proposal.pictures.sent) == (TextKind.ADDED, None)
    assert proposal.pictures.back.data == picture().data
    taken = CameBack(Sent(sent, Found.BY_ID), sent).with_accepted([proposal]).section("overview").items
    assert [item if isinstance(item, str) else item.data for item in taken] == [FIRST, picture().data, SECOND]


def test_a_picture_taken_out_is_proposed(tmp_path):
    def take_out(opened):
        (drawn,) = (p for p in opened.body.iterchildren() if next(p.iter("{*}drawing"), None) is not None)
        opened.body.remove(drawn)

    sent = sound_report().with_part("overview", Part((FIRST, picture(), SECOND)))
    found = against(sent, sent, tmp_path, take_out)
    assert [(p.theirs.kind, p.theirs.b) for p in found.proposals] == [(TextKind.REMOVED, "")]
    assert found.with_accepted(found.proposals).section("overview") == Part((FIRST, SECOND))


def test_numbers_of_the_text_go_on_following_their_cells(tmp_path):
    sent = told("受理申请", "件。").with_link("overview", 4, CELL)
    found = against(sent, sent, tmp_path, set_figure(CELL, "305"))
    merged = found.with_accepted(found.proposals)
    assert merged.section("overview").text == "受理申请305件。"
    assert merged.links


# ── which version ──


def at(day: int) -> datetime:
    return datetime(2025, 1, day, 10, 0)


def without_id(opened: WordFile) -> None:
    opened.parts = {name: data for name, data in opened.parts.items() if name != "docProps/custom.xml"}
    for mark in list(opened.root.iter("{*}bookmarkStart")):
        mark.set(f"{{{mark.nsmap['w']}}}name", "_other")


def test_the_version_that_went_out_is_told_by_its_id(tmp_path):
    recognition, record = came_back(told(FIRST, SECOND), tmp_path, put("备有", "常备"))
    later = issue(told(FIRST, SECOND.replace("备有", "常备")), "第二稿.docx", at(20))
    found = read_back(recognition, later.report, (record, later))
    assert (found.sent.found, found.sent.file_name) == (Found.BY_ID, "送签稿.docx")
    assert (found.proposals, found.already) == ((), 1)


def test_without_an_id_it_is_the_version_most_like_the_file(tmp_path):
    recognition, record = came_back(told(FIRST, SECOND), tmp_path, without_id, put("备有", "常备"))
    earlier = issue(told(THIRD), "第一稿.docx", at(2))
    found = read_back(recognition, told(FIRST, SECOND), (earlier, record))
    assert (found.sent.found, found.sent.file_name) == (Found.NEAREST, "送签稿.docx")
    assert len(found.proposals) == 1


def test_an_id_that_nobody_remembers_is_told(tmp_path):
    recognition, _ = came_back(told(FIRST), tmp_path)
    other = issue(told(FIRST, SECOND), "第二稿.docx", at(20))
    assert read_back(recognition, told(FIRST), (other,)).sent.found is Found.UNKNOWN_ID


def test_where_nothing_is_recorded_the_report_now_stands_for_it(tmp_path):
    recognition, _ = came_back(told(FIRST, SECOND), tmp_path, put("备有", "常备"))
    found = read_back(recognition, told(FIRST, SECOND))
    assert (found.sent.found, found.sent.when, len(found.proposals)) == (Found.NOT_RECORDED, "", 1)


def test_a_page_without_signature(tmp_path):
    page = replace(OFFICIAL, signature=SignatureKind.NONE)
    path = tmp_path / "年报.docx"
    writers.write(sound_report(), path, Edition(page=page))
    assert read_back(import_file(path), sound_report(), (), page).proposals == ()
    changed_since = read_back(import_file(path), sound_report(), (), OFFICIAL)
    assert changed_since.proposals == ()
    assert any("落款" in text for text in changed_since.left_out)


# ── what else stands in the file ──


def test_comments_come_with_their_places_and_nobody_s_name(tmp_path):
    found = against(
        told(FIRST),
        told(FIRST),
        tmp_path,
        remark(FIRST, "再压缩一下"),
        remark("总体情况", "加小标题"),
        remark("青禾镇人民政府", "落款用全称"),
        lambda opened: opened.comment(cell_at(opened.tables[1], 3, 3), "这个数再核"),
    )
    said = {item.text: item.place for item in found.remarks}
    assert list(said) == ["加小标题", "再压缩一下", "这个数再核", "落款用全称"]
    assert said["再压缩一下"] == f"一、总体情况：“{FIRST}”"
    assert said["加小标题"] == "一、总体情况"
    assert said["这个数再核"].startswith("表三·")
    assert "青禾镇人民政府" in said["落款用全称"]
    assert "周小禾" not in repr(found.remarks)
    assert found.proposals == ()


def test_a_comment_on_words_deleted_with_tracking(tmp_path):
    def edit(opened):
        put(SECOND, "", tracked=True)(opened)
        deleted = next(opened.root.iter("{*}del"))
        (paragraph,) = (p for p in opened.paragraphs if deleted in list(p))
        opened.comment(paragraph, "这句不要")
        deleted.append(list(paragraph)[-1])

    found = against(told(FIRST, SECOND), told(FIRST, SECOND), tmp_path, edit)
    assert found.remarks == (Remark("这句不要", f"一、总体情况：“{FIRST}”"),)


def test_tracked_changes_are_counted(tmp_path):
    edits = (put("备有", "常备", tracked=True), put("集市", "新集市", tracked=True), put("。", "；"))
    assert against(told(FIRST, SECOND), told(FIRST, SECOND), tmp_path, *edits).tracked == 4


def test_what_cannot_be_taken_over_is_told(tmp_path):
    found = against(
        sound_report(),
        sound_report(),
        tmp_path,
        put("五、存在的主要问题及改进情况", "五、存在的问题及改进情况"),
        put("科研机构", "科研院所"),
    )
    heading, *labels = found.left_out
    assert heading.startswith("标题“五、存在的主要问题及改进情况”改成了“五、存在的问题及改进情况”")
    assert any("科研院所" in text for text in labels)


def test_a_file_of_another_year_is_told(tmp_path):
    other = replace(sound_report(), year=2023, title=sound_report().title.replace("2024", "2023"))
    recognition, _ = came_back(other, tmp_path)
    found = read_back(recognition, sound_report(), (issue(sound_report(), "年报.docx", at(3)),))
    assert any("2023 年" in text for text in found.left_out)
