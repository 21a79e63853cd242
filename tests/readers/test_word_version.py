"""The hidden id of a Word file: found again, also after LibreOffice saved it or somebody removed the properties."""

from __future__ import annotations

import zipfile

import pytest

from govreport_gui import writers
from govreport_gui.blocks import Skipped, SkippedKind
from govreport_gui.errors import ReadError
from govreport_gui.importing import import_file
from govreport_gui.readers import read
from govreport_gui.writers.edition import PLAIN, Edition
from tests.builders import sample_report
from tests.test_conversions import SOFFICE, soffice
from tests.word_versions import version_of

VERSION = "9f3ac0d1e2b4"


@pytest.fixture
def written(tmp_path):
    path = tmp_path / "report.docx"
    writers.write(sample_report(), path, Edition(version=VERSION))
    return path


def without(path, part: str):
    """Return a copy that lacks a part."""
    copy = path.with_name("copy.docx")
    with zipfile.ZipFile(path) as package, zipfile.ZipFile(copy, "w") as target:
        for name in package.namelist():
            if name != part:
                target.writestr(name, package.read(name))
    return copy


def test_it_is_found(written):
    assert version_of(written) == VERSION


def test_it_comes_with_what_the_reader_leaves_out_and_is_no_note(written):
    (hidden,) = (b for b in read(written) if isinstance(b, Skipped) and b.kind is SkippedKind.VERSION)
    assert hidden.text == VERSION
    recognition = import_file(written)
    assert hidden in recognition.blocks
    assert VERSION not in "".join(note.text for note in recognition.notes)
    assert recognition.report.source_marks == ()


def test_it_is_found_without_the_properties(written):
    assert version_of(without(written, "docProps/custom.xml")) == VERSION


def test_an_id_that_cannot_name_a_bookmark_stands_in_the_properties(tmp_path):
    path = tmp_path / "report.docx"
    writers.write(sample_report(), path, Edition(version="第 3 稿 <改>"))
    assert version_of(path) == "第 3 稿 <改>"
    assert version_of(without(path, "docProps/custom.xml")) == ""


def test_a_file_of_no_version_has_none(tmp_path):
    path = tmp_path / "report.docx"
    writers.write(sample_report(), path, PLAIN)
    assert version_of(path) == ""


def test_what_is_no_word_file_is_told(tmp_path):
    path = tmp_path / "report.docx"
    path.write_bytes(b"PK no zip")
    with pytest.raises(ReadError):
        version_of(path)


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("ending", ["docx", "odt", "doc"])
def test_it_survives_libreoffice(written, tmp_path, ending):
    saved = soffice(written, ending, tmp_path)
    if ending != "docx":
        saved = soffice(saved, "docx", tmp_path)
    assert version_of(saved) == VERSION
    bare = without(saved, "docProps/custom.xml")
    assert version_of(bare) == VERSION
