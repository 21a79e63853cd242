"""The headings of the second level in running text."""

from __future__ import annotations

import pytest

from govreport_gui.gui.texts.subheadings import Subheading, subheadings

TEXT = "开头一段。\n（一）主动公开\n全年公开信息9条。\n（二）依申请公开。收到3件。\n(三)监督保障\n"


def test_each_heading_stands_over_what_follows_it():
    second, third = TEXT.index("（二）"), TEXT.index("(三)")
    assert subheadings(TEXT) == [
        Subheading("（一）主动公开", TEXT.index("（一）"), second, is_empty=False),
        Subheading("（二）依申请公开", second, third, is_empty=False),
        Subheading("(三)监督保障", third, len(TEXT), is_empty=True),
    ]


@pytest.mark.parametrize(
    "text", ["", "没有小标题。", "其中（一）主动公开", "（一）分号；前面不是标题", f"（一）{'长' * 40}"]
)
def test_what_is_no_heading(text):
    assert subheadings(text) == []
