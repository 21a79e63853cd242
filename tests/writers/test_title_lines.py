"""Titles in several lines: whole words, as even as they can be, and never a waist."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govreport_gui.writers.page_profile import MM_PER_PT, OFFICIAL
from govreport_gui.writers.printed import width
from govreport_gui.writers.title_lines import title_lines

ROOM = OFFICIAL.text_mm[0] / MM_PER_PT / OFFICIAL.title_pt


@pytest.mark.parametrize(
    ("title", "organ", "lines"),
    [
        ("青禾镇2024年政府信息公开工作年度报告", "青禾镇", ["青禾镇2024年政府信息公开工作年度报告"]),
        (
            "云溪县青禾镇人民政府2024年政府信息公开工作年度报告",
            "",
            ["云溪县青禾镇人民政府2024年", "政府信息公开工作年度报告"],
        ),
        (
            "云溪县青禾镇人民政府2024年度政府信息公开工作年度报告",
            "云溪县青禾镇人民政府",
            ["云溪县青禾镇人民政府2024年度", "政府信息公开工作年度报告"],
        ),
        (
            "2024年云溪县青禾镇人民政府政府信息公开工作年度报告",
            "",
            ["2024年云溪县青禾镇人民政府", "政府信息公开工作年度报告"],
        ),
        (
            "云溪市青禾新区发展和改革委员会重大项目服务中心2024年政府信息公开工作年度报告",
            "云溪市青禾新区发展和改革委员会重大项目服务中心",
            ["云溪市青禾新区", "发展和改革委员会重大项目服务中心", "2024年政府信息公开工作年度报告"],
        ),
        ("一二三四五六七八九十一二三四五六七八九十一二三", "", ["一二三四五六七八九十一二三四五六七八九十一二三"]),
        ("已经分好的标题：云溪县青禾镇人民政府\n2024年报告", "", ["已经分好的标题：云溪县青禾镇人民政府\n2024年报告"]),
    ],
)
def test_where_a_title_breaks(title, organ, lines):
    assert title_lines(title, organ=organ) == lines


def test_a_larger_letter_breaks_a_title_that_else_fits():
    title = "青禾镇2024年政府信息公开工作年度报告"
    assert title_lines(title, replace(OFFICIAL, title_pt=26)) == ["青禾镇2024年", "政府信息公开工作年度报告"]


PLACES = st.text("云溪青禾松岭白石", min_size=2, max_size=6)


@given(PLACES, PLACES, st.sampled_from(["", "水利局", "人民政府", "发展和改革委员会"]), st.sampled_from(["年", "年度"]))
def test_every_title_of_the_usual_shape_fits_its_lines_without_a_waist(county, town, office, year):
    organ = f"{county}县{town}镇{office}"
    title = f"{organ}2024{year}政府信息公开工作年度报告"
    lines = title_lines(title, organ=organ)
    assert "".join(lines) == title
    widths = [width(line) for line in lines]
    assert max(widths) <= ROOM
    assert all(widths[k] >= min(widths[k - 1], widths[k + 1]) for k in range(1, len(widths) - 1))
