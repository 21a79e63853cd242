"""What was struck out right behind a table of a .doc stays struck out; damaged files stay as they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govreport_gui import readers, writers
from govreport_gui.blocks import Paragraph
from govreport_gui.readers.compound_file import CompoundFile, Damaged
from govreport_gui.readers.doc_deletions import with_all_deletions
from govreport_gui.report import Part
from tests.builders import foreign_grid, sound_report
from tests.sign_off.word_edits import WordFile
from tests.test_conversions import SOFFICE, soffice

pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
STRUCK_OUT, LEFT = "平均468天答复，答复书送到村里。", "窗口备有查阅目录。"


def saved_as_doc(folder: Path, *, tracked: bool) -> Path:
    """Return a .doc by LibreOffice in which a paragraph right behind a table is struck out."""
    path = folder / "送签稿.docx"
    report = sound_report().with_part("overview", Part((foreign_grid(), STRUCK_OUT, LEFT, foreign_grid(), LEFT)))
    writers.write(report, path)
    opened = WordFile(path)
    if tracked:
        behind_table = opened.tables[0].getnext()
        while not list(behind_table.iter("{*}t")):
            behind_table = behind_table.getnext()
        opened.remove(behind_table, tracked=True)
    return soffice(opened.save(), "doc", folder)


@pytest.fixture(scope="module")
def struck_out(tmp_path_factory) -> bytes:
    return saved_as_doc(tmp_path_factory.mktemp("doc"), tracked=True).read_bytes()


def test_struck_out_words_behind_a_table_do_not_come_back(tmp_path):
    texts = [b.text for b in readers.read(saved_as_doc(tmp_path, tracked=True)) if isinstance(b, Paragraph)]
    assert LEFT in texts
    assert not [text for text in texts if text and STRUCK_OUT.startswith(text)]


def test_only_the_starts_of_runs_change(struck_out):
    mended = with_all_deletions(struck_out)
    assert len(mended) == len(struck_out)
    assert 0 < sum(a != b for a, b in zip(struck_out, mended, strict=True)) <= 12
    assert with_all_deletions(mended) == mended


def test_a_file_in_which_nothing_is_struck_out_is_the_same(tmp_path):
    data = saved_as_doc(tmp_path, tracked=False).read_bytes()
    assert with_all_deletions(data) == data


def test_a_stream_that_is_not_there(struck_out):
    with pytest.raises(Damaged):
        CompoundFile(bytearray(struck_out)).stream("Workbook")


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_damaged_files_are_left_alone(struck_out, data):
    damaged = bytearray(struck_out[: data.draw(st.integers(0, len(struck_out)))])
    for _ in range(data.draw(st.integers(0, 20))):
        if damaged:
            damaged[data.draw(st.integers(0, min(len(damaged), 2000) - 1))] = data.draw(st.integers(0, 255))
    assert len(with_all_deletions(bytes(damaged))) == len(damaged)


@pytest.mark.parametrize("size", [b for b in range(16) if b not in (9, 12)])
def test_sectors_of_a_size_that_no_file_has(struck_out, size):
    damaged = struck_out[:30] + bytes([size]) + struck_out[31:]
    assert with_all_deletions(damaged) == damaged
