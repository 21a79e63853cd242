"""Form files are loaded strictly: each slip is a FormError that says what and where."""

from __future__ import annotations

from pathlib import Path

import pytest

from govreport_gui import paths
from govreport_gui.errors import FormError
from govreport_gui.form.load import load_all

NEW, OLD = (paths.resource("forms", f"annual_report_{year}.toml") for year in (2021, 2019))

SMALL = """
id = "x"
name = "试"
document = "报告"
basis = "无"
first_year = 2030
[[sections]]
key = "s"
heading = "一、情况"
must_cover = "都写。"
[[tables]]
key = "s"
name = "表"
label_columns = 1
widths_mm = [10, 10, 10]
[[tables.blocks]]
columns = [{ key = "a", path = ["甲"] }, { key = "b", path = ["乙"] }]
[[tables.blocks.rows]]
key = "r"
path = ["行"]
counts = "计。"
mistakes = "无。"
article = "无"
[[tables.equations]]
rule = "S01"
each = "row"
left = ["a"]
right = ["b"]
"""


def load(tmp_path: Path, text: str):
    file = tmp_path / "small.toml"
    file.write_text(text, encoding="utf-8")
    return load_all([file])


def test_small_form_loads(tmp_path):
    form = load(tmp_path, SMALL)["x"]
    assert [form.cell_name(ref) for ref in form.refs] == ["表·行·甲", "表·行·乙"]
    assert form.equations[0].total == form.refs[1]


def test_order_of_files_does_not_matter():
    assert load_all([OLD, NEW]) == load_all([NEW, OLD])


SLIPS = {  # what was → what is, and what the error says
    "unknown key of the form": ('basis = "无"', 'basis = "无"\ncolour = 1', "unknown.*colour"),
    "missing key of the form": ('basis = "无"', "", "missing.*basis"),
    "unknown key of a section": ('must_cover = "都写。"', 'must_cover = "都写。"\nx = 1', "section s.*unknown.*x"),
    "missing key of a section": ('must_cover = "都写。"', "", "section s.*missing.*must_cover"),
    "unknown key of a table": ("label_columns = 1", "label_columns = 1\nx = 1", "table s.*unknown.*x"),
    "missing key of a row": ('article = "无"', "", "row r.*missing.*article"),
    "unknown key of a row": ('article = "无"', 'article = "无"\nkind = "count"', "row r.*unknown.*kind"),
    "unknown key of a column": ('path = ["乙"] }', 'path = ["乙"], unit = "件" }', "column b.*unknown.*unit"),
    "unknown kind of a cell": ('path = ["乙"] }', 'path = ["乙"], kind = "text" }', "text"),
    "unknown arrangement": ("columns = [{", 'arrangement = "above"\ncolumns = [{', "above"),
    "column twice": ('key = "b"', 'key = "a"', "twice"),
    "width does not fit": ("widths_mm = [10, 10, 10]", "widths_mm = [10, 10]", "3 columns wide, not 2"),
    "widths left over": ("widths_mm = [10, 10, 10]", "widths_mm = [10, 10, 10, 10]", "3 columns wide, not 4"),
    "table without a section": ('[[tables]]\nkey = "s"', '[[tables]]\nkey = "t"', "without a section"),
    "equation about nothing": ('left = ["a"]', 'left = ["c"]', "no such cell “c”"),
    "equation by neither row nor column": ('each = "row"', 'each = "diagonal"', "diagonal"),
    "unknown form to be like": ('basis = "无"', 'basis = "无"\nlike = "1999"', "names no form"),
    "name of nothing": ('columns = [{ key = "a", path = ["甲"] }', 'columns = ["a"', "“a” is given by name alone"),
    "no TOML": ('id = "x"', 'id = "x', "small.toml"),
}


@pytest.mark.parametrize("name", SLIPS)
def test_slip(tmp_path, name):
    before, after, said = SLIPS[name]
    assert SMALL.count(before) >= 1
    with pytest.raises(FormError, match=rf"(?s)^small\.toml: .*{said}|{said}"):
        load(tmp_path, SMALL.replace(before, after, 1))


def test_two_forms_of_one_name():
    with pytest.raises(FormError, match="重复"):
        load_all([NEW, NEW])


def test_missing_file(tmp_path):
    with pytest.raises(FormError):
        load_all([tmp_path / "no.toml"])
