"""A file imported in a process of its own: the same result, its limits, and an end when nobody waits any more."""

from __future__ import annotations

import os
import pickle
import subprocess
import zipfile
from pathlib import Path

import pytest

from govreport_gui import import_worker, paths, project
from govreport_gui.errors import ReadError
from govreport_gui.import_worker import command, outcome, wants_worker
from govreport_gui.importing import import_file

SAMPLE = paths.resource("samples", "sample_report.docx")


def run(path: Path) -> bytes:
    """Read a file as the window does, which holds the input open meanwhile."""
    arguments, folder = command(path)
    with subprocess.Popen(arguments, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        output = process.stdout.read()
    assert process.returncode == 0
    return output


def test_the_result_is_that_of_reading_here():
    assert outcome(run(SAMPLE), SAMPLE.name) == import_file(SAMPLE)


def test_a_project_file_is_read_too(tmp_path):
    path = tmp_path / "报告.govreport"
    project.save(project.Project(import_file(SAMPLE).report), path)
    assert outcome(run(path), path.name).report == import_file(SAMPLE).report


def test_progress_comes_first():
    lines = [line.decode() for line in run(SAMPLE).split(b"\n") if line.startswith(import_worker.PROGRESS)]
    assert lines == ["progress 正在读取，文件较大时要等一会儿…"]


@pytest.mark.parametrize(("content", "words"), [(b"", "空文件"), (b"%PDF-1.7\n", "请"), ("今天\n".encode(), "请")])
def test_what_goes_wrong_is_one_sentence(tmp_path, content, words):
    path = tmp_path / "报告.txt"
    path.write_bytes(content)
    with pytest.raises(ReadError, match=words) as told:
        outcome(run(path), path.name)
    assert str(told.value).endswith("。")


@pytest.mark.parametrize(
    "output",
    [b"", b"progress x\n", b"result\n", b"result\nnoise", b"result\n" + pickle.dumps([1]), b"\x80\x00\n"],
    ids=["nothing", "progress only", "cut", "noise", "something else", "bytes"],
)
def test_a_process_that_died_is_told(output):
    with pytest.raises(ReadError, match=r"“报告\.doc”.*请"):
        outcome(output, "报告.doc")


def test_it_ends_when_nobody_waits_any_more():
    arguments, folder = command(SAMPLE)
    process = subprocess.Popen(arguments, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
    output, _ = process.communicate(timeout=60)
    assert process.returncode or import_worker.RESULT in output


@pytest.mark.skipif(os.name != "posix", reason="Windows has no limit of memory for a running process")
def test_it_may_not_take_all_memory(tmp_path):
    path = tmp_path / "报告.txt"
    path.write_text("一、总体情况", encoding="utf-8")
    script = (
        "from govreport_gui import import_worker, readers\n"
        "readers.read = lambda path: bytearray(import_worker.MEMORY)\n"
        f"import_worker.main([{str(path)!r}])\n"
    )
    arguments, folder = command(path)
    with subprocess.Popen(
        [arguments[0], "-c", script], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        output = process.stdout.read()
    with pytest.raises(ReadError, match="太大"):
        outcome(output, path.name)


# ── Which files ──


@pytest.mark.parametrize(
    ("name", "content", "wanted"),
    [
        ("报告.doc", rb"{\rtf1 x}", True),
        ("报告.docx", b"%PDF-1.7\n", True),
        ("报告.txt", "一、总体情况".encode(), False),
        ("报告.html", b"<html>" + b" " * import_worker.LARGE, True),
    ],
)
def test_who_gets_a_process(tmp_path, name, content, wanted):
    path = tmp_path / name
    path.write_bytes(content)
    assert wants_worker(path) is wanted


@pytest.mark.parametrize(("size", "wanted"), [(9, False), (import_worker.LARGE + 1, True)])
def test_word_files_that_are_large_unpacked_get_one(tmp_path, size, wanted):
    path = tmp_path / "报告.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr("word/document.xml", b"\0" * size)
    assert wants_worker(path) is wanted


@pytest.mark.parametrize("make", [Path.mkdir, Path.touch, lambda _: None], ids=["folder", "empty", "nothing"])
def test_what_is_no_file_gets_none(tmp_path, make):
    path = tmp_path / "报告.doc"
    make(path)
    assert wants_worker(path) is False
