"""What the notice says of a new draft: it counts down while the clerk rewrites and confirms."""

from __future__ import annotations

from dataclasses import replace

import pytest

from govreport_gui.report import Part
from govreport_gui.text_links import TextMark
from tests.builders import sound_report

OVERVIEW = "公开信息186条，解读2件。"


@pytest.fixture
def drafted(window):
    report = sound_report().with_part("overview", Part.of(OVERVIEW))
    marks = tuple(
        TextMark("overview", OVERVIEW.index(words), OVERVIEW.index(words) + len(words)) for words in ("186条", "2件")
    )
    window.document.new(replace(report, carried=marks))
    window.show_report()
    window.desk.rolls.drafted.emit()
    return window


def said_by(window):
    return window.desk.notice.message.text()


def press(window, verb):
    next(button for button in window.desk.notice.buttons if button.text() == verb).click()


def selected(window):
    return window.workspace.page("overview").box.editor.textCursor().selectedText()


def test_it_leads_from_place_to_place_and_lets_go_at_the_end(drafted):
    assert said_by(drafted).startswith("草稿好了。有 2 处")
    press(drafted, "看第一处")
    assert selected(drafted) == "186"
    assert said_by(drafted).startswith("还有 2 处")
    press(drafted, "今年不变")
    assert said_by(drafted).startswith("还有 1 处")
    assert selected(drafted) == "2"
    drafted.workspace.page("overview").box.editor.textCursor().insertText("3")
    assert said_by(drafted) == "去年的内容都更新或者确认过了。"


def test_undo_counts_up_again(drafted):
    press(drafted, "看第一处")
    press(drafted, "今年不变")
    drafted.actions_by_id["undo"].trigger()
    assert said_by(drafted).startswith("还有 2 处")


def test_by_the_keys_it_follows_as_well(drafted):
    drafted.actions_by_id["next_stale"].trigger()
    assert [button.text() for button in drafted.desk.notice.buttons] == ["看下一处", "今年不变", "关闭"]
    for name in ("next_stale", "confirm_stale"):
        assert f"按 {drafted.actions_by_id[name].shortcut().toString()}" in said_by(drafted)


@pytest.mark.parametrize("close", [True, False])
def test_closed_or_talked_over_it_is_silent(drafted, close):
    if close:
        press(drafted, "关闭")
    else:
        drafted.desk.notice.say("已导出。", {})
    drafted.actions_by_id["next_stale"].trigger()
    drafted.actions_by_id["confirm_stale"].trigger()
    assert drafted.desk.notice.isHidden() if close else said_by(drafted) == "已导出。"
