"""Pictures that come back in other bytes: each that went out answers for one that came back, and for no other."""

from __future__ import annotations

from dataclasses import replace

from govreport_gui.blocks import Picture
from govreport_gui.recognise.records import Recognition
from govreport_gui.report import Part
from govreport_gui.sign_off.kept import with_kept
from tests.builders import sound_report

SENT, OTHER = (Picture(name, "image/png", name.encode(), "") for name in ("送出的", "另一张"))
PACKED, PACKED_TOO = (replace(SENT, data=data) for data in (b"packed", b"packed too"))


def report_with(*pictures):
    return sound_report().with_part("overview", Part(("概况。", *pictures)))


def kept(sent, came_back, looks_like=True):
    back = report_with(*came_back)
    read = Recognition(back, sources=dict.fromkeys(back.cells, "file"))
    found = with_kept(report_with(*sent), read, lambda _a, _b: looks_like)
    return found.report.part("overview").items[1:], found.told


def test_a_picture_packed_anew_is_the_one_that_went_out():
    pictures, told = kept([SENT], [PACKED])
    assert pictures == (SENT,)
    assert "有 1 张图片保存时重新压缩过" in told[0]


def test_one_that_looks_otherwise_is_the_leaders():
    assert kept([SENT], [PACKED], looks_like=False) == ((PACKED,), ())


def test_a_second_one_that_looks_the_same_was_added():
    assert kept([SENT], [PACKED, PACKED_TOO])[0] == (SENT, PACKED_TOO)


def test_a_copy_of_one_that_is_still_there_does_not_stand_for_another():
    assert kept([SENT, OTHER], [SENT, SENT]) == ((SENT, SENT), ())
