from __future__ import annotations

import struct

import pytest

from govreport_gui.writers.picture_size import picture_size_mm
from tests.builders import picture

JPEG = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x0b\x08" + struct.pack(">HH", 96, 192) + b"\x01\x01\x11\x00"


def unsized(**changes):
    return picture(width_mm=None, height_mm=None, **changes)


def test_its_own_size_counts():
    assert picture_size_mm(picture()) == (60.0, 30.0)


def test_else_its_pixels():
    assert picture_size_mm(unsized()) == pytest.approx((25.4 / 48, 25.4 / 96))
    assert picture_size_mm(unsized(data=JPEG)) == pytest.approx((50.8, 25.4))


def test_one_length_gives_the_other():
    assert picture_size_mm(picture(height_mm=None)) == pytest.approx((60.0, 30.0))
    assert picture_size_mm(picture(width_mm=None)) == pytest.approx((60.0, 30.0))


@pytest.mark.parametrize(
    "data", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n", JPEG[:12], b"\xff\xd8" + b"\xff\xe0\x00\x00" * 9]
)
def test_else_a_guess(data):
    wide, high = picture_size_mm(unsized(data=data))
    assert wide > high > 0
