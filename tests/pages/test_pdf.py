"""The PDF: read again it is the same report; it says nothing about computer, clerk or time."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFontDatabase

from govreport_gui import writers
from govreport_gui.importing import import_file
from govreport_gui.pages import fonts, pdf
from govreport_gui.proof.proof import prove
from govreport_gui.report import Part, Report
from govreport_gui.writers.edition import Edition
from govreport_gui.writers.page_profile import OFFICIAL, Font
from tests.builders import foreign_grid, picture, report_2019, sample_report, sound_report, with_every_cell

ROOT = Path(__file__).resolve().parents[2]
FEW = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
RARE = "镕堃喆𠮷"


def read_back(report: Report, path: Path) -> Report:
    writers.write(report, path)
    return import_file(path).report


@pytest.mark.parametrize(
    "report",
    [
        pytest.param(sample_report(), id="sample"),
        pytest.param(sound_report(), id="sound"),
        pytest.param(report_2019(), id="2019"),
        pytest.param(with_every_cell(sample_report(), "11398889"), id="eight digits"),
        pytest.param(with_every_cell(sample_report(), "22（其中修订16件）"), id="tables over several pages"),
        pytest.param(with_every_cell(report_2019(), ""), id="all blank"),
    ],
)
def test_a_pdf_reads_back_as_the_report(report, tmp_path):
    back = read_back(report, tmp_path / "年报.pdf")
    assert (back.title, back.preamble, back.sections, back.signature) == (
        report.title,
        report.preamble,
        report.sections,
        report.signature,
    )
    assert back.cells == report.cells


def test_a_draft_reads_back_without_its_mark(tmp_path):
    path = tmp_path / "年报.pdf"
    writers.write(sample_report(), path, Edition(draft=True))
    assert prove(sample_report(), path).differences == ()
    assert import_file(path).report.preamble == sample_report().preamble


def test_pictures_and_tables_in_the_text_come_back(tmp_path):
    items = ("前面的文字。", picture(), "中间。", foreign_grid(), "后面。")
    back = read_back(sample_report().with_part("other", Part(items)), tmp_path / "年报.pdf")
    assert [type(item) for item in back.section("other").items] == [type(item) for item in items]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "方言、工作、文书、行政、人民、青年，都不是部首。", id="characters that share a glyph with a radical"
        ),
        pytest.param(f"负责人：{RARE}。", id="rare characters"),
        pytest.param("两点——破折号……省略号，“引号”。", id="marks that fonts join"),
        pytest.param("网址www.example.com，c49号，5ú。", id="figures beside Latin letters"),
    ],
)
def test_the_text_layer_says_what_is_printed(text, tmp_path):
    report = sample_report().with_part("problems", Part.of(text))
    assert read_back(report, tmp_path / "年报.pdf").section("problems").text == text


_SENTENCES = st.text(alphabet="公开人工文方青行立高食见12 3aB，。（）《》“”—%" + RARE, min_size=1, max_size=120)
_FIGURES = st.sampled_from(["", "0", "/", "5件", "1,234", "22（其中修订16件）"]) | st.integers(0, 99_999_999).map(str)


@FEW
@given(sentences=st.lists(_SENTENCES.map("全年共{}件。".format), min_size=1, max_size=6), figures=st.data())
def test_any_report_is_proven_equal(sentences, figures, tmp_path):
    report = sample_report().with_part("problems", Part.of("\n".join(sentences)))
    report = replace(report, cells={ref: figures.draw(_FIGURES) for ref in report.cells})
    path = tmp_path / "年报.pdf"
    writers.write(report, path)
    assert prove(report, path).differences == ()


def test_the_same_report_gives_the_same_bytes():
    assert pdf.render(sample_report()) == pdf.render(sample_report())
    assert pdf.render(sample_report()) != pdf.render(sound_report())


def test_characters_that_no_font_has_do_no_harm():
    report = replace(sample_report(), preamble=Part(("古叙利亚字母\u0701，天城文\ua8f3。",)))
    assert pdf.render(report, Edition()).startswith(b"%PDF")


def test_a_pdf_tells_its_title_and_nothing_about_clerk_or_time():
    data = pdf.render(sample_report())
    said = dict(re.findall(rb"/(Title|Author|Creator|Producer|CreationDate|ModDate) ?\(((?:[^)\\]|\\.)*)\)", data))
    title = said.pop(b"Title").replace(b"\\(", b"(").replace(b"\\)", b")").replace(b"\\\\", b"\\")
    assert title.removeprefix(b"\xfe\xff").decode("utf-16-be") == sample_report().title
    assert set(said) == {b"Author", b"Creator", b"Producer"}
    assert said[b"Author"] == said[b"Creator"] == b""
    assert not re.search(rb"xmp:\w*Date=", data)


def test_its_table_of_places_is_right():
    data = pdf.render(sample_report())
    start = int(data.rsplit(b"startxref", 1)[1].split()[0])
    assert data[start:].startswith(b"xref")
    places = [int(place) for place in re.findall(rb"(\d{10}) \d{5} n", data[start:])]
    assert [data[place:].split(b" ", 1)[0] for place in places] == [b"%d" % n for n in range(1, len(places) + 1)]


def test_the_command_line_makes_one_without_a_display(tmp_path):
    sample, target = ROOT / "resources" / "samples" / "sample_report.docx", tmp_path / "年报.pdf"
    script = (
        "import os, sys\n"
        "for name in ('DISPLAY', 'WAYLAND_DISPLAY', 'QT_QPA_PLATFORM'): os.environ.pop(name, None)\n"
        "from govreport_gui.cli import main\n"
        f"sys.exit(main(['export', {str(sample)!r}, '-o', {str(target)!r}]))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert import_file(target).report.cells == sample_report().cells


# ── Fonts ──


def test_fonts_that_are_not_here_are_named_once():
    missing = Font("没有这种字体", "也没有这种")
    page = replace(OFFICIAL, title=missing, body=missing)
    assert fonts.missing_fonts(page).count("没有这种字体") == 1


def test_a_font_that_is_here_is_not_missing_and_is_taken():
    family = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)[0]
    page = replace(OFFICIAL, body=Font(family))
    assert family not in fonts.missing_fonts(page)
    assert fonts.Typefaces(page).type("body", 16).font.families()[0] == family


def test_a_font_goes_by_all_its_names(monkeypatch):
    monkeypatch.setattr(QFontDatabase, "families", lambda *_: ["SimHei", "FangSong [foundry]"])
    assert "黑体" not in fonts.missing_fonts(OFFICIAL)
    assert fonts.Typefaces(OFFICIAL).type("body", 16).font.families() == ["FangSong [foundry]"]


@pytest.mark.parametrize("role", fonts.CHAINS)
def test_every_role_begins_with_the_font_of_the_profile(role):
    assert getattr(OFFICIAL, role).name in fonts.CHAINS[role][0].names
