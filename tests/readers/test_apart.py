"""A reader in a process of its own: what it gives, what it raises, and where it is stopped."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from govreport_gui.blocks import Paragraph
from govreport_gui.errors import ReadError
from govreport_gui.readers.apart import StoppedError, read_apart


def gives(path):
    return [Paragraph(path.name, str(os.getpid()))]


def refuses(path):
    raise ReadError(f"“{path.name}”不行。")


def crashes(path):
    os._exit(11)


def sleeps(path):
    time.sleep(60)


def devours(path):
    return [bytes(2 << 30)]


def run(reader, seconds=60.0, megabytes=1000):
    return read_apart(reader, Path("文件"), seconds=seconds, megabytes=megabytes)


def test_it_gives_what_the_reader_gives_from_elsewhere():
    (paragraph,) = run(gives)
    assert paragraph.text == "文件"
    assert paragraph.source != str(os.getpid())


def test_it_raises_what_the_reader_raises():
    with pytest.raises(ReadError, match="不行"):
        run(refuses)


@pytest.mark.parametrize(("reader", "seconds"), [(crashes, 60.0), (sleeps, 0.2)])
def test_it_is_stopped(reader, seconds):
    with pytest.raises(StoppedError):
        run(reader, seconds)


@pytest.mark.skipif(sys.platform == "win32", reason="memory is limited on POSIX only")
def test_memory_is_limited():
    with pytest.raises(StoppedError):
        run(devours)
