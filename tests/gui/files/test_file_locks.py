"""The open file and a colleague: who may write it, who took over, and what may only be read."""

from __future__ import annotations

import errno
import json
import os
import time

from govreport_gui import project
from govreport_gui.errors import WriteError
from govreport_gui.form import CellRef
from govreport_gui.project import Project
from govreport_gui.safekeeping.file_lock import holder, lock_path
from govreport_gui.safekeeping.running import Run, this_run
from tests.builders import sound_report

CELL = CellRef("applications", "received_new", "natural")
WANG = Run("PC-07", "王某", 4711, "")


def cell_in(path):
    return project.load(path).report.cell(CELL)


def type_seven(window):
    window.document.set_cells({CELL: "7"}, "输入")


def save(window):
    window.actions_by_id["save"].trigger()


def lock_by(path, run, quiet_for=0):
    lock_path(path).write_text(json.dumps({**run.as_json(), "since": "2026-01-15T01:10:00+00:00"}), encoding="utf-8")
    os.utime(lock_path(path), (time.time() - quiet_for,) * 2)


def test_an_open_file_is_locked_until_the_window_goes(window, saved, said):
    window.open_path(str(saved))
    assert holder(saved).run == this_run()
    assert window.close()
    assert [file.name for file in saved.parent.iterdir()] == [saved.name]


def test_opening_another_report_gives_the_lock_back(window, saved, tmp_path):
    other = tmp_path / "b.govreport"
    project.save(Project(sound_report()), other)
    window.open_path(str(saved))
    window.open_path(str(other))
    assert (holder(saved), holder(other).run) == (None, this_run())
    window.actions_by_id["new"].trigger()
    assert holder(other) is None


def test_saving_under_another_name_moves_the_lock(window, saved, asked_for, tmp_path):
    window.open_path(str(saved))
    asked_for(tmp_path / "b.govreport")
    window.actions_by_id["save_as"].trigger()
    assert (holder(saved), holder(tmp_path / "b.govreport").run) == (None, this_run())


def test_what_a_colleague_edits_opens_read_only(window, saved, said, asked_for, tmp_path):
    lock_by(saved, WANG)
    window.open_path(str(saved))
    assert window.windowTitle().startswith("青禾镇.govreport（只读）[*]")
    assert window.desk.notice.message.text() == (
        "王某（电脑 PC-07）从2026年1月15日 09:10 起正在编辑“青禾镇.govreport”。"
        "现在以只读方式打开：可以查看和修改，保存时请另存为一份。"
    ).replace("09:10", _local("2026-01-15T01:10:00+00:00"))
    type_seven(window)
    asked_for(tmp_path / "我的.govreport")
    save(window)
    assert cell_in(tmp_path / "我的.govreport") == "7"
    assert cell_in(saved) != "7"
    assert window.windowTitle().startswith("我的.govreport[*]")
    assert window.desk.notice.isHidden()  # the advice was followed
    assert holder(saved).run == WANG


def _local(moment):
    from datetime import datetime  # noqa: PLC0415

    return f"{datetime.fromisoformat(moment).astimezone():%H:%M}"


def test_a_quiet_lock_says_so_and_may_be_taken_over(window, saved):
    lock_by(saved, WANG, quiet_for=7200)
    window.open_path(str(saved))
    assert " 起没有动静，可能已经不在用了。" in window.desk.notice.message.text()
    (button,) = [button for button in window.desk.notice.buttons if button.text() == "仍要编辑"]
    button.click()
    assert window.windowTitle().startswith("青禾镇.govreport[*]")
    assert holder(saved).run == this_run()
    type_seven(window)
    save(window)
    assert cell_in(saved) == "7"


def test_a_colleague_who_takes_over_while_we_sleep_is_noticed(window, saved, said, asked_for):
    window.open_path(str(saved))
    type_seven(window)
    lock_by(saved, WANG)
    window.files.guard.refresh()
    assert window.windowTitle().startswith("青禾镇.govreport（只读）[*]")
    assert window.desk.notice.message.text() == (
        "王某（电脑 PC-07）接手编辑了“青禾镇.govreport”。您的修改还在窗口里，保存时请另存为一份。"
    )
    asked_for(saved.with_name("我的.govreport"))
    save(window)
    assert cell_in(saved.with_name("我的.govreport")) == "7"


def test_nobody_saves_over_what_a_colleague_edits(window, saved, said, asked_for):
    window.document.new(sound_report())
    window.show_report()
    lock_by(saved, WANG)
    asked_for(saved)
    save(window)
    assert said.told == ["王某（电脑 PC-07）正在编辑“青禾镇.govreport”，不能覆盖它。请换一个文件名保存。"]
    assert holder(saved).run == WANG


def test_a_failed_save_under_another_name_leaves_no_lock(window, saved, said, asked_for, monkeypatch):
    window.open_path(str(saved))
    target = saved.with_name("b.govreport")
    asked_for(target)

    def fail(_project, _path):
        raise WriteError("磁盘空间不够，请清理磁盘。")

    monkeypatch.setattr(project, "save", fail)
    window.actions_by_id["save_as"].trigger()
    assert (holder(target), holder(saved).run) == (None, this_run())


def test_a_protected_file_is_read_only(window, saved, monkeypatch):
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write everything
    window.open_path(str(saved))
    assert window.windowTitle().startswith("青禾镇.govreport（只读）[*]")
    assert [button.text() for button in window.desk.notice.buttons] == ["关闭"]


def test_a_folder_without_room_for_a_lock_is_no_hindrance(window, saved, said, monkeypatch):
    real = os.open

    def fail(path, flags, *mode):
        if str(path).endswith(".lock"):
            raise OSError(errno.ENOSPC, "full")
        return real(path, flags, *mode)

    monkeypatch.setattr(os, "open", fail)
    window.open_path(str(saved))
    type_seven(window)
    save(window)
    assert (said.told, cell_in(saved)) == ([], "7")


def test_a_file_that_cannot_be_opened_leaves_the_open_one_as_it_was(window, saved, said, tmp_path):
    broken = tmp_path / "坏.govreport"
    broken.write_bytes(b"nothing")
    for path in (saved, broken):
        window.open_path(str(path))
    assert holder(saved).run == this_run()
    assert holder(broken) is None
