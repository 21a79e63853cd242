"""Asking which file to open, in Qt's own dialog: long names of files and of kinds are read."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QFileDialog, QTreeView, QWidget

from govreport_gui.gui.files.file_dialogs import ask_open

FILTERS = "报告文件和文档 (*.govreport *.docx *.docm *.doc *.wps *.rtf *.odt *.pdf *.xlsx);;所有文件 (*)"


def test_names_have_the_room_there_is(qtbot, monkeypatch):
    parent = QWidget()
    qtbot.addWidget(parent)
    seen = []

    def look(dialog):
        dialog.show()
        kinds = dialog.findChild(QComboBox, "fileTypeCombo")
        seen.append([kinds.itemText(k) for k in range(kinds.count())])
        header = dialog.findChild(QTreeView).header()
        assert header.length() == header.viewport().width()
        assert header.sectionSize(0) > header.width() // 3
        dialog.close()
        return 0

    monkeypatch.setattr(QFileDialog, "exec", look)
    assert ask_open(parent, "打开报告", FILTERS) is None
    assert seen == [["报告文件和文档", "所有文件"]]
