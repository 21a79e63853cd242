"""What was remarked is remembered once, in order, and survives the project file; a damaged entry stays as it is."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govreport_gui import remarks
from govreport_gui.project import Project, load, save
from govreport_gui.remarks import Remark, pack, unpack, with_remarks
from tests.builders import sound_report

SHORTER = Remark("再压缩一下", "一、总体情况", "一.docx", "2025-01-17T16:40:00")
AGAIN = Remark("这个数再核", "表三·总计")
REMARKS = st.builds(Remark, st.text(), st.text(), st.text(), st.text(), st.booleans())


def entries(kept) -> dict[str, bytes]:
    """Return the entries of a project file."""
    return {name: json.dumps(record, ensure_ascii=False).encode() for name, record in pack(kept).items()}


def test_a_remark_that_comes_back_again_stays_as_it_is():
    done = replace(SHORTER, done=True)
    assert with_remarks((done,), [AGAIN, replace(SHORTER, file_name="二.docx")]) == (done, AGAIN)


def test_of_very_many_those_dealt_with_go_first(monkeypatch):
    monkeypatch.setattr(remarks, "MOST", 2)
    done = replace(SHORTER, done=True)
    third = Remark("落款用全称", "落款")
    assert with_remarks((AGAIN, done), [third]) == (AGAIN, third)
    assert len(with_remarks((AGAIN, SHORTER), [third])) == 3  # what is still to be done is never forgotten


@given(st.lists(REMARKS, max_size=4).map(tuple))
def test_they_come_back_from_the_file(kept):
    assert unpack(entries(kept)) == kept


def test_they_are_saved_with_the_report(tmp_path):
    path = save_as(tmp_path, (SHORTER, replace(AGAIN, done=True)))
    assert load(path).remarks == (SHORTER, replace(AGAIN, done=True))
    assert remarks.ENTRY not in zipfile.ZipFile(save_as(tmp_path, ())).namelist()


def save_as(folder, kept):
    path = folder / "报告.govreport"
    save(Project(sound_report(), remarks=kept), path)
    return path


def test_keys_of_a_later_version_are_kept():
    data = entries((SHORTER,))[remarks.ENTRY].replace(b'"done"', b'"answer": "\xe5\xa5\xbd", "done"')
    (read,) = unpack({remarks.ENTRY: data})
    assert read == SHORTER
    assert b'"answer"' in entries((replace(read, done=True),))[remarks.ENTRY]


@pytest.mark.parametrize("damaged", [b"{", b"[]", b'{"remarks": 3}', b"\xff", b'{"remarks": [1, {"text": 2}]}'])
def test_a_damaged_entry_does_no_harm(tmp_path, damaged):
    path = save_as(tmp_path, ())
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(remarks.ENTRY, damaged)
    assert load(path).report == sound_report()
    assert all(remark.text == "" for remark in load(path).remarks)
