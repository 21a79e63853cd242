"""The words for what keeps a file from being written."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from govreport_gui.safekeeping import write_faults
from govreport_gui.safekeeping.write_faults import why_not_replaced, why_not_written

FILE = Path("/文件夹/年报.govreport")
DEEP = Path("/" + "很深的文件夹/" * 60 + "年报.govreport")


@pytest.mark.parametrize("why", [why_not_written, why_not_replaced])
@pytest.mark.parametrize("number", sorted(errno.errorcode))
def test_every_error_of_the_system_has_a_sentence_with_advice(why, number):
    sentence = why(OSError(number, os.strerror(number)), FILE)
    assert "请" in sentence
    assert sentence.endswith("。")
    assert os.strerror(number) not in sentence  # no English


@pytest.mark.parametrize("number", [errno.ENODEV, errno.ENXIO, errno.ESTALE, errno.ENOTCONN, errno.EHOSTDOWN])
def test_a_stick_or_a_share_that_is_away(number):
    sentence = why_not_replaced(OSError(number, ""), FILE)
    assert "U盘可能已经拔出，网络可能断开" in sentence
    assert "没有写成，内容没有丢" in sentence
    assert "窗口" not in sentence  # the command line says it, too


def test_windows_says_of_a_path_too_long_that_it_is_not_there(monkeypatch):
    monkeypatch.setattr(write_faults.os, "name", "nt")
    assert "路径太长" in why_not_written(OSError(errno.ENOENT, ""), DEEP)
    assert "U盘可能已经拔出" in why_not_written(OSError(errno.ENOENT, ""), FILE)


def test_a_name_too_long_is_told_from_a_path_too_long():
    error = OSError(errno.ENAMETOOLONG, "")
    assert "文件名“年年" in why_not_written(error, FILE.with_name("年" * 90))
    assert "路径太长" in why_not_written(error, DEEP)
