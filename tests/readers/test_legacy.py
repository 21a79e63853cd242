"""Older and foreign word processors' files, through the LibreOffice of this machine: made by it, and read again."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from govreport_gui import paths, readers, writers
from govreport_gui.blocks import Grid, Paragraph
from govreport_gui.errors import ReadError
from govreport_gui.importing import import_file
from govreport_gui.readers import legacy, office
from tests.processes import is_gone

SAMPLE = paths.resource("samples", "sample_report.docx")
needs_office = pytest.mark.skipif(office.find() is None, reason="no LibreOffice on this machine")
needs_posix = pytest.mark.skipif(os.name != "posix", reason="a stand-in for LibreOffice is a shell script")


WRITTEN = {  # ending → by which filter LibreOffice writes it, from which of our formats
    "doc": ("doc:MS Word 97", "docx"),
    "rtf": ("rtf", "docx"),
    "odt": ("odt", "docx"),
    "xml": ("xml:MS Word 2003 XML", "docx"),
    "xls": ("xls:MS Excel 97", "xlsx"),
    "ods": ("ods", "xlsx"),
}


@pytest.fixture(scope="module")
def written(tmp_path_factory) -> dict[str, Path]:
    """Return the practice report as LibreOffice writes it, by ending."""
    folder = tmp_path_factory.mktemp("written")
    writers.write(import_file(SAMPLE).report, folder / "report.xlsx")
    shutil.copy(SAMPLE, folder / "report.docx")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    for kind, source in WRITTEN.values():
        options = ["--headless", "--convert-to", kind, "--outdir", str(folder), str(folder / f"report.{source}")]
        subprocess.run([str(office.find()), profile, *options], check=True, capture_output=True)
    return {ending: folder / f"report.{ending}" for ending in WRITTEN}


@needs_office
@pytest.mark.parametrize("ending", WRITTEN)
def test_a_report_is_read_cell_for_cell(written, ending):
    right, read = import_file(SAMPLE).report, import_file(written[ending]).report
    assert dict(read.cells) == dict(right.cells)
    assert read.year == right.year


@needs_office
def test_the_name_and_its_ending_do_not_matter(written, tmp_path):
    odd = tmp_path / "-rf 名 #1%20&'`$(x)"
    odd.write_bytes(written["doc"].read_bytes())
    assert any(isinstance(block, Grid) for block in readers.read(odd))
    assert [path.name for path in tmp_path.iterdir()] == [odd.name]  # no lock, no copy


@needs_office
def test_chinese_of_an_old_rtf(tmp_path):
    path = tmp_path / "报告.doc"
    path.write_bytes(rb"{\rtf1\ansi\ansicpg936 \'b1\'ea\'bc\'c7\u24335?\par}")
    assert [block.text for block in readers.read(path) if isinstance(block, Paragraph)] == ["标记式"]


@needs_office
def test_a_damaged_doc_is_refused(written, tmp_path):
    path = tmp_path / "报告.doc"
    path.write_bytes(written["doc"].read_bytes()[:4096])
    with pytest.raises(ReadError, match=r"报告\.doc.*请用 Word 或 WPS"):
        readers.read(path)


def test_without_libreoffice_one_sentence_says_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setattr(office, "find", lambda: None)
    path = tmp_path / "报告.rtf"
    path.write_bytes(rb"{\rtf1 x\par}")
    with pytest.raises(ReadError, match=r"没有找到。请用 Word 或 WPS 打开它，另存为 \.docx 后再导入。$"):
        readers.read(path)


@pytest.mark.parametrize("rtf", [b"{\\rtf1 \\bin2147483647 abc}", b"{\\rtf1 " + b"{" * 9000], ids=["binary", "deep"])
def test_rtf_that_would_hang_libreoffice_does_not_reach_it(tmp_path, monkeypatch, rtf):
    monkeypatch.setattr(office, "find", lambda: pytest.fail("it was asked"))
    path = tmp_path / "报告.rtf"
    path.write_bytes(rtf)
    with pytest.raises(ReadError, match="已经损坏"):
        readers.read(path)


# ── A LibreOffice that lies ──


def stand_in(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Let a shell script be the installed LibreOffice; its $out is the file it should write."""
    program = folder / "soffice"
    program.write_text(
        f'#!/bin/sh\nfor last; do :; done\nout="${{last%/*}}/out/source.docx"\n{script}\n', encoding="utf-8"
    )
    program.chmod(0o755)
    monkeypatch.setattr(office, "find", lambda: program)


def rtf_file(folder: Path) -> Path:
    path = folder / "报告.rtf"
    path.write_bytes(rb"{\rtf1 x\par}")
    return path


@needs_posix
@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("exit 0", "没能转换"),
        ('mkdir "${out%/*}"; : > "$out"; exit 0', "没能转换"),
        ('mkdir "${out%/*}"; echo noise > "$out"', "转换后的内容不完整"),
        ("exit 77", "没能转换"),
    ],
    ids=["nothing written", "empty file", "noise", "failure"],
)
def test_success_is_not_believed(tmp_path, monkeypatch, script, words):
    stand_in(tmp_path, monkeypatch, script)
    with pytest.raises(ReadError, match=rf"报告\.rtf.*{words}|{words}.*报告\.rtf"):
        readers.read(rtf_file(tmp_path))


@needs_posix
def test_a_hanging_conversion_and_all_it_started_is_ended(tmp_path, monkeypatch):
    stand_in(tmp_path, monkeypatch, f'sleep 600 & echo $! > "{tmp_path}/pid"; wait')
    monkeypatch.setattr(office, "TIME_LIMIT", 0.5)
    with pytest.raises(ReadError, match="用了太久"):
        readers.read(rtf_file(tmp_path))
    assert is_gone(int((tmp_path / "pid").read_text()))


# ── What a conversion made ──


@pytest.mark.parametrize(
    ("text", "expected", "fault"),
    [
        ("一、总体情况", 0, ""),
        ("", 0, "几乎没有文字"),
        (" \n", 0, "几乎没有文字"),
        ("一、总体情况", 3000, "几乎没有文字"),
        ("一、总体情况" * 100, 3000, ""),
        ("一、总体情况".encode("gbk").decode("latin-1") * 10, 0, "乱码"),
        ("敩癬穬挴" * 20, 0, "乱码"),
    ],
)
def test_what_a_conversion_made_is_judged(text, expected, fault):
    said = legacy._fault([Paragraph(text, "paragraph 1")], expected)
    assert fault in said
    assert bool(fault) == bool(said)
