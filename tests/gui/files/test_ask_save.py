"""Asking where to write: a file that is there is replaced only after a question that is answered by verbs."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from govreport_gui.gui.files.file_dialogs import CANCEL, OVERWRITE, RENAME, ask_save


@pytest.fixture
def parent(qtbot, said):
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


@pytest.fixture
def chosen(monkeypatch):
    """The files that are chosen, one after the other; `offered` are the names that stood there before."""
    files, offered = [], []

    def choose(dialog):
        assert dialog.testOption(QFileDialog.Option.DontConfirmOverwrite)
        offered.append(dialog.selectedFiles()[0].rpartition("/")[2])
        if files:
            dialog.selectFile(str(files.pop(0)))
            return 1
        return 0

    monkeypatch.setattr(QFileDialog, "exec", choose)
    return files, offered


def ask(parent):
    return ask_save(parent, "保存报告", "报告文件 (*.govreport)", "青禾镇.govreport", "govreport")


def test_a_new_file_is_not_asked_about(parent, chosen, said, tmp_path):
    chosen[0].append(tmp_path / "新的.govreport")
    assert ask(parent) == tmp_path / "新的.govreport"
    assert said.asked == []


@pytest.fixture
def there(tmp_path):
    there = tmp_path / "旧的.govreport"
    there.write_bytes(b"")
    return there


@pytest.mark.parametrize("verb", [OVERWRITE, CANCEL])
def test_a_file_that_is_there_is_asked_about(parent, chosen, said, there, verb):
    chosen[0].append(there)
    said.answers = [verb]
    assert ask(parent) == (there if verb == OVERWRITE else None)
    assert said.asked == [("这个文件夹里已经有“旧的.govreport”。", RENAME, OVERWRITE, CANCEL)]


def test_another_name_is_asked_for_beginning_with_the_one_that_is_taken(parent, chosen, said, there):
    free = there.with_name("旧的二稿.govreport")
    chosen[0].extend([there, free])
    said.answers = [RENAME]
    assert ask(parent) == free
    assert chosen[1] == ["青禾镇.govreport", "旧的.govreport"]


def test_who_leaves_writes_nothing(parent, chosen, said):
    assert ask(parent) is None
