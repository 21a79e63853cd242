"""For the rules about the file that was read, the fonts at hand and the export: what they must speak about or not."""

from __future__ import annotations

from govreport_gui.checks.context import Context
from govreport_gui.checks.surroundings import Exported, Surroundings
from govreport_gui.report import Report
from tests.builders import without_table
from tests.checks.examples import NATURAL, SOUND, Subject, changed, with_cell, with_text
from tests.checks.examples_text import with_more, with_overview

WANTED = ("方正小标宋简体", "仿宋_GB2312")


def fonts(*here: str) -> Context:
    """Return the sound report on a computer that has these fonts."""
    return Context(SOUND, surroundings=Surroundings(WANTED, WANTED[1], frozenset(here)))


def set_in(font: str, report: Report) -> Context:
    """Return a report whose text is set in a font."""
    return Context(report, surroundings=Surroundings((font,), font))


def exported(read_again: Report, report: Report = SOUND, written: Report = SOUND) -> Context:
    """Return a report of which `written` was exported, and how the file reads."""
    return Context(report, surroundings=Surroundings(exported=Exported(written, read_again)))


def marked(*marks: str) -> Report:
    """Return the sound report, read from a file with marks."""
    return changed(source_marks=marks)


HIJACKED = "推进Qmzok工作，落实Qmzok要求，开设Qmzok专栏。"

EXAMPLES: dict[str, tuple[Subject, Subject]] = {
    "G02": (fonts("宋体"), fonts(*WANTED, "宋体")),
    "G03": (set_in("仿宋_GB2312", with_text("overview", "垚山村公开信息30条。")), set_in("仿宋_GB2312", SOUND)),
    "G04": (marked("header_not_repeated"), SOUND),
    "G05": (exported(with_cell(NATURAL, "99")), exported(SOUND)),
    "G06": (marked("no_borders"), SOUND),
}

# rule → (reports it must speak about, reports it must not)
PAIRS: dict[str, tuple[list[Subject], list[Subject]]] = {
    "G02": (
        [fonts("FZXiaoBiaoSong-B05S"), fonts()],
        [fonts("FZXiaoBiaoSong-B05S", "fangsong_gb2312"), SOUND],
    ),
    "G03": (
        [set_in("仿宋_GB2312", changed(title="鄠县2024年政府信息公开工作年度报告"))],
        [
            set_in("仿宋", with_text("overview", "垚山村公开信息30条。")),
            set_in("仿宋_GB2312", with_text("overview", "“云上·青禾”——公开信息①条，café〔2024〕1号。")),
            with_text("overview", "垚山村公开信息30条。"),
        ],
    ),
    "G04": ([marked("comment", "header_not_repeated", "row_torn")], [marked("no_borders", "comment")]),
    "G05": (
        [exported(without_table(SOUND, "review"))],
        [
            exported(with_cell(NATURAL, " 20 "), with_cell(NATURAL, "20"), with_cell(NATURAL, "20")),
            exported(SOUND, report=with_cell(NATURAL, "99")),
            SOUND,
        ],
    ),
    "G06": ([marked("comment", "no_borders")], [marked("header_not_repeated", "row_torn")]),
    "P08": ([marked("author"), marked("author", "local_path")], [marked("comment"), SOUND]),
    "R04": (
        [with_overview(HIJACKED)],
        [
            with_overview(HIJACKED.replace("Qmzok", "Weibo")),
            with_overview(HIJACKED.replace("Qmzok", "QMZ")),
            with_overview(HIJACKED.replace("Qmzok", "“Qmzok”")),
            with_overview("推进Qmzok工作，落实Qmzok要求。"),
            with_more("overview", "登录Qmzok平台，登录Qmzok平台，登录Qmzok平台。"),
        ],
    ),
}
