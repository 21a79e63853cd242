"""The window asks which fonts the computer has, and says which of the page's are missing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from govreport_gui.gui.document import Document
from govreport_gui.gui.exporting import computer_fonts
from govreport_gui.writers.page_profile import OFFICIAL, Font
from tests.builders import sound_report

WANTED = frozenset(font.name for font in OFFICIAL.fonts)
really_installed = computer_fonts.installed  # the fixture of all window tests puts another one in its place


def messages(document: Document) -> list[str]:
    document.check_now()
    return [finding.message for finding in document.findings if finding.rule == "G02"]


@pytest.fixture
def sound(qapp):
    return Document(sound_report())


def test_a_computer_has_some_fonts(qapp):
    assert really_installed()


def test_nothing_is_said_until_somebody_looked(sound):
    assert messages(sound) == []


def test_missing_fonts_are_told_in_one_finding(sound):
    sound.use_fonts(WANTED - {"仿宋_GB2312", "黑体"})
    assert len(messages(sound)) == 1
    assert "“仿宋_GB2312”、“黑体”" in messages(sound)[0]
    sound.use_fonts(WANTED)
    assert messages(sound) == []


def test_it_goes_by_the_page_of_the_report(sound):
    sound.use_fonts(WANTED)
    sound.set_page(replace(OFFICIAL, body=Font("青禾仿宋", "仿宋")))
    assert "“青禾仿宋”" in messages(sound)[0]
    sound.undo_stack.undo()
    assert messages(sound) == []


def test_the_window_looks(window):
    window.document.new(sound_report())
    window.document.check_now()
    assert "G02" not in {finding.rule for finding in window.document.findings}
    assert window.document._fonts_here == WANTED
