"""An export that does not say what the report says is told, and its cells are listed until a sound one is made."""

from __future__ import annotations

from dataclasses import replace

import pytest

from govreport_gui import writers
from govreport_gui.errors import WriteError
from govreport_gui.form import CellRef
from tests.builders import sound_report

NATURAL = CellRef("applications", "received_new", "natural")
write = writers.write


@pytest.fixture
def shown(window):
    window.document.new(sound_report())
    window.show_report()
    return window


def told(window):
    window.document.check_now()
    return [finding for finding in window.document.findings if finding.rule == "G05"]


def faulty(report, path, edition):
    write(replace(report, cells={**report.cells, NATURAL: "99"}), path, edition)


def test_cells_that_came_back_otherwise_are_listed(shown, monkeypatch, tmp_path):
    path = tmp_path / "年报.docx"
    monkeypatch.setattr(writers, "write", faulty)
    with pytest.raises(WriteError):
        shown.exports.write(path)
    (finding,) = told(shown)
    assert finding.cells == (NATURAL,)
    assert (finding.expected, finding.actual) == ("18", "99")
    monkeypatch.setattr(writers, "write", write)
    shown.exports.write(path)
    assert told(shown) == []


def test_a_file_that_cannot_be_read_is_told_once(shown, monkeypatch, tmp_path):
    path = tmp_path / "年报.docx"
    monkeypatch.setattr(writers, "write", lambda _report, path, _edition: path.write_bytes(b"PK"))
    with pytest.raises(WriteError):
        shown.exports.write(path)
    assert told(shown) == []


def test_another_report_is_not_judged_by_it(shown, monkeypatch, tmp_path):
    monkeypatch.setattr(writers, "write", faulty)
    with pytest.raises(WriteError):
        shown.exports.write(tmp_path / "年报.docx")
    shown.document.set_cells({NATURAL: "17"}, "输入")
    assert told(shown) == []
